import * as v from 'valibot';
import { keptTerms, schemaVersions } from '../core/conjecture.ts';
import { longestPeriod } from '../core/esma/approve.ts';
import { fieldRanges, ordersOf } from '../core/esma/specification.ts';

/*
 * The form of a record: what its fields may hold, each bounded by what a search can produce. Whether a record of this form
 * is true is looked at afterwards, in gate.ts. The JSON Schema in media/ is made from this description.
 */

/** Longest integer that a record holds, in digits: a term may be as long as the digits that an expansion takes. */
const longestInteger = 10_000;

/** Largest complexity that a search reaches, with an order that deepens. */
const largestOrder = Math.max(...ordersOf({ order: fieldRanges.order[1], deepens: true }));

/** Longest sign pattern that is read. */
const longestSigns = 256;

/** Most coefficients of a polynomial of numerators that is read: a rule that is named may have a higher degree than a space. */
const mostNumeratorCoefficients = 13;

/** Longest name of a constant: an expression, or @ and the name of a file of digits. */
const longestName = 4000;

/** Most canonical terms, and terms of the head and of the period, that a certificate may name. */
const mostCertificateTerms = 10_000;

const integerMeaning = `an integer in quotes, as "-12", of at most ${longestInteger} digits`;
const integer = v.pipe(
  v.string(integerMeaning),
  v.maxLength(longestInteger + 1, integerMeaning),
  v.regex(/^(?:0|-?[1-9][0-9]*)$/, integerMeaning),
);

const naturalMeaning = `a whole number in quotes, as "12", of at most ${longestInteger} digits`;
const natural = v.pipe(
  v.string(naturalMeaning),
  v.maxLength(longestInteger, naturalMeaning),
  v.regex(/^(?:0|[1-9][0-9]*)$/, naturalMeaning),
);

const rationalMeaning = `a rational number in quotes, as "-1/2", of at most ${longestInteger} digits`;
const rational = v.pipe(
  v.string(rationalMeaning),
  v.maxLength(longestInteger + 1, rationalMeaning),
  v.regex(/^(?:0|-?[1-9][0-9]*(?:\/[1-9][0-9]*)?)$/, rationalMeaning),
);

/** A whole number of JSON in a range. */
function count(least: number, most: number) {
  const meaning = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(meaning), v.integer(meaning), v.minValue(least, meaning), v.maxValue(most, meaning));
}

/** A finite number ≥ 0 of JSON. */
function measure(most: number) {
  const meaning = `a number from 0 to ${most}`;
  return v.pipe(v.number(meaning), v.minValue(0, meaning), v.maxValue(most, meaning));
}

function list<const Item extends v.GenericSchema>(item: Item, least: number, most: number, what: string) {
  const meaning = `a list of ${least} to ${most} ${what}`;
  return v.pipe(v.array(item, meaning), v.minLength(least, meaning), v.maxLength(most, meaning));
}

const sign = v.picklist([1, -1], '1 or -1');

const fingerprintMeaning = 'thirteen of the digits 0 … 9 and letters a … v';
const name13 = v.pipe(v.string(fingerprintMeaning), v.regex(/^[0-9a-v]{13}$/, fingerprintMeaning));

const nameMeaning = `1 to ${longestName} characters, none of them a control character or a line break`;
const constantName = v.pipe(
  v.string(nameMeaning),
  v.minLength(1, nameMeaning),
  v.maxLength(longestName, nameMeaning),
  v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, nameMeaning),
);

const coefficients = list(integer, 1, fieldRanges.degree[1] + 1, 'coefficients');
const matrix = v.tuple([integer, integer, integer, integer], 'a list of four integers in quotes');

const quadratic = v.strictObject(
  { rational, irrational: rational, radicand: natural },
  'an object with rational, irrational and radicand',
);

const certificateTerms = count(0, mostCertificateTerms);
const certificatePeriod = count(1, mostCertificateTerms);

const polynomialEntries = v.tuple(
  [
    list(integer, 0, 64, 'coefficients'),
    list(integer, 0, 64, 'coefficients'),
    list(integer, 0, 64, 'coefficients'),
    list(integer, 0, 64, 'coefficients'),
  ],
  'a list of the coefficients of four entries',
);

/** A certificate as JSON: integers that can grow are decimal strings, rational numbers "p/q", coefficients ascend. */
export const certificateSchema = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('mover'),
      first: rational,
      difference: rational,
      /** m; left out for 1. */
      multiplier: v.optional(natural),
      sign,
      skipped: certificateTerms,
      steps: certificatePeriod,
      factor: sign,
      head: certificateTerms,
      period: certificatePeriod,
      /** Coefficients of the entries a, b, c, d. */
      transformation: polynomialEntries,
      fractionHead: matrix,
      canonicalHead: matrix,
    }),
    v.strictObject({
      kind: v.literal('gauge'),
      /** The function Y, and where the value stands. */
      base: v.variant('kind', [
        v.strictObject({ kind: v.literal('kummer'), z: rational, a: rational, c: rational }),
        v.strictObject({ kind: v.literal('bessel'), z: rational, c: rational }),
        v.strictObject({ kind: v.literal('sum'), factor: list(rational, 2, 16, 'coefficients') }),
      ]),
      skipped: v.tuple([certificateTerms, certificateTerms], 'a list of two whole numbers'),
      direction: v.tuple([certificateTerms, certificateTerms], 'a list of two whole numbers'),
      head: certificateTerms,
      period: certificatePeriod,
      transformation: polynomialEntries,
    }),
    v.strictObject({
      kind: v.literal('periodic'),
      head: certificateTerms,
      period: certificatePeriod,
      tail: quadratic,
      value: quadratic,
    }),
  ],
  'null, or a certificate of the kind mover, gauge or periodic',
);

/** A certificate in its JSON form. */
export type CertificateJson = v.InferOutput<typeof certificateSchema>;

const search = {
  degree: count(...fieldRanges.degree),
  height: count(...fieldRanges.height),
  period: count(...fieldRanges.period),
  order: count(...fieldRanges.order),
  digits: count(...fieldRanges.digits),
};

/** Members that stand before the numerators, but for the version. */
const before = {
  id: name13,
  constant: constantName,
  numerator: coefficients,
  denominator: coefficients,
};

/** Members that stand behind the numerators and before the search. */
const behind = {
  preperiod: list(integer, 0, 2 * largestOrder, 'integers'),
  /** One period of interlaced polynomials; empty where `recurrence` gives the rule. */
  polynomials: list(list(rational, 1, largestOrder, 'coefficients'), 0, longestPeriod, 'polynomials'),
  /** c_1 … c_r with a_n = c_1 a_{n−1} + … + c_r a_{n−r} after the preperiod; null for interlaced polynomials. */
  recurrence: v.nullable(list(integer, 1, largestOrder, 'integers')),
  terms: list(integer, keptTerms, 4 * largestOrder, 'terms'),
  order: count(1, 2 * largestOrder),
  family: name13,
  digits: count(1, fieldRanges.digits[1]),
  enclosure: v.picklist(['proved', 'numerical'], '"proved" or "numerical"'),
  rate: measure(1_000_000),
  simpleRate: measure(1_000_000),
  /** The certificate that claims to make it a theorem; null where there is none. */
  proof: v.nullable(certificateSchema),
};

/** Over all that stands before it, against accidents; left out in records of earlier versions. */
const seal = v.optional(name13);

/** A record of schema 1, with numerators ±1: its members in the order in which they are written. */
export const signedRecordSchema = v.strictObject(
  {
    schema: v.literal(schemaVersions.signed),
    ...before,
    /** b_1, b_2, … up to the period. */
    signs: list(sign, 1, longestSigns, 'signs 1 and -1'),
    ...behind,
    search: v.strictObject(search, 'an object with degree, height, period, order and digits'),
    seal,
  },
  'an object',
);

/** A record of schema 2, with other numerators: its members in the order in which they are written. */
export const numeratedRecordSchema = v.strictObject(
  {
    schema: v.literal(schemaVersions.numerated),
    ...before,
    /** N_0 … N_{m−1} with b_{mj+i+1} = N_i(j): coefficients ascend. */
    numerators: list(
      list(integer, 1, mostNumeratorCoefficients, 'coefficients'),
      1,
      fieldRanges.period[1],
      'polynomials',
    ),
    ...behind,
    search: v.strictObject(
      {
        ...search,
        numeratorDegree: count(0, mostNumeratorCoefficients - 1),
        numeratorHeight: count(1, Number.MAX_SAFE_INTEGER),
      },
      'an object with degree, height, period, numeratorDegree, numeratorHeight, order and digits',
    ),
    seal,
  },
  'an object',
);

/** A record of a conjecture: of schema 1 where the numerators are ±1, of schema 2 for others. */
export const recordSchema = v.variant(
  'schema',
  [signedRecordSchema, numeratedRecordSchema],
  ({ expected }) =>
    expected === 'Object'
      ? 'an object'
      : `${schemaVersions.signed} or ${schemaVersions.numerated}, the versions that this program reads`,
);

/** A conjecture in the JSON form of schema 1 or 2. */
export type RecordJson = v.InferOutput<typeof recordSchema>;
