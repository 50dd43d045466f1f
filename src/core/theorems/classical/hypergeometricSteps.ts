import { lcm } from '../../numbers/integers.ts';
import { identity, multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { addPolynomials, substituteLinear, trim } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import { identityPolynomialMatrix, multiplyPolynomialMatrices } from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { HypergeometricNode } from '../../certificate.ts';

/**
 * The steps of a function Y of a place, as Möbius maps Y(place) = step·Y(next place):
 *
 *     kummer  Y(a, c) = b ₁F₁(a; b; z)/₁F₁(a+1; b+1; z), b = a + c:
 *             Y(a, c) = K·Y(a+1, c), K = [[b − z, (a+1)z], [1, 0]];   Y(a, c) = B·Y(a, c+1), B = [[b, az], [1, z]]
 *     bessel  Y(c) = c ₀F₁(; c; z)/₀F₁(; c+1; z) = [[c, z], [1, 0]]·Y(c+1)
 *     sum     Y(n) = c_n G_n/G_{n+1}, G_n = Σ_m 1/(c_n c_{n+1} ⋯ c_{n+m−1}):  Y(n) = [[c_n + 1, −c_n], [1, 0]]·Y(n+1)
 *
 * The first by the contiguous relations ₁F₁(a; b) − ₁F₁(a; b+1) = az/(b(b+1)) ₁F₁(a+1; b+2) and ₁F₁(a+1; b+1) − ₁F₁(a; b+1) =
 * z/(b+1) ₁F₁(a+1; b+2) (Kummer 1836; DLMF 13.3), the second by ₀F₁(; c) = ₀F₁(; c+1) + z/(c(c+1)) ₀F₁(; c+2) (Gauss), the third by
 * G_n = 1 + G_{n+1}/c_n (Euler 1748).
 */

/** How many steps of either kind a period takes: u and v; v is 0 but for Kummer's lattice. */
export interface Direction {
  readonly u: number;
  readonly v: number;
}

/** The node that lies some steps further. */
export function nodeAfter(node: HypergeometricNode, { u, v }: Direction): HypergeometricNode {
  const plus = (x: Rational, n: number) => Q.add(x, Q.rational(BigInt(n)));
  switch (node.kind) {
    case 'kummer':
      return { ...node, a: plus(node.a, u), c: plus(node.c, v) };
    case 'bessel':
      return { ...node, c: plus(node.c, u) };
    case 'sum':
      return { ...node, start: node.start + BigInt(u) };
  }
}

/**
 * T(j) = the u and then v steps from the node that lies j periods further, times a positive integer: polynomials in j with
 * integer coefficients.
 */
export function stepsOfPeriod(node: HypergeometricNode, direction: Direction): PolynomialMatrix {
  let product = identityPolynomialMatrix;
  const { u, v } = direction;
  for (let i = 0; i < u + v; i++) {
    const done = { u: Math.min(i, u), v: Math.max(0, i - u) };
    product = multiplyPolynomialMatrices(product, integral(stepAt(node, direction, done)));
  }
  return product;
}

/** The product of the steps from a node, u and then v of them, as integers up to a factor. */
export function stepsBetween(node: HypergeometricNode, { u, v }: Direction): Matrix {
  let product = identity;
  for (let i = 0; i < u + v; i++) {
    const here = nodeAfter(node, { u: Math.min(i, u), v: Math.max(0, i - u) });
    const { a, b, c, d } = integral(stepAt(here, { u: 0, v: 0 }, { u: 0, v: 0 }, i < u));
    const step = { a: a[0] ?? 0n, b: b[0] ?? 0n, c: c[0] ?? 0n, d: d[0] ?? 0n };
    product = normalizeMatrix(multiplyMatrices(product, step));
  }
  return product;
}

/** One step of the period number j, after some others: entries are polynomials in j over ℚ. */
function stepAt(
  node: HypergeometricNode,
  { u, v }: Direction,
  done: Direction,
  first = done.u < u,
): readonly [Polynomial, Polynomial, Polynomial, Polynomial] {
  const one: Polynomial = [Q.one];
  const along = (x: Rational, n: number, slope: number) =>
    trim([Q.add(x, Q.rational(BigInt(n))), Q.rational(BigInt(slope))]);
  const times = (p: Polynomial, x: Rational) => trim(p.map((c) => Q.multiply(c, x)));
  switch (node.kind) {
    case 'kummer': {
      const { z } = node;
      const a = along(node.a, done.u, u);
      const b = along(Q.add(node.a, node.c), done.u + done.v, u + v);
      return first
        ? [addPolynomials(b, [Q.negate(z)]), times(addPolynomials(a, one), z), one, []]
        : [b, times(a, z), one, [z]];
    }
    case 'bessel':
      return [along(node.c, done.u, u), [node.z], one, []];
    case 'sum': {
      const place = Q.rational(node.start + BigInt(done.u));
      const c = substituteLinear(node.factor, Q.rational(BigInt(u)), place);
      return [addPolynomials(c, one), times(c, Q.rational(-1n)), one, []];
    }
  }
}

/** The matrix times the common denominator of all coefficients. */
function integral(entries: readonly [Polynomial, Polynomial, Polynomial, Polynomial]): PolynomialMatrix {
  const scale = entries.flat().reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const [a, b, c, d] = entries.map((p) =>
    p.map(({ numerator, denominator }) => numerator * (scale / denominator)),
  );
  return { a: a!, b: b!, c: c!, d: d! };
}

/**
 * A rational function of j that Y of the node j periods further approaches: Y = A + O(1) with A of this degree, whose steps bring
 * it closer by a factor O(1/j) each. It is b for Kummer's lattice, c for Bessel functions, c_n for sums.
 */
export function leadingValue(node: HypergeometricNode, { u, v }: Direction): Polynomial {
  switch (node.kind) {
    case 'kummer':
      return trim([Q.add(node.a, node.c), Q.rational(BigInt(u + v))]);
    case 'bessel':
      return trim([node.c, Q.rational(BigInt(u))]);
    case 'sum':
      return substituteLinear(node.factor, Q.rational(BigInt(u)), Q.rational(node.start));
  }
}
