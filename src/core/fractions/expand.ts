import type { Enclosure } from '../numbers/enclosure.ts';
import { bitLength } from '../numbers/integers.ts';
import type { Rational } from '../numbers/rational.ts';
import type { SignPattern } from './signs.ts';

/** A term: a machine number below 2^53, a bigint from there on. */
export type MachineTerm = number | bigint;

/** What an expansion gave. */
export interface Expansion {
  /** The terms a_0, a_1, … that every number between the two ends shares: proved. */
  readonly terms: readonly MachineTerm[];
  /**
   * - complete: as many terms as were asked for
   * - imprecise: the ends do not decide the next term; ask for more digits
   * - ended: both ends are one rational number, and its expansion has no further term
   */
  readonly state: 'complete' | 'imprecise' | 'ended';
}

/**
 * Ends of an interval of positive length or of one point, as fractions. A denominator ≤ 0 says that the interval has no
 * such end, since its divisor may be 0.
 */
export interface RationalEnds {
  readonly lo: Rational;
  readonly hi: Rational;
}

/** The ends of an enclosure as unreduced fractions over 2^bits. */
export function endsOfEnclosure(x: Enclosure): RationalEnds {
  const denominator = 1n << BigInt(x.bits);
  return { lo: { numerator: x.lo, denominator }, hi: { numerator: x.hi, denominator } };
}

/**
 * The first terms of the signed continued fraction under the pattern that all numbers in [lo, hi] share.
 *
 * Lehmer's method: while both ends of the interval spanned by the 52-bit leading parts take the same step, so
 * does every number between them (a step is a monotone map on the numbers that share a term), and the steps
 * are applied to the long integers once for a whole run of steps. The run is applied to the lower and the
 * upper end alike; it stands only if the upper end's complete quotient stays > 1, which shows that the upper
 * end, and so the interval, has the same terms (THEORY.md, "Rigorous extraction").
 */
export function expand(ends: RationalEnds, signs: SignPattern, count: number): Expansion {
  const { lo, hi } = ends;
  // A divisor that the digits cannot tell from 0.
  if (lo.denominator <= 0n || hi.denominator <= 0n) return { terms: [], state: 'imprecise' };
  if (lo.numerator <= 0n || lo.numerator * hi.denominator === hi.numerator * lo.denominator) {
    return expandPlainly(ends, signs, count);
  }
  const terms: MachineTerm[] = [];
  const period = signs.length;
  let loP = lo.numerator;
  let loQ = lo.denominator;
  let hiP = hi.numerator;
  let hiQ = hi.denominator;
  // Bits to drop so that 52-bit leading parts of loP and loQ remain.
  let shift = Math.max(bitLength(loP), bitLength(loQ)) - leadingBits;

  while (terms.length < count) {
    const first = terms.length;
    if (shift > 0) {
      const run = leadingRun(loP, loQ, shift, signs, terms, count);
      if (terms.length > first) {
        const [u0, v0, u1, v1] = [BigInt(run.u0), BigInt(run.v0), BigInt(run.u1), BigInt(run.v1)];
        const nextHiP = u0 * hiP + v0 * hiQ;
        const nextHiQ = u1 * hiP + v1 * hiQ;
        if (nextHiQ > 0n && nextHiP > nextHiQ) {
          [loP, loQ] = [u0 * loP + v0 * loQ, u1 * loP + v1 * loQ];
          hiP = nextHiP;
          hiQ = nextHiQ;
          shift -= run.drop;
          continue;
        }
        terms.length = first;
      }
    }
    // One step on the long integers: a large term, or the last ones that the interval decides.
    const plus = signs[first % period]! > 0;
    const term = plus ? loP / loQ : (loP - 1n) / loQ + 1n;
    const hiTerm = plus ? hiP / hiQ : (hiP - 1n) / hiQ + 1n;
    if (term !== hiTerm) return { terms, state: 'imprecise' };
    terms.push(machineTerm(term));
    const [loRest, hiRest] = plus
      ? [loP - term * loQ, hiP - term * hiQ]
      : [term * loQ - loP, term * hiQ - hiP];
    if (loRest === 0n || hiRest === 0n) {
      return { terms, state: terms.length === count ? 'complete' : 'imprecise' };
    }
    [loP, loQ, hiP, hiQ] = [loQ, loRest, hiQ, hiRest];
    shift = bitLength(loP) - leadingBits;
  }
  return { terms, state: 'complete' };
}

/** Bits of the leading parts: with 53, products under a minus would be rounded. */
const leadingBits = 52;

/** Cofactors of a run of steps: (P, Q) becomes (u0 P + v0 Q, u1 P + v1 Q), which is shorter by `drop` bits. */
interface Run {
  u0: number;
  v0: number;
  u1: number;
  v1: number;
  drop: number;
}

/**
 * The steps that the leading parts decide, appended to `terms`. The numbers with these leading parts lie
 * between ⌊P/2^shift⌋/(⌊Q/2^shift⌋ + 1) and (⌊P/2^shift⌋ + 1)/⌊Q/2^shift⌋; both ends are run in integers P, Q of 52 bits,
 * so that ⌈P/Q⌉·Q < P + Q ≤ 2^53, and cofactors stay below 2^26: all products are exact.
 */
function leadingRun(
  longP: bigint,
  longQ: bigint,
  shift: number,
  signs: SignPattern,
  terms: MachineTerm[],
  count: number,
): Run {
  const drop = BigInt(shift);
  let p = Number(longP >> drop);
  let q = Number(longQ >> drop) + 1;
  let upperP = p + 1;
  let upperQ = q - 1;
  const before = upperP;
  let [u0, v0, u1, v1] = [1, 0, 0, 1];
  let phase = terms.length % signs.length;
  while (terms.length < count) {
    if (q === 0 || upperQ === 0) break;
    let term = Math.floor(p / q);
    let rest = p - term * q;
    if (rest < 0) {
      term--;
      rest += q;
    }
    let upperRest: number;
    let nextU: number;
    let nextV: number;
    if (signs[phase]! > 0) {
      upperRest = upperP - term * upperQ;
      if (rest === 0 || upperRest <= 0 || upperRest >= upperQ) break;
      nextU = u0 - term * u1;
      nextV = v0 - term * v1;
    } else {
      if (rest === 0) break;
      term++;
      rest = q - rest;
      upperRest = term * upperQ - upperP;
      if (upperRest <= 0 || upperRest >= upperQ) break;
      nextU = term * u1 - u0;
      nextV = term * v1 - v0;
    }
    if (nextU > 67108864 || nextU < -67108864 || nextV > 67108864 || nextV < -67108864) break;
    terms.push(term);
    p = q;
    q = rest;
    upperP = upperQ;
    upperQ = upperRest;
    u0 = u1;
    v0 = v1;
    u1 = nextU;
    v1 = nextV;
    phase = phase + 1 === signs.length ? 0 : phase + 1;
  }
  return { u0, v0, u1, v1, drop: Math.floor(Math.log2(before) - Math.log2(Math.max(upperP, p))) };
}

/** The plain twin of expand: one step at a time on both ends, also for rational numbers and numbers ≤ 0. */
export function expandPlainly({ lo, hi }: RationalEnds, signs: SignPattern, count: number): Expansion {
  const terms: MachineTerm[] = [];
  let [loP, loQ, hiP, hiQ] = [lo.numerator, lo.denominator, hi.numerator, hi.denominator];
  const point = loP * hiQ === hiP * loQ;
  for (let n = 0; n < count; n++) {
    const plus = signs[n % signs.length]! > 0;
    const term = nearestTerm(loP, loQ, plus);
    if (term !== nearestTerm(hiP, hiQ, plus)) return { terms, state: 'imprecise' };
    terms.push(machineTerm(term));
    [loP, loQ] = [loQ, plus ? loP - term * loQ : term * loQ - loP];
    [hiP, hiQ] = [hiQ, plus ? hiP - term * hiQ : term * hiQ - hiP];
    if (loQ === 0n || hiQ === 0n) {
      if (point) return { terms, state: 'ended' };
      return { terms, state: n + 1 === count ? 'complete' : 'imprecise' };
    }
  }
  return { terms, state: 'complete' };
}

/** ⌊p/q⌋ or ⌈p/q⌉, for q > 0. */
export function nearestTerm(p: bigint, q: bigint, plus: boolean): bigint {
  const quotient = p / q;
  const exact = quotient * q === p;
  if (plus) return !exact && p < 0n ? quotient - 1n : quotient;
  return !exact && p > 0n ? quotient + 1n : quotient;
}

/** A term as a machine number where it is one. */
export function machineTerm(term: bigint): MachineTerm {
  return term <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(term) : term;
}
