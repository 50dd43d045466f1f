import type { Sign } from './fractions/signs.ts';
import type { Matrix } from './numbers/matrix.ts';
import type { Polynomial } from './numbers/polynomial.ts';
import type { PolynomialMatrix } from './numbers/polynomialMatrix.ts';
import type { CanonicalFraction } from './fractions/canonicalFraction.ts';
import type { QuadraticNumber } from './numbers/quadraticNumber.ts';
import type { Rational } from './numbers/rational.ts';

/**
 * Why P(α)/Q(α) equals a signed continued fraction with a mover. With K(t) = A(a + bt, σ) and M(j) the product of the
 * N steps of the fraction from term h + Nj on (K(t) = A(m(a + bt), σ) for odd t, and then r even),
 *
 *     K(s + rj) K(s + rj + 1) … K(s + rj + r − 1) · U(j + 1) = λ · U(j) · M(j)      identically in j,
 *
 * and H = W K(0) … K(s − 1) · U(0) up to a factor, where P(α)/Q(α) = W κ_0 and H is the product of the first h steps.
 */
export interface MoverCertificate {
  readonly kind: 'mover';
  /** a, b, m, σ. */
  readonly canonical: CanonicalFraction;
  /** s ≥ 0: canonical terms before the tail. */
  readonly skipped: number;
  /** r ≥ 1: canonical terms a period. */
  readonly steps: number;
  /** λ. */
  readonly factor: Sign;
  /** h: terms of the fraction before the tail. */
  readonly head: number;
  /** N ≥ 1: terms of the fraction a period. */
  readonly period: number;
  /** U, with integer coefficients; det U is a constant other than 0. */
  readonly transformation: PolynomialMatrix;
  /** H, coprime entries. */
  readonly fractionHead: Matrix;
  /** W K(0) … K(s − 1), coprime entries. */
  readonly canonicalHead: Matrix;
}

/**
 * Why P(α)/Q(α) equals a periodic fraction, whatever its numerators (Lagrange): its tail T from term h on is fixed by the
 * product of N steps, attracting, and both the head's image of T and P(α)/Q(α) are the same number u + v√D.
 */
export interface PeriodicCertificate {
  readonly kind: 'periodic';
  /** h. */
  readonly head: number;
  /** N ≥ 1. */
  readonly period: number;
  /** T. */
  readonly tail: QuadraticNumber;
  /** P(α)/Q(α). */
  readonly value: QuadraticNumber;
}

/** Where a function Y stands (theorems/classical/hypergeometricSteps.ts): Kummer's lattice, Bessel functions, or Euler's sums. */
export type HypergeometricNode =
  /** Y(a, c) = b ₁F₁(a; b; z)/₁F₁(a+1; b+1; z) with b = a + c, z ≠ 0, a ≥ 0, c > 0. */
  | { readonly kind: 'kummer'; readonly z: Rational; readonly a: Rational; readonly c: Rational }
  /** Y(c) = c ₀F₁(; c; z)/₀F₁(; c+1; z) with z ≠ 0, c > 0. */
  | { readonly kind: 'bessel'; readonly z: Rational; readonly c: Rational }
  /** Y(n) = c_n G_n/G_{n+1} with G_n = 1 + G_{n+1}/c_n and c_n = factor(n), n ≥ start ≥ 1. */
  | { readonly kind: 'sum'; readonly factor: Polynomial; readonly start: bigint };

/**
 * Why P(α)/Q(α) equals a fraction with polynomial numerators. With T(j) the u and v steps of Y from the node that lies j
 * periods further, M(j) the product of the N steps of the fraction from term h + Nj on,
 *
 *     T(j) · U(j + 1) = λ(j) · U(j) · M(j)      for some function λ, identically in j,
 *
 * and H = W S U(0) up to a factor, where P(α)/Q(α) = W Y(base), S is the product of the steps from the base to the node, and H
 * that of the first h steps of the fraction.
 */
export interface GaugeCertificate {
  readonly kind: 'gauge';
  /** Where P(α)/Q(α) stands. */
  readonly base: HypergeometricNode;
  /** Steps of either kind from the base to the node. */
  readonly skipped: readonly [number, number];
  /** u and v. */
  readonly direction: readonly [number, number];
  /** h. */
  readonly head: number;
  /** N ≥ 1. */
  readonly period: number;
  /** U, with integer coefficients; det U(j) ≠ 0 for j ≥ 0. */
  readonly transformation: PolynomialMatrix;
}

/** The exact record of a proof; checker.ts decides whether it is one. */
export type Certificate = MoverCertificate | PeriodicCertificate | GaugeCertificate;
