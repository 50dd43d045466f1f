import { InputError } from '../../errors.ts';
import { gcd, lcm, lcmNumber } from '../../numbers/integers.ts';
import { equalPolynomials, multiplyPolynomials } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { buildSequence, classStep, commonPeriod, vanishesNowhere } from './generalFraction.ts';
import type { GeneralFraction } from './generalFraction.ts';
import { classPolynomial, lowestDescription, sequenceAt } from './sequence.ts';
import type { RationalSequence } from './sequence.ts';

/**
 * The equivalence transformation by r_0 = 1, r_1, r_2, …: a_n → r_n a_n and b_n → r_n r_{n−1} b_n.
 * Keeps: every convergent.
 * @param factors the n-th entry, n ≥ 0, is r_{n+1}
 * @throws InputError where a factor is 0 or cannot be shown to be none
 */
export function transformEquivalently(fraction: GeneralFraction, factors: RationalSequence): GeneralFraction {
  const zero = factors.preperiod.findIndex(({ numerator }) => numerator === 0n);
  if (zero >= 0) throw new InputError(`factors: r_${zero + 1} is 0; all factors must differ from 0.`);
  const vanishing = factors.polynomials.findIndex((polynomial) => !vanishesNowhere(polynomial));
  if (vanishing >= 0) {
    throw new InputError(
      `factors: polynomial ${vanishing + 1} is 0 at some index, or too large to tell; all factors must differ from 0.`,
    );
  }
  const common = commonPeriod(fraction);
  const first = Math.max(common.first, factors.preperiod.length + 1);
  const period = lcmNumber(common.period, factors.polynomials.length);
  const factor = (n: number): Rational => (n === 0 ? Q.one : sequenceAt(factors, n - 1));
  const classFactor = (n: number) => classPolynomial(factors, n - 1, period);
  return {
    terms: buildSequence(
      first,
      period,
      (n) => Q.multiply(factor(n), sequenceAt(fraction.terms, n)),
      (n) => multiplyPolynomials(classFactor(n), classStep(fraction, n, period).a),
    ),
    numerators: buildSequence(
      first,
      period,
      (n) => Q.multiply(Q.multiply(factor(n), factor(n + 1)), sequenceAt(fraction.numerators, n)),
      (n) =>
        multiplyPolynomials(
          multiplyPolynomials(classFactor(n), classFactor(n + 1)),
          classStep(fraction, n, period).b,
        ),
    ),
  };
}

/**
 * The equivalent fraction with integer coefficients (but for a_0), as small as one constant factor for the terms a_n of
 * the periodic part, n ≥ K, and one for those before it can make them, the first of each positive. Keeps: every convergent.
 */
export function withIntegerCoefficients(fraction: GeneralFraction): GeneralFraction {
  const { first, period } = commonPeriod(fraction);
  const start = Math.max(first, 1);
  const lead = classStep(fraction, start, period).a.at(-1);
  // The coefficients that the result is written with: a longer period than the shortest has other ones.
  const coefficients = (sequence: RationalSequence) => lowestDescription(sequence).polynomials.flat();
  const numerator = (n: number) => sequenceAt(fraction.numerators, n - 1);
  const tail = withSignOf(
    lead,
    smallestFactor(
      [...coefficients(fraction.terms), ...(start === 1 ? [numerator(1)] : [])],
      coefficients(fraction.numerators),
    ),
  );
  const places = Array.from({ length: start - 1 }, (_, i) => i + 1);
  const head = withSignOf(
    start > 1 ? sequenceAt(fraction.terms, 1) : undefined,
    smallestFactor(
      [...places.map((n) => sequenceAt(fraction.terms, n)), numerator(1), Q.multiply(tail, numerator(start))],
      places.slice(1).map(numerator),
    ),
  );
  return transformEquivalently(fraction, {
    preperiod: places.map(() => head),
    polynomials: [[tail]],
  });
}

/** The factor that makes a term positive. */
function withSignOf(term: Rational | undefined, factor: Rational): Rational {
  return term && term.numerator < 0n ? Q.negate(factor) : factor;
}

/** The least r > 0 for which r·x and r²·y are integers for all linear x and quadratic y. */
function smallestFactor(linear: readonly Rational[], quadratic: readonly Rational[]): Rational {
  const scale = [...linear, ...quadratic].reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const scaled = (list: readonly Rational[], power: bigint) =>
    list.map(({ numerator, denominator }) => (numerator * scale ** power) / denominator).reduce(gcd, 0n);
  return Q.rational(scale, commonDivisor(scaled(linear, 1n), scaled(quadratic, 2n)));
}

/** The largest g with g | linear and g² | quadratic, up to primes above 1,000 that divide both; 1 where both are 0. */
function commonDivisor(linear: bigint, quadratic: bigint): bigint {
  if (linear === 0n && quadratic === 0n) return 1n;
  let g = 1n;
  for (let prime = 2n; prime < 1000n; prime++) {
    while (linear % (g * prime) === 0n && quadratic % (g * prime) ** 2n === 0n) g *= prime;
  }
  return g;
}

/**
 * Whether two fractions have the same convergents, all of them, shown by b_{n+1}/(a_n a_{n+1}), which equivalence
 * transformations leave alone. false where that cannot be shown, as with a term a_n = 0.
 */
export function haveSameConvergents(x: GeneralFraction, y: GeneralFraction): boolean {
  if (!Q.equals(sequenceAt(x.terms, 0), sequenceAt(y.terms, 0))) return false;
  const { first, period } = commonPeriod(x, y);
  const a = (f: GeneralFraction, n: number) => (n === 0 ? Q.one : sequenceAt(f.terms, n));
  const start = first + 1;
  for (let n = 0; n < start; n++) {
    const left = [sequenceAt(x.numerators, n), a(y, n), a(y, n + 1)].reduce(Q.multiply);
    const right = [sequenceAt(y.numerators, n), a(x, n), a(x, n + 1)].reduce(Q.multiply);
    if ([a(x, n + 1), a(y, n + 1)].some(({ numerator }) => numerator === 0n)) return false;
    if (!Q.equals(left, right)) return false;
  }
  for (let n = start; n < start + period; n++) {
    const [p, q] = [classStep(x, n, period), classStep(y, n, period)];
    const [nextP, nextQ] = [classStep(x, n + 1, period), classStep(y, n + 1, period)];
    if (!vanishesNowhere(p.a) || !vanishesNowhere(q.a)) return false;
    const left = [p.b, q.a, nextQ.a].reduce(multiplyPolynomials);
    const right = [q.b, p.a, nextP.a].reduce(multiplyPolynomials);
    if (!equalPolynomials(left, right)) return false;
  }
  return true;
}
