import type { Enclosure } from './enclosure.ts';
import { absolute, floorDivide, powerOfTen } from './integers.ts';
import type { Rational } from './rational.ts';

/**
 * The decimal expansion of an enclosed number, cut (not rounded) after `places` digits; null where the two ends of the
 * enclosure differ in one of these digits.
 */
export function decimalExpansion({ lo, hi, bits }: Enclosure, places: number): string | null {
  // Cut towards zero: the digits that are shown are those of the number.
  const negative = hi <= 0n && lo < 0n;
  const [least, most] = negative ? [-hi, -lo] : [lo, hi];
  const scale = powerOfTen(places);
  const denominator = 1n << BigInt(bits);
  const cut = floorDivide(least * scale, denominator);
  if (cut !== floorDivide(most * scale, denominator)) return null;
  return `${negative ? '-' : ''}${withPoint(absolute(cut), places)}`;
}

/** n/10^places, n ≥ 0. */
function withPoint(n: bigint, places: number): string {
  const digits = n.toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return places > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
}

/** The decimal expansion of a rational number, cut (not rounded) after `places` digits. */
export function decimalOfRational({ numerator, denominator }: Rational, places: number): string {
  const cut = (absolute(numerator) * powerOfTen(places)) / denominator;
  return `${numerator < 0n ? '-' : ''}${withPoint(cut, places)}`;
}

/**
 * An enclosed number as "-1.42e-4", cut (not rounded) after so many significant digits; null where the enclosure holds 0
 * or its ends differ in one of these digits.
 */
export function scientificNotation({ lo, hi, bits }: Enclosure, significant: number): string | null {
  if (lo <= 0n && hi >= 0n) return null;
  const [least, most] = lo > 0n ? [lo, hi] : [-hi, -lo];
  // The size as a decimal: 10^exponent ≤ most/2^bits < 10^(exponent + 1).
  const denominator = 1n << BigInt(bits);
  let exponent = most.toString().length - denominator.toString().length;
  if (scaledDown(most, exponent, denominator) === 0n) exponent--;
  const cut = (end: bigint) => scaledDown(end, exponent - significant + 1, denominator);
  const digits = cut(least).toString();
  if (cut(least) !== cut(most) || digits.length !== significant) return null;
  const mantissa = significant > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${lo > 0n ? '' : '-'}${mantissa}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** ⌊n/(denominator·10^exponent)⌋ for n ≥ 0. */
function scaledDown(n: bigint, exponent: number, denominator: bigint): bigint {
  return exponent >= 0 ? n / (denominator * powerOfTen(exponent)) : (n * powerOfTen(-exponent)) / denominator;
}
