import { call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { addQuadratic, multiplyQuadratic, rationalNumber } from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import { linearCombination, over, times } from '../formulas.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';
import { largestShift, quadraticExpression, shiftedParameters } from './tail.ts';
import type { TailParameters } from './tail.ts';

/** A tail whose value is elementary: X_shift. */
export interface ElementaryTail {
  readonly shift: number;
  readonly expression: Expression;
}

/**
 * The value of the tail in which a = 0, so that F = 1 and X = r c/F(1, …; c+1; z), where F(1, …) is elementary:
 *
 *     ₁F₁(1; m+1; z) = m!/z^m (e^z − Σ_{k<m} z^k/k!)                                           (DLMF 13.6.5, 8.4.10)
 *     ₂F₁(1, b; b; z) = 1/(1 − z),   ₂F₁(1, 1; 2; z) = −log(1 − z)/z                            (DLMF 15.4.6, 15.4.1)
 *     ₂F₁(1, 1; 3/2; z) = θ/sin θ with cos θ = 1 − 2z, or the same with sinh where z < 0        (DLMF 15.4.3, 15.4.4 and 15.8)
 *     ₂F₁(1, 1/2; 3/2; z) = artanh(√z)/√z, or arctan(√−z)/√−z where z < 0                       (DLMF 15.4.2, 15.4.3)
 *
 * and for ₀F₁ that of the tail in which c = 1/2:
 *
 *     c ₀F₁(; 1/2; z)/₀F₁(; 3/2; z) = √z coth 2√z, or √−z cot 2√−z where z < 0                  (DLMF 10.16.9, 10.39.9)
 *
 * null where no such tail is near, or its F is none of these.
 */
export function elementaryTail(parameters: TailParameters): ElementaryTail | null {
  if (parameters.theorem === 'Bessel') return besselTail(parameters);
  for (const a of integerRoots(parameters)) {
    const shift = -a;
    if (Math.abs(shift) > largestShift) continue;
    const own = shiftedParameters(parameters, shift);
    const expression = own.theorem === 'Kummer' ? kummerTail(own) : gaussTail(own);
    if (!expression) continue;
    return { shift, expression };
  }
  return null;
}

/** X in which c = 1/2. */
function besselTail(parameters: TailParameters): ElementaryTail | null {
  const { lower, point, scale } = parameters;
  if (lower.radicand !== 0n || point.radicand !== 0n || scale.radicand !== 0n) return null;
  const shift = Q.subtract(Q.rational(1n, 2n), lower.rational);
  if (!Q.isInteger(shift) || Math.abs(Number(shift.numerator)) > largestShift) return null;
  const [z, r] = [point.rational, scale.rational];
  const size = z.numerator < 0n ? Q.negate(z) : z;
  const angle = rootExpression(Q.multiply(size, Q.rational(4n)));
  const front = rootExpression(Q.multiply(size, Q.multiply(r, r)));
  const value = over(front, call(z.numerator < 0n ? 'tan' : 'tanh', [angle]));
  const expression: Expression = r.numerator < 0n ? { kind: 'negate', argument: value } : value;
  return { shift: Number(shift.numerator), expression };
}

/** The integers among a and b. */
function integerRoots({ theorem, sum, product }: TailParameters): number[] {
  if (theorem === 'Kummer') return Q.isInteger(product) ? [Number(product.numerator)] : [];
  const roots: number[] = [];
  for (let n = -largestShift; n <= largestShift; n++) {
    const t = Q.rational(BigInt(n));
    // t² − s t + p.
    const value = Q.add(Q.subtract(Q.multiply(t, t), Q.multiply(sum, t)), product);
    if (value.numerator === 0n) roots.push(n);
  }
  return roots.sort((x, y) => Math.abs(x) - Math.abs(y));
}

/** r c/₁F₁(1; c+1; z) for an integer c ≥ 1. */
function kummerTail({ scale, lower, point }: TailParameters): Expression | null {
  const [m, z, r] = [lower.rational, point.rational, scale.rational];
  if (!Q.isInteger(m) || m.numerator < 1n || m.numerator > 20n) return null;
  const n = Number(m.numerator);
  let [sum, power, factorial] = [Q.zero, Q.one, 1n];
  for (let k = 0; k < n; k++) {
    sum = Q.add(sum, Q.divide(power, Q.rational(factorial)));
    power = Q.multiply(power, z);
    factorial *= BigInt(k + 1);
  }
  // m!/z^m (e^z − S) in the divisor: r m z^m/(m! (e^z − S)).
  const front = Q.divide(Q.multiply(Q.multiply(r, m), power), Q.rational(factorial));
  const exponential = Q.equals(z, Q.one) ? symbol('e') : call('exp', [rationalExpression(z)]);
  const { numerator, denominator } = sum;
  const rest = linearCombination(
    [
      { coefficient: denominator, factor: exponential },
      { coefficient: -numerator, factor: null },
    ],
    1n,
  );
  return over(rationalExpression(Q.multiply(front, Q.rational(denominator))), rest);
}

/** r c/₂F₁(1, b+1; c+1; z), a being 0. */
function gaussTail({ scale, lower, point, sum: b }: TailParameters): Expression | null {
  const { rational: c, radicand } = lower;
  const one = rationalNumber(Q.one);
  const front = (x: QuadraticNumber): Expression =>
    quadraticExpression(multiplyQuadratic(multiplyQuadratic(scale, lower)!, x)!);
  if (radicand !== 0n) return null;
  if (Q.equals(b, c)) {
    const rest = addQuadratic(one, multiplyQuadratic(rationalNumber(Q.rational(-1n)), point)!)!;
    return front(rest);
  }
  const half = Q.rational(1n, 2n);
  if (b.numerator === 0n && Q.equals(c, Q.one)) {
    const rest = addQuadratic(one, multiplyQuadratic(rationalNumber(Q.rational(-1n)), point)!)!;
    // −z/log(1−z).
    const top = front(multiplyQuadratic(rationalNumber(Q.rational(-1n)), point)!);
    // The logarithm of a number above 1: −log x = log 1/x.
    const { rational, radicand } = rest;
    if (radicand === 0n && Q.compare(rational, Q.one) < 0)
      return over(front(point), call('log', [rationalExpression(Q.divide(Q.one, rational))]));
    return over(top, call('log', [quadraticExpression(rest)]));
  }
  if (b.numerator === 0n && Q.equals(c, half)) return angleTail(scale, point);
  if (Q.equals(b, Q.negate(half)) && Q.equals(c, half)) return arcTail(scale, lower, point);
  return null;
}

/**
 * r c sin θ/θ with c = 1/2, which is even in d up to its sign: with r = ±√E and |d| = |r| cos θ, r sin θ is √(E − d²) for z > 0; for z < 0 cosh and sinh stand in
 * the same places.
 */
function angleTail(scale: QuadraticNumber, point: QuadraticNumber): Expression | null {
  // E = r², cos θ = 1 − 2z, so d = r(1 − 2z), rational.
  const square = multiplyQuadratic(scale, scale)!.rational;
  const two = rationalNumber(Q.rational(-2n));
  const d = multiplyQuadratic(scale, addQuadratic(rationalNumber(Q.one), multiplyQuadratic(two, point)!)!)!;
  if (d.radicand !== 0n || d.rational.numerator === 0n) return null;
  const difference = Q.subtract(square, Q.multiply(d.rational, d.rational));
  const positive = difference.numerator > 0n;
  const size = positive ? difference : Q.negate(difference);
  const opposite = rootExpression(Q.multiply(size, Q.rational(1n, 4n)));
  const negative = d.rational.numerator < 0n;
  const angle = angleOf(Q.divide(size, Q.multiply(d.rational, d.rational)), positive);
  const value = over(opposite, angle);
  return negative ? { kind: 'negate', argument: value } : value;
}

/** arctan √t, a rational multiple of π where it is one, or artanh √t. */
function angleOf(t: Rational, circular: boolean): Expression {
  const special = circular ? anglesOfPi.find(({ square }) => Q.equals(square, t)) : undefined;
  if (special) return over(symbol('pi'), integer(special.part));
  return call(circular ? 'atan' : 'atanh', [rootExpression(t)]);
}

/** arctan √t = π/part. */
const anglesOfPi = [
  { square: Q.rational(1n, 3n), part: 6 },
  { square: Q.one, part: 4 },
  { square: Q.rational(3n), part: 3 },
] as const;

/** r c/₂F₁(1, 1/2; 3/2; z). */
function arcTail(scale: QuadraticNumber, lower: QuadraticNumber, point: QuadraticNumber): Expression | null {
  if (point.radicand !== 0n || point.rational.numerator === 0n) return null;
  const z = point.rational;
  const positive = z.numerator > 0n;
  const root = rootExpression(positive ? z : Q.negate(z));
  const factor = quadraticExpression(multiplyQuadratic(scale, lower)!);
  return over(times(factor, root), angleOf(positive ? z : Q.negate(z), !positive));
}
