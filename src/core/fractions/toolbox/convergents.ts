import { encloseRational, subtractEnclosures } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { absolute, bitsForDigits } from '../../numbers/integers.ts';
import { rational } from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { convergents, correctDigits } from '../convergence.ts';
import type { Convergent } from '../convergence.ts';
import { signAfter } from '../fraction.ts';
import type { SignPattern } from '../signs.ts';
import { evaluateGeneral, generalConvergents, quotientOf } from './generalFraction.ts';
import type { GeneralFraction } from './generalFraction.ts';

/** A convergent of a number x, and how far it is from it. */
export interface TabledConvergent extends Convergent {
  readonly n: number;
  /** a_n. */
  readonly term: bigint;
  /** b_{n+1}. */
  readonly sign: 1 | -1;
  /** x − p_n/q_n, enclosed to a relative width of 10^−significant, or as far as the digits of x go. */
  readonly error: Enclosure;
}

/** Significant digits of an error. */
const significant = 12;

/**
 * The convergents of a number with their errors, each error enclosed: rigorous, whatever the terms.
 * @param terms the terms a_0, a_1, … of x, at most as many as are to be tabled
 * @param enclose x to so many digits; x is irrational
 * @param mostDigits to which it can be enclosed
 */
export function convergentTable(
  terms: readonly bigint[],
  signs: SignPattern,
  enclose: (digits: number) => Enclosure,
  mostDigits = Infinity,
): TabledConvergent[] {
  const rows = [...convergents(terms, signs)];
  const estimate = correctDigits([...terms, 1n], signs).at(-1) ?? 0;
  for (let wanted = Math.ceil(Math.max(estimate, 0)) + 2 * significant; ; wanted *= 2) {
    const digits = Math.min(wanted, mostDigits);
    const x = enclose(digits);
    // The convergent is rounded outward, too, at many more bits than the error has.
    const bits = Math.max(x.bits, bitsForDigits(digits)) + 8;
    const tabled = rows.map((convergent, n): TabledConvergent => ({
      ...convergent,
      n,
      term: terms[n]!,
      sign: signAfter(signs, n),
      error: subtractEnclosures(x, encloseRational(rational(convergent.p, convergent.q), bits)),
    }));
    if (digits === mostDigits || tabled.every(({ error }) => isSharp(error))) return tabled;
  }
}

/** A convergent of a general fraction, exactly, and how far the value is from it. */
export interface GeneralConvergent {
  /** p_n/q_n; null for q_n = 0. */
  readonly value: Rational | null;
  /** x − p_n/q_n, enclosed; null where no criterion shows where x is, or where it may be 0. */
  readonly error: Enclosure | null;
}

/** Digits of the value that the errors of a general fraction may take. */
const mostGeneralDigits = 1920;

/** The convergents of a general fraction, with their errors where a criterion shows its value (see evaluateGeneral). */
export function generalConvergentTable(fraction: GeneralFraction, count: number): GeneralConvergent[] {
  const values = generalConvergents(fraction, count).map(quotientOf);
  let rows = values.map((value): GeneralConvergent => ({ value, error: null }));
  for (let digits = 30; digits <= mostGeneralDigits; digits *= 2) {
    const interval = evaluateGeneral(fraction, digits);
    if (!interval) break;
    const bits = bitsForDigits(digits) + 16;
    const x = {
      lo: encloseRational(interval.lo, bits).lo,
      hi: encloseRational(interval.hi, bits).hi,
      bits,
    };
    rows = values.map((value) => {
      const error = value && subtractEnclosures(x, encloseRational(value, bits));
      return { value, error: error && isSharp(error) ? error : null };
    });
    if (rows.every(({ value, error }) => !value || error)) break;
  }
  return rows;
}

/** Whether 0 lies outside and the relative width is small. */
function isSharp({ lo, hi }: Enclosure): boolean {
  if (lo <= 0n && hi >= 0n) return false;
  return (hi - lo) * 10n ** BigInt(significant) <= absolute(lo);
}
