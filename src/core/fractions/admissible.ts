import { lcmNumber } from '../numbers/integers.ts';
import { evaluateTerm, substituteLinear } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import { preperiodLength, signAfter, termsOf } from './fraction.ts';
import type { InterlacedTerms, RecurrentTerms, SignedContinuedFraction } from './fraction.ts';
import type { SignPattern } from './signs.ts';

/**
 * Why a fraction is not admissible, as a sentence; null where it is: a_n ≥ 1 and a_n ≥ 2 before a minus for
 * every n ≥ 1, and a_n + b_{n+1} ≥ 2 infinitely often. Then the fraction converges to an irrational number and
 * is its expansion (Tietze; Perron, Die Lehre von den Kettenbrüchen). Shown for all n from the rule, not sampled;
 * a recurrence for which that cannot be shown is refused.
 */
export function inadmissibility({ rule, signs }: SignedContinuedFraction): string | null {
  return rule.kind === 'interlaced' ? interlacedFault(rule, signs) : recurrentFault(rule, signs);
}

function leastTerm(signs: SignPattern, n: number): bigint {
  return signAfter(signs, n) > 0 ? 1n : 2n;
}

function faultAt(n: number, term: bigint, least: bigint): string {
  const reason = least === 2n ? 'stands before a minus and must be at least 2' : 'must be at least 1';
  return `a_${n} = ${term} ${reason}`;
}

/** What is wrong with the terms before the tail; null where nothing is. The tail is not looked at. */
export function preperiodFault({ rule, signs }: SignedContinuedFraction): string | null {
  if (rule.kind !== 'interlaced') return null;
  for (const [n, term] of rule.preperiod.entries()) {
    const least = leastTerm(signs, n);
    if (n > 0 && term < least) return faultAt(n, term, least);
  }
  return null;
}

function interlacedFault(rule: InterlacedTerms, signs: SignPattern): string | null {
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const early = preperiodFault({ rule, signs });
  if (early) return early;
  // Over lcm(m, β) terms the polynomial and the sign both return, so each residue class has one bound.
  const joint = lcmNumber(m, signs.length);
  let settles = false;
  const budget = { left: mostTried };
  let first: { at: number; fault: string } | null = null;
  for (let offset = 0; offset < joint; offset++) {
    const n = k + offset;
    const polynomial = rule.polynomials[offset % m]!;
    const inClass = substituteLinear(
      polynomial,
      Q.rational(BigInt(joint / m)),
      Q.rational(BigInt(Math.floor(offset / m))),
    );
    const least = leastTerm(signs, n);
    // a_0 is bound by nothing, so the class that holds it starts one period later.
    const start = n === 0 ? 1n : 0n;
    const j = firstBelow(inClass, least, start, budget);
    if (j === 'unbounded')
      return `the coefficients of a_${n}, a_${n + joint}, … are too large to bound the terms`;
    if (j !== null) {
      const at = n + joint * Number(j);
      if (!first || at < first.at) first = { at, fault: faultAt(at, evaluateTerm(inClass, j), least) };
    }
    if (least === 1n || !isConstant(inClass, 2n)) settles = true;
  }
  if (first) return first.fault;
  if (!settles) return 'a_n + b_{n+1} ≥ 2 does not hold infinitely often (all terms are 2 before a minus)';
  return null;
}

/** Whether the polynomial is the given constant. */
function isConstant(polynomial: Polynomial, value: bigint): boolean {
  return polynomial.length === 1 && polynomial[0]!.denominator === 1n && polynomial[0]!.numerator === value;
}

/** Integers that are tried one by one between 0 and the bounds on the roots, over all classes of a fraction. */
const mostTried = 100_000;

/**
 * The first integer j ≥ start with P(j) < least; null if there is none. Exact: beyond Cauchy's bound on the roots
 * the sign is that of the leading coefficient. 'unbounded' where that bound is too far away to go there.
 */
function firstBelow(
  polynomial: Polynomial,
  least: bigint,
  start: bigint,
  budget: { left: number },
): bigint | null | 'unbounded' {
  const shifted = [...polynomial];
  shifted[0] = Q.subtract(shifted[0] ?? Q.zero, Q.rational(least));
  const lead = shifted[shifted.length - 1]!;
  if (shifted.length === 1) return lead.numerator < 0n ? start : null;
  // All roots of P − least lie below 1 + max |c_i / c_d| (Cauchy).
  const bound = shifted
    .slice(0, -1)
    .map((c) => Q.divide(c, lead))
    .map((c) => (c.numerator < 0n ? Q.negate(c) : c))
    .reduce((x, y) => (Q.compare(x, y) > 0 ? x : y), Q.zero);
  const last = Q.floor(bound) + 2n;
  // P(start + t) with no negative coefficient in t (but the constant one) needs no search.
  const fromStart = substituteLinear(shifted, Q.one, Q.rational(start));
  if (fromStart.every((c) => c.numerator >= 0n)) return null;
  for (let j = start; j <= last; j++) {
    if (evaluateTerm(polynomial, j) < least) return j;
    if (budget.left-- <= 0) return 'unbounded';
  }
  return null;
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
    const least = leastTerm(signs, n);
    if (terms[n]! < least) return faultAt(n, terms[n]!, least);
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
