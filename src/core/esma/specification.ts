import { InputError } from '../errors.ts';
import { parseSigns, primitivePatterns } from '../fractions/signs.ts';
import type { SignPattern } from '../fractions/signs.ts';

/** The shapes of values that are enumerated: P(α)/Q(α), or a·α^k + b. */
export type ValueShape = 'quotient' | 'power';

/**
 * A search as small plain data: from it everything can be computed again, on any machine. The constant is named by
 * its expression, or by a name and its digits.
 */
export interface SearchSpecification {
  readonly constant: string;
  /** Decimal digits of the constant, where it is given by them; null for an expression. */
  readonly constantDigits: string | null;
  readonly shape: ValueShape;
  /** Largest degree d of P and Q, 1 … 8. */
  readonly degree: number;
  /** Largest |coefficient| H of P and Q, 1 … 1,000. */
  readonly height: number;
  /** Longest sign pattern B, 1 … 12. */
  readonly period: number;
  /** One sign pattern instead of all up to the period, as "-+"; null for all. */
  readonly signs: string | null;
  /** Largest linear complexity L_max, 2 … 400. */
  readonly order: number;
  /**
   * Whether candidates of orbits that have shown a pattern are judged again at twice and four times the order, where
   * they have none yet: at most twice as many candidates more as the search has.
   */
  readonly deepens: boolean;
  /** Decimal digits to which a conjecture is approved, 20 … 1,000,000. */
  readonly digits: number;
}

/** The space of the paper's example, and the defaults of every front end. */
export const defaultSpecification: SearchSpecification = {
  constant: 'e',
  constantDigits: null,
  shape: 'quotient',
  degree: 1,
  height: 2,
  period: 4,
  signs: null,
  order: 24,
  deepens: false,
  digits: 1000,
};

/** The bounds on the order that a search takes one after the other. */
export function ordersOf({ order, deepens }: Pick<SearchSpecification, 'order' | 'deepens'>): number[] {
  return deepens ? [order, 2 * order, 4 * order] : [order];
}

/** Terms beyond 2·L_max that must agree: a random sequence passes with probability ≤ p^−margin (THEORY.md, "Massey"). */
export const margin = 10;

/** What the whole-number fields may be. */
export const fieldRanges = {
  degree: [1, 8],
  height: [1, 1000],
  period: [1, 12],
  order: [2, 400],
  digits: [20, 1_000_000],
} as const;

/** @throws InputError with a sentence that names the first field out of range. */
export function validateSpecification(specification: SearchSpecification): void {
  for (const field of Object.keys(fieldRanges) as (keyof typeof fieldRanges)[]) {
    const [least, most] = fieldRanges[field];
    const value = specification[field];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InputError(
        `${field}: ${value} is not allowed; give a whole number from ${least} to ${most}.`,
      );
    }
  }
  if (specification.signs !== null) parseSigns(specification.signs);
}

/** The sign patterns of a search. */
export function patternsOf(specification: SearchSpecification): SignPattern[] {
  return specification.signs === null
    ? primitivePatterns(specification.period)
    : [parseSigns(specification.signs)];
}
