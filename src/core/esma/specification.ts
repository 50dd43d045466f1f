import { InputError } from '../errors.ts';
import { numeratorsKey } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { parseNumerators } from '../fractions/parseNumerators.ts';
import { parseSigns, primitivePatterns } from '../fractions/signs.ts';
import type { SignPattern } from '../fractions/signs.ts';
import { numeratorRules } from './numeratorRules.ts';

/** The shapes of values that are enumerated: P(α)/Q(α), or a·α^k + b. */
type ValueShape = 'quotient' | 'power';

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
  /** Longest word of numerators B, 1 … 12. */
  readonly period: number;
  /** One sign pattern instead of all up to the period, as "-+"; null for all. */
  readonly signs: string | null;
  /** Largest degree δ of the numerators, 0 … 6; left out for 0. */
  readonly numeratorDegree?: number;
  /** Largest |coefficient| C of the numerators, 1 … 100; left out for 1. */
  readonly numeratorHeight?: number;
  /** Rules instead of all up to these bounds, separated by commas, as "-n, n^2"; left out for all. */
  readonly numerators?: string;
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
  numeratorDegree: [0, 6],
  numeratorHeight: [1, 100],
  order: [2, 400],
  digits: [20, 1_000_000],
} as const;

/** @throws InputError with a sentence that names the first field out of range. */
export function validateSpecification(specification: SearchSpecification): void {
  for (const field of Object.keys(fieldRanges) as (keyof typeof fieldRanges)[]) {
    const [least, most] = fieldRanges[field];
    const value = wholeField(specification, field);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InputError(
        `${field}: ${value} is not allowed; give a whole number from ${least} to ${most}.`,
      );
    }
  }
  const { signs, numerators, numeratorDegree, numeratorHeight } = specification;
  if (signs !== null) parseSigns(signs);
  if (numerators !== undefined) parseRules(numerators);
  const isBounded = numeratorDegree !== undefined || numeratorHeight !== undefined;
  if (signs !== null && (numerators !== undefined || isBounded))
    throw new InputError(
      'signs: a sign pattern says what the numerators are; leave it out, or the numerators.',
    );
  if (numerators !== undefined && isBounded)
    throw new InputError(
      'numerators: rules that are named leave nothing to numeratorDegree and numeratorHeight; leave those out.',
    );
  if (isBounded) searchedNumerators(specification);
}

/** A whole-number field of a specification, whether it is written there or left out. */
export function wholeField(specification: SearchSpecification, field: keyof typeof fieldRanges): number {
  return { numeratorDegree: 0, numeratorHeight: 1, ...specification }[field];
}

/** Bounds on numerators as a specification has them: left out where they are those of ±1. */
export function numeratorFields(
  degree: number,
  height: number,
): Pick<SearchSpecification, 'numeratorDegree' | 'numeratorHeight'> {
  return degree === 0 && height === 1 ? {} : { numeratorDegree: degree, numeratorHeight: height };
}

/** Whether all numerators of a search are ±1: the space of the paper. */
export function isSignedSearch(specification: SearchSpecification): boolean {
  const { numerators, numeratorDegree = 0, numeratorHeight = 1 } = specification;
  return numerators === undefined && numeratorDegree === 0 && numeratorHeight === 1;
}

/** The numerators of a search, simplest first. */
export function searchedNumerators(specification: SearchSpecification): readonly Numerators[] {
  if (isSignedSearch(specification)) return patternsOf(specification);
  const { numerators, numeratorDegree = 0, numeratorHeight = 1, period } = specification;
  return numerators === undefined
    ? numeratorRules({ degree: numeratorDegree, height: numeratorHeight, longest: period })
    : parseRules(numerators);
}

/** Longest text of rules: to read it takes some tenths of a second, wherever it comes from. */
const longestRules = 20_000;

/** Reads rules that are separated by commas, each once. @throws InputError */
function parseRules(text: string): Numerators[] {
  if (text.length > longestRules)
    throw new InputError(
      `numerators: ${text.length} characters are not allowed; give at most ${longestRules}, some thousand rules.`,
    );
  const rules = new Map(
    text
      .split(',')
      .map(parseNumerators)
      .map((rule) => [numeratorsKey(rule), rule]),
  );
  const long = [...rules.values()].find(({ length }) => length > fieldRanges.period[1]);
  if (long)
    throw new InputError(
      `numerators: a word of ${long.length} is not allowed; give at most ${fieldRanges.period[1]} polynomials.`,
    );
  return [...rules.values()];
}

/** The sign patterns of a search whose numerators are ±1. */
export function patternsOf(specification: SearchSpecification): SignPattern[] {
  return specification.signs === null
    ? primitivePatterns(specification.period)
    : [parseSigns(specification.signs)];
}
