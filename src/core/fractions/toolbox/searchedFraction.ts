import { isIntegerValued } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { fractionOf } from '../fraction.ts';
import type { ContinuedFraction } from '../fraction.ts';
import { numeratorFault, numeratorsOfWord } from '../numerators.ts';
import type { Numerators } from '../numerators.ts';
import { lowestDescription, termsOfSequence } from './sequence.ts';
import type { RationalSequence } from './sequence.ts';

/** The fraction as searches have it: integer terms over a word of integer polynomials; null where it is none such. */
export function searchedFraction({
  terms,
  numerators,
}: {
  readonly terms: RationalSequence;
  readonly numerators: RationalSequence;
}): ContinuedFraction | null {
  const lowest = lowestDescription(terms);
  const word = searchedNumerators(lowestDescription(numerators));
  const isInteger = lowest.preperiod.every(Q.isInteger) && lowest.polynomials.every(isIntegerValued);
  return word && isInteger ? fractionOf(termsOfSequence(lowest), word) : null;
}

/** A sequence of numerators as searches take it; null where they take none such. */
export function searchedNumerators({ preperiod, polynomials }: RationalSequence): Numerators | null {
  if (preperiod.length > 0 || polynomials.flat().some(({ denominator }) => denominator !== 1n)) return null;
  const word = polynomials.map((polynomial) => polynomial.map(({ numerator }) => numerator));
  return numeratorFault(word) === null ? numeratorsOfWord(word) : null;
}
