import { constantFromExpression } from '../../constants/constants.ts';
import { binary, call, integer, symbol } from '../../constants/expression.ts';
import type { Expression } from '../../constants/expression.ts';
import { absolute, lcm } from '../../numbers/integers.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { trimInteger } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { enclosePolynomial } from '../../value.ts';
import type { Value } from '../../value.ts';
import { besselArgumentSquare, besselOrder, canonicalStep } from '../../fractions/canonicalFraction.ts';
import type { CanonicalImage } from '../../fractions/canonicalFraction.ts';
import { moebiusExpression, rationalExpression, rootExpression } from './moebiusExpression.ts';
import type { QuadraticNumber } from '../../numbers/quadraticNumber.ts';

/** A number by its name: P(g)/Q(g) over a constant g that has one, P and Q of degree ≤ 1. */
export interface ClosedForm {
  /** g: e, exp(2/3), tanh(1/2), tan(1), besseli(0,2)/besseli(1,2), sqrt(2), … */
  readonly constant: Expression;
  /** Q(g) > 0. */
  readonly value: Value;
  /** P(g)/Q(g) as one expression, simplified. */
  readonly expression: Expression;
}

/** A constant that could carry the name, and the number's Möbius map over it. */
interface Name {
  readonly constant: Expression;
  readonly matrix: Matrix;
}

/**
 * The simplest name of a Möbius image of a canonical fraction: over e^{2x}, tanh x or coth x for ν = 1/2 and σ = +1,
 * over tan x or cot x for σ = −1, else over a ratio of Bessel functions of neighbouring orders ≥ 0, or of ₀F₁. Where x is
 * irrational, over √m tanh x or √m coth x, or the same of tan, for ν = 1/2, else over a ratio of ₀F₁.
 */
export function closedForm(image: CanonicalImage): ClosedForm {
  const names = namesOf(image);
  const best = names.reduce((least, name) => (complexity(name) < complexity(least) ? name : least));
  return closedFormOver(best.constant, best.matrix);
}

function namesOf({ fraction, matrix }: CanonicalImage): Name[] {
  const order = besselOrder(fraction);
  const isHalf = Q.equals(order, Q.rational(1n, 2n));
  if (fraction.multiplier !== 1n) {
    return isHalf ? namesAtRoot({ fraction, matrix }) : [hypergeometricName({ fraction, matrix })];
  }
  const argument = Q.divide(Q.rational(2n), fraction.difference);
  const x = rationalExpression(argument);
  const inverted = swapColumns(matrix);
  if (isHalf) {
    if (fraction.sign === -1) {
      return [
        { constant: call('tan', [x]), matrix: inverted },
        { constant: call('cot', [x]), matrix },
      ];
    }
    // coth x = (E + 1)/(E − 1) with E = e^{2x}.
    const overExponential = multiplyMatrices(matrix, { a: 1n, b: 1n, c: 1n, d: -1n });
    return [
      {
        constant: exponential(Q.multiply(argument, Q.rational(2n))),
        matrix: normalizeMatrix(overExponential),
      },
      { constant: call('tanh', [x]), matrix: inverted },
      { constant: call('coth', [x]), matrix },
    ];
  }
  if (order.denominator > largestOrderDenominator) return [hypergeometricName({ fraction, matrix })];
  const positive = Q.compare(order, Q.one) >= 0;
  const upper = positive ? order : Q.add(order, Q.one);
  const over = positive ? matrix : normalizeMatrix(multiplyMatrices(matrix, canonicalStep(fraction, 0n)));
  const bessel = (nu: Rational): Expression =>
    call(fraction.sign === 1 ? 'besseli' : 'besselj', [rationalExpression(nu), x]);
  const [lower, higher] = [bessel(Q.subtract(upper, Q.one)), bessel(upper)];
  return [
    { constant: binary('divide', higher, lower), matrix: swapColumns(over) },
    { constant: binary('divide', lower, higher), matrix: over },
  ];
}

/** κ_0 = coth(x)/√m or cot(x)/√m, where x is a rational multiple of √m. */
function namesAtRoot({ fraction, matrix }: CanonicalImage): Name[] {
  const x = rootExpression(besselArgumentSquare(fraction));
  const root = call('sqrt', [integer(fraction.multiplier)]);
  const [tangent, cotangent] = fraction.sign > 0 ? (['tanh', 'coth'] as const) : (['tan', 'cot'] as const);
  const over = (name: typeof tangent | typeof cotangent, map: Matrix): Name => ({
    constant: binary('multiply', root, call(name, [x])),
    matrix: normalizeMatrix(multiplyMatrices(matrix, map)),
  });
  return [
    over(tangent, { a: 0n, b: 1n, c: 1n, d: 0n }),
    over(cotangent, { a: 1n, b: 0n, c: 0n, d: fraction.multiplier }),
  ];
}

/** Bessel functions of orders with larger denominators are not evaluated by the language of constants; ₀F₁ is. */
const largestOrderDenominator = 100n;

/** κ_0 = a·₀F₁(; ν; σx²/4)/₀F₁(; ν+1; σx²/4), the same ratio without powers, roots and Γ (DLMF 10.16.9, 10.39.9). */
function hypergeometricName({ fraction, matrix }: CanonicalImage): Name {
  const order = besselOrder(fraction);
  const square = besselArgumentSquare(fraction);
  const point = rationalExpression(Q.multiply(Q.rational(BigInt(fraction.sign), 4n), square));
  const at = (parameter: Rational): Expression => call('hyp0f1', [rationalExpression(parameter), point]);
  const { numerator, denominator } = fraction.first;
  const scaling = { a: numerator, b: 0n, c: 0n, d: denominator };
  return {
    constant: binary('divide', at(order), at(Q.add(order, Q.one))),
    matrix: normalizeMatrix(multiplyMatrices(matrix, scaling)),
  };
}

/** The map over 1/g instead of g. */
function swapColumns({ a, b, c, d }: Matrix): Matrix {
  return { a: b, b: a, c: d, d: c };
}

/** How much there is to write: the size of the entries, and one more for a divisor that holds the constant. */
function complexity({ matrix }: Name): bigint {
  const { a, b, c, d } = normalizeMatrix(matrix);
  return 2n * (absolute(a) + absolute(b) + absolute(c) + absolute(d)) + (c === 0n ? 0n : 1n);
}

function exponential(exponent: Rational): Expression {
  return Q.equals(exponent, Q.one) ? symbol('e') : call('exp', [rationalExpression(exponent)]);
}

/** Digits to which the sign of a divisor is looked for; it is not 0, since g is irrational. */
const signDigits = 50;

function closedFormOver(constant: Expression, matrix: Matrix): ClosedForm {
  const map = withPositiveDivisor(constant, normalizeMatrix(matrix));
  const value: Value = {
    numerator: trimInteger([map.b, map.a]),
    denominator: trimInteger([map.d, map.c]),
  };
  return { constant, value, expression: moebiusExpression(map, constant) };
}

function withPositiveDivisor(constant: Expression, map: Matrix): Matrix {
  const opposite = { a: -map.a, b: -map.b, c: -map.c, d: -map.d };
  if (map.c === 0n) return map.d > 0n ? map : opposite;
  const alpha = constantFromExpression(constant);
  for (let digits = signDigits; ; digits *= 2) {
    const { lo, hi } = enclosePolynomial(trimInteger([map.d, map.c]), alpha.enclose(digits));
    if (lo > 0n) return map;
    if (hi < 0n) return opposite;
  }
}

/** u + v√D over √D; D is no square. */
export function radicalForm({ rational: u, irrational: v, radicand }: QuadraticNumber): ClosedForm {
  const common = lcm(u.denominator, v.denominator);
  const part = (x: Rational): bigint => x.numerator * (common / x.denominator);
  const matrix = { a: part(v), b: part(u), c: 0n, d: common };
  return closedFormOver(call('sqrt', [integer(radicand)]), matrix);
}
