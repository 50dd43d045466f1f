import { interpolate } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import { hasOtherSign, knownNumerators } from './guessNumerated.ts';
import type { GeneralFraction } from './toolbox/generalFraction.ts';
import type { RationalSequence } from './toolbox/sequence.ts';
import type { WrittenTerms } from './written/writtenTerms.ts';

/** Longest heads and words of polynomials, and the largest degrees of these. */
const [longestHead, longestWord] = [2, 3];
const mostDegrees = { terms: 2, numerators: 2 };

/**
 * The fractions with interlaced polynomials for their terms and their numerators, each behind a head, that begin as it is
 * written, as ln 2 = 1/(1 + 1/(2 + 1/(3 + 4/(4 + 4/(5 + 9/(6 + …)))))) has every numerator twice; shorter heads and words first.
 * Any numbers have many: what decides is for the caller, who has the value.
 */
export function* wordedRules(
  written: Pick<WrittenTerms, 'terms' | 'numerators' | 'lastSign'>,
): Generator<GeneralFraction> {
  const { terms, lastSign } = written;
  const known = knownNumerators(written);
  for (let words = 3; words <= 2 * longestWord; words++)
    for (let heads = 0; heads <= 2 * longestHead; heads++)
      for (let word = Math.max(1, words - longestWord); word <= Math.min(words - 1, longestWord); word++)
        for (let head = Math.max(0, heads - longestHead); head <= Math.min(heads, longestHead); head++) {
          const a = throughWord(terms, head, word, mostDegrees.terms);
          const b = a && throughWord(known, heads - head, words - word, mostDegrees.numerators);
          if (b && !hasOtherSign(b, written.numerators.length, lastSign)) yield { terms: a, numerators: b };
        }
}

/** The polynomials through the numbers at each place of a word, behind a head; null where a place has none, or a degree is too large. */
function throughWord(
  numbers: readonly bigint[],
  head: number,
  word: number,
  mostDegree: number,
): RationalSequence | null {
  const tail = numbers.slice(head);
  if (tail.length < word + 1) return null;
  const polynomials: Polynomial[] = [];
  for (let place = 0; place < word; place++) {
    const polynomial = interpolate(tail.filter((_, n) => n % word === place));
    if (polynomial.length === 0 || polynomial.length > mostDegree + 1) return null;
    polynomials.push(polynomial);
  }
  return { preperiod: numbers.slice(0, head).map((n) => Q.rational(n)), polynomials };
}
