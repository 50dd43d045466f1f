import { InputError } from '../errors.ts';
import type { InterlacedFraction } from './fraction.ts';
import { parseInterlacedTerms, parseRationalSequence } from './parseTerms.ts';
import { parseSigns } from './signs.ts';
import type { GeneralFraction } from './toolbox/generalFraction.ts';
import { sequenceAt } from './toolbox/sequence.ts';
import { generalOf } from './toolbox/generalFraction.ts';

/** A fraction as it was written: signed where the numerators are a sign pattern, general where they are a sequence. */
export type WrittenFraction =
  | { readonly kind: 'signed'; readonly fraction: InterlacedFraction }
  | { readonly kind: 'general'; readonly fraction: GeneralFraction };

/**
 * Reads a fraction in the notation TERMS @ NUMERATORS. Terms are a_0, a_1, … as interlaced polynomials; numerators are a
 * sign pattern, as in "2; 3+2k @ -+", or b_1, b_2, … as interlaced polynomials, as in "2k+1 @ k^2+2k+1". Without @ it is a
 * simple continued fraction.
 * @throws InputError that names the place and what was expected there.
 */
export function parseFraction(text: string): WrittenFraction {
  const parts = text.split('@');
  if (parts.length > 2)
    throw new InputError(`fraction: "${text}" has more than one @; one stands between terms and numerators.`);
  const [terms, numerators = '+'] = parts as [string, string?];
  if (/^[+\-−\s]*$/.test(numerators)) {
    const fraction = { rule: parseInterlacedTerms(terms), signs: parseSigns(numerators) };
    return { kind: 'signed', fraction };
  }
  return {
    kind: 'general',
    fraction: {
      terms: parseRationalSequence(terms),
      numerators: parseRationalSequence(numerators, 'numerators'),
    },
  };
}

/**
 * Numerators that begin with 0, as k^2 does, are meant to begin with n = 1: naming reads them so, and says it; for all else the
 * rest of the fraction would be cut off.
 * @throws InputError that says how to write b_n
 */
export function refuseZeroNumerator({ numerators }: GeneralFraction): void {
  const isGrowing = numerators.preperiod.length === 0 && numerators.polynomials[0]!.length > 1;
  if (isGrowing && sequenceAt(numerators, 0).numerator === 0n)
    throw new InputError(
      'numerators: b_1 would be 0, as they begin with k = 0; no numerator may be 0: for b_n = -n write -k-1, for b_n = n^2 write k^2+2k+1.',
    );
}

/** The fraction as a general one, whatever it was written as. */
export function asGeneral(written: WrittenFraction): GeneralFraction {
  return written.kind === 'signed' ? generalOf(written.fraction) : written.fraction;
}
