import { spendOnProduct } from '../work.ts';
import { containsZero, type Enclosure } from '../numbers/enclosure.ts';
import { bitLength, integerRoot, gcd } from '../numbers/integers.ts';
import {
  degree,
  derivative,
  exactQuotient,
  gcdPolynomials,
  height,
  primitivePart,
  trimInteger,
  type IntegerPolynomial,
} from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { nearbyPolynomial } from './lattice.ts';
import type { Constant } from './constant.ts';
import type { Real } from './real.ts';

/** Annihilators are not followed beyond this degree. */
export const largestDegree = 24;
/** Nor where the coefficients of an operand have more bits than this. */
const mostCoefficientBits = 1_000;
/** Bits of the numbers in the largest lattice that is reduced. */
const mostLatticeBits = 6_000;
/** Bits up to which an enclosure is refined to tell a value from 0. */
const decisionBits = 1 << 14;

/** P at an enclosure, by Horner's rule in integers, outward. */
function evaluateAtEnclosure(p: IntegerPolynomial, x: Enclosure): Enclosure {
  let lo = 0n;
  let hi = 0n;
  const shift = BigInt(x.bits);
  for (let i = p.length - 1; i >= 0; i--) {
    spendOnProduct(hi, x.hi, 4);
    const products = [lo * x.lo, lo * x.hi, hi * x.lo, hi * x.hi];
    const least = products.reduce((a, b) => (a < b ? a : b));
    const most = products.reduce((a, b) => (a > b ? a : b));
    const constant = p[i]! << shift;
    lo = (least >> shift) + constant;
    hi = -(-most >> shift) + constant;
  }
  return { lo, hi, bits: x.bits };
}

/**
 * Which of the factors g and A/g of the squarefree polynomial A vanishes at x, a zero of A: exactly one of them does,
 * and a fine enough enclosure shows that the other does not (Della Dora, Dicrescenzo and Duval, EUROCAL 1985: the D5
 * principle). null where the enclosures cannot be refined that far.
 */
export function vanishingFactor(
  a: IntegerPolynomial,
  g: IntegerPolynomial,
  x: Real,
): IntegerPolynomial | null {
  if (degree(g) <= 0) return a;
  if (degree(g) === degree(a)) return g;
  const other = exactQuotient(a, g);
  for (let bits = 128; bits <= decisionBits; bits *= 2) {
    const enclosure = x.enclose(bits);
    if (enclosure === null) continue;
    if (!containsZero(evaluateAtEnclosure(g, enclosure))) return other;
    if (!containsZero(evaluateAtEnclosure(other, enclosure))) return g;
  }
  return null;
}

function isHigh(p: IntegerPolynomial): boolean {
  return bitLength(height(p)) > mostCoefficientBits;
}

/** P/gcd(P, P′). */
export function squarefreePart(p: IntegerPolynomial): IntegerPolynomial {
  const common = gcdPolynomials(p, derivative(p));
  return degree(common) <= 0 ? primitivePart(p) : exactQuotient(p, common);
}

/**
 * The power sums Σ x_i^k, k = 0 … count−1, of the zeros of P, by Newton's identities.
 */
function powerSums(p: IntegerPolynomial, count: number): Rational[] {
  const n = degree(p);
  const monic = p.map((coefficient) => Q.rational(coefficient, p[n]!));
  const sums: Rational[] = [Q.rational(BigInt(n))];
  for (let k = 1; k < count; k++) {
    let value = k <= n ? Q.multiply(Q.rational(BigInt(-k)), monic[n - k]!) : Q.zero;
    for (let i = 1; i < k && i <= n; i++) {
      value = Q.subtract(value, Q.multiply(monic[n - i]!, sums[k - i]!));
    }
    sums.push(value);
  }
  return sums;
}

/** The primitive integer polynomial of the given degree whose zeros have these power sums. */
function fromPowerSums(sums: readonly Rational[], n: number): IntegerPolynomial {
  const ascending: Rational[] = new Array<Rational>(n + 1).fill(Q.zero);
  ascending[n] = Q.one;
  for (let k = 1; k <= n; k++) {
    let value = sums[k]!;
    for (let i = 1; i < k; i++) value = Q.add(value, Q.multiply(ascending[n - i]!, sums[k - i]!));
    ascending[n - k] = Q.multiply(Q.rational(-1n, BigInt(k)), value);
  }
  const common = ascending.reduce(
    (product, c) => (product * c.denominator) / gcd(product, c.denominator),
    1n,
  );
  return primitivePart(ascending.map((c) => c.numerator * (common / c.denominator)));
}

/**
 * A polynomial that vanishes at all sums of a zero of P and a zero of Q; null beyond the largest degree. Its power sums
 * are Σ_i binomial(k, i) s_i(P) s_{k−i}(Q) (Bostan, Flajolet, Salvy and Schost, Fast computation of special
 * resultants, J. Symb. Comput. 41, 2006).
 */
export function composedSum(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial | null {
  const n = degree(p) * degree(q);
  if (n > largestDegree || isHigh(p) || isHigh(q)) return null;
  const x = powerSums(p, n + 1);
  const y = powerSums(q, n + 1);
  const sums = x.map((_, k) => {
    let value = Q.zero;
    let binomial = 1n;
    for (let i = 0; i <= k; i++) {
      value = Q.add(value, Q.multiply(Q.rational(binomial), Q.multiply(x[i]!, y[k - i]!)));
      binomial = (binomial * BigInt(k - i)) / BigInt(i + 1);
    }
    return value;
  });
  return fromPowerSums(sums, n);
}

/** A polynomial that vanishes at all products of a zero of P and a zero of Q: the power sums are multiplied. */
export function composedProduct(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial | null {
  const n = degree(p) * degree(q);
  if (n > largestDegree || isHigh(p) || isHigh(q)) return null;
  const y = powerSums(q, n + 1);
  return fromPowerSums(
    powerSums(p, n + 1).map((s, k) => Q.multiply(s, y[k]!)),
    n,
  );
}

/** A polynomial whose zeros are the n-th powers of those of P. */
export function powersOfZeros(p: IntegerPolynomial, n: number): IntegerPolynomial | null {
  if (degree(p) * n > 400 || isHigh(p)) return null;
  const sums = powerSums(p, degree(p) * n + 1);
  return fromPowerSums(
    Array.from({ length: degree(p) + 1 }, (_, k) => sums[k * n]!),
    degree(p),
  );
}

/** A polynomial whose zeros are the inverses of those of P, P(0) ≠ 0. */
export function inverseZeros(p: IntegerPolynomial): IntegerPolynomial {
  return primitivePart(trimInteger([...p].reverse()));
}

/** P(x^n): its zeros are the n-th roots of those of P; null beyond the largest degree. */
export function rootsOfZeros(p: IntegerPolynomial, n: number): IntegerPolynomial | null {
  if (degree(p) * n > largestDegree || isHigh(p)) return null;
  const result = new Array<bigint>(degree(p) * n + 1).fill(0n);
  p.forEach((coefficient, i) => (result[i * n] = coefficient));
  return result;
}

/** P(−x). */
export function negatedZeros(p: IntegerPolynomial): IntegerPolynomial {
  return primitivePart(p.map((coefficient, i) => (i % 2 === 1 ? -coefficient : coefficient)));
}

/**
 * A squarefree factor of A that vanishes at x and is as small as a lattice search finds it: for each degree below
 * that of A the integer polynomial with small coefficients that is smallest at x is tried, and a common factor with A
 * that vanishes at x is proved by vanishingFactor.
 */
export function reducedAnnihilator(annihilator: IntegerPolynomial, x: Real): IntegerPolynomial {
  let best = squarefreePart(annihilator);
  for (let tried = 1; tried < degree(best) && tried <= 8; tried++) {
    const coefficientBits = largestCoefficientBits(best);
    if ((tried + 1) * coefficientBits > mostLatticeBits) break;
    const candidate = nearbyPolynomial(x, tried, coefficientBits);
    if (candidate === null) continue;
    const common = gcdPolynomials(best, candidate);
    if (degree(common) < 1) continue;
    best = vanishingFactor(best, common, x) ?? best;
  }
  return best;
}

/** Bits that hold the coefficients of any factor of P: Mignotte's bound 2^n ‖P‖₂ with ‖P‖₂ ≤ (n+1) max|coefficient|. */
function largestCoefficientBits(p: IntegerPolynomial): number {
  return p.length + bitLength(height(p)) + Math.ceil(Math.log2(p.length + 1));
}

/**
 * x^{1/n} for a rational x > 0 with the smallest index: 8^{1/6} is √2. The radicand is no power with an exponent that
 * divides the index.
 */
export function rationalRoot(x: Rational, n: number): { radicand: Rational; index: number } {
  let radicand = x;
  let index = n;
  for (let prime = 2; prime <= index; prime++) {
    while (index % prime === 0) {
      const top = integerRoot(radicand.numerator, prime);
      const bottom = integerRoot(radicand.denominator, prime);
      const exponent = BigInt(prime);
      if (top ** exponent !== radicand.numerator || bottom ** exponent !== radicand.denominator) break;
      radicand = { numerator: top, denominator: bottom };
      index /= prime;
    }
  }
  return { radicand, index };
}

/** Digits to which P(α) is compared with 0 where α has no annihilator. */
const comparedDigits = 300;

/**
 * Whether an integer polynomial vanishes at a constant. Exact for constants with an annihilator A: a common zero of P
 * and A is a zero of their gcd, and vanishingFactor decides whether the constant is one. For other constants false
 * means that an enclosure of P(α) leaves 0 out; true that 300 digits (or all that there are) do not tell P(α) from 0.
 */
export function vanishesAt(polynomial: IntegerPolynomial, constant: Constant): boolean {
  const p = trimInteger(polynomial);
  if (p.length <= 1) return p.length === 0;
  const { annihilator } = constant;
  const real: Real = { enclose: (bits) => constant.enclose(Math.ceil(bits * Math.log10(2))) };
  if (annihilator) {
    const common = gcdPolynomials(p, annihilator);
    if (degree(common) < 1) return false;
    return degree(common) === degree(annihilator) || vanishingFactor(annihilator, common, real) === common;
  }
  const most = Math.min(comparedDigits, constant.digitsLimit);
  for (let digits = Math.min(20, most); ; digits = Math.min(most, digits * 4)) {
    if (!containsZero(evaluateAtEnclosure(p, constant.enclose(digits)))) return false;
    if (digits === most) return true;
  }
}
