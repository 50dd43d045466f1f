import { constantFromText } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import { parseExpression } from '../../constants/parser.ts';
import type { SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { Rational } from '../../numbers/rational.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import { closedForm, radicalForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { identifyFraction } from './identifyFraction.ts';
import { identifyDigits } from './identifyDigits.ts';
import type { DigitIdentification } from './identifyDigits.ts';
import { knownResult } from '../classical/known.ts';
import type { KnownResult } from '../classical/known.ts';
import { quadraticOf } from '../classical/quadraticNumber.ts';

/** What a number is called, and how sure that is; or why it has no name here, a sentence without full stop. */
export type Naming =
  /** By a certificate that the checker has accepted; `known` where the tail is in the catalogue. */
  | { readonly kind: 'certified'; readonly form: ClosedForm; readonly known: KnownResult | null }
  /** By exact algebra from the theorem that gives its continued fraction. */
  | { readonly kind: 'derived'; readonly form: ClosedForm }
  | { readonly kind: 'rational'; readonly value: Rational }
  | {
      readonly kind: 'conjectured';
      readonly identification: Extract<DigitIdentification, { identified: true }>;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Digits of an expression's value that are looked at where no theorem names it. */
const digitsOfExpression = 300;

/** The name of a fraction's value. */
export function nameFraction(fraction: SignedContinuedFraction): Naming {
  const identification = identifyFraction(fraction);
  if (!identification.identified) return { kind: 'unknown', reason: identification.reason };
  return { kind: 'certified', form: identification.form, known: knownResult(fraction) };
}

/** The simplest name of a number that is given by an expression. @throws InputError */
export function nameExpression(text: string, determinant: number): Naming {
  const constant = constantFromText(text);
  if (constant.rationalValue) return { kind: 'rational', value: constant.rationalValue };
  const expression = parseExpression(text);
  const radical = quadraticOf(expression);
  const image = canonicalImage(expression);
  const form = radical ? radicalForm(radical) : image && closedForm(image);
  if (form) return { kind: 'derived', form };
  const digits = Math.min(digitsOfExpression, constant.digitsLimit);
  return naming(identifyDigits(constant.enclose(digits), determinant));
}

/** The name of a number that is known by its digits. */
export function nameDigits(constant: Constant, determinant: number): Naming {
  return naming(identifyDigits(constant.enclose(constant.digitsLimit), determinant));
}

function naming(identification: DigitIdentification): Naming {
  return identification.identified
    ? { kind: 'conjectured', identification }
    : { kind: 'unknown', reason: identification.reason };
}
