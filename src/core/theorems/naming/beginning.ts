import { constantFromDigits } from '../../constants/constants.ts';
import { shifted } from '../../constants/numeral.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import { absolute, ceilDivide, powerOfTen } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { fewestDigits, log10, log10Integer } from './interval.ts';
import type { Reading } from './reading.ts';
import { endsOfWritten } from './writtenValue.ts';

/** Digits that are printed of such a number. */
const shownDigits = 12;

/**
 * The number whose fraction begins as it is written, known to as many digits as all such numbers share.
 * @param noRule why the terms are no fraction with a rule
 * @returns null where a value or other numerators than ±1 are written, where no admissible fraction begins so, and where the
 *   terms give fewer digits than a name takes
 */
export function numberThatBegins(written: WrittenTerms, noRule: string): Reading | null {
  const { terms, numerators, lastSign, values } = written;
  if (values.length > 0 || numerators.some((b) => absolute(b) !== 1n)) return null;
  const seen = [...numerators, ...(lastSign === null ? [] : [lastSign])].map((b) => (b > 0n ? 1 : -1));
  const ends = endsOfWritten(written, written.signs ?? seen);
  const digits = ends && sharedDigits(...ends);
  if (!digits) return null;
  const name = `[${terms[0]!}; ${terms.slice(1, 4).join(', ')}, …]`;
  const [exact] = digits.split('(') as [string];
  const short = exact.length > shownDigits + 2 ? `${exact.slice(0, shownDigits + 2)}…` : digits;
  return {
    kind: 'digits',
    constant: constantFromDigits(name, digits),
    noRule,
    notes: [
      `No rule shows in these ${terms.length} terms; they are those of a number that is ${short}, to all the digits that they give.`,
    ],
  };
}

/** What all numbers between two have in common, as digits with the units by which the last place may be off; null for too few. */
function sharedDigits(least: Rational, most: Rational): string | null {
  const width = Q.subtract(most, least);
  if (width.numerator === 0n) return null;
  const places = Math.ceil(-log10(width));
  if (places < 1) return null;
  const scale = powerOfTen(places);
  const floor = (x: Rational) => (x.numerator * scale) / x.denominator;
  const middle = floor(Q.divide(Q.add(least, most), Q.rational(2n)));
  if (middle === 0n) return null;
  const from = Q.subtract(most, Q.rational(middle, scale));
  const to = Q.subtract(Q.rational(middle, scale), least);
  const farther = Q.compare(from, to) > 0 ? from : to;
  const units = ceilDivide(farther.numerator * scale, farther.denominator);
  const digits = Math.floor(log10Integer(absolute(middle)) - log10Integer(2n * units));
  if (digits < fewestDigits) return null;
  const size = absolute(middle)
    .toString()
    .padStart(places + 1, '0');
  return `${middle < 0n ? '-' : ''}${shifted(size.slice(0, -places), size.slice(-places), 0)}(${units})`;
}
