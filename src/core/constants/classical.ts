import { spend, spendOnProduct } from '../work.ts';
import { subtractEnclosures, type Enclosure } from '../numbers/enclosure.ts';
import { bitLength } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { logarithm, multiplyRational } from './elementary.ts';
import { pi } from './pi.ts';
import { integerPower, remembering, scaled, type Real } from './real.ts';
import { encloseQuotient, sumSeries, type HypergeometricSeries } from './series.ts';

/**
 * Catalan's constant G = ½ Σ (−8)^n (3n+2)/((2n+1)³ binomial(2n, n)³): Kh. and T. Hessami Pilehrood, Series
 * acceleration formulas for beta values, DMTCS 12:2 (2010), with 1/8 as limit of the ratios. From one term to the
 * next the factor is −(n/(2n+1))³ < 1/8, and (3n+2)/(3n−1) ≤ 5/2: below 1/2 throughout.
 */
export const catalanSeries: HypergeometricSeries = {
  a: (n) => BigInt(3 * n + 2),
  p: (n) => -(BigInt(n) ** 3n),
  q: (n) => BigInt(2 * n + 1) ** 3n,
  halvesFrom: 0,
  log2Term: (n) => 8 - 3 * n + 0.5 * Math.log2(n + 1),
};

export const catalan: Real = halved(catalanSeries, 1);

/**
 * ζ(3) = 1/64 Σ (−1)^n n!^10 (205n²+250n+77)/(2n+1)!^5 (Amdeberhan and Zeilberger, Hypergeometric series
 * acceleration via the WZ method, 1997). The factor −(n/(2n+1))^5/32 stays below 2^−10 and the quotient of the
 * quadratic polynomials below 532/77 < 8.
 */
export const aperySeries: HypergeometricSeries = {
  a: (n) => 205n * BigInt(n) ** 2n + BigInt(250 * n + 77),
  p: (n) => -(BigInt(n) ** 5n),
  q: (n) => 32n * BigInt(2 * n + 1) ** 5n,
  halvesFrom: 0,
  log2Term: (n) => 10 - 10 * n + 2 * Math.log2(n + 1),
};

const aperysConstant: Real = halved(aperySeries, 6);

/** The sum of the series divided by 2^k. */
function halved(series: HypergeometricSeries, k: number): Real {
  const factor = Q.rational(1n, 1n << BigInt(k));
  return remembering((bits) => multiplyRational(sumSeries(series, bits), factor));
}

/** Sums over indices start < k ≤ end of the Brent–McMillan series, as fractions. */
interface HarmonicSegment {
  /** Π n². */
  readonly p: bigint;
  /** Π k; the denominator of p is its square. */
  readonly d: bigint;
  /** d·Σ 1/k. */
  readonly c: bigint;
  /** d²·Σ u_k with u_k = Π n²/j² over the segment up to k. */
  readonly t: bigint;
  /** d³·Σ h_k u_k with h_k = Σ 1/j over the segment up to k. */
  readonly v: bigint;
}

/** Steps of a term besides its products of long integers. */
const termSteps = 1_000;

function harmonicSplit(n: bigint, start: number, end: number): HarmonicSegment {
  if (end - start === 1) {
    spend(termSteps);
    const square = n * n;
    return { p: square, d: BigInt(end), c: 1n, t: square, v: square };
  }
  const middle = (start + end) >> 1;
  const left = harmonicSplit(n, start, middle);
  const right = harmonicSplit(n, middle, end);
  spendOnProduct(left.v, right.d, 12);
  const rightSquare = right.d * right.d;
  return {
    p: left.p * right.p,
    d: left.d * right.d,
    c: left.c * right.d + right.c * left.d,
    t: left.t * rightSquare + left.p * right.t,
    v: left.v * rightSquare * right.d + left.p * (left.c * (right.d * right.t) + left.d * right.v),
  };
}

/**
 * Euler's constant by Brent and McMillan, Some new algorithms for high-precision computation of Euler's constant
 * (Math. Comp. 34, 1980), algorithm B1: with u_k = (n^k/k!)² and the harmonic numbers H_k
 *
 *     γ = Σ H_k u_k / Σ u_k − log n − K_0(2n)/I_0(2n),   0 < K_0(2n)/I_0(2n) < π e^{−4n}.
 *
 * Both sums are cut after k = m ≥ 4n: from there u_{k+1}/u_k ≤ 1/16 and H_{k+1} u_{k+1}/(H_k u_k) ≤ 1/8, so the rests
 * are below u_m/15 and H_m u_m/7 ≤ m u_m/7. With S = Σ H_k u_k and U = Σ u_k cut there, S ≤ m U, the quotient of the
 * full sums differs from S/U by less than (m/7 + m/15) u_m/U < m u_m/U either way.
 */
export const eulersConstant: Real = remembering((bits) => {
  const working = bits + 32;
  const n = Math.ceil(working / 5.77) + 1;
  const m = 4 * n;
  const all = harmonicSplit(BigInt(n), 0, m);
  const square = all.d * all.d;
  // The term k = 0 adds u_0 = 1 to the lower sum and nothing to the upper one, H_0 = 0.
  const ratio = encloseQuotient(all.v, all.d * (all.t + square), working);
  // u_m = p/d² and U ≥ t/d².
  const lastShare = bitLength(all.p) - (bitLength(all.t) - 1);
  const rest = errorUnit(lastShare + bitLength(BigInt(m)), working);
  // log₂ e^4 > 5.77.
  const bessel = errorUnit(2 - Math.floor(5.77 * n), working);
  const harmonic: Enclosure = { lo: ratio.lo - rest - bessel, hi: ratio.hi + rest, bits: working };
  return subtractEnclosures(harmonic, logarithm(Q.rational(BigInt(n))).enclose(working)!);
});

/** 2^exponent in units of 2^−bits, rounded up. */
function errorUnit(exponent: number, bits: number): bigint {
  return exponent + bits <= 0 ? 1n : 1n << BigInt(exponent + bits);
}

/** Steps of a term of a sum of inverse powers of so many bits, with so many bits after the point. */
export function stepsOfPowerTerm(bits: number, powerBits: number): number {
  return termSteps + (bits / 16) * (2 + powerBits / 64);
}

/** ζ(s) for an integer s ≥ 2: from a power of π, by Apéry's series or by Borwein's algorithm. */
export function zeta(s: number): Real {
  if (s === 3) return aperysConstant;
  const factor = zetaOverPowerOfPi(s);
  return factor ? scaled(integerPower(pi, s), factor) : zetaByBorwein(s);
}

/** Even arguments of ζ up to this one are taken from powers of π. */
const largestEvenZeta = 60;

/**
 * ζ(2n)/π^{2n} for 2n ≤ 60 from Euler's (n + 1/2) ζ(2n) = Σ_{k=1}^{n−1} ζ(2k) ζ(2n−2k), ζ(2) = π²/6; null elsewhere.
 */
export function zetaOverPowerOfPi(s: number): Rational | null {
  if (s % 2 !== 0 || s < 2 || s > largestEvenZeta) return null;
  const factors: Rational[] = [Q.zero, Q.rational(1n, 6n)];
  for (let n = 2; n <= s / 2; n++) {
    let value = Q.zero;
    for (let k = 1; k < n; k++) value = Q.add(value, Q.multiply(factors[k]!, factors[n - k]!));
    factors.push(Q.divide(value, Q.rational(BigInt(2 * n + 1), 2n)));
  }
  return factors[s / 2]!;
}

/**
 * ζ(s) for an integer s ≥ 2 by P. Borwein, An efficient algorithm for the Riemann zeta function (2000), algorithm 2:
 * with d_k = n Σ_{i=0}^{k} (n+i−1)! 4^i/((n−i)! (2i)!),
 *
 *     ζ(s) = −1/(d_n (1 − 2^{1−s})) Σ_{k=0}^{n−1} (−1)^k (d_k − d_n)/(k+1)^s + γ_n(s),
 *     |γ_n(s)| ≤ 2/((3+√8)^n |Γ(s)| |1 − 2^{1−s}|)   (there, after algorithm 2, for real s ≥ 1/2: below 4/5.8^n here)
 *
 * The terms of d_k are integers; from the last one, 2^{2n−1}, they are run through downward, so that d_n − d_k is at
 * hand. Each division by (k+1)^s rounds down, by less than 1.
 */
export function zetaByBorwein(s: number): Real {
  return remembering((bits) => {
    const working = bits + 16 + bitLength(BigInt(bits));
    // log₂ 5.8 > 2.5, so 4/5.8^n is less than a unit, and d_n ≥ 5.8^n/2 more than 2^working.
    const n = Math.ceil((working + 4) / 2.5);
    const exponent = BigInt(s);
    spend(n * stepsOfPowerTerm(working, s * Math.log2(n + 1)));
    let term = 1n << BigInt(2 * n - 1);
    let rest = 0n;
    let sum = 0n;
    for (let k = n - 1; k >= 0; k--) {
      rest += term;
      const share = rest / BigInt(k + 1) ** exponent;
      sum += k % 2 === 0 ? share : -share;
      term = (term * (BigInt(2 * k + 1) * BigInt(2 * k + 2))) / (4n * BigInt(n + k) * BigInt(n - k));
    }
    const power = 1n << (exponent - 1n);
    // power/(power − 1) = 1/(1 − 2^{1−s}) ≤ 2; what is left of the term k = 0 belongs to d_n.
    const { lo } = encloseQuotient(sum * power, (rest + term) * (power - 1n), working);
    const slack = BigInt(2 * n + 8);
    return { lo: lo - slack, hi: lo + slack, bits: working };
  });
}
