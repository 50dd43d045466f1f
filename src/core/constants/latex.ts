import { bindingStrength, type Expression, type Parameter } from './expression.ts';
import type { FunctionName, SymbolName } from './names.ts';

const symbols: Readonly<Record<SymbolName, string>> = {
  pi: '\\pi',
  e: 'e',
  catalan: 'G',
  eulergamma: '\\gamma',
  phi: '\\varphi',
};

type Prefixed = Exclude<FunctionName, 'sqrt' | 'cbrt' | 'root' | 'exp' | 'besseli' | 'besselj' | 'hyp0f1'>;
const prefixes: Readonly<Record<Prefixed, string>> = {
  log: '\\log',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  cot: '\\cot',
  sinh: '\\sinh',
  cosh: '\\cosh',
  tanh: '\\tanh',
  coth: '\\coth',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  asinh: '\\operatorname{arsinh}',
  acosh: '\\operatorname{arcosh}',
  atanh: '\\operatorname{artanh}',
  zeta: '\\zeta',
};

/**
 * The expression as LaTeX that KaTeX renders without any macro of its own; parseExpression reads it back to the
 * same tree.
 */
export function latexOfExpression(expression: Expression<Parameter>): string {
  switch (expression.kind) {
    case 'integer':
      return String(expression.value);
    case 'decimal':
      return expression.digits;
    case 'symbol':
      return symbols[expression.name];
    case 'parameter':
      return expression.name;
    case 'negate':
      return `-${operand(expression.argument, 4)}`;
    case 'add':
      return `${operand(expression.left, 1)} + ${operand(expression.right, 2, true)}`;
    case 'subtract':
      return `${operand(expression.left, 1)} - ${operand(expression.right, 2, true)}`;
    case 'multiply':
      return product(expression.left, expression.right);
    case 'divide':
      return `\\frac{${latexOfExpression(expression.left)}}{${latexOfExpression(expression.right)}}`;
    case 'power':
      return `${powerBase(expression.left)}^{${exponent(expression.right)}}`;
    case 'call':
      return latexOfCall(expression.name, expression.arguments);
  }
}

function latexOfCall(name: FunctionName, values: readonly Expression<Parameter>[]): string {
  const first = values[0]!;
  switch (name) {
    case 'sqrt':
      return `\\sqrt{${latexOfExpression(first)}}`;
    case 'cbrt':
      return `\\sqrt[3]{${latexOfExpression(first)}}`;
    case 'root':
      return `\\sqrt[${latexOfExpression(values[1]!)}]{${latexOfExpression(first)}}`;
    case 'exp':
      return `e^{${exponent(first)}}`;
    case 'besseli':
      return `I_{${exponent(first)}}${parenthesized(latexOfExpression(values[1]!))}`;
    case 'besselj':
      return `J_{${exponent(first)}}${parenthesized(latexOfExpression(values[1]!))}`;
    case 'hyp0f1':
      return `{}_{0}F_{1}${parenthesized(`;${latexOfExpression(first)};${latexOfExpression(values[1]!)}`)}`;
    default:
      return `${prefixes[name]}${parenthesized(latexOfExpression(first))}`;
  }
}

/** Growing parentheses only where something tall is inside. */
function parenthesized(text: string): string {
  return /\\frac|\\sqrt|\^|\\left/.test(text) ? `\\left(${text}\\right)` : `(${text})`;
}

function operand(expression: Expression<Parameter>, strength: number, afterOperator = false): string {
  const text = latexOfExpression(expression);
  const weak = bindingStrength(expression) < strength && expression.kind !== 'divide';
  return weak || (afterOperator && expression.kind === 'negate') ? parenthesized(text) : text;
}

/** Superscripts and fractions need parentheses under a power, though they are closed symbols as factors. */
function powerBase(base: Expression<Parameter>): string {
  const tall = base.kind === 'divide' || (base.kind === 'call' && base.name === 'exp');
  return tall ? parenthesized(latexOfExpression(base)) : operand(base, 5);
}

/** A fraction of integers, or with the parameter, stays on the line: e^{1/2}. */
function exponent(expression: Expression<Parameter>): string {
  if (expression.kind === 'negate') {
    const { argument } = expression;
    if (isPlainFraction(argument)) return `-(${exponent(argument)})`;
  }
  if (isPlainFraction(expression) && expression.kind === 'divide') {
    const sign = expression.left.kind === 'negate' ? '-' : '';
    const top = expression.left.kind === 'negate' ? expression.left.argument : expression.left;
    return `${sign}${latexOfExpression(top)}/${latexOfExpression(expression.right)}`;
  }
  return latexOfExpression(expression);
}

function isPlainFraction(expression: Expression<Parameter>): boolean {
  if (expression.kind !== 'divide' || !isShort(expression.right)) return false;
  const { left } = expression;
  return isShort(left) || (left.kind === 'negate' && isShort(left.argument));
}

function isShort({ kind }: Expression<Parameter>): boolean {
  return kind === 'integer' || kind === 'parameter';
}

/** 2\pi by juxtaposition where nothing can be misread; \cdot elsewhere. */
function product(left: Expression<Parameter>, right: Expression<Parameter>): string {
  const joined =
    left.kind === 'integer' && !/^[\d.-]/.test(latexOfExpression(right)) && right.kind !== 'divide';
  return `${operand(left, 2)} ${joined ? '' : '\\cdot '}${operand(right, 3, true)}`;
}
