import type { Sign } from './signs.ts';
import { lcm, squarefreePart } from '../numbers/integers.ts';
import type { Matrix } from '../numbers/matrix.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';

/**
 * The canonical fraction κ_0 = a + σ/(m(a+b) + σ/(a+2b + σ/(m(a+3b) + …))) with rational a, b > 0 and an integer m ≥ 1; κ_t
 * is the one that starts with its term t. With ν = a/b and x = 2/(b√m) two classical theorems give its value:
 *
 *     σ = +1:  κ_0 = I_{ν−1}(x)/(√m I_ν(x))       (Lambert 1761 for ν = 1/2; Lehmer, Scripta Math. 29, 1973)
 *     σ = −1:  κ_0 = J_{ν−1}(x)/(√m J_ν(x))       (the same; convergence by Pincherle's theorem, DLMF 10.33)
 *
 * since √m κ_0 = a√m + σ/((a+b)√m + σ/((a+2b)√m + …)) is an equivalence transformation, and both sides of
 * λ_t = (a+tb)√m + σ/λ_{t+1} obey it (DLMF 10.6.1, 10.29.1), I_{ν+t} and J_{ν+t} being the minimal solutions. In other words
 * κ_0 = a·₀F₁(; ν; z)/₀F₁(; ν+1; z) with z = σ/(m b²). The value is irrational: √m κ_0 is transcendental (Siegel 1929
 * for rational ν and algebraic x ≠ 0; Lindemann 1882, and Lambert for rational x, where ν = 1/2).
 * Here 0 < a ≤ b and m is squarefree, so that one function has one canonical fraction.
 */
export interface CanonicalFraction {
  /** a, 0 < a ≤ b. */
  readonly first: Rational;
  /** b > 0. */
  readonly difference: Rational;
  /** m ≥ 1: what every second term, from a + b on, is multiplied by; 1 where x is rational. */
  readonly multiplier: bigint;
  /** σ. */
  readonly sign: Sign;
}

/** number = M·κ_0, as a Möbius map; det M ≠ 0. */
export interface CanonicalImage {
  readonly fraction: CanonicalFraction;
  readonly matrix: Matrix;
}

/** The canonical fraction of the Bessel functions of orders ν − 1 and ν, 0 < ν ≤ 1, at x, given x² > 0. */
export function canonicalFraction(order: Rational, argumentSquare: Rational, sign: Sign): CanonicalFraction {
  // m b² = 4/x².
  const square = Q.divide(Q.rational(4n), argumentSquare);
  const [upper, lower] = [squarefreePart(square.numerator), squarefreePart(square.denominator)];
  const multiplier = upper.squarefree * lower.squarefree;
  const difference = Q.rational(upper.root * lower.root, square.denominator);
  return { first: Q.multiply(order, difference), difference, multiplier, sign };
}

/** ν = a/b: the order of the Bessel function in the denominator, 0 < ν ≤ 1. */
export function besselOrder({ first, difference }: CanonicalFraction): Rational {
  return Q.divide(first, difference);
}

/** x² = 4/(m b²) for the argument x > 0 of both Bessel functions. */
export function besselArgumentSquare({ difference, multiplier }: CanonicalFraction): Rational {
  return Q.divide(Q.rational(4n, multiplier), Q.multiply(difference, difference));
}

export function sameCanonicalFraction(x: CanonicalFraction, y: CanonicalFraction): boolean {
  return (
    Q.equals(x.first, y.first) &&
    Q.equals(x.difference, y.difference) &&
    x.multiplier === y.multiplier &&
    x.sign === y.sign
  );
}

/** The term t: a + tb, times m for odd t. */
export function canonicalTerm({ first, difference, multiplier }: CanonicalFraction, t: bigint): Rational {
  const term = Q.add(first, Q.multiply(difference, Q.rational(t)));
  return t % 2n === 0n ? term : Q.multiply(term, Q.rational(multiplier));
}

/** The step A(κ's term t, σ) times the common denominator of a and b, so that its entries are integers. */
export function canonicalStep(fraction: CanonicalFraction, t: bigint): Matrix {
  const scale = canonicalScale(fraction);
  const scaled = Q.multiply(canonicalTerm(fraction, t), Q.rational(scale));
  return { a: scaled.numerator, b: scale * BigInt(fraction.sign), c: scale, d: 0n };
}

/** The common denominator of a and b. */
export function canonicalScale({ first, difference }: CanonicalFraction): bigint {
  return lcm(first.denominator, difference.denominator);
}
