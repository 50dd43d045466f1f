import { refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { conjectureId, keptTermsOf } from '../conjecture.ts';
import type { Conjecture, SearchBounds } from '../conjecture.ts';
import type { Constant } from '../constants/constant.ts';
import { familyOf } from '../fractions/canonicalTail.ts';
import { convergenceRate, rateTerms, roundRate, simpleTerms } from '../fractions/convergence.ts';
import { isSigned, numeratorsOf, termsOf } from '../fractions/fraction.ts';
import type { ContinuedFraction } from '../fractions/fraction.ts';
import type { Numerators } from '../fractions/numerators.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import { encloseValue } from '../value.ts';
import type { Value } from '../value.ts';
import { approve, provenTerms } from './approve.ts';
import type { ValueSource } from './approve.ts';
import { endsInParabolicRun, massey, residues } from './massey.ts';
import { margin } from './specification.ts';

/** Digits of a numerical constant that a value of the search may lose. */
export const lostDigits = 10;

/** Digits to which conjectures over this constant can be approved: those asked for, or what a numerical one has. */
export function approvalDigits(constant: Constant, digits: number): number {
  return Math.min(digits, constant.digitsLimit - lostDigits);
}

/** Digits that show the first `rateTerms` terms of the simple continued fraction of nearly every number. */
const simpleRateDigits = 320;

/** Digits that an expansion may take, whatever the digits of the approval: terms have no bound. */
const mostExpansionDigits = 100_000;

/** A value under examination: its enclosures, computed once for all numerators. */
export class ExaminedValue {
  private readonly enclosures = new Map<number, Enclosure>();
  private simple: number | null = null;

  constructor(
    readonly constant: Constant,
    readonly value: Value,
  ) {}

  readonly enclose: ValueSource = (digits) => {
    let enclosure = this.enclosures.get(digits);
    if (!enclosure)
      this.enclosures.set(digits, (enclosure = encloseValue(this.constant, this.value, digits)));
    return enclosure;
  };

  /** Digits a term of the simple continued fraction. */
  simpleRate(): number {
    if (this.simple === null) {
      const most = approvalDigits(this.constant, mostExpansionDigits);
      // As many terms as the rate of the fraction itself is taken over: a gain compares like with like.
      for (let digits = Math.min(simpleRateDigits, most); ; digits = Math.min(2 * digits, most)) {
        const terms = simpleTerms(this.enclose(digits), rateTerms + 1);
        this.simple = convergenceRate(terms, [1]);
        if (terms.length > rateTerms || digits === most) break;
      }
    }
    return this.simple;
  }
}

/** What became of a candidate. */
export type Examination = Outcome<{ readonly conjecture: Conjecture }>;

/** Expands, recognizes and approves one candidate in full: a hit of the sieve becomes a conjecture, or not. */
export function examine(examined: ExaminedValue, numerators: Numerators, bounds: SearchBounds): Examination {
  const digits = approvalDigits(examined.constant, bounds.digits);
  const count = 2 * bounds.order + margin;
  const most = approvalDigits(examined.constant, Math.max(digits, mostExpansionDigits));
  const terms = provenTerms(examined.enclose, numerators, count, most);
  if (terms.length < count) return refusal(`${most} digits decide only ${terms.length} terms`);
  if (endsInParabolicRun(terms, numerators, bounds.order))
    return refusal(`the last ${bounds.order + 1} terms are a parabolic run`);
  const sequence = residues(terms);
  let reason = `no recurrence of order up to ${bounds.order}`;
  // A recurrence accepted early may be a coincidence that hides a longer, true one.
  for (const exhaustive of [false, true]) {
    const recurrence = massey(sequence, numerators, bounds.order, margin, exhaustive);
    if (!recurrence) break;
    const approval = approve(examined.enclose, numerators, recurrence, { margin, digits, most });
    if (approval.ok) {
      return {
        ok: true,
        conjecture: makeConjecture(examined, approval.fraction, recurrence.complexity, bounds),
      };
    }
    reason = approval.reason;
  }
  return refusal(reason);
}

/** The record of an approved fraction. */
export function makeConjecture(
  examined: ExaminedValue,
  fraction: ContinuedFraction,
  order: number,
  bounds: SearchBounds,
): Conjecture {
  const { constant, value } = examined;
  const { rule } = fraction;
  const numerators = numeratorsOf(fraction);
  const kept = keptTermsOf(rule);
  const terms = termsOf(rule, Math.max(kept, rateTerms + 1));
  return {
    id: conjectureId(constant.source, value, numerators),
    constant: constant.source,
    value,
    fraction,
    terms: terms.slice(0, kept),
    order,
    family: familyOf(fraction),
    digits: approvalDigits(constant, bounds.digits),
    enclosure: constant.rigor,
    rate: roundRate(convergenceRate(terms, numerators)),
    simpleRate: roundRate(examined.simpleRate()),
    claimedProof: null,
    search: isSigned(fraction) ? boundsOfSigned(bounds) : bounds,
  };
}

/** The bounds that a fraction with numerators ±1 remembers, whatever other numerators its search had. */
function boundsOfSigned({ degree, height, period, order, digits }: SearchBounds): SearchBounds {
  return { degree, height, period, order, digits };
}
