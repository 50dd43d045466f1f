import * as v from 'valibot';
import { sourceOf } from '../core/constants/source.ts';
import { InputError } from '../core/errors.ts';
import { formatSigns, parseSigns } from '../core/fractions/signs.ts';
import type { SignPattern } from '../core/fractions/signs.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import type { CompleteListClaim, ClaimedFamily } from '../core/theorems/completeness/checker.ts';
import { certificateToJson } from './certificateJson.ts';
import { parseForeign } from './foreignJson.ts';
import { readCertificate } from './reading.ts';
import { sentenceOf } from './sentence.ts';

/** What the JSON form of a complete list begins with, so that a file is known for one. */
const format = 'esma complete list';
const version = 2;

/** Largest natural number of a list: orbits are counted in it. */
const mostCount = 2 ** 40;
const mostEntries = 100_000;

function natural(least: number) {
  const meaning = `a whole number from ${least} to ${mostCount}`;
  return v.pipe(
    v.number(meaning),
    v.integer(meaning),
    v.minValue(least, meaning),
    v.maxValue(mostCount, meaning),
  );
}

const integerMeaning = 'an integer in quotes, as "-12", of at most 1000 digits';
const integer = v.pipe(
  v.string(integerMeaning),
  v.maxLength(1001, integerMeaning),
  v.regex(/^(?:0|-?[1-9][0-9]*)$/, integerMeaning),
);
const rationalMeaning = 'a rational number in quotes, as "-1/2", of at most 1000 digits';
const rational = v.pipe(
  v.string(rationalMeaning),
  v.maxLength(1001, rationalMeaning),
  v.regex(/^(?:0|-?[1-9][0-9]*(?:\/[1-9][0-9]*)?)$/, rationalMeaning),
);
const signsMeaning = 'a word of + and -, as "-+", of at most 256 letters';
const signWord = v.pipe(v.string(signsMeaning), v.regex(/^[+-]{1,256}$/, signsMeaning));

/** A list of no more entries than a fraction of a search can have. */
function coefficients<Entry extends v.GenericSchema>(entry: Entry) {
  return v.pipe(v.array(entry, 'a list'), v.maxLength(1200, 'a list of at most 1200 entries'));
}

const listSchema = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  constant: v.pipe(v.string('the name of a constant'), v.maxLength(4000, 'at most 4000 characters')),
  progression: v.strictObject({
    first: natural(1),
    difference: natural(1),
    sign: v.picklist([1, -1], '1 or -1'),
    matrix: v.tuple([integer, integer, integer, integer], 'four integers in quotes'),
  }),
  order: natural(1),
  patterns: v.pipe(
    v.array(
      v.pipe(v.string(signsMeaning), v.regex(/^[+-]{1,256}$/, signsMeaning)),
      'a list of sign patterns',
    ),
    v.maxLength(mostEntries, `at most ${mostEntries} of them`),
  ),
  determinants: v.pipe(
    v.array(
      v.strictObject({
        determinant: natural(1),
        orbits: natural(0),
        recurrent: natural(0),
        families: natural(0),
      }),
      'a list of determinants',
    ),
    v.maxLength(mostEntries, `at most ${mostEntries} of them`),
  ),
  families: v.pipe(
    v.array(
      v.strictObject({
        numerator: coefficients(integer),
        denominator: coefficients(integer),
        signs: signWord,
        preperiod: coefficients(integer),
        polynomials: coefficients(coefficients(rational)),
        order: natural(1),
        proof: v.unknown(),
      }),
      'a list of families',
    ),
    v.maxLength(mostEntries, `at most ${mostEntries} of them`),
  ),
});

type FamilyJson = v.InferOutput<typeof listSchema>['families'][number];

/**
 * The JSON form of a complete list, one line: its certificate.
 * @param constant the name of its α
 */
export function completeListToText(constant: string, list: Omit<CompleteListClaim, 'constant'>): string {
  const { progression, matrix, order, patterns, determinants, families } = list;
  const { first, difference, sign } = progression;
  const { a, b, c, d } = matrix;
  return JSON.stringify({
    format,
    version,
    constant,
    progression: { first, difference, sign, matrix: [a, b, c, d].map(String) },
    order,
    patterns: patterns.map(formatSigns),
    determinants: determinants.map(({ determinant, orbits, recurrent, families }) => ({
      determinant,
      orbits,
      recurrent,
      families,
    })),
    families: families.map(familyToJson),
  });
}

function familyToJson({ value, fraction, order, certificate }: ClaimedFamily): FamilyJson {
  return {
    numerator: value.numerator.map(String),
    denominator: value.denominator.map(String),
    signs: formatSigns(fraction.signs),
    preperiod: fraction.rule.preperiod.map(String),
    polynomials: fraction.rule.polynomials.map((polynomial) => polynomial.map(formatRational)),
    order,
    proof: certificateToJson(certificate),
  };
}

/** Whether a text is the JSON form of a complete list, true or not, rather than a library. */
export function isCompleteList(text: string): boolean {
  return /^\s{0,99}\{\s{0,99}"format"\s{0,99}:\s{0,99}"esma complete list"/.test(text);
}

/**
 * Reads the JSON form of a complete list; whether it is true is for checkCompleteList to say.
 * @throws InputError with a sentence, without its full stop, that names the field, what it holds and what is allowed
 */
export function readCompleteList(text: string): CompleteListClaim {
  const result = v.safeParse(listSchema, jsonOf(text), { abortEarly: true });
  if (!result.success) throw new InputError(sentenceOf(result.issues[0]));
  const { constant, progression, order, patterns, determinants, families } = result.output;
  const { first, difference, sign } = progression;
  const [a, b, c, d] = progression.matrix.map(BigInt) as [bigint, bigint, bigint, bigint];
  const source = sourceOf(constant);
  if (source.kind !== 'expression')
    throw new InputError('constant: it is no expression, and nothing can be proved of digits');
  return {
    constant: source.expression,
    progression: { first, difference, sign },
    matrix: { a, b, c, d },
    order,
    patterns: patterns.map((pattern, i) => wordOf(pattern, `patterns[${i}]`)),
    determinants,
    families: families.map(familyOf),
  };
}

function jsonOf(text: string): unknown {
  try {
    return parseForeign(text);
  } catch {
    throw new InputError('the file is no complete JSON object');
  }
}

function familyOf(
  { numerator, denominator, signs, preperiod, polynomials, order, proof }: FamilyJson,
  i: number,
): ClaimedFamily {
  return {
    value: { numerator: numerator.map(BigInt), denominator: denominator.map(BigInt) },
    fraction: {
      rule: {
        kind: 'interlaced',
        preperiod: preperiod.map(BigInt),
        polynomials: polynomials.map((polynomial) => polynomial.map(parseRational)),
      },
      signs: wordOf(signs, `families[${i}].signs`),
    },
    order,
    certificate: within(`families[${i}].proof`, () => readCertificate(proof)),
  };
}

/** A sign pattern that is no power of a shorter one. @throws InputError */
function wordOf(text: string, field: string): SignPattern {
  const word = parseSigns(text);
  if (word.length < text.length)
    throw new InputError(`${field}: ${text} is a power of ${formatSigns(word)}; give that`);
  return word;
}

/** Names the field of what cannot be read. */
function within<Part>(field: string, read: () => Part): Part {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${field}: ${error.message}`);
    throw error;
  }
}
