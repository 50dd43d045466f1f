import { bitLength, bitsForDigits, floorDivide } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { Constant } from './constant.ts';

/** Digits at which a number is first looked at, and to which it is compared with a rational one. */
const firstDigits = 50;
export const comparedDigits = 1_000;

/** A rational number that all digits agree with, which decides nothing: there are numbers that differ in a later one. */
export interface ApparentRational {
  readonly value: Rational;
  readonly digits: number;
}

/**
 * The rational number with which all digits of a constant agree, that many at the most, where it takes less than half as many
 * digits to write. null for constants that are known to be rational or algebraic, and where the digits leave it out.
 */
export function apparentRational(constant: Constant, digits = comparedDigits): ApparentRational | null {
  if (constant.rationalValue || constant.annihilator) return null;
  const most = Math.min(digits, constant.digitsLimit);
  const first = Math.min(firstDigits, most);
  if (first < 1) return null;
  const { lo, hi, bits } = constant.enclose(first);
  const value = simplestBetween(Q.rational(lo, 1n << BigInt(bits)), Q.rational(hi, 1n << BigInt(bits)));
  if (bitLength(value.numerator) + bitLength(value.denominator) > bitsForDigits(first) / 2) return null;
  const fine = constant.enclose(most);
  const scaled = value.numerator << BigInt(fine.bits);
  const holds = fine.lo * value.denominator <= scaled && scaled <= fine.hi * value.denominator;
  return holds ? { value, digits: most } : null;
}

/** "gamma(1/2)^2/pi agrees with 1 to 1,000 digits; whether it is 1 is not decided here", without a full stop. */
export function apparentSentence(name: string, { value, digits }: ApparentRational): string {
  const written = Q.formatRational(value);
  return `${name} agrees with ${written} to ${digits.toLocaleString('en-US')} digits; whether it is ${written} is not decided here`;
}

/** The rational number with the least denominator from x to y, and of those the least in size, x ≤ y. */
function simplestBetween(x: Rational, y: Rational): Rational {
  if (x.numerator <= 0n && y.numerator >= 0n) return Q.zero;
  if (y.numerator < 0n) return Q.negate(simplestBetween(Q.negate(y), Q.negate(x)));
  const whole = floorDivide(x.numerator, x.denominator);
  if (whole * x.denominator === x.numerator) return Q.rational(whole);
  if (floorDivide(y.numerator, y.denominator) > whole) return Q.rational(whole + 1n);
  const rest = (z: Rational): Rational => Q.subtract(z, Q.rational(whole));
  const inner = simplestBetween(Q.divide(Q.one, rest(y)), Q.divide(Q.one, rest(x)));
  return Q.add(Q.rational(whole), Q.divide(Q.one, inner));
}
