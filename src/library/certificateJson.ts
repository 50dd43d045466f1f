import type { Matrix } from '../core/numbers/matrix.ts';
import { trim, trimInteger } from '../core/numbers/polynomial.ts';
import type { PolynomialMatrix } from '../core/numbers/polynomialMatrix.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import type { Certificate, HypergeometricNode } from '../core/certificate.ts';
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
  if (certificate.kind === 'gauge') {
    const { base, skipped, direction, head, period, transformation } = certificate;
    return {
      kind: 'gauge',
      base: baseToJson(base),
      skipped: [...skipped],
      direction: [...direction],
      head,
      period,
      transformation: polynomialsToJson(transformation),
    };
  }
  const { canonical } = certificate;
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
    transformation: polynomialsToJson(certificate.transformation),
    fractionHead: matrixToJson(certificate.fractionHead),
    canonicalHead: matrixToJson(certificate.canonicalHead),
  };
}

type PolynomialsJson = Extract<CertificateJson, { kind: 'mover' }>['transformation'];

function polynomialsToJson({ a, b, c, d }: PolynomialMatrix): PolynomialsJson {
  return [a.map(String), b.map(String), c.map(String), d.map(String)];
}

function polynomialsFromJson(json: PolynomialsJson): PolynomialMatrix {
  const [a, b, c, d] = json.map((entry) => trimInteger(entry.map(BigInt)));
  return { a: a!, b: b!, c: c!, d: d! };
}

type BaseJson = Extract<CertificateJson, { kind: 'gauge' }>['base'];

function baseToJson(base: HypergeometricNode): BaseJson {
  switch (base.kind) {
    case 'kummer':
      return {
        kind: base.kind,
        z: formatRational(base.z),
        a: formatRational(base.a),
        c: formatRational(base.c),
      };
    case 'bessel':
      return { kind: base.kind, z: formatRational(base.z), c: formatRational(base.c) };
    case 'sum':
      return { kind: base.kind, factor: base.factor.map(formatRational) };
  }
}

function baseFromJson(json: BaseJson): HypergeometricNode {
  switch (json.kind) {
    case 'kummer':
      return {
        kind: json.kind,
        z: parseRational(json.z),
        a: parseRational(json.a),
        c: parseRational(json.c),
      };
    case 'bessel':
      return { kind: json.kind, z: parseRational(json.z), c: parseRational(json.c) };
    case 'sum':
      return { kind: json.kind, factor: trim(json.factor.map(parseRational)), start: 1n };
  }
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
  if (json.kind === 'gauge') {
    const { kind, base, skipped, direction, head, period, transformation } = json;
    return {
      kind,
      base: baseFromJson(base),
      skipped,
      direction,
      head,
      period,
      transformation: polynomialsFromJson(transformation),
    };
  }
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
    transformation: polynomialsFromJson(json.transformation),
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
