import type { Sign } from '../fractions/signs.ts';
import { lcm } from '../numbers/integers.ts';
import type { Matrix } from '../numbers/matrix.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';

/**
 * The canonical fraction κ_0 = a + σ/(a+b + σ/(a+2b + …)) with rational a, b > 0; κ_t is the one that starts with
 * a + tb. With ν = a/b and x = 2/b two classical theorems give its value:
 *
 *     σ = +1:  κ_0 = I_{ν−1}(x)/I_ν(x)        (Lambert 1761 for ν = 1/2; Lehmer, Scripta Math. 29, 1973)
 *     σ = −1:  κ_0 = J_{ν−1}(x)/J_ν(x)        (the same; convergence by Pincherle's theorem, DLMF 10.33)
 *
 * since both sides obey κ_t = a + tb + σ/κ_{t+1} (DLMF 10.6.1, 10.29.1) and I_{ν+t}, J_{ν+t} are the minimal solutions.
 * The value is irrational, as I_ν(x) and J_ν(x) are for rational ν and x ≠ 0 (Siegel 1929; Lambert for ν = 1/2).
 * Here 0 < a ≤ b, so that one function has one canonical fraction.
 */
export interface CanonicalFraction {
  /** a, 0 < a ≤ b. */
  readonly first: Rational;
  /** b > 0. */
  readonly difference: Rational;
  /** σ. */
  readonly sign: Sign;
}

/** number = M·κ_0, as a Möbius map; det M ≠ 0. */
export interface CanonicalImage {
  readonly fraction: CanonicalFraction;
  readonly matrix: Matrix;
}

/** ν = a/b: the order of the Bessel function in the denominator, 0 < ν ≤ 1. */
export function besselOrder({ first, difference }: CanonicalFraction): Rational {
  return Q.divide(first, difference);
}

/** x = 2/b: the argument of both Bessel functions. */
export function besselArgument({ difference }: CanonicalFraction): Rational {
  return Q.divide(Q.rational(2n), difference);
}

export function sameCanonicalFraction(x: CanonicalFraction, y: CanonicalFraction): boolean {
  return Q.equals(x.first, y.first) && Q.equals(x.difference, y.difference) && x.sign === y.sign;
}

/** The step A(a + tb, σ) times the common denominator of a and b, so that its entries are integers. */
export function canonicalStep(fraction: CanonicalFraction, t: bigint): Matrix {
  const scale = canonicalScale(fraction);
  const term = Q.add(fraction.first, Q.multiply(fraction.difference, Q.rational(t)));
  const scaled = Q.multiply(term, Q.rational(scale));
  return { a: scaled.numerator, b: scale * BigInt(fraction.sign), c: scale, d: 0n };
}

/** The common denominator of a and b. */
export function canonicalScale({ first, difference }: CanonicalFraction): bigint {
  return lcm(first.denominator, difference.denominator);
}
