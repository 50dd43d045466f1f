import { ceilDivide, powerOfTen } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import { shifted } from './numeral.ts';
import type { PrintedDigits } from './printedDigits.ts';

/** 0x3.243F6A88 and 0b11.001, with a power of 2 behind p as C prints it. */
const prefixed = /^([+-]?)0([xb])([\da-f]{1,9999})\.([\da-f]{1,9999})(?:p([+-]?\d{1,4}))?$/i;
/** 16^^3.243F6A88, as Mathematica has it. */
const powered = /^([+-]?)(16|2)\^\^([\da-f]{1,9999})\.([\da-f]{1,9999})$/i;
/** 3.243F6A88_{16}, and with "hex" or "base 16" behind it. */
const marked =
  /^([+-]?)([\da-f]{1,9999})\.([\da-f]{1,9999})(?:_\{?(16|2)\}?|\((?:(hex|binary)|(?:base)?(16|2))\)|(hex)(?:adecimal)?)$/i;

/**
 * Digits to base 16 or 2, known to one unit of the last of them, as decimal ones.
 * @param text without comments and dots behind it
 * @returns null where the text is something else
 */
export function readRadixDigits(text: string): PrintedDigits | null {
  const compact = text.replace(/\s/g, '');
  const found = prefixed.exec(compact) ?? powered.exec(compact);
  const behind = found ? null : marked.exec(compact);
  const [, sign, name, whole, places, power = '0'] =
    found ?? (behind ? [...behind.slice(0, 2), nameIn(behind), behind[2], behind[3]] : []);
  if (name === undefined || whole === undefined || places === undefined) return null;
  const base = /^(?:x|16|hex)/i.test(name) ? 16 : 2;
  if (base === 2 && /[^01]/.test(whole + places)) return null;
  const unit = Q.power(Q.rational(2n), Number(power) - places.length * (base === 16 ? 4 : 1));
  const value = Q.multiply(Q.rational(BigInt(`${base === 16 ? '0x' : '0b'}${whole}${places}`)), unit);
  const decimals = Math.max(1, Math.ceil(-log10(unit)));
  const scale = powerOfTen(decimals);
  const digits = String((value.numerator * scale) / value.denominator).padStart(decimals + 1, '0');
  // What is cut off is less than one unit more.
  const units = ceilDivide(unit.numerator * scale, unit.denominator) + 1n;
  return {
    isNegative: sign === '-',
    digits: `${shifted(digits.slice(0, -decimals), digits.slice(-decimals), 0)}(${units})`,
    warnings: [`The digits are read to base ${base}, and one unit of the last of them is left open.`],
  };
}

function nameIn(found: RegExpExecArray): string | undefined {
  return found.slice(4).find((one) => one !== undefined);
}

/** The logarithm of a power of 2. */
function log10({ numerator, denominator }: Q.Rational): number {
  const bits = numerator.toString(2).length - denominator.toString(2).length;
  return bits * Math.log10(2);
}
