import {
  equalPolynomials,
  evaluatePolynomial,
  evaluateTerm,
  substituteLinear,
} from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { InterlacedTerms } from '../fraction.ts';

/** Interlaced polynomials over ℚ: c_0 … c_{k−1} is the preperiod, then c_{k+mj+i} = P_i(j), 0 ≤ i < m, j ≥ 0. */
export interface RationalSequence {
  readonly preperiod: readonly Rational[];
  /** P_0 … P_{m−1}, m ≥ 1. */
  readonly polynomials: readonly Polynomial[];
}

/** The terms of a fraction as rational numbers. */
export function sequenceOfTerms({ preperiod, polynomials }: InterlacedTerms): RationalSequence {
  return { preperiod: preperiod.map((term) => Q.rational(term)), polynomials };
}

/** A sequence of integers as the terms of a fraction; RangeError where the preperiod holds something else. */
export function termsOfSequence({ preperiod, polynomials }: RationalSequence): InterlacedTerms {
  return {
    kind: 'interlaced',
    preperiod: preperiod.map((term) => evaluateTerm([term], 0n)),
    polynomials,
  };
}

/** c_n for n ≥ 0. */
export function sequenceAt({ preperiod, polynomials }: RationalSequence, n: number): Rational {
  if (n < preperiod.length) return preperiod[n]!;
  const offset = n - preperiod.length;
  const m = polynomials.length;
  return evaluatePolynomial(polynomials[offset % m]!, Q.rational(BigInt(Math.floor(offset / m))));
}

/** The polynomial j ↦ c_{first + stride·j}, for first ≥ (length of the preperiod) and a stride that the period divides. */
export function classPolynomial(
  { preperiod, polynomials }: RationalSequence,
  first: number,
  stride: number,
): Polynomial {
  const offset = first - preperiod.length;
  const m = polynomials.length;
  const start = Q.rational(BigInt(Math.floor(offset / m)));
  return substituteLinear(polynomials[offset % m]!, Q.rational(BigInt(stride / m)), start);
}

/** The same sequence with the shortest period and then the shortest preperiod: equal sequences, equal descriptions. */
export function lowestDescription({ preperiod, polynomials }: RationalSequence): RationalSequence {
  const m = polynomials.length;
  let shortest = polynomials;
  for (let period = 1; period < m; period++) {
    const turns = m / period;
    if (!Number.isInteger(turns)) continue;
    const slower = polynomials
      .slice(0, period)
      .map((polynomial) => substituteLinear(polynomial, Q.rational(1n, BigInt(turns)), Q.zero));
    const fits = polynomials.every((polynomial, i) =>
      equalPolynomials(
        polynomial,
        substituteLinear(
          slower[i % period]!,
          Q.rational(BigInt(turns)),
          Q.rational(BigInt(Math.floor(i / period))),
        ),
      ),
    );
    if (!fits) continue;
    shortest = slower;
    break;
  }
  const head = [...preperiod];
  let tail = [...shortest];
  while (head.length > 0) {
    const before = substituteLinear(tail[tail.length - 1]!, Q.one, Q.rational(-1n));
    if (!Q.equals(before[0] ?? Q.zero, head[head.length - 1]!)) break;
    head.pop();
    tail = [before, ...tail.slice(0, -1)];
  }
  return { preperiod: head, polynomials: tail };
}

/** Whether two lowest descriptions are one. */
export function equalSequences(x: RationalSequence, y: RationalSequence): boolean {
  return (
    x.preperiod.length === y.preperiod.length &&
    x.polynomials.length === y.polynomials.length &&
    x.preperiod.every((term, n) => Q.equals(term, y.preperiod[n]!)) &&
    x.polynomials.every((polynomial, i) => equalPolynomials(polynomial, y.polynomials[i]!))
  );
}
