import type { Matrix } from '../../core/numbers/matrix.ts';
import { evaluateTerm, substituteLinear } from '../../core/numbers/polynomial.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import type { RationalFunction } from '../../core/theorems/classical/rationalFunction.ts';
import { formatSum } from '../text/sum.ts';

/** A matrix for a line of text. */
export function inlineMatrix({ a, b, c, d }: Matrix): string {
  return `\\bigl(\\begin{smallmatrix} ${a} & ${b} \\\\ ${c} & ${d} \\end{smallmatrix}\\bigr)`;
}

/** The least value of an admissible class of terms over j ≥ start: from some j on all differences are ≥ 0. */
export function leastValue(polynomial: Polynomial, start: bigint): bigint {
  let least = evaluateTerm(polynomial, start);
  for (let j = start; ; j++) {
    const value = evaluateTerm(polynomial, j);
    if (value < least) least = value;
    const ahead = substituteLinear(polynomial, Q.one, Q.rational(j));
    if (ahead.slice(1).every(({ numerator }) => numerator >= 0n)) return least;
  }
}

const smallNumbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "two", up to ten; greater numbers in digits. */
export function countWord(n: number): string {
  return smallNumbers[n] ?? String(n);
}

/** "one term", "four terms". */
export function count(n: number, noun: string): string {
  return `${countWord(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** Whether a formula has a fraction, for which a line of text has no room. */
export function isTall(formula: string): boolean {
  return formula.includes('\\frac');
}

/** A rational number as a small fraction. */
export function latexRational({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return String(numerator);
  return numerator < 0n ? `-\\tfrac{${-numerator}}{${denominator}}` : `\\tfrac{${numerator}}{${denominator}}`;
}

/** A rational function in X. */
export function inX({ numerator, denominator }: RationalFunction, x = 'X'): string {
  const sum = (p: readonly bigint[]) =>
    formatSum(p.map(String), (i) => (i === 0 ? '' : i === 1 ? x : `${x}^{${i}}`), ' ');
  return denominator.length === 1 && denominator[0] === 1n
    ? sum(numerator)
    : `\\frac{${sum(numerator)}}{${sum(denominator)}}`;
}

/** (a x + b)/(c x + d), with the minus signs of a negative divisor drawn out. */
export function moebius({ a, b, c, d }: Matrix, x: string): string {
  const sign = c < 0n || (c === 0n && d < 0n) ? -1n : 1n;
  const denominator = c === 0n ? [sign * d] : [sign * d, sign * c];
  return inX({ numerator: [sign * b, sign * a], denominator, weight: 0, radicand: 1n }, x);
}
