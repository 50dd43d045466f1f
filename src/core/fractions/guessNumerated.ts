import { absolute, integerRoot } from '../numbers/integers.ts';
import { interpolate, multiplyPolynomials } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { GeneralFraction } from './toolbox/generalFraction.ts';
import { sequenceAt } from './toolbox/sequence.ts';
import type { RationalSequence } from './toolbox/sequence.ts';
import type { NumeratorShape } from './written/numeratorShape.ts';
import type { WrittenTerms } from './written/writtenTerms.ts';

/** Terms and numerators may stand apart from the rule at the beginning: so many, as in 4/(1 + 1/(3 + 4/(5 + …))). */
const longestHead = 2;
/** Largest degrees of the polynomials through what is written. */
const mostDegrees = { terms: 3, numerators: 2 };
/** Largest power of a linear polynomial that numerators may be, as Apéry's are −k^6. */
const mostPower = 6;
/** Numbers that must speak for a guess beyond those that define it, and what part of those they must be. */
const [fewestSupporting, leastPart] = [3, 3 / 4];

/** A fraction whose terms and numerators are polynomials behind a head each, and begin as they are written. */
export interface NumeratedRule {
  readonly fraction: GeneralFraction;
  /** Numbers that define it: those of the heads and the coefficients. */
  readonly parameters: number;
  /** Terms and numerators that obey it beyond those. */
  readonly supporting: number;
  /** Whether as many of each obey it as the degree of their polynomial, or of what it is a power of, and one at least. */
  readonly isForetold: boolean;
  /** Whether the numbers in the form in which numerators are written, as the exponents of 1^2, 2^2, 3^2, are among those. */
  readonly isByShape: boolean;
}

type NumeratedTerms = Pick<WrittenTerms, 'terms' | 'numerators' | 'shape' | 'lastSign' | 'numeratorRule'>;

/**
 * The fractions with one polynomial for their terms and one for their numerators, each behind a head, that begin as it is
 * written; shorter heads and lower degrees first. As many numbers as a polynomial has coefficients are enough: what decides
 * among them is for the caller.
 */
export function* numeratedRules({
  terms,
  numerators,
  shape,
  lastSign,
  numeratorRule,
}: NumeratedTerms): Generator<NumeratedRule> {
  const known = knownNumerators({ numerators, lastSign });
  const given = numeratorRule && {
    sequence: numeratorRule,
    parameters: 0,
    supporting: 0,
    isForetold: true,
    isByShape: false,
  };
  for (let heads = 0; heads <= 2 * longestHead; heads++) {
    for (let head = Math.max(0, heads - longestHead); head <= Math.min(heads, longestHead); head++) {
      const a = through(terms, head, mostDegrees.terms);
      if (!a) continue;
      const behind = heads - head;
      // Numerators that are said have no head of their own.
      const choices = given
        ? [behind === 0 ? given : null]
        : [
            shape && throughShape(known, shape, behind),
            through(known, behind, mostDegrees.numerators),
            throughPowers(known, behind),
          ];
      for (const b of choices) {
        if (!b || hasOtherSign(b.sequence, numerators.length, lastSign)) continue;
        yield {
          fraction: { terms: a.sequence, numerators: b.sequence },
          // Nobody chooses an a_0 = 0: it is what stands before a quotient alone.
          parameters: a.parameters + b.parameters - (head > 0 && terms[0] === 0n ? 1 : 0),
          supporting: a.supporting + b.supporting,
          isForetold: a.isForetold && b.isForetold,
          isByShape: b.isByShape,
        };
      }
    }
  }
}

/** The numerators that are written; of the one before the dots only the sign is known, which is all where all others are ±1. */
export function knownNumerators({
  numerators,
  lastSign,
}: Pick<WrittenTerms, 'numerators' | 'lastSign'>): readonly bigint[] {
  const unit = numerators.every((b) => b === 1n || b === -1n);
  return unit && lastSign !== null ? [...numerators, lastSign] : numerators;
}

/**
 * The simplest of these that terms and numerators speak for, which need no other witness then: a guess. Numerators other
 * than ±1 are chosen, and never the first ones of a random number; yet what is foretold has to grow with what is free.
 * @returns null where no rule shows
 */
export function guessNumerated(written: NumeratedTerms): NumeratedRule | null {
  for (const rule of numeratedRules(written)) {
    const { isForetold, supporting, parameters } = rule;
    if (isForetold && supporting >= fewestSupporting && supporting >= leastPart * parameters) return rule;
  }
  return null;
}

interface Fitted extends Pick<NumeratedRule, 'parameters' | 'supporting' | 'isForetold' | 'isByShape'> {
  readonly sequence: RationalSequence;
}

/** The polynomial through all numbers behind a head; null where its degree is too large, or where it is any or 0. */
function through(numbers: readonly bigint[], head: number, mostDegree: number): Fitted | null {
  const tail = numbers.slice(head);
  const polynomial = interpolate(tail);
  if (tail.length < 2 || polynomial.length === 0 || polynomial.length > mostDegree + 1) return null;
  return fitted(numbers, head, polynomial, polynomial.length);
}

/** The power of a linear polynomial, or its negative, that is behind a head, as 1, 4 are (k + 1)²; null where there is none. */
function throughPowers(numbers: readonly bigint[], head: number): Fitted | null {
  const tail = numbers.slice(head);
  const sign = tail.every((n) => n < 0n) ? -1n : 1n;
  if (tail.length < 2 || tail.some((n) => sign * n <= 0n)) return null;
  for (let power = 2; power <= mostPower; power++) {
    const roots = tail.map((n) => integerRoot(absolute(n), power));
    if (roots.some((root, i) => root ** BigInt(power) !== absolute(tail[i]!))) continue;
    const linear = interpolate(roots);
    if (linear.length !== 2) continue;
    let polynomial: Polynomial = [Q.rational(sign)];
    for (let i = 0; i < power; i++) polynomial = multiplyPolynomials(polynomial, linear);
    return fitted(numbers, head, polynomial, linear.length);
  }
  return null;
}

/** The rule that the numerators show by how they are written, where it begins behind this head. */
function throughShape(
  numbers: readonly bigint[],
  { polynomial, parameters, supporting, ...shape }: NumeratorShape,
  head: number,
): Fitted | null {
  if (shape.head !== head) return null;
  return {
    sequence: sequenceBehind(numbers.slice(0, head), polynomial),
    parameters: head + parameters,
    supporting,
    isForetold: true,
    isByShape: true,
  };
}

function sequenceBehind(head: readonly bigint[], polynomial: Polynomial): RationalSequence {
  return { preperiod: head.map((n) => Q.rational(n)), polynomials: [polynomial] };
}

function fitted(
  numbers: readonly bigint[],
  head: number,
  polynomial: Polynomial,
  coefficients: number,
): Fitted {
  const supporting = numbers.length - head - coefficients;
  return {
    sequence: sequenceBehind(numbers.slice(0, head), polynomial),
    parameters: head + coefficients,
    supporting,
    isForetold: supporting >= Math.max(1, coefficients - 1),
    isByShape: false,
  };
}

/** Whether the numerator before the dots would have another sign than the one that is written. */
export function hasOtherSign(numerators: RationalSequence, place: number, lastSign: bigint | null): boolean {
  if (lastSign === null) return false;
  const { numerator } = sequenceAt(numerators, place);
  return numerator !== 0n && numerator > 0n !== lastSign > 0n;
}
