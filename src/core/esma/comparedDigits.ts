import type { Conjecture } from '../conjecture.ts';
import { keptConstant } from '../constants/keptConstants.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { evaluateFraction } from '../fractions/evaluate.ts';
import { meet } from '../numbers/enclosure.ts';
import { encloseValue } from '../value.ts';
import { approvalDigits } from './examine.ts';

/** Digits that are compared at the most: beyond, a comparison takes longer than one waits for a formula. */
const mostCompared = 10_000;

const kept = new WeakMap<Conjecture, ComparedDigits>();

/** What comparing both sides of a conjecture showed. */
export interface ComparedDigits {
  /** To how many digits they were compared. */
  readonly digits: number;
  /** Whether they agree as far. */
  readonly agree: boolean;
  /** Whether this is what the record says: of a constant that is known by digits alone it does not hold these. */
  readonly recorded: boolean;
}

/**
 * Compares both sides of a conjecture anew, to as many digits as its record speaks of, or 10,000: what a record says of
 * its digits is a claim, and no claim is typeset as a fact.
 */
export function comparedDigits(conjecture: Conjecture): ComparedDigits {
  let compared = kept.get(conjecture);
  if (!compared) kept.set(conjecture, (compared = compare(conjecture)));
  return compared;
}

function compare({ constant, value, fraction, digits: claimed }: Conjecture): ComparedDigits {
  if (constant.kind === 'digits') return { digits: claimed, agree: true, recorded: true };
  const known = keptConstant(constant.name);
  const digits = approvalDigits(known, Math.min(claimed, mostCompared));
  const agree =
    inadmissibility(fraction) === null &&
    meet(encloseValue(known, value, digits), evaluateFraction(fraction, digits));
  return { digits, agree, recorded: false };
}
