import { apparentRational, apparentSentence } from '../../constants/apparentRational.ts';
import type { Constant } from '../../constants/constant.ts';
import { constantFromText } from '../../constants/constants.ts';
import { formatExpression } from '../../constants/formatExpression.ts';
import { parseExpression } from '../../constants/parser.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import { evaluateFraction } from '../../fractions/evaluate.ts';
import type { SignedContinuedFraction } from '../../fractions/fraction.ts';
import { decimalExpansion } from '../../numbers/decimal.ts';
import type { Rational } from '../../numbers/rational.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import { knownResult } from '../classical/known.ts';
import type { KnownResult } from '../classical/known.ts';
import { quadraticOf } from '../classical/quadraticExpression.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { closedForm, radicalForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { identifyFraction } from './identifyFraction.ts';
import { digitsOfEnclosure, fewestDigits, isWithinReach, largestMagnitude } from './interval.ts';
import type { KnownDigits } from './interval.ts';
import { nameKey } from './name.ts';
import { nameKnownDigits } from './nameDigits.ts';
import type { DigitName, DigitNaming } from './nameDigits.ts';
import { periodicValue } from './polynomial/constantElements.ts';
import { divergenceReason } from './polynomial/divergence.ts';
import { endingOf } from './polynomial/ending.ts';
import type { Ending } from './polynomial/ending.ts';
import { tendsToInfinity } from './polynomial/closedForm.ts';
import { asMeant, polynomialFraction } from './polynomial/fractionOfPolynomials.ts';
import { namePolynomialFraction } from './polynomial/namePolynomial.ts';
import type { PolynomialNaming } from './polynomial/namePolynomial.ts';
import type { SequenceNaming } from './sequence/nameSequence.ts';
import { unfold } from '../../esma/unfold.ts';
import type { GeneralFraction } from '../../fractions/toolbox/generalFraction.ts';

/**
 * What a number is called, and how sure that is; or why it has no name here, a sentence without full stop. `fromOne`: the
 * numerators of the fraction were read as b_k with k from 1, since b_1 would be 0.
 */
export type Naming = NamingByKind & { readonly fromOne?: boolean };

type NamingByKind =
  /** By a certificate that the checker has accepted; `known` where the tail is in the catalogue. */
  | { readonly kind: 'certified'; readonly form: ClosedForm; readonly known: KnownResult | null }
  /** By exact algebra from the theorem that gives its continued fraction. */
  | { readonly kind: 'derived'; readonly form: ClosedForm }
  /** `ends`: the index of the first numerator that is 0, where a fraction has one. */
  | { readonly kind: 'rational'; readonly value: Rational; readonly ends: bigint | null }
  /** By its digits: conjectures, the best first. */
  | { readonly kind: 'conjectured'; readonly answers: readonly DigitName[]; readonly known: KnownDigits }
  /** No formula explains the digits by enough; `undecided` is the best, where a few more digits would decide. */
  | { readonly kind: 'unnamed'; readonly known: KnownDigits; readonly undecided: DigitNaming['undecided'] }
  /** A polynomial continued fraction: closed form by theorem, value, and names by its digits. */
  | PolynomialNaming
  /** A sequence of integers: its recurrences, and the fraction that it would be. */
  | SequenceNaming
  /** `value`: its first digits, proved, where it is the value of an admissible fraction. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly value?: string | null };

/** What naming by digits works with. */
export interface NamingTools {
  readonly catalogue: Catalogue;
  /** Largest determinant of the images that are looked at for a pattern. */
  readonly determinant: number;
}

/** Digits of an expression's value that are looked at where no theorem names it. */
const digitsOfExpression = 120;
/** Digits of a value without a name. */
const shownDigits = 57;

/** The name of a fraction's value. */
export function nameFraction(fraction: SignedContinuedFraction): Naming {
  const identification = identifyFraction(fraction);
  if (!identification.ok)
    return { kind: 'unknown', reason: identification.reason, value: valueOfFraction(fraction) };
  return { kind: 'certified', form: identification.form, known: knownResult(fraction) };
}

function valueOfFraction(fraction: SignedContinuedFraction): string | null {
  if (inadmissibility(fraction) !== null) return null;
  return decimalExpansion(evaluateFraction(fraction, shownDigits + 5), shownDigits) ?? null;
}

/** The name of the value of a fraction with polynomial numerators. */
export function nameGeneralFraction(written: GeneralFraction, { catalogue }: NamingTools): Naming {
  const { fraction, fromOne } = asMeant(written);
  return { ...nameRead(fraction, catalogue), fromOne };
}

/** The name of a fraction whose first numerator is not 0 unless all are. */
function nameRead(fraction: GeneralFraction, catalogue: Catalogue): Naming {
  const ending = endingOf(fraction);
  if (ending) return nameOfEnding(ending);
  const unfolded = unfold(fraction);
  const signed = unfolded.ok ? nameFraction(unfolded.fraction) : null;
  if (signed && signed.kind === 'certified') return signed;
  const diverges = divergenceReason(fraction);
  if (diverges !== null) return { kind: 'unknown', reason: `it has no value, but diverges: ${diverges}` };
  const naming = namePolynomialFraction(fraction, catalogue);
  if (naming) return naming;
  const own = polynomialFraction(fraction);
  if (own && tendsToInfinity(own))
    return { kind: 'unknown', reason: 'it has no value: its convergents tend to ∞, by Pincherle’s theorem' };
  if (periodicValue(fraction)?.kind === 'infinite')
    return {
      kind: 'unknown',
      reason: 'it has no value: its convergents tend to ∞, a fixed point of its period',
    };
  const reason = unfolded.ok
    ? 'no closed form is known here'
    : `no theorem in use reaches it, and it comes from no signed fraction here: ${unfolded.reason}`;
  return { kind: 'unknown', reason };
}

function nameOfEnding({ last, value }: Ending): Naming {
  if (value) return { kind: 'rational', value, ends: last };
  const end = `it ends at its numerator ${last}, which is 0`;
  return {
    kind: 'unknown',
    reason:
      value === null
        ? `${end}, and has no value: its last denominator is 0`
        : `${end}: it is rational, and its value is not calculated here`,
  };
}

/** The simplest name of a number that is given by an expression. @throws InputError */
export function nameExpression(text: string, tools: NamingTools): Naming {
  const constant = constantFromText(text);
  if (constant.rationalValue) return { kind: 'rational', value: constant.rationalValue, ends: null };
  const expression = parseExpression(text);
  const radical = quadraticOf(expression);
  const image = canonicalImage(expression);
  const form = radical ? radicalForm(radical) : image && closedForm(image);
  if (form) return { kind: 'derived', form };
  const naming = nameConstant(constant, tools, digitsOfExpression);
  if (naming.kind !== 'conjectured') return naming;
  // Its own expression is no news.
  const own = formatExpression(expression);
  const answers = naming.answers.filter(({ name }) => nameKey(name) !== own);
  return answers.length > 0
    ? { ...naming, answers }
    : { kind: 'unknown', reason: `no other name than ${own} is known here` };
}

/** The name of a number by the digits of its enclosure, or by so many of them at most. */
export function nameConstant(constant: Constant, tools: NamingTools, mostDigits = Infinity): Naming {
  const enclosure = constant.enclose(Math.min(mostDigits, constant.digitsLimit));
  const known = digitsOfEnclosure(enclosure);
  if (known) return nameDigits(known, tools);
  const apparent = apparentRational(constant);
  return {
    kind: 'unknown',
    reason: apparent
      ? apparentSentence('the number', apparent)
      : `fewer than ${fewestDigits} significant digits are known, too few to name it`,
  };
}

/** The name of a number that is known by its digits. */
export function nameDigits(known: KnownDigits, { catalogue, determinant }: NamingTools): Naming {
  if (!isWithinReach(known))
    return {
      kind: 'unknown',
      reason: `the number is too ${known.size.numerator < known.size.denominator ? 'near to 0' : 'large'} to be named by its digits: they are looked at from 10^-${largestMagnitude} to 10^${largestMagnitude}`,
    };
  const { answers, undecided } = nameKnownDigits(known, catalogue, determinant);
  return answers.length > 0 ? { kind: 'conjectured', answers, known } : { kind: 'unnamed', known, undecided };
}
