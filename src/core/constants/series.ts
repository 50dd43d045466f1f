import type { Enclosure } from '../numbers/enclosure.ts';
import { spend, spendOnProduct } from '../work.ts';
import { absolute, bitLength, ceilDivide, floorDivide } from '../numbers/integers.ts';

/**
 * S = Σ_{n≥0} t_n with t_n = a(n)/b(n) · Π_{k=1}^{n} p(k)/q(k): every hypergeometric series at a rational point.
 * The values are integers, q and b positive.
 */
export interface HypergeometricSeries {
  readonly a: (n: number) => bigint;
  /** Left out where it is 1 throughout. */
  readonly b?: (n: number) => bigint;
  readonly p: (n: number) => bigint;
  readonly q: (n: number) => bigint;
  /** |t_{n+1}/t_n| ≤ 1 − 2^{−slowness} for all n ≥ this index: each series says why. */
  readonly halvesFrom: number;
  /** 1, so that the terms halve at the least, where it is left out. */
  readonly slowness?: number;
  /** log₂|t_n| roughly: it only chooses how many terms are summed, the rest is bounded from the terms themselves. */
  readonly log2Term: (n: number) => number;
}

interface Segment {
  /** Π p(k); in the last segment of a sum nobody multiplies by it, and only its bit length is kept. */
  readonly p: bigint | null;
  /** At least the bit length of Π p(k) in the last segment, 0 in the others. */
  readonly pBits: number;
  readonly q: bigint;
  /** Π b(n), or null where the series has none. */
  readonly b: bigint | null;
  /** b·q·Σ t_n/(product before the segment). */
  readonly t: bigint;
}

/**
 * The sum of a series with the given bits after the point, by binary splitting (Haible and Papanikolaou,
 * Fast multiprecision evaluation of series of rational numbers, ANTS-III 1998).
 *
 * With N ≥ halvesFrom terms summed the rest is at most |t_N| (1 + r + r² + …) = 2^slowness |t_N| with r = 1 − 2^{−slowness},
 * and t_N is bounded by the bit lengths of the integers that it is the quotient of.
 */
export function sumSeries(series: HypergeometricSeries, bits: number): Enclosure {
  const count = termsNeeded(series, bits);
  const whole = split(series, 0, count, true);
  const denominator = whole.b === null ? whole.q : whole.b * whole.q;
  const tailExponent = slownessOf(series) + log2Above(series, count, whole);
  const tail = tailExponent + bits <= 0 ? 1n : 1n << BigInt(tailExponent + bits);
  const partial = encloseQuotient(whole.t, denominator, bits);
  return { lo: partial.lo - tail, hi: partial.hi + tail, bits };
}

/** The same sum term by term in fixed point, slow and obvious: the twin of sumSeries in the tests. */
export function sumSeriesNaively(series: HypergeometricSeries, bits: number): Enclosure {
  const one = 1n << BigInt(bits);
  const count = termsNeeded(series, bits);
  let numerator = 1n;
  let denominator = 1n;
  let lo = 0n;
  let hi = 0n;
  for (let n = 0; n <= count; n++) {
    if (n > 0) {
      numerator *= series.p(n);
      denominator *= series.q(n);
    }
    const top = series.a(n) * numerator * one;
    const bottom = denominator * (series.b?.(n) ?? 1n);
    if (n < count) {
      lo += floorDivide(top, bottom);
      hi += ceilDivide(top, bottom);
    } else {
      const rest = ceilDivide(absolute(top), bottom) << BigInt(slownessOf(series));
      lo -= rest;
      hi += rest;
    }
  }
  return { lo, hi, bits };
}

function slownessOf({ slowness = 1 }: HypergeometricSeries): number {
  return slowness;
}

/** An integer that log₂|t_count| does not exceed. */
function log2Above(series: HypergeometricSeries, count: number, whole: Segment): number {
  const above = bitLength(series.a(count)) + bitLength(series.p(count)) + whole.pBits;
  const below = bitLength(whole.q) - 1 + bitLength(series.q(count)) - 1;
  return above - below - (series.b ? bitLength(series.b(count)) - 1 : 0);
}

/** The first index from which a term is below 2^−bits with a few bits to spare, at least halvesFrom. */
function termsNeeded(series: HypergeometricSeries, bits: number): number {
  const small = (n: number): boolean => series.log2Term(n) < -bits - 7 - slownessOf(series);
  let low = Math.max(series.halvesFrom, 1);
  if (small(low)) return low;
  let high = 2 * low;
  while (!small(high)) high *= 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (small(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Steps that a term of a series takes before it is multiplied with others. */
const leafSteps = 1_000;

function split(series: HypergeometricSeries, start: number, end: number, last: boolean): Segment {
  if (end - start === 1) {
    spend(leafSteps);
    const p = start === 0 ? 1n : series.p(start);
    const b = series.b ? series.b(start) : null;
    return {
      p,
      pBits: last ? bitLength(p) : 0,
      q: start === 0 ? 1n : series.q(start),
      b,
      t: series.a(start) * p,
    };
  }
  const middle = (start + end) >> 1;
  const left = split(series, start, middle, false);
  const right = split(series, middle, end, last);
  const p = last ? null : left.p! * right.p!;
  spendOnProduct(left.q, right.q, left.b === null ? 3 : 8);
  const pBits = last ? bitLength(left.p!) + right.pBits : 0;
  const q = left.q * right.q;
  if (left.b === null || right.b === null) {
    return { p, pBits, q, b: null, t: left.t * right.q + left.p! * right.t };
  }
  const t = right.b * (right.q * left.t) + left.b * (left.p! * right.t);
  return { p, pBits, q, b: left.b * right.b, t };
}

/**
 * numerator/denominator for denominator > 0. Bits of the two that cannot show in the result are dropped first:
 * with u = ⌊numerator/2^s⌋ and v = ⌊denominator/2^s⌋ the quotient lies between those of u, u+1 and v, v+1.
 */
export function encloseQuotient(numerator: bigint, denominator: bigint, bits: number): Enclosure {
  const length = bitLength(denominator);
  const excess = Math.max(0, bitLength(numerator) - length);
  const drop = length - bits - 2 * excess - 32;
  const scale = BigInt(bits);
  if (drop <= 0) {
    spendOnProduct(numerator << scale, denominator, 2);
    const lo = floorDivide(numerator << scale, denominator);
    return { lo, hi: lo + 1n, bits };
  }
  const u = numerator >> BigInt(drop);
  const v = denominator >> BigInt(drop);
  spendOnProduct(u << scale, v, 2);
  const quotient = floorDivide(u << scale, v);
  // |u/v − (u+1)/v| = 1/v and |u/v − u/(v+1)| < |u/v|/v; v has more than bits + 2·excess + 31 bits.
  return { lo: quotient - 2n, hi: quotient + 3n, bits };
}

/** log₂ n! roughly (Stirling); to count terms, not to bound them. */
export function log2Factorial(n: number): number {
  if (n < 2) return 0;
  return (n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n)) / Math.LN2;
}

/** log₂|n| roughly, for integers of any size; −Infinity for 0. */
export function log2Integer(n: bigint): number {
  const length = bitLength(n);
  if (length === 0) return -Infinity;
  const drop = Math.max(0, length - 53);
  return Math.log2(Number(absolute(n) >> BigInt(drop))) + drop;
}
