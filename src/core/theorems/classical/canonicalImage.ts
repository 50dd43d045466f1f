import type { Expression } from '../../constants/expression.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import { gcdNumber } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import type { CanonicalFraction, CanonicalImage } from '../../fractions/canonicalFraction.ts';
import { generatorOf } from './generator.ts';
import type { Generator } from './generator.ts';
import { canonicalOf, functionOf, multipleTangent, valueOfFunction } from './normalForm.ts';
import { functionDegree } from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';

/** The value α itself. */
export const itself: Value = { numerator: [0n, 1n], denominator: [1n] };

/**
 * P(α)/Q(α) as a Möbius image of a canonical fraction, for every α that the classical theorems reach: rational
 * functions of e^r, of sinh, cosh, tanh, coth, of sin, cos, tan, cot, or of Bessel functions of one kind and argument
 * with orders that differ by integers (or of ₀F₁ in their place), all at rational points, as far as they reduce to Möbius
 * maps; and of all but the powers of e at one root of a rational number, where the roots cancel: √2·tan √2. null for all others.
 */
export function canonicalImage(constant: Expression, value: Value = itself): CanonicalImage | null {
  const generator = generatorOf(constant);
  const inner = generator && functionOf(constant, generator);
  const f = inner && valueOfFunction(value, inner);
  if (!generator || !f || f.weight !== 0 || f.radicand !== 1n || functionDegree(f) < 1) return null;
  const image = imageOverGenerator(f, generator);
  return image && { fraction: image.fraction, matrix: normalizeMatrix(image.matrix) };
}

function imageOverGenerator(f: RationalFunction, generator: Generator): CanonicalImage | null {
  switch (generator.kind) {
    case 'exponential':
      return imageOfExponential(f, generator.unit);
    case 'tangent':
      return imageOfTangent(f, generator.unit);
    case 'bessel':
    case 'hypergeometric': {
      if (functionDegree(f) !== 1) return null;
      return { fraction: canonicalOf(generator), matrix: moebius(f.numerator, f.denominator, 1) };
    }
  }
}

/** coth(y) = 1/y + 1/(3/y + …) for σ = +1, cot(y) = 1/y − 1/(3/y − …) for σ = −1 (Lambert 1761); y > 0. */
function lambertFraction(y: Rational, sign: 1 | -1): CanonicalFraction {
  return { first: Q.divide(Q.one, y), difference: Q.divide(Q.rational(2n), y), multiplier: 1n, sign };
}

/** A function of X = e^unit is a Möbius image of X^k exactly if numerator and denominator are of the form u + v X^k. */
function imageOfExponential(f: RationalFunction, unit: Rational): CanonicalImage | null {
  const { numerator, denominator } = f;
  const exponents = [...numerator.keys()].filter((i) => numerator[i] !== 0n);
  exponents.push(...[...denominator.keys()].filter((i) => denominator[i] !== 0n));
  const k = exponents.reduce(gcdNumber, 0);
  if (k === 0 || k !== functionDegree(f)) return null;
  const half = Q.divide(Q.multiply(unit, Q.rational(BigInt(k))), Q.rational(2n));
  // e^{2y} = (coth y + 1)/(coth y − 1).
  const exponential: Matrix = { a: 1n, b: 1n, c: 1n, d: -1n };
  return {
    fraction: lambertFraction(half, 1),
    matrix: multiplyMatrices(moebius(numerator, denominator, k), exponential),
  };
}

/** A function of tan(u) of degree k is a Möbius image of tan(ku) = N/D exactly if both parts are combinations of N and D. */
function imageOfTangent(f: RationalFunction, unit: Rational): CanonicalImage | null {
  const k = functionDegree(f);
  const tangent = multipleTangent(k);
  if (!tangent) return null;
  const top = combination(f.numerator, tangent);
  const bottom = combination(f.denominator, tangent);
  if (!top || !bottom) return null;
  // In cot = D/N: (p tan + q)/(r tan + s) = (q cot + p)/(s cot + r).
  const scale = top.scale * bottom.scale;
  const [p, q] = [top.first, top.second].map((c) => (c * scale) / top.scale);
  const [r, s] = [bottom.first, bottom.second].map((c) => (c * scale) / bottom.scale);
  return {
    fraction: lambertFraction(Q.multiply(unit, Q.rational(BigInt(k))), -1),
    matrix: { a: q!, b: p!, c: s!, d: r! },
  };
}

/** Integers with scale·P = first·N + second·D for the tangent N/D; null where there are none. */
function combination(
  p: IntegerPolynomial,
  { numerator, denominator }: RationalFunction,
): { first: bigint; second: bigint; scale: bigint } | null {
  // N is odd and D even, so each coefficient of P belongs to one of them.
  const ratio = (part: IntegerPolynomial, parity: number): Rational | null => {
    const lead = part.findIndex((c) => c !== 0n);
    const quotient = Q.rational(p[lead] ?? 0n, part[lead]!);
    const length = Math.max(p.length, part.length);
    for (let i = parity; i < length; i += 2) {
      const expected = Q.multiply(quotient, Q.rational(part[i] ?? 0n));
      if (!Q.equals(expected, Q.rational(p[i] ?? 0n))) return null;
    }
    return quotient;
  };
  const first = ratio(numerator, 1);
  const second = ratio(denominator, 0);
  if (!first || !second) return null;
  return {
    first: first.numerator * second.denominator,
    second: second.numerator * first.denominator,
    scale: first.denominator * second.denominator,
  };
}

/** The matrix of (p₀ + p_k X)/(q₀ + q_k X). */
function moebius(p: IntegerPolynomial, q: IntegerPolynomial, k: number): Matrix {
  return { a: p[k] ?? 0n, b: p[0] ?? 0n, c: q[k] ?? 0n, d: q[0] ?? 0n };
}
