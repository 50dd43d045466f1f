import { spendOnProduct } from '../work.ts';
import { absolute, bitLength, ceilDivide, floorDivide } from './integers.ts';
import type { Rational } from './rational.ts';

/**
 * A closed interval with dyadic ends that holds a real number: lo/2^bits ≤ x ≤ hi/2^bits.
 * All operations round outward, so a result holds every value that its arguments allow.
 */
export interface Enclosure {
  readonly lo: bigint;
  readonly hi: bigint;
  /** Binary digits after the point, ≥ 0. */
  readonly bits: number;
}

/** The tightest enclosure of a rational number with the given bits after the point. */
export function encloseRational(x: Rational, bits: number): Enclosure {
  const scaled = x.numerator << BigInt(bits);
  spendOnProduct(scaled, x.denominator, 2);
  return { lo: floorDivide(scaled, x.denominator), hi: ceilDivide(scaled, x.denominator), bits };
}

/** The same interval with other bits after the point, widened outward where bits are dropped. */
export function withBits(x: Enclosure, bits: number): Enclosure {
  if (bits === x.bits) return x;
  if (bits > x.bits) {
    const shift = BigInt(bits - x.bits);
    return { lo: x.lo << shift, hi: x.hi << shift, bits };
  }
  const shift = BigInt(x.bits - bits);
  return { lo: x.lo >> shift, hi: -(-x.hi >> shift), bits };
}

function aligned(x: Enclosure, y: Enclosure): [Enclosure, Enclosure, number] {
  const bits = Math.max(x.bits, y.bits);
  return [withBits(x, bits), withBits(y, bits), bits];
}

export function negateEnclosure(x: Enclosure): Enclosure {
  return { lo: -x.hi, hi: -x.lo, bits: x.bits };
}

export function addEnclosures(x: Enclosure, y: Enclosure): Enclosure {
  const [p, q, bits] = aligned(x, y);
  return { lo: p.lo + q.lo, hi: p.hi + q.hi, bits };
}

export function subtractEnclosures(x: Enclosure, y: Enclosure): Enclosure {
  return addEnclosures(x, negateEnclosure(y));
}

/** Product, rounded outward to the larger of the two precisions. */
export function multiplyEnclosures(x: Enclosure, y: Enclosure): Enclosure {
  const [p, q, bits] = aligned(x, y);
  spendOnProduct(p.hi, q.hi, 2);
  const products =
    p.lo >= 0n && q.lo >= 0n
      ? [p.lo * q.lo, p.hi * q.hi]
      : [p.lo * q.lo, p.lo * q.hi, p.hi * q.lo, p.hi * q.hi];
  const { lo, hi } = extremes(products);
  const shift = BigInt(bits);
  return { lo: lo >> shift, hi: -(-hi >> shift), bits };
}

/** Quotient, rounded outward to the larger of the two precisions; null where the divisor may be 0. */
export function divideEnclosures(x: Enclosure, y: Enclosure): Enclosure | null {
  const [p, q, bits] = aligned(x, y);
  if (q.lo <= 0n && q.hi >= 0n) return null;
  const shift = BigInt(bits);
  spendOnProduct(1n << shift, q.hi, 8);
  const ends = [p.lo << shift, p.hi << shift];
  const lows = ends.flatMap((end) => [floorDivide(end, q.lo), floorDivide(end, q.hi)]);
  const highs = ends.flatMap((end) => [ceilDivide(end, q.lo), ceilDivide(end, q.hi)]);
  return { lo: extremes(lows).lo, hi: extremes(highs).hi, bits };
}

function extremes(values: readonly bigint[]): { lo: bigint; hi: bigint } {
  let lo = values[0]!;
  let hi = values[0]!;
  for (const value of values) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return { lo, hi };
}

/** Whether the interval holds 0. */
export function containsZero(x: Enclosure): boolean {
  return x.lo <= 0n && x.hi >= 0n;
}

/** Whether two intervals have a point in common. */
export function meet(x: Enclosure, y: Enclosure): boolean {
  const [p, q] = aligned(x, y);
  return p.lo <= q.hi && q.lo <= p.hi;
}

/** Whether the interval is at most 10^−digits wide. */
export function narrowerThan(x: Enclosure, digits: number): boolean {
  return (x.hi - x.lo) * 10n ** BigInt(digits) <= 1n << BigInt(x.bits);
}

/** The largest |x| of the interval, in units of its last place. */
export function magnitude({ lo, hi }: Enclosure): bigint {
  return absolute(lo) > absolute(hi) ? absolute(lo) : absolute(hi);
}

/** The middle of the interval as a floating-point number: to rank and to draw, never to decide. */
export function approximate(x: Enclosure): number {
  const middle = x.lo + x.hi;
  const drop = Math.max(0, bitLength(middle) - 64);
  return Number(middle >> BigInt(drop)) * 2 ** (drop - x.bits - 1);
}
