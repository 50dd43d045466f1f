import type { Conjecture } from '../conjecture.ts';
import type { Constant } from '../constants/constant.ts';
import { constantFromSource } from '../constants/constants.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { evaluateFraction } from '../fractions/evaluate.ts';
import { meet } from '../numbers/enclosure.ts';
import { encloseValue } from '../value.ts';
import { approvalDigits } from './examine.ts';

/** Digits that are compared at the most: beyond, a comparison takes longer than one waits for a formula. */
const mostCompared = 10_000;

/** What is kept: constants with the digits that they have been calculated to, by name. */
const mostConstants = 50;
const constants = new Map<string, Constant>();
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
  let known = constants.get(constant.name);
  if (!known) {
    if (constants.size >= mostConstants) constants.clear();
    constants.set(constant.name, (known = constantFromSource(constant)));
  }
  const digits = approvalDigits(known, Math.min(claimed, mostCompared));
  const agree =
    inadmissibility(fraction) === null &&
    meet(encloseValue(known, value, digits), evaluateFraction(fraction, digits));
  return { digits, agree, recorded: false };
}
