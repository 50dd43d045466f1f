import { evaluateTerm } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import { isSignPattern } from './numerators.ts';
import type { NumeratorRule, Numerators } from './numerators.ts';
import type { SignPattern } from './signs.ts';

/** a_0 … a_{k−1} is the preperiod, then a_{k+mj+i} = P_i(j) for 0 ≤ i < m and all j ≥ 0. */
export interface InterlacedTerms {
  readonly kind: 'interlaced';
  readonly preperiod: readonly bigint[];
  /** P_0 … P_{m−1}, m ≥ 1; integer-valued, so the coefficients may be fractions. */
  readonly polynomials: readonly Polynomial[];
}

/** a_0 … a_{k+r−1} are the initial terms, then a_n = c_1 a_{n−1} + … + c_r a_{n−r}. */
export interface RecurrentTerms {
  readonly kind: 'recurrent';
  readonly initial: readonly bigint[];
  /** c_1 … c_r, r ≥ 1, c_r ≠ 0. */
  readonly recurrence: readonly bigint[];
}

/** The rule behind all terms of a fraction. */
export type TermRule = InterlacedTerms | RecurrentTerms;

/** A signed continued fraction with a rule for all its terms: a claim about infinitely many of them. */
export interface SignedContinuedFraction {
  readonly rule: TermRule;
  readonly signs: SignPattern;
}

/** A fraction whose numerators are polynomials, not all ±1, as its terms are: a claim about infinitely many of them. */
export interface NumeratedFraction {
  readonly rule: InterlacedTerms;
  readonly numerators: NumeratorRule;
}

/** A fraction with a rule for all its terms and numerators of either kind. */
export type ContinuedFraction = SignedContinuedFraction | NumeratedFraction;

/** Whether all numerators are ±1. */
export function isSigned(fraction: ContinuedFraction): fraction is SignedContinuedFraction {
  return 'signs' in fraction;
}

/** b_1, b_2, … */
export function numeratorsOf(fraction: ContinuedFraction): Numerators {
  return isSigned(fraction) ? fraction.signs : fraction.numerators;
}

/** The fraction of interlaced terms under numerators of either kind. */
export function fractionOf(rule: InterlacedTerms, numerators: Numerators): ContinuedFraction {
  return isSignPattern(numerators) ? { rule, signs: numerators } : { rule, numerators };
}

/** A signed continued fraction whose terms are interlaced polynomials. */
export interface InterlacedFraction extends SignedContinuedFraction {
  readonly rule: InterlacedTerms;
}

/** Whether a fraction's terms are interlaced polynomials, with numerators ±1. */
export function isInterlaced(fraction: ContinuedFraction): fraction is InterlacedFraction {
  return isSigned(fraction) && fraction.rule.kind === 'interlaced';
}

/** k: the number of terms before the periodic part; for a recurrence, those that it does not reach back to. */
export function preperiodLength(rule: TermRule): number {
  return rule.kind === 'interlaced' ? rule.preperiod.length : rule.initial.length - rule.recurrence.length;
}

/** b_{n+1}, the sign after a_n. */
export function signAfter(signs: SignPattern, n: number): 1 | -1 {
  return signs[n % signs.length]!;
}

/** The terms a_0 … a_{count−1}. */
export function termsOf(rule: TermRule, count: number): bigint[] {
  if (rule.kind === 'recurrent') {
    const terms = rule.initial.slice(0, count);
    const r = rule.recurrence.length;
    while (terms.length < count) {
      const n = terms.length;
      let term = 0n;
      for (let i = 0; i < r; i++) term += rule.recurrence[i]! * terms[n - 1 - i]!;
      terms.push(term);
    }
    return terms;
  }
  const terms = rule.preperiod.slice(0, count);
  const m = rule.polynomials.length;
  const evaluators = rule.polynomials.map(termAt);
  for (let n = terms.length; n < count; n++) {
    const offset = n - rule.preperiod.length;
    terms.push(evaluators[offset % m]!(Math.floor(offset / m)));
  }
  return terms;
}

/** A polynomial at j = 0, 1, … Nearly always it is a constant or linear, with integer coefficients. */
function termAt(polynomial: Polynomial): (j: number) => bigint {
  const [constant, slope] = polynomial;
  if (polynomial.length > 2 || constant?.denominator !== 1n || (slope && slope.denominator !== 1n))
    return (j) => evaluateTerm(polynomial, BigInt(j));
  const { numerator: a } = constant;
  if (!slope) return () => a;
  const { numerator: b } = slope;
  return (j) => a + b * BigInt(j);
}

/** Largest degree of the polynomials; −1 when all are zero. */
export function ruleDegree(rule: InterlacedTerms): number {
  return Math.max(...rule.polynomials.map((polynomial) => polynomial.length - 1));
}
