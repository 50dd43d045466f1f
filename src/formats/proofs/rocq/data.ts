import type { InterlacedTerms } from '../../../core/fractions/fraction.ts';
import {
  isSignPattern,
  numeratorClass,
  numeratorPolynomials,
  numeratorSign,
  numeratorSize,
} from '../../../core/fractions/numerators.ts';
import type { Numerators } from '../../../core/fractions/numerators.ts';
import { integerRoot } from '../../../core/numbers/integers.ts';
import type { Matrix } from '../../../core/numbers/matrix.ts';
import type { IntegerPolynomial, Polynomial } from '../../../core/numbers/polynomial.ts';
import {
  addPolynomials,
  evaluatePolynomial,
  multiplyInteger,
  substituteLinear,
  overRationals,
} from '../../../core/numbers/polynomial.ts';
import type { PolynomialMatrix } from '../../../core/numbers/polynomialMatrix.ts';
import * as Q from '../../../core/numbers/rational.ts';
import type { Rational } from '../../../core/numbers/rational.ts';
import { termClass } from '../../../core/fractions/periodMatrix.ts';
import type { PeriodicArgument } from '../../../core/theorems/certificates/argument.ts';
import type { CanonicalFraction } from '../../../core/fractions/canonicalFraction.ts';
import { formatRational } from '../../../core/numbers/rational.ts';
import { formatSum } from '../../text/sum.ts';

/** A rational number in the notation of Q: "3", "(-1)", "(1 # 2)". */
export function writeQ({ numerator, denominator }: Rational): string {
  if (denominator !== 1n) return `(${numerator} # ${denominator})`;
  return writeZ(numerator);
}

function writeZ(n: bigint): string {
  return n < 0n ? `(${n})` : String(n);
}

function writeList(entries: readonly string[]): string {
  return `[${entries.join('; ')}]`;
}

function rationals(p: Polynomial | IntegerPolynomial): Polynomial {
  return p.map((c) => (typeof c === 'bigint' ? Q.rational(c) : c));
}

/** A list of coefficients, the constant one first. */
export function writePolynomial(p: Polynomial | IntegerPolynomial): string {
  return writeList(rationals(p).map(writeQ));
}

/** Four entries of a matrix, as arguments of PMatrix. */
function writeMatrix(entries: readonly (Polynomial | IntegerPolynomial)[]): string {
  return `PMatrix ${entries.map(writePolynomial).join(' ')}`;
}

/** A fraction of interlaced terms under numerators of either kind. */
export interface FractionData {
  readonly rule: InterlacedTerms;
  readonly numerators: Numerators;
}

/** Most periods that are compared one by one. */
const mostCompared = 2000;

/**
 * After how many periods no polynomial that must not be less than a number has a coefficient any more that speaks against it:
 * every term, counted from the one after the head, beside the size of the numerator before it; that size beside 1; some term that
 * makes the fraction proper; the squares of other polynomials beside 1. null where that takes too long, or the period is none.
 */
export function comparedPeriods(
  { rule, numerators }: FractionData,
  head: number,
  period: number,
  nowhereZero: readonly IntegerPolynomial[] = [],
): number | null {
  const { preperiod, polynomials } = rule;
  const fits =
    head >= preperiod.length && period % polynomials.length === 0 && period % numerators.length === 0;
  if (!fits) return null;
  const places = Array.from({ length: period }, (_, i) => {
    const size = absolute(numeratorClass(numerators, head + i, period));
    const excess = addPolynomials(termClass(rule, head + 1 + i, period), size.map(Q.negate));
    return { size, excess, next: numeratorSign(numerators, head + i + 1) };
  });
  const squares = nowhereZero.map((p) => overRationals(multiplyInteger(p, p)));
  const counts = [
    ...squares.map((p) => settled(p, 1n, true)),
    ...places.flatMap(({ size, excess, next }) => [
      settled(size, 1n, true),
      settled(excess, next > 0 ? 0n : 1n, true),
    ]),
  ];
  const proper = places.map(({ excess, next }) => (next > 0 ? 0 : settled(excess, 2n, false)));
  const all = counts.reduce<number | null>((x, y) => (x === null || y === null ? null : Math.max(x, y)), 0);
  const some = proper.reduce<number | null>((x, y) => (x === null || (y !== null && y < x) ? y : x), null);
  return all === null || some === null ? null : Math.max(all, some);
}

function absolute(p: Polynomial): Polynomial {
  return (p[0]?.numerator ?? 0n) > 0n ? p : p.map(Q.negate);
}

/** The first t from which on p(j + t) − least has no negative coefficient; null where an earlier value, if these count, is smaller. */
function settled(p: Polynomial, least: bigint, earlier: boolean): number | null {
  for (let t = 0; t <= mostCompared; t++) {
    const ahead = substituteLinear(p, Q.one, Q.rational(BigInt(t)));
    const [first = Q.zero, ...rest] = ahead;
    const enough = Q.compare(first, Q.rational(least)) >= 0;
    if (enough && rest.every(({ numerator }) => numerator >= 0n)) return t;
    const lead = ahead[ahead.length - 1];
    if ((!enough && earlier) || ahead.length < 2 || !lead || lead.numerator < 0n) return null;
  }
  return null;
}

function writeFraction({ rule, numerators }: FractionData, compared: number): string {
  return [
    `{| preperiod := ${writeList(rule.preperiod.map(writeZ))}%Z;`,
    `polynomials := ${writeList(rule.polynomials.map(writePolynomial))};`,
    `rule := ${writeList(numeratorPolynomials(numerators).map(writePolynomial))}; compared := ${compared} |}`,
  ].join(' ');
}

/** The classical fraction as a record of Bases.v. */
export function writeClassical({ first, difference, multiplier, sign }: CanonicalFraction): string {
  return `{| first := ${writeQ(first)}; difference := ${writeQ(difference)}; multiplier := ${multiplier}; sigma := ${writeZ(BigInt(sign))} |}`;
}

/** What a record of Certificate.v holds beside the fraction. */
export interface WrittenCertificate {
  /** A term of the type base. */
  readonly base: string;
  /** W. */
  readonly map: Matrix;
  readonly skipped: readonly [number, number];
  readonly direction: readonly [number, number];
  /** λ as a quotient. */
  readonly factor: readonly [Polynomial, Polynomial];
  readonly head: number;
  readonly period: number;
  readonly transformation: PolynomialMatrix;
}

/** A certificate as a record of Certificate.v. */
export function writeCertificate(
  fraction: FractionData,
  { base, map, skipped, direction, factor, head, period, transformation: u }: WrittenCertificate,
  compared: number,
): string {
  return [
    '{|',
    `  the_fraction := ${writeFraction(fraction, compared)};`,
    `  the_base := ${base};`,
    `  W := ${writeMatrix(constants(map))};`,
    `  skipped := (${skipped.join(', ')})%nat; direction := (${direction.join(', ')})%nat; lambda := (${factor.map(writePolynomial).join(', ')});`,
    `  head := ${head}; period := ${period};`,
    `  U := ${writeMatrix([u.a, u.b, u.c, u.d])}`,
    '|}%Q',
  ].join('\n');
}

function constants({ a, b, c, d }: Matrix): IntegerPolynomial[] {
  return [a, b, c, d].map((entry) => [entry]);
}

/** Decimal digits of the rational numbers between which the root lies. */
const rootDigits = 20;

/** The certificate of a periodic fraction as a record of Periodic.v. */
export function writePeriodic({ rule, numerators, certificate }: PeriodicArgument, compared: number): string {
  const { head, period, tail } = certificate;
  const scale = 10n ** BigInt(rootDigits);
  const low = integerRoot(tail.radicand * scale * scale, 2);
  return [
    '{|',
    `  periodic_fraction := ${writeFraction({ rule, numerators }, compared)};`,
    `  periodic_head := ${head}; periodic_length := ${period};`,
    `  radicand := ${tail.radicand}%Z; low := ${writeQ(Q.rational(low, scale))}; high := ${writeQ(Q.rational(low + 1n, scale))};`,
    `  tail := Quadratic ${writeQ(tail.rational)} ${writeQ(tail.irrational)}`,
    '|}%Q',
  ].join('\n');
}

/** Terms and numerators as a theorem states them: "(terms [1]%Z (fun j => [2; 2 * j + 3])) (signs [-1; 1]%Z)". */
export function writeRule({ rule, numerators }: FractionData): string {
  const terms = `(terms ${writeList(rule.preperiod.map(String))}%Z (fun j => ${writeInJ(rule.polynomials)}))`;
  const word = isSignPattern(numerators)
    ? `(signs ${writeList(numerators.map(String))}%Z)`
    : `(numerators (fun j => ${writeInJ(numerators.map(rationals))}))`;
  return `${terms}\n    ${word}`;
}

function writeInJ(polynomials: readonly Polynomial[]): string {
  const power = (i: number) => (i === 0 ? '' : i === 1 ? 'j' : `j ^ ${i}`);
  return writeList(
    polynomials.map((p) =>
      formatSum(p.map(formatRational), power, ' * ', (size) => size.replace('/', ' / ')),
    ),
  );
}

/** The first terms with their numerators, for a comment: "2 - 1/(3 + 1/(2 - ...))" stands for what the theorem says of all of them. */
export function firstTerms({ rule, numerators }: FractionData, depth: number): string {
  const term = (n: number): bigint => {
    const k = rule.preperiod.length;
    if (n < k) return rule.preperiod[n]!;
    const m = rule.polynomials.length;
    const j = Q.rational(BigInt(Math.floor((n - k) / m)));
    return evaluatePolynomial(rule.polynomials[(n - k) % m]!, j).numerator;
  };
  let text = '...';
  for (let n = depth - 1; n >= 0; n--) {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    const size = numeratorSize(numerators, n);
    text = `${term(n)} ${sign} ${n === depth - 1 ? text : `${size}/(${text})`}`;
  }
  return text;
}
