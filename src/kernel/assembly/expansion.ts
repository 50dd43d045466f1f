// Signed continued fractions by Lehmer's method: the steps run on 63-bit leading parts, and only their product
// is applied to the multi-limb integers.
//
// A candidate's true value is X*/Y* for reals X*, Y* > 0; known are integers X, Y with |X* − X|, |Y* − Y| ≤
// 2^error. Let x = ⌊X/2^shift⌋, y = ⌊Y/2^shift⌋ with shift ≥ error, both below 2^width. Then X*, Y* lie less
// than two units of 2^shift from x, y (one for the bits dropped, one for the error).
//
// After steps with product M = [[p_n, b p_{n−1}], [q_n, b q_{n−1}]], b = b_{n+1}, the pair is (Y_n, R_n) =
// M^{-1}(X, Y), and M^{-1} has entries ±p, ±q. So if (y, r) is what the leading parts give,
//   |R* − r| < 2 (p_n + q_n)   and   |(Y* − R*) − (y − r)| < 2 (p_n + q_n + p_{n−1} + q_{n−1})    (in units),
// and the step is that of the true value, for floor and ceiling alike, if it leaves 0 < R* < Y*, that is, if
//   r ≥ 2 (p_n + q_n)   and   y − r ≥ 2 (p_n + q_n + p_{n−1} + q_{n−1}).                              (*)
// The loop tests the simpler r ≥ 2^h and y − r ≥ 2^(h+1) with 2h > width, which implies (*) and bounds the
// cofactors: x_0 = p_n y + b p_{n−1} r for the first x_0 < 2^width. For b = +1, p_n ≤ x_0/y < 2^width/(3·2^h).
// For b = −1, p_{n−1} ≤ p_n (induction: a_n ≥ 2 there, and b_n = −1 needs a_{n−1} ≥ 2 likewise), so
// p_n ≤ x_0/(y − r) ≤ 2^(width−h−1): under long runs of 2s it is y − r, not y, that bounds the cofactors.
// The same holds for q. So 2 (p_n + q_n) ≤ 2^(width+1−h) ≤ 2^h as 2h ≥ width + 1, and the earlier cofactors
// obey the same bound by the earlier test. With width = 63 and h = 32 cofactors are at most 2^30.
//
// The bound on the error then grows by the largest row sum of |M^{-1}|: max(p_n + q_n, p_{n−1} + q_{n−1}).
import { bitsFrom, combine, longestBits } from './limbs';

/** Bits of a leading part: a sum of two still fits in 64. */
const leadingBits = 63;

/** Why an expansion stopped: never confused with a number of terms. */
export const imprecise = -1;
export const largeTerm = -2;

/**
 * The first n terms of X/Y.
 * @param x0 address of X, and @param y0 of Y: not changed
 * @param x address of room for as many limbs, and @param y another: destroyed
 * @param limbs length of all four, with 0s in the two limbs beyond, and two readable limbs before
 * @param error |X* − X|, |Y* − Y| ≤ 2^error
 * @param masks address of n bytes, 0 for b_{i+1} = +1 and −1 for b_{i+1} = −1
 * @param terms address of n unsigned 32-bit integers to be written
 * @returns the bits used by any term, all terms or-ed (so that < 2^k holds for all if it holds for this), or
 *   imprecise: a higher precision is needed, or
 *   largeTerm: a term beyond about 2^30 that the leading parts cannot give
 */
export function expand(
  x0: usize,
  y0: usize,
  x: usize,
  y: usize,
  limbs: i32,
  error: i32,
  masks: usize,
  n: i32,
  terms: usize,
): i64 {
  let count = 0;
  let bits: u32 = 0;
  let fromX = x0;
  let fromY = y0;
  let length = limbs;
  while (count < n) {
    const top = longestBits(fromX, fromY, length);
    length = (top + 31) >> 5;
    const shift = max(top - leadingBits, error);
    const width = top - shift;
    if (width < 16) return imprecise;
    const h = <u64>((width + 2) >> 1);
    let dividend = bitsFrom(fromX, shift);
    let divisor = bitsFrom(fromY, shift);
    if (divisor >> h == 0) return shift == error ? imprecise : largeTerm;
    // Both cofactors of a column in one word, p·2^32 + q; `older` carries the sign b.
    let newer: u64 = 1 << 32;
    let older: u64 = 1;
    let mask: u64 = 0;
    const first = count;
    while (count < n) {
      const quotient = dividend / divisor;
      let rest = dividend - quotient * divisor;
      const next = <u64>load<i8>(masks + count);
      // Ceiling where the mask is set: a = quotient + 1 and rest ← divisor − rest.
      const term = quotient - next;
      rest = (rest ^ next) - next + (divisor & next);
      if (rest >> h == 0 || (divisor - rest) >> (h + 1) == 0) break;
      store<u32>(terms + ((<usize>count) << 2), <u32>term);
      bits |= <u32>term;
      const cofactors = term * newer + older;
      older = (newer ^ next) - next;
      newer = cofactors;
      dividend = divisor;
      divisor = rest;
      mask = next;
      count++;
    }
    if (count == n) break;
    if (count == first) return shift == error ? imprecise : largeTerm;
    const before = (older ^ mask) - mask;
    const p = <i64>(newer >> 32);
    const q = <i64>(newer & 0xffffffff);
    const olderP = <i64>(before >> 32);
    const olderQ = <i64>(before & 0xffffffff);
    // M^{-1} = D [[q', −p'], [−b q, b p]], D = p q' − q p' = ±1.
    const d = p * olderQ - q * olderP;
    const e = (d ^ (<i64>mask)) - <i64>mask;
    combine(fromX, fromY, x, y, length, d * olderQ, -d * olderP, -e * q, e * p);
    if (fromX == x0) {
      // The two limbs beyond are read with the leading parts.
      store<u64>(x + ((<usize>length) << 2), 0);
      store<u64>(y + ((<usize>length) << 2), 0);
      fromX = x;
      fromY = y;
    }
    error += 64 - <i32>clz<u64>(<u64>max(p + q, olderP + olderQ) - 1);
  }
  return bits;
}
