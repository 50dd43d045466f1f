import type { Constant } from '../constants/constant.ts';
import { absolute } from '../numbers/integers.ts';
import type { CanonicalImage } from '../fractions/canonicalFraction.ts';
import { canonicalImage } from '../theorems/classical/canonicalImage.ts';
import type { Progression } from './images.ts';

/**
 * Bounds on what hits of an order can be (THEORY.md, "Which determinants can have hits"): for
 * α = [a; a + b, a + 2b, …] under + or −, a value (Aα + B)/(Cα + E) with coprime coefficients whose terms are interlaced
 * polynomials of period m, ν of them not constant, has a determinant that divides b ν.
 */

/**
 * The largest period m of interlaced polynomials, not all constant, with a linear complexity ≤ L: the largest least common
 * multiple of numbers d > 1 with Σ φ(d) ≤ L − 2. Prime powers cost least; a single 2 costs nothing beside an odd one, as
 * φ(2d) = φ(d).
 * @param order L ≥ 2
 */
export function largestPeriod(order: number): number {
  const budget = order - 2;
  const primes: number[] = [];
  for (let n = 3; n <= budget + 1; n += 2) if (primes.every((p) => n % p !== 0)) primes.push(n);
  // best[c] is the largest product of powers of odd primes of cost ≤ c.
  let best = new Array<number>(budget + 1).fill(1);
  for (const p of primes) {
    const next = [...best];
    for (let power = p, cost = p - 1; cost <= budget; power *= p, cost *= p)
      for (let c = cost; c <= budget; c++) next[c] = Math.max(next[c]!, best[c - cost]! * power);
    best = next;
  }
  let largest = best[budget]! > 1 ? 2 * best[budget]! : budget >= 1 ? 2 : 1;
  for (let power = 4, cost = 2; cost <= budget; power *= 2, cost *= 2)
    largest = Math.max(largest, power * best[budget - cost]!);
  return largest;
}

/**
 * No value of a larger determinant, relative to α = [a; a + b, a + 2b, …], has a hit of order ≤ L, whatever its height.
 * @param order L ≥ 2, @param step b ≥ 1
 */
export function largestDeterminant(order: number, step: number): number {
  return step * largestPeriod(order);
}

/**
 * No value (Aα + B)/(Cα + E) of this constant with coprime coefficients and a larger |AE − BC| has a hit of order ≤ L,
 * whatever its height. If α = M κ with κ = [a; a + b, …] and integers a, b, a determinant D relative to κ is at least that
 * relative to α by |det M|.
 * @param order L ≥ 2
 * @returns null where no such κ is known
 */
export function largestHitDeterminant(constant: Constant, order: number): bigint | null {
  const behind = progressionBehind(constant);
  if (!behind) return null;
  const { a, b, c, d } = behind.image.matrix;
  const determinant = absolute(a * d - b * c);
  return determinant * behind.image.fraction.difference.numerator * BigInt(largestDeterminant(order, 1));
}

/**
 * α as an image of κ = [a; a + b, a + 2b, …] with integers a, b; null where no such κ is known. The image has them exactly,
 * however large they are.
 */
export function progressionBehind({
  source,
  annihilator,
}: Constant): { readonly image: CanonicalImage; readonly progression: Progression } | null {
  if (source.kind === 'digits' || annihilator !== null) return null;
  const image = canonicalImage(source.expression);
  if (!image) return null;
  const { first, difference, multiplier, sign } = image.fraction;
  if (first.denominator !== 1n || difference.denominator !== 1n || multiplier !== 1n) return null;
  const progression = { first: Number(first.numerator), difference: Number(difference.numerator), sign };
  return { image, progression };
}
