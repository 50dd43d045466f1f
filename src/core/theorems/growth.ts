import { integerRoot } from '../numbers/integers.ts';
import { addInteger } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { PeriodMatrix } from './periodMatrix.ts';

/**
 * What the trace of M(j) says of the canonical fraction behind it. K(s + rj) … K(s + rj + r − 1) has the trace
 * (br)^r j^r + (br)^{r−1} r (a + sb + b(r − 1)/2) j^{r−1} + …, and with a constant U it is λ times that of M(j).
 */
export interface Growth {
  /** r: the degree of the trace, ≥ 1. */
  readonly degree: number;
  /** λ. */
  readonly factor: 1 | -1;
  /** (br)^r. */
  readonly leading: Rational;
  /** r (a + sb + b(r − 1)/2)·(br)^{r−1}. */
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

/** b; null where it is not rational. */
export function differenceFromGrowth({ degree, leading }: Growth): Rational | null {
  const numerator = integerRoot(leading.numerator, degree);
  const denominator = integerRoot(leading.denominator, degree);
  const exact =
    numerator ** BigInt(degree) === leading.numerator &&
    denominator ** BigInt(degree) === leading.denominator;
  return exact ? Q.rational(numerator, denominator * BigInt(degree)) : null;
}

/** a + sb, the canonical term with which the tail begins, for the given b. */
export function startFromGrowth({ degree, next }: Growth, b: Rational): Rational {
  const r = Q.rational(BigInt(degree));
  const scaled = Q.divide(next, Q.multiply(Q.power(Q.multiply(b, r), degree - 1), r));
  return Q.subtract(scaled, Q.multiply(b, Q.rational(BigInt(degree - 1), 2n)));
}
