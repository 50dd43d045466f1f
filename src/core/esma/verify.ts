import { refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Conjecture } from '../conjecture.ts';
import type { Constant } from '../constants/constant.ts';
import { familyOf } from '../fractions/canonicalTail.ts';
import { inadmissibility } from '../fractions/admissible.ts';
import { evaluateFraction } from '../fractions/evaluate.ts';
import { endsOfEnclosure } from '../fractions/expand.ts';
import { expandUnder } from '../fractions/expandNumerators.ts';
import { numeratorsOf } from '../fractions/fraction.ts';
import { meet } from '../numbers/enclosure.ts';
import { encloseValue } from '../value.ts';
import { approvalDigits } from './examine.ts';

/** What a verification found: digits to which both sides agree, or what is wrong, as a sentence without full stop. */
export type Verification = Outcome<{ readonly digits: number }>;

/**
 * Checks a conjecture from scratch: its first terms by expansion of the value, admissibility for all n, its family,
 * and agreement of both sides to `digits` digits (or to as many as a numerical constant has).
 */
export function verifyConjecture(conjecture: Conjecture, constant: Constant, digits: number): Verification {
  const { value, fraction, terms, family } = conjecture;
  const fault = inadmissibility(fraction);
  if (fault) return refusal(fault);
  if (familyOf(fraction) !== family) return refusal(`its family is ${familyOf(fraction)}, not ${family}`);
  const reached = approvalDigits(constant, digits);
  const enclosure = encloseValue(constant, value, reached);
  const expansion = expandUnder(endsOfEnclosure(enclosure), numeratorsOf(fraction), terms.length);
  const wrong = expansion.terms.findIndex((term, n) => BigInt(term) !== terms[n]);
  if (wrong >= 0) {
    return refusal(`a_${wrong} is ${expansion.terms[wrong]}, not ${terms[wrong]}`);
  }
  if (!meet(enclosure, evaluateFraction(fraction, reached))) {
    return refusal(`the two sides differ within ${reached} digits`);
  }
  return { ok: true, digits: reached };
}
