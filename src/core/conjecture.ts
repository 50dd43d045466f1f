import type { Rigor } from './constants/constant.ts';
import type { ConstantSource } from './constants/source.ts';
import type { ContinuedFraction, TermRule } from './fractions/fraction.ts';
import { numeratorsKey } from './fractions/numerators.ts';
import type { Numerators } from './fractions/numerators.ts';
import { fingerprint } from './hash.ts';
import type { Certificate } from './certificate.ts';
import type { Value } from './value.ts';

/** The versions of the JSON form of a conjecture: with numerators ±1, and with others. */
export const schemaVersions = { signed: 1, numerated: 2 } as const;

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
  /** Longest word of numerators. */
  readonly period: number;
  /** δ: largest degree of the numerators; left out for a fraction with numerators ±1. */
  readonly numeratorDegree?: number;
  /** C: largest |coefficient| of the numerators; left out for a fraction with numerators ±1. */
  readonly numeratorHeight?: number;
  /** Largest linear complexity. */
  readonly order: number;
  /** Decimal digits to which every conjecture was approved. */
  readonly digits: number;
}

/** P(α)/Q(α) = a continued fraction with a rule for all its terms, approved to D digits. */
export interface Conjecture {
  readonly id: string;
  /** α. */
  readonly constant: ConstantSource;
  readonly value: Value;
  readonly fraction: ContinuedFraction;
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

/** A conjecture's name: the same for the same value and numerators, since these determine the terms. */
export function conjectureId({ name }: ConstantSource, value: Value, numerators: Numerators): string {
  return fingerprint(
    `${name};${value.numerator.join()};${value.denominator.join()};${numeratorsKey(numerators)}`,
  );
}
