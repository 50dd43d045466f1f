import * as Q from '../numbers/rational.ts';
import { fraction, integer, type Expression } from './expression.ts';

/** Largest power of ten of an exponent that is read. */
export const largestDecimalExponent = 1_000;

/** The parts of a number token: its digits, the places after the point, the power of ten and whether dots follow. */
interface NumeralParts {
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: number;
  readonly isCut: boolean;
}

const parts = /^(\d*)(?:\.(\d*))?(?:`{1,2}(?:\.?\d+(?:\.\d+)*\.?)?)?(?:(?:[eEdD]|\*\^)([+-]?\d+))?(\D*)$/;

function partsOf(token: string): NumeralParts {
  const [, whole = '', decimals = '', exponent = '0', rest = ''] = parts.exec(token)!;
  return { whole, fraction: decimals, exponent: Number(exponent), isCut: rest !== '' };
}

/** How many digits a number token has, those of a power of ten included. */
export function numeralLength(token: string): number {
  if (token.includes('/')) return token.length;
  const { whole, fraction: decimals, exponent } = partsOf(token);
  return whole.length + decimals.length + Math.abs(exponent);
}

/**
 * The number that a token stands for: exact, 2.5 being 5/2 and 1.5*^3 being 1500; known by its digits alone where dots
 * follow.
 */
export function readNumeral(token: string): Expression {
  const vulgar = /^(\d+)\/(\d+)$/.exec(token);
  if (vulgar) return fraction(BigInt(vulgar[1]!), BigInt(vulgar[2]!));
  const { whole, fraction: decimals, exponent, isCut } = partsOf(token);
  if (isCut) return { kind: 'decimal', digits: shifted(whole, decimals, exponent) };
  if (decimals === '' && exponent === 0) return integer(BigInt(whole));
  const scale = exponent - decimals.length;
  const digits = BigInt(whole + decimals);
  const value =
    scale >= 0 ? Q.rational(digits * 10n ** BigInt(scale)) : Q.rational(digits, 10n ** BigInt(-scale));
  return fraction(value.numerator, value.denominator);
}

/** Digits with the point where a power of ten moves it, a digit before it at the least. */
export function shifted(whole: string, decimals: string, exponent: number): string {
  const digits = whole + decimals;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits;
  const place = Math.max(point, 1);
  const before = padded
    .slice(0, place)
    .padEnd(place, '0')
    .replace(/^0+(?=\d)/, '');
  return `${before}.${padded.slice(place)}`;
}
