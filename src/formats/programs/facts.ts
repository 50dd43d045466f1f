import type { Conjecture } from '../../core/conjecture.ts';
import { isSigned } from '../../core/fractions/fraction.ts';
import { formatNumerators, numeratorPolynomials } from '../../core/fractions/numerators.ts';
import { formatSigns } from '../../core/fractions/signs.ts';
import { lcm } from '../../core/numbers/integers.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import { formatTerms, formatLeftSide } from '../text/plain.ts';
import { programPolynomial } from './polynomial.ts';
import type { Notation } from './notation.ts';
import { expressionIn, isWritable } from './notation.ts';

/** What every program says of a conjecture, in the notation of its language. */
export interface ProgramFacts {
  /** The conjecture and what was verified, for comments. */
  readonly title: readonly string[];
  readonly alpha: string;
  /** P(alpha)/Q(alpha). */
  readonly value: string;
  readonly numerators:
    | { readonly kind: 'signs'; readonly signs: readonly number[] }
    /** b_{mk+i+1} = N_i(k): the polynomials in k. */
    | { readonly kind: 'polynomials'; readonly polynomials: readonly string[] };
  readonly rule:
    | {
        readonly kind: 'interlaced';
        readonly preperiod: readonly bigint[];
        /** In k, integers for integer k. */
        readonly polynomials: readonly string[];
      }
    | {
        readonly kind: 'recurrent';
        readonly initial: readonly bigint[];
        /** c_1 … c_r. */
        readonly recurrence: readonly bigint[];
      };
  /** Digits that the calculation carries beyond those it compares. */
  readonly guard: number;
}

/** Digits that are lost to rounding in a short calculation, generously. */
const lostDigits = 20;

/** The facts; null where the constant is known by its digits only, or the system does not know its functions. */
export function programFacts(conjecture: Conjecture, notation: Notation): ProgramFacts | null {
  const { constant } = conjecture;
  if (constant.kind === 'digits' || !isWritable(constant.expression, notation)) return null;
  const { value, fraction, terms, digits } = conjecture;
  const { rule } = fraction;
  const write = (p: readonly bigint[]) => programPolynomial(p, 'alpha', notation.power);
  const whole = value.denominator.length === 1 && value.denominator[0] === 1n;
  // P(alpha) may cancel about as many digits as its coefficients have, and a_0 takes digits before the point.
  const size = [...value.numerator, ...value.denominator].join('').length + String(terms[0]).length;
  return {
    title: [
      `${formatLeftSide({ value, constant })} = ${formatTerms(terms, 10)}, ${isSigned(fraction) ? `signs ${formatSigns(fraction.signs)} repeated` : `numerators ${formatNumerators(fraction.numerators)}`}`,
      `Written by ESMA; its record says that both sides agree to ${digits} digits.`,
    ],
    alpha: expressionIn(notation, constant.expression),
    value: whole
      ? write(value.numerator)
      : `${factor(write(value.numerator))}/${factor(write(value.denominator))}`,
    numerators: isSigned(fraction)
      ? { kind: 'signs', signs: fraction.signs }
      : {
          kind: 'polynomials',
          polynomials: numeratorPolynomials(fraction.numerators).map((p) =>
            programPolynomial(p, 'k', notation.power),
          ),
        },
    rule:
      rule.kind === 'recurrent'
        ? rule
        : {
            kind: 'interlaced',
            preperiod: rule.preperiod,
            polynomials: rule.polynomials.map((p) => integerPolynomial(p, notation)),
          },
    guard: lostDigits + 2 * size,
  };
}

/** A polynomial beside a sign of division. */
function factor(text: string): string {
  return /^\w+$/.test(text) ? text : `(${text})`;
}

/** An integer-valued polynomial in k, over its common denominator; Python divides integers by //. */
function integerPolynomial(polynomial: Polynomial, { power }: Notation): string {
  const common = polynomial.reduce((scale, { denominator }) => lcm(scale, denominator), 1n);
  const whole = programPolynomial(
    polynomial.map(({ numerator, denominator }) => (numerator * common) / denominator),
    'k',
    power,
  );
  if (common === 1n) return whole;
  return `(${whole})${power === '**' ? '//' : '/'}${common}`;
}
