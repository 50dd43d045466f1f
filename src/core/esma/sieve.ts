import type { Constant } from '../constants/constant.ts';
import type { Numerators } from '../fractions/numerators.ts';
import type { SignPattern } from '../fractions/signs.ts';

/** What the hot loop has to know of a search: under sign patterns, or under numerators of any kind. */
export interface SieveSpecification<Kind extends Numerators = SignPattern> {
  readonly constant: Constant;
  /** Degree d of P and Q, ≥ 1. */
  readonly degree: number;
  /** Largest |coefficient| that will be asked for. */
  readonly height: number;
  /** The numerators of the search. */
  readonly patterns: readonly Kind[];
  /** Largest linear complexity L_max that counts as a hit, ≥ 1. */
  readonly order: number;
  /** Terms beyond 2·L_max that must agree, ≥ 8; n = 2·order + margin terms are taken. */
  readonly margin: number;
}

/** Verdicts of a sieve that are not a linear complexity. */
export const noRecurrence = -1;
export const rationalCandidate = -2;
export const undecided = -3;

/**
 * Expansion and Massey for a batch of candidates: the second and third step of ESMA, and all of its cost.
 * Every implementation gives the same verdicts.
 */
export interface Sieve {
  /**
   * Judges each value under each pattern of the specification.
   * @param coefficients rows of 2(d+1) integers: P then Q, coefficients ascending; P(α)/Q(α) > 0
   * @returns rows of one verdict a pattern: the linear complexity L ≤ order over F_p of the first
   *   2·order + margin terms, noRecurrence (also where the last order + 1 of them are a parabolic run),
   *   rationalCandidate where the expansion ends, or undecided where the constant has too few digits
   */
  judge(coefficients: Int32Array): Int16Array;
}

/** How a sieve is made; the search takes one of these. */
export type SieveFactory<Kind extends Numerators = SignPattern> = (
  specification: SieveSpecification<Kind>,
) => Sieve;
