import { InputError } from '../../errors.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import { evaluateFraction } from '../../fractions/evaluate.ts';
import { asGeneral } from '../../fractions/parseFraction.ts';
import type { WrittenFraction } from '../../fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import { sequenceAt } from '../../fractions/toolbox/sequence.ts';
import { decimalExpansion } from '../../numbers/decimal.ts';
import { encloseRational } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { bitsForDigits } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { readValue } from './writtenValue.ts';

/** Digits in which the two sides are compared, and those that are shown. */
const [comparedDigits, shownDigits] = [40, 10];
/** The convergents that stand for the value of a fraction with polynomial numerators. */
const comparedConvergent = 160;

/** Where the value of a fraction lies; isProved where that is certain if it has one. */
interface Place {
  readonly lo: Rational;
  readonly hi: Rational;
  readonly isProved: boolean;
}

/**
 * Compares a fraction that is given by its rule with the value beside it.
 * @param sides what stands on the other sides of the signs of equality
 * @throws InputError with both values where they differ
 */
export function refuseOtherValue(sides: readonly string[], written: WrittenFraction): void {
  const value = readValue(sides);
  if (!value) return;
  const place = placeOf(written);
  if (!place) return;
  const { lo, hi, bits } = value.constant.enclose(Math.min(comparedDigits, value.constant.digitsLimit));
  const [least, most] = [lo, hi].map((end) => Q.rational(end, 1n << BigInt(bits))) as [Rational, Rational];
  // What is only measured may be off by as much as its convergents still move, and a little.
  const width = place.isProved ? Q.rational(0n) : Q.rational(1n, 10n ** 6n);
  const isOther =
    Q.compare(most, Q.subtract(place.lo, width)) < 0 || Q.compare(least, Q.add(place.hi, width)) > 0;
  if (!isOther) return;
  const own = decimalExpansion({ lo, hi, bits }, Math.min(shownDigits, value.constant.digitsLimit - 1));
  const other = decimalExpansion(encloseRational(place.lo, bitsForDigits(comparedDigits)), shownDigits);
  throw new InputError(
    place.isProved
      ? `fraction: the two sides differ: ${value.text} is ${own ?? 'another number'}…, and the fraction is ${other ?? 'another'}….`
      : `fraction: the two sides seem to differ: ${value.text} is ${own ?? 'another number'}…, and the convergents of the fraction come to ${other ?? 'another number'}….`,
  );
}

/** null where the convergents settle nowhere so soon. */
function placeOf(written: WrittenFraction): Place | null {
  if (written.kind === 'signed' && inadmissibility(written.fraction) === null) {
    const { lo, hi, bits }: Enclosure = evaluateFraction(written.fraction, comparedDigits);
    return { lo: Q.rational(lo, 1n << BigInt(bits)), hi: Q.rational(hi, 1n << BigInt(bits)), isProved: true };
  }
  const general = asGeneral(written);
  const quotients = generalConvergents(general, comparedConvergent).slice(-6).map(quotientOf);
  if (quotients.some((quotient) => quotient === null)) return null;
  const sorted = quotients.map((quotient) => quotient!).sort(Q.compare);
  const [lo, hi] = [sorted[0]!, sorted[sorted.length - 1]!];
  // With positive elements the value lies between any two neighbouring convergents.
  const isProved = Array.from({ length: comparedConvergent }, (_, n) => n).every(
    (n) =>
      sequenceAt(general.numerators, n).numerator > 0n &&
      (n === 0 || sequenceAt(general.terms, n).numerator > 0n),
  );
  const isSettled = Q.compare(Q.subtract(hi, lo), Q.rational(1n, 10n ** 12n)) < 0;
  return isProved || isSettled ? { lo, hi, isProved } : null;
}
