import { absolute, lcm } from './integers.ts';
import { evaluateInteger } from './polynomial.ts';
import type { IntegerPolynomial, Polynomial } from './polynomial.ts';

/**
 * The smallest integer n ≥ 1 at which a polynomial over ℚ is 0; null where there is none.
 * @param p not the zero polynomial
 */
export function firstPositiveZero(p: Polynomial): bigint | null {
  const common = p.reduce((product, { denominator }) => lcm(product, denominator), 1n);
  const integers = p.map(({ numerator, denominator }) => numerator * (common / denominator));
  const places = breakpoints(integers, rootBound(integers));
  for (const [i, place] of places.entries()) {
    if (evaluateInteger(integers, place) === 0n) return place;
    const change = signChange(integers, place, places[i + 1] ?? place);
    if (change !== null && evaluateInteger(integers, change) === 0n) return change;
  }
  return null;
}

/** Cauchy's bound: all zeros are below it in size. */
function rootBound(p: IntegerPolynomial): bigint {
  const lead = absolute(p[p.length - 1]!);
  const largest = p.reduce((most, c) => (absolute(c) > most ? absolute(c) : most), 0n);
  return largest / lead + 2n;
}

/**
 * Integers from 1 to the bound, ascending, such that between two that are no neighbours the polynomial is monotonic: the
 * derivative is so between its own breakpoints, and where it changes its sign there the integers around are two more.
 */
function breakpoints(p: IntegerPolynomial, bound: bigint): bigint[] {
  if (p.length <= 2) return [1n, bound];
  const derivative = p.slice(1).map((c, i) => c * BigInt(i + 1));
  const places = breakpoints(derivative, bound);
  const changes = places.flatMap((place, i) => {
    const change = signChange(derivative, place, places[i + 1] ?? place);
    return change === null ? [] : [change - 1n, change];
  });
  return [...new Set([...places, ...changes])].sort((x, y) => (x < y ? -1 : 1));
}

/** The first integer in (lo, hi] at which a polynomial that is monotonic there is 0 or has another sign than at lo; null where none is. */
function signChange(p: IntegerPolynomial, lo: bigint, hi: bigint): bigint | null {
  const positive = evaluateInteger(p, lo) > 0n;
  const kept = (n: bigint): boolean => {
    const value = evaluateInteger(p, n);
    return positive ? value > 0n : value < 0n;
  };
  if (hi <= lo || kept(hi)) return null;
  let [low, high] = [lo, hi];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (kept(middle)) low = middle;
    else high = middle;
  }
  return high;
}
