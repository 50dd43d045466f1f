import { degree, evaluatePolynomial } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
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
