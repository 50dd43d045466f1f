import { isIntegerValued } from '../core/numbers/polynomial.ts';
import { conjectureId, keptTermsOf } from '../core/conjecture.ts';
import type { Conjecture } from '../core/conjecture.ts';
import type { Constant } from '../core/constants/constant.ts';
import { keptConstant } from '../core/constants/keptConstants.ts';
import { InputError } from '../core/errors.ts';
import { agreementFault } from '../core/esma/agreement.ts';
import { linearComplexity, ownPreperiod } from '../core/esma/complexity.ts';
import { fieldRanges, ordersOf } from '../core/esma/specification.ts';
import { familyOf, jointPeriod } from '../core/fractions/canonicalTail.ts';
import { inadmissibility, preperiodFault } from '../core/fractions/admissible.ts';
import { preperiodLength, termsOf } from '../core/fractions/fraction.ts';
import { fractionOf, isSigned, numeratorsOf } from '../core/fractions/fraction.ts';
import type { ContinuedFraction, InterlacedTerms, TermRule } from '../core/fractions/fraction.ts';
import {
  isSignPattern,
  numeratorFault,
  numeratorsKey,
  numeratorSize,
  numeratorsOfWord,
} from '../core/fractions/numerators.ts';
import type { NumeratorRule } from '../core/fractions/numerators.ts';
import { isPrimitive } from '../core/fractions/signs.ts';
import * as Q from '../core/numbers/rational.ts';
import type { Certificate } from '../core/certificate.ts';
import { valueHeight } from '../core/value.ts';
import { shown } from './sentence.ts';

/*
 * What a record of the right form must be besides: its id, its family and its terms follow from the other fields, the
 * fraction is admissible, and the value agrees with as many terms as define the rule. What takes longer (the certificate,
 * all of the digits, the rates) is looked at before it is shown.
 */

/** Longest joint period of signs and polynomials that is read: more than ten times that of any search's. */
const longestJointPeriod = 1200;

/** Digits that the coefficients of a rule may have together. */
const mostRuleDigits = 60_000;

/** Multiplications that it may take to go through the terms of a recurrence. */
const mostRecurrenceWork = 1_000_000;

/** Terms that are compared with the value beyond those that define the rule. */
const comparedBeyondRule = 10;

/** Periods of a fraction that a certificate takes together at the most, and what may be multiplied out in checking it. */
const mostPeriodsTogether = 6;
const mostCertificateWork = 400_000;

/** Largest linear complexity that is looked for: that of any search, and its preperiods. */
const mostOrder = 2 * Math.max(...ordersOf({ order: fieldRanges.order[1], deepens: true }));

/** How many tails are kept: libraries are about few of them. */
const mostTails = 20_000;

/** What is worked out once for each tail: why the fraction is not admissible, or else its family and order. */
type Tail =
  | { readonly fault: string }
  | {
      readonly fault: null;
      readonly family: string;
      /** The order of the terms from the end of the preperiod on; null where it is beyond any search's. */
      readonly order: number | null;
    };

const tails = new Map<string, Tail>();

/** @throws InputError with a sentence, without its full stop, where a record contradicts itself or is false */
export function checkRecord(conjecture: Conjecture): void {
  checkNormalForms(conjecture);
  checkSize(conjecture);
  checkIdentity(conjecture);
  const { fraction, terms, family } = conjecture;
  const wanted = keptTermsOf(fraction.rule);
  if (terms.length !== wanted)
    throw new InputError(`terms: there are ${terms.length}; give the first ${wanted}`);
  const following = followingTerms(fraction, terms.length);
  const wrong = terms.findIndex((term, n) => term !== following[n]);
  if (wrong >= 0)
    throw new InputError(
      `terms[${wrong}]: ${shown(String(terms[wrong]))} does not follow from the rule, which gives ${shown(String(following[wrong]))}`,
    );
  const tail = tailOf(fraction);
  const fault = preperiodFault(fraction);
  if (fault !== null || tail.fault !== null)
    throw new InputError(`polynomials: the fraction is not admissible: ${fault ?? tail.fault}`);
  if (tail.family !== family)
    throw new InputError(`family: ${family} is not that of the fraction, which is ${tail.family}`);
  checkOrder(conjecture, tail);
  if (conjecture.claimedProof) checkCertificateSize(conjecture, conjecture.claimedProof);
  checkValue(conjecture);
}

/** The linear complexity, which ranks the conjectures and is shown with them. */
function checkOrder(
  { fraction: { rule }, order }: Conjecture,
  tail: { readonly order: number | null },
): void {
  const own = tail.order === null ? null : tail.order + (rule.kind === 'interlaced' ? ownPreperiod(rule) : 0);
  if (own !== order)
    throw new InputError(
      `order: ${order} is not that of the terms${own === null ? '' : `, which is ${own}`}`,
    );
}

/** Everything is written in one way: no leading zeros of polynomials, fractions in lowest terms, signs that are no repetition. */
function checkNormalForms({ value, fraction }: Conjecture): void {
  const { rule } = fraction;
  for (const field of ['numerator', 'denominator'] as const) {
    if (value[field][value[field].length - 1] === 0n)
      throw new InputError(
        value[field].every((c) => c === 0n)
          ? `${field}: it is zero`
          : `${field}: its last coefficient is 0; leave it out`,
      );
  }
  if (isSigned(fraction)) {
    if (!isPrimitive(fraction.signs))
      throw new InputError('signs: they repeat a shorter word; give that one');
  } else checkNumerators(fraction.numerators);
  if (rule.kind === 'recurrent') {
    if (rule.recurrence[rule.recurrence.length - 1] === 0n)
      throw new InputError('recurrence: its last coefficient is 0; leave it out');
    return;
  }
  for (const polynomial of rule.polynomials) {
    if (polynomial[polynomial.length - 1]!.numerator === 0n && polynomial.length > 1)
      throw new InputError('polynomials: a last coefficient is 0; leave it out');
  }
}

/** Numerators without leading zeros, in their shortest word, none 0 or of changing sign, and not all ±1. */
function checkNumerators(numerators: NumeratorRule): void {
  for (const polynomial of numerators) {
    if (polynomial[polynomial.length - 1] === 0n)
      throw new InputError(
        polynomial.length === 1
          ? 'numerators: a polynomial is 0; no numerator may be 0'
          : 'numerators: a last coefficient is 0; leave it out',
      );
  }
  const fault = numeratorFault(numerators);
  if (fault) throw new InputError(`numerators: ${fault}`);
  const normal = numeratorsOfWord(numerators);
  if (isSignPattern(normal)) throw new InputError('numerators: all are 1 or -1; give signs, in schema 1');
  if (normal.length !== numerators.length)
    throw new InputError('numerators: a shorter word gives the same sequence; give that one');
}

/** The bounds on fields together: what goes beyond them would take minutes to read. */
function checkSize({ fraction, order, search, value }: Conjecture): void {
  const { rule } = fraction;
  const joint = jointPeriod(fraction);
  if (joint > longestJointPeriod)
    throw new InputError(
      `${isSigned(fraction) ? 'signs' : 'numerators'}: with the polynomials they return after ${joint} terms; at most ${longestJointPeriod} are read`,
    );
  if (rule.kind === 'recurrent') {
    const r = rule.recurrence.length;
    const work = r * (rule.initial.length + 4 * r + 2 * numeratorsOf(fraction).length);
    if (work > mostRecurrenceWork)
      throw new InputError(`recurrence: one of order ${r} is too long to be examined here`);
  } else {
    const digits = rule.polynomials.flat().reduce((sum, c) => sum + Q.formatRational(c).length, 0);
    const degree = Math.max(...rule.polynomials.map(({ length }) => length));
    if (digits > mostRuleDigits || digits * degree * degree > 40 * mostRuleDigits)
      throw new InputError('polynomials: they are too large to be examined here');
  }
  const reach = 4 * search.order + 2 * preperiodLength(rule);
  if (order > reach) throw new InputError(`order: ${order} is not allowed; give at most ${reach}`);
  for (const field of ['numerator', 'denominator'] as const) {
    if (value[field].length - 1 > search.degree)
      throw new InputError(`${field}: its degree is above that of the search, ${search.degree}`);
  }
  if (valueHeight(value) > BigInt(search.height))
    throw new InputError(
      `numerator, denominator: a coefficient is above the height of the search, ${search.height}`,
    );
}

function checkIdentity({ id, constant, value, fraction }: Conjecture): void {
  const own = conjectureId(constant, value, numeratorsOf(fraction));
  if (id !== own)
    throw new InputError(
      `id: ${id} is not that of this constant, value and ${isSigned(fraction) ? 'signs' : 'numerators'}, which is ${own}`,
    );
}

/** The first terms. @throws InputError where they are no integers */
function followingTerms({ rule }: ContinuedFraction, count: number): bigint[] {
  if (rule.kind === 'interlaced' && !rule.polynomials.every(isIntegerValued))
    throw new InputError('polynomials: they give terms that are no integers');
  return termsOf(rule, count);
}

function tailOf(fraction: ContinuedFraction): Tail {
  const { rule } = fraction;
  const numerators = numeratorsOf(fraction);
  if (rule.kind === 'recurrent') return examined(fraction, fraction, rule);
  const phase =
    rule.preperiod.length === 0
      ? 'start'
      : isSigned(fraction)
        ? rule.preperiod.length % numerators.length
        : rule.preperiod.length;
  const polynomials = rule.polynomials.map((polynomial) => polynomial.map(Q.formatRational).join());
  const key = `${polynomials.join(';')} ${numeratorsKey(numerators)} ${phase}`;
  let tail = tails.get(key);
  if (!tail) {
    // The terms before the tail are looked at for themselves: |b_n| + 1 may stand before either sign.
    const standIn: InterlacedTerms = {
      ...rule,
      preperiod: rule.preperiod.map((_, n) => (n === 0 ? 2n : numeratorSize(numerators, n - 1) + 1n)),
    };
    tail = examined(fraction, fractionOf(standIn, numerators), { ...rule, preperiod: [] });
    if (tails.size >= mostTails) tails.clear();
    tails.set(key, tail);
  }
  return tail;
}

/** A tail is brought to its canonical form only where it is admissible: terms that fall or stay have none. */
function examined(fraction: ContinuedFraction, standIn: ContinuedFraction, tail: TermRule): Tail {
  const fault = inadmissibility(standIn);
  return fault === null ? { fault, family: familyOf(fraction), order: orderOf(tail) } : { fault };
}

/** The linear complexity of terms; null where it is beyond any search's. @throws InputError where it takes too long */
function orderOf(rule: TermRule): number | null {
  try {
    return linearComplexity(rule, mostOrder);
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputError('polynomials: they are too many to be examined here');
    throw error;
  }
}

/** The numbers of terms in a certificate, against those of the fraction: a larger one is damaged, and would take hours. */
function checkCertificateSize({ fraction }: Conjecture, certificate: Certificate): void {
  const { rule } = fraction;
  const joint = jointPeriod(fraction);
  const { period } = certificate;
  if (rule.kind !== 'interlaced') throw new InputError('proof: the terms are no interlaced polynomials');
  if (period > mostPeriodsTogether * joint)
    throw new InputError(
      `proof.period: ${period} is not allowed; give at most ${mostPeriodsTogether * joint}`,
    );
  const growth =
    (period / rule.polynomials.length) * rule.polynomials.reduce((sum, p) => sum + p.length - 1, 0);
  // Steps of a hypergeometric function grow each like a root of j at the least.
  const steps =
    certificate.kind === 'mover'
      ? certificate.steps
      : certificate.kind === 'gauge'
        ? (certificate.direction[0] + certificate.direction[1]) / 2
        : 0;
  if (steps > Math.max(1, growth))
    throw new InputError(
      `proof.steps: ${steps} is not allowed; the terms of the period grow like at most ${growth} steps`,
    );
  const digits = Math.max(...rule.polynomials.flat().map((c) => Q.formatRational(c).length));
  if (period * (growth + 1) * (1 + digits / 32) > mostCertificateWork)
    throw new InputError('proof.period: the certificate is too large to be checked here');
}

/** The constant of a record; null where it is given by digits. @throws InputError where it is neither */
function constantOf({ constant: { name }, enclosure }: Conjecture): Constant | null {
  if (name.startsWith('@')) {
    if (enclosure === 'proved')
      throw new InputError(
        `enclosure: "proved" is not allowed; of ${shown(name)} the digits alone are known`,
      );
    return null;
  }
  let constant: Constant;
  try {
    constant = keptConstant(name);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`constant: ${shown(name)} cannot be evaluated: ${error.message.replace(/\.$/, '')}`);
  }
  if (constant.name !== name)
    throw new InputError(`constant: ${shown(name)} must be written as ${shown(constant.name)}`);
  if (constant.rigor !== enclosure)
    throw new InputError(
      `enclosure: "${enclosure}" is not allowed; that of ${shown(name)} is ${constant.rigor}`,
    );
  return constant;
}

/** The value agrees with the terms that define the rule, as far as the constant is known. */
function checkValue(conjecture: Conjecture): void {
  const constant = constantOf(conjecture);
  if (!constant) return;
  const { value, fraction, order, terms } = conjecture;
  // As many define a rule of linear complexity L, which a long preperiod may make large, and its numerators.
  const defining = order + definingNumerators(fraction);
  const count = Math.max(terms.length, defining + comparedBeyondRule);
  let fault: string | null;
  try {
    fault = agreementFault(constant, value, termsOf(fraction.rule, count), numeratorsOf(fraction));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fault = error.message.replace(/\.$/, '');
  }
  if (fault) throw new InputError(`numerator, denominator: the value is not that of the fraction: ${fault}`);
}

/** How many of its numerators define all of them. */
function definingNumerators(fraction: ContinuedFraction): number {
  if (isSigned(fraction)) return fraction.signs.length;
  const { numerators } = fraction;
  return numerators.length * Math.max(...numerators.map(({ length }) => length));
}
