import type { Enclosure } from './enclosure.ts';
import { absolute, floorDivide, powerOfTen } from './integers.ts';

/**
 * The decimal expansion of an enclosed number, cut (not rounded) after `places` digits; null where the two ends of the
 * enclosure differ in one of these digits.
 */
export function decimalExpansion({ lo, hi, bits }: Enclosure, places: number): string | null {
  // Cut towards zero: the digits that are shown are those of the number.
  const negative = hi <= 0n;
  const [least, most] = negative ? [-hi, -lo] : [lo, hi];
  const scale = powerOfTen(places);
  const denominator = 1n << BigInt(bits);
  const cut = floorDivide(least * scale, denominator);
  if (cut !== floorDivide(most * scale, denominator)) return null;
  const digits = absolute(cut)
    .toString()
    .padStart(places + 1, '0');
  const point = digits.length - places;
  const text = places > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
  return negative ? `-${text}` : text;
}
