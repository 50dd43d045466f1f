import type { Expression, Parameter } from './expression.ts';
import { symbolSigns } from './names.ts';
import type { FunctionName } from './names.ts';
import { digitsAlone, writeExpression } from './writing.ts';
import type { ExpressionNotation, ExpressionWriter } from './writing.ts';

/** Functions that are written f(x, y, …). */
type Prefixed = Exclude<
  FunctionName,
  'sqrt' | 'cbrt' | 'root' | 'exp' | keyof typeof subscripted | 'hyp0f1' | 'hyp0f2' | 'hyp1f1' | 'hyp2f1'
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

const latex: ExpressionNotation = {
  decimal: (digits) => `${digits}\\ldots`,
  symbol: (name) => symbolSigns[name].latex,
  plus: ' + ',
  minus: ' - ',
  // 2\pi and \sqrt{2} \tan(1) by juxtaposition where nothing can be misread; \cdot elsewhere.
  times({ left, right }, { write }) {
    const isNamed = right.kind === 'call' || right.kind === 'symbol';
    const joined =
      left.kind === 'integer'
        ? !/^[\d.-]/.test(write(right)) && right.kind !== 'divide'
        : isNamed && isClosed(left) && /^\\(?:[a-zA-Z]+)|^[a-zA-Z]/.test(write(right));
    return joined ? ' ' : ' \\cdot ';
  },
  divide: ({ left, right }, { write }) => `\\frac{${write(left)}}{${write(right)}}`,
  power({ left, right }, writer) {
    // Superscripts and fractions need parentheses under a power, though they are closed symbols as factors.
    const tall = left.kind === 'divide' || (left.kind === 'call' && left.name === 'exp');
    const base = tall ? parenthesized(writer.write(left)) : writer.operand(left, 5);
    return `${base}^{${exponent(right, writer)}}`;
  },
  call: latexCall,
  parenthesized,
  hasBars: true,
};

/**
 * The expression as LaTeX that KaTeX renders without any macro of its own; parseExpression reads it back to the
 * same tree.
 */
export function latexOfExpression(expression: Expression<Parameter>): string {
  return digitsAlone(expression) ?? writeExpression(expression, latex);
}

function latexCall(
  name: FunctionName,
  values: readonly Expression<Parameter>[],
  writer: ExpressionWriter,
): string {
  const [x, y, z, t] = values.map((value) => writer.write(value));
  switch (name) {
    case 'sqrt':
      return `\\sqrt{${x!}}`;
    case 'cbrt':
      return `\\sqrt[3]{${x!}}`;
    case 'root':
      return `\\sqrt[${y!}]{${x!}}`;
    case 'exp':
      return `e^{${exponent(values[0]!, writer)}}`;
    case 'besseli':
    case 'besselj':
    case 'besselk':
    case 'bessely':
    case 'polylog':
      return `${subscripted[name]}_{${exponent(values[0]!, writer)}}${parenthesized(y!)}`;
    case 'hyp0f1':
      return `{}_{0}F_{1}${parenthesized(`;${x!};${y!}`)}`;
    case 'hyp0f2':
      return `{}_{0}F_{2}${parenthesized(`;${x!},${y!};${z!}`)}`;
    case 'hyp1f1':
      return `{}_{1}F_{1}${parenthesized(`${x!};${y!};${z!}`)}`;
    case 'hyp2f1':
      return `{}_{2}F_{1}${parenthesized(`${x!},${y!};${z!};${t!}`)}`;
    default:
      return `${prefixes[name]}${parenthesized(y === undefined ? x! : `${x!}, ${y}`)}`;
  }
}

/** Whether a factor ends in a brace or a parenthesis of its own, so that what follows it cannot be its argument. */
function isClosed(factor: Expression<Parameter>): boolean {
  switch (factor.kind) {
    case 'call':
    case 'power':
      return true;
    case 'multiply':
      return isClosed(factor.right);
    default:
      return false;
  }
}

/** Growing parentheses only where something tall is inside. */
function parenthesized(text: string): string {
  return /\\frac|\\sqrt|\^|\\left/.test(text) ? `\\left(${text}\\right)` : `(${text})`;
}

/** Fractions of integers, or with the parameter, stay on the line, also in a sum: e^{1/2}, I_{1/k + 1}. */
function exponent(expression: Expression<Parameter>, writer: ExpressionWriter): string {
  if (expression.kind === 'negate') {
    const { argument } = expression;
    if (isPlainFraction(argument)) return `-(${exponent(argument, writer)})`;
  }
  if (isPlainFraction(expression) && expression.kind === 'divide') {
    const sign = expression.left.kind === 'negate' ? '-' : '';
    const top = expression.left.kind === 'negate' ? expression.left.argument : expression.left;
    return `${sign}${writer.write(top)}/${writer.write(expression.right)}`;
  }
  if (expression.kind === 'add' || expression.kind === 'subtract') {
    const { kind, left, right } = expression;
    if ([left, right].every((part) => isShort(part) || isPlainFraction(part)))
      return `${exponent(left, writer)} ${kind === 'add' ? '+' : '-'} ${exponent(right, writer)}`;
  }
  return writer.write(expression);
}

function isPlainFraction(expression: Expression<Parameter>): boolean {
  if (expression.kind !== 'divide' || !isShort(expression.right)) return false;
  const { left } = expression;
  return isShort(left) || (left.kind === 'negate' && isShort(left.argument));
}

function isShort({ kind }: Expression<Parameter>): boolean {
  return kind === 'integer' || kind === 'parameter';
}
