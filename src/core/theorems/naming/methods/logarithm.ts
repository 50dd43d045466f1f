import { Decimal } from 'decimal.js';
import { bitLength, powerOfTen } from '../../../numbers/integers.ts';

/** The functions of decimals that methods apply to the number; null outside a domain. */
export type DecimalFunction = (x: Decimal, arithmetic: typeof Decimal) => Decimal | null;

const clones = new Map<number, typeof Decimal>();

/** decimal.js with so many significant digits; clones of its own, never the global one. */
export function arithmetic(precision: number): typeof Decimal {
  let clone = clones.get(precision);
  if (!clone) {
    clone = Decimal.clone({ defaults: true, precision, minE: -9e15, maxE: 9e15 });
    clones.set(precision, clone);
  }
  return clone;
}

/** A fixed-point number as a decimal. */
export function decimalOf(x: bigint, bits: number, numbers: typeof Decimal): Decimal {
  const places = Math.ceil(bits * Math.log10(2)) + 2;
  return new numbers(`${(x * powerOfTen(places)) >> BigInt(bits)}e-${places}`);
}

/** A decimal in fixed point; null for what is not finite. */
export function fixedPoint(x: Decimal, bits: number): bigint | null {
  if (!x.isFinite()) return null;
  const places = Math.ceil(bits * Math.log10(2)) + 2;
  const scaled = BigInt(x.times(`1e${places}`).toFixed(0));
  return (scaled << BigInt(bits)) / powerOfTen(places);
}

/** log x in fixed point for x > 0; null where it is too large to be of use. A proposal's ingredient, not an enclosure. */
export function logarithm(x: bigint, bits: number): bigint | null {
  if (x <= 0n) return null;
  const precision = Math.ceil(Math.max(bits, bitLength(x)) * Math.log10(2)) + 8;
  const numbers = arithmetic(precision);
  return fixedPoint(decimalOf(x, bits, numbers).ln(), bits);
}
