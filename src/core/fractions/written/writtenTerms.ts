import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import type { Sign } from '../signs.ts';
import type { NumeratorShape } from './numeratorShape.ts';

/** The beginning of a continued fraction as it was written out: a_0, …, a_n and the numerators after them. */
export interface WrittenTerms {
  /** What stands on the other sides of the signs of equality, as it was written. */
  readonly values: readonly string[];
  readonly terms: readonly bigint[];
  /** b_1, b_2, …, as far as they are written; empty where none is, as in a list of partial quotients. */
  readonly numerators: readonly bigint[];
  /** What the elements were multiplied by so that all are whole numbers: a_1, a_2, … and b_1 by it, b_2, b_3, … by its square. */
  readonly scale: bigint;
  /** The rule that the numerators show by the way in which they are written, as 1^2, 2^2, 3^2; null where they show none. */
  readonly shape: NumeratorShape | null;
  /** The sign before the dots, where there are some: of a numerator that is not written. */
  readonly lastSign: 1n | -1n | null;
  /** Terms that are overlined, from this one to the last: they are repeated. null where none is. */
  readonly repeatedFrom: number | null;
  /** The rule of all terms, where letters between the dots say it; null elsewhere. */
  readonly block: RationalSequence | null;
  /** Whether it goes on, by dots or a repeated block. */
  readonly goesOn: boolean;
  /** All numerators, where equations beside the fraction say them; null elsewhere. */
  readonly numeratorRule: RationalSequence | null;
  /** All signs, where a statement beside the fraction tells them; null elsewhere. */
  readonly signs: readonly Sign[] | null;
}

/** The terms and numerators as they were written, before they were multiplied. */
export function ownElements({
  terms,
  numerators,
  scale,
}: Pick<WrittenTerms, 'terms' | 'numerators' | 'scale'>): {
  readonly terms: readonly Rational[];
  readonly numerators: readonly Rational[];
} {
  return {
    terms: terms.map((term, n) => Q.rational(term, n === 0 ? 1n : scale)),
    numerators: numerators.map((b, n) => Q.rational(b, n === 0 ? scale : scale ** 2n)),
  };
}

/** A quotient between the dots that says all others: its sign and its parts, as they were written. */
export interface GeneralTerm {
  readonly sign: 1n | -1n;
  readonly numerator: string;
  readonly denominator: string;
}

/** What the fraction itself says of its terms, without what stands around it. */
export interface Terms extends Omit<WrittenTerms, 'values' | 'signs' | 'numeratorRule'> {
  /** null where no quotient stands between the dots. */
  readonly general: GeneralTerm | null;
}
