import type { InterlacedFraction } from '../fraction.ts';
import { termsOf } from '../fraction.ts';
import { spliceHead } from '../splice.ts';
import type { FractionImage } from './image.ts';
import { moebiusImage } from './moebius.ts';
import { asInterlaced } from './negate.ts';

/**
 * 1/x under the same sign pattern. Keeps: the value, inverted.
 *
 * For a simple continued fraction of x > 0 a term 0 comes or goes: 1/[a_0; a_1, …] = [0; a_0, a_1, …], and
 * 1/[0; a_1, a_2, …] = [a_1; a_2, …]. All else goes through the Möbius image.
 */
export function reciprocal(fraction: InterlacedFraction): FractionImage {
  const { rule, signs } = fraction;
  const [a0] = termsOf(rule, 1) as [bigint];
  if (signs.some((sign) => sign < 0) || a0 < 0n)
    return moebiusImage(fraction, { a: 0n, b: 1n, c: 1n, d: 0n }, signs);
  const spliced = a0 === 0n ? spliceHead([], rule, 1) : spliceHead([0n], rule, 0);
  return { kind: 'interlaced', fraction: { rule: asInterlaced(spliced), signs } };
}
