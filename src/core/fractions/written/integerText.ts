import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { parseIndexPolynomial } from '../indexPolynomial.ts';

const power = /(?:\^(?:\{\d+\}|\d+))?/.source;
const times = /(?:\\cdot|\\times|[*·×])/.source;
const plain = `\\d+${power}(?:${times}\\d+${power})*`;
const group = `\\([+-]?${plain}(?:[+-]${plain})*\\)`;
const factor = `(?:\\d+|${group})${power}`;
const product = `${factor}(?:(?:${times})?${group}${power}|${times}${factor})*`;

/** An integer as papers write it, without blanks: 17, -2^{6}, 2·3^2, 2(4+1)^2. */
export const integerProduct = new RegExp(`^[+-]?${product}`);
/** The same with sums, 2·1^4 − 1^3, where something closes it. */
export const closedIntegerSum = new RegExp(`^[+-]?${product}(?:[+-]${product})*(?=[}|])`);

/** The integer that such a text is. @throws InputError where it is too large */
export function integerOf(text: string): bigint {
  return (integerPolynomial(text)[0] ?? Q.zero).numerator;
}

/** Such a text with an index k among its numbers. @throws InputError where it is no polynomial, or too large */
export function integerPolynomial(text: string): Polynomial {
  const typed = text.replace(/\\cdot|\\times/g, '*').replace(/[{}]/g, '');
  return parseIndexPolynomial(typed, 'fraction');
}
