import * as Q from '../numbers/rational.ts';
import type { InterlacedFraction } from './fraction.ts';
import {
  classPolynomial,
  lowestDescription,
  sequenceAt,
  sequenceOfTerms,
  termsOfSequence,
} from './toolbox/sequence.ts';

/** Largest index of a term that is looked at. */
const mostTerms = 1_000;
/** How often terms that become 0 are looked for. */
const mostSteps = 20;

/**
 * The simple continued fraction without terms 0 among the others: …, a, 0, b, … is …, a + b, …, as a + 1/(0 + 1/(b + x)) =
 * a + b + x, so that [1; 0, 1, 1, 2, 1, 1, 4, …] is [2; 1, 2, 1, 1, 4, …].
 * @returns null where no term but a_0 is 0, where such terms never end, and under other numerators than 1
 */
export function withoutZeroTerms(fraction: InterlacedFraction): InterlacedFraction | null {
  let found: InterlacedFraction | null = null;
  // Two that are added may be a 0 again.
  for (let next = merged(fraction), step = 0; next && step < mostSteps; next = merged(next), step++)
    found = next;
  return found && merged(found) ? null : found;
}

function merged({ rule, signs }: InterlacedFraction): InterlacedFraction | null {
  if (signs.some((sign) => sign < 0)) return null;
  const sequence = sequenceOfTerms(rule);
  const { preperiod, polynomials } = sequence;
  if (polynomials.some((polynomial) => polynomial.length === 0)) return null;
  const isZero = (n: number): boolean => Q.equals(sequenceAt(sequence, n), Q.zero);
  // Behind these a polynomial of the degrees that are read does not come back to 0, or no more soon.
  const zeros = Array.from({ length: mostTerms }, (_, n) => n + 1).filter(isZero);
  const last = zeros[zeros.length - 1];
  if (last === undefined || last > mostTerms - polynomials.length * 2) return null;
  const end = Math.max(preperiod.length, last + 2);
  const heads: Q.Rational[] = [];
  for (let n = 0; n < end; n++) {
    const term = sequenceAt(sequence, n);
    if (n > 0 && isZero(n) && n + 1 < end) {
      heads.push(Q.add(heads.pop()!, sequenceAt(sequence, n + 1)));
      n++;
    } else heads.push(term);
  }
  const period = polynomials.length;
  const description = lowestDescription({
    preperiod: heads,
    polynomials: Array.from({ length: period }, (_, i) => classPolynomial(sequence, end + i, period)),
  });
  return { rule: termsOfSequence(description), signs };
}
