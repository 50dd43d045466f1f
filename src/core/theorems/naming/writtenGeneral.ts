import { constantFromText } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import { recognizeRule } from '../../esma/recognize.ts';
import { endsOfEnclosure } from '../../fractions/expand.ts';
import { termsOf } from '../../fractions/fraction.ts';
import { numeratedRules } from '../../fractions/guessNumerated.ts';
import { wordedRules } from '../../fractions/guessWorded.ts';
import { generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../fractions/toolbox/generalFraction.ts';
import { searchedNumerators } from '../../fractions/toolbox/searchedFraction.ts';
import { sequenceOfTerms } from '../../fractions/toolbox/sequence.ts';
import type { RationalSequence } from '../../fractions/toolbox/sequence.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import { meet } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { absolute } from '../../numbers/integers.ts';
import { interpolate } from '../../numbers/polynomial.ts';
import { polynomialClosedForm } from './polynomial/closedForm.ts';
import { polynomialFraction, withNumeratorsFromOne } from './polynomial/fractionOfPolynomials.ts';
import { measuredValue } from './polynomial/measure.ts';
import type { Reading } from './reading.ts';
import type { WrittenValue } from './writtenValue.ts';

/** Longest word of polynomials. */
const longestWord = 3;
/** Digits of a value in which its expansion is looked for, and the largest order. */
const [expandedDigits, expandedOrder] = [400, 24];
/** Largest degree of the polynomials of a word. */
const mostDegree = 2;
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
  written: WrittenTerms,
): Reading | null {
  if (constant.digitsLimit < agreedDigits) return null;
  const expansion = expansionOfValue(constant, written);
  if (expansion)
    return {
      kind: 'fraction',
      written: { kind: 'general', fraction: expansion },
      origin: { kind: 'value', constant: text, proved: false },
    };
  for (const { fraction } of numeratedRules(written)) {
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
  if (written.numeratorRule) return null;
  const precise = constant.enclose(agreedDigits + 10);
  for (const fraction of wordedRules(written))
    if (isNear(fraction, precise) && agrees(fraction, precise))
      return {
        kind: 'fraction',
        written: { kind: 'general', fraction },
        origin: { kind: 'value', constant: text, proved: false },
      };
  return null;
}

/**
 * The expansion of the value under the numerators that are written, by the algorithm that searches use, where it begins with
 * the written terms: they may have any preperiod and any period then.
 */
function expansionOfValue(
  constant: Constant,
  { terms, numerators, numeratorRule }: WrittenTerms,
): GeneralFraction | null {
  const ends = endsOfEnclosure(constant.enclose(Math.min(expandedDigits, constant.digitsLimit)));
  const words = numeratorRule
    ? [numeratorRule]
    : Array.from({ length: longestWord }, (_, i) => wordThrough(numerators, i + 1));
  for (const word of words) {
    const searched = word && searchedNumerators(word);
    const found = searched && recognizeRule(ends, searched, expandedOrder);
    if (found && termsOf(found, terms.length).every((term, n) => term === terms[n]))
      return { terms: sequenceOfTerms(found), numerators: word };
  }
  return null;
}

/** The polynomials through the numbers at each place of a word; null where a degree is too large, or a polynomial is any. */
function wordThrough(numbers: readonly bigint[], word: number): RationalSequence | null {
  const polynomials = Array.from({ length: word }, (_, place) => {
    const numbersOfClass = numbers.filter((_, n) => n % word === place);
    const polynomial = interpolate(numbersOfClass);
    const isAny = numbersOfClass.length < 2 || polynomial.length > mostDegree + 1;
    return isAny || polynomial.length === 0 ? null : polynomial;
  });
  if (polynomials.some((polynomial) => polynomial === null)) return null;
  return { preperiod: [], polynomials: polynomials.map((polynomial) => polynomial!) };
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
