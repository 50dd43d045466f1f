import { refusal } from '../../outcome.ts';
import { answerSteps, ifAffordable } from '../../work.ts';
import type { Outcome } from '../../outcome.ts';
import type { Certificate } from '../../certificate.ts';
import type { Expression } from '../../constants/expression.ts';
import { isPrimitive } from '../../fractions/signs.ts';
import type { SignPattern } from '../../fractions/signs.ts';
import { termsOf } from '../../fractions/fraction.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { multiplyMatrices, sameMap } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { checkCertificate } from '../certificates/checker.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import { determinantOfMap, FamilyTails, leadingSteps, mapOfValue } from './familyTails.ts';
import { images, placeOfTails, SimpleTerms, TooLarge, Walk, Words } from './imageTails.ts';
import type { Image, TermProgression } from './imageTails.ts';
import { neededDeterminants } from './neededDeterminants.ts';
import { linearComplexity, longestRecurrence, mayRecur, mayRecurBinary } from './recurrences.ts';

/** A family of a complete list: one member, with a certificate that the fraction is the expansion of the value. */
export interface ClaimedFamily {
  readonly value: Value;
  readonly fraction: InterlacedFraction;
  /** Linear complexity of the terms. */
  readonly order: number;
  readonly certificate: Certificate;
}

/** What is claimed of the orbits of one determinant relative to κ. */
interface ListedDeterminant {
  readonly determinant: number;
  /** Orbits of GL₂(ℤ): ψ(D). */
  readonly orbits: number;
  /** Those of them with a tail of order ≤ L. */
  readonly recurrent: number;
  readonly families: number;
}

/**
 * The claim that these families, and no others, have members of order ≤ L under these patterns among the values
 * (aα + b)/(cα + d), whatever their height.
 */
export interface CompleteListClaim {
  readonly constant: Expression;
  /** κ, and α as a map of it. */
  readonly progression: TermProgression;
  readonly matrix: Matrix;
  /** L. */
  readonly order: number;
  readonly patterns: readonly SignPattern[];
  readonly determinants: readonly ListedDeterminant[];
  readonly families: readonly ClaimedFamily[];
}

/** Terms beyond 2L that a tail must refuse a recurrence in; those that do not are read on to so many. */
const termsBeyond = 10;
const mostTerms = 700;

/** Simple terms after which tails begin: most that will meet have met. */
const tailPlace = 16;

/** Steps of a tail in which it must meet a listed family. */
const mostStepsToFamily = 400;

/** Larger determinants, orders and longer patterns are not looked at: they would take hours. */
export const mostDeterminant = 100_000;
const mostPatternLength = 16;

/** Tails of all orbits together: more than twice those of e at order 24, which take a minute. */
export const mostTails = 1e8;

/** Work on the families, each by itself: a list of hundreds takes a fifth of it. And on those of one determinant together. */
const familySteps = answerSteps;

/** Terms that may define the rule of a family. */
const mostDefining = 2000;

/**
 * Decides whether a complete list is true. It uses nothing of what found it: the classical theorems of canonicalImage.ts for the
 * constant, the checker of certificates for the families, integers for all else; and two theorems, which say that
 * what is looked at here is enough: THEORY.md, "Which determinants can have hits", and THEORY.md, "A complete list".
 *
 * For every determinant that can have hits and every orbit of it, each tail at a place far out either satisfies no recurrence of
 * length L modulo 2 or another prime, or has a complete quotient that one of the listed families has, as the same map of α
 * and with the same signs to come. Each family is proved, of order ≤ L, met by some tail, and has no tail of another.
 * @param advanced told the share that is done
 */
export function checkCompleteList(
  claim: CompleteListClaim,
  advanced: (share: number) => void = () => undefined,
): Outcome<{ readonly orbits: number; readonly tails: number }> {
  try {
    const fault = faultOfStatement(claim) ?? excessOf(claim);
    if (fault !== null) return refusal(fault);
    const families = ifAffordable(familySteps, () => ({ fault: faultOfFamilies(claim) }));
    if (families === null) return refusal('families: to check them takes more work than is spent on a list');
    if (families.fault !== null) return refusal(families.fault);
    return checkOrbits(claim, advanced);
  } catch (error) {
    if (error instanceof TooLarge) return refusal('its numbers are too large for this checker');
    throw error;
  }
}

/** What is wrong with constant, order, patterns and determinants; null for nothing. */
function faultOfStatement(claim: CompleteListClaim): string | null {
  const { constant, progression, matrix, order, patterns, determinants } = claim;
  const image = canonicalImage(constant);
  if (!image) return 'constant: this program knows no theorem that gives a continued fraction of it';
  const { first, difference, multiplier, sign } = image.fraction;
  const isProgression =
    Q.equals(first, Q.rational(BigInt(progression.first))) &&
    Q.equals(difference, Q.rational(BigInt(progression.difference))) &&
    multiplier === 1n &&
    sign === progression.sign;
  if (!isProgression || progression.first < 1 || progression.difference < 1)
    return 'progression: it is not that of the constant';
  if (!sameMap(image.matrix, matrix)) return 'progression.matrix: the constant is another image of it';
  if (order < 2 || order > longestRecurrence) return `order: ${order} is not from 2 to ${longestRecurrence}`;
  if (patterns.length === 0) return 'patterns: there is none';
  const texts = patterns.map((pattern) => pattern.join());
  if (new Set(texts).size < texts.length) return 'patterns: one is there twice';
  if (patterns.some((pattern) => pattern.length > mostPatternLength))
    return `patterns: one is longer than ${mostPatternLength}`;
  if (!patterns.every(isPrimitive)) return 'patterns: one is a power of another word, or empty';
  const listed = determinants.map(({ determinant }) => determinant);
  if (listed.some((determinant, i) => i > 0 && determinant <= listed[i - 1]!))
    return 'determinants: they do not ascend';
  if (listed.some((determinant) => determinant < 1 || determinant > mostDeterminant))
    return `determinants: one is not from 1 to ${mostDeterminant}`;
  const known = new Set(listed);
  const least = 2 * progression.difference;
  if (least > mostDeterminant)
    return `progression.difference: the determinant ${least} can have families, and is above ${mostDeterminant}`;
  const needed = neededDeterminants(order, progression.difference);
  for (const determinant of needed)
    if (!known.has(determinant)) return `determinants: ${determinant} can have families and is not there`;
  // What lies beyond is empty by the theorem, and costs what its size costs.
  const largest = Math.max(...needed);
  const idle = listed.find((determinant) => determinant > largest);
  return idle === undefined
    ? null
    : `determinants: ${idle} can have no families, as none beyond ${largest} can; leave it out`;
}

/** What is wrong with the families, each by itself; null for nothing. */
function faultOfFamilies({ constant, order, patterns, families }: CompleteListClaim): string | null {
  const texts = new Set(patterns.map((pattern) => pattern.join()));
  const fractions = new Map<string, number>();
  for (const [i, family] of families.entries()) {
    const { value, fraction, certificate } = family;
    const name = `families[${i}]`;
    const text = textOf(fraction);
    const other = fractions.get(text);
    if (other !== undefined) return `families[${other}] and families[${i}] are one`;
    fractions.set(text, i);
    if (Math.max(value.numerator.length, value.denominator.length) > 2)
      return `${name}: its value is not of degree 1`;
    const { length } = fraction.signs;
    const isListed = fraction.signs.some((_, turn) =>
      texts.has([...fraction.signs.slice(turn), ...fraction.signs.slice(0, turn)].join()),
    );
    if (length === 0 || !isListed) return `${name}: its signs are not among the patterns`;
    const { preperiod, polynomials } = fraction.rule;
    const degree = Math.max(...polynomials.map((polynomial) => polynomial.length));
    const bound = preperiod.length + polynomials.length * degree;
    if (bound > mostDefining)
      return `${name}: ${bound} terms define its rule; at most ${mostDefining} are looked at`;
    const check = checkCertificate({ constant, value, fraction }, certificate);
    if (!check.ok) return `${name}: ${check.reason}`;
    const complexity = linearComplexity(termsOf(fraction.rule, 2 * (bound + order)), bound, order);
    if (complexity === null) return `${name}: its terms have no recurrence of order ≤ ${order}`;
    if (complexity !== family.order) return `${name}: its order is ${complexity}, not ${family.order}`;
  }
  return null;
}

function textOf({ rule, signs }: InterlacedFraction): string {
  const polynomials = rule.polynomials.map((polynomial) => polynomial.map(Q.formatRational).join());
  return [rule.preperiod.join(), polynomials.join(';'), signs.join()].join(' ');
}

/** How many tails of a list are to be looked at, at least. */
export function leastTails({
  determinants,
  patterns,
}: {
  readonly determinants: readonly { readonly determinant: number }[];
  readonly patterns: readonly SignPattern[];
}): number {
  const words = patterns.reduce((sum, { length }) => sum + length, 0);
  // ψ(D) ≥ D: counted by the determinants, whatever is claimed of the orbits.
  return determinants.reduce((sum, { determinant }) => sum + determinant, 0) * words;
}

/** What of a list is too much to be looked at, seen before anything is: orbits, and tails of each. */
function excessOf(claim: CompleteListClaim): string | null {
  const tails = leastTails(claim);
  return tails > mostTails
    ? `determinants, patterns: their orbits have ${tails} tails or more; at most ${mostTails} are looked at`
    : null;
}

/** Looks at every tail of every orbit. */
function checkOrbits(
  claim: CompleteListClaim,
  advanced: (share: number) => void,
): Outcome<{ readonly orbits: number; readonly tails: number }> {
  const { progression, matrix, patterns, determinants, families } = claim;
  const words = new Words(patterns);
  const maps = families.map(({ value }) => mapOfValue(value, matrix));
  const numbers = new Map<bigint, number[]>();
  for (const [number, map] of maps.entries()) {
    const determinant = determinantOfMap(map);
    numbers.set(determinant, [...(numbers.get(determinant) ?? []), number]);
  }
  const met = new Set<number>();
  let orbits = 0;
  let tails = 0;
  for (const [i, listed] of determinants.entries()) {
    const { determinant } = listed;
    const place = placeOfTails(progression, determinant, longestOf(patterns));
    const own = numbers.get(BigInt(determinant)) ?? [];
    if (own.length !== listed.families)
      return refusal(`determinants[${i}]: ${own.length} of the families have the determinant ${determinant}`);
    const known = new FamilyTails();
    const twice = ifAffordable(familySteps, () => ({
      fault: faultOfTails(claim, own, maps, place, words, known),
    }));
    if (twice === null)
      return refusal(`determinants[${i}]: to follow its families takes more work than is spent on a list`);
    if (twice.fault !== null) return refusal(twice.fault);
    const counts = { orbits: 0, recurrent: 0 };
    for (const image of images(determinant)) {
      const found = familiesOfOrbit(image, place, claim, words, known);
      if (!found.ok)
        return refusal(
          `a tail of the image (${image.A}ξ + ${image.B})/${image.E} has a recurrence of order ≤ ${claim.order} and is in none of the families`,
        );
      counts.orbits++;
      tails += found.tails;
      if (found.families.size > 0) counts.recurrent++;
      for (const family of found.families) met.add(family);
    }
    if (counts.orbits !== listed.orbits)
      return refusal(`determinants[${i}]: there are ${counts.orbits} orbits of determinant ${determinant}`);
    if (counts.recurrent !== listed.recurrent)
      return refusal(`determinants[${i}]: ${counts.recurrent} orbits have a recurrence`);
    orbits += counts.orbits;
    advanced((i + 1) / determinants.length);
  }
  const unmet = families.findIndex((_, number) => !met.has(number));
  return unmet < 0 ? { ok: true, orbits, tails } : refusal(`families[${unmet}]: no orbit of the list has it`);
}

/** Takes up the tails of the families of one determinant. @returns two of them that are one, as a fault; null for none */
function faultOfTails(
  { progression, families }: CompleteListClaim,
  own: readonly number[],
  maps: readonly Matrix[],
  place: number,
  words: Words,
  known: FamilyTails,
): string | null {
  if (own.length === 0) return null;
  const steps = leadingSteps(progression, place);
  for (const number of own) {
    const other = known.add(
      number,
      families[number]!.fraction,
      multiplyMatrices(maps[number]!, steps),
      words,
    );
    if (other !== null) return `families[${other}] and families[${number}] are one`;
  }
  return null;
}

function longestOf(patterns: readonly SignPattern[]): number {
  return Math.max(...patterns.map(({ length }) => length));
}

/** The families that the tails of an orbit are in; not ok where a tail has a recurrence and is in none. */
function familiesOfOrbit(
  image: Image,
  place: number,
  { progression, order }: CompleteListClaim,
  words: Words,
  known: FamilyTails,
): { readonly ok: boolean; readonly tails: number; readonly families: ReadonlySet<number> } {
  const walk = new Walk(new SimpleTerms(progression, image, place), words, order);
  const families = new Set<number>();
  const count = 2 * order + termsBeyond;
  const tails = walk.tailsAt(tailPlace);
  for (const tail of tails) {
    const terms = walk.terms(tail, count);
    if (!terms || !mayRecurBinary(terms, count, order) || !mayRecur(terms, order)) continue;
    const more = walk.terms(tail, mostTerms);
    if (!more || !mayRecur(more, order)) continue;
    let family: number | null = null;
    let state = tail;
    for (let step = 0; step < mostStepsToFamily && family === null; step++) {
      family = known.find(walk.map(state, image), state.word);
      state = walk.after(state);
    }
    if (family === null) return { ok: false, tails: tails.length, families };
    families.add(family);
  }
  return { ok: true, tails: tails.length, families };
}
