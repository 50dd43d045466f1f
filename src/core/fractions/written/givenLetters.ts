import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** A number for a letter, at the end of what is written: ", x = 1/2", "with z = 1", "(x = \frac12)". */
const given =
  /(?:[,;] ?|(?<=[^,;]) (?=\(|where|with|for|at))(?:(?:where|with|for|at) )?\(? ?([a-z]) ?= ?(-?\d{1,9}(?: ?\/ ?\d{1,9})?|-?\\[cdt]?frac ?(?:\{ ?\d{1,9} ?\} ?\{ ?\d{1,9} ?\}|\d\d)) ?\)? ?[.,;]? ?$/;
/** Largest power of it that is calculated. */
const mostPower = 12;

/**
 * A formula in a letter that is no index, tan x = x/(1 − x²/(3 − …)), x = 1/2, with the number in the place of the letter.
 * @param formula without decorations
 */
export function withGivenLetters(formula: string): string {
  const found = given.exec(formula);
  if (!found) return formula;
  const [, letter, number] = found as unknown as [string, string, string];
  const rest = formula.slice(0, found.index);
  const isIndex = new RegExp(`_ ?(?:\\{[^{}]*${letter}|${letter})`).test(rest);
  const free = new RegExp(
    `(?<![a-zA-Z\\d^\\\\])(\\d{0,9}) ?${letter}(?![a-zA-Z_])(?:\\^ ?(?:\\{ ?(\\d{1,2}) ?\\}|(\\d)))?|(\\^ ?|(?<=[\\d}]))${letter}(?![a-zA-Z_])`,
    'g',
  );
  const value = valueOf(number);
  if (isIndex || !value || rest.search(free) < 0) return formula;
  const replaced = rest.replace(free, (whole, ...groups: (string | undefined)[]) => {
    const [factor, braced, plain, before] = groups;
    if (before?.startsWith('^')) return `^{${written(value)}}`;
    // Behind an exponent, as in 1^2 x.
    if (factor === undefined) return ` \\cdot ${written(value)}`;
    const power = Number(braced ?? plain ?? 1);
    if (power > mostPower) return whole;
    return written(Q.multiply(Q.rational(BigInt(factor === '' ? 1 : factor)), Q.power(value, power)));
  });
  return withGivenLetters(replaced);
}

function valueOf(text: string): Rational | null {
  const digits = text.match(/\d+/g)!;
  const [above, below = '1'] = text.includes('frac') && digits.length === 1 ? [...digits[0]] : digits;
  if (BigInt(below) === 0n) return null;
  const size = Q.rational(BigInt(above!), BigInt(below));
  return text.startsWith('-') ? Q.negate(size) : size;
}

function written({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `\\frac{${numerator}}{${denominator}}`;
}
