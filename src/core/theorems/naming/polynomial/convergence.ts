import { classStep, commonPeriod } from '../../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { absolute } from '../../../numbers/integers.ts';
import { degree, evaluatePolynomial, multiplyPolynomials } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { doubleRootOf, oscillates } from './doubleRoot.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';

/** A theorem by which a fraction converges. */
export type ConvergenceTheorem =
  /** Positive elements with Σ √(a_{n−1} a_n/b_n) = ∞ (Seidel 1846, Stern 1848). */
  | 'Seidel and Stern'
  /** |b_n/(a_{n−1} a_n)| ≤ 1/4 from some n on (Worpitzky 1865). */
  | 'Worpitzky'
  /** b_n/(a_{n−1} a_n) tends to a limit off (−∞, −1/4]: the two roots have different sizes (Van Vleck 1904, by Poincaré 1885 and Pincherle 1894). */
  | 'Van Vleck'
  /** The limit is −1/4, and the solutions of the recurrence do not oscillate (Birkhoff 1911, Adams 1928, Pincherle 1894). */
  | 'Birkhoff and Adams';

/**
 * The theorem by which a polynomial fraction converges, to a value or to ∞; null where none of them speaks of it. That the
 * value is finite follows from an enclosure or a closed form.
 */
export function convergenceTheorem(fraction: PolynomialFraction): ConvergenceTheorem | null {
  const { terms, numerators } = fraction;
  const [a, b] = [degree(terms), degree(numerators)];
  if (a < 0 || b < 0) return null;
  if (isPositive(terms) && isPositive(numerators) && b <= 2 * a + 2) return 'Seidel and Stern';
  if (b < 2 * a) return 'Worpitzky';
  if (b > 2 * a) return null;
  // b_n/(a_{n−1} a_n) → f/d².
  const [d, f] = [terms[a]!, numerators[b]!];
  const limit = Q.divide(f, Q.multiply(d, d));
  if (Q.compare(limit, Q.rational(-1n, 4n)) > 0) return 'Van Vleck';
  const double = doubleRootOf(fraction);
  return double && !oscillates(double) ? 'Birkhoff and Adams' : null;
}

/**
 * The theorem by which a fraction of any period converges, to a value or to ∞; null where neither speaks of it. With
 * e_n = b_n/(a_{n−1} a_n), an equivalence transformation, from some place on: e_n > 0 and Σ 1/√e_n = ∞, or |e_n| ≤ 1/4.
 */
export function periodicConvergence(
  fraction: GeneralFraction,
): Extract<ConvergenceTheorem, 'Seidel and Stern' | 'Worpitzky'> | null {
  const { first, period } = commonPeriod(fraction);
  const elements = Array.from({ length: period }, (_, i) => {
    const [before, here] = [first + i, first + i + 1].map((n) => classStep(fraction, n, period));
    const [b, below] = [before!.b, multiplyPolynomials(before!.a, here!.a)];
    if (b.length === 0 || below.length === 0) return null;
    return { order: degree(b) - degree(below), lead: Q.divide(b[degree(b)]!, below[degree(below)]!) };
  });
  if (elements.every((e) => e && e.lead.numerator > 0n) && elements.some((e) => e!.order <= 2))
    return 'Seidel and Stern';
  const quarter = Q.rational(1n, 4n);
  const isSmall = ({ order, lead }: { readonly order: number; readonly lead: Rational }): boolean =>
    order < 0 || (order === 0 && Q.compare({ ...lead, numerator: absolute(lead.numerator) }, quarter) < 0);
  return elements.every((e) => e && isSmall(e)) ? 'Worpitzky' : null;
}

/** Whether a polynomial is seen to be positive at all n ≥ 1: its coefficients in n − 1 are ≥ 0, its value at 1 > 0. */
function isPositive(p: Polynomial): boolean {
  const values = Array.from({ length: p.length }, (_, n) => evaluatePolynomial(p, Q.rational(BigInt(n + 1))));
  // Newton's differences at 1 are ≥ 0 wherever the coefficients in n − 1 are.
  let row = values;
  while (row.length > 0) {
    if (row[0]!.numerator < 0n) return false;
    row = row.slice(1).map((value, i) => Q.subtract(value, row[i]!));
  }
  return values[0]!.numerator > 0n;
}
