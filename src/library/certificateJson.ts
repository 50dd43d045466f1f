import { InputError } from '../core/errors.ts';
import type { Sign } from '../core/fractions/signs.ts';
import type { Matrix } from '../core/numbers/matrix.ts';
import { trimInteger } from '../core/numbers/polynomial.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import type { Rational } from '../core/numbers/rational.ts';
import type { Certificate } from '../core/certificate.ts';
import type { QuadraticNumber } from '../core/numbers/quadraticNumber.ts';

/** [a, b, c, d] of a matrix, row by row. */
type MatrixJson = readonly [string, string, string, string];

/** u + v√D as {"rational": "1/2", "irrational": "1/2", "radicand": "5"}. */
interface QuadraticJson {
  readonly rational: string;
  readonly irrational: string;
  readonly radicand: string;
}

/** A certificate as JSON: integers that can grow are decimal strings, rational numbers "p/q", coefficients ascend. */
export type CertificateJson =
  | {
      readonly kind: 'mover';
      readonly first: string;
      readonly difference: string;
      /** m; left out for 1. */
      readonly multiplier?: string;
      readonly sign: Sign;
      readonly skipped: number;
      readonly steps: number;
      readonly factor: Sign;
      readonly head: number;
      readonly period: number;
      /** Coefficients of the entries a, b, c, d. */
      readonly transformation: readonly (readonly string[])[];
      readonly fractionHead: MatrixJson;
      readonly canonicalHead: MatrixJson;
    }
  | {
      readonly kind: 'periodic';
      readonly head: number;
      readonly period: number;
      readonly tail: QuadraticJson;
      readonly value: QuadraticJson;
    };

/** The JSON form of a certificate. */
export function certificateToJson(certificate: Certificate): CertificateJson {
  if (certificate.kind === 'periodic') {
    const { head, period, tail, value } = certificate;
    return { kind: 'periodic', head, period, tail: quadraticToJson(tail), value: quadraticToJson(value) };
  }
  const { canonical, transformation: u } = certificate;
  return {
    kind: 'mover',
    first: formatRational(canonical.first),
    difference: formatRational(canonical.difference),
    ...(canonical.multiplier === 1n ? {} : { multiplier: String(canonical.multiplier) }),
    sign: canonical.sign,
    skipped: certificate.skipped,
    steps: certificate.steps,
    factor: certificate.factor,
    head: certificate.head,
    period: certificate.period,
    transformation: [u.a, u.b, u.c, u.d].map((entry) => entry.map(String)),
    fractionHead: matrixToJson(certificate.fractionHead),
    canonicalHead: matrixToJson(certificate.canonicalHead),
  };
}

function matrixToJson({ a, b, c, d }: Matrix): MatrixJson {
  return [String(a), String(b), String(c), String(d)];
}

function quadraticToJson({ rational, irrational, radicand }: QuadraticNumber): QuadraticJson {
  return {
    rational: formatRational(rational),
    irrational: formatRational(irrational),
    radicand: String(radicand),
  };
}

/**
 * Reads a certificate that came from outside; its form is checked here, its truth by the checker.
 * @throws InputError that names the field that is wrong.
 */
export function certificateFromJson(json: unknown): Certificate {
  const fields = record(json, 'proof');
  const kind = fields['kind'];
  if (kind === 'periodic') {
    return {
      kind,
      head: count(fields, 'head', 0),
      period: count(fields, 'period', 1),
      tail: readQuadratic(fields, 'tail'),
      value: readQuadratic(fields, 'value'),
    };
  }
  if (kind !== 'mover') {
    throw new InputError(`proof.kind: ${JSON.stringify(kind)} is not known; mover and periodic are.`);
  }
  const entries = fields['transformation'];
  if (!Array.isArray(entries) || entries.length !== 4) {
    throw new InputError('proof.transformation: it must be a list of the coefficients of four entries.');
  }
  const [a, b, c, d] = entries.map((entry) => trimInteger(integers(entry, 'transformation')));
  return {
    kind,
    canonical: {
      first: readRational(fields, 'first'),
      difference: readRational(fields, 'difference'),
      multiplier: fields['multiplier'] === undefined ? 1n : readMultiplier(fields),
      sign: readSign(fields, 'sign'),
    },
    skipped: count(fields, 'skipped', 0),
    steps: count(fields, 'steps', 1),
    factor: readSign(fields, 'factor'),
    head: count(fields, 'head', 0),
    period: count(fields, 'period', 1),
    transformation: { a: a!, b: b!, c: c!, d: d! },
    fractionHead: readMatrix(fields, 'fractionHead'),
    canonicalHead: readMatrix(fields, 'canonicalHead'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Longest heads and periods that a certificate may name; a larger one is damaged, and would take hours to check. */
const mostTerms = 100_000;

function record(json: unknown, name: string): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new InputError(`${name}: it must be an object.`);
  }
  return json as Fields;
}

function count(fields: Fields, name: string, least: number): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > mostTerms) {
    throw new InputError(
      `proof.${name}: ${JSON.stringify(value)} must be a whole number from ${least} to ${mostTerms}.`,
    );
  }
  return value;
}

function readSign(fields: Fields, name: string): Sign {
  const value = fields[name];
  if (value !== 1 && value !== -1) {
    throw new InputError(`proof.${name}: ${JSON.stringify(value)} must be 1 or -1.`);
  }
  return value;
}

function readRational(fields: Fields, name: string): Rational {
  const value = fields[name];
  try {
    if (typeof value === 'string') return parseRational(value);
  } catch {
    // The sentence below says it.
  }
  throw new InputError(`proof.${name}: ${JSON.stringify(value)} must be a fraction in quotes such as "1/2".`);
}

function readMultiplier(fields: Fields): bigint {
  const { numerator, denominator } = readRational(fields, 'multiplier');
  if (denominator !== 1n || numerator < 1n) {
    throw new InputError('proof.multiplier: it must be a whole number ≥ 1.');
  }
  return numerator;
}

function integers(list: unknown, name: string): bigint[] {
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === 'string' && /^-?\d+$/.test(entry))) {
    throw new InputError(`proof.${name}: it must be a list of integers in quotes.`);
  }
  return list.map((entry: string) => BigInt(entry));
}

function readMatrix(fields: Fields, name: string): Matrix {
  const [a, b, c, d, ...rest] = integers(fields[name], name);
  if (d === undefined || rest.length > 0) throw new InputError(`proof.${name}: it must have four entries.`);
  return { a: a!, b: b!, c: c!, d };
}

function readQuadratic(fields: Fields, name: string): QuadraticNumber {
  const parts = record(fields[name], `proof.${name}`);
  const radicand = readRational(parts, 'radicand');
  if (radicand.denominator !== 1n || radicand.numerator < 0n) {
    throw new InputError(`proof.${name}.radicand: it must be a whole number ≥ 0.`);
  }
  return {
    rational: readRational(parts, 'rational'),
    irrational: readRational(parts, 'irrational'),
    radicand: radicand.numerator,
  };
}
