import { floorDivide } from './integers.ts';

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
