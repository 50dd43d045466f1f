import { constantFromExpression } from '../constants/constants.ts';
import { binary, call, integer, negate, symbol } from '../constants/expression.ts';
import type { Expression } from '../constants/expression.ts';
import { absolute, lcm } from '../numbers/integers.ts';
import { multiplyMatrices, normalizeMatrix } from '../numbers/matrix.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { trimInteger } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { enclosePolynomial } from '../value.ts';
import type { Value } from '../value.ts';
import { besselArgument, besselOrder, canonicalStep } from './canonicalFraction.ts';
import type { CanonicalImage } from './canonicalFraction.ts';
import type { QuadraticNumber } from './quadraticNumber.ts';

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
 * over tan x or cot x for σ = −1, else over a ratio of Bessel functions of neighbouring orders ≥ 0.
 */
export function closedForm(image: CanonicalImage): ClosedForm {
  const names = namesOf(image);
  const best = names.reduce((least, name) => (complexity(name) < complexity(least) ? name : least));
  return closedFormOver(best.constant, best.matrix);
}

function namesOf({ fraction, matrix }: CanonicalImage): Name[] {
  const order = besselOrder(fraction);
  const argument = besselArgument(fraction);
  const x = rationalExpression(argument);
  const inverted = swapColumns(matrix);
  if (Q.equals(order, Q.rational(1n, 2n))) {
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
  const numerator = linear(map.a, constant, map.b);
  const whole = map.c === 0n && map.d === 1n;
  const expression = whole
    ? numerator
    : simplestQuotient(numerator, linear(map.c, constant, map.d), map, constant);
  return { constant, value, expression };
}

/** 1/(I_1/I_0) is I_0/I_1. */
function simplestQuotient(
  numerator: Expression,
  denominator: Expression,
  { a, b, c, d }: Matrix,
  constant: Expression,
): Expression {
  if (a === 0n && b === 1n && c === 1n && d === 0n && constant.kind === 'divide') {
    return binary('divide', constant.right, constant.left);
  }
  return binary('divide', numerator, denominator);
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

/** p·g + q, the positive part first. */
function linear(p: bigint, g: Expression, q: bigint): Expression {
  if (p === 0n) return signedInteger(q);
  const size = absolute(p);
  const product = size === 1n ? g : binary('multiply', integer(size), g);
  if (q === 0n) return p < 0n ? negate(product) : product;
  if (p > 0n) return binary(q > 0n ? 'add' : 'subtract', product, integer(absolute(q)));
  return q > 0n ? binary('subtract', integer(q), product) : binary('subtract', negate(product), integer(-q));
}

function signedInteger(n: bigint): Expression {
  return n < 0n ? negate(integer(-n)) : integer(n);
}

/** A rational number in the language of constants: 3, -1/2. */
export function rationalExpression({ numerator, denominator }: Rational): Expression {
  const whole = integer(absolute(numerator));
  const size = denominator === 1n ? whole : binary('divide', whole, integer(denominator));
  return numerator < 0n ? negate(size) : size;
}

/** u + v√D over √D; D is no square. */
export function radicalForm({ rational: u, irrational: v, radicand }: QuadraticNumber): ClosedForm {
  const common = lcm(u.denominator, v.denominator);
  const part = (x: Rational): bigint => x.numerator * (common / x.denominator);
  const matrix = { a: part(v), b: part(u), c: 0n, d: common };
  return closedFormOver(call('sqrt', [integer(radicand)]), matrix);
}
