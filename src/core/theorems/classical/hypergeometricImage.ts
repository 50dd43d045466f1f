import type { HypergeometricNode } from '../../certificate.ts';
import type { Expression } from '../../constants/expression.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { multiplyPolynomials, trim } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { besselOrder } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from './canonicalImage.ts';
import { monomialOf, rootOfRational } from './monomial.ts';
import type { Monomial } from './monomial.ts';
import { rationalOf } from './transcendental.ts';

/** A number as a Möbius image of a function Y of hypergeometricSteps.ts: number = matrix·Y(base). */
export interface HypergeometricImage {
  readonly base: HypergeometricNode;
  readonly matrix: Matrix;
}

/**
 * P(α)/Q(α) as Möbius images of the functions Y, for every α that these reach: what the classical theorems on Bessel functions
 * and exponentials do, error functions and incomplete gamma functions as ₁F₁(1; s+1; z), and hypergeometric series whose terms
 * have polynomials as the quotients of neighbours.
 */
export function hypergeometricImages(constant: Expression, value: Value): HypergeometricImage[] {
  return [...besselImages(constant, value), ...seriesImages(constant, value)];
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

/** α = ρ·f or ρ/f, ρ rational, for a series f. */
interface Multiple {
  readonly ratio: Rational;
  readonly power: 1 | -1;
  /** f = Σ_m (a)_m/((b_1)_m ⋯ (b_q)_m) z^m with a = 1 where `upper` is there; else over m! too. */
  readonly series: Series;
}

/** ₁F₁(1; b; z), or ₀F_q(; b_1, …; z). */
interface Series {
  readonly isConfluent: boolean;
  readonly lower: readonly Rational[];
  readonly z: Rational;
}

/** Of a Möbius image of α itself: values of degree 1. */
function seriesImages(constant: Expression, { numerator, denominator }: Value): HypergeometricImage[] {
  if (numerator.length > 2 || denominator.length > 2) return [];
  const multiple = multipleOfSeries(constant);
  if (!multiple) return [];
  const { ratio, power, series } = multiple;
  const { lower, z, isConfluent } = series;
  if (z.numerator === 0n || lower.some((b) => b.numerator <= 0n)) return [];
  const value = {
    a: numerator[1] ?? 0n,
    b: numerator[0] ?? 0n,
    c: denominator[1] ?? 0n,
    d: denominator[0] ?? 0n,
  };
  // The value in f: α = ρ f, or α = ρ/f.
  const alpha: Matrix =
    power > 0
      ? { a: ratio.numerator, b: 0n, c: 0n, d: ratio.denominator }
      : { a: 0n, b: ratio.numerator, c: ratio.denominator, d: 0n };
  const outer = multiplyMatrices(value, alpha);
  const images: HypergeometricImage[] = [];
  const first = lower[0]!;
  if (isConfluent && Q.compare(first, Q.one) > 0) {
    // Y(0, s) = s/₁F₁(1; s+1; z).
    const s = Q.subtract(first, Q.one);
    const inner = { a: 0n, b: s.numerator, c: s.denominator, d: 0n };
    images.push(imageOf({ kind: 'kummer', z, a: Q.zero, c: s }, outer, inner));
  }
  // f = G_1 with c_n = (b_1 + n − 1) ⋯ (b_q + n − 1) [n]/z, and Y(1) = f/(f − 1).
  const linear = (b: Rational) => trim([Q.subtract(b, Q.one), Q.one]);
  const factor = [...lower, ...(isConfluent ? [] : [Q.one])]
    .map(linear)
    .reduce(multiplyPolynomials, [Q.divide(Q.one, z)]);
  images.push(imageOf({ kind: 'sum', factor, start: 1n }, outer, { a: 1n, b: 0n, c: 1n, d: -1n }));
  return images;
}

/** The series that an expression is a rational multiple of, or of its reciprocal; null where none is known here. */
function multipleOfSeries(constant: Expression): Multiple | null {
  const monomial = monomialOf(constant);
  if (!monomial?.factor) return null;
  const { name, arguments: values } = monomial.factor;
  const [x, y, z] = values;
  switch (name) {
    case 'erf':
    case 'erfi':
      return errorFunction(monomial, x!, name === 'erf' ? 1n : -1n);
    case 'dawson': {
      // F(x) = x ₁F₁(1; 3/2; −x²).
      const root = rootOfRational(x!);
      return (
        root && plain(monomial, root, { isConfluent: true, lower: [threeHalves], z: Q.negate(root.square) })
      );
    }
    case 'lowergamma':
      return incompleteGamma(monomial, rationalOf(x!), rationalOf(y!));
    case 'hyp1f1': {
      const [a, b, at] = [rationalOf(x!), rationalOf(y!), rationalOf(z!)];
      if (!a || !b || !at || !Q.equals(a, Q.one)) return null;
      return plain(monomial, null, { isConfluent: true, lower: [b], z: at });
    }
    case 'hyp0f1': {
      const [b, at] = [rationalOf(x!), rationalOf(y!)];
      return b && at && plain(monomial, null, { isConfluent: false, lower: [b], z: at });
    }
    case 'hyp0f2': {
      const [b, c, at] = [rationalOf(x!), rationalOf(y!), rationalOf(z!)];
      return b && c && at && plain(monomial, null, { isConfluent: false, lower: [b, c], z: at });
    }
    case 'besseli':
    case 'besselj':
      return besselFunction(monomial, rationalOf(x!), y!, name === 'besseli' ? 1n : -1n);
    case 'cos':
    case 'cosh':
    case 'sin':
    case 'sinh': {
      // cos x = ₀F₁(; 1/2; −x²/4), sin x = x ₀F₁(; 3/2; −x²/4).
      const root = rootOfRational(x!);
      if (!root) return null;
      const isEven = name === 'cos' || name === 'cosh';
      const sign = name === 'cos' || name === 'sin' ? -1n : 1n;
      const at = Q.multiply(root.square, Q.rational(sign, 4n));
      const lower = [isEven ? Q.rational(1n, 2n) : threeHalves];
      return plain(monomial, isEven ? null : root, { isConfluent: false, lower, z: at });
    }
    default:
      return null;
  }
}

const threeHalves = Q.rational(3n, 2n);

/** ±√q π^0 e^0 x^{±1} f^{±1} as a rational multiple. */
function plain(
  monomial: Monomial,
  x: { readonly sign: 1 | -1; readonly square: Rational } | null,
  series: Series,
): Multiple | null {
  const { piHalves, exponent, square, sign, factor } = monomial;
  if (piHalves !== 0 || exponent.numerator !== 0n) return null;
  const power = factor!.power;
  const size = x ? (power > 0 ? Q.multiply(square, x.square) : Q.divide(square, x.square)) : square;
  const root = Q.squareRoot(size);
  if (!root) return null;
  const negative = sign * (x?.sign ?? 1) < 0;
  return { ratio: negative ? Q.negate(root) : root, power, series };
}

/** √π e^{±x²} erf(x) = 2x ₁F₁(1; 3/2; ±x²), with erfi for the lower sign. */
function errorFunction(monomial: Monomial, argument: Expression, sign: bigint): Multiple | null {
  const x = rootOfRational(argument);
  const { piHalves, exponent, factor } = monomial;
  const power = factor!.power;
  const z = x && Q.multiply(x.square, Q.rational(sign));
  if (!z || piHalves !== power || !Q.equals(exponent, power > 0 ? z : Q.negate(z))) return null;
  const doubled = { sign: x.sign, square: Q.multiply(x.square, Q.rational(4n)) };
  const rest = { ...monomial, piHalves: 0, exponent: Q.zero };
  return plain(rest, doubled, { isConfluent: true, lower: [threeHalves], z });
}

/** e^x γ(s, x) = x^s/s ₁F₁(1; s+1; x) for 2s integral. */
function incompleteGamma(monomial: Monomial, s: Rational | null, x: Rational | null): Multiple | null {
  if (!s || !x || s.numerator <= 0n || x.numerator <= 0n) return null;
  const twice = Q.multiply(s, Q.rational(2n));
  const { exponent, factor } = monomial;
  const power = factor!.power;
  if (!Q.isInteger(twice) || twice.numerator > 64n) return null;
  if (!Q.equals(exponent, power > 0 ? x : Q.negate(x))) return null;
  const square = Q.divide(Q.power(x, Number(twice.numerator)), Q.multiply(s, s));
  const rest = { ...monomial, exponent: Q.zero };
  return plain(rest, { sign: 1, square }, { isConfluent: true, lower: [Q.add(s, Q.one)], z: x });
}

/** I_ν(x) = (x/2)^ν/ν! ₀F₁(; ν+1; x²/4), J_ν with −x²/4, for integers ν ≥ 0. */
function besselFunction(
  monomial: Monomial,
  order: Rational | null,
  argument: Expression,
  sign: bigint,
): Multiple | null {
  const x = rootOfRational(argument);
  if (!x || !order || !Q.isInteger(order) || order.numerator < 0n || order.numerator > 64n) return null;
  const n = Number(order.numerator);
  const quarter = Q.divide(x.square, Q.rational(4n));
  let factorial = 1n;
  for (let i = 2n; i <= order.numerator; i++) factorial *= i;
  const square = Q.divide(Q.power(quarter, n), Q.rational(factorial * factorial));
  const lower = [Q.add(order, Q.one)];
  const series = { isConfluent: false, lower, z: Q.multiply(quarter, Q.rational(sign)) };
  return plain(monomial, { sign: n % 2 === 0 ? 1 : x.sign, square }, series);
}
