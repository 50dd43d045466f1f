import type { Expression } from '../../../constants/expression.ts';
import { quadraticNumber } from '../../../numbers/quadraticNumber.ts';
import * as Q from '../../../numbers/rational.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';
import { quadraticExpression } from './tail.ts';

/**
 * The value of a + b/(a + b/(a + …)) for rational a, b ≠ 0: its convergents are the images of ∞ under the powers of
 * x ↦ a + b/x, which tend to the fixed point that is larger in size where a² + 4b ≥ 0; null for other fractions, and where they
 * tend to nothing.
 */
export function constantTail({ terms, numerators }: PolynomialFraction): Expression | null {
  if (terms.length !== 1 || numerators.length !== 1) return null;
  const [a, b] = [terms[0]!, numerators[0]!];
  const { numerator, denominator } = Q.add(Q.multiply(a, a), Q.multiply(Q.rational(4n), b));
  if (numerator < 0n) return null;
  const half = Q.multiply(a, Q.rational(1n, 2n));
  const part = Q.rational(a.numerator < 0n ? -1n : 1n, 2n * denominator);
  return quadraticExpression(quadraticNumber(half, part, numerator * denominator));
}
