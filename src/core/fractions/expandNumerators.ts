import { absolute } from '../numbers/integers.ts';
import { expand, machineTerm, nearestTerm } from './expand.ts';
import type { Expansion, MachineTerm, RationalEnds } from './expand.ts';
import { isSignPattern, numeratorAfter } from './numerators.ts';
import type { Numerators } from './numerators.ts';

/**
 * The first terms of the continued fraction with the given numerators that all numbers in [lo, hi] share:
 * a_i = ⌊x_i⌋ where b_{i+1} > 0, ⌈x_i⌉ where b_{i+1} < 0, x_{i+1} = b_{i+1}/(x_i − a_i) > |b_{i+1}|. A step is a monotone map on
 * the numbers that share a term, so that what both ends share is shared by all between them (THEORY.md, "Numerators beyond
 * ±1").
 */
export function expandUnder(ends: RationalEnds, numerators: Numerators, count: number): Expansion {
  if (isSignPattern(numerators)) return expand(ends, numerators, count);
  const { lo, hi } = ends;
  // A divisor that the digits cannot tell from 0.
  if (lo.denominator <= 0n || hi.denominator <= 0n) return { terms: [], state: 'imprecise' };
  const terms: MachineTerm[] = [];
  let [loP, loQ, hiP, hiQ] = [lo.numerator, lo.denominator, hi.numerator, hi.denominator];
  const point = loP * hiQ === hiP * loQ;
  for (let n = 0; n < count; n++) {
    const numerator = numeratorAfter(numerators, n);
    const plus = numerator > 0n;
    const size = absolute(numerator);
    const term = nearestTerm(loP, loQ, plus);
    if (term !== nearestTerm(hiP, hiQ, plus)) return { terms, state: 'imprecise' };
    terms.push(machineTerm(term));
    [loP, loQ] = [size * loQ, plus ? loP - term * loQ : term * loQ - loP];
    [hiP, hiQ] = [size * hiQ, plus ? hiP - term * hiQ : term * hiQ - hiP];
    if (loQ === 0n || hiQ === 0n) {
      if (point) return { terms, state: 'ended' };
      return { terms, state: n + 1 === count ? 'complete' : 'imprecise' };
    }
  }
  return { terms, state: 'complete' };
}
