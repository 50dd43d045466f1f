import { schemaVersion } from '../core/conjecture.ts';
import type { Conjecture, SearchBounds } from '../core/conjecture.ts';
import { sourceOf } from '../core/constants/source.ts';
import { InputError } from '../core/errors.ts';
import { termsOf } from '../core/fractions/fraction.ts';
import type { TermRule } from '../core/fractions/fraction.ts';
import type { Sign, SignPattern } from '../core/fractions/signs.ts';
import { trim, trimInteger } from '../core/numbers/polynomial.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import type { Certificate } from '../core/certificate.ts';
import { certificateFromJson, certificateToJson } from './certificateJson.ts';
import type { CertificateJson } from './certificateJson.ts';

/** A conjecture in the JSON form of schema 1: integers that can grow are decimal strings, coefficients ascend. */
export interface ConjectureJson {
  readonly schema: 1;
  readonly id: string;
  readonly constant: string;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
  /** b_1, b_2, … up to the period. */
  readonly signs: readonly Sign[];
  readonly preperiod: readonly string[];
  /** One period of interlaced polynomials; empty where `recurrence` gives the rule. */
  readonly polynomials: readonly (readonly string[])[];
  /** c_1 … c_r with a_n = c_1 a_{n−1} + … + c_r a_{n−r} after the preperiod; null for interlaced polynomials. */
  readonly recurrence: readonly string[] | null;
  readonly terms: readonly string[];
  readonly order: number;
  readonly family: string;
  readonly digits: number;
  readonly enclosure: 'proved' | 'numerical';
  readonly rate: number;
  readonly simpleRate: number;
  /** The certificate that makes it a theorem; null where there is none. */
  readonly proof: CertificateJson | null;
  readonly search: SearchBounds;
}

/** The JSON form of a conjecture. */
export function conjectureToJson(conjecture: Conjecture): ConjectureJson {
  const { rule, signs } = conjecture.fraction;
  const interlaced = rule.kind === 'interlaced';
  const preperiod = interlaced
    ? rule.preperiod
    : rule.initial.slice(0, rule.initial.length - rule.recurrence.length);
  return {
    schema: schemaVersion,
    id: conjecture.id,
    constant: conjecture.constant.name,
    numerator: conjecture.value.numerator.map(String),
    denominator: conjecture.value.denominator.map(String),
    signs: [...signs],
    preperiod: preperiod.map(String),
    polynomials: interlaced ? rule.polynomials.map((polynomial) => polynomial.map(formatRational)) : [],
    recurrence: interlaced ? null : rule.recurrence.map(String),
    terms: conjecture.terms.map(String),
    order: conjecture.order,
    family: conjecture.family,
    digits: conjecture.digits,
    enclosure: conjecture.enclosure,
    rate: conjecture.rate,
    simpleRate: conjecture.simpleRate,
    proof: conjecture.claimedProof && certificateToJson(conjecture.claimedProof),
    search: conjecture.search,
  };
}

/** One line of a library. */
export function conjectureToLine(conjecture: Conjecture): string {
  return JSON.stringify(conjectureToJson(conjecture));
}

/**
 * Reads one line of a library.
 * @throws InputError with a sentence that names the field that is wrong.
 */
export function conjectureFromLine(line: string): Conjecture {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new InputError('the line is no complete JSON object');
  }
  return conjectureFromJson(json);
}

/**
 * Reads a conjecture in its JSON form.
 * @throws InputError with a sentence that names the field that is wrong.
 */
export function conjectureFromJson(json: unknown): Conjecture {
  const record = new Reader(json);
  if (record.number('schema') !== schemaVersion) {
    throw new InputError(
      `schema: ${String(record.number('schema'))} is not known; this version reads ${schemaVersion}`,
    );
  }
  const signs = readSigns(record.list('signs'));
  const terms = record.integers('terms');
  const preperiod = record.integers('preperiod');
  const rule = readRule(record, preperiod, terms);
  if (termsOf(rule, terms.length).some((term, n) => term !== terms[n])) {
    throw new InputError('terms: they do not follow from the polynomials');
  }
  const numerator = trimInteger(record.integers('numerator'));
  const denominator = trimInteger(record.integers('denominator'));
  if (denominator.length === 0) throw new InputError('denominator: it is zero');
  const enclosure = record.text('enclosure');
  if (enclosure !== 'proved' && enclosure !== 'numerical') {
    throw new InputError(`enclosure: "${enclosure}" is neither proved nor numerical`);
  }
  const search = new Reader(record.field('search'), 'search.');
  return {
    id: record.text('id'),
    constant: sourceOf(record.text('constant')),
    value: { numerator, denominator },
    fraction: { rule, signs },
    terms,
    order: record.count('order'),
    family: record.text('family'),
    digits: record.count('digits'),
    enclosure,
    rate: record.number('rate'),
    simpleRate: record.number('simpleRate'),
    claimedProof: readProof(record.field('proof')),
    search: {
      degree: search.count('degree'),
      height: search.count('height'),
      period: search.count('period'),
      order: search.count('order'),
      digits: search.count('digits'),
    },
  };
}

/** The form of a certificate is read here; whether it proves anything is the checker's to say. */
function readProof(json: unknown): Certificate | null {
  if (json === null) return null;
  try {
    return certificateFromJson(json);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.message.replace(/\.$/, ''));
    throw error;
  }
}

function readSigns(list: readonly unknown[]): SignPattern {
  const signs = list.filter((sign): sign is Sign => sign === 1 || sign === -1);
  if (signs.length !== list.length || signs.length === 0)
    throw new InputError('signs: give a list of 1 and -1');
  return signs;
}

function readRule(record: Reader, preperiod: bigint[], terms: bigint[]): TermRule {
  if (record.field('recurrence') !== null) {
    const recurrence = record.integers('recurrence');
    const needed = preperiod.length + recurrence.length;
    if (recurrence.length === 0 || terms.length < needed) {
      throw new InputError(`terms: the recurrence needs ${needed} of them, ${terms.length} are there`);
    }
    return { kind: 'recurrent', initial: terms.slice(0, needed), recurrence };
  }
  const lists = record.list('polynomials');
  if (lists.length === 0) throw new InputError('polynomials: there is none, and no recurrence');
  const polynomials = lists.map((list) => {
    if (!Array.isArray(list)) throw new InputError('polynomials: each one is a list of coefficients');
    try {
      return trim(list.map((coefficient) => parseRational(String(coefficient))));
    } catch {
      throw new InputError(`polynomials: ${JSON.stringify(list)} holds something else than fractions`);
    }
  });
  if (terms.length === 0) throw new InputError('terms: there is none');
  const rule: TermRule = { kind: 'interlaced', preperiod, polynomials };
  try {
    termsOf(rule, terms.length);
  } catch {
    throw new InputError('polynomials: they give terms that are no integers');
  }
  return rule;
}

/** Typed access to the fields of an object that came from outside. */
class Reader {
  constructor(
    private readonly json: unknown,
    private readonly prefix = '',
  ) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new InputError(prefix ? `${prefix.slice(0, -1)}: it is no object` : 'the line is no JSON object');
    }
  }

  field(name: string): unknown {
    const value = (this.json as Record<string, unknown>)[name];
    if (value === undefined) throw new InputError(`${this.prefix}${name}: the field is missing`);
    return value;
  }

  text(name: string): string {
    const value = this.field(name);
    if (typeof value !== 'string') throw new InputError(`${this.prefix}${name}: it is no text`);
    return value;
  }

  number(name: string): number {
    const value = this.field(name);
    if (typeof value !== 'number') throw new InputError(`${this.prefix}${name}: it is no number`);
    return value;
  }

  count(name: string): number {
    const value = this.number(name);
    if (!Number.isInteger(value) || value < 0) {
      throw new InputError(`${this.prefix}${name}: ${value} is no whole number ≥ 0`);
    }
    return value;
  }

  list(name: string): readonly unknown[] {
    const value = this.field(name);
    if (!Array.isArray(value)) throw new InputError(`${this.prefix}${name}: it is no list`);
    return value;
  }

  integers(name: string): bigint[] {
    return this.list(name).map((entry) => {
      if (typeof entry !== 'string' || !/^-?\d+$/.test(entry)) {
        throw new InputError(`${this.prefix}${name}: ${JSON.stringify(entry)} is no integer in quotes`);
      }
      return BigInt(entry);
    });
  }
}
