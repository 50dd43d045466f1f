import { bindingStrength, digitsAlone, type Expression, type Parameter } from './expression.ts';
import type { FunctionName, SymbolName } from './names.ts';

const symbols: Readonly<Record<SymbolName, string>> = {
  pi: '\\pi',
  e: 'e',
  catalan: 'G',
  eulergamma: '\\gamma',
  phi: '\\varphi',
  khinchin: 'K_{0}',
  glaisher: '\\mathrm{A}',
  lemniscate: '\\varpi',
  gompertz: '\\delta',
  omega: '\\Omega',
  plastic: '\\rho',
  champernowne: 'C_{10}',
  liouville: '\\mathrm{L}',
};

/** Functions that are written f(x, y, …). */
type Prefixed = Exclude<
  FunctionName,
  'sqrt' | 'cbrt' | 'root' | 'exp' | keyof typeof subscripted | 'hyp0f1' | 'hyp1f1' | 'hyp2f1'
>;
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
  altzeta: '\\eta',
  dirichletbeta: '\\operatorname{dirichletbeta}',
  gamma: '\\Gamma',
  gammainc: '\\Gamma',
  lowergamma: '\\operatorname{lowergamma}',
  beta: '\\mathrm{B}',
  erf: '\\operatorname{erf}',
  erfc: '\\operatorname{erfc}',
  erfi: '\\operatorname{erfi}',
  dawson: '\\mathrm{F}',
  ei: '\\operatorname{Ei}',
  agm: '\\operatorname{agm}',
  ellipk: '\\operatorname{ellipk}',
  e1: 'E_{1}',
};

/** Functions whose first argument stands as a subscript. */
const subscripted = {
  besseli: 'I',
  besselj: 'J',
  besselk: 'K',
  bessely: 'Y',
  polylog: '\\operatorname{Li}',
} as const;

/**
 * The expression as LaTeX that KaTeX renders without any macro of its own; parseExpression reads it back to the
 * same tree.
 */
export function latexOfExpression(expression: Expression<Parameter>): string {
  return digitsAlone(expression) ?? latexOf(expression);
}

function latexOf(expression: Expression<Parameter>): string {
  switch (expression.kind) {
    case 'integer':
      return String(expression.value);
    case 'decimal':
      return `${expression.digits}\\ldots`;
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
      return `\\frac{${latexOf(expression.left)}}{${latexOf(expression.right)}}`;
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
      return `\\sqrt{${latexOf(first)}}`;
    case 'cbrt':
      return `\\sqrt[3]{${latexOf(first)}}`;
    case 'root':
      return `\\sqrt[${latexOf(values[1]!)}]{${latexOf(first)}}`;
    case 'exp':
      return `e^{${exponent(first)}}`;
    case 'besseli':
    case 'besselj':
    case 'besselk':
    case 'bessely':
    case 'polylog':
      return `${subscripted[name]}_{${exponent(first)}}${parenthesized(latexOf(values[1]!))}`;
    case 'hyp0f1':
      return `{}_{0}F_{1}${parenthesized(`;${latexOf(first)};${latexOf(values[1]!)}`)}`;
    case 'hyp1f1':
      return `{}_{1}F_{1}${parenthesized(values.map(latexOf).join(';'))}`;
    case 'hyp2f1': {
      const [a, b, c, z] = values.map(latexOf);
      return `{}_{2}F_{1}${parenthesized(`${a!},${b!};${c!};${z!}`)}`;
    }
    default:
      return `${prefixes[name]}${parenthesized(values.map(latexOf).join(', '))}`;
  }
}

/** Growing parentheses only where something tall is inside. */
function parenthesized(text: string): string {
  return /\\frac|\\sqrt|\^|\\left/.test(text) ? `\\left(${text}\\right)` : `(${text})`;
}

function operand(expression: Expression<Parameter>, strength: number, afterOperator = false): string {
  const text = latexOf(expression);
  const weak = bindingStrength(expression) < strength && expression.kind !== 'divide';
  return weak || (afterOperator && expression.kind === 'negate') ? parenthesized(text) : text;
}

/** Superscripts and fractions need parentheses under a power, though they are closed symbols as factors. */
function powerBase(base: Expression<Parameter>): string {
  const tall = base.kind === 'divide' || (base.kind === 'call' && base.name === 'exp');
  return tall ? parenthesized(latexOf(base)) : operand(base, 5);
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
    return `${sign}${latexOf(top)}/${latexOf(expression.right)}`;
  }
  return latexOf(expression);
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
  const joined = left.kind === 'integer' && !/^[\d.-]/.test(latexOf(right)) && right.kind !== 'divide';
  return `${operand(left, 2)} ${joined ? '' : '\\cdot '}${operand(right, 3, true)}`;
}
