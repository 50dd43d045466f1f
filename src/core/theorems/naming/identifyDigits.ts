import { constantFromExpression } from '../../constants/constants.ts';
import { isQuadratic } from '../../family.ts';
import { convergents } from '../../fractions/convergence.ts';
import { endsOfEnclosure, expand } from '../../fractions/expand.ts';
import type { RationalEnds } from '../../fractions/expand.ts';
import type { InterlacedFraction, SignedContinuedFraction } from '../../fractions/fraction.ts';
import { meet } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { absolute, bitLength, floorDivide, gcd } from '../../numbers/integers.ts';
import { multiplyMatrices } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { encloseValue } from '../../value.ts';
import { closedForm, radicalForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { findPeriodicCertificate } from '../certificates/finder.ts';
import { foldFraction } from '../certificates/folding.ts';
import { applyToQuadratic } from '../classical/quadraticNumber.ts';
import { recognizeSimple } from '../../esma/recognize.ts';
import { relationToBessel } from './relation.ts';

/** The name of a number that is known by its digits: a conjecture, however many digits agree; or why there is none. */
export type DigitIdentification =
  | {
      readonly identified: true;
      readonly form: ClosedForm;
      /** Where the pattern showed: map(x) is this simple fraction; null where integer relations named the number. */
      readonly pattern: { readonly fraction: SignedContinuedFraction; readonly map: Matrix } | null;
      /** Decimal digits of the number that the closed form meets. */
      readonly digits: number;
    }
  | { readonly identified: false; readonly reason: string };

/** Largest determinant of the maps that are tried, unless the caller says otherwise. */
export const defaultDeterminant = 100;

/** Largest linear complexity that is looked for in the simple fractions of the images. */
const imageOrder = 24;

/** Largest one in the simple fraction of the number itself. */
const ownOrder = 200;

/**
 * Names a number from its digits. The number itself and its images (a x + b)/d with a d = D, 0 ≤ b < d, are expanded:
 * every Möbius image of determinant D of a number with a simple pattern has one of them with the same tail
 * (THEORY.md, "What ESMA can find"), so the pattern shows there in its shortest form. It is folded into a closed form,
 * and that must agree with all digits. Where no pattern shows, since orders and arguments are fractions,
 * relations to the simplest canonical fractions are looked for (relation.ts).
 * @param x holds the number; its width says how many digits are known
 * @param largestDeterminant D up to which images are tried, ≥ 1
 */
export function identifyDigits(x: Enclosure, largestDeterminant = defaultDeterminant): DigitIdentification {
  const digits = knownDigits(x);
  const fraction = rationalCandidate(x);
  if (fraction) return unidentified(`the digits are those of the rational number ${fraction}`);
  // Brought to 1 ≤ x < 2, where the expansion is quickest.
  const whole = floorDivide(x.lo, 1n << BigInt(x.bits)) - 1n;
  const shifted = {
    lo: x.lo - (whole << BigInt(x.bits)),
    hi: x.hi - (whole << BigInt(x.bits)),
    bits: x.bits,
  };
  for (let determinant = 1; determinant <= largestDeterminant; determinant++) {
    for (const image of imagesOf(BigInt(determinant))) {
      const order = determinant === 1 ? ownOrder : imageOrder;
      const found = recognizeSimple(endsOfImage(shifted, image), order);
      if (!found || (determinant > 1 && isQuadratic(found))) continue;
      const map = { a: image.a, b: image.b - image.a * whole, c: 0n, d: image.d };
      const form = nameOf(found, map);
      if (!form) continue;
      const value = encloseValue(constantFromExpression(form.constant), form.value, digits + 5);
      if (meet(value, x)) return { identified: true, form, pattern: { fraction: found, map }, digits };
    }
  }
  const form = relationToBessel(x, digits);
  return form
    ? { identified: true, form, pattern: null, digits }
    : unidentified(
        `no closed form is known here: no image of determinant up to ${largestDeterminant} has a simple fraction with a pattern that folds, and there is no relation to a Bessel ratio of small order and argument`,
      );
}

function unidentified(reason: string): DigitIdentification {
  return { identified: false, reason };
}

/** Decimal digits that the width of the interval allows, 0 at the least. */
function knownDigits({ lo, hi, bits }: Enclosure): number {
  return Math.max(0, Math.floor((bits - bitLength(hi - lo)) * Math.log10(2)));
}

/** Digits that a rational candidate must explain beyond those that it takes to write it down. */
const spareDigits = 20;

/** The simplest fraction in the interval as a text, where it is far simpler than its width would make likely. */
function rationalCandidate(x: Enclosure): string | null {
  const scale = 1n << BigInt(x.bits);
  const middle = { numerator: x.lo + x.hi, denominator: 2n * scale };
  const { terms } = expand({ lo: middle, hi: middle }, [1], 4 * x.bits);
  for (const { p, q } of convergents(terms.map(BigInt), [1])) {
    if (x.lo * q > p * scale || p * scale > x.hi * q) continue;
    const size = bitLength(absolute(p)) + bitLength(q);
    const known = knownDigits(x) / Math.log10(2);
    return size + spareDigits / Math.log10(2) < known ? `${p}/${q}` : null;
  }
  return null;
}

/** The matrices [[a, b], [0, d]] with a d = D, 0 ≤ b < d and coprime entries: one for each tail. */
function* imagesOf(determinant: bigint): Generator<Matrix> {
  for (let d = 1n; d <= determinant; d++) {
    if (determinant % d !== 0n) continue;
    const a = determinant / d;
    for (let b = 0n; b < d; b++) if (gcd(gcd(a, b), d) === 1n) yield { a, b, c: 0n, d };
  }
}

function endsOfImage(x: Enclosure, { a, b, d }: Matrix): RationalEnds {
  const { lo, hi } = endsOfEnclosure(x);
  const image = (end: RationalEnds['lo']): RationalEnds['lo'] => ({
    numerator: a * end.numerator + b * end.denominator,
    denominator: d * end.denominator,
  });
  return { lo: image(lo), hi: image(hi) };
}

/** The closed form of the x with map(x) = fraction. */
function nameOf(fraction: InterlacedFraction, map: Matrix): ClosedForm | null {
  const back = { a: map.d, b: -map.b, c: 0n, d: map.a };
  if (isQuadratic(fraction)) {
    const finding = findPeriodicCertificate(fraction);
    const value = finding.found ? applyToQuadratic(back, finding.certificate.value) : null;
    return value && radicalForm(value);
  }
  const image = foldFraction(fraction);
  return image && closedForm({ fraction: image.fraction, matrix: multiplyMatrices(back, image.matrix) });
}
