import { absolute } from '../numbers/integers.ts';
import { evaluateInteger, substituteLinear } from '../numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../numbers/polynomial.ts';
import { isPositiveEverywhere } from '../numbers/polynomialBounds.ts';
import * as Q from '../numbers/rational.ts';
import { primitiveRoot } from './signs.ts';
import type { Sign, SignPattern } from './signs.ts';

/**
 * A numerator rule: a word of polynomials N_0 … N_{m−1} over ℤ with b_{mj+i+1} = N_i(j) for 0 ≤ i < m and all j ≥ 0, none of
 * which is 0 or changes its sign there (THEORY.md, "Numerators beyond ±1").
 */
export type NumeratorRule = readonly IntegerPolynomial[];

/** The numerators b_1, b_2, … of a fraction: a sign pattern where all are ±1, else a rule. */
export type Numerators = SignPattern | NumeratorRule;

/** Whether numerators are given as a sign pattern. */
export function isSignPattern(numerators: Numerators): numerators is SignPattern {
  return typeof numerators[0] === 'number';
}

/** b_{n+1}, the numerator after a_n, n ≥ 0. */
export function numeratorAfter(numerators: Numerators, n: number): bigint {
  const m = numerators.length;
  const entry = numerators[n % m]!;
  return typeof entry === 'number' ? BigInt(entry) : evaluateInteger(entry, BigInt(Math.floor(n / m)));
}

/** The sign of b_{n+1}. */
export function numeratorSign(numerators: Numerators, n: number): Sign {
  const entry = numerators[n % numerators.length]!;
  return typeof entry === 'number' ? entry : signOf(entry);
}

/** |b_{n+1}|. */
export function numeratorSize(numerators: Numerators, n: number): bigint {
  return absolute(numeratorAfter(numerators, n));
}

/** The sign that a polynomial without a change of sign has at all j ≥ 0. */
function signOf(polynomial: IntegerPolynomial): Sign {
  return polynomial[polynomial.length - 1]! > 0n ? 1 : -1;
}

/** N_0 … N_{m−1} of numerators of either kind. */
export function numeratorPolynomials(numerators: Numerators): NumeratorRule {
  return isSignPattern(numerators) ? numerators.map((sign) => [BigInt(sign)]) : numerators;
}

/**
 * The polynomial j ↦ b_{n+1+period·j}.
 * @param n ≥ −1; for −1 the entry at j = 0 is what the polynomial says of b_0
 * @param period a multiple of the length of the word
 */
export function numeratorClass(numerators: Numerators, n: number, period: number): Polynomial {
  const m = numerators.length;
  const entry = numerators[((n % m) + m) % m]!;
  const polynomial = typeof entry === 'number' ? [BigInt(entry)] : entry;
  return substituteLinear(
    polynomial.map((coefficient) => Q.rational(coefficient)),
    Q.rational(BigInt(period / m)),
    Q.rational(BigInt(Math.floor(n / m))),
  );
}

/** b_1 … b_count. */
export function firstNumerators(numerators: Numerators, count: number): bigint[] {
  return Array.from({ length: count }, (_, n) => numeratorAfter(numerators, n));
}

/**
 * Numerators in the one form in which equal sequences are equal: the shortest word, and a sign pattern where all are ±1.
 * @param word polynomials without leading zeros, at least one
 */
export function numeratorsOfWord(word: NumeratorRule): Numerators {
  if (word.every((polynomial) => polynomial.length === 1 && absolute(polynomial[0]!) === 1n))
    return primitiveRoot(word.map(signOf));
  for (let period = 1; period < word.length; period++) {
    const shorter = word.length % period === 0 ? wordOfPeriod(word, period) : null;
    if (shorter) return shorter;
  }
  return word;
}

/** The word of this length, a divisor of that of the given one, with the same sequence; null where there is none over ℤ. */
function wordOfPeriod(word: NumeratorRule, period: number): NumeratorRule | null {
  const turns = BigInt(word.length / period);
  const shorter = word.slice(0, period).map((polynomial) => contractArgument(polynomial, turns));
  const same = word.every((polynomial, i) => {
    const slower = shorter[i % period];
    if (!slower) return false;
    // deg + 1 places tell two polynomials apart, and both have that of the longer word.
    return polynomial.every((_, j) => {
      const place = turns * BigInt(j) + BigInt(Math.floor(i / period));
      return (
        slower.length === polynomial.length &&
        evaluateInteger(slower, place) === evaluateInteger(polynomial, BigInt(j))
      );
    });
  });
  return same ? shorter.map((polynomial) => polynomial!) : null;
}

/** P(j/turns) where it has integer coefficients; null elsewhere. */
function contractArgument(polynomial: IntegerPolynomial, turns: bigint): IntegerPolynomial | null {
  const contracted = polynomial.map((coefficient, i) => {
    const divisor = turns ** BigInt(i);
    return coefficient % divisor === 0n ? coefficient / divisor : null;
  });
  return contracted.some((coefficient) => coefficient === null)
    ? null
    : contracted.map((coefficient) => coefficient!);
}

/** What is wrong with a word as a numerator rule, without its full stop; null where nothing is. */
export function numeratorFault(word: NumeratorRule): string | null {
  for (const [i, polynomial] of word.entries()) {
    const name = `"${formatNumeratorPolynomial(polynomial)}"`;
    if (polynomial.length === 0) return `polynomial ${i + 1} is 0; no numerator may be 0`;
    const signed = polynomial[0]! < 0n ? polynomial.map((coefficient) => -coefficient) : polynomial;
    if (!isPositiveEverywhere(signed.map((coefficient) => Q.rational(coefficient))))
      return `${name} is 0 or changes its sign at some k ≥ 0; all numerators of one place of the word must have one sign`;
  }
  return null;
}

/** "-1-2k; 2+2k", or "-+" for a sign pattern: what `parseNumerators` reads. */
export function formatNumerators(numerators: Numerators): string {
  return isSignPattern(numerators)
    ? numerators.map((sign) => (sign > 0 ? '+' : '-')).join('')
    : numerators.map(formatNumeratorPolynomial).join('; ');
}

/** "2k+2". */
function formatNumeratorPolynomial(polynomial: IntegerPolynomial): string {
  let text = '';
  for (let i = polynomial.length - 1; i >= 0; i--) {
    const coefficient = polynomial[i]!;
    if (coefficient === 0n) continue;
    const power = i === 0 ? '' : i === 1 ? 'k' : `k^${i}`;
    const size = absolute(coefficient);
    const factor = size === 1n && i > 0 ? '' : String(size);
    const sign = coefficient < 0n ? '-' : text === '' ? '' : '+';
    text += `${sign}${factor}${power}`;
  }
  return text === '' ? '0' : text;
}

/** A text for numerators, so that equal sequences have equal texts: coefficients ascend, as in the record. */
export function numeratorsKey(numerators: Numerators): string {
  return isSignPattern(numerators)
    ? formatNumerators(numerators)
    : numerators.map((polynomial) => polynomial.join()).join(';');
}

/** Largest degree of the polynomials. */
export function numeratorDegree(numerators: Numerators): number {
  return isSignPattern(numerators) ? 0 : Math.max(...numerators.map(({ length }) => length - 1));
}

/** Largest |coefficient| of the polynomials. */
export function numeratorHeight(numerators: Numerators): bigint {
  return isSignPattern(numerators)
    ? 1n
    : numerators.flat().reduce((most, c) => (absolute(c) > most ? absolute(c) : most), 0n);
}
