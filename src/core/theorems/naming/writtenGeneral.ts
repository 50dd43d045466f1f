import { constantFromText } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import { recognizeRule } from '../../esma/recognize.ts';
import { endsOfEnclosure } from '../../fractions/expand.ts';
import { termsOf } from '../../fractions/fraction.ts';
import { numeratorFault, numeratorsOfWord } from '../../fractions/numerators.ts';
import type { Numerators } from '../../fractions/numerators.ts';
import { generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../fractions/toolbox/generalFraction.ts';
import { sequenceOfTerms } from '../../fractions/toolbox/sequence.ts';
import type { RationalSequence } from '../../fractions/toolbox/sequence.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import { meet } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { absolute, integerRoot } from '../../numbers/integers.ts';
import { interpolate, multiplyPolynomials } from '../../numbers/polynomial.ts';
import { rational } from '../../numbers/rational.ts';
import { polynomialClosedForm } from './polynomial/closedForm.ts';
import { polynomialFraction, withNumeratorsFromOne } from './polynomial/fractionOfPolynomials.ts';
import { measuredValue } from './polynomial/measure.ts';
import type { Reading } from './reading.ts';
import type { WrittenValue } from './writtenValue.ts';

/** Terms and numerators may stand apart from the rule at the beginning: so many, as in 4/(1 + 1/(3 + 4/(5 + …))). */
const longestHead = 2;
/** Longest word of polynomials. */
const longestWord = 3;
/** Digits of a value in which its expansion is looked for, and the largest order. */
const [expandedDigits, expandedOrder] = [400, 24];
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
  { terms, numerators, lastSign, numeratorRule }: WrittenTerms,
): Reading | null {
  if (constant.digitsLimit < agreedDigits) return null;
  const expansion = expansionOfValue(constant, terms, numerators, numeratorRule);
  if (expansion)
    return {
      kind: 'fraction',
      written: { kind: 'general', fraction: expansion },
      origin: { kind: 'value', constant: text, proved: false },
    };
  for (const fraction of candidates(terms, numerators, lastSign, numeratorRule)) {
    const value = constant.enclose(agreedDigits + 10);
    if (!isNear(fraction, value)) continue;
    if (!agrees(fraction, value) && !agreesByTheorem(fraction, value) && !agreesMeasured(fraction, value))
      continue;
    return {
      kind: 'fraction',
      written: { kind: 'general', fraction },
      origin: { kind: 'value', constant: text, proved: false },
    };
  }
  return null;
}

/**
 * The expansion of the value under the numerators that are written, by the algorithm that searches use, where it begins with
 * the written terms: they may have any preperiod and any period then.
 */
function expansionOfValue(
  constant: Constant,
  terms: readonly bigint[],
  written: readonly bigint[],
  rule: RationalSequence | null,
): GeneralFraction | null {
  const ends = endsOfEnclosure(constant.enclose(Math.min(expandedDigits, constant.digitsLimit)));
  const words = rule
    ? [rule]
    : Array.from({ length: longestWord }, (_, i) => through(written, 0, i + 1, mostDegrees.numerators));
  for (const word of words) {
    const numerators = word && numeratorsOf(word);
    const found = numerators && recognizeRule(ends, numerators, expandedOrder);
    if (found && termsOf(found, terms.length).every((term, n) => term === terms[n]))
      return { terms: sequenceOfTerms(found), numerators: word };
  }
  return null;
}

/** A sequence of numerators as searches take it; null where they take none such. */
function numeratorsOf({ preperiod, polynomials }: RationalSequence): Numerators | null {
  if (preperiod.length > 0 || polynomials.flat().some(({ denominator }) => denominator !== 1n)) return null;
  const word = polynomials.map((polynomial) => polynomial.map(({ numerator }) => numerator));
  return numeratorFault(word) === null ? numeratorsOfWord(word) : null;
}

/** Shorter heads and lower degrees first. */
function* candidates(
  terms: readonly bigint[],
  numerators: readonly bigint[],
  lastSign: bigint | null,
  numeratorRule: RationalSequence | null,
): Generator<GeneralFraction> {
  // Of the numerator before the dots only the sign is known.
  const unit = numerators.every((b) => b === 1n || b === -1n);
  const known = unit && lastSign !== null ? [...numerators, lastSign] : numerators;
  for (let heads = 0; heads <= 2 * longestHead; heads++) {
    for (let head = Math.max(0, heads - longestHead); head <= Math.min(heads, longestHead); head++) {
      const a = through(terms, head, 1, mostDegrees.terms);
      if (!a) continue;
      if (numeratorRule) {
        if (heads === head) yield { terms: a, numerators: numeratorRule };
        continue;
      }
      for (const b of [
        through(known, heads - head, 1, mostDegrees.numerators),
        throughSquares(known, heads - head),
      ])
        if (b) yield { terms: a, numerators: b };
    }
  }
}

/**
 * The polynomials through all numbers behind a head, one for each place of a word; null where a degree is too large, or
 * where a polynomial is any.
 */
function through(
  numbers: readonly bigint[],
  head: number,
  word: number,
  mostDegree: number,
): RationalSequence | null {
  const tail = numbers.slice(head);
  const polynomials = Array.from({ length: word }, (_, place) => {
    const numbersOfClass = tail.filter((_, n) => n % word === place);
    const polynomial = interpolate(numbersOfClass);
    const isAny = numbersOfClass.length < 2 || polynomial.length > mostDegree + 1;
    return isAny || polynomial.length === 0 ? null : polynomial;
  });
  if (polynomials.some((polynomial) => polynomial === null)) return null;
  return {
    preperiod: numbers.slice(0, head).map((n) => rational(n)),
    polynomials: polynomials.map((polynomial) => polynomial!),
  };
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

/** Whether the value of a fraction that converges slowly, as two calculations with its asymptotic tail have it, is this. */
function agreesMeasured(fraction: GeneralFraction, value: Enclosure): boolean {
  const own = polynomialFraction(fraction);
  const measured = own && measuredValue(withNumeratorsFromOne(own) ?? own);
  if (!measured) return false;
  const read = constantFromText(measured.text).enclose(Math.min(agreedDigits, measured.text.length - 4));
  return meet(read, value);
}

/** Whether convergents move as much as they are away from the value, or nearly: what else is looked at takes much longer. */
function isNear(fraction: GeneralFraction, { lo, hi, bits }: Enclosure): boolean {
  const convergents = generalConvergents(fraction, comparedConvergent);
  const [late, last, half] = [1, 2, comparedConvergent / 2].map((back) => {
    const quotient = quotientOf(convergents[comparedConvergent - back]!);
    return quotient && (quotient.numerator << BigInt(bits)) / quotient.denominator;
  });
  if (late == null || last == null || half == null) return false;
  const moved = [absolute(late - last), absolute(late - half)].sort((x, y) => (x < y ? 1 : -1))[0]!;
  const tolerance = 4n * moved + (1n << BigInt(bits)) / 10n ** BigInt(agreedDigits);
  return lo - tolerance <= late && late <= hi + tolerance;
}

function agrees(fraction: GeneralFraction, { lo, hi, bits }: Enclosure): boolean {
  const value = quotientOf(generalConvergents(fraction, comparedConvergent)[comparedConvergent - 1]!);
  if (!value) return false;
  const scaled = (value.numerator << BigInt(bits)) / value.denominator;
  const tolerance = (1n << BigInt(bits)) / 10n ** BigInt(agreedDigits);
  return lo - tolerance <= scaled && scaled <= hi + tolerance;
}
