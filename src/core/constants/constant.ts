import type { Enclosure } from '../numbers/enclosure.ts';
import type { IntegerPolynomial } from '../numbers/polynomial.ts';
import type { Rational } from '../numbers/rational.ts';
import type { ConstantSource } from './source.ts';

/** Proved: the enclosure is a theorem (series with a bounded rest). Numerical: digits that were compared or typed. */
export type Rigor = 'proved' | 'numerical';

/**
 * What ESMA can find for a constant (Hurwitz 1896; THEORY.md, "What ESMA can find").
 * - hurwitzian: the simple continued fraction is known to be interlaced polynomials, so every Möbius image has hits
 * - quadratic: every hit is Lagrange's theorem
 * - unreachable: believed not Hurwitzian (π, ζ(3), Catalan's constant, γ, algebraic numbers of degree ≥ 3, …)
 * - unknown: nothing is known of its continued fraction
 */
export type Reach = 'hurwitzian' | 'quadratic' | 'unreachable' | 'unknown';

/** A real number given by enclosures to any number of digits. */
export interface Constant {
  /** The expression that it is the value of, or that it is known by its digits. */
  readonly source: ConstantSource;
  /** The name of its source: for an expression the plain notation, normalized, "e", "exp(2)", "besseli(0,2)/besseli(1,2)". */
  readonly name: string;
  /** The expression as LaTeX: "\\frac{I_{0}(2)}{I_{1}(2)}". */
  readonly latex: string;
  readonly rigor: Rigor;
  readonly reach: Reach;
  /** Most decimal digits that can be had; Infinity for a proved constant. */
  readonly digitsLimit: number;
  /**
   * A squarefree integer polynomial that vanishes at the constant, where one is known; null otherwise
   * (transcendental, or nothing known).
   */
  readonly annihilator: IntegerPolynomial | null;
  /**
   * The exact value where the constant is recognized as rational: then there is nothing to search. null says that it
   * was not recognized, which for algebraic numbers of small degree means that it is irrational.
   */
  readonly rationalValue: Rational | null;
  /**
   * An interval at most 10^−digits wide that holds the constant.
   * @throws PrecisionError when digits > digitsLimit.
   * @throws InputError at a pole or outside the domain of a function.
   */
  enclose(digits: number): Enclosure;
}
