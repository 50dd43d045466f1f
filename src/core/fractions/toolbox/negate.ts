import type { InterlacedFraction } from '../fraction.ts';
import { termsOf } from '../fraction.ts';
import { spliceHead } from '../splice.ts';
import type { FractionImage } from './image.ts';
import { moebiusImage } from './moebius.ts';

/**
 * −x under the same sign pattern. Keeps: the value, up to its sign.
 *
 * For a simple continued fraction the head says it all: −[a_0; 1, a_2, a_3, …] = [−a_0 − 1; a_2 + 1, a_3, …], and
 * −[a_0; a_1, a_2, …] = [−a_0 − 1; 1, a_1 − 1, a_2, …] for a_1 > 1. Other patterns lose their phase and go through the
 * Möbius image.
 */
export function negate(fraction: InterlacedFraction): FractionImage {
  const { rule, signs } = fraction;
  if (signs.some((sign) => sign < 0)) return moebiusImage(fraction, { a: -1n, b: 0n, c: 0n, d: 1n }, signs);
  const [a0, a1, a2] = termsOf(rule, 3) as [bigint, bigint, bigint];
  const spliced =
    a1 === 1n ? spliceHead([-a0 - 1n, a2 + 1n], rule, 3) : spliceHead([-a0 - 1n, 1n, a1 - 1n], rule, 2);
  return { kind: 'interlaced', fraction: { rule: asInterlaced(spliced), signs } };
}

/** A rule that was spliced from an interlaced one is interlaced. */
export function asInterlaced(rule: ReturnType<typeof spliceHead>): InterlacedFraction['rule'] {
  if (rule.kind !== 'interlaced') throw new TypeError('the tail is a recurrence');
  return rule;
}
