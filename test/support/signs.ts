import { isSigned } from '../../src/core/fractions/fraction.ts';
import type { ContinuedFraction, SignedContinuedFraction } from '../../src/core/fractions/fraction.ts';
import type { SignPattern } from '../../src/core/fractions/signs.ts';

/** A fraction that is known to have numerators ±1. */
export function signed(fraction: ContinuedFraction): SignedContinuedFraction {
  if (!isSigned(fraction)) throw new Error('the numerators are not ±1');
  return fraction;
}

/** The signs of a fraction that is known to have no other numerators. */
export function signsOf(fraction: ContinuedFraction): SignPattern {
  return signed(fraction).signs;
}
