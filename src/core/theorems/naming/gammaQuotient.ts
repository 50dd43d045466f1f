import { call, integer, symbol } from '../../constants/expression.ts';
import type { Expression } from '../../constants/expression.ts';
import { absolute } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { productOf, rationalMultiple } from './formulas.ts';
import type { Factor } from './formulas.ts';
import { rationalExpression } from './moebiusExpression.ts';

const half = Q.rational(1n, 2n);

/** Steps from an argument to the values between 0 and 1: what is multiplied on the way grows as a factorial. */
const farthest = 60n;

/**
 * ∏ Γ(above)/∏ Γ(below), by Γ(x + 1) = x Γ(x) and Γ(1/2) = √π over values of Γ between 0 and 1; null where one above is a pole or an
 * argument is far from there, 0 where only one below is a pole.
 */
export function gammaQuotient(above: readonly Rational[], below: readonly Rational[]): Expression | null {
  const isFar = ({ numerator, denominator }: Rational): boolean =>
    absolute(numerator) > farthest * denominator;
  if (above.some(Q.isIntegerBelowOne) || [...above, ...below].some(isFar)) return null;
  if (below.some(Q.isIntegerBelowOne)) return integer(0);
  let rational = Q.one;
  const exponents = new Map<string, Factor>();
  const take = (argument: Rational, sign: bigint): void => {
    const { x, factor } = reduced(argument);
    rational = sign > 0n ? Q.multiply(rational, factor) : Q.divide(rational, factor);
    if (Q.equals(x, Q.one)) return;
    const isHalf = Q.equals(x, half);
    const base = isHalf ? symbol('pi') : call('gamma', [rationalExpression(x)]);
    const exponent = Q.rational(sign, isHalf ? 2n : 1n);
    const key = Q.formatRational(x);
    const known = exponents.get(key)?.exponent ?? Q.zero;
    exponents.set(key, { base, exponent: Q.add(known, exponent) });
  };
  for (const x of above) take(x, 1n);
  for (const x of below) take(x, -1n);
  return rationalMultiple(rational, productOf([...exponents.values()]));
}

/** Γ(argument) = factor·Γ(x) with 0 < x ≤ 1. */
function reduced(argument: Rational): { readonly x: Rational; readonly factor: Rational } {
  let [x, factor] = [argument, Q.one];
  while (Q.compare(x, Q.one) > 0) {
    x = Q.subtract(x, Q.one);
    factor = Q.multiply(factor, x);
  }
  while (x.numerator <= 0n) {
    factor = Q.divide(factor, x);
    x = Q.add(x, Q.one);
  }
  return { x, factor };
}
