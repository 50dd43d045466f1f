import type { Enclosure } from '../numbers/enclosure.ts';
import { endsOfEnclosure, expand } from './expand.ts';
import { logarithmsOfDenominators } from './evaluate.ts';
import { numeratorAfter } from './numerators.ts';
import type { Numerators } from './numerators.ts';
import { numeratorsOf, termsOf } from './fraction.ts';
import type { ContinuedFraction } from './fraction.ts';

/** A convergent p_n/q_n. */
export interface Convergent {
  readonly p: bigint;
  readonly q: bigint;
}

/** p_n = a_n p_{n−1} + b_n p_{n−2}, and q_n likewise. */
export function* convergents(terms: Iterable<bigint>, numerators: Numerators): Generator<Convergent> {
  let [p, q, lastP, lastQ] = [1n, 0n, 0n, 1n];
  let n = 0;
  for (const a of terms) {
    const b = n === 0 ? 1n : numeratorAfter(numerators, n - 1);
    [p, q, lastP, lastQ] = [a * p + b * lastP, a * q + b * lastQ, p, q];
    yield { p, q };
    n++;
  }
}

/** Terms over which a convergence rate is taken. */
export const rateTerms = 200;

/**
 * Correct digits after each term: −log₁₀|x − p_n/q_n| ≈ log₁₀(q_n q_{n+1}/|b_1 ⋯ b_{n+1}|), one value fewer than terms. In floating
 * point: to rank and to draw.
 */
export function correctDigits(terms: readonly bigint[], numerators: Numerators): number[] {
  const logarithms = [...logarithmsOfDenominators(terms, numerators)];
  return logarithms.slice(0, -1).map((logarithm, n) => logarithm + logarithms[n + 1]!);
}

/** Digits a term: the correct digits of the convergent of `rateTerms` terms over their number. */
export function convergenceRate(terms: readonly bigint[], numerators: Numerators): number {
  const digits = correctDigits(terms.slice(0, rateTerms + 1), numerators);
  return digits.length === 0 ? 0 : digits[digits.length - 1]! / digits.length;
}

/** The simple continued fraction of an enclosed value, as far as `count` terms and the enclosure reach. */
export function simpleTerms(value: Enclosure, count: number): bigint[] {
  return expand(endsOfEnclosure(value), [1], count).terms.map(BigInt);
}

/** The rate of a fraction, with three decimals: what a reader wants, and the same on every machine. */
export function measuredRate(fraction: ContinuedFraction): number {
  return roundRate(convergenceRate(termsOf(fraction.rule, rateTerms + 1), numeratorsOf(fraction)));
}

/** Three decimals of a rate. */
export function roundRate(rate: number): number {
  return Math.round(rate * 1000) / 1000;
}
