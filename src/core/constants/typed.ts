import { InputError } from '../errors.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import { ceilDivide, floorDivide, powerOfTen } from '../numbers/integers.ts';
import { readPrintedDigits } from './digits.ts';

/** Most digits of a constant that is given by a file. */
const mostFileDigits = 1_000_000;

/** Digits with a sign as an integer, the number of them after the point, and the units of the last place that they may be off. */
export interface TypedDigits {
  readonly mantissa: bigint;
  readonly places: number;
  readonly units: bigint;
}

/** Digits such as "0.5772" or "0.5772(3)". */
export function typedDigits(text: string): TypedDigits {
  const [, whole, fraction = '', units = '1'] = /^(\d+)(?:\.(\d*))?(?:\((\d+)\))?$/.exec(text)!;
  return { mantissa: BigInt(whole! + fraction), places: fraction.length, units: BigInt(units) };
}

/** The interval of ± so many units in the last place. */
export function encloseDigits({ mantissa, places, units }: TypedDigits, bits: number): Enclosure {
  const scale = powerOfTen(places);
  return {
    lo: floorDivide((mantissa - units) << BigInt(bits), scale),
    hi: ceilDivide((mantissa + units) << BigInt(bits), scale),
    bits,
  };
}

/**
 * The digits of a file, in any of the ways in which readPrintedDigits knows them.
 * @throws InputError naming what stands there instead.
 */
export function readDigits(name: string, text: string): TypedDigits {
  const printed = readPrintedDigits(text, true);
  if (!printed) throw refusal(name, text);
  const digits = typedDigits(printed.digits);
  const count = printed.digits.replace(/\(\d+\)$|\D/g, '').length;
  if (count > mostFileDigits) {
    throw new InputError(`The digits of ${name} are ${count} in number: at most ${mostFileDigits} are read.`);
  }
  return printed.isNegative ? { ...digits, mantissa: -digits.mantissa } : digits;
}

function refusal(name: string, text: string): InputError {
  const compact = text
    .replace(/^\uFEFF|\s+|#[^\n]*/g, '')
    .replace(/(?:…|\.\.\.)$/, '')
    .replace(/^\u2212/, '-');
  const strange = /[^\d.]/.exec(compact.replace(/^[+-]/, ''));
  if (strange) {
    return new InputError(
      `The digits of ${name} hold "${strange[0]}": one number in digits is allowed, in groups or lines, with a sign, a point, an exponent, an uncertainty in parentheses, comments after # and a trailing "…".`,
    );
  }
  return new InputError(
    `The digits of ${name} are ${compact === '' ? 'missing' : 'not a number'}: digits with at most one sign and one point are allowed.`,
  );
}
