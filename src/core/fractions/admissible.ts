import { absolute, lcmNumber } from '../numbers/integers.ts';
import { addPolynomials, evaluateTerm, substituteLinear } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import { firstBelow, mostTried } from '../numbers/polynomialBounds.ts';
import * as Q from '../numbers/rational.ts';
import { isSigned, numeratorsOf, preperiodLength, termsOf } from './fraction.ts';
import type { ContinuedFraction, InterlacedTerms, RecurrentTerms } from './fraction.ts';
import { isSignPattern, numeratorAfter, numeratorClass, numeratorSign } from './numerators.ts';
import type { Numerators } from './numerators.ts';
import type { SignPattern } from './signs.ts';

/**
 * Why a fraction is not admissible, as a sentence; null where it is: a_n ≥ |b_n|, and a_n ≥ |b_n| + 1 before a minus, for
 * every n ≥ 1, and not a_n = |b_n| + 1 before a minus from some n on. Then the fraction converges to an irrational number and
 * is its expansion (Tietze for b_n = ±1; Perron, Die Lehre von den Kettenbrüchen; THEORY.md, "Numerators beyond ±1"). Shown
 * for all n from the rule, not sampled; a recurrence for which that cannot be shown is refused.
 */
export function inadmissibility(fraction: ContinuedFraction): string | null {
  const { rule } = fraction;
  return rule.kind === 'recurrent'
    ? isSigned(fraction)
      ? recurrentFault(rule, fraction.signs)
      : 'terms by a recurrence are looked at with numerators ±1 alone'
    : interlacedFault(rule, numeratorsOf(fraction));
}

/** The least that a_n may be, n ≥ 1. */
function leastTerm(numerators: Numerators, n: number): bigint {
  const least = absolute(numeratorAfter(numerators, n - 1));
  return numeratorSign(numerators, n) > 0 ? least : least + 1n;
}

function faultAt(n: number, term: bigint, numerators: Numerators): string {
  const beforeMinus = numeratorSign(numerators, n) < 0;
  if (isSignPattern(numerators)) {
    const reason = beforeMinus ? 'stands before a minus and must be at least 2' : 'must be at least 1';
    return `a_${n} = ${term} ${reason}`;
  }
  const least = leastTerm(numerators, n);
  return beforeMinus
    ? `a_${n} = ${term} stands before a minus and must be at least |b_${n}| + 1 = ${least}`
    : `a_${n} = ${term} must be at least |b_${n}| = ${least}`;
}

/** What is wrong with the terms before the tail; null where nothing is. The tail is not looked at. */
export function preperiodFault(fraction: ContinuedFraction): string | null {
  const { rule } = fraction;
  if (rule.kind !== 'interlaced') return null;
  const numerators = numeratorsOf(fraction);
  for (const [n, term] of rule.preperiod.entries()) {
    if (n > 0 && term < leastTerm(numerators, n)) return faultAt(n, term, numerators);
  }
  return null;
}

function interlacedFault(rule: InterlacedTerms, numerators: Numerators): string | null {
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const early = preperiodFault({ rule, ...asField(numerators) });
  if (early) return early;
  // Over lcm(m, β) terms both polynomials and the sign return, so each residue class has one bound.
  const joint = lcmNumber(m, numerators.length);
  let settles = false;
  const budget = { left: mostTried };
  let first: { at: number; fault: string } | null = null;
  for (let offset = 0; offset < joint; offset++) {
    const n = k + offset;
    const inClass = substituteLinear(
      rule.polynomials[offset % m]!,
      Q.rational(BigInt(joint / m)),
      Q.rational(BigInt(Math.floor(offset / m))),
    );
    const sign = numeratorSign(numerators, n);
    const excess = addPolynomials(inClass, negativeSize(numeratorClass(numerators, n - 1, joint)));
    // a_0 is bound by nothing, so the class that holds it starts one period later.
    const start = n === 0 ? 1n : 0n;
    const j = firstBelow(excess.length === 0 ? [Q.zero] : excess, sign > 0 ? 0n : 1n, start, budget);
    if (j === 'unbounded')
      return `the coefficients of a_${n}, a_${n + joint}, … are too large to bound the terms`;
    if (j !== null) {
      const at = n + joint * Number(j);
      if (!first || at < first.at) first = { at, fault: faultAt(at, evaluateTerm(inClass, j), numerators) };
    }
    if (sign > 0 || !isConstant(excess, 1n)) settles = true;
  }
  if (first) return first.fault;
  if (settles) return null;
  return isSignPattern(numerators)
    ? 'a_n + b_{n+1} ≥ 2 does not hold infinitely often (all terms are 2 before a minus)'
    : 'a_n = |b_n| + 1 before a minus from some n on, so that the value is rational';
}

function asField(numerators: Numerators) {
  return isSignPattern(numerators) ? { signs: numerators } : { numerators };
}

/** −|N|, for a polynomial without a change of sign. */
function negativeSize(polynomial: Polynomial): Polynomial {
  return polynomial[polynomial.length - 1]!.numerator < 0n ? polynomial : polynomial.map(Q.negate);
}

/** Whether the polynomial is the given constant. */
function isConstant(polynomial: Polynomial, value: bigint): boolean {
  return polynomial.length === 1 && polynomial[0]!.denominator === 1n && polynomial[0]!.numerator === value;
}

/**
 * A recurrence with a_n = Σ c_i a_{n−i} keeps a_n ≥ 2 when all c_i ≥ 0 and the initial terms are ≥ 2, and it never
 * falls when the differences obey a recurrence without negative coefficients and start ≥ 0. One of these must show
 * the bound, at the latest from some term on; the terms before are looked at one by one.
 */
function recurrentFault(rule: RecurrentTerms, signs: SignPattern): string | null {
  const r = rule.recurrence.length;
  const looked = rule.initial.length + 4 * r + 2 * signs.length;
  const terms = termsOf(rule, looked);
  for (let n = 1; n < looked; n++) {
    if (terms[n]! < leastTerm(signs, n)) return faultAt(n, terms[n]!, signs);
  }
  const recurrences = [{ coefficients: rule.recurrence, differences: false }];
  const differenceRecurrence = divideByDifference(rule.recurrence);
  if (differenceRecurrence) recurrences.push({ coefficients: differenceRecurrence, differences: true });
  const first = Math.max(preperiodLength(rule), 1);
  for (const { coefficients, differences } of recurrences) {
    if (coefficients.some((c) => c < 0n) || !coefficients.some((c) => c > 0n)) continue;
    for (let start = first; start + coefficients.length + 1 < looked; start++) {
      const window = terms.slice(start, start + coefficients.length + 1);
      if (differences) {
        const rises = window.slice(1).map((term, i) => term - window[i]!);
        if (rises.every((rise) => rise >= 0n) && rises.some((rise) => rise > 0n) && window[0]! >= 2n)
          return null;
      } else if (window.every((term) => term >= 3n)) {
        return null;
      }
    }
  }
  return 'that all terms are positive can be shown for this recurrence by none of the criteria in use';
}

/** The recurrence of a_{n+1} − a_n, where the characteristic polynomial is divisible by x − 1. */
function divideByDifference(recurrence: readonly bigint[]): readonly bigint[] | null {
  // x^r − Σ c_i x^{r−i} divided by x − 1: the quotient's coefficients are the partial sums.
  const quotient: bigint[] = [1n];
  for (const c of recurrence) quotient.push(quotient[quotient.length - 1]! - c);
  if (quotient.pop() !== 0n || quotient.length < 2) return null;
  return quotient.slice(1).map((c) => -c);
}
