import { integerRoot } from '../../numbers/integers.ts';
import { addInteger } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { PeriodMatrix } from '../../fractions/periodMatrix.ts';

/**
 * What the trace of M(j) says of the canonical fraction behind it. K(s + rj) … K(s + rj + r − 1) has the trace
 * (br)^r j^r + (br)^{r−1} r (a + sb + b(r − 1)/2) j^{r−1} + …, times m^{r/2} where r is even as m > 1 wants it, and with a
 * constant U it is λ times that of M(j).
 */
export interface Growth {
  /** r: the degree of the trace, ≥ 1. */
  readonly degree: number;
  /** λ. */
  readonly factor: 1 | -1;
  /** m^{r/2} (br)^r. */
  readonly leading: Rational;
  /** m^{r/2} r (a + sb + b(r − 1)/2)·(br)^{r−1}. */
  readonly next: Rational;
}

/** The two leading coefficients of the trace; null where it does not grow as M(j) does. */
export function growthOf({ matrix, scale, degree }: PeriodMatrix): Growth | null {
  const trace = addInteger(matrix.a, matrix.d);
  if (degree < 1 || trace.length - 1 !== degree) return null;
  const factor = trace[degree]! < 0n !== scale < 0n ? -1 : 1;
  const coefficient = (i: number): Rational => Q.rational(BigInt(factor) * trace[i]!, scale);
  return { degree, factor, leading: coefficient(degree), next: coefficient(degree - 1) };
}

/** x² = 4/(m b²) for the canonical fraction behind it; null where it is not rational. */
export function argumentSquareFromGrowth({ degree, leading }: Growth): Rational | null {
  // (m^{r/2} (br)^r)² = (m b² r²)^r.
  const square = Q.power(leading, 2);
  const numerator = integerRoot(square.numerator, degree);
  const denominator = integerRoot(square.denominator, degree);
  const exact =
    numerator ** BigInt(degree) === square.numerator && denominator ** BigInt(degree) === square.denominator;
  return exact ? Q.rational(4n * denominator * BigInt(degree) ** 2n, numerator) : null;
}

/** m^{r/2}; null where it is not rational. */
export function multiplierInGrowth({ degree }: Growth, multiplier: bigint): Rational | null {
  if (multiplier === 1n) return Q.one;
  return degree % 2 === 0 ? Q.rational(multiplier ** BigInt(degree / 2)) : null;
}

/** a + sb, which the canonical term with which the tail begins is but for m; `factor` is m^{r/2}. */
export function startFromGrowth({ degree, next }: Growth, b: Rational, factor: Rational): Rational {
  const r = Q.rational(BigInt(degree));
  const scaled = Q.divide(next, Q.multiply(Q.multiply(Q.power(Q.multiply(b, r), degree - 1), r), factor));
  return Q.subtract(scaled, Q.multiply(b, Q.rational(BigInt(degree - 1), 2n)));
}
