import { absolute, gcd, integerRoot, lcm, lcmNumber } from '../numbers/integers.ts';
import {
  equalPolynomials,
  evaluatePolynomial,
  interpolate,
  multiplyPolynomials,
  substituteLinear,
  trim,
} from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { inadmissibility } from './admissible.ts';
import { isSigned, termsOf } from './fraction.ts';
import type { ContinuedFraction, InterlacedTerms, SignedContinuedFraction } from './fraction.ts';
import { numeratorAfter, numeratorClass, numeratorDegree, numeratorSign } from './numerators.ts';
import type { NumeratorRule } from './numerators.ts';
import { termClass } from './periodMatrix.ts';
import { primitiveRoot } from './signs.ts';
import type { Sign } from './signs.ts';
import { lowestDescription } from './toolbox/sequence.ts';

/**
 * An equivalence transformation a_n → r_n a_n, b_n → r_n r_{n−1} b_n, n ≥ h, r_n > 0, after which all numerators are ±1 and
 * all terms integers: x_h = (value of the other fraction)/r_h for the tails x_h from term h on.
 */
export interface SignedEquivalence {
  /** h: 0 where it reaches the whole fraction, with r_0 = 1, so that all convergents are the same. */
  readonly from: number;
  /** r_h. */
  readonly factor: Rational;
  /** The other fraction, from term h on. */
  readonly fraction: SignedContinuedFraction;
  /** Whether the r_n return after a period; else they are rational functions of n. */
  readonly isPeriodic: boolean;
}

/**
 * Such an equivalence of a fraction whose numerators are not all ±1; null where there is none, for any h and any r_h.
 *
 * |b_{n+1}| r_n r_{n+1} = 1 leaves r_h = t alone to choose: a_{h+2i} has a factor t and a_{h+2i+1} a factor 1/t beside numbers
 * that are known. The new terms satisfy a′_n a′_{n+1} = a_n a_{n+1}/|b_{n+1}|. Were they interlaced polynomials at all, they
 * would be so over lcm(m, β, 2) terms, since the r_n of a residue class are products of rational functions of j, and of no degree
 * above the largest sum of those of neighbours: so they are interpolated, and then the equation is compared as polynomials.
 */
export function signedEquivalence(fraction: ContinuedFraction): SignedEquivalence | null {
  const { rule } = fraction;
  if (isSigned(fraction) || rule.kind !== 'interlaced') return null;
  const { numerators } = fraction;
  const h = Math.max(rule.preperiod.length, 1);
  const period = lcmNumber(2, lcmNumber(rule.polynomials.length, numerators.length));
  const raw = transformedClasses(rule, numerators, h, period);
  if (!raw) return null;
  const [even, odd] = [0, 1].map((parity) =>
    contentOf(raw.filter((_, i) => i % 2 === parity).flatMap(valuesOf)),
  ) as [Rational, Rational];
  const freedom = Q.multiply(even, odd);
  if (!Q.isInteger(freedom)) return null;
  const at = (t: Rational): SignedContinuedFraction =>
    fractionAt(
      raw.map((p, i) => scaled(p, i % 2 === 0 ? t : Q.divide(Q.one, t))),
      Array.from({ length: lcmNumber(period, numerators.length) }, (_, i) =>
        numeratorSign(numerators, h + i),
      ),
      [],
    );
  const isPeriodic = numeratorDegree(numerators) === 0;
  const whole = wholeHead(rule, numerators, h);
  if (whole) {
    const { head, factor } = whole;
    const fits = [Q.multiply(even, factor), Q.divide(odd, factor)].every(Q.isInteger);
    if (fits) {
      const tail = at(factor).rule as InterlacedTerms;
      const length = lcmNumber(period, numerators.length);
      const signs = Array.from({ length }, (_, i) => numeratorSign(numerators, i));
      return { from: 0, factor: Q.one, fraction: fractionAt(tail.polynomials, signs, head), isPeriodic };
    }
  }
  const factors = divisorsOf(freedom.numerator).map((d) => Q.divide(Q.rational(d), even));
  const choices = factors
    .map((factor) => ({ factor, fraction: at(factor) }))
    .sort((x, y) => Q.compare(remoteness(x.factor), remoteness(y.factor)));
  const best = choices.find((choice) => inadmissibility(choice.fraction) === null) ?? choices[0]!;
  return { from: h, ...best, isPeriodic };
}

/** The terms from h on with r_h = 1 as polynomials in j, one for each of `period` places; null where they are none. */
function transformedClasses(
  rule: InterlacedTerms,
  numerators: NumeratorRule,
  h: number,
  period: number,
): readonly Polynomial[] | null {
  const places = Array.from({ length: period }, (_, i) => i);
  const terms = places.map((i) => termClass(rule, h + i, period));
  const after = places.map((i) => absoluteClass(numeratorClass(numerators, h + i, period)));
  const next = (list: readonly Polynomial[], i: number): Polynomial =>
    i + 1 < period ? list[i + 1]! : substituteLinear(list[0]!, Q.one, Q.one);
  const degree = Math.max(
    ...places.map((i) => terms[i]!.length - 1 + next(terms, i).length - after[i]!.length),
  );
  // a′_n a′_{n+1} is a polynomial: without a degree there is none.
  if (degree < 0) return null;
  const values: Rational[][] = places.map(() => []);
  let factor = Q.one;
  for (let j = 0; j <= degree; j++) {
    for (const i of places) {
      const at = Q.rational(BigInt(j));
      values[i]!.push(Q.multiply(factor, evaluatePolynomial(terms[i]!, at)));
      factor = Q.divide(Q.one, Q.multiply(factor, evaluatePolynomial(after[i]!, at)));
    }
  }
  const transformed = values.map(interpolateRationals);
  const holds = places.every((i) =>
    equalPolynomials(
      [after[i]!, transformed[i]!, next(transformed, i)].reduce(multiplyPolynomials),
      multiplyPolynomials(terms[i]!, next(terms, i)),
    ),
  );
  return holds ? transformed : null;
}

/** The terms before h with r_0 = 1, and r_h; null where one of the terms is no integer. */
function wholeHead(
  rule: InterlacedTerms,
  numerators: NumeratorRule,
  h: number,
): { readonly head: readonly bigint[]; readonly factor: Rational } | null {
  let factor = Q.one;
  const head: Rational[] = [];
  for (const [n, term] of termsOf(rule, h).entries()) {
    head.push(Q.multiply(factor, Q.rational(term)));
    factor = Q.divide(Q.one, Q.multiply(factor, Q.rational(absolute(numeratorAfter(numerators, n)))));
  }
  return head.every(Q.isInteger) ? { head: head.map(({ numerator }) => numerator), factor } : null;
}

function fractionAt(
  polynomials: readonly Polynomial[],
  signs: readonly Sign[],
  head: readonly bigint[],
): SignedContinuedFraction {
  const lowest = lowestDescription({ preperiod: head.map((term) => Q.rational(term)), polynomials });
  const preperiod = lowest.preperiod.map(({ numerator }) => numerator);
  return {
    rule: { kind: 'interlaced', preperiod, polynomials: lowest.polynomials },
    signs: primitiveRoot(signs),
  };
}

function absoluteClass(p: Polynomial): Polynomial {
  return p[p.length - 1]!.numerator < 0n ? scaled(p, Q.rational(-1n)) : p;
}

function scaled(p: Polynomial, factor: Rational): Polynomial {
  return trim(p.map((c) => Q.multiply(c, factor)));
}

/** Values whose common content is that of all values at integers (Pólya). */
function valuesOf(p: Polynomial): Rational[] {
  return p.map((_, j) => evaluatePolynomial(p, Q.rational(BigInt(j))));
}

/** The largest g > 0 of which all numbers, not all 0, are whole multiples. */
function contentOf(values: readonly Rational[]): Rational {
  const scale = values.reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const whole = values.map(({ numerator, denominator }) => numerator * (scale / denominator));
  return Q.rational(whole.reduce(gcd, 0n), scale);
}

function interpolateRationals(values: readonly Rational[]): Polynomial {
  const scale = values.reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const whole = values.map(({ numerator, denominator }) => numerator * (scale / denominator));
  return scaled(interpolate(whole), Q.rational(1n, scale));
}

/** Largest number whose divisors are all tried as a choice of r_h. */
const mostDivided = 10_000n;

/** Divisors of n ≥ 1; of a large one 1, n and the root below. */
function divisorsOf(n: bigint): bigint[] {
  if (n > mostDivided)
    return [...new Set([1n, n, ...(n % integerRoot(n, 2) === 0n ? [integerRoot(n, 2)] : [])])];
  const list: bigint[] = [];
  for (let d = 1n; d <= n; d++) if (n % d === 0n) list.push(d);
  return list;
}

/** max(x, 1/x) for x > 0. */
function remoteness(x: Rational): Rational {
  return x.numerator < x.denominator ? Q.divide(Q.one, x) : x;
}
