import { signAfter } from '../../../core/fractions/fraction.ts';
import type { InterlacedFraction } from '../../../core/fractions/fraction.ts';
import { integerRoot } from '../../../core/numbers/integers.ts';
import type { Matrix } from '../../../core/numbers/matrix.ts';
import type { IntegerPolynomial, Polynomial } from '../../../core/numbers/polynomial.ts';
import { evaluatePolynomial, substituteLinear } from '../../../core/numbers/polynomial.ts';
import * as Q from '../../../core/numbers/rational.ts';
import type { Rational } from '../../../core/numbers/rational.ts';
import type { MoverArgument, PeriodicArgument } from '../../../core/theorems/certificates/argument.ts';
import { periodTerms } from '../../../core/fractions/periodMatrix.ts';
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

function writePolynomial(p: Polynomial | IntegerPolynomial): string {
  return writeList(rationals(p).map(writeQ));
}

/** Four entries of a matrix, as arguments of PMatrix. */
function writeMatrix(entries: readonly (Polynomial | IntegerPolynomial)[]): string {
  return `PMatrix ${entries.map(writePolynomial).join(' ')}`;
}

/** Most periods that are compared one by one. */
const mostCompared = 2000;

/**
 * After how many periods no term's polynomial, less the least that it may be, has a negative coefficient any more, counted from
 * the term after the head; and from when on some term with its sign is at least 2. null where that takes too long, or the period is none.
 */
export function comparedPeriods(fraction: InterlacedFraction, head: number, period: number): number | null {
  const { preperiod, polynomials: rule } = fraction.rule;
  const fits = head >= preperiod.length && period % rule.length === 0 && period % fraction.signs.length === 0;
  if (!fits) return null;
  const { polynomials, signs } = periodTerms(fraction, head + 1, period);
  const counts = polynomials.map((p, i) => settled(p, signs[i]! > 0 ? 1n : 2n, true));
  const proper = polynomials.map((p, i) => settled(p, 2n - BigInt(signs[i]!), false));
  const all = counts.reduce<number | null>((x, y) => (x === null || y === null ? null : Math.max(x, y)), 0);
  const some = proper.reduce<number | null>((x, y) => (x === null || (y !== null && y < x) ? y : x), null);
  return all === null || some === null ? null : Math.max(all, some);
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

function writeFraction({ rule, signs }: InterlacedFraction, compared: number): string {
  return [
    `{| preperiod := ${writeList(rule.preperiod.map(writeZ))}%Z;`,
    `polynomials := ${writeList(rule.polynomials.map(writePolynomial))};`,
    `word := ${writeList(signs.map((sign) => writeZ(BigInt(sign))))}%Z; compared := ${compared} |}`,
  ].join(' ');
}

/** The classical fraction as a record of Mover.v. */
export function writeClassical({ first, difference, multiplier, sign }: CanonicalFraction): string {
  return `{| first := ${writeQ(first)}; difference := ${writeQ(difference)}; multiplier := ${multiplier}; sigma := ${writeZ(BigInt(sign))} |}`;
}

/** A certificate as a record of Mover.v. */
export function writeMover({ fraction, certificate, map }: MoverArgument, compared: number): string {
  const { skipped, steps, factor, head, period, transformation: u } = certificate;
  return [
    '{|',
    `  the_fraction := ${writeFraction(fraction, compared)};`,
    `  the_classical := ${writeClassical(certificate.canonical)};`,
    `  W := ${writeMatrix(constants(map))};`,
    `  skipped := ${skipped}; per_period := ${steps}; lambda := ${writeZ(BigInt(factor))}; head := ${head}; period := ${period};`,
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
export function writePeriodic({ fraction, certificate }: PeriodicArgument, compared: number): string {
  const { head, period, tail } = certificate;
  const scale = 10n ** BigInt(rootDigits);
  const low = integerRoot(tail.radicand * scale * scale, 2);
  return [
    '{|',
    `  periodic_fraction := ${writeFraction(fraction, compared)};`,
    `  periodic_head := ${head}; periodic_length := ${period};`,
    `  radicand := ${tail.radicand}%Z; low := ${writeQ(Q.rational(low, scale))}; high := ${writeQ(Q.rational(low + 1n, scale))};`,
    `  tail := Quadratic ${writeQ(tail.rational)} ${writeQ(tail.irrational)}`,
    '|}%Q',
  ].join('\n');
}

/** The terms and signs as a theorem states them: "(terms [1]%Z (fun j => [2; 2 * j + 3])) (signs [-1; 1]%Z)". */
export function writeRule({ rule, signs }: InterlacedFraction): string {
  const period = writeList(rule.polynomials.map(writeInJ));
  const word = writeList(signs.map(String));
  return `(terms ${writeList(rule.preperiod.map(String))}%Z (fun j => ${period}))\n    (signs ${word}%Z)`;
}

function writeInJ(p: Polynomial): string {
  const power = (i: number) => (i === 0 ? '' : i === 1 ? 'j' : `j ^ ${i}`);
  return formatSum(p.map(formatRational), power, ' * ', (size) => size.replace('/', ' / '));
}

/** The first terms with their signs, for a comment: "2 - 1/(3 + 1/(2 - ...))" stands for what the theorem says of all of them. */
export function firstTerms({ rule, signs }: InterlacedFraction, depth: number): string {
  const term = (n: number): bigint => {
    const k = rule.preperiod.length;
    if (n < k) return rule.preperiod[n]!;
    const m = rule.polynomials.length;
    const j = Q.rational(BigInt(Math.floor((n - k) / m)));
    return evaluatePolynomial(rule.polynomials[(n - k) % m]!, j).numerator;
  };
  let text = '...';
  for (let n = depth - 1; n >= 0; n--) {
    const sign = signAfter(signs, n) > 0 ? '+' : '-';
    text = `${term(n)} ${sign} ${n === depth - 1 ? text : `1/(${text})`}`;
  }
  return text;
}
