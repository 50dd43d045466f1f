import { multiplyPolynomials, substituteLinear } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';

/**
 * How the solutions of the recurrence grow where both roots of its characteristic equation are one, d² + 4f = 0 for the leading
 * coefficients: u_n = 2^{−n} A(0) ⋯ A(n−1) v_n with v_{n+1} − 2 v_n + v_{n−1} = (first/n + second/n² + …) v_{n−1}. By the
 * theorem of Birkhoff (1911) and Adams (1928; DLMF 2.9(ii)) v_n ~ n^{1/4} e^{±2√(first·n)}, and where first = 0, v_n ~ n^α with
 * α(α − 1) = second, and n^{1/2}, n^{1/2} log n where that has a double root. So one solution is minimal unless they are conjugate complex.
 */
export interface DoubleRoot {
  readonly first: Rational;
  readonly second: Rational;
}

/** null where the roots are two, or the degrees others. */
export function doubleRootOf({ terms, numerators }: PolynomialFraction): DoubleRoot | null {
  const [a, b] = [terms.length - 1, numerators.length - 1];
  if (a < 0 || b !== 2 * a) return null;
  const product = multiplyPolynomials(terms, substituteLinear(terms, Q.one, Q.rational(-1n)));
  // 1 + 4 B(n)/(A(n) A(n−1)) is this over the product.
  const above = (i: number): Rational =>
    Q.add(product[i] ?? Q.zero, Q.multiply(Q.rational(4n), numerators[i] ?? Q.zero));
  if (above(b).numerator !== 0n) return null;
  const lead = product[b]!;
  const first = Q.divide(above(b - 1), lead);
  const second = Q.divide(Q.subtract(above(b - 2), Q.multiply(first, product[b - 1] ?? Q.zero)), lead);
  return { first, second };
}

/** Whether the solutions are conjugate complex, so that none is minimal. */
export function oscillates({ first, second }: DoubleRoot): boolean {
  return first.numerator !== 0n ? first.numerator < 0n : Q.compare(second, Q.rational(-1n, 4n)) < 0;
}
