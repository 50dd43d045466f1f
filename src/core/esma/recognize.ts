import { fitPolynomials, longestPeriod } from './approve.ts';
import { interlacing, massey, residues } from './massey.ts';
import { margin } from './specification.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { expandUnder } from '../fractions/expandNumerators.ts';
import type { RationalEnds } from '../fractions/expand.ts';
import type { SignPattern } from '../fractions/signs.ts';
import { fractionOf } from '../fractions/fraction.ts';
import type { InterlacedFraction, InterlacedTerms } from '../fractions/fraction.ts';
import type { Numerators } from '../fractions/numerators.ts';

/** Terms with which a pattern is looked for at first. */
const firstTerms = 58;

/**
 * The interlaced polynomials that the terms under a pattern of every number in the interval obey; null where there is no
 * such pattern, or too few terms to see it. A guess from finitely many terms, admissible for all n.
 * @param order largest linear complexity
 */
export function recognizeInterlaced(
  ends: RationalEnds,
  signs: SignPattern,
  order: number,
): InterlacedFraction | null {
  const rule = recognizeRule(ends, signs, order);
  return rule && { rule, signs };
}

/**
 * The same under numerators of any kind.
 * @returns the rule of the terms
 */
export function recognizeRule(
  ends: RationalEnds,
  numerators: Numerators,
  order: number,
): InterlacedTerms | null {
  const first = expandUnder(ends, numerators, Math.min(2 * order + margin, firstTerms)).terms;
  const quick = massey(residues(first), numerators, Math.min(order, (firstTerms - margin) / 2), margin);
  if (!quick && order <= (firstTerms - margin) / 2) return null;
  const { terms } = expandUnder(ends, numerators, 4 * order + 2 * margin);
  const bound = Math.min(order, Math.floor((terms.length - margin) / 2));
  const recurrence = massey(residues(terms), numerators, bound, margin, true);
  if (!recurrence || terms.length < 2 * recurrence.complexity + margin) return null;
  const shape = interlacing(recurrence.connectionPolynomial, Math.min(longestPeriod, terms.length));
  if (!shape || shape.period * (shape.degree + 1) + margin > terms.length) return null;
  const rule = fitPolynomials(terms.map(BigInt), numerators, shape, margin);
  if (typeof rule === 'string') return null;
  return inadmissibility(fractionOf(rule, numerators)) ? null : rule;
}

/** The same for the simple continued fraction. */
export function recognizeSimple(ends: RationalEnds, order: number): InterlacedFraction | null {
  return recognizeInterlaced(ends, [1], order);
}
