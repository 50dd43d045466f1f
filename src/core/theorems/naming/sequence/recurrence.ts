import { bitLength, absolute, gcd, lcm } from '../../../numbers/integers.ts';
import { kernel } from '../../../numbers/linearSystem.ts';
import { evaluatePolynomial, overRationals, trim } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';

/** Σ_i p_i(n) u(n − i) = 0 for all n ≥ order: p_0 first, integer coefficients without common factor. */
export interface PolynomialRecurrence {
  readonly polynomials: readonly Polynomial[];
  /** Terms that obey it beyond those that define it. */
  readonly supporting: number;
}

/** Fewest terms that have to speak for a recurrence beyond those that define it. */
const fewestSupporting = 3;
/** Bits by which the terms that are foretold must outweigh the coefficients. */
const leastBits = 16;

/**
 * The recurrence with constant coefficients of least order that all terms obey: a guess that so many more terms support; null
 * where none is supported.
 */
export function linearRecurrence(terms: readonly bigint[]): PolynomialRecurrence | null {
  for (let order = 1; 2 * order + fewestSupporting <= terms.length; order++) {
    const found = solve(terms, order, 0);
    if (found) return found;
  }
  return null;
}

/** Largest degree of the coefficients. */
const largestDegree = 8;

/**
 * The recurrence of order 1 or 2 with polynomial coefficients of the fewest coefficients, as hypergeometric terms and the
 * convergents of fractions with polynomial elements have; null where none is supported.
 */
export function polynomialRecurrence(terms: readonly bigint[]): PolynomialRecurrence | null {
  const shapes = [1, 2].flatMap((order) =>
    Array.from({ length: largestDegree + 1 }, (_, degree) => ({ order, degree })),
  );
  const size = ({ order, degree }: { order: number; degree: number }): number => (order + 1) * (degree + 1);
  for (const { order, degree } of shapes.sort((x, y) => size(x) - size(y))) {
    if (terms.length < order + size({ order, degree }) - 1 + fewestSupporting) continue;
    const found = solve(terms, order, degree);
    if (found) return found;
  }
  return null;
}

function solve(terms: readonly bigint[], order: number, degree: number): PolynomialRecurrence | null {
  const width = (order + 1) * (degree + 1);
  const rows: Rational[][] = [];
  for (let n = order; n < terms.length; n++) {
    const row: Rational[] = [];
    for (let i = 0; i <= order; i++)
      for (let j = 0; j <= degree; j++) row.push(Q.rational(terms[n - i]! * BigInt(n) ** BigInt(j)));
    rows.push(row);
  }
  const supporting = rows.length - (width - 1);
  if (supporting < fewestSupporting) return null;
  const [solution, ...more] = kernel(rows, width);
  // Several solutions: a smaller recurrence would have been found, or the terms are 0.
  if (!solution || more.length > 0) return null;
  const integers = primitive(solution);
  const polynomials = Array.from({ length: order + 1 }, (_, i) =>
    trim(overRationals(integers.slice(i * (degree + 1), (i + 1) * (degree + 1)))),
  );
  if (polynomials[0]!.length === 0 || polynomials[order]!.length === 0) return null;
  // A term that every equation in which it stands takes times 0 could be any other one, so also a wrong one.
  const isFree = (place: number): boolean =>
    polynomials.every(
      (p, i) =>
        place + i >= terms.length || evaluatePolynomial(p, Q.rational(BigInt(place + i))).numerator === 0n,
    );
  for (let place = order; place < terms.length; place++) if (isFree(place)) return null;
  const bits = (list: readonly bigint[]): number =>
    list.reduce((sum, n) => sum + bitLength(absolute(n)) + 1, 0);
  if (bits(terms.slice(-supporting)) < bits(integers) / 2 + leastBits) return null;
  return { polynomials, supporting };
}

function primitive(vector: readonly Rational[]): bigint[] {
  const common = vector.reduce((product, { denominator }) => lcm(product, denominator), 1n);
  const integers = vector.map(({ numerator, denominator }) => numerator * (common / denominator));
  const factor = integers.reduce((g, n) => gcd(g, n), 0n);
  const sign = (integers.find((n) => n !== 0n) ?? 1n) < 0n ? -1n : 1n;
  return integers.map((n) => (sign * n) / factor);
}
