import type { Matrix } from './matrix.ts';
import { addInteger, evaluateInteger, multiplyInteger, trimInteger } from './polynomial.ts';
import type { IntegerPolynomial } from './polynomial.ts';

/** The matrix [[a, b], [c, d]] of polynomials in one variable over ℤ. */
export interface PolynomialMatrix {
  readonly a: IntegerPolynomial;
  readonly b: IntegerPolynomial;
  readonly c: IntegerPolynomial;
  readonly d: IntegerPolynomial;
}

export const identityPolynomialMatrix: PolynomialMatrix = { a: [1n], b: [], c: [], d: [1n] };

/** The same matrix with f applied to each entry. */
export function mapEntries(
  m: PolynomialMatrix,
  f: (entry: IntegerPolynomial) => IntegerPolynomial,
): PolynomialMatrix {
  return { a: f(m.a), b: f(m.b), c: f(m.c), d: f(m.d) };
}

export function multiplyPolynomialMatrices(x: PolynomialMatrix, y: PolynomialMatrix): PolynomialMatrix {
  const entry = (
    p: IntegerPolynomial,
    q: IntegerPolynomial,
    r: IntegerPolynomial,
    s: IntegerPolynomial,
  ): IntegerPolynomial => addInteger(multiplyInteger(p, q), multiplyInteger(r, s));
  return {
    a: entry(x.a, y.a, x.b, y.c),
    b: entry(x.a, y.b, x.b, y.d),
    c: entry(x.c, y.a, x.d, y.c),
    d: entry(x.c, y.b, x.d, y.d),
  };
}

/** c·M for an integer c. */
export function scalePolynomialMatrix(m: PolynomialMatrix, c: bigint): PolynomialMatrix {
  return mapEntries(m, (entry) => trimInteger(entry.map((coefficient) => coefficient * c)));
}

/** M(j + shift) by Horner's rule. */
export function shiftPolynomialMatrix(m: PolynomialMatrix, shift: bigint): PolynomialMatrix {
  return mapEntries(m, (entry) =>
    entry.reduceRight<IntegerPolynomial>(
      (value, coefficient) => addInteger(multiplyInteger(value, [shift, 1n]), trimInteger([coefficient])),
      [],
    ),
  );
}

/** The integer matrix M(j). */
export function evaluatePolynomialMatrix(m: PolynomialMatrix, j: bigint): Matrix {
  return {
    a: evaluateInteger(m.a, j),
    b: evaluateInteger(m.b, j),
    c: evaluateInteger(m.c, j),
    d: evaluateInteger(m.d, j),
  };
}

export function equalPolynomialMatrices(x: PolynomialMatrix, y: PolynomialMatrix): boolean {
  const equal = (p: IntegerPolynomial, q: IntegerPolynomial): boolean =>
    p.length === q.length && p.every((coefficient, i) => coefficient === q[i]);
  return equal(x.a, y.a) && equal(x.b, y.b) && equal(x.c, y.c) && equal(x.d, y.d);
}

/** Largest degree of an entry; −1 for the zero matrix. */
export function matrixDegree(m: PolynomialMatrix): number {
  return Math.max(m.a.length, m.b.length, m.c.length, m.d.length) - 1;
}
