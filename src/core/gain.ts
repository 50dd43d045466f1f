import type { Conjecture } from './conjecture.ts';
import { convergenceRate, measuredRate, rateTerms, roundRate, simpleTerms } from './fractions/convergence.ts';
import { evaluateFraction } from './fractions/evaluate.ts';
import { limitOfGain } from './fractions/toolbox/rateLimit.ts';
import { isInterlaced, isSigned, signAfter } from './fractions/fraction.ts';
import type { ContinuedFraction, InterlacedFraction, SignedContinuedFraction } from './fractions/fraction.ts';
import type { Polynomial } from './numbers/polynomial.ts';
import * as Q from './numbers/rational.ts';
import type { Rational } from './numbers/rational.ts';

/** How many times as many digits a fraction gains as the simple continued fraction of the same value. */
export interface Gain {
  /** In floating point, to rank and to draw: the limit, or what was measured over the first terms. */
  readonly value: number;
  /** What the factor tends to with the number of terms; null where that is not known, and the value is a measurement. */
  readonly limit: Rational | null;
}

/** Limits by the shapes of tails, and how many are kept at the most. */
const limits = new Map<string, Rational | null>();
const mostKept = 10_000;

/**
 * The gain of a conjecture, to rank many: where the limit is not known it is what the record says of both rates, a claim.
 * The members of a family have one limit: their tails are one, and so are the simple tails.
 */
export function gainOf({
  fraction,
  rate,
  simpleRate,
}: Pick<Conjecture, 'fraction' | 'rate' | 'simpleRate'>): Gain {
  const limit = isInterlaced(fraction)
    ? limitOfShape(gainShape(fraction))
    : isSigned(fraction)
      ? rationalLimit(fraction)
      : null;
  if (limit) return { value: Number(limit.numerator) / Number(limit.denominator), limit };
  return { value: simpleRate > 0 ? rate / simpleRate : 1, limit: null };
}

/** The gain of a conjecture, to be shown: where the limit is not known both rates are measured from the fraction itself. */
export function shownGain(conjecture: Conjecture): Gain {
  const { fraction } = conjecture;
  const gain = gainOf(conjecture);
  if (gain.limit) return gain;
  const simple = measuredSimpleRate(fraction);
  return { value: simple > 0 ? measuredRate(fraction) / simple : 1, limit: null };
}

/** Digits that show the first `rateTerms` terms of the simple continued fraction of nearly every number, and most of all. */
const simpleDigits = 320;
const mostSimpleDigits = 20_000;

const simpleRates = new WeakMap<ContinuedFraction, number>();

/**
 * Digits a term of the simple continued fraction of the value that a fraction has, over its first terms; with three decimals.
 * What a record says of it is a claim.
 */
export function measuredSimpleRate(fraction: ContinuedFraction): number {
  let rate = simpleRates.get(fraction);
  if (rate === undefined) simpleRates.set(fraction, (rate = simpleRateOf(fraction)));
  return rate;
}

function simpleRateOf(fraction: ContinuedFraction): number {
  for (let digits = simpleDigits; ; digits *= 2) {
    const terms = simpleTerms(evaluateFraction(fraction, digits), rateTerms + 1);
    if (terms.length > rateTerms || digits >= mostSimpleDigits) return roundRate(convergenceRate(terms, [1]));
  }
}

function limitOfShape(shape: InterlacedFraction): Rational | null {
  const { rule, signs } = shape;
  const key = `${signs.join()};${rule.polynomials.map((p) => (p.length > 1 ? 'x' : p[0]!.numerator)).join()}`;
  let limit = limits.get(key);
  if (limit === undefined) {
    limit = rationalLimit(shape);
    if (limits.size >= mostKept) limits.clear();
    limits.set(key, limit);
  }
  return limit;
}

function rationalLimit(fraction: SignedContinuedFraction): Rational | null {
  const limit = limitOfGain(fraction);
  return limit === 'infinite' ? null : limit;
}

/**
 * A fraction with the same limit, of which few occur: that of the tail with 3 for each larger constant and 3 + j for each
 * term that grows. In a − 1/b = a − 1 + 1/(1 + 1/(b − 1)) a minus adds one term, and takes 1 from both its neighbours:
 * whether terms fall away is decided where one comes down to 0, so by the terms 1 and 2 alone. So the number N′ of terms of
 * the simple fraction to the N of a period is that of the shape, and the limit is N′/N, since both have the same digits.
 */
export function gainShape({ rule, signs }: InterlacedFraction): InterlacedFraction {
  const k = rule.preperiod.length;
  return {
    rule: { kind: 'interlaced', preperiod: [], polynomials: rule.polynomials.map(shapeOfTerm) },
    signs: signs.map((_, i) => signAfter(signs, k + i)),
  };
}

function shapeOfTerm(polynomial: Polynomial): Polynomial {
  if (polynomial.length > 1) return growing;
  return Q.compare(polynomial[0] ?? Q.zero, three) > 0 ? [three] : polynomial;
}

const three = Q.rational(3n);
const growing: Polynomial = [three, Q.one];

/** Digits that the first `rateTerms` terms of a fraction give, measured: what its record says is a claim. */
export function digitsReached({ fraction }: Pick<Conjecture, 'fraction'>): number {
  return Math.round(measuredRate(fraction) * rateTerms);
}
