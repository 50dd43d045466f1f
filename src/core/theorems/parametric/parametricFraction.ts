import { signAfter } from '../../fractions/fraction.ts';
import type { InterlacedFraction, SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { SignPattern } from '../../fractions/signs.ts';
import {
  addBivariate,
  atJ,
  constantBivariate,
  constantInJ,
  substituteJ,
  substituteK,
} from '../../numbers/bivariate.ts';
import type { Bivariate } from '../../numbers/bivariate.ts';
import { lcm, lcmNumber } from '../../numbers/integers.ts';
import { evaluatePolynomial, interpolate, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** A signed continued fraction whose terms are polynomials in a parameter k: after the preperiod in j and k. */
export interface ParametricFraction {
  readonly preperiod: readonly Polynomial[];
  readonly polynomials: readonly Bivariate[];
  readonly signs: SignPattern;
}

/** The parameters k = from, from + step, from + 2·step, … */
export interface ParameterProgression {
  readonly from: number;
  readonly step: number;
}

/** Fractions beyond those that define a polynomial in k that must agree with it. */
const furtherTests = 2;

/**
 * The terms as polynomials in k that give all these fractions, each polynomial tested at two further k at the least;
 * null where there is none.
 * @param fractions of one shape, at from, from + step, …
 */
export function fitFractions(
  fractions: readonly InterlacedFraction[],
  { from, step }: ParameterProgression,
): ParametricFraction | null {
  const { rule, signs } = fractions[0]!;
  const inK = (values: readonly Rational[]): Polynomial | null => {
    const fitted = fitPolynomial(values);
    return (
      fitted &&
      substituteLinear(fitted, Q.rational(1n, BigInt(step)), Q.rational(BigInt(-from), BigInt(step)))
    );
  };
  const preperiod = rule.preperiod.map((_, n) =>
    inK(fractions.map((each) => Q.rational(each.rule.preperiod[n]!))),
  );
  const polynomials = rule.polynomials.map((polynomial, i) =>
    polynomial.map((_, power) => inK(fractions.map((each) => each.rule.polynomials[i]![power] ?? Q.zero))),
  );
  if ([...preperiod, ...polynomials.flat()].includes(null)) return null;
  return { preperiod: preperiod as Polynomial[], polynomials: polynomials as Polynomial[][], signs };
}

/** The polynomial P with P(i) = values[i], of so small a degree that two values more than define it are tests. */
function fitPolynomial(values: readonly Rational[]): Polynomial | null {
  const common = values.reduce((scale, { denominator }) => lcm(scale, denominator), 1n);
  const whole = values.map(({ numerator, denominator }) => numerator * (common / denominator));
  const fitted = interpolate(whole).map((c) => Q.divide(c, Q.rational(common)));
  return fitted.length + furtherTests <= values.length ? fitted : null;
}

/** Whether two fractions have the same shape: lengths of preperiod and period, and degrees. */
export function sameShape(x: InterlacedFraction, y: InterlacedFraction): boolean {
  return (
    x.rule.preperiod.length === y.rule.preperiod.length &&
    x.rule.polynomials.length === y.rule.polynomials.length &&
    x.rule.polynomials.every((polynomial, i) => polynomial.length === y.rule.polynomials[i]!.length)
  );
}

/** The term a_n as a polynomial in k. */
export function parametricTerm({ preperiod, polynomials }: ParametricFraction, n: number): Polynomial {
  if (n < preperiod.length) return preperiod[n]!;
  const offset = n - preperiod.length;
  const m = polynomials.length;
  return atJ(polynomials[offset % m]!, Q.rational(BigInt(Math.floor(offset / m))));
}

/** The terms a_{h+Nj}, …, a_{h+Nj+N−1} as polynomials in j and k, for h ≥ (length of the preperiod). */
export function parametricPeriod(
  { preperiod, polynomials }: ParametricFraction,
  head: number,
  period: number,
): Bivariate[] {
  const m = polynomials.length;
  const ratio = Q.rational(BigInt(period / m));
  return Array.from({ length: period }, (_, i) => {
    const offset = head - preperiod.length + i;
    return substituteJ(polynomials[offset % m]!, ratio, Q.rational(BigInt(Math.floor(offset / m))));
  });
}

/**
 * Why the fraction is not shown to be admissible, with integers as terms, for all k of a progression, as a sentence
 * without full stop; null where it is. With k = from + step·t every term less its bound must be a polynomial in t and j
 * without a negative coefficient.
 */
export function parametricFault(
  fraction: ParametricFraction,
  { from, step }: ParameterProgression,
): string | null {
  const { preperiod, polynomials, signs } = fraction;
  const inT = (p: Bivariate): Bivariate => substituteK(p, Q.rational(BigInt(step)), Q.rational(BigInt(from)));
  const terms = [...preperiod.map(constantInJ), ...polynomials].map(inT);
  if (!terms.every(isIntegerValued)) return 'its terms are not integers for all k';
  const first = preperiod.length;
  let exceedsTwo = false;
  for (let n = 0; n < first + lcmNumber(polynomials.length, signs.length); n++) {
    const [bounded] =
      n < first
        ? [constantInJ(preperiod[n]!)]
        : parametricPeriod(fraction, n, lcmNumber(polynomials.length, signs.length));
    if (n === 0 && first > 0) continue;
    const fromOne = n === 0 ? substituteJ(bounded!, Q.one, Q.one) : bounded!;
    const least = signAfter(signs, n) > 0 ? 1n : 2n;
    const excess = addBivariate(inT(fromOne), constantBivariate(Q.rational(-least)));
    if (excess.flat().some(({ numerator }) => numerator < 0n)) return `a_${n} may be below ${least}`;
    // Under minus signs alone a tail of 2s would be rational: some term of the period is larger for every k.
    if (n >= first && excess.some((inK) => (inK[0]?.numerator ?? 0n) > 0n)) exceedsTwo = true;
  }
  return signs.includes(1) || exceedsTwo ? null : 'all terms of its tail may be 2 before a minus sign';
}

/** An integer at all integers: it is one on a grid of (degree + 1)² places in a row (Pólya, in each variable). */
function isIntegerValued(p: Bivariate): boolean {
  const degree = Math.max(0, ...p.map((coefficient) => coefficient.length - 1));
  for (let j = 0; j < Math.max(1, p.length); j++) {
    const inK = atJ(p, Q.rational(BigInt(j)));
    for (let k = 0; k <= degree; k++) {
      if (!Q.isInteger(evaluatePolynomial(inK, Q.rational(BigInt(k))))) return false;
    }
  }
  return true;
}

/** Whether a fraction has the terms that the formula gives at this k, as many as determine both. */
export function agreesAt(
  formula: ParametricFraction,
  fraction: SignedContinuedFraction,
  terms: readonly bigint[],
  k: number,
): boolean {
  return (
    formula.signs.length === fraction.signs.length &&
    formula.signs.every((sign, i) => sign === fraction.signs[i]) &&
    terms.every((term, n) =>
      Q.equals(evaluatePolynomial(parametricTerm(formula, n), Q.rational(BigInt(k))), Q.rational(term)),
    )
  );
}
