import { InputError } from '../errors.ts';
import { interpolate } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import type { RationalSequence } from './toolbox/sequence.ts';
import { rational } from '../numbers/rational.ts';
import { primitiveRoot } from './signs.ts';
import type { Sign, SignPattern } from './signs.ts';

/** Terms that must obey a rule beyond those that define it. */
const spare = 2;

/** Largest degree, period and preperiod that are tried. */
const mostDegree = 2;
const longestPeriod = 12;
const longestPreperiod = 4;

/**
 * The shortest interlaced polynomials that begin with these numbers: a guess, which two further ones at the least obey.
 * @throws InputError where no rule shows.
 */
export function guessRule(terms: readonly bigint[]): RationalSequence {
  let best: { readonly cost: number; readonly rule: RationalSequence } | null = null;
  for (let k = 0; k <= longestPreperiod; k++) {
    for (let m = 1; m <= longestPeriod; m++) {
      const polynomials = classes(terms.slice(k), m);
      if (!polynomials) continue;
      const cost = k + polynomials.reduce((sum, polynomial) => sum + Math.max(1, polynomial.length), 0);
      if (cost + spare > terms.length || (best && best.cost <= cost)) continue;
      best = { cost, rule: { preperiod: terms.slice(0, k).map((term) => rational(term)), polynomials } };
    }
  }
  if (best) return best.rule;
  throw new InputError(
    `terms: no rule shows in these ${terms.length}; give more of them, or the rule itself as in 2; 3+2k @ -+.`,
  );
}

/** Polynomials through every m-th number; null where one has too large a degree, or none to read it from. */
function classes(terms: readonly bigint[], m: number): Polynomial[] | null {
  if (terms.length < m) return null;
  const polynomials: Polynomial[] = [];
  for (let i = 0; i < m; i++) {
    const values = terms.filter((_, n) => n % m === i);
    const polynomial = interpolate(values);
    // Two numbers make a line that may be meant; three make a parabola whatever they are.
    if (polynomial.length > mostDegree + 1 || (polynomial.length > 2 && values.length <= polynomial.length))
      return null;
    polynomials.push(polynomial);
  }
  return polynomials;
}

/** The shortest word whose repetition begins with these signs. */
export function guessSigns(signs: readonly Sign[]): SignPattern {
  for (let period = 1; period < signs.length; period++) {
    if (signs.every((sign, i) => sign === signs[i % period])) return primitiveRoot(signs.slice(0, period));
  }
  return signs.length === 0 ? [1] : primitiveRoot(signs);
}
