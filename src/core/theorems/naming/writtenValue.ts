import type { Constant } from '../../constants/constant.ts';
import type { Expression } from '../../constants/expression.ts';
import { readNumber } from '../../constants/reading.ts';
import { ContradictionError, InputError } from '../../errors.ts';
import { recognizeInterlaced } from '../../esma/recognize.ts';
import { endsOfEnclosure } from '../../fractions/expand.ts';
import { termsOf } from '../../fractions/fraction.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { primitivePatterns } from '../../fractions/signs.ts';
import type { Sign, SignPattern } from '../../fractions/signs.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import { decimalExpansion } from '../../numbers/decimal.ts';
import { encloseRational } from '../../numbers/enclosure.ts';
import { absolute } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { proveClaim } from '../certificates/prove.ts';
import type { Reading } from './reading.ts';

/** Digits of a value in which its rule is looked for, and the largest order. */
const recognizedDigits = 400;
const recognizedOrder = 24;
/** Longest sign pattern that is tried for a value. */
const longestPattern = 4;
/** Digits of values that contradict each other. */
const shownDigits = 10;

/** A value beside a fraction. */
export interface WrittenValue {
  readonly text: string;
  readonly constant: Constant;
  readonly expression: Expression;
}

/** The first side that is an irrational number, or digits; null where the sides only name the number, as in x = …. */
export function readValue(sides: readonly string[]): WrittenValue | null {
  return (
    numbersAmong(sides).find(({ constant }) => constant.rationalValue === null && constant.digitsLimit > 0) ??
    null
  );
}

/** The sides that are numbers, whose digits are known however few. */
export function readNumberSides(sides: readonly string[]): readonly WrittenValue[] {
  return numbersAmong(sides).filter(
    ({ constant }) => constant.rationalValue !== null || constant.digitsLimit >= 0,
  );
}

function numbersAmong(sides: readonly string[]): WrittenValue[] {
  return sides.flatMap((text) => {
    try {
      const { constant, expression } = readNumber(text);
      return [{ text, constant, expression }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return [];
    }
  });
}

/**
 * The fraction of the value that begins with the written terms, under the written signs if one is there, else under
 * another pattern, which is said; null where there is none.
 */
export function fractionOfValue(
  value: WrittenValue,
  written: WrittenTerms,
  signs: readonly Sign[],
): Reading | null {
  const { text, constant } = value;
  const ends = endsOfEnclosure(constant.enclose(Math.min(recognizedDigits, constant.digitsLimit)));
  // Signs that are written out may be those of several patterns; a list without any is looked at until one is found.
  const mayBeSeveral = signs.length > 0 && written.signs === null;
  const found: InterlacedFraction[] = [];
  for (const pattern of patternsFor(written, signs)) {
    const fraction = recognizeInterlaced(ends, pattern, recognizedOrder);
    const { terms } = written;
    if (!fraction || termsOf(fraction.rule, terms.length).some((term, n) => term !== terms[n])) continue;
    found.push(fraction);
    if (!mayBeSeveral) break;
  }
  const [fraction, ...others] = found;
  if (!fraction) return null;
  const notes = others.map(
    (other) =>
      `The fraction of this value under the signs ${word(other.signs)}, repeated, begins so as well.`,
  );
  if (signs.length === 0 && fraction.signs.some((sign) => sign < 0))
    notes.push(
      `Read with the signs ${word(fraction.signs)}, repeated: with them the terms are those of ${text}.`,
    );
  return {
    kind: 'fraction',
    written: { kind: 'signed', fraction },
    origin: { kind: 'value', constant: text, proved: isProved(value, fraction) },
    notes,
  };
}

function word(signs: SignPattern): string {
  return signs.map((sign) => (sign > 0 ? '+' : '−')).join('');
}

function isProved({ constant, expression }: WrittenValue, fraction: InterlacedFraction): boolean {
  if (constant.rigor !== 'proved') return false;
  const value = { numerator: [0n, 1n], denominator: [1n] };
  return proveClaim({ constant: expression, value, fraction }).ok;
}

/** The patterns that the signs allow, shorter ones first; a list without signs may have any, and + before all others. */
function patternsFor({ signs: stated }: WrittenTerms, signs: readonly Sign[]): SignPattern[] {
  const patterns = primitivePatterns(longestPattern).filter((pattern) =>
    stated
      ? pattern.length === stated.length && pattern.every((sign, i) => sign === stated[i])
      : signs.every((sign, i) => sign === pattern[i % pattern.length]),
  );
  if (stated && patterns.length === 0) return [stated as SignPattern];
  return signs.length > 0 ? patterns : [[1], ...patterns.filter((pattern) => pattern.some((s) => s < 0))];
}

/**
 * @throws ContradictionError with both values where the written terms, however they go on, are those of another number
 */
export function refuseContradiction(written: WrittenTerms, signs: readonly Sign[]): void {
  const ends = endsOfWritten(written, signs);
  if (!ends) return;
  for (const value of numbersAmong(written.values)) refuseOutside(value, ends, signs);
}

function refuseOutside(
  { text, constant }: WrittenValue,
  ends: readonly [Rational, Rational],
  signs: readonly Sign[],
): void {
  if (constant.digitsLimit < 0) return;
  const x = constant.enclose(Math.min(60, constant.digitsLimit));
  const scale = 1n << BigInt(x.bits);
  const isBelow = x.hi * ends[0].denominator < ends[0].numerator * scale;
  const isAbove = x.lo * ends[1].denominator > ends[1].numerator * scale;
  if (!isBelow && !isAbove) return;
  const places = Math.min(shownDigits, constant.digitsLimit - 1);
  const digits =
    places > 0 ? decimalExpansion(constant.enclose(Math.min(20, constant.digitsLimit)), places) : null;
  const own = digits === null || text.startsWith(digits) ? `one is ${text}` : `${text} is ${digits}…`;
  throw new ContradictionError(
    `fraction: the two sides differ: ${own}, and a fraction that begins so is between ${digitsOf(ends[0])} and ${digitsOf(ends[1])}${signs.length === 0 ? '; no other signs were found that give these terms' : ''}.`,
  );
}

function digitsOf(x: Rational): string {
  const digits = decimalExpansion(encloseRational(x, 200), shownDigits);
  return digits === null ? Q.formatRational(x) : `${digits}…`;
}

/**
 * Between which two numbers, the lesser first, all fractions lie that begin as it is written and are admissible; null where
 * no such fraction does.
 * @param signs those of the numerators, repeated; none for all +
 */
export function endsOfWritten(
  { terms, numerators }: WrittenTerms,
  signs: readonly Sign[],
): readonly [Rational, Rational] | null {
  const b = (n: number): bigint => numerators[n] ?? BigInt(signs.length > 0 ? signs[n % signs.length]! : 1);
  // An admissible fraction lies between p_n/q_n and (p_n + s p_{n−1})/(q_n + s q_{n−1}), s the sign of b_{n+1}.
  if (terms.slice(1).some((term, n) => term < absolute(b(n)) + (b(n + 1) < 0n ? 1n : 0n))) return null;
  let [p, before] = [terms[0]!, 1n];
  let [q, beneath] = [1n, 0n];
  terms.slice(1).forEach((term, n) => {
    [p, before] = [term * p + b(n) * before, p];
    [q, beneath] = [term * q + b(n) * beneath, q];
  });
  const sign = b(terms.length - 1) < 0n ? -1n : 1n;
  const other = q + sign * beneath;
  if (other === 0n || q === 0n) return null;
  return [Q.rational(p, q), Q.rational(p + sign * before, other)].sort(Q.compare) as [Rational, Rational];
}
