import { floorDivide } from '../../numbers/integers.ts';

/**
 * The simplest fraction p/q with lo ≤ p/q ≤ hi, the one of least denominator (and of least numerator among those), from the
 * continued fractions of both ends; lo = low/scale > 0, hi = high/scale.
 */
export function simplestBetween(low: bigint, high: bigint, scale: bigint): { p: bigint; q: bigint } {
  let [a, b, c, d] = [low, scale, high, scale];
  let [p, lastP, q, lastQ] = [1n, 0n, 0n, 1n];
  for (;;) {
    // a/b ≤ x ≤ c/d.
    const whole = floorDivide(a, b);
    const reached = a === whole * b;
    const next = reached ? whole : whole + 1n;
    if (next * d <= c) return { p: next * p + lastP, q: next * q + lastQ };
    [p, lastP] = [whole * p + lastP, p];
    [q, lastQ] = [whole * q + lastQ, q];
    [a, b, c, d] = [d, c - whole * d, b, a - whole * b];
  }
}

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
