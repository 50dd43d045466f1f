import type { InterlacedFraction, InterlacedTerms, SignedContinuedFraction } from './fraction.ts';
import { numeratorClass } from './numerators.ts';
import type { Numerators } from './numerators.ts';
import { productMatrix } from './evaluate.ts';
import { signAfter, termsOf } from './fraction.ts';
import type { SignPattern } from './signs.ts';
import { lcm, lcmNumber } from '../numbers/integers.ts';
import { multiplyMatrices } from '../numbers/matrix.ts';
import type { Matrix } from '../numbers/matrix.ts';
import {
  evaluatePolynomialMatrix,
  identityPolynomialMatrix,
  matrixDegree,
  multiplyPolynomialMatrices,
} from '../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../numbers/polynomialMatrix.ts';
import { substituteLinear } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';

/** The terms of a period as polynomials in the number of the period, with the signs after them. */
export interface PeriodTerms {
  readonly polynomials: readonly Polynomial[];
  readonly signs: SignPattern;
}

/** One joint period from some term on. */
export interface TailPeriod extends PeriodTerms {
  /** h: where the tail begins. */
  readonly head: number;
}

/**
 * The polynomial j ↦ a_{n+Nj}, for n ≥ (length of the preperiod).
 * @param period N, a multiple of the period of terms
 */
export function termClass(
  { preperiod, polynomials }: InterlacedTerms,
  n: number,
  period: number,
): Polynomial {
  const m = polynomials.length;
  const offset = n - preperiod.length;
  const start = Q.rational(BigInt(Math.floor(offset / m)));
  return substituteLinear(polynomials[offset % m]!, Q.rational(BigInt(period / m)), start);
}

/**
 * N terms a_{h+Nj}, …, a_{h+Nj+N−1} of a fraction, for h ≥ (length of the preperiod).
 * @param period N, a multiple of the periods of terms and of signs
 */
export function periodTerms({ rule, signs }: InterlacedFraction, head: number, period: number): PeriodTerms {
  return {
    polynomials: Array.from({ length: period }, (_, i) => termClass(rule, head + i, period)),
    signs: Array.from({ length: period }, (_, i) => signAfter(signs, head + i)),
  };
}

/** The tail from term h ≥ (length of the preperiod) on, by joint periods of lcm(m, β) terms. */
export function tailPeriod(fraction: InterlacedFraction, head: number): TailPeriod {
  const joint = lcmNumber(fraction.rule.polynomials.length, fraction.signs.length);
  return { head, ...periodTerms(fraction, head, joint) };
}

/** scale·M(j) for the product M(j) of one period's steps. */
export interface PeriodMatrix {
  readonly matrix: PolynomialMatrix;
  readonly scale: bigint;
  /** Largest degree in j of an entry. */
  readonly degree: number;
}

/** M(j), with the denominators of the coefficients cleared. */
export function periodMatrix({ polynomials, signs }: PeriodTerms | TailPeriod): PeriodMatrix {
  let matrix = identityPolynomialMatrix;
  let scale = 1n;
  polynomials.forEach((polynomial, i) => {
    const denominator = polynomial.reduce((common, c) => lcm(common, c.denominator), 1n);
    const term = polynomial.map((c) => c.numerator * (denominator / c.denominator));
    const step = { a: term, b: [BigInt(signs[i]!) * denominator], c: [denominator], d: [] };
    matrix = multiplyPolynomialMatrices(matrix, step);
    scale *= denominator;
  });
  return { matrix, scale, degree: matrixDegree(matrix) };
}

/**
 * M(j): the product of the steps h + Nj, …, h + Nj + N − 1 of a fraction with numerators of any kind, times a positive
 * integer that clears the denominators.
 * @param head h ≥ (length of the preperiod)
 * @param period N, a multiple of the periods of terms and of numerators
 */
export function periodOfSteps(
  rule: InterlacedTerms,
  numerators: Numerators,
  head: number,
  period: number,
): PolynomialMatrix {
  let matrix = identityPolynomialMatrix;
  for (let i = 0; i < period; i++) {
    const term = termClass(rule, head + i, period);
    const after = numeratorClass(numerators, head + i, period);
    const scale = term.reduce((common, c) => lcm(common, c.denominator), 1n);
    const integral = (p: Polynomial) => p.map((c) => c.numerator * (scale / c.denominator));
    matrix = multiplyPolynomialMatrices(matrix, { a: integral(term), b: integral(after), c: [scale], d: [] });
  }
  return matrix;
}

/** scale^q·M(qj) M(qj + 1) … M(qj + q − 1) at an integer j. */
export function periodsAt({ matrix }: PeriodMatrix, j: bigint, q: number): Matrix {
  let product = evaluatePolynomialMatrix(matrix, j * BigInt(q));
  for (let i = 1; i < q; i++) {
    product = multiplyMatrices(product, evaluatePolynomialMatrix(matrix, j * BigInt(q) + BigInt(i)));
  }
  return product;
}

/** The product of the first h steps. */
export function headMatrix({ rule, signs }: SignedContinuedFraction, h: number): Matrix {
  return productMatrix(termsOf(rule, h), signs);
}
