import { multiplyEnclosures, type Enclosure } from '../numbers/enclosure.ts';
import { bitLength, factorial } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { exponential, toNumber } from './elementary.ts';
import { exactly, product, quotient, remembering, root, scaled, type Real } from './real.ts';
import { log2Factorial, log2Integer, sumSeries, type HypergeometricSeries } from './series.ts';

/**
 * ₀F₁(; a; x) = Σ x^n/(a (a+1) … (a+n−1) n!) for rational a ≠ 0, −1, −2, … and x. The ratio of terms is
 * x/((a+n)(n+1)); from n ≥ max(2|a|, 2√|x| + 1) on a+n ≥ n/2 and the ratio is at most 2|x|/(n(n+1)) ≤ 1/2.
 */
export function hypergeometricSeries(a: Rational, x: Rational): HypergeometricSeries {
  // With a = u/v: (a+n−1) n = (u + (n−1)v) n/v.
  const u = a.numerator;
  const v = a.denominator;
  const size = log2Integer(x.numerator) - log2Integer(x.denominator);
  const threshold = Math.max(2 * Math.abs(toNumber(a)), 2 * Math.sqrt(Math.abs(toNumber(x))) + 1);
  const sign = (n: number): bigint => (u + BigInt(n - 1) * v < 0n ? -1n : 1n);
  return {
    a: () => 1n,
    p: (n) => sign(n) * x.numerator * v,
    q: (n) => sign(n) * (u + BigInt(n - 1) * v) * x.denominator * BigInt(n),
    halvesFrom: Math.ceil(threshold) + 1,
    log2Term: (n) => n * size - log2Factorial(n) - log2Rising(toNumber(a), n),
  };
}

/** log₂|a (a+1) … (a+n−1)| roughly. */
export function log2Rising(a: number, n: number): number {
  const shift = Math.min(n, Math.max(0, Math.ceil(1 - a)));
  let result = 0;
  for (let i = 0; i < shift; i++) result += Math.log2(Math.abs(a + i));
  const start = a + shift;
  return result + log2Factorial(start + n - shift - 1) - log2Factorial(Math.max(start - 1, 0));
}

/** ₀F₁(; a; x) for rational a ≠ 0, −1, −2, … and rational x ≠ 0. */
export function hypergeometric0F1(a: Rational, x: Rational): Real {
  const series = hypergeometricSeries(a, x);
  return remembering((bits) => sumSeries(series, bits + 8));
}

/** I is the modified function, J the ordinary one. */
export type BesselKind = 'besseli' | 'besselj';

/** The series factor of a Bessel function: ₀F₁(; ν+1; ±x²/4), + for I. */
function besselSeries(kind: BesselKind, order: Rational, x: Rational): Real {
  const quarter = Q.multiply(Q.multiply(x, x), Q.rational(kind === 'besseli' ? 1n : -1n, 4n));
  return hypergeometric0F1(Q.add(order, Q.one), quarter);
}

/**
 * I_ν(x) or J_ν(x) = (x/2)^ν/Γ(ν+1) · ₀F₁(; ν+1; ±x²/4) for rational ν and x, x ≠ 0; x > 0 unless ν is an integer.
 * For negative integers I_{−n} = I_n and J_{−n} = (−1)^n J_n.
 */
export function bessel(kind: BesselKind, order: Rational, x: Rational): Real {
  if (Q.isInteger(order)) {
    const n = Number(order.numerator < 0n ? -order.numerator : order.numerator);
    const flips = kind === 'besselj' && order.numerator < 0n && n % 2 === 1;
    let factor = Q.power(Q.divide(x, Q.rational(flips ? -2n : 2n)), n % 2 === 1 ? 1 : 0);
    factor = Q.multiply(factor, Q.power(Q.divide(x, Q.rational(2n)), n - (n % 2)));
    factor = Q.divide(factor, Q.rational(factorial(n)));
    return scaled(besselSeries(kind, Q.rational(BigInt(n)), x), factor);
  }
  const prefactor = quotient(
    rationalPower(Q.divide(x, Q.rational(2n)), order),
    gammaFunction(Q.add(order, Q.one)),
  );
  return product(prefactor, besselSeries(kind, order, x));
}

/**
 * The quotient of two Bessel functions of one kind at the same rational x ≠ 0 whose orders differ by an integer:
 * (x/2)^{ν−μ} Γ(μ+1)/Γ(ν+1) is rational, so neither powers nor Γ are needed.
 */
export function besselQuotient(kind: BesselKind, upper: Rational, lower: Rational, x: Rational): Real {
  if (Q.isInteger(upper)) return quotient(bessel(kind, upper, x), bessel(kind, lower, x));
  const steps = Number(Q.subtract(upper, lower).numerator);
  const power = Q.power(Q.divide(x, Q.rational(2n)), steps);
  const factor = Q.multiply(power, gammaQuotient(Q.add(lower, Q.one), steps));
  return scaled(quotient(besselSeries(kind, upper, x), besselSeries(kind, lower, x)), factor);
}

/** Γ(a)/Γ(a + steps). */
function gammaQuotient(a: Rational, steps: number): Rational {
  let value = Q.one;
  for (let i = 0; i < steps; i++) value = Q.divide(value, Q.add(a, Q.rational(BigInt(i))));
  for (let i = -1; i >= steps; i--) value = Q.multiply(value, Q.add(a, Q.rational(BigInt(i))));
  return value;
}

/** x^{r} for rationals x > 0 and r. */
export function rationalPower(x: Rational, r: Rational): Real {
  const exact = exactly(Q.power(x, Number(r.numerator)));
  return r.denominator === 1n ? exact : root(exact, Number(r.denominator));
}

/**
 * Γ(s) for a rational s that is no integer. Shifted to 1 < s < 2 by Γ(s+1) = s Γ(s); there, for an integer N ≥ 2,
 *
 *     Γ(s) = N^s e^{−N} Σ_{n≥0} N^n/(s (s+1) … (s+n)) + Γ(s, N),    0 < Γ(s, N) ≤ 2 N^{s−1} e^{−N} < 2 N e^{−N}
 *
 * (DLMF 8.11.4 with 8.2.3; the bound from t^{s−1} ≤ N^{s−1} e^{(s−1)(t−N)/N} for t ≥ N and N ≥ 2(s−1)).
 */
export function gammaFunction(s: Rational): Real {
  const shift = Q.floor(s) - 1n;
  const base = Q.subtract(s, Q.rational(shift));
  const factor = Q.divide(Q.one, gammaQuotient(base, Number(shift)));
  return scaled(gammaBetweenOneAndTwo(base), factor);
}

function gammaBetweenOneAndTwo(s: Rational): Real {
  return remembering((bits) => {
    const n = Math.ceil((bits + 32) * Math.LN2);
    const logarithm = Math.ceil(Math.log2(n));
    // The sum is about e^N N^{1−s}: as many bits stand before the point as e^{−N} has zeros after it.
    const before = Math.ceil(n / Math.LN2);
    const series = lowerGammaSeries(s, n);
    const sum = sumSeries(series, bits + 2 * logarithm + 16);
    const power = rationalPower(Q.rational(BigInt(n)), s).enclose(bits + before + 16);
    const decay = exponential(Q.rational(BigInt(-n))).enclose(bits + before + 2 * logarithm + 16);
    if (power === null || decay === null) return null;
    const scaledDecay = multiplyEnclosures(power, decay);
    const value = multiplyEnclosures(scaledDecay, sum);
    // 2 N e^{−N} < 2^{1 + log₂N + 1 − 1.44 N}.
    const exponent = 2 + logarithm - Math.floor(1.44 * n) + value.bits;
    const rest = exponent <= 0 ? 1n : 1n << BigInt(exponent);
    return withRest(value, rest);
  });
}

function withRest(x: Enclosure, rest: bigint): Enclosure {
  return { lo: x.lo, hi: x.hi + rest, bits: x.bits };
}

/** Σ N^n/(s (s+1) … (s+n)): the ratio N/(s+n+1) is at most 1/2 from n = 2N on. */
export function lowerGammaSeries(s: Rational, bigN: number): HypergeometricSeries {
  const { numerator: u, denominator: v } = s;
  const float = toNumber(s);
  return {
    a: () => v,
    b: () => u,
    p: () => BigInt(bigN) * v,
    q: (n) => u + BigInt(n) * v,
    halvesFrom: 2 * bigN,
    log2Term: (n) => n * Math.log2(bigN) - log2Factorial(n + float) + bitLength(v),
  };
}
