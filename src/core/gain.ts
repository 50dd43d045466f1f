import type { Conjecture } from './conjecture.ts';
import { rateTerms } from './fractions/convergence.ts';
import { limitOfGain } from './fractions/toolbox/rateLimit.ts';
import type { Rational } from './numbers/rational.ts';

/** How many times as many digits a fraction gains as the simple continued fraction of the same value. */
export interface Gain {
  /** In floating point, to rank and to draw: the limit, or what was measured over the first terms. */
  readonly value: number;
  /** What the factor tends to with the number of terms; null where that is not known, and the value is a measurement. */
  readonly limit: Rational | null;
}

/** Families whose limits are kept, and how many at the most. */
const limits = new Map<string, Rational | null>();
const mostKept = 10_000;

/** The gain of a conjecture. The members of a family have one limit: their tails are one, and so are the simple tails. */
export function gainOf({ family, fraction, rate, simpleRate }: Conjecture): Gain {
  let limit = limits.get(family);
  if (limit === undefined) {
    const found = limitOfGain(fraction);
    limit = found === 'infinite' ? null : found;
    if (limits.size >= mostKept) limits.clear();
    limits.set(family, limit);
  }
  if (limit) return { value: Number(limit.numerator) / Number(limit.denominator), limit };
  return { value: simpleRate > 0 ? rate / simpleRate : 1, limit: null };
}

/** Digits that the first `rateTerms` terms of a fraction give. */
export function digitsReached({ rate }: Pick<Conjecture, 'rate'>): number {
  return Math.round(rate * rateTerms);
}
