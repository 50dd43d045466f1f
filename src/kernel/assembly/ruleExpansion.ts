// Continued fractions under numerators of any kind by Lehmer's method, as expansion.ts has it for numerators ±1.
//
// Let c_k = |b_k|, c_0 = 1, and s_k the sign of b_k. The remainders are R_{−1} = X, R_0 = Y and
// R_{k+1} = s_{k+1} (c_k R_{k−1} − a_k R_k), and a_k is the term of the true value exactly if 0 < R_{k+1} < R_k. From any place
// on, R_k = V_k · (R_{−1}, R_0) with V_k = τ_k (w_k, −w'_k), where w_{k+1} = a_k w_k + s_k c_k w_{k−1} (the first s_k taken as
// +1, which is free), and likewise w'; τ_{k+1} = −s_{k+1} τ_k. All of them are ≥ 0: where s_k = −1, a_{k−1} ≥ c_{k−1} + 1, so
// that w_k ≥ w_{k−1} by induction, and a_k ≥ c_k.
//
// Remainders are known to within m·2^e; a row V makes that at most S m·2^e, S = w + w'. Let 2^shift be at least as much, and
// z = ⌊R/2^shift⌋. The true R*/2^shift lies less than 2 from z, and less than 2 S_k from what the leading parts give for R_k.
// So a step is that of the true value if, with r for R_{k+1} and y for R_k,
//     r ≥ 2 S_{k+1}   and   y − r ≥ 2 (S_{k+1} + S_k).                                                       (*)
// Terms grow with their numerators, and remainders fall more slowly than their error rises: limbs that lie wholly below the
// error are dropped, for one unit of error more.
import { bitsFrom, combine, longestBits } from './limbs';

/** Why an expansion stopped: never confused with the bits of terms. */
export const imprecise = -1;
export const largeStep = -2;

/** Cofactors stay below 2^31: `combine` takes them, and two of them fit in one word. */
const cofactorBits: u64 = 31;

/**
 * The first n terms of X/Y under a rule.
 * @param x0 address of X, and @param y0 of Y: not changed
 * @param x address of room for as many limbs, and @param y another: destroyed
 * @param limbs length of all four, with 0s in the two limbs beyond
 * @param unit m, @param exponent e: |X* − X|, |Y* − Y| ≤ m·2^e, 1 ≤ m < 2^32, e ≥ 0
 * @param sizes address of n unsigned 32-bit numbers, 1 and then |b_1|, |b_2|, …; 0 for one that has no room
 * @param headroom address of n bytes: bits that any size in use soon from there on has at most
 * @param masks address of n bytes, 0 where b_{i+1} > 0 and −1 where b_{i+1} < 0
 * @param terms address of n unsigned 32-bit integers to be written
 * @returns the bits used by any term, all terms or-ed, or
 *   imprecise: a higher precision is needed, or
 *   largeStep: a term or a numerator that one step of the leading parts cannot take
 */
export function expandUnder(
  x0: usize,
  y0: usize,
  x: usize,
  y: usize,
  limbs: i32,
  unit: u64,
  exponent: i32,
  sizes: usize,
  headroom: usize,
  masks: usize,
  n: i32,
  terms: usize,
): i64 {
  let count = 0;
  let bits: u32 = 0;
  let fromX = x0;
  let fromY = y0;
  let own = false;
  let length = limbs;
  while (count < n) {
    const top = longestBits(fromX, fromY, length);
    length = (top + 31) >> 5;
    const room = <i32>load<u8>(headroom + count);
    const error = exponent + 64 - <i32>clz<u64>(unit);
    const shift = max(top - (64 - room), error);
    if (top <= shift) return imprecise;
    let older = bitsFrom(fromX, shift);
    let newer = bitsFrom(fromY, shift);
    if (newer == 0) return shift == error ? imprecise : largeStep;
    // w and w' of a row in one word, w·2^32 + w', and their sum; `before` is the row of `older`.
    let before: u64 = 1 << 32;
    let row: u64 = 1;
    let sumBefore: u64 = 1;
    let sum: u64 = 1;
    let mask: u64 = 0;
    // τ of `row`, as a mask.
    let turned: u64 = -1;
    const first = count;
    while (count < n) {
      const size = <u64>load<u32>(sizes + ((<usize>count) << 2));
      if (size == 0 || size >> room != 0) break;
      const dividend = size * older;
      const quotient = dividend / newer;
      let rest = dividend - quotient * newer;
      const next = <u64>load<i8>(masks + count);
      const term = quotient - next;
      if (term >> cofactorBits != 0) break;
      rest = (rest ^ next) - next + (newer & next);
      const factor = (size ^ mask) - mask;
      const sumAfter = term * sum + factor * sumBefore;
      if (sumAfter >> cofactorBits != 0) break;
      if (rest < 2 * sumAfter || newer - rest < 2 * (sumAfter + sum)) break;
      store<u32>(terms + ((<usize>count) << 2), <u32>term);
      bits |= <u32>term;
      const after = term * row + factor * before;
      before = row;
      row = after;
      sumBefore = sum;
      sum = sumAfter;
      turned ^= ~next;
      mask = next;
      older = newer;
      newer = rest;
      count++;
    }
    if (count == n) break;
    if (count == first) return shift == error ? imprecise : largeStep;
    // τ of `before`: the last step turned the sign unless its mask is set.
    const turnedBefore = turned ^ ~mask;
    const sign = (<i64>turned) | 1;
    const signBefore = (<i64>turnedBefore) | 1;
    const u0 = signBefore * <i64>(before >> 32);
    const v0 = -signBefore * <i64>(before & 0xffffffff);
    const u1 = sign * <i64>(row >> 32);
    const v1 = -sign * <i64>(row & 0xffffffff);
    const dropped = min(exponent >> 5, length - 1);
    if (dropped > 0) {
      const bytes = (<usize>dropped) << 2;
      fromX += bytes;
      fromY += bytes;
      x += bytes;
      y += bytes;
      length -= dropped;
      exponent -= dropped << 5;
      unit++;
    }
    combine(fromX, fromY, x, y, length, u0, v0, u1, v1);
    if (!own) {
      // The two limbs beyond are read with the leading parts.
      store<u64>(x + ((<usize>length) << 2), 0);
      store<u64>(y + ((<usize>length) << 2), 0);
      own = true;
    }
    fromX = x;
    fromY = y;
    // m S < 2^63.
    unit *= max(sum, sumBefore);
    const excess = 32 - <i32>clz<u64>(unit);
    if (excess > 0) {
      unit = (unit >> excess) + 1;
      exponent += excess;
    }
  }
  return bits;
}
