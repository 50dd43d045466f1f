import { call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import {
  addQuadratic,
  multiplyQuadratic,
  negateQuadratic,
  rationalNumber,
} from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import { over } from '../formulas.ts';
import { rootExpression } from '../moebiusExpression.ts';
import type { RationalMap } from './fractionOfPolynomials.ts';
import { contiguousGauss, contiguousKummer, linearQuotient } from './oneParameter.ts';
import type { LinearQuotient } from './oneParameter.ts';
import { largestShift, quadraticExpression, quadraticPair } from './tail.ts';
import type { TailParameters } from './tail.ts';

/** A tail whose value is elementary, or one of error functions: X_shift is the image of the expression. */
export interface ElementaryTail {
  readonly shift: number;
  readonly expression: Expression;
  /** None where the expression is the value. */
  readonly map?: RationalMap;
}

/**
 * The value of a tail whose ₁F₁ and ₂F₁ have an integer for a parameter a, or for c − a:
 *
 *     ₁F₁(c−m; c; z) = e^z ₁F₁(m; c; −z)                                   (Kummer, DLMF 13.2.39)
 *     ₂F₁(c−m, b; c; z) = (1−z)^{m−b} ₂F₁(m, c−b; c; z)                       (Euler, DLMF 15.8.1)
 *
 * by the contiguous relations, and for ₀F₁ that of the tail in which c = 1/2:
 *
 *     c ₀F₁(; 1/2; z)/₀F₁(; 3/2; z) = √z coth 2√z, or √−z cot 2√−z where z < 0                  (DLMF 10.16.9, 10.39.9)
 *
 * null where no such tail is near, or its functions are not known to be elementary.
 */
export function elementaryTail(parameters: TailParameters): ElementaryTail | null {
  return parameters.theorem === 'Bessel' ? besselTail(parameters) : contiguousTail(parameters);
}

/** X at a tail in which c is none of 0, −1, … and an integer a is at least 0. */
function contiguousTail(parameters: TailParameters): ElementaryTail | null {
  const { lower, scale, point } = parameters;
  if (lower.radicand !== 0n) return null;
  const upper = upperParameters(parameters);
  const regular = Q.isIntegerBelowOne(lower.rational) ? Number(1n - lower.rational.numerator) : 0;
  for (const [i, a] of upper.entries()) {
    const isOwn = Q.isInteger(a);
    if (!isOwn && !Q.isInteger(Q.subtract(lower.rational, a))) continue;
    const first = isOwn ? Math.max(regular, -Number(a.numerator)) : regular;
    // Of two neighbours at most one is ∞.
    for (const shift of [first, first + 1]) {
      if (shift > largestShift) break;
      const moved = (x: Rational): Rational => Q.add(x, Q.rational(BigInt(shift)));
      const other = upper[1 - i];
      const own = { scale, point, c: moved(lower.rational), a: moved(a), b: other ? moved(other) : null };
      const value = integerQuotient(own, isOwn);
      if (!value) continue;
      if (value.kind === 'map') return { shift, expression: value.expression, map: value.map };
      const { rational, radicand } = value.value;
      return radicand === 0n
        ? { shift, expression: integer(1), map: { a: Q.zero, b: rational, c: Q.zero, d: Q.one } }
        : { shift, expression: quadraticExpression(value.value) };
    }
  }
  return null;
}

/** The rational parameters of a tail. */
interface Moved {
  readonly scale: QuadraticNumber;
  readonly point: QuadraticNumber;
  readonly a: Rational;
  /** null for ₁F₁. */
  readonly b: Rational | null;
  readonly c: Rational;
}

/** r c F(a, b; c; z)/F(a+1, b+1; c+1; z) for an integer a ≥ 0, or for an integer c − a. */
function integerQuotient({ scale, point, a, b, c }: Moved, isOwn: boolean): LinearQuotient | null {
  const rest = addQuadratic(rationalNumber(Q.one), negateQuadratic(point))!;
  const m = isOwn ? a : Q.subtract(c, a);
  const own = b && (isOwn ? b : Q.subtract(c, b));
  const functions = own
    ? contiguousGauss(own, c, point, scale)
    : contiguousKummer(c, isOwn ? point.rational : Q.negate(point.rational));
  // Of Euler's (1−z)^{c−a−b} one power is left in the quotient.
  const first = multiplyQuadratic(scale, rationalNumber(c))!;
  const front = own && !isOwn ? multiplyQuadratic(first, rest)! : first;
  const n = Number(m.numerator);
  if (n < -largestShift) return null;
  const more = (x: Rational): Rational => Q.add(x, Q.one);
  const other = own ?? Q.one;
  const above = functions.at(n, other, c);
  const below = isOwn ? functions.at(n + 1, more(other), more(c)) : functions.at(n, other, more(c));
  return above && below && linearQuotient(front, above, below, functions.atom);
}

/** a, or a and b where they are rational. */
function upperParameters({ theorem, sum, product }: TailParameters): readonly Rational[] {
  if (theorem === 'Kummer') return [product];
  const pair = quadraticPair(sum, product);
  return pair && pair.a.radicand === 0n ? [pair.a.rational, pair.b.rational] : [];
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
