import {
  encloseRational,
  addEnclosures,
  multiplyEnclosures,
  negateEnclosure,
  subtractEnclosures,
  type Enclosure,
} from '../numbers/enclosure.ts';
import { absolute, bitLength } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { pi } from './pi.ts';
import { quotient, remembering, rootOfEnclosure, type Real } from './real.ts';
import {
  encloseQuotient,
  log2Factorial,
  log2Integer,
  sumSeries,
  type HypergeometricSeries,
} from './series.ts';

const half = Q.rational(1n, 2n);

/** log₂|x| roughly; −Infinity for 0. */
function log2(x: Rational): number {
  return log2Integer(x.numerator) - log2Integer(x.denominator);
}

/** The least k ≥ 0 with |x|/2^k ≤ 1/2^margin. */
function halvings(x: Rational, margin: number): number {
  let k = Math.max(0, bitLength(x.numerator) - bitLength(x.denominator) - 1 + margin);
  while (absolute(x.numerator) << BigInt(margin) > x.denominator << BigInt(k)) k++;
  return k;
}

function divideByPowerOfTwo(x: Rational, k: number): Rational {
  return Q.rational(x.numerator, x.denominator << BigInt(k));
}

/** Σ x^n/n!: the ratio |x|/(n+1) is at most 1/2 throughout for |x| ≤ 1/2, and from n = 1 for |x| ≤ 1. */
export function exponentialSeries(x: Rational): HypergeometricSeries {
  const size = log2(x);
  return {
    a: () => 1n,
    p: () => x.numerator,
    q: (n) => x.denominator * BigInt(n),
    halvesFrom: 1,
    log2Term: (n) => n * size - log2Factorial(n),
  };
}

/** e^x for a rational x ≠ 0: the series at x/2^k, |x|/2^k ≤ 1, squared k times. */
export function exponential(x: Rational): Real {
  const k = halvings(x, 0);
  const series = exponentialSeries(divideByPowerOfTwo(x, k));
  return remembering((bits) => {
    // Each squaring doubles the relative error; k of them lose k bits, and the value has log₂e·x bits before the point.
    let value = sumSeries(series, bits + 2 * k + 8 + Math.ceil(Math.max(0, 1.45 * toNumber(x))));
    for (let i = 0; i < k; i++) value = multiplyEnclosures(value, value);
    return value;
  });
}

/** A floating-point approximation, to choose precisions by. */
export function toNumber(x: Rational): number {
  const scale = Math.max(0, bitLength(x.denominator) - 1000, bitLength(x.numerator) - 1000);
  return Number(x.numerator >> BigInt(scale)) / Number(x.denominator >> BigInt(scale));
}

/** Σ (−1)^n y^{2n+1}/(2n+1)! without its factor y; the ratio y²/((2n+2)(2n+3)) is below 1/6 for |y| ≤ 1. */
export function sineSeries(y: Rational): HypergeometricSeries {
  const square = Q.multiply(y, y);
  const size = log2(square);
  return {
    a: () => 1n,
    p: () => -square.numerator,
    q: (n) => square.denominator * BigInt(2 * n) * BigInt(2 * n + 1),
    halvesFrom: 0,
    log2Term: (n) => n * size - log2Factorial(2 * n + 1),
  };
}

interface SineAndCosine {
  readonly sine: Enclosure;
  readonly cosine: Enclosure;
}

/** sin x and cos x for a rational x ≠ 0: at y = x/2^k, |y| ≤ 1/2, from the series and cos y = √(1 − sin²y) > 0, then doubled. */
function sineAndCosine(x: Rational, bits: number): SineAndCosine {
  const k = halvings(x, 1);
  const y = divideByPowerOfTwo(x, k);
  // sin 2y = 2 sin y cos y and cos 2y = 1 − 2 sin²y lose two bits each.
  const working = bits + 2 * k + 16;
  const one: Enclosure = { lo: 1n << BigInt(working), hi: 1n << BigInt(working), bits: working };
  let sine = multiplyRational(sumSeries(sineSeries(y), working), y);
  let cosine = rootOfEnclosure(subtractEnclosures(one, multiplyEnclosures(sine, sine)), 2);
  for (let i = 0; i < k; i++) {
    const square = multiplyEnclosures(sine, sine);
    sine = double(multiplyEnclosures(sine, cosine));
    cosine = subtractEnclosures(one, double(square));
  }
  return { sine, cosine };
}

function double(x: Enclosure): Enclosure {
  return { lo: x.lo << 1n, hi: x.hi << 1n, bits: x.bits };
}

/** r·x, rounded outward. */
export function multiplyRational(x: Enclosure, r: Rational): Enclosure {
  if (r.numerator < 0n) return multiplyRational(negateEnclosure(x), Q.negate(r));
  const lo = encloseQuotient(x.lo * r.numerator, r.denominator, 0).lo;
  const hi = encloseQuotient(x.hi * r.numerator, r.denominator, 0).hi;
  return { lo, hi, bits: x.bits };
}

const trigonometric = new Map<string, { sine: Real; cosine: Real }>();

/** sin x and cos x of a rational x ≠ 0 from one splitting. */
function circular(x: Rational): { sine: Real; cosine: Real } {
  const key = Q.formatRational(x);
  const known = trigonometric.get(key);
  if (known) return known;
  let last: (SineAndCosine & { bits: number }) | null = null;
  const both = (bits: number): SineAndCosine => {
    if (last === null || last.bits < bits) last = { ...sineAndCosine(x, bits), bits };
    return last;
  };
  const pair = {
    sine: remembering((bits) => both(bits).sine),
    cosine: remembering((bits) => both(bits).cosine),
  };
  if (trigonometric.size > 16) trigonometric.clear();
  trigonometric.set(key, pair);
  return pair;
}

export function sine(x: Rational): Real {
  return circular(x).sine;
}

export function cosine(x: Rational): Real {
  return circular(x).cosine;
}

/** tan x for a rational x ≠ 0; cos x ≠ 0 there because π is irrational. */
export function tangent(x: Rational): Real {
  return quotient(sine(x), cosine(x));
}

/**
 * artanh z = z Σ z^{2n}/(2n+1) for |z| ≤ 1/2: the ratio of terms is below z² ≤ 1/4.
 */
export function areaTangentSeries(z: Rational, sign: 1n | -1n = 1n): HypergeometricSeries {
  const square = Q.multiply(z, z);
  const size = log2(square);
  return {
    a: () => 1n,
    b: (n) => BigInt(2 * n + 1),
    p: () => sign * square.numerator,
    q: () => square.denominator,
    halvesFrom: 0,
    log2Term: (n) => n * size,
  };
}

function areaTangentNearZero(z: Rational): Real {
  const series = areaTangentSeries(z);
  return remembering((bits) => multiplyRational(sumSeries(series, bits + 4), z));
}

/**
 * log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749), a formula of Machin's kind found by Sebah
 * (Gourdon and Sebah, The logarithmic constant: log 2, 2010). It is checked exactly in the tests:
 * (27/25)^9 (2401/2400)^{−1} (4375/4374)^4 = 2.
 */
const logarithmOfTwo: Real = remembering((bits) => {
  const working = bits + 8;
  const part = (denominator: bigint, factor: bigint): Enclosure =>
    multiplyRational(
      sumSeries(areaTangentSeries(Q.rational(1n, denominator)), working),
      Q.rational(factor, denominator),
    );
  return addEnclosures(addEnclosures(part(26n, 18n), part(4801n, -2n)), part(8749n, 8n));
});

/** log x for a rational x > 0: x = 2^k m with 2/3 ≤ m ≤ 4/3, log x = k log 2 + 2 artanh((m−1)/(m+1)). */
export function logarithm(x: Rational): Real {
  let k = bitLength(x.numerator) - bitLength(x.denominator);
  let m = k >= 0 ? divideByPowerOfTwo(x, k) : Q.rational(x.numerator << BigInt(-k), x.denominator);
  while (Q.compare(m, Q.rational(4n, 3n)) > 0) {
    m = Q.multiply(m, half);
    k++;
  }
  while (Q.compare(m, Q.rational(2n, 3n)) < 0) {
    m = Q.add(m, m);
    k--;
  }
  const z = Q.divide(Q.subtract(m, Q.one), Q.add(m, Q.one));
  const near = z.numerator === 0n ? null : areaTangentNearZero(z);
  return remembering((bits) => {
    const working = bits + 8 + bitLength(BigInt(k));
    let value: Enclosure = { lo: 0n, hi: 0n, bits: working };
    if (k !== 0) value = multiplyRational(logarithmOfTwo.enclose(working)!, Q.rational(BigInt(k)));
    return near ? addEnclosures(value, double(near.enclose(working)!)) : value;
  });
}

/** artanh x = ½ log((1+x)/(1−x)) for a rational |x| < 1, x ≠ 0. */
export function areaTangent(x: Rational): Real {
  const ratio = logarithm(Q.divide(Q.add(Q.one, x), Q.subtract(Q.one, x)));
  return remembering((bits) => multiplyRational(ratio.enclose(bits + 4)!, half));
}

/**
 * arctan x for a rational x ≠ 0, brought to |x| ≤ 1/2 by arctan x = π/2 − arctan(1/x) for x > 1 and
 * arctan x = π/4 − arctan((1−x)/(1+x)) for x > 1/2; there the ratio of terms is below 1/4.
 */
export function arcTangent(x: Rational): Real {
  if (x.numerator < 0n) return mirrored(arcTangent(Q.negate(x)));
  if (Q.compare(x, Q.one) > 0) return piLess(half, arcTangent(Q.divide(Q.one, x)));
  if (Q.compare(x, half) > 0) {
    const other = Q.divide(Q.subtract(Q.one, x), Q.add(Q.one, x));
    return piLess(Q.rational(1n, 4n), other.numerator === 0n ? null : arcTangent(other));
  }
  const series = areaTangentSeries(x, -1n);
  return remembering((bits) => multiplyRational(sumSeries(series, bits + 4), x));
}

function mirrored(x: Real): Real {
  return remembering((bits) => negateEnclosure(x.enclose(bits)!));
}

/** part·π − x. */
function piLess(part: Rational, x: Real | null): Real {
  return remembering((bits) => {
    const angle = multiplyRational(pi.enclose(bits + 4)!, part);
    return x ? subtractEnclosures(angle, x.enclose(bits + 4)!) : angle;
  });
}

/**
 * arcsin z/z = Σ binomial(2n, n)/4^n · z^{2n}/(2n+1) as a series in z²; the ratio
 * (2n+1)²/((2n+2)(2n+3)) · z² is below z² ≤ 1/2.
 */
export function arcSineSeries(square: Rational): HypergeometricSeries {
  const size = log2(square);
  return {
    a: () => 1n,
    b: (n) => BigInt(2 * n + 1),
    p: (n) => BigInt(2 * n - 1) * square.numerator,
    q: (n) => BigInt(2 * n) * square.denominator,
    halvesFrom: 0,
    log2Term: (n) => n * size,
  };
}

/**
 * arcsin x for a rational 0 < |x| < 1. For x² > 1/2 from arcsin x = π/2 − arcsin z with z = √(1 − x²): z² is
 * rational, so the series in z² has rational terms and only its factor z is a root.
 */
export function arcSine(x: Rational): Real {
  if (x.numerator < 0n) return mirrored(arcSine(Q.negate(x)));
  const square = Q.multiply(x, x);
  if (Q.compare(square, half) <= 0) {
    const series = arcSineSeries(square);
    return remembering((bits) => multiplyRational(sumSeries(series, bits + 4), x));
  }
  const complement = Q.subtract(Q.one, square);
  const series = arcSineSeries(complement);
  const small = remembering((bits) => {
    const factor = rootOfEnclosure(encloseRational(complement, bits + 4), 2);
    return multiplyEnclosures(sumSeries(series, bits + 4), factor);
  });
  return piLess(half, small);
}
