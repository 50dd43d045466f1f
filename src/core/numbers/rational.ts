import { spendOnProduct } from '../work.ts';
import { floorDivide, gcd, integerRoot } from './integers.ts';

/** A rational number in lowest terms, denominator > 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator/denominator in lowest terms; throws RangeError when the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError('division by zero');
  const divisor = gcd(numerator, denominator);
  const sign = denominator < 0n ? -divisor : divisor;
  return { numerator: numerator / sign, denominator: denominator / sign };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function add(x: Rational, y: Rational): Rational {
  spendOnProduct(x.numerator, y.denominator);
  spendOnProduct(y.numerator, x.denominator);
  return rational(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
}

export function subtract(x: Rational, y: Rational): Rational {
  return add(x, negate(y));
}

export function multiply(x: Rational, y: Rational): Rational {
  spendOnProduct(x.numerator, y.numerator);
  spendOnProduct(x.denominator, y.denominator);
  return rational(x.numerator * y.numerator, x.denominator * y.denominator);
}

/** x/y; throws RangeError for y = 0. */
export function divide(x: Rational, y: Rational): Rational {
  return rational(x.numerator * y.denominator, x.denominator * y.numerator);
}

export function negate(x: Rational): Rational {
  return { numerator: -x.numerator, denominator: x.denominator };
}

/** x^n for an integer n; throws RangeError for 0 to a negative power. */
export function power(x: Rational, n: number): Rational {
  if (n < 0) return power(divide(one, x), -n);
  return { numerator: x.numerator ** BigInt(n), denominator: x.denominator ** BigInt(n) };
}

/** √x for a rational x ≥ 0; null where it is irrational, and for x < 0. */
export function squareRoot({ numerator, denominator }: Rational): Rational | null {
  if (numerator < 0n) return null;
  const [p, q] = [integerRoot(numerator, 2), integerRoot(denominator, 2)];
  return p * p === numerator && q * q === denominator ? rational(p, q) : null;
}

/** Negative, zero or positive as x <, =, > y. */
export function compare(x: Rational, y: Rational): number {
  spendOnProduct(x.numerator, y.denominator);
  spendOnProduct(y.numerator, x.denominator);
  const difference = x.numerator * y.denominator - y.numerator * x.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(x: Rational, y: Rational): boolean {
  return x.numerator === y.numerator && x.denominator === y.denominator;
}

export function isInteger(x: Rational): boolean {
  return x.denominator === 1n;
}

/** Whether x is 0, −1, −2, …: there Γ has its poles, and a series with such an upper parameter ends. */
export function isIntegerBelowOne(x: Rational): boolean {
  return isInteger(x) && x.numerator <= 0n;
}

/** ⌊x⌋. */
export function floor(x: Rational): bigint {
  return floorDivide(x.numerator, x.denominator);
}

/** "3" or "-1/2". */
export function formatRational(x: Rational): string {
  return x.denominator === 1n ? String(x.numerator) : `${x.numerator}/${x.denominator}`;
}

/** Reads "3" or "-1/2"; throws RangeError on anything else. */
export function parseRational(text: string): Rational {
  const match = /^([+-]?\d+)(?:\/(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`"${text}" is not a fraction of integers such as 3 or -1/2`);
  return rational(BigInt(match[1]!), BigInt(match[2] ?? '1'));
}
