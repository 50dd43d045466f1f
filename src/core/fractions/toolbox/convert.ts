import { identity } from '../../numbers/matrix.ts';
import type { InterlacedFraction } from '../fraction.ts';
import type { SignPattern } from '../signs.ts';
import type { FractionImage } from './image.ts';
import { moebiusImage } from './moebius.ts';

/**
 * The fraction of the same number under another sign pattern. Keeps: the value, exactly.
 *
 * Always interlaced polynomials again where the pattern has a plus in it; under (−) alone exactly when every other simple
 * quotient is bounded (THEORY.md, "What ESMA can find").
 */
export function convertSigns(fraction: InterlacedFraction, signs: SignPattern): FractionImage {
  return moebiusImage(fraction, identity, signs);
}
