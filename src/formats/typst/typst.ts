import type { Conjecture } from '../../core/conjecture.ts';
import type { Expression, Parameter } from '../../core/constants/expression.ts';
import { symbolSigns } from '../../core/constants/names.ts';
import type { FunctionName } from '../../core/constants/names.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import { writeExpression } from '../../core/constants/writing.ts';
import type { ExpressionNotation, ExpressionWriter } from '../../core/constants/writing.ts';
import type { IntegerPolynomial } from '../../core/numbers/polynomial.ts';
import { formatSum } from '../text/sum.ts';

/** Names that Typst has for itself, or sets upright as an operator. */
const functions: Partial<Readonly<Record<FunctionName, string>>> = {
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'op("arsinh")',
  acosh: 'op("arcosh")',
  atanh: 'op("artanh")',
  altzeta: 'eta',
  dirichletbeta: 'beta',
  gamma: 'Gamma',
  gammainc: 'Gamma',
  lowergamma: 'gamma',
  beta: 'upright(B)',
  erf: 'op("erf")',
  erfc: 'op("erfc")',
  erfi: 'op("erfi")',
  dawson: 'upright(F)',
  e1: 'E_1',
  ei: 'op("Ei")',
  agm: 'op("agm")',
  ellipk: 'K',
};

/** Functions whose first argument stands as a subscript. */
const lowered: Partial<Readonly<Record<FunctionName, string>>> = {
  besseli: 'I',
  besselj: 'J',
  besselk: 'K',
  bessely: 'Y',
  polylog: 'op("Li")',
};

const typst: ExpressionNotation = {
  decimal: (digits) => digits,
  symbol: (name) => symbolSigns[name].typst,
  plus: ' + ',
  minus: ' - ',
  times: () => ' dot ',
  divide: ({ left, right }, { write }) => `frac(${write(left)}, ${write(right)})`,
  power: ({ left, right }, { write, operand }) => `${operand(left, 5)}^(${write(right)})`,
  call: typstCall,
  parenthesized: (text) => `(${text})`,
  hasBars: false,
};

function typstCall(
  name: FunctionName,
  values: readonly Expression<Parameter>[],
  writer: ExpressionWriter,
): string {
  const [x, y, z, t] = values.map((value) => writer.write(value));
  const letter = lowered[name];
  if (letter) return `${letter}_(${inLine(values[0]!, writer)}) (${y!})`;
  switch (name) {
    case 'exp':
      return `e^(${inLine(values[0]!, writer)})`;
    case 'sqrt':
      return `sqrt(${x!})`;
    case 'cbrt':
      return `root(3, ${x!})`;
    case 'root':
      return `root(${y!}, ${x!})`;
    case 'hyp0f1':
      return `attach(F, bl: 0, br: 1) (; ${x!}; ${y!})`;
    case 'hyp0f2':
      return `attach(F, bl: 0, br: 2) (; ${x!}, ${y!}; ${z!})`;
    case 'hyp1f1':
      return `attach(F, bl: 1, br: 1) (${x!}; ${y!}; ${z!})`;
    case 'hyp2f1':
      return `attach(F, bl: 2, br: 1) (${x!}, ${y!}; ${z!}; ${t!})`;
    default:
      return `${functions[name] ?? name}(${y === undefined ? x! : `${x!}, ${y}`})`;
  }
}

/** A fraction of integers with a slash, as it stands in an exponent or an index. */
function inLine(expression: Expression<Parameter>, { write }: ExpressionWriter): string {
  return expression.kind === 'divide'
    ? `${write(expression.left)} \\/ ${write(expression.right)}`
    : write(expression);
}

/** The value of a conjecture, P(α)/Q(α). */
export function typstLeftSide({ value, constant }: Conjecture): string {
  const base = typstConstant(constant);
  const p = typstPolynomial(value.numerator, base);
  const whole = value.denominator.length === 1 && value.denominator[0] === 1n;
  return whole ? p : `frac(${p}, ${typstPolynomial(value.denominator, base)})`;
}

function typstConstant(constant: ConstantSource): string {
  return constant.kind === 'expression' ? writeExpression(constant.expression, typst) : 'alpha';
}

function typstPolynomial(polynomial: IntegerPolynomial, base: string): string {
  const factor = / [+-] /.test(base) ? `(${base})` : base;
  const power = (i: number) => {
    if (i === 0) return '';
    if (i === 1) return factor;
    return /^\w+$/.test(base) ? `${base}^${i}` : `(${base})^${i}`;
  };
  return formatSum(polynomial.map(String), power, /^\d/.test(factor) ? ' dot ' : ' ');
}
