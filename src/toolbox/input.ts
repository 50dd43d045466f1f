import type { Constant } from '../core/constants/constant.ts';
import { InputError } from '../core/errors.ts';
import { inadmissibility } from '../core/fractions/admissible.ts';
import type { InterlacedFraction } from '../core/fractions/fraction.ts';
import { asGeneral, parseFraction, refuseZeroNumerator } from '../core/fractions/parseFraction.ts';
import type { WrittenFraction } from '../core/fractions/parseFraction.ts';
import type { GeneralFraction } from '../core/fractions/toolbox/generalFraction.ts';
import { notationOf } from './fractionAnswer.ts';
import { readFraction } from '../core/theorems/naming/readFraction.ts';
import { readSequence } from '../core/theorems/naming/sequence/readSequence.ts';
import type { Reading, RuleOrigin } from '../core/theorems/naming/reading.ts';

/** What a tool works on: a text with what it means. */
export interface Input {
  readonly text: string;
  /** Read when it is asked for. @throws InputError where it cannot be read */
  readonly reading: Reading;
}

/** A fraction, and how its rule is known. */
export interface ReadFraction {
  readonly written: WrittenFraction;
  readonly origin: RuleOrigin;
}

/** Reads whatever a tool may work on: a fraction in any notation, digits, an expression. @throws InputError */
export function readInput(text: string): Input {
  let reading: Reading | undefined;
  return {
    text: text.trim(),
    get reading() {
      return (reading ??= readFraction(text));
    },
  };
}

/** A number that is known by its digits, as from a file of them. */
export function inputOfDigits(text: string, constant: Constant): Input {
  return { text, reading: { kind: 'digits', constant } };
}

/** A fraction that is at hand, as from a library. */
export function inputOfFraction(text: string, fraction: InterlacedFraction): Input {
  return {
    text,
    reading: { kind: 'fraction', written: { kind: 'signed', fraction }, origin: { kind: 'given' } },
  };
}

/**
 * The fraction that an input is. A whole number alone may be both: as a number it is itself, as a fraction it is the
 * term that is repeated, "1" the golden ratio.
 * @param field what messages call it
 * @throws InputError where it is a number
 */
export function fractionOf({ text, reading }: Input, field = 'fraction'): ReadFraction {
  if (reading.kind === 'fraction') return reading;
  if (isWholeNumber(text)) return { written: parseFraction(text), origin: { kind: 'given' } };
  if (reading.kind === 'digits' && reading.noRule !== undefined) throw new InputError(reading.noRule);
  throw new InputError(
    `${field}: "${text}" is a number; this tool takes a fraction such as 2; 3+2k @ -+. Identify and Convergents take numbers.`,
  );
}

/** Whether the tools for fractions can take it. */
export function isFraction({ text, reading }: Input): boolean {
  return reading.kind === 'fraction' || isWholeNumber(text);
}

function isWholeNumber(text: string): boolean {
  return /^[+\-−]?\d+$/.test(text);
}

/** A fraction as a signed and admissible one. @throws InputError where it is not */
export function signedOf(written: WrittenFraction): InterlacedFraction {
  if (written.kind === 'general')
    throw new InputError(
      'numerators: a sign pattern such as -+ is needed here; Unfold turns polynomials into one where it can.',
    );
  const fault = inadmissibility(written.fraction);
  if (fault) throw new InputError(`terms: the fraction is not admissible: ${fault}.`);
  return written.fraction;
}

/** How a rule is known that was not written down, as a sentence; "" for one that was. */
export function describeOrigin(origin: RuleOrigin): string {
  if (origin.kind === 'given') return '';
  if (origin.kind === 'guessed') {
    const { terms, numerators, supporting, isByShape } = origin;
    const form = isByShape ? ' as they are written' : '';
    const from = `${terms} terms${numerators > 0 ? ` and ${numerators} numerators${form}` : ''}`;
    return `The rule is a guess from ${from}: ${supporting} of ${isByShape ? 'their numbers' : 'them'} speak for it beyond those that define it.`;
  }
  return origin.proved
    ? `The rule follows from the value ${origin.constant}: proved.`
    : `The rule is found in the digits of ${origin.constant}: conjectured.`;
}

/**
 * How an input was understood, and the origin of its rule with the rule itself where that was not written down, a sentence each; a
 * sequence of integers is no fraction and has none.
 */
export function originsOf(input: Input): readonly string[] {
  if (readSequence(input.text)) return [];
  const { reading } = input;
  const sentence = reading.kind === 'fraction' ? describeOrigin(reading.origin) : '';
  const rule =
    reading.kind === 'fraction' && sentence !== '' ? [sentence, `It is ${notationOf(reading.written)}.`] : [];
  return [...(reading.notes ?? []), ...rule];
}

/** The fraction as a general one, for tools that work on all its terms. @throws InputError where its first numerator is 0 */
export function wholeGeneral(written: WrittenFraction): GeneralFraction {
  const fraction = asGeneral(written);
  refuseZeroNumerator(fraction);
  return fraction;
}
