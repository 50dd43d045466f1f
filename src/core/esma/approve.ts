import { refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { evaluateFraction } from '../fractions/evaluate.ts';
import { endsOfEnclosure } from '../fractions/expand.ts';
import { expandUnder } from '../fractions/expandNumerators.ts';
import { fractionOf, termsOf } from '../fractions/fraction.ts';
import type { ContinuedFraction, InterlacedTerms, RecurrentTerms, TermRule } from '../fractions/fraction.ts';
import { isSignPattern } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { meet } from '../numbers/enclosure.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import { interpolate } from '../numbers/polynomial.ts';
import { prime } from '../numbers/primeField.ts';
import { hasParabolicRuns, interlacing, isParabolic } from './massey.ts';
import type { Interlacing, LinearRecurrence } from './massey.ts';

/** Longest period of interlaced polynomials that is looked for; a recurrence of order 24 can hide a longer one only in theory. */
export const longestPeriod = 2000;

/** What approval says of a candidate. */
export type Approval = Outcome<{ readonly fraction: ContinuedFraction }>;

/** How much an approval asks for. */
export interface ApprovalBounds {
  /** Terms beyond those that define the rule that must obey it, outside parabolic runs. */
  readonly margin: number;
  /** Decimal digits to which value and fraction must agree. */
  readonly digits: number;
  /** Digits of the value that an expansion may take. */
  readonly most: number;
}

/** The value of a candidate, to any number of digits. */
export type ValueSource = (digits: number) => Enclosure;

/**
 * From a recurrence over F_p to a claim about all n, checked: lift, admissibility, agreement to `digits` digits
 * (THEORY.md, "Approve").
 * @param value the value that was expanded
 * @param recurrence what Massey found in its first terms
 */
export function approve(
  value: ValueSource,
  numerators: Numerators,
  recurrence: LinearRecurrence,
  bounds: ApprovalBounds,
): Approval {
  const { digits } = bounds;
  const rule = lift(value, numerators, recurrence, bounds);
  if (typeof rule === 'string') return refusal(rule);
  const fraction =
    rule.kind === 'interlaced'
      ? fractionOf(rule, numerators)
      : isSignPattern(numerators)
        ? { rule, signs: numerators }
        : null;
  // A recurrence of another form is kept with numerators ±1 alone, where admissibility can be shown for it.
  if (!fraction) return refusal('its terms are no interlaced polynomials');
  const fault = inadmissibility(fraction);
  if (fault) return refusal(fault);
  if (!meet(value(digits), evaluateFraction(fraction, digits))) {
    return refusal(`the fraction and the value differ within ${digits} digits`);
  }
  return { ok: true, fraction };
}

/** The exact rule of the terms: interlaced polynomials, else an integer recurrence, else the reason why neither. */
function lift(
  value: ValueSource,
  numerators: Numerators,
  { complexity, connectionPolynomial }: LinearRecurrence,
  { margin, most }: ApprovalBounds,
): TermRule | string {
  const order = connectionPolynomial.length - 1;
  if (order === 0) return 'the terms vanish modulo the prime';
  const shape = interlacing(connectionPolynomial, longestPeriod);
  const size = shape ? shape.period * (shape.degree + 1) : order;
  // Where only some terms of a period say something, the margin takes that many periods.
  const reach = hasParabolicRuns(numerators) ? margin * (shape?.period ?? 1) : margin;
  const needed = complexity - order + size + reach;
  const terms = provenTerms(value, numerators, needed, most);
  if (terms.length < needed)
    return `the value's digits decide ${terms.length} terms of the ${needed} that are needed`;
  return shape
    ? fitPolynomials(terms, numerators, shape, margin)
    : liftRecurrence(terms, complexity, connectionPolynomial);
}

/** The first `count` terms of the value, from as few digits as they take; fewer where `most` digits do not decide them. */
export function provenTerms(
  value: ValueSource,
  numerators: Numerators,
  count: number,
  most: number,
): bigint[] {
  for (let precision = Math.min(3 * count, most); ; precision = Math.min(2 * precision, most)) {
    const { terms, state } = expandUnder(endsOfEnclosure(value(precision)), numerators, count);
    if (state === 'complete' || precision === most) return terms.map(BigInt);
  }
}

/**
 * Preperiod and polynomials from exact finite differences, the preperiod as short as the terms allow.
 * @param terms at least one more period of polynomials than defines them, and the margin
 */
export function fitPolynomials(
  terms: readonly bigint[],
  numerators: Numerators,
  { period, degree }: Interlacing,
  margin: number,
): InterlacedTerms | string {
  // Δ_m^{e+1} a, with (Δ_m a)_n = a_{n+m} − a_n, vanishes from the end of the preperiod on.
  let differences = [...terms];
  for (let i = 0; i <= degree; i++) {
    differences = differences.slice(0, -period).map((term, n) => differences[n + period]! - term);
  }
  let preperiod = differences.length;
  let informative = 0;
  while (preperiod > 0 && differences[preperiod - 1] === 0n) {
    preperiod--;
    const foretold = preperiod + period * (degree + 1);
    if (!isParabolic(terms[foretold]!, numerators, foretold)) informative++;
  }
  if (informative < margin) return 'no interlaced polynomials over the integers continue far enough';
  const polynomials = Array.from({ length: period }, (_, i) =>
    interpolate(Array.from({ length: degree + 1 }, (_, j) => terms[preperiod + i + period * j]!)),
  );
  return { kind: 'interlaced', preperiod: terms.slice(0, preperiod), polynomials };
}

/** The recurrence with the least residues as integer coefficients, if the terms obey it exactly. */
function liftRecurrence(
  terms: readonly bigint[],
  complexity: number,
  connectionPolynomial: LinearRecurrence['connectionPolynomial'],
): RecurrentTerms | string {
  const recurrence = connectionPolynomial.slice(1).map((c) => BigInt(c > prime / 2 ? prime - c : -c));
  const rule: RecurrentTerms = { kind: 'recurrent', initial: terms.slice(0, complexity), recurrence };
  const predicted = termsOf(rule, terms.length);
  return predicted.every((term, n) => term === terms[n])
    ? rule
    : 'the recurrence modulo the prime does not hold over the integers';
}
