import type { Conjecture } from '../conjecture.ts';
import { keptConstant } from '../constants/keptConstants.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { evaluateFraction } from '../fractions/evaluate.ts';
import { answerSteps, ifAffordable } from '../work.ts';
import { meet } from '../numbers/enclosure.ts';
import { encloseValue } from '../value.ts';
import { approvalDigits } from './examine.ts';

/** Digits that are compared at the most: beyond, a comparison takes longer than one waits for a formula. */
const mostCompared = 10_000;

/** Digits that are compared where these take too much work, and where these do, too. */
const [usualDigits, fewDigits] = [1000, 100];

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
 * @param most digits to compare, where many conjectures are looked at, or somebody waits
 */
export function comparedDigits(conjecture: Conjecture, most: number = mostCompared): ComparedDigits {
  if (most < mostCompared) return compare(conjecture, most);
  let compared = kept.get(conjecture);
  if (!compared) kept.set(conjecture, (compared = compare(conjecture)));
  return compared;
}

function compare(
  { constant, value, fraction, digits: claimed }: Conjecture,
  most: number = mostCompared,
): ComparedDigits {
  if (constant.kind === 'digits') return { digits: claimed, agree: true, recorded: true };
  const known = keptConstant(constant.name);
  const isAdmissible = inadmissibility(fraction) === null;
  const to = (count: number): ComparedDigits => {
    const digits = approvalDigits(known, Math.min(claimed, count));
    const agree =
      isAdmissible && meet(encloseValue(known, value, digits), evaluateFraction(fraction, digits));
    return { digits, agree, recorded: false };
  };
  // A record may name a constant of which many digits take minutes; those that the gate has looked at are there.
  for (const count of [most, usualDigits]) {
    const compared = ifAffordable(answerSteps / 3, () => to(count));
    if (compared) return compared;
  }
  return to(fewDigits);
}

/**
 * Digits within which the two sides of a conjecture differ, so that it is false, whatever its record says; null where they agree as
 * far as they are compared. What is read is compared to as many terms as define the rule: a value may be false beyond.
 * @param most digits to compare, where many conjectures are looked at while somebody types
 */
export function digitsOfDifference(conjecture: Conjecture, most: number = mostCompared): number | null {
  const { digits, agree } = comparedDigits(conjecture, most);
  return agree ? null : digits;
}
