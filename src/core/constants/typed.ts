import { InputError } from '../errors.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import { ceilDivide, floorDivide, powerOfTen } from '../numbers/integers.ts';

/** Most digits of a constant that is given by a file. */
export const mostFileDigits = 1_000_000;

/** Digits with a sign as an integer and the number of them after the point. */
export interface TypedDigits {
  readonly mantissa: bigint;
  readonly places: number;
}

/** The interval of ± one unit in the last place around typed digits such as "0.5772". */
export function enclosedDecimal(text: string, bits: number): Enclosure {
  const [whole, fraction = ''] = text.split('.');
  return encloseDigits({ mantissa: BigInt(whole! + fraction), places: fraction.length }, bits);
}

export function encloseDigits({ mantissa, places }: TypedDigits, bits: number): Enclosure {
  const scale = powerOfTen(places);
  return {
    lo: floorDivide((mantissa - 1n) << BigInt(bits), scale),
    hi: ceilDivide((mantissa + 1n) << BigInt(bits), scale),
    bits,
  };
}

/**
 * The digits of a file: an optional sign, digits with at most one point, white space and line breaks anywhere, a
 * trailing "…" or "..." allowed.
 * @throws InputError naming what stands there instead.
 */
export function readDigits(name: string, text: string): TypedDigits {
  const compact = text
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, '')
    .replace(/(?:…|\.\.\.)$/, '')
    .replace(/^\u2212/, '-');
  const strange = /[^\d.]/.exec(compact.replace(/^[+-]/, ''));
  if (strange) {
    throw new InputError(
      `The digits of ${name} hold "${strange[0]}": digits, one sign, one point, white space and a trailing "…" are allowed.`,
    );
  }
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(compact);
  if (!match || match[2]! + match[3]! === '') {
    throw new InputError(
      `The digits of ${name} are ${compact === '' ? 'missing' : 'not a number'}: digits with at most one sign and one point are allowed.`,
    );
  }
  const digits = match[2]! + match[3]!;
  if (digits.length > mostFileDigits) {
    throw new InputError(
      `The digits of ${name} are ${digits.length} in number: at most ${mostFileDigits} are read.`,
    );
  }
  const mantissa = BigInt(digits);
  return { mantissa: match[1] === '-' ? -mantissa : mantissa, places: match[3]!.length };
}
