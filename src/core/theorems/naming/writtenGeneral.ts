import { generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../fractions/toolbox/generalFraction.ts';
import type { RationalSequence } from '../../fractions/toolbox/sequence.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { integerRoot } from '../../numbers/integers.ts';
import { interpolate, multiplyPolynomials } from '../../numbers/polynomial.ts';
import { rational } from '../../numbers/rational.ts';
import { polynomialClosedForm } from './polynomial/closedForm.ts';
import { polynomialFraction, withNumeratorsFromOne } from './polynomial/fractionOfPolynomials.ts';
import type { Reading } from './reading.ts';
import type { WrittenValue } from './writtenValue.ts';

/** Terms and numerators may stand apart from the rule at the beginning: so many, as in 4/(1 + 1/(3 + 4/(5 + …))). */
const longestHead = 2;
/** Largest degrees of the polynomials through what is written. */
const mostDegrees = { terms: 1, numerators: 2 };
/** The convergent that is compared with the value, and the digits in which it must agree: chance is no matter there. */
const comparedConvergent = 160;
const agreedDigits = 30;

/**
 * The fraction with polynomials for its terms and its numerators that begins as it is written and has the value to 30 digits;
 * null where there is none. The numerators need not be ±1, nor their signs be repeated from the beginning: tan 1 =
 * 1/(1 − 1/(3 − 1/(5 − …))). The value decides, so that as many numbers as a polynomial has coefficients are enough.
 */
export function generalFractionOfValue(
  { text, constant }: WrittenValue,
  { terms, numerators, lastSign }: WrittenTerms,
): Reading | null {
  if (constant.digitsLimit < agreedDigits) return null;
  for (const fraction of candidates(terms, numerators, lastSign)) {
    const value = constant.enclose(agreedDigits + 10);
    if (!agrees(fraction, value) && !agreesByTheorem(fraction, value)) continue;
    return {
      kind: 'fraction',
      written: { kind: 'general', fraction },
      origin: { kind: 'value', constant: text, proved: false },
    };
  }
  return null;
}

/** Shorter heads and lower degrees first. */
function* candidates(
  terms: readonly bigint[],
  numerators: readonly bigint[],
  lastSign: bigint | null,
): Generator<GeneralFraction> {
  // Of the numerator before the dots only the sign is known.
  const unit = numerators.every((b) => b === 1n || b === -1n);
  const known = unit && lastSign !== null ? [...numerators, lastSign] : numerators;
  for (let heads = 0; heads <= 2 * longestHead; heads++) {
    for (let head = Math.max(0, heads - longestHead); head <= Math.min(heads, longestHead); head++) {
      const a = through(terms, head, mostDegrees.terms);
      if (!a) continue;
      for (const b of [
        through(known, heads - head, mostDegrees.numerators),
        throughSquares(known, heads - head),
      ])
        if (b) yield { terms: a, numerators: b };
    }
  }
}

/** The polynomial through all numbers behind a head; null where its degree is too large, or where it is any. */
function through(numbers: readonly bigint[], head: number, mostDegree: number): RationalSequence | null {
  const tail = numbers.slice(head);
  const polynomial = interpolate([...tail]);
  if (tail.length < 2 || polynomial.length > mostDegree + 1 || polynomial.length === 0) return null;
  return { preperiod: numbers.slice(0, head).map((n) => rational(n)), polynomials: [polynomial] };
}

/** The square of the linear polynomial whose squares are behind a head, as 1, 4 are (k + 1)²; null where they are none. */
function throughSquares(numbers: readonly bigint[], head: number): RationalSequence | null {
  const tail = numbers.slice(head);
  if (tail.length < 2 || tail.some((n) => n < 0n || integerRoot(n, 2) ** 2n !== n)) return null;
  const root = interpolate(tail.map((n) => integerRoot(n, 2)));
  if (root.length !== 2) return null;
  return {
    preperiod: numbers.slice(0, head).map((n) => rational(n)),
    polynomials: [multiplyPolynomials(root, root)],
  };
}

/** Whether the closed form of a fraction that converges slowly, where a theorem gives one, has the value. */
function agreesByTheorem(fraction: GeneralFraction, value: Enclosure): boolean {
  const own = polynomialFraction(fraction);
  const form = own && polynomialClosedForm(withNumeratorsFromOne(own) ?? own);
  const enclosure = form?.value.enclose(value.bits);
  if (!enclosure) return false;
  const tolerance = (1n << BigInt(value.bits)) / 10n ** BigInt(agreedDigits);
  return enclosure.lo <= value.hi + tolerance && value.lo <= enclosure.hi + tolerance;
}

function agrees(fraction: GeneralFraction, { lo, hi, bits }: Enclosure): boolean {
  const value = quotientOf(generalConvergents(fraction, comparedConvergent)[comparedConvergent - 1]!);
  if (!value) return false;
  const scaled = (value.numerator << BigInt(bits)) / value.denominator;
  const tolerance = (1n << BigInt(bits)) / 10n ** BigInt(agreedDigits);
  return lo - tolerance <= scaled && scaled <= hi + tolerance;
}
