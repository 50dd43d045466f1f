/** Denominators and numerators that double precision is trusted with. */
const largestDouble = 2 ** 24;

/**
 * The first convergent p/q of y > 0 within the relative tolerance, in double precision; null where p or q grows too large.
 * A proposal only.
 */
export function nearbyFraction(y: number, tolerance: number): { p: number; q: number } | null {
  if (!(y > 0) || !Number.isFinite(y)) return null;
  let [p, lastP, q, lastQ] = [1, 0, 0, 1];
  let rest = y;
  for (let step = 0; step < 24; step++) {
    const whole = Math.floor(rest);
    [p, lastP] = [whole * p + lastP, p];
    [q, lastQ] = [whole * q + lastQ, q];
    if (p > largestDouble || q > largestDouble) return null;
    const error = Math.abs(p / q - y);
    if (error <= tolerance * y) return p > 0 ? { p, q } : null;
    // ⌈·⌉ as well: where the next quotient is 1 the nearest integer above is the simplest.
    const up = { p: p + lastP, q: q + lastQ };
    if (up.p <= largestDouble && Math.abs(up.p / up.q - y) <= tolerance * y) return up;
    rest = 1 / (rest - whole);
    if (!Number.isFinite(rest)) return null;
  }
  return null;
}
