import type { Rigor } from './constants/constant.ts';
import type { ConstantSource } from './constants/source.ts';
import type { SignedContinuedFraction, TermRule } from './fractions/fraction.ts';
import { formatSigns } from './fractions/signs.ts';
import { fingerprint } from './hash.ts';
import type { Certificate } from './certificate.ts';
import type { Value } from './value.ts';

/** The version of the JSON form of a conjecture. */
export const schemaVersion = 1;

/** Terms that a conjecture keeps, at the least: enough for a reader, and for a recurrence to start from. */
export const keptTerms = 30;

/** Terms that the record of a conjecture with this rule holds. */
export function keptTermsOf(rule: TermRule): number {
  return rule.kind === 'recurrent' ? Math.max(keptTerms, rule.initial.length) : keptTerms;
}

/** The bounds of the search that a conjecture came from. */
export interface SearchBounds {
  /** Largest degree of P and Q. */
  readonly degree: number;
  /** Largest |coefficient| of P and Q. */
  readonly height: number;
  /** Longest sign pattern. */
  readonly period: number;
  /** Largest linear complexity. */
  readonly order: number;
  /** Decimal digits to which every conjecture was approved. */
  readonly digits: number;
}

/** P(α)/Q(α) = a signed continued fraction with a rule for all its terms, approved to D digits. */
export interface Conjecture {
  readonly id: string;
  /** α. */
  readonly constant: ConstantSource;
  readonly value: Value;
  readonly fraction: SignedContinuedFraction;
  /** The first terms, at least `keptTerms`. */
  readonly terms: readonly bigint[];
  /** Linear complexity of (a_n): preperiod and order of the tail. */
  readonly order: number;
  /** The fingerprint of the canonical tail. */
  readonly family: string;
  /** Decimal digits to which both sides agree. */
  readonly digits: number;
  /** Whether the enclosure of the constant was a theorem. */
  readonly enclosure: Rigor;
  /** Digits a term. */
  readonly rate: number;
  /** Digits a term of the simple continued fraction of the same value. */
  readonly simpleRate: number;
  /**
   * A certificate that claims to prove it; null where there is none. Whether it does is the checker's to say: `proofOf`.
   */
  readonly claimedProof: Certificate | null;
  readonly search: SearchBounds;
}

/** A conjecture's name: the same for the same value and sign pattern, since these determine the terms. */
export function conjectureId(
  { name }: ConstantSource,
  value: Value,
  signs: SignedContinuedFraction['signs'],
): string {
  return fingerprint(`${name};${value.numerator.join()};${value.denominator.join()};${formatSigns(signs)}`);
}
