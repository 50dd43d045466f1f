import { inadmissibility } from '../admissible.ts';
import { lcm, lcmNumber } from '../../numbers/integers.ts';
import { addPolynomials, multiplyPolynomials } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import { isPositiveEverywhere } from '../../numbers/polynomialBounds.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { InterlacedFraction } from '../fraction.ts';
import { searchedFraction } from './searchedFraction.ts';
import { classPolynomial, lowestDescription, sequenceAt, sequenceOfTerms } from './sequence.ts';
import type { RationalSequence } from './sequence.ts';

/**
 * The general continued fraction a_0 + b_1/(a_1 + b_2/(a_2 + …)) with interlaced polynomials over ℚ as terms a_n and as
 * numerators b_n. Nothing is promised of its convergence.
 */
export interface GeneralFraction {
  readonly terms: RationalSequence;
  /** The n-th entry, n ≥ 0, is b_{n+1}, the numerator after a_n, as in a sign pattern. */
  readonly numerators: RationalSequence;
}

/** A signed continued fraction as a general one. */
export function generalOf({ rule, signs }: InterlacedFraction): GeneralFraction {
  const numerators = { preperiod: [], polynomials: signs.map((sign) => [Q.rational(BigInt(sign))]) };
  return { terms: sequenceOfTerms(rule), numerators };
}

/** Where both sequences are periodic from, and their common period. */
export function commonPeriod(...fractions: readonly GeneralFraction[]): {
  readonly first: number;
  readonly period: number;
} {
  const sequences = fractions.flatMap(({ terms, numerators }) => [terms, numerators]);
  return {
    first: Math.max(...sequences.map(({ preperiod }) => preperiod.length)),
    period: sequences.map(({ polynomials }) => polynomials.length).reduce(lcmNumber),
  };
}

/** Sequences given place by place: the entry n as a number below `first`, from there on as a polynomial a class. */
export function buildSequence(
  first: number,
  period: number,
  head: (n: number) => Rational,
  tail: (n: number) => Polynomial,
): RationalSequence {
  return lowestDescription({
    preperiod: Array.from({ length: first }, (_, n) => head(n)),
    polynomials: Array.from({ length: period }, (_, i) => tail(first + i)),
  });
}

/** p_n and q_n: p_n = a_n p_{n−1} + b_n p_{n−2}, q_n likewise. */
export interface RationalConvergent {
  readonly p: Rational;
  readonly q: Rational;
}

/** The convergents one after the other, exactly; only those that are kept stay in memory. */
export function* eachConvergent({
  terms,
  numerators,
}: GeneralFraction): Generator<RationalConvergent, never> {
  let [p, q, lastP, lastQ] = [Q.one, Q.zero, Q.zero, Q.one];
  for (let n = 0; ; n++) {
    const a = sequenceAt(terms, n);
    const b = n === 0 ? Q.one : sequenceAt(numerators, n - 1);
    const next = (x: Rational, last: Rational) => Q.add(Q.multiply(a, x), Q.multiply(b, last));
    [p, q, lastP, lastQ] = [next(p, lastP), next(q, lastQ), p, q];
    yield { p, q };
  }
}

/** The first convergents, exactly. */
export function generalConvergents(fraction: GeneralFraction, count: number): RationalConvergent[] {
  const convergents = eachConvergent(fraction);
  return Array.from({ length: count }, () => convergents.next().value);
}

/** p/q; null for q = 0. */
export function quotientOf({ p, q }: RationalConvergent): Rational | null {
  return q.numerator === 0n ? null : Q.divide(p, q);
}

/** The polynomials a_n, b_{n+1} of the class n, n + period, …, for n ≥ first. */
export function classStep(
  { terms, numerators }: GeneralFraction,
  n: number,
  period: number,
): { readonly a: Polynomial; readonly b: Polynomial } {
  return { a: classPolynomial(terms, n, period), b: classPolynomial(numerators, n, period) };
}

/** The polynomial times the least integer that makes its coefficients integers. */
function withoutDenominators(polynomial: Polynomial): Polynomial {
  const scale = Q.rational(polynomial.reduce((common, { denominator }) => lcm(common, denominator), 1n));
  return polynomial.map((coefficient) => Q.multiply(coefficient, scale));
}

/** Whether a polynomial is shown to have no zero among j = 0, 1, 2, … */
export function vanishesNowhere(polynomial: Polynomial): boolean {
  const integral = withoutDenominators(polynomial);
  return isPositiveEverywhere(multiplyPolynomials(integral, integral));
}

/** Most convergents that are taken for an enclosure. */
const mostConvergents = 20_000;

/** Two rational numbers between which a value lies. */
export interface RationalInterval {
  readonly lo: Rational;
  readonly hi: Rational;
}

/**
 * An interval at most 10^−digits wide that holds the value, proved by one of three criteria: a_n > 0 and b_n > 0 from some
 * place on, so that the value lies between two convergents in a row (Seidel; Stern); |a_n| ≥ |b_n| + 1 from some place on
 * (Śleszyński; Pringsheim), or a fraction that is admissible, so that b_n/x_n ∈ [−1, 1]. null where none holds or the
 * convergents are too slow.
 */
export function evaluateGeneral(fraction: GeneralFraction, digits: number): RationalInterval | null {
  const criterion = convergenceCriterion(fraction) ?? (isAdmissible(fraction) ? 'dominant' : null);
  if (!criterion) return null;
  const { first } = commonPeriod(fraction);
  const convergents = eachConvergent(fraction);
  let looked = Math.max(64, 2 * first + 4);
  let before: RationalConvergent;
  let last = convergents.next().value;
  for (let count = 2; count <= mostConvergents; count++) {
    [before, last] = [last, convergents.next().value];
    if (count < looked) continue;
    looked *= 2;
    const ends =
      criterion === 'positive' ? [last, before] : [combine(last, before, 1n), combine(last, before, -1n)];
    const sameSide = ends[0]!.q.numerator > 0n === ends[1]!.q.numerator > 0n;
    if (!sameSide || ends.some(({ q }) => q.numerator === 0n)) continue;
    const [x, y] = ends.map((end) => quotientOf(end)!) as [Rational, Rational];
    const [lo, hi] = Q.compare(x, y) < 0 ? [x, y] : [y, x];
    const width = Q.subtract(hi, lo);
    if (width.numerator * 10n ** BigInt(digits) <= width.denominator) return { lo, hi };
  }
  return null;
}

function isAdmissible(fraction: GeneralFraction): boolean {
  const searched = searchedFraction(fraction);
  return searched !== null && inadmissibility(searched) === null;
}

/** (p + w p′)/(q + w q′). */
function combine(last: RationalConvergent, before: RationalConvergent, w: bigint): RationalConvergent {
  const weight = Q.rational(w);
  return {
    p: Q.add(last.p, Q.multiply(weight, before.p)),
    q: Q.add(last.q, Q.multiply(weight, before.q)),
  };
}

/** The criterion that all terms of the periodic part obey. */
function convergenceCriterion(fraction: GeneralFraction): 'positive' | 'dominant' | null {
  const { first, period } = commonPeriod(fraction);
  // a_n stands with b_n, the numerator above it.
  const classes = Array.from({ length: period }, (_, i) => ({
    a: classStep(fraction, first + 1 + i, period).a,
    b: classStep(fraction, first + i, period).b,
  }));
  const positive = (polynomial: Polynomial) => isPositiveEverywhere(withoutDenominators(polynomial));
  if (classes.every(({ a, b }) => positive(a) && positive(b))) return 'positive';
  const scaled = (polynomial: Polynomial, factor: bigint) =>
    polynomial.map((coefficient) => Q.multiply(coefficient, Q.rational(factor)));
  const dominant = classes.every(({ a, b }) =>
    [1n, -1n].some((s) =>
      [1n, -1n].every((t) => {
        // s a − t b − 1 ≥ 0, as an integer-valued polynomial + 1 ≥ 1.
        const excess = withoutDenominators(
          addPolynomials(addPolynomials(scaled(a, s), scaled(b, -t)), [Q.rational(-1n)]),
        );
        return isPositiveEverywhere(addPolynomials(excess, [Q.one]));
      }),
    ),
  );
  return dominant ? 'dominant' : null;
}
