import type { MachineTerm } from '../fractions/expand.ts';
import { isSignPattern, numeratorAfter, numeratorDegree, numeratorSign } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { absolute } from '../numbers/integers.ts';
import {
  divideResidues,
  exactProducts,
  inverse,
  multiplyModulo,
  orderOfX,
  prime,
  reduce,
  squarefreePart,
} from '../numbers/primeField.ts';
import type { ResiduePolynomial } from '../numbers/primeField.ts';

/** The shortest linear recurrence of a sequence over F_p. */
export interface LinearRecurrence {
  /** L: the recurrence holds for all n ≥ L. With a preperiod of k terms it is k + (order of the tail). */
  readonly complexity: number;
  /**
   * C = 1 + c_1 x + … + c_r x^r, c_r ≠ 0: a_n + c_1 a_{n−1} + … + c_r a_{n−r} = 0 for n ≥ L. Its degree r is
   * the order of the tail, and L − r the preperiod.
   */
  readonly connectionPolynomial: ResiduePolynomial;
}

/** Terms modulo the prime of Massey's field. */
export function residues(terms: readonly MachineTerm[]): Float64Array {
  const result = new Float64Array(terms.length);
  for (let n = 0; n < result.length; n++) {
    const term = terms[n]!;
    if (typeof term === 'number') {
      result[n] = term >= 0 && term < prime ? term : reduce(term);
    } else {
      result[n] = reduce(Number(term % BigInt(prime)));
    }
  }
  return result;
}

/** Whether all numerators are negative, so that a number just above a rational starts with a parabolic run. */
export function hasParabolicRuns(numerators: Numerators): boolean {
  return numerators.every((_, i) => numeratorSign(numerators, i) < 0);
}

/**
 * Whether a_n says nothing: where all numerators are negative, a number just above a rational starts with a run of
 * a_n = |b_n| + 1 as long as the next quotient (under −, of 2s: A(2, −1) is parabolic), and such a run is a perfect
 * recurrence.
 * @param term a_n, or its residue modulo the prime
 */
export function isParabolic(term: number | bigint, numerators: Numerators, n: number): boolean {
  if (isSignPattern(numerators)) return Number(term) === 2 && numerators.length === 1 && numerators[0] === -1;
  if (n === 0 || !hasParabolicRuns(numerators)) return false;
  const quiet = absolute(numeratorAfter(numerators, n - 1)) + 1n;
  return typeof term === 'bigint' ? term === quiet : term === Number(quiet % BigInt(prime));
}

/**
 * The place from which on the terms of a number are a parabolic run that is as long as the order and the description of the
 * run together, if they are one at all; null where numerators have no such runs, or there are too few terms.
 */
export function parabolicRunStart(length: number, numerators: Numerators, order: number): number | null {
  // a_n = |b_n| + 1 itself obeys a recurrence of order m(δ + 1).
  const start = length - order - numerators.length * (numeratorDegree(numerators) + 1);
  return start > 0 && hasParabolicRuns(numerators) ? start : null;
}

/**
 * Whether the terms end in such a run. A recurrence of at most that order, which holds there, then goes on with the run for
 * ever (under −, with 2s), so that it is the rule of no irrational number; and no rule that goes on otherwise is refused,
 * however many of these terms stand in its period.
 * @param terms at least 2·order of them, so that a rule of complexity ≤ order holds for the last of them
 */
export function endsInParabolicRun(
  terms: readonly (number | bigint)[],
  numerators: Numerators,
  order: number,
): boolean {
  const start = parabolicRunStart(terms.length, numerators, order);
  return (
    start !== null && terms.slice(start).every((term, i) => isParabolic(BigInt(term), numerators, start + i))
  );
}

/** Room for the coefficients of one run of Massey's algorithm: runs are many and short, and none begins within another. */
const room = [new Float64Array(256), new Float64Array(256), new Float64Array(256)];

/** Zeros, in one of three rooms. */
function cleared(which: 0 | 1 | 2, length: number): Float64Array {
  if (room[which]!.length < length) return (room[which] = new Float64Array(2 * length));
  return room[which]!.fill(0, 0, length);
}

/**
 * Massey's algorithm (Massey 1969) over F_p, with early exit in both directions: null as soon as the
 * complexity exceeds `order`; found as soon as a recurrence of complexity L has predicted `margin` terms
 * outside parabolic runs beyond the 2L that define it.
 * @param sequence residues in [0, p)
 * @param exhaustive take all terms, without the early exit of found
 */
export function massey(
  sequence: Float64Array,
  numerators: Numerators,
  order: number,
  margin: number,
  exhaustive = false,
): LinearRecurrence | null {
  const length = sequence.length;
  // C(x), and B(x): the last C before the complexity grew, scaled so that its discrepancy was 1.
  const current = cleared(0, length + 1);
  const previous = cleared(1, length + 1);
  const saved = cleared(2, length + 1);
  current[0] = 1;
  previous[0] = 1;
  let currentDegree = 0;
  let previousDegree = 0;
  let complexity = 0;
  let gap = 1;
  let predicted = 0;

  for (let n = 0; n < length; n++) {
    let discrepancy = 0;
    for (let from = 0; from <= currentDegree; from += exactProducts) {
      const end = Math.min(currentDegree + 1, from + exactProducts);
      let sum = 0;
      for (let i = from; i < end; i++) sum += current[i]! * sequence[n - i]!;
      discrepancy = reduce(discrepancy + reduce(sum));
    }
    if (discrepancy === 0) {
      gap++;
      if (n >= 2 * complexity && !isParabolic(sequence[n]!, numerators, n)) predicted++;
      if (predicted >= margin && !exhaustive) break;
      continue;
    }
    predicted = 0;
    const grows = 2 * complexity <= n;
    if (grows && n + 1 - complexity > order) return null;
    const savedDegree = currentDegree;
    if (grows) for (let i = 0; i <= currentDegree; i++) saved[i] = current[i]!;
    for (let i = 0; i <= previousDegree; i++) {
      current[i + gap] = reduce(current[i + gap]! - discrepancy * previous[i]!);
    }
    currentDegree = Math.max(currentDegree, previousDegree + gap);
    while (current[currentDegree] === 0) currentDegree--;
    gap++;
    if (grows) {
      const scale = inverse(discrepancy);
      for (let i = 0; i <= savedDegree; i++) previous[i] = reduce(saved[i]! * scale);
      previousDegree = savedDegree;
      complexity = n + 1 - complexity;
      gap = 1;
    }
  }
  return { complexity, connectionPolynomial: Array.from(current.subarray(0, currentDegree + 1)) };
}

/** Period m and degree e of interlaced polynomials a_{k+mj+i} = P_i(j), deg P_i ≤ e. */
export interface Interlacing {
  readonly period: number;
  readonly degree: number;
}

/**
 * The interlaced polynomials that a recurrence allows: the smallest m and e with C | (x^m − 1)^(e+1) over F_p,
 * which is what annihilates every tail of that shape; null if there is none with m ≤ longest. Both are unique:
 * m is the common order of the roots of C, e + 1 the largest multiplicity.
 */
export function interlacing(connectionPolynomial: ResiduePolynomial, longest: number): Interlacing | null {
  const order = connectionPolynomial.length - 1;
  if (order === 0) return null;
  // x^m − 1 is its own reciprocal up to sign, so C may stand for the characteristic polynomial.
  const period = orderOfX(squarefreePart(connectionPolynomial), longest);
  if (period === null) return null;
  const factor = divideResidues(
    [prime - 1, ...new Array<number>(period - 1).fill(0), 1],
    connectionPolynomial,
  )[1];
  let value = factor;
  let degree = 0;
  while (value.length > 0) {
    value = multiplyModulo(value, factor, connectionPolynomial);
    degree++;
  }
  return { period, degree };
}
