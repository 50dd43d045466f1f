import { isCounted, spendOnProduct } from '../work.ts';
import { absolute, gcd } from './integers.ts';

/** The integer matrix [[a, b], [c, d]], also read as the Möbius map x ↦ (a x + b)/(c x + d). */
export interface Matrix {
  readonly a: bigint;
  readonly b: bigint;
  readonly c: bigint;
  readonly d: bigint;
}

export const identity: Matrix = { a: 1n, b: 0n, c: 0n, d: 1n };

/** The step a + b/x of a continued fraction: A(a, b) = [[a, b], [1, 0]]. */
export function stepMatrix(a: bigint, b: bigint): Matrix {
  return { a, b, c: 1n, d: 0n };
}

export function multiplyMatrices(x: Matrix, y: Matrix): Matrix {
  if (isCounted())
    for (const entry of [x.a, x.b, x.c, x.d]) {
      spendOnProduct(entry, y.a);
      spendOnProduct(entry, y.b);
    }
  return {
    a: x.a * y.a + x.b * y.c,
    b: x.a * y.b + x.b * y.d,
    c: x.c * y.a + x.d * y.c,
    d: x.c * y.b + x.d * y.d,
  };
}

export function determinant(m: Matrix): bigint {
  return m.a * m.d - m.b * m.c;
}

/** The adjugate [[d, −b], [−c, a]]: the inverse up to the factor det m, so the same Möbius map as the inverse. */
export function adjugate(m: Matrix): Matrix {
  return { a: m.d, b: -m.b, c: -m.c, d: m.a };
}

/** The same Möbius map with coprime entries and the first nonzero one positive. */
export function normalizeMatrix(m: Matrix): Matrix {
  const content = gcd(gcd(m.a, m.b), gcd(m.c, m.d));
  if (content === 0n) return m;
  const first = [m.a, m.b, m.c, m.d].find((entry) => entry !== 0n)!;
  const factor = first < 0n ? -content : content;
  return { a: m.a / factor, b: m.b / factor, c: m.c / factor, d: m.d / factor };
}

/** Whether two matrices are equal up to a nonzero common factor: the same Möbius map. */
export function sameMap(x: Matrix, y: Matrix): boolean {
  const p = normalizeMatrix(x);
  const q = normalizeMatrix(y);
  return p.a === q.a && p.b === q.b && p.c === q.c && p.d === q.d;
}

/** Product M_0 M_1 … M_{n−1} of matrix(i), by halves, so that factors of equal size meet (binary splitting). */
export function matrixProduct(start: number, end: number, matrix: (index: number) => Matrix): Matrix {
  if (end <= start) return identity;
  if (end - start === 1) return matrix(start);
  const middle = (start + end) >> 1;
  return multiplyMatrices(matrixProduct(start, middle, matrix), matrixProduct(middle, end, matrix));
}

/** Largest |entry|. */
export function matrixHeight(m: Matrix): bigint {
  return [m.a, m.b, m.c, m.d].map(absolute).reduce((x, y) => (x > y ? x : y));
}
