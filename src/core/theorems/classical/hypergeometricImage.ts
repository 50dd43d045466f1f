import type { HypergeometricNode } from '../../certificate.ts';
import type { Expression } from '../../constants/expression.ts';
import { identity, multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { multiplyPolynomials, trim } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { besselOrder } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from './canonicalImage.ts';
import { confluentImages } from './confluentImage.ts';
import { valueOfFunction } from './normalForm.ts';
import { functionDegree } from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';
import { functionOfSeries } from './seriesForm.ts';
import type { Series } from './seriesForm.ts';

/** A number as a Möbius image of a function Y of hypergeometricSteps.ts: number = matrix·Y(base). */
export interface HypergeometricImage {
  readonly base: HypergeometricNode;
  readonly matrix: Matrix;
}

/**
 * P(α)/Q(α) as Möbius images of the functions Y, for every α that these reach: what the classical theorems on Bessel functions
 * and exponentials do, error functions and incomplete gamma functions as ₁F₁(1; s+1; z), hypergeometric series whose terms
 * have polynomials as the quotients of neighbours, and quotients of functions ₁F₁ whose parameters differ by integers.
 */
export function hypergeometricImages(constant: Expression, value: Value): HypergeometricImage[] {
  return [
    ...besselImages(constant, value),
    ...seriesImages(constant, value),
    ...confluentImages(constant, value),
  ];
}

/** By κ_0 = b Y(ν), z = σ/(m b²); and where it is coth(r/2), by Y(0, 1) = r/(e^r − 1), so that coth(r/2) = 2Y/r + 1. */
function besselImages(constant: Expression, value: Value): HypergeometricImage[] {
  const image = canonicalImage(constant, value);
  if (!image) return [];
  const { fraction, matrix } = image;
  const { first, difference: b, multiplier, sign } = fraction;
  const square = Q.multiply(Q.multiply(b, b), Q.rational(multiplier));
  const order = besselOrder(fraction);
  const images: HypergeometricImage[] = [];
  const half = Q.rational(1n, 2n);
  if (multiplier === 1n && sign === 1 && Q.equals(order, half)) {
    const z = Q.divide(Q.rational(2n), first);
    images.push(
      imageOf({ kind: 'kummer', z, a: Q.zero, c: Q.one }, matrix, {
        a: 2n * z.denominator,
        b: z.numerator,
        c: 0n,
        d: z.numerator,
      }),
    );
  }
  images.push(
    imageOf({ kind: 'bessel', z: Q.divide(Q.rational(BigInt(sign)), square), c: order }, matrix, {
      a: b.numerator,
      b: 0n,
      c: 0n,
      d: b.denominator,
    }),
  );
  return images;
}

function imageOf(base: HypergeometricNode, outer: Matrix, inner: Matrix): HypergeometricImage {
  return { base, matrix: normalizeMatrix(multiplyMatrices(outer, inner)) };
}

/** A value as a Möbius image of a series in it: values of degree 1 of a constant of degree 1. */
function seriesImages(constant: Expression, value: Value): HypergeometricImage[] {
  const found = functionOfSeries(constant);
  const f = found && valueOfFunction(value, found.ofSeries);
  if (!f || functionDegree(f) !== 1) return [];
  const { series } = found;
  const outer = moebiusOf(f);
  const images: HypergeometricImage[] = [];
  const confluent = confluentImage(series);
  if (confluent)
    images.push(imageOf(confluent.base, multiplyMatrices(outer, confluent.start), confluent.matrix));
  // f = G_1 with c_n = (b_1 + n − 1) ⋯ (b_q + n − 1) [n]/z, and Y(1) = f/(f − 1).
  const linear = (b: Rational) => trim([Q.subtract(b, Q.one), Q.one]);
  const factor = [...series.lower, ...(series.isConfluent ? [] : [Q.one])]
    .map(linear)
    .reduce(multiplyPolynomials, [Q.divide(Q.one, series.z)]);
  images.push(imageOf({ kind: 'sum', factor, start: 1n }, outer, { a: 1n, b: 0n, c: 1n, d: -1n }));
  return images;
}

/** The matrix of a function of degree 1. */
function moebiusOf({ numerator, denominator }: RationalFunction): Matrix {
  return {
    a: numerator[1] ?? 0n,
    b: numerator[0] ?? 0n,
    c: denominator[1] ?? 0n,
    d: denominator[0] ?? 0n,
  };
}

/** How far a parameter is raised by ₁F₁(1; b; z) = 1 + (z/b) ₁F₁(1; b+1; z). */
const mostRaised = 64;

/** ₁F₁(1; b; z) = start·₁F₁(1; s+1; z), the latter matrix·Y with Y(0, s) = s/₁F₁(1; s+1; z), s > 0. */
function confluentImage({ isConfluent, lower, z }: Series) {
  if (!isConfluent) return null;
  let b = lower[0]!;
  let start: Matrix = identity;
  for (let i = 0; Q.compare(b, Q.one) <= 0; i++) {
    if (i === mostRaised) return null;
    const ratio = Q.divide(z, b);
    const step = { a: ratio.numerator, b: ratio.denominator, c: 0n, d: ratio.denominator };
    start = normalizeMatrix(multiplyMatrices(start, step));
    b = Q.add(b, Q.one);
  }
  const s = Q.subtract(b, Q.one);
  const base: HypergeometricNode = { kind: 'kummer', z, a: Q.zero, c: s };
  return { base, start, matrix: { a: 0n, b: s.numerator, c: s.denominator, d: 0n } };
}
