import { call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { evaluatePolynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { over, rationalMultiple, times } from '../formulas.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';
import { largestShift } from './tail.ts';

/** A tail that is a function of the second kind, and its index. */
export interface SecondKindTail {
  readonly theorem: 'Laplace' | 'Legendre';
  readonly shift: number;
  readonly expression: Expression;
}

/**
 * The tails that Kummer's and Gauss's functions do not reach, because the minimal solution is one of the second kind, for z > 0:
 *
 *     z + 1/(z + 2/(z + 3/(z + …))) = 1/(√(π/2) e^{z²/2} erfc(z/√2))                          (Laplace 1805; DLMF 7.9.1)
 *     z + 1 − s − 1(1 − s)/(z + 3 − s − 2(2 − s)/(z + 5 − s − …)) = z^s e^{−z}/Γ(s, z)         (Legendre; DLMF 8.9.2)
 *
 * null for all others.
 */
export function secondKindTail(fraction: PolynomialFraction): SecondKindTail | null {
  const { terms, numerators } = fraction;
  if (terms.length === 1 && numerators.length === 2) return millsTail(fraction);
  return terms.length === 2 && numerators.length === 3 ? gammaTail(fraction) : null;
}

/** A = e, B = g(n + m) for an integer m: with r = √g and z = |e|/r the tail of index −m is sgn(e)·r times Laplace's. */
function millsTail({ terms: [e], numerators: [h, g] }: PolynomialFraction): SecondKindTail | null {
  const shift = Q.negate(Q.divide(h!, g!));
  // At a positive one the fraction ends.
  if (g!.numerator <= 0n || e!.numerator === 0n || !isNear(shift)) return null;
  const square = Q.divide(Q.multiply(e!, e!), Q.multiply(Q.rational(2n), g!));
  const ratio = times(
    times(call('sqrt', [symbol('pi')]), call('exp', [rationalExpression(square)])),
    call('erfc', [rootExpression(square)]),
  );
  const size = over(rootExpression(Q.multiply(Q.rational(2n), g!)), ratio);
  return { theorem: 'Laplace', shift: Number(shift.numerator), expression: signed(size, e!) };
}

/**
 * A = d n + e, B = −(d/2)²(n − ρ)(n − σ) with ρ ≤ 0 the larger integer root: the tail of index ρ is d/2 times Legendre's,
 * s = σ − ρ. With a positive integer root the fraction ends.
 */
function gammaTail({ terms, numerators }: PolynomialFraction): SecondKindTail | null {
  const [e, d] = terms as [Rational, Rational];
  const [, g, f] = numerators as [Rational, Rational, Rational];
  const half = Q.multiply(d, Q.rational(1n, 2n));
  if (!Q.equals(f, Q.negate(Q.multiply(half, half)))) return null;
  const sum = Q.negate(Q.divide(g, f));
  for (let n = 0; n >= -largestShift; n--) {
    const rho = Q.rational(BigInt(n));
    if (evaluatePolynomial(numerators, rho).numerator !== 0n) continue;
    const s = Q.subtract(Q.subtract(sum, rho), rho);
    const other = Q.add(s, rho);
    if (Q.isInteger(other) && other.numerator > 0n) return null;
    // (e + dρ)/(d/2) = z + 1 − s.
    const z = Q.subtract(Q.add(Q.divide(Q.add(e, Q.multiply(d, rho)), half), s), Q.one);
    if (z.numerator <= 0n) continue;
    const x = rationalExpression(z);
    const gamma = s.numerator === 0n ? call('e1', [x]) : call('gammainc', [rationalExpression(s), x]);
    const power = powerOf(z, s);
    const below = times(call('exp', [x]), gamma);
    const unit = over(power, below);
    return { theorem: 'Legendre', shift: n, expression: scaled(unit, half) };
  }
  return null;
}

function powerOf(z: Rational, s: Rational): Expression {
  if (s.numerator === 0n || Q.equals(z, Q.one)) return integer(1);
  if (Q.isInteger(s) && s.numerator > 0n)
    return rationalExpression(Q.rational(z.numerator ** s.numerator, z.denominator ** s.numerator));
  if (Q.isInteger(s))
    return rationalExpression(Q.rational(z.denominator ** -s.numerator, z.numerator ** -s.numerator));
  return { kind: 'power', left: rationalExpression(z), right: rationalExpression(s) };
}

function scaled(x: Expression, factor: Rational): Expression {
  if (factor.numerator < 0n) return signed(scaled(x, Q.negate(factor)), factor);
  return x.kind === 'divide' ? over(rationalMultiple(factor, x.left), x.right) : rationalMultiple(factor, x);
}

function signed(x: Expression, like: Rational): Expression {
  return like.numerator < 0n ? { kind: 'negate', argument: x } : x;
}

function isNear(n: Rational): boolean {
  return Q.isInteger(n) && n.numerator >= -BigInt(largestShift) && n.numerator <= 0n;
}
