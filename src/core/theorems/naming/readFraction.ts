import { constantFromText } from '../../constants/constants.ts';
import { readNumber } from '../../constants/reading.ts';
import { ContradictionError, InputError } from '../../errors.ts';
import { endsOfEnclosure, expand } from '../../fractions/expand.ts';
import { asGeneral, parseFraction } from '../../fractions/parseFraction.ts';
import type { WrittenFraction } from '../../fractions/parseFraction.ts';
import { guessNumerated } from '../../fractions/guessNumerated.ts';
import { guessRule, guessSigns } from '../../fractions/guessRule.ts';
import { primitiveRoot } from '../../fractions/signs.ts';
import type { Sign } from '../../fractions/signs.ts';
import { buildSequence, generalConvergents, quotientOf } from '../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../fractions/toolbox/generalFraction.ts';
import { classPolynomial, sequenceAt, termsOfSequence } from '../../fractions/toolbox/sequence.ts';
import type { RationalSequence } from '../../fractions/toolbox/sequence.ts';
import { withoutZeroTerms } from '../../fractions/zeroTerms.ts';
import { readBareList, readWritten } from '../../fractions/written/written.ts';
import type { Written } from '../../fractions/written/written.ts';
import { sidesOf, texOf } from '../../fractions/written/decorations.ts';
import { constantSides } from '../../fractions/written/sides.ts';
import { withoutProgramCalls } from '../../fractions/written/programs.ts';
import { withSignsOfEquality } from '../../fractions/written/relations.ts';
import type { WrittenTerms } from '../../fractions/written/writtenTerms.ts';
import { multiplyPolynomials } from '../../numbers/polynomial.ts';
import { add, divide, equals, formatRational, multiply, rational } from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Reading, RuleOrigin } from './reading.ts';
import { generalFractionOfValue } from './writtenGeneral.ts';
import { numberThatBegins } from './beginning.ts';
import { differentNames, uncompared, refuseDifferentValues, refuseOtherValue } from './statedValue.ts';
import { fractionOfValue, readNumberSides, readValue, refuseContradiction } from './writtenValue.ts';
import type { WrittenValue } from './writtenValue.ts';

/** Terms of which two rules must have the same. */
const comparedTerms = 40;
type RuleOf = Extract<Written, { kind: 'rule' }>;
/** Digits and terms of a value that a rule is guessed from, where it is not recognized. */
const [mostDigitsOfValue, mostTermsOfValue] = [200, 60];

/**
 * Reads a fraction by its rule (TERMS @ NUMERATORS), by its first terms in any of the notations that written.ts knows, by
 * its general term, digits, or a constant. The rule of a fraction that is written out is found from the value on its other
 * side where there is one, and guessed from its terms elsewhere.
 * @throws InputError
 */
export function readFraction(text: string): Reading {
  const reading = readAsWritten(text);
  if (reading.kind !== 'fraction' || reading.written.kind !== 'signed') return reading;
  const fraction = withoutZeroTerms(reading.written.fraction);
  if (!fraction) return reading;
  const note = 'Its terms 0 are left out: …, a, 0, b, … is …, a + b, ….';
  return { ...reading, written: { kind: 'signed', fraction }, notes: [...(reading.notes ?? []), note] };
}

function readAsWritten(text: string): Reading {
  const trimmed = withoutProgramCalls(withSignsOfEquality(texOf(text.trim())));
  if (trimmed === '') throw new InputError('fraction: the text is empty.');
  if (isRule(trimmed)) return readRuleNotation(trimmed);
  const sides = sidesOf(trimmed);
  const place = sides.findIndex((side) => side.includes('@'));
  if (sides.length > 1 && place >= 0 && isRule(sides[place]!)) {
    const reading = readRuleNotation(sides[place]!);
    refuseOtherValue(constantSides(sides, place), reading.written, 'rule');
    return reading;
  }
  const written = readWritten(trimmed);
  if (written?.kind === 'rule') {
    if (written.last !== null) return endingRule(written, written.last);
    refuseOtherValue(written.values, written.fraction);
    const { fraction, values } = written;
    const notes = [...written.notes, ...uncompared(values)];
    return { kind: 'fraction', written: fraction, origin: { kind: 'given' }, notes };
  }
  if (written) {
    const reading = ofTermsOrNumber(written.written);
    return { ...reading, notes: [...(reading.notes ?? []), ...uncompared(written.written.values)] };
  }
  const list = readBareList(trimmed);
  if (list) return ofBareList(list, trimmed);
  const { kind, constant, notation, echo, warnings } = readNumber(trimmed);
  const different = kind === 'digits' ? differentNames(sidesOf(trimmed)) : [];
  const notes = [...(echo === null ? [] : [echo]), ...different, ...warnings];
  return kind === 'digits'
    ? { kind, constant, notes }
    : { kind: 'constant', constant, text: notation, notes };
}

/** TERMS @ NUMERATORS: what has an @, a bar or semicolons and no brackets, or is in polynomials in k, j or n. */
function isRule(text: string): boolean {
  if (/[\\[\]{}=…]|\.\.\.|signs/.test(text)) return false;
  if (/[kjn]/.test(text) && /^[\d\s+\-−*·^⁰¹²³⁴⁵⁶⁷⁸⁹/;,kjn()@|]+$/.test(text)) return true;
  return !/[()]/.test(text) && (/[@|]/.test(text) || (text.includes(';') && !text.includes(',')));
}

function readRuleNotation(text: string): Extract<Reading, { kind: 'fraction' }> {
  const written = parseFraction(text);
  const entries = text.split('@')[0]!.split(';');
  const isPeriodic = entries.length > 2 && entries.every((entry) => /^\s*-?\d+\s*$/.test(entry));
  const notes = isPeriodic
    ? [
        `Read as periodic with period ${entries.length}; the beginning of a list that goes on in another way is written [${entries[0]!.trim()}; ${entries[1]!.trim()}, …].`,
      ]
    : [];
  return { kind: 'fraction', written, origin: { kind: 'given' }, notes };
}

/** The fraction that is written out; the number that begins so, to as many digits as its terms give, where they have no rule. */
function ofTermsOrNumber(written: WrittenTerms): Reading {
  const ended = endedFraction(written);
  if (ended) return ended;
  try {
    const reading = ofTerms(written);
    return written.scale === 1n ? reading : withOwnElements(reading, written.scale);
  } catch (error) {
    const number = error instanceof NoRuleError ? numberThatBegins(written, error.message) : null;
    if (number) return number;
    throw error;
  }
}

/** The fraction with the elements that were written, and not their multiples. */
function withOwnElements(reading: Reading, scale: bigint): Reading {
  if (reading.kind !== 'fraction') return reading;
  const { terms, numerators } = asGeneral(reading.written);
  const [r, square] = [rational(1n, scale), rational(1n, scale * scale)];
  const first = Math.max(1, terms.preperiod.length, numerators.preperiod.length);
  const fraction: GeneralFraction = {
    terms: buildSequence(
      first,
      terms.polynomials.length,
      (n) => (n === 0 ? sequenceAt(terms, 0) : multiply(r, sequenceAt(terms, n))),
      (n) => multiplyPolynomials([r], classPolynomial(terms, n, terms.polynomials.length)),
    ),
    numerators: buildSequence(
      first,
      numerators.polynomials.length,
      (n) => multiply(n === 0 ? r : square, sequenceAt(numerators, n)),
      (n) => multiplyPolynomials([square], classPolynomial(numerators, n, numerators.polynomials.length)),
    ),
  };
  return { ...reading, written: { kind: 'general', fraction } };
}

/** A fraction without dots beside the rational number that it is: it ends. */
function endedFraction(written: WrittenTerms): Reading | null {
  const { terms, numerators, goesOn, values } = written;
  if (goesOn || terms.length < 2) return null;
  const value = terms.reduceRight<Rational | null>((tail, term, n) => {
    if (n === terms.length - 1) return rational(term);
    if (tail === null || tail.numerator === 0n) return null;
    return add(rational(term), divide(rational(numerators[n] ?? 1n), tail));
  }, null);
  const own = value && readNumberSides(values).find(({ constant }) => constant.rationalValue);
  if (!own || !equals(own.constant.rationalValue!, value)) return null;
  const notes = [`The fraction ends: it is ${formatRational(value)}.`];
  return { kind: 'constant', constant: own.constant, text: formatRational(value), isEnded: true, notes };
}

/** A fraction by its rule that ends behind so many quotients, which is a rational number. */
function endingRule({ fraction, values, notes }: RuleOf, last: number): Reading {
  const value = quotientOf(generalConvergents(asGeneral(fraction), last + 1)[last]!);
  if (!value)
    throw new InputError(`fraction: behind ${last} quotients its denominator is 0; it has no value.`);
  const text = formatRational(value);
  refuseDifferentValues([text, ...values]);
  return {
    kind: 'constant',
    constant: constantFromText(text),
    text,
    isEnded: true,
    notes: [...notes, `The fraction ends behind ${last} quotients: it is rational.`],
  };
}

function ofBareList(list: WrittenTerms, text: string): Reading {
  const short = `[${list.terms[0]!}; ${list.terms.slice(1, 4).join(', ')}, …]`;
  try {
    const reading = ofTerms(list);
    return {
      ...reading,
      notes: [...(reading.notes ?? []), `Read as the beginning of the fraction ${short}.`],
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      `fraction: "${text}" has more than one meaning: write ${short} for a fraction that begins so, ${list.terms.join('; ')} for one with these terms repeated, six terms or more for a sequence, or a point among digits.`,
    );
  }
}

function ofTerms(written: WrittenTerms): Reading {
  const { terms, numerators, lastSign, repeatedFrom, block } = written;
  const unit = numerators.every((numerator) => numerator === 1n || numerator === -1n);
  const seen = [...numerators, ...(lastSign === null ? [] : [lastSign])].map((b): Sign => (b > 0n ? 1 : -1));
  const signs = written.signs ?? seen;
  const value = readValue(written.values);
  const { preperiod, pattern } = written.signs
    ? { preperiod: [], pattern: primitiveRoot([...written.signs]) }
    : guessSigns(seen);
  if (repeatedFrom !== null) {
    const polynomials = terms.slice(repeatedFrom).map((term) => [rational(term)]);
    const rule = { kind: 'interlaced' as const, preperiod: terms.slice(0, repeatedFrom), polynomials };
    const fraction = { rule, signs: preperiod.length > 0 ? primitiveRoot(seen) : pattern };
    refuseContradiction(written, signs);
    refuseOtherValue(written.values, { kind: 'signed', fraction });
    return { kind: 'fraction', written: { kind: 'signed', fraction }, origin: { kind: 'given' } };
  }
  if (value) {
    refuseDifferentValues(written.values);
    // Signs that come once and do not repeat, as in tan x = 1/(a_1 − 1/(a_2 − …)), are no beginning of a longer pattern.
    const found =
      (preperiod.length > 0 && generalFractionOfValue(value, written)) ||
      (unit && fractionOfValue(value, written, signs)) ||
      generalFractionOfValue(value, written);
    if (found?.kind === 'fraction') {
      if (block) refuseOtherBlock(block, asGeneral(found.written).terms);
      return found;
    }
  }
  if (block && unit) {
    const fraction = {
      rule: termsOfSequence(block),
      signs: seen.length > 0 || written.signs ? pattern : [1 as const],
    };
    refuseOtherValue(written.values, { kind: 'signed', fraction });
    return { kind: 'fraction', written: { kind: 'signed', fraction }, origin: { kind: 'given' } };
  }
  if (unit) refuseContradiction(written, signs);
  // Digits beside them may say more terms than are written.
  const shown = value && unit && !signs.includes(-1) ? termsOfValue(value, terms) : terms;
  const reading = (fraction: WrittenFraction, supporting: number, isByShape = false): Reading => {
    refuseOtherValue(written.values, fraction, 'guess');
    const origin: RuleOrigin = {
      kind: 'guessed',
      terms: shown.length,
      numerators: unit ? 0 : numerators.length,
      supporting,
      isByShape,
    };
    return { kind: 'fraction', written: fraction, origin };
  };
  const numerated = unit ? null : guessNumerated(written);
  if (numerated) {
    const { fraction, supporting, isByShape } = numerated;
    return reading({ kind: 'general', fraction }, supporting, isByShape);
  }
  const guessed = guessRule(shown);
  if (!guessed) throw noRule(terms.length, value);
  const { rule, supporting } = guessed;
  if (!unit) {
    // Numerators are chosen to be simple: two that are foretold are enough.
    const below = guessRule(numerators, 2);
    if (!below) throw noRule(numerators.length, value);
    const fraction = { terms: rule, numerators: below.rule };
    return reading({ kind: 'general', fraction }, supporting + below.supporting);
  }
  if (preperiod.length > 0) {
    const signs = (word: readonly Sign[]) => word.map((sign) => rational(BigInt(sign)));
    const numerators = { preperiod: signs(preperiod), polynomials: signs(pattern).map((sign) => [sign]) };
    return reading({ kind: 'general', fraction: { terms: rule, numerators } }, supporting);
  }
  return reading({ kind: 'signed', fraction: { rule: termsOfSequence(rule), signs: pattern } }, supporting);
}

/** @throws ContradictionError where the fraction of the value goes on in another way than the letters between the dots say */
function refuseOtherBlock(block: RationalSequence, terms: RationalSequence): void {
  const place = Array.from({ length: comparedTerms }, (_, n) => n).find(
    (n) => !equals(sequenceAt(block, n), sequenceAt(terms, n)),
  );
  if (place === undefined) return;
  throw new ContradictionError(
    `fraction: the two sides differ: a_${place} is ${formatRational(sequenceAt(block, place))} as the letters between the dots have it, and ${formatRational(sequenceAt(terms, place))} in the fraction of the value.`,
  );
}

/** The terms of the simple continued fraction of a value as far as its digits go, where they begin as they are written. */
function termsOfValue({ constant }: WrittenValue, written: readonly bigint[]): readonly bigint[] {
  const ends = endsOfEnclosure(constant.enclose(Math.min(mostDigitsOfValue, constant.digitsLimit)));
  const terms = expand(ends, [1], mostTermsOfValue).terms.map(BigInt);
  const isSame = terms.length > written.length && written.every((term, n) => term === terms[n]);
  return isSame ? terms : written;
}

/** Terms that obey no rule as far as they go. */
class NoRuleError extends InputError {}

function noRule(count: number, value: WrittenValue | null): NoRuleError {
  return new NoRuleError(
    value
      ? `terms: no rule with the value ${value.text} was found that begins with these ${count}; if there is one, give it, as in 2; 3+2k @ -+.`
      : `terms: no rule shows in these ${count}; give more of them, the value on the left side, or the rule itself as in 2; 3+2k @ -+.`,
  );
}
