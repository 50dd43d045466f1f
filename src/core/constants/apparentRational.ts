import { bitLength, bitsForDigits } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { simplestBetween } from '../numbers/simplestFraction.ts';
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
  const value = simplestOf(lo, hi, 1n << BigInt(bits));
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

/** The rational number with the least denominator from lo/scale to hi/scale, and of those the least in size, lo ≤ hi. */
function simplestOf(lo: bigint, hi: bigint, scale: bigint): Rational {
  if (lo <= 0n && hi >= 0n) return Q.zero;
  if (hi < 0n) return Q.negate(simplestOf(-hi, -lo, scale));
  const { p, q } = simplestBetween(lo, hi, scale);
  return { numerator: p, denominator: q };
}
