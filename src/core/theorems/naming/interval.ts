import { readPrintedDigits } from '../../constants/digits.ts';
import { readDigits } from '../../constants/typed.ts';
import { InputError } from '../../errors.ts';
import { absolute, powerOfTen } from '../../numbers/integers.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** A number that is known by significant digits. */
export interface KnownDigits {
  readonly negative: boolean;
  /** The absolute value of what the digits say, > 0. */
  readonly size: Rational;
  /** The error of one unit: of the last digit, or as it was given; > 0. */
  readonly error: Rational;
  /** Significant digits, as many as were typed. */
  readonly digits: number;
  /** Whether the error is known, an enclosure's or given in parentheses: the last two digits are off by no more than it says. */
  readonly isErrorKnown: boolean;
}

/** Fewest significant digits that are looked at. */
export const fewestDigits = 6;

/** Numbers between 10^−largestMagnitude and 10^largestMagnitude are named: what double precision can hold. */
export const largestMagnitude = 300;

/** Whether the size of a number is within what is named. */
export function isWithinReach({ size }: Pick<KnownDigits, 'size'>): boolean {
  return Math.abs(log10(size)) <= largestMagnitude;
}

/** Whether a text is digits with a point, in any of the ways in which they are printed. @throws InputError where it could be two numbers */
export function looksLikeDigits(text: string): boolean {
  return readPrintedDigits(text) !== null;
}

/**
 * Reads digits with an error: one unit of the last digit, or n units of it where (n) is given, as in 2.71828(3).
 * @throws InputError where the text is no number, is 0, or has too few digits
 */
export function readKnownDigits(text: string): KnownDigits {
  const { mantissa, places, units } = readDigits('the number', text);
  if (mantissa === 0n) throw new InputError('number: all its digits are 0; give a number other than 0.');
  if (units === 0n) throw new InputError('number: the error (0) is not allowed; give (1) or more.');
  // Digits that the error swallows say nothing.
  const digits = absolute(mantissa).toString().length - units.toString().length + 1;
  if (digits < fewestDigits) {
    const count = Math.max(digits, 0);
    const other = /\(\d+\)\s*$/.test(text) ? '; a repeating decimal is written 0.1\\overline{6}' : '';
    throw new InputError(
      `number: ${text.trim()} has ${count} significant digit${count === 1 ? '' : 's'}, too few to name it; give ${fewestDigits} at the least${other}.`,
    );
  }
  const power = -places;
  const unit = power >= 0 ? Q.rational(powerOfTen(power)) : Q.rational(1n, powerOfTen(-power));
  return {
    negative: mantissa < 0n,
    size: Q.multiply(Q.rational(absolute(mantissa)), unit),
    error: Q.multiply(Q.rational(units), unit),
    digits,
    isErrorKnown: readPrintedDigits(text, true)?.digits.endsWith(')') ?? false,
  };
}

/** The significant digits that an enclosure allows, as if they had been typed; null where there are too few. */
export function digitsOfEnclosure({ lo, hi, bits }: Enclosure): KnownDigits | null {
  const middle = Q.rational(lo + hi, 2n << BigInt(bits));
  if (middle.numerator === 0n) return null;
  const error = Q.rational(hi - lo > 2n ? hi - lo : 2n, 1n << BigInt(bits));
  const size = { ...middle, numerator: absolute(middle.numerator) };
  const digits = Math.floor(log10(size) - log10(error));
  if (digits < fewestDigits) return null;
  return { negative: middle.numerator < 0n, size, error, digits, isErrorKnown: true };
}

/** log₁₀ of a positive rational number, in floating point. */
export function log10({ numerator, denominator }: Rational): number {
  return log10Integer(numerator) - log10Integer(denominator);
}

/** log₁₀ of a positive integer, in floating point. */
export function log10Integer(n: bigint): number {
  const text = n.toString();
  return text.length <= 15
    ? Math.log10(Number(text))
    : Math.log10(Number(text.slice(0, 15))) + text.length - 15;
}

/** −log₁₀ of the chance that a random number, its logarithm spread evenly, lies so near: log₁₀(|x| ln 10/(2δ)), δ = units·error. */
export function information({ size, error }: KnownDigits, units: number): number {
  return log10(size) - log10(error) + Math.log10(Math.LN10 / 2) - Math.log10(units);
}
