import type { Sign } from './fractions/signs.ts';
import type { Matrix } from './numbers/matrix.ts';
import type { PolynomialMatrix } from './numbers/polynomialMatrix.ts';
import type { CanonicalFraction } from './fractions/canonicalFraction.ts';
import type { QuadraticNumber } from './numbers/quadraticNumber.ts';

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
 * Why P(α)/Q(α) equals a periodic signed continued fraction (Lagrange): its tail T from term h on is fixed by the
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

/** The exact record of a proof; checker.ts decides whether it is one. */
export type Certificate = MoverCertificate | PeriodicCertificate;
