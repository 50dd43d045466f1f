import { ContradictionError } from '../../errors.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import { evaluateFraction } from '../../fractions/evaluate.ts';
import { asGeneral } from '../../fractions/parseFraction.ts';
import type { WrittenFraction } from '../../fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import { sequenceAt } from '../../fractions/toolbox/sequence.ts';
import { decimalExpansion } from '../../numbers/decimal.ts';
import { encloseRational } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { bitsForDigits, powerOfTen } from '../../numbers/integers.ts';
import { substituteLinear } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { divergenceReason } from './polynomial/divergence.ts';
import { asMeant } from './polynomial/fractionOfPolynomials.ts';
import { readNumberSides } from './writtenValue.ts';

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

/** A number that stands beside a fraction. */
interface Stated {
  readonly text: string;
  readonly lo: Rational;
  readonly hi: Rational;
}

/**
 * Compares a fraction that is given by its rule with the values beside it.
 * @param sides what stands on the other sides of the signs of equality
 * @param origin a rule as TERMS @ NUMERATORS, a formula that says its own index, or a guess from terms, which is told then
 * @throws ContradictionError with both values where they differ, and where the fraction has none
 */
export function refuseOtherValue(
  sides: readonly string[],
  written: WrittenFraction,
  origin: 'rule' | 'formula' | 'guess' = 'formula',
): void {
  const all = statedPlaces(sides);
  const [first] = all;
  if (!first) return;
  const subject = origin === 'guess' ? 'fraction with the rule guessed from its terms' : 'fraction';
  const place = placeOf(written);
  if (!place) {
    const reason = divergenceReason(asMeant(asGeneral(written)).fraction);
    if (reason === null) return refuseDifferentValues(sides);
    throw new ContradictionError(
      `fraction: the two sides differ: ${ownOf(first)}, and the ${subject} diverges: ${reason}.`,
    );
  }
  const other = all.find((stated) => !meets(stated, place));
  if (!other) return place.isProved ? undefined : refuseDifferentValues(sides);
  const moved = origin === 'rule' ? fromOne(written) : null;
  const movedPlace = moved && placeOf(moved);
  const hint =
    movedPlace && meets(other, movedPlace)
      ? ' The numerators are b_1, b_2, … for k = 0, 1, …; with b_k for k = 1, 2, … both sides agree: put k+1 for k in them.'
      : '';
  const value = digitsOf(place) ?? 'another number';
  throw new ContradictionError(
    place.isProved
      ? `fraction: the two sides differ: ${ownOf(other)}, and the ${subject} is ${value}.${hint}`
      : `fraction: the two sides seem to differ: ${ownOf(other)}, and the convergents of the ${subject} come to ${value}.${hint}`,
  );
}

/** Whether a number may be that of a fraction. What is only measured may be off by as much as its convergents still move, and a little. */
function meets(stated: Stated, { lo, hi, isProved }: Place): boolean {
  const width = isProved ? Q.zero : Q.rational(1n, 10n ** 6n);
  return Q.compare(stated.hi, Q.subtract(lo, width)) >= 0 && Q.compare(stated.lo, Q.add(hi, width)) <= 0;
}

/** The fraction with its one polynomial for the numerators taken from k = 1 on; null where they are more than that. */
function fromOne(written: WrittenFraction): WrittenFraction | null {
  if (written.kind !== 'general') return null;
  const { numerators } = written.fraction;
  const [polynomial, ...others] = numerators.polynomials;
  if (!polynomial || others.length > 0 || numerators.preperiod.length > 0) return null;
  const moved = { preperiod: [], polynomials: [substituteLinear(polynomial, Q.one, Q.one)] };
  return { kind: 'general', fraction: { ...written.fraction, numerators: moved } };
}

/** What stands on the other side, with its digits where it is not written in digits. */
function ownOf(stated: Stated): string {
  const digits = digitsOf(stated);
  const isWritten = digits === null || stated.text.startsWith(digits.replace('…', ''));
  return isWritten ? `one is ${stated.text}` : `${stated.text} is ${digits}`;
}

/**
 * @param sides what stands on the sides of signs of equality, numbers among it
 * @throws ContradictionError where two of the numbers differ, with both
 */
export function refuseDifferentValues(sides: readonly string[]): void {
  const all = statedPlaces(sides);
  for (const [i, one] of all.entries()) {
    const other = all
      .slice(i + 1)
      .find(({ lo, hi }) => Q.compare(hi, one.lo) < 0 || Q.compare(lo, one.hi) > 0);
    if (other)
      throw new ContradictionError(`fraction: the two sides differ: ${ownOf(one)}, and ${ownOf(other)}.`);
  }
}

/** What names before digits say of a number that these are not, a sentence each: e = 3.14159 may be of another e. */
export function differentNames(sides: readonly string[]): readonly string[] {
  const all = statedPlaces(sides);
  const digits = all[all.length - 1];
  if (!digits || digits.text !== sides[sides.length - 1]) return [];
  return all
    .slice(0, -1)
    .filter(({ lo, hi }) => Q.compare(hi, digits.lo) < 0 || Q.compare(lo, digits.hi) > 0)
    .map(
      (named) =>
        `${named.text} is ${digitsOf(named) ?? named.text}, which ${digits.text} is not: the digits are read.`,
    );
}

/** A letter or a word, which names what stands on the other side: x, x_0, f(x), \theta. */
const nameAlone =
  /^\\?\p{L}+'{0,3}(?: ?_ ?(?:\{[^{}]{1,20}\}|\w))?(?: ?[([] ?\\?[a-zA-Z]\w?(?: ?[,;] ?\\?[a-zA-Z]\w?)* ?[)\]])?$/u;

/** What stands beside a fraction and is read as no number, so that nothing was compared with it, a sentence each. */
export function uncompared(sides: readonly string[]): readonly string[] {
  return sides
    .filter((side) => !nameAlone.test(side.trim()) && readNumberSides([side]).length === 0)
    .map((side) => `"${side.trim()}" is not read as a number: the fraction was not compared with it.`);
}

/** Where the numbers lie that stand beside a fraction; digits may be off by one in their last place, however few they are. */
function statedPlaces(sides: readonly string[]): readonly Stated[] {
  return readNumberSides(sides).map(({ text, constant }) => {
    const { rationalValue } = constant;
    if (rationalValue) return { text, lo: rationalValue, hi: rationalValue };
    const { lo, hi, bits } = constant.enclose(Math.min(comparedDigits, constant.digitsLimit));
    const scale = 1n << BigInt(bits);
    return { text, lo: Q.rational(lo, scale), hi: Q.rational(hi, scale) };
  });
}

/** The digits in which two ends agree, ten at most behind the point, or the number where those would be all of it; null for none. */
function digitsOf({ lo, hi }: { readonly lo: Rational; readonly hi: Rational }): string | null {
  if (Q.equals(lo, hi) && powerOfTen(shownDigits) % lo.denominator === 0n) return Q.formatRational(lo);
  const bits = bitsForDigits(comparedDigits);
  const enclosure = { lo: encloseRational(lo, bits).lo, hi: encloseRational(hi, bits).hi, bits };
  for (let places = shownDigits; places > 0; places--) {
    const text = decimalExpansion(enclosure, places);
    if (text !== null) return `${text}…`;
  }
  return null;
}

/** null where the convergents settle nowhere so soon. */
function placeOf(written: WrittenFraction): Place | null {
  if (written.kind === 'signed' && inadmissibility(written.fraction) === null) {
    const { lo, hi, bits }: Enclosure = evaluateFraction(written.fraction, comparedDigits);
    return { lo: Q.rational(lo, 1n << BigInt(bits)), hi: Q.rational(hi, 1n << BigInt(bits)), isProved: true };
  }
  const general = asMeant(asGeneral(written)).fraction;
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
