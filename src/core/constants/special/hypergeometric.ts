import {
  encloseRational,
  magnitude,
  multiplyEnclosures,
  addEnclosures,
  type Enclosure,
} from '../../numbers/enclosure.ts';
import { absolute, bitLength, ceilDivide } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { multiplyRational, toNumber } from '../elementary.ts';
import { log2Rising } from '../bessel.ts';
import { remembering, type Real } from '../real.ts';
import { log2Factorial, log2Integer, sumSeries, type HypergeometricSeries } from '../series.ts';

/** The parameters of a function pFq: rational, and no lower one an integer below 1. */
export interface Parameters {
  readonly upper: readonly Rational[];
  readonly lower: readonly Rational[];
}

/** Largest |z| at which a series with p = q + 1 is summed: there the terms fall by 1 % from one to the next. */
export const largestPoint = Q.rational(99n, 100n);

/**
 * pFq(a; b; z) = Σ (a_1)_n … (a_p)_n/((b_1)_n … (b_q)_n) z^n/n! at a rational z (DLMF 16.2.1), p ≤ q + 1, and
 * |z| ≤ largestPoint for p = q + 1.
 */
export function hypergeometricAtRational(parameters: Parameters, z: Rational): Real {
  const series = parametricSeries(parameters, z);
  return remembering((bits) => sumSeries(series, bits + 8));
}

/** The series of pFq at a rational point, as sumSeries takes it. */
export function parametricSeries({ upper, lower }: Parameters, z: Rational): HypergeometricSeries {
  const top = (n: number): bigint =>
    upper.reduce((value, { numerator: u, denominator: v }) => value * (u + BigInt(n - 1) * v), z.numerator);
  const bottom = (n: number): bigint =>
    lower.reduce(
      (value, { numerator: u, denominator: v }) => value * (u + BigInt(n - 1) * v),
      z.denominator * BigInt(n),
    );
  // The denominators of the parameters change sides.
  const above = lower.reduce((value, { denominator }) => value * denominator, 1n);
  const below = upper.reduce((value, { denominator }) => value * denominator, 1n);
  const sign = (n: number): bigint => (bottom(n) < 0n ? -1n : 1n);
  const size = log2Integer(z.numerator) - log2Integer(z.denominator);
  const { from, slowness } = fallsFrom({ upper, lower }, absoluteRational(z));
  const growth = (list: readonly Rational[], n: number): number =>
    list.reduce((sum, x) => sum + log2Rising(toNumber(x), n), 0);
  return {
    a: () => 1n,
    p: (n) => sign(n) * top(n) * above,
    q: (n) => sign(n) * bottom(n) * below,
    halvesFrom: from,
    slowness,
    log2Term: (n) => n * size - log2Factorial(n) + growth(upper, n) - growth(lower, n),
  };
}

/**
 * From which n on the terms fall by the factor 1 − 2^{−slowness}. For integers A ≥ |a_i|, B ≥ |b_j| and n > B the ratio of
 * neighbouring terms is at most |z| Π(1 + A/n)/Π(1 − B/n) · n^{p−q−1}, which does not grow with n; it is calculated exactly.
 */
function fallsFrom({ upper, lower }: Parameters, size: Rational): { from: number; slowness: number } {
  const slowness = upper.length <= lower.length ? 1 : slownessAt(size);
  const step = 1n << BigInt(slowness);
  const bounds = (list: readonly Rational[]): bigint[] =>
    list.map(({ numerator, denominator }) => ceilDivide(absolute(numerator), denominator));
  const [a, b] = [bounds(upper), bounds(lower)];
  const isEnough = (n: bigint): boolean => {
    if (b.some((bound) => bound >= n)) return false;
    let top = size.numerator * step;
    let bottom = size.denominator * (step - 1n);
    for (const bound of a) top *= n + bound;
    for (const bound of b) bottom *= n - bound;
    // (1 + A/n) n and (1 − B/n) n stand in the products: n^{p−q} is in them already.
    return top <= bottom * n;
  };
  let high = 1n;
  while (!isEnough(high)) high *= 2n;
  let low = high / 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return { from: Number(high), slowness };
}

/** The least s with |z| < 1 − 2 · 2^{−s}, or 1 up to |z| = 3/8: half of the distance to 1 is left for the parameters. */
function slownessAt(size: Rational): number {
  const rest = Q.subtract(Q.one, size);
  if (Q.compare(rest, Q.rational(5n, 8n)) >= 0) return 1;
  for (let s = 2; s < 40; s++)
    if (Q.compare(Q.multiply(rest, Q.rational(1n << BigInt(s))), Q.rational(2n)) > 0) return s;
  throw new RangeError('the series of a hypergeometric function with p = q + 1 is summed for |z| < 1');
}

function absoluteRational(x: Rational): Rational {
  return x.numerator < 0n ? Q.negate(x) : x;
}

/**
 * pFq at a real z that is enclosed, p ≤ q + 1: the terms are summed in intervals, so the result is as rigorous as the
 * enclosure of z. It is the slow and obvious twin of hypergeometricAtRational, too.
 */
export function hypergeometricAt(parameters: Parameters, z: Real): Real {
  return remembering((bits) => {
    const coarse = z.enclose(32);
    if (coarse === null) return null;
    const size = sizeAbove(coarse);
    // Terms of either sign may be as large as e^{2|z|}, and larger where parameters are: what they cost is seen, and made good.
    let guard = 32 + Math.ceil(4 * Math.min(toNumber(size), 1 << 20)) + parameters.upper.length;
    for (let attempt = 0; ; attempt++) {
      const point = z.enclose(bits + guard);
      if (point === null) return null;
      const sum = sumInIntervals(parameters, point, size);
      const excess = bitLength(sum.hi - sum.lo) - (point.bits - bits);
      if (excess <= 0 || attempt === 2) return sum;
      guard += excess + 8;
    }
  });
}

/** A rational number that |x| does not exceed. */
function sizeAbove(x: Enclosure): Rational {
  return Q.rational(magnitude(x), 1n << BigInt(x.bits));
}

function sumInIntervals(parameters: Parameters, z: Enclosure, largest: Rational): Enclosure {
  const { from, slowness } = fallsFrom(parameters, largest);
  const { bits } = z;
  let term = encloseRational(Q.one, bits);
  let sum = term;
  for (let n = 0; ; n++) {
    let factor = Q.rational(1n, BigInt(n + 1));
    const index = Q.rational(BigInt(n));
    for (const a of parameters.upper) factor = Q.multiply(factor, Q.add(a, index));
    for (const b of parameters.lower) factor = Q.divide(factor, Q.add(b, index));
    term = multiplyRational(multiplyEnclosures(term, z), factor);
    const size = magnitude(term);
    // Once the factor is near 1 or below, a step rounds outwards by fewer than 8 units and takes at least the part
    // 2^−slowness away: the size falls as long as it is above 2^{slowness + 3}, and below it may stay where it is for ever.
    if (n + 1 >= from && bitLength(size) <= slowness + 3) {
      const rest = size << BigInt(slowness);
      return { lo: sum.lo - rest, hi: sum.hi + rest, bits };
    }
    sum = addEnclosures(sum, term);
  }
}
