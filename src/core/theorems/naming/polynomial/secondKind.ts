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
  readonly theorem: 'Laplace' | 'Legendre' | 'parabolic cylinder';
  readonly shift: number;
  readonly expression: Expression;
}

/**
 * The tails that Kummer's and Gauss's functions do not reach, because the minimal solution is one of the second kind, for z > 0:
 *
 *     z + 1/(z + 2/(z + 3/(z + …))) = 1/(√(π/2) e^{z²/2} erfc(z/√2))                          (Laplace 1805; DLMF 7.9.1)
 *     z + 1 − s − 1(1 − s)/(z + 3 − s − 2(2 − s)/(z + 5 − s − …)) = z^s e^{−z}/Γ(s, z)         (Legendre; DLMF 8.9.2)
 *     z + (m + 1)/(z + (m + 2)/(z + …)) = U(m − ½, z)/U(m + ½, z)                               (DLMF 12.8.1)
 *
 * with parabolic cylinder functions U. null for all others.
 */
export function secondKindTail(fraction: PolynomialFraction): SecondKindTail | null {
  const { terms, numerators } = fraction;
  if (terms.length === 1 && numerators.length === 2) return millsTail(fraction) ?? cylinderTail(fraction);
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

/** Largest z²/2 of parabolic cylinder functions: from their two series it comes with twice as many digits lost as e^{z²/2} has. */
const largestSquare = Q.rational(60n);

/**
 * A = e, B = g(n + m) for a rational m that is no integer: with r = √g, z = |e|/r and x = z²/2, sgn(e)·r U(m − ½, z)/U(m + ½, z).
 * By DLMF 12.7.14 and 13.2.42 that is
 *
 *     √(2g) (Γ(m/2) M(m/2, ½, x) − 2√x Γ((m+1)/2) M((m+1)/2, 3/2, x))
 *         / ((2/m) Γ((m+1)/2) M((m+1)/2, ½, x) − 2√x Γ(m/2) M(m/2+1, 3/2, x))
 *
 * with Kummer's M. The tails of large index are positive, as U is there, and so are the elements:
 * the value is the limit of the convergents.
 */
function cylinderTail({ terms: [e], numerators: [h, g] }: PolynomialFraction): SecondKindTail | null {
  if (g!.numerator <= 0n || e!.numerator === 0n) return null;
  const m = Q.divide(h!, g!);
  const x = Q.divide(Q.multiply(e!, e!), Q.multiply(Q.rational(2n), g!));
  if (Q.isInteger(m) || Q.compare(x, largestSquare) > 0) return null;
  const [half, one, threeHalves] = [Q.rational(1n, 2n), Q.one, Q.rational(3n, 2n)];
  const first = Q.multiply(m, half);
  const second = Q.add(first, half);
  const kummer = (a: Rational, b: Rational): Expression => call('hyp1f1', [a, b, x].map(rationalExpression));
  const gamma = (s: Rational): Expression => call('gamma', [rationalExpression(s)]);
  const root = rootExpression(Q.multiply(Q.rational(4n), x));
  const above = difference(
    times(gamma(first), kummer(first, half)),
    times(times(root, gamma(second)), kummer(second, threeHalves)),
  );
  const below = difference(
    rationalMultiple(Q.divide(Q.rational(2n), m), times(gamma(second), kummer(second, half))),
    times(times(root, gamma(first)), kummer(Q.add(first, one), threeHalves)),
  );
  const size = over(times(rootExpression(Q.multiply(Q.rational(2n), g!)), above), below);
  return { theorem: 'parabolic cylinder', shift: 0, expression: signed(size, e!) };
}

function difference(left: Expression, right: Expression): Expression {
  return { kind: 'subtract', left, right };
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
