import type { Conjecture } from '../../core/conjecture.ts';
import type { Expression, Parameter } from '../../core/constants/expression.ts';
import { symbolSigns } from '../../core/constants/names.ts';
import type { FunctionName } from '../../core/constants/names.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import { writeExpression } from '../../core/constants/writing.ts';
import type { ExpressionNotation, ExpressionWriter } from '../../core/constants/writing.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorsKey, numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
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

/** The value and its nested fraction as a display of Typst; the fractions below keep the size of a display. */
export function typstEquation(conjecture: Conjecture, depth: number): string {
  const { terms, fraction } = conjecture;
  const numerators = numeratorsOf(fraction);
  const right = terms.slice(0, depth + 1).reduceRight((below, term, n) => {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    return `${term} ${sign} ${below === '' ? 'dots.c' : `frac(${numeratorSize(numerators, n)}, display(${below}))`}`;
  }, '');
  return `$ ${leftSide(conjecture)} = ${right} $`;
}

/** Terms after a_0 in a line of text. */
const lineTerms = 6;
const lineDepth = 3;

/** The value and its fraction for a line of text, without the dollars: the list of terms, or fractions with a slash. */
export function typstLine(conjecture: Conjecture): string {
  const { terms, fraction } = conjecture;
  const left = leftSide(conjecture);
  const numerators = numeratorsOf(fraction);
  if (numeratorsKey(numerators) === '+')
    return `${left} = [${terms[0]}; ${terms.slice(1, lineTerms + 1).join(', ')}, dots.h]`;
  const right = terms.slice(0, lineDepth + 1).reduceRight((below, term, n) => {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    return `${term} ${sign} ${below === '' ? 'dots.c' : `${numeratorSize(numerators, n)} \\/ (${below})`}`;
  }, '');
  return `${left} = ${right}`;
}

function leftSide({ value, constant }: Conjecture): string {
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
