import { canonicalTail } from '../canonicalTail.ts';
import { meet } from '../../numbers/enclosure.ts';
import type { InterlacedFraction } from '../fraction.ts';
import { convergenceRate, rateTerms } from '../convergence.ts';
import { evaluateFraction } from '../evaluate.ts';
import { termsOf } from '../fraction.ts';
import { convertSigns } from './convert.ts';
import { limitOfRates } from './rateLimit.ts';
import type { RateLimit } from './rateLimit.ts';
import { equalSequences, sequenceOfTerms } from './sequence.ts';

/**
 * Whether two fractions have one value.
 * - equal: proved, their simple continued fractions are the same interlaced polynomials
 * - different: proved; they agree to `digits` digits after the point, about
 * - undecided: they agree to `digits` digits, and more cannot be said here
 */
interface Equality {
  readonly kind: 'equal' | 'different' | 'undecided';
  /** Digits after the point to which both agree; Infinity where they are equal. */
  readonly digits: number;
}

/** How two fractions compare in convergence. */
interface RateComparison {
  /** Digits a term over the first `rateTerms` terms: an estimate in floating point. */
  readonly rates: readonly [number, number];
  /**
   * What the quotient of the rates, first by second, tends to with the number of terms; null where both are periodic and
   * it is that of two logarithms without a known common measure, and 'infinite' where only the second is periodic.
   */
  readonly limit: RateLimit;
}

/** What can be said of two fractions. */
export interface Comparison {
  readonly equality: Equality;
  /** Whether they have one tail under one pattern. */
  readonly sameFamily: boolean;
  /**
   * Whether their simple continued fractions have one tail: then, and only then, the values are images of each other under
   * an integer Möbius map of determinant ±1 (Serret). null where that could not be found out.
   */
  readonly sameOrbit: boolean | null;
  readonly convergence: RateComparison;
}

/** Digits to which values are compared where the exact decision is not to be had. */
const mostDigits = 4096;

/** Compares two admissible fractions. @throws InputError where one is not admissible. */
export function compareFractions(first: InterlacedFraction, second: InterlacedFraction): Comparison {
  const [x, y] = [convertSigns(first, [1]), convertSigns(second, [1])];
  const exact = x.kind === 'interlaced' && y.kind === 'interlaced';
  const same = exact && equalSequences(sequenceOfTerms(x.fraction.rule), sequenceOfTerms(y.fraction.rule));
  return {
    equality: same
      ? { kind: 'equal', digits: Infinity }
      : byEnclosures(first, second, exact ? Infinity : mostDigits),
    sameFamily: canonicalTail(first).text === canonicalTail(second).text,
    sameOrbit: exact ? canonicalTail(x.fraction).text === canonicalTail(y.fraction).text : null,
    convergence: { rates: [rateOf(first), rateOf(second)], limit: limitOfRates(first, second) },
  };
}

/** Compares the values themselves, to twice as many digits each time; a limit of Infinity is for values known to differ. */
function byEnclosures(first: InterlacedFraction, second: InterlacedFraction, limit: number): Equality {
  for (let digits = 16; digits <= limit; digits *= 2) {
    const [x, y] = [evaluateFraction(first, digits), evaluateFraction(second, digits)];
    if (meet(x, y)) continue;
    const bits = Math.max(x.bits, y.bits);
    const scaled = (end: bigint, own: number) => end << BigInt(bits - own);
    const above = scaled(x.lo, x.bits) - scaled(y.hi, y.bits);
    const below = scaled(y.lo, y.bits) - scaled(x.hi, x.bits);
    return { kind: 'different', digits: leadingZeros(above > below ? above : below, bits) };
  }
  return { kind: 'undecided', digits: limit };
}

/** ⌊−log₁₀(n/2^bits)⌋ and at least 0: zeros after the point before the first other digit. */
function leadingZeros(n: bigint, bits: number): number {
  let zeros = 0;
  for (let scaled = n * 10n; scaled < 1n << BigInt(bits); scaled *= 10n) zeros++;
  return zeros;
}

function rateOf({ rule, signs }: InterlacedFraction): number {
  return convergenceRate(termsOf(rule, rateTerms + 1), signs);
}
