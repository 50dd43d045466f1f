import { refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { InputError } from '../errors.ts';
import * as Q from '../numbers/rational.ts';
import type { InterlacedFraction } from '../fractions/fraction.ts';
import { recognizeInterlaced } from './recognize.ts';
import { convergents } from '../fractions/convergence.ts';
import type { RationalEnds } from '../fractions/expand.ts';
import { termsOf } from '../fractions/fraction.ts';
import { primitivePatterns } from '../fractions/signs.ts';
import type { SignPattern } from '../fractions/signs.ts';
import { contract, mostContracted } from '../fractions/toolbox/contract.ts';
import { haveSameConvergents } from '../fractions/toolbox/equivalence.ts';
import { generalConvergents, generalOf, quotientOf } from '../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../fractions/toolbox/generalFraction.ts';

/** The signed continued fraction that a polynomial one comes from: its convergents are f_o, f_{o+N}, … of it. */
export type Unfolding = Outcome<{
  readonly fraction: InterlacedFraction;
  readonly every: number;
  readonly first: number;
}>;

/** Convergents between which the value is taken to lie while a candidate is looked for. */
const convergentsForGuess = [60, 120, 240];

/** Terms of the largest linear complexity that a candidate may have. */
const mostOrder = 96;

/**
 * The signed continued fraction whose N-th convergents are all convergents of a polynomial one, N ≥ 1; with N = 1 the two
 * are equivalent. Keeps: every convergent.
 *
 * A candidate is read off from the convergents as numbers; that it is right is then shown exactly, since its contraction
 * and the given fraction have the same convergents (haveSameConvergents).
 * @param signs the pattern of the signed fraction; by default all up to four letters are tried
 */
export function unfold(fraction: GeneralFraction, signs?: SignPattern): Unfolding {
  const patterns = signs ? [signs] : [...primitivePatterns(4)].sort(simplestFirst);
  for (const count of convergentsForGuess) {
    const kept = generalConvergents(fraction, count);
    const ends = endsOf(kept.slice(-3).map(quotientOf));
    if (!ends) continue;
    for (const pattern of patterns) {
      const candidate = recognizeInterlaced(ends, pattern, mostOrder);
      if (!candidate) continue;
      const place = (k: number) => placeOf(quotientOf(kept[k]!), candidate);
      const [first, next] = [place(0), place(1)];
      if (first === null || next === null || next <= first || first >= next - first) continue;
      const every = next - first;
      if (every > mostContracted || !contractsTo(candidate, every, first, fraction)) continue;
      return { ok: true, fraction: candidate, every, first };
    }
  }
  return refusal(
    signs
      ? 'its convergents are not every N-th convergent of a fraction with interlaced polynomials under that pattern'
      : 'its convergents are not every N-th convergent of a fraction with interlaced polynomials under a pattern of at most four signs',
  );
}

/** The index of a convergent; null where it is none of the first ones. */
function placeOf(value: Q.Rational | null, { rule, signs }: InterlacedFraction): number | null {
  if (!value) return null;
  let n = 0;
  for (const { p, q } of convergents(termsOf(rule, 2 * mostContracted), signs)) {
    if (p === value.numerator && q === value.denominator) return n;
    n++;
  }
  return null;
}

/** Plus before minus, short before long. */
function simplestFirst(x: SignPattern, y: SignPattern): number {
  const minuses = (pattern: SignPattern) => pattern.filter((sign) => sign < 0).length;
  return x.length - y.length || minuses(x) - minuses(y);
}

function endsOf(values: readonly (Q.Rational | null)[]): RationalEnds | null {
  const known = values.filter((value) => value !== null).sort(Q.compare);
  return known.length === values.length ? { lo: known[0]!, hi: known[known.length - 1]! } : null;
}

function contractsTo(
  candidate: InterlacedFraction,
  every: number,
  first: number,
  fraction: GeneralFraction,
): boolean {
  try {
    return haveSameConvergents(contract(generalOf(candidate), every, first), fraction);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
