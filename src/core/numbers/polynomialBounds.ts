import { evaluateTerm, substituteLinear } from './polynomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as Q from './rational.ts';

/** Integers that are tried one by one between 0 and the bounds on the roots, over all polynomials of one question. */
export const mostTried = 100_000;

/**
 * The first integer j ≥ start with P(j) < least, for an integer-valued P; null if there is none. Exact: beyond Cauchy's
 * bound on the roots the sign is that of the leading coefficient. 'unbounded' where that bound is too far away to go there.
 * @param budget integers that may still be tried
 */
export function firstBelow(
  polynomial: Polynomial,
  least: bigint,
  start: bigint,
  budget: { left: number },
): bigint | null | 'unbounded' {
  const shifted = [...polynomial];
  shifted[0] = Q.subtract(shifted[0] ?? Q.zero, Q.rational(least));
  const lead = shifted[shifted.length - 1]!;
  if (shifted.length === 1) return lead.numerator < 0n ? start : null;
  // All roots of P − least lie below 1 + max |c_i / c_d| (Cauchy).
  const bound = shifted
    .slice(0, -1)
    .map((c) => Q.divide(c, lead))
    .map((c) => (c.numerator < 0n ? Q.negate(c) : c))
    .reduce((x, y) => (Q.compare(x, y) > 0 ? x : y), Q.zero);
  const last = Q.floor(bound) + 2n;
  // P(start + t) with no negative coefficient in t (but the constant one) needs no search.
  const fromStart = substituteLinear(shifted, Q.one, Q.rational(start));
  if (fromStart.every((c) => c.numerator >= 0n)) return null;
  for (let j = start; j <= last; j++) {
    if (evaluateTerm(polynomial, j) < least) return j;
    if (budget.left-- <= 0) return 'unbounded';
  }
  return null;
}

/** Whether an integer-valued polynomial is ≥ 1 at all j ≥ 0; false also where the coefficients are too large to tell. */
export function isPositiveEverywhere(polynomial: Polynomial): boolean {
  return polynomial.length > 0 && firstBelow(polynomial, 1n, 0n, { left: mostTried }) === null;
}
