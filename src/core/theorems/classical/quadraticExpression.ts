import { elementOf } from '../../constants/arithmetic.ts';
import type { Field } from '../../constants/arithmetic.ts';
import type { Expression } from '../../constants/expression.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import {
  quadraticNumber,
  rationalNumber,
  addQuadratic,
  negateQuadratic,
  multiplyQuadratic,
  divideQuadratic,
} from '../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../numbers/quadraticNumber.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { rationalOf } from './transcendental.ts';

/** P(x)/Q(x); null where Q(x) vanishes. */
export function valueOfQuadratic(
  { numerator, denominator }: Value,
  x: QuadraticNumber,
): QuadraticNumber | null {
  const at = (p: IntegerPolynomial): QuadraticNumber =>
    p.reduceRight<QuadraticNumber>(
      (value, c) => addQuadratic(multiplyQuadratic(value, x)!, rationalNumber(Q.rational(c)))!,
      rationalNumber(Q.zero),
    );
  return divideQuadratic(at(numerator), at(denominator));
}

/** The numbers over one root. */
const quadraticNumbers: Field<QuadraticNumber> = {
  negate: negateQuadratic,
  add: addQuadratic,
  multiply: multiplyQuadratic,
  invert: (x) => divideQuadratic(rationalNumber(Q.one), x),
};

/** The number of a quadratic field that an expression stands for, such as sqrt(2) or phi; null for any other. */
export function quadraticOf(expression: Expression): QuadraticNumber | null {
  const rational = rationalOf(expression);
  if (rational) return rationalNumber(rational);
  switch (expression.kind) {
    case 'symbol': {
      const half = Q.rational(1n, 2n);
      return expression.name === 'phi' ? quadraticNumber(half, half, 5n) : null;
    }
    case 'call': {
      const radicand = expression.name === 'sqrt' ? rationalOf(expression.arguments[0]!) : null;
      if (!radicand || radicand.numerator < 0n) return null;
      const { numerator, denominator } = radicand;
      return quadraticNumber(Q.zero, Q.rational(1n, denominator), numerator * denominator);
    }
    case 'power': {
      const base = quadraticOf(expression.left);
      const exponent = rationalOf(expression.right);
      return base && exponent && powerOfQuadratic(base, exponent);
    }
    default:
      return elementOf(expression, quadraticNumbers, quadraticOf);
  }
}

/** v and D where an expression stands for v√D, D no square, such as 3*sqrt(2) or 1/sqrt(2); null for any other. */
export function rootOf(
  expression: Expression,
): { readonly factor: Rational; readonly radicand: bigint } | null {
  const x = quadraticOf(expression);
  return x && x.radicand !== 0n && x.rational.numerator === 0n
    ? { factor: x.irrational, radicand: x.radicand }
    : null;
}

/** Largest exponent that is multiplied out. */
const mostPower = 64;

/** x^n for an integer n, and x^{n/2} for a rational x > 0. */
function powerOfQuadratic(x: QuadraticNumber, exponent: Rational): QuadraticNumber | null {
  const n = Number(exponent.numerator);
  if (Math.abs(n) > mostPower) return null;
  if (exponent.denominator === 2n) {
    if (x.radicand !== 0n || x.rational.numerator <= 0n) return null;
    const { numerator, denominator } = Q.power(x.rational, n);
    return quadraticNumber(Q.zero, Q.rational(1n, denominator), numerator * denominator);
  }
  if (exponent.denominator !== 1n) return null;
  let product: QuadraticNumber | null = rationalNumber(Q.one);
  for (let i = 0; i < Math.abs(n); i++) product = product && multiplyQuadratic(product, x);
  return n < 0 ? product && divideQuadratic(rationalNumber(Q.one), product) : product;
}
