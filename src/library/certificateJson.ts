import type { Matrix } from '../core/numbers/matrix.ts';
import { trimInteger } from '../core/numbers/polynomial.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import type { Certificate } from '../core/certificate.ts';
import type { QuadraticNumber } from '../core/numbers/quadraticNumber.ts';
import type { CertificateJson } from './recordSchema.ts';

type MatrixJson = Extract<CertificateJson, { kind: 'mover' }>['fractionHead'];
type QuadraticJson = Extract<CertificateJson, { kind: 'periodic' }>['tail'];

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
    transformation: [u.a.map(String), u.b.map(String), u.c.map(String), u.d.map(String)],
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

/** The certificate that a JSON form describes; whether it proves anything is the checker's to say. */
export function certificateFromJson(json: CertificateJson): Certificate {
  if (json.kind === 'periodic') {
    const { kind, head, period, tail, value } = json;
    return { kind, head, period, tail: quadraticFromJson(tail), value: quadraticFromJson(value) };
  }
  const [a, b, c, d] = json.transformation.map((entry) => trimInteger(entry.map(BigInt)));
  return {
    kind: json.kind,
    canonical: {
      first: parseRational(json.first),
      difference: parseRational(json.difference),
      multiplier: BigInt(json.multiplier ?? 1),
      sign: json.sign,
    },
    skipped: json.skipped,
    steps: json.steps,
    factor: json.factor,
    head: json.head,
    period: json.period,
    transformation: { a: a!, b: b!, c: c!, d: d! },
    fractionHead: matrixFromJson(json.fractionHead),
    canonicalHead: matrixFromJson(json.canonicalHead),
  };
}

function matrixFromJson(entries: MatrixJson): Matrix {
  const [a, b, c, d] = entries.map(BigInt);
  return { a: a!, b: b!, c: c!, d: d! };
}

function quadraticFromJson({ rational, irrational, radicand }: QuadraticJson): QuadraticNumber {
  return {
    rational: parseRational(rational),
    irrational: parseRational(irrational),
    radicand: BigInt(radicand),
  };
}
