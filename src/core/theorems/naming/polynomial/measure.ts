import type { Decimal } from 'decimal.js';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { generalConvergents, quotientOf } from '../../../fractions/toolbox/generalFraction.ts';
import { absolute } from '../../../numbers/integers.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { arithmetic } from '../methods/logarithm.ts';
import type { KnownDigits } from '../interval.ts';
import { log10, readKnownDigits } from '../interval.ts';
import { doubleRootOf } from './doubleRoot.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';

/** A value that was measured: two calculations agree to so many digits. */
export interface MeasuredValue {
  /** The digits as text, the last two left out. */
  readonly text: string;
  readonly known: KnownDigits;
  readonly negative: boolean;
}

/** Significant digits of the calculations. */
const precision = 140;
/** Where the tail is replaced by its asymptotic series, in the two calculations. */
const places = [400, 560] as const;
/** Terms of the asymptotic series. */
const seriesLength = 60;
/** Fewest digits that have to agree. */
const fewestDigits = 12;

/**
 * The value of a polynomial fraction from steps up to n = 400 and to n = 560, the tail replaced by the asymptotic series
 * X_n = n^m (c_0 + c_1/n + …) of its dominant root: X_n X_{n+1} = A(n) X_{n+1} + B(n+1). For deg B ≤ 2 deg A or even deg B. It
 * is a measurement: that the fraction converges, and to this value, is not proved by it. null where the two disagree.
 */
export function measuredValue(fraction: PolynomialFraction): MeasuredValue | null {
  const numbers = arithmetic(precision);
  const values = placesOf(fraction).map((n) => valueFrom(fraction, n, numbers));
  const [x, y] = values;
  if (!x || !y || !x.isFinite() || x.isZero()) return null;
  const difference = x.minus(y).abs();
  const agreed = difference.isZero()
    ? precision - 20
    : Math.min(precision - 20, Math.floor(x.abs().log(10).minus(difference.log(10)).toNumber()) - 2);
  if (!(agreed >= fewestDigits)) return null;
  const text = y.abs().toPrecision(agreed);
  if (!/^\d+\.\d+$/.test(text)) return null;
  return { text: y.isNeg() ? `-${text}` : text, known: readKnownDigits(text), negative: y.isNeg() };
}

/** Digits that are aimed at where a fraction converges like e^{−4√(c n)}, and the farthest place that is gone to for them. */
const [subexponentialDigits, farthest] = [70, 20_000];

/** Without a series for the tail the fraction itself has to come near enough. */
function placesOf(fraction: PolynomialFraction): readonly number[] {
  const first = doubleRootOf(fraction)?.first ?? Q.zero;
  if (first.numerator <= 0n) return places;
  const size = Number(first.numerator) / Number(first.denominator);
  const needed = (subexponentialDigits * Math.LN10) / 4;
  const n = Math.min(farthest, Math.max(places[0], Math.ceil((needed * needed) / size)));
  return [n, Math.ceil(1.3 * n)];
}

function valueFrom(fraction: PolynomialFraction, n: number, numbers: typeof Decimal): Decimal | null {
  const { head, terms, numerators } = fraction;
  let x = tailAt(fraction, n, numbers);
  if (!x) return null;
  for (let k = n - 1; k >= 0; k--) {
    if (x.isZero()) return null;
    x = at(terms, k, numbers).plus(at(numerators, k + 1, numbers).div(x));
  }
  for (const { a, b } of [...head].reverse()) x = decimal(a, numbers).plus(decimal(b, numbers).div(x));
  return x;
}

function decimal({ numerator, denominator }: Rational, numbers: typeof Decimal): Decimal {
  return new numbers(numerator.toString()).div(denominator.toString());
}

function at(p: Polynomial, n: number, numbers: typeof Decimal): Decimal {
  return p.reduceRight((value, c) => value.times(n).plus(decimal(c, numbers)), new numbers(0));
}

/** The asymptotic series of the tail at n; null where its leading root is not simple or the degrees do not fit. */
function tailAt(
  { terms, numerators }: PolynomialFraction,
  n: number,
  numbers: typeof Decimal,
): Decimal | null {
  const m = Math.max(terms.length - 1, Math.ceil((numerators.length - 1) / 2));
  if (m < 0) return null;
  // Coefficients of n^{m−i} in A(n) and of n^{2m−i} in B(n+1).
  const a = Array.from({ length: seriesLength }, (_, i) => coefficient(terms, m - i, numbers));
  const moved = shiftedByOne(numerators, numbers);
  const b = Array.from({ length: seriesLength }, (_, i) => moved[2 * m - i] ?? new numbers(0));
  const discriminant = a[0]!.times(a[0]!).plus(b[0]!.times(4));
  const inverse = new numbers(1).div(n);
  const sumOf = (series: readonly Decimal[]): Decimal =>
    series
      .reduceRight((value, one) => value.times(inverse).plus(one), new numbers(0))
      .times(new numbers(n).pow(m));
  if (discriminant.isZero()) {
    const series = seriesOfDoubleRoot(a, b, m, numbers);
    return series && sumOf(series);
  }
  if (discriminant.lt(0)) return null;
  // Of two roots ±√f that are equal in size A decides: X_n² is larger than B by about √f n^m |A|, whose sum over 1/X_n² has to diverge.
  const top = terms[terms.length - 1];
  if (!top || terms.length < m) return null;
  const root = discriminant.sqrt();
  const sign = top.numerator < 0n ? root.neg() : root;
  const lead = a[0]!.plus(sign).div(2);
  const c: Decimal[] = [lead];
  for (let i = 1; i < seriesLength; i++) {
    c.push(new numbers(0));
    // The coefficient of n^{2m−i} in X_n X_{n+1} − A(n) X_{n+1} − B(n+1) with c_i = 0, which c_i·(2 c_0 − a_0) has to cancel.
    const next = c.map((_, j) => movedCoefficient(c, j, m, numbers));
    let rest = b[i]!.neg();
    for (let j = 0; j <= i; j++) rest = rest.plus(c[j]!.minus(a[j]!).times(next[i - j]!));
    c[i] = rest.neg().div(sign);
  }
  return sumOf(c);
}

/**
 * The same where both leading roots are c_0 = a_0/2: then the coefficient of n^{2m−1} vanishes by itself or not at all, that of n^{2m−2}
 * is c_1² + (c_0 − a_1) c_1 + K, whose larger root belongs to the dominant series, and that of n^{2m−i−1} is linear in c_i. Where it
 * does not vanish, c_0 alone.
 */
function seriesOfDoubleRoot(
  a: readonly Decimal[],
  b: readonly Decimal[],
  m: number,
  numbers: typeof Decimal,
): Decimal[] | null {
  const half = a[0]!.div(2);
  const rest = (c: readonly Decimal[], j: number): Decimal => {
    let sum = b[j]!.neg();
    for (let i = 0; i <= j; i++)
      sum = sum.plus((c[i] ?? new numbers(0)).minus(a[i]!).times(movedCoefficient(c, j - i, m, numbers)));
    return sum;
  };
  const start = [half, new numbers(0)];
  if (half.isZero()) return null;
  // A series in 1/√n: its first term is near enough to the dominant solution.
  if (
    rest(start, 1)
      .abs()
      .gt(`1e-${precision - 20}`)
  )
    return [half];
  const linear = half.minus(a[1]!);
  const square = linear.times(linear).minus(rest(start, 2).times(4));
  if (square.lte(0)) return null;
  const root = half.isNeg() ? square.sqrt().neg() : square.sqrt();
  const c = [half, root.minus(linear).div(2)];
  for (let i = 2; i < seriesLength - 1; i++) {
    c.push(new numbers(0));
    c[i] = rest(c, i + 1)
      .neg()
      .div(c[1]!.times(2).minus(a[1]!).plus(half.times(i)));
  }
  return c;
}

function coefficient(p: Polynomial, i: number, numbers: typeof Decimal): Decimal {
  const c = i >= 0 ? p[i] : undefined;
  return c ? decimal(c, numbers) : new numbers(0);
}

/** The coefficients of B(n+1). */
function shiftedByOne(p: Polynomial, numbers: typeof Decimal): Decimal[] {
  const c = p.map((one) => decimal(one, numbers));
  for (let i = 0; i < c.length; i++) for (let j = c.length - 2; j >= i; j--) c[j] = c[j]!.plus(c[j + 1]!);
  return c;
}

/** The coefficient of n^{m−j} in (n+1)^m Σ c_i (n+1)^{−i}: Σ c_i binomial(m−i, j−i). */
function movedCoefficient(c: readonly Decimal[], j: number, m: number, numbers: typeof Decimal): Decimal {
  let sum = new numbers(0);
  for (let i = 0; i <= j; i++) {
    const one = c[i];
    if (!one || one.isZero()) continue;
    sum = sum.plus(one.times(binomial(m - i, j - i, numbers)));
  }
  return sum;
}

/** binomial(x, k) for an integer x of either sign, k ≥ 0. */
function binomial(x: number, k: number, numbers: typeof Decimal): Decimal {
  let value = new numbers(1);
  for (let i = 0; i < k; i++) value = value.times(x - i).div(i + 1);
  return value;
}

/** Convergents at which rate and δ are read off, and the one that stands for the value there. */
const measuredAt = [120, 240] as const;
const standsForValue = 480;

/** How a fraction converges, measured between its convergents 120 and 240. */
export interface MeasuredConvergence {
  /** Digits a term. */
  readonly rate: number;
  /**
   * δ with |x − p/q| = q^{−(1+δ)} for the convergent 240 in lowest terms, as the Ramanujan Machine defines it (Raayoni et al.,
   * Generating conjectures on fundamental constants with the Ramanujan Machine, Nature 590, 2021): a fraction with δ > 0 in the
   * limit proves that its value is irrational.
   */
  readonly delta: number;
}

/** Rate and δ from the convergents as exact fractions; null where one is infinite, or where the fraction ends. */
export function measuredConvergence(fraction: GeneralFraction): MeasuredConvergence | null {
  const convergents = generalConvergents(fraction, standsForValue + 1);
  const [first, last, value] = [...measuredAt, standsForValue].map((n) => quotientOf(convergents[n]!));
  if (!first || !last || !value) return null;
  const digits = (x: Rational): number | null => {
    const error = Q.subtract(x, value);
    if (error.numerator === 0n) return null;
    return -log10({ ...error, numerator: absolute(error.numerator) });
  };
  const [before, after] = [digits(first), digits(last)];
  if (before === null || after === null || last.denominator === 1n) return null;
  const size = log10(Q.rational(last.denominator));
  return { rate: (after - before) / (measuredAt[1] - measuredAt[0]), delta: after / size - 1 };
}
