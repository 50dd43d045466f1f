import { spend, spendOnProduct } from '../work.ts';
import { absolute, gcd, lcm } from './integers.ts';
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

/** Polynomial over ℚ: coefficients ascend, the last one is not 0; the zero polynomial is []. */
export type Polynomial = readonly Rational[];

/** Polynomial over ℤ: coefficients ascend, the last one is not 0; the zero polynomial is []. */
export type IntegerPolynomial = readonly bigint[];

/** Steps for each coefficient that comes into a value, a sum or a product, besides the products of words. */
const coefficientSteps = 150;

/** Drops zero leading coefficients. */
export function trim(coefficients: readonly Rational[]): Polynomial {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1]!.numerator === 0n) length--;
  return coefficients.slice(0, length);
}

/** Drops zero leading coefficients. */
export function trimInteger(coefficients: readonly bigint[]): IntegerPolynomial {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0n) length--;
  return coefficients.slice(0, length);
}

/** Degree; −1 for the zero polynomial. */
export function degree(p: Polynomial | IntegerPolynomial): number {
  return p.length - 1;
}

/** The same polynomial, over ℚ. */
export function overRationals(p: IntegerPolynomial): Polynomial {
  return p.map((c) => Q.rational(c));
}

/** P(x) by Horner's rule. */
export function evaluatePolynomial(p: Polynomial, x: Rational): Rational {
  return p.reduceRight((value, coefficient) => Q.add(Q.multiply(value, x), coefficient), Q.zero);
}

/** P(x) by Horner's rule. */
export function evaluateInteger(p: IntegerPolynomial, x: bigint): bigint {
  return p.reduceRight((value, coefficient) => value * x + coefficient, 0n);
}

/** Whether all values at integers are integers: those at 0, 1, …, n are, for degree n (Pólya). */
export function isIntegerValued(p: Polynomial): boolean {
  return p.every(Q.isInteger) || p.every((_, j) => Q.isInteger(evaluatePolynomial(p, Q.rational(BigInt(j)))));
}

/** P(x) at an integer where it is known to be an integer (a term of a continued fraction); RangeError where it is not. */
export function evaluateTerm(p: Polynomial, x: bigint): bigint {
  spend(coefficientSteps * p.length);
  // Nearly always the coefficients are integers: it is quick to see, and a library has very many of them.
  if (p.every(({ denominator }) => denominator === 1n))
    return p.reduceRight((value, { numerator }) => {
      spendOnProduct(value, x);
      return value * x + numerator;
    }, 0n);
  const denominator = p.reduce((common, coefficient) => lcm(common, coefficient.denominator), 1n);
  const scaled = p.reduceRight((value, { numerator, denominator: own }) => {
    spendOnProduct(value, x);
    spendOnProduct(numerator, denominator, 2);
    return value * x + numerator * (denominator / own);
  }, 0n);
  if (scaled % denominator !== 0n) throw new RangeError(`the polynomial is not an integer at ${x}`);
  return scaled / denominator;
}

export function addPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  const length = Math.max(p.length, q.length);
  spend(coefficientSteps * length);
  return trim(Array.from({ length }, (_, i) => Q.add(p[i] ?? Q.zero, q[i] ?? Q.zero)));
}

export function multiplyPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  if (p.length === 0 || q.length === 0) return [];
  spend(coefficientSteps * p.length * q.length);
  const product: Rational[] = Array.from({ length: p.length + q.length - 1 }, () => Q.zero);
  p.forEach((x, i) => q.forEach((y, j) => (product[i + j] = Q.add(product[i + j]!, Q.multiply(x, y)))));
  return trim(product);
}

/** P(m x + s). */
export function substituteLinear(p: Polynomial, m: Rational, s: Rational): Polynomial {
  // What a library asks for most often, very many times.
  if (p.length <= 1 || (s.numerator === 0n && Q.equals(m, Q.one))) return trim(p);
  if (p.length === 2) return trim([Q.add(p[0]!, Q.multiply(p[1]!, s)), Q.multiply(p[1]!, m)]);
  const inner = trim([s, m]);
  return p.reduceRight<Polynomial>(
    (value, coefficient) => addPolynomials(multiplyPolynomials(value, inner), trim([coefficient])),
    [],
  );
}

/**
 * The polynomial of degree < values.length with P(j) = values[j] for j = 0, 1, …, by Newton's forward
 * differences: P(j) = Σ Δ^k P(0) · binomial(j, k).
 */
export function interpolate(values: readonly bigint[]): Polynomial {
  let differences = [...values];
  let basis: Polynomial = [Q.one];
  let result: Polynomial = [];
  for (let k = 0; differences.length > 0; k++) {
    const head = Q.rational(differences[0]!);
    result = addPolynomials(
      result,
      basis.map((c) => Q.multiply(c, head)),
    );
    basis = multiplyPolynomials(basis, [
      Q.rational(BigInt(-k), BigInt(k + 1)),
      Q.rational(1n, BigInt(k + 1)),
    ]);
    differences = differences.slice(1).map((value, i) => value - differences[i]!);
  }
  return trim(result);
}

export function equalPolynomials(p: Polynomial, q: Polynomial): boolean {
  return p.length === q.length && p.every((coefficient, i) => Q.equals(coefficient, q[i]!));
}

/** gcd of the coefficients, ≥ 0. */
export function content(p: IntegerPolynomial): bigint {
  return p.reduce((common, coefficient) => gcd(common, coefficient), 0n);
}

/** p/content(p) with positive leading coefficient. */
export function primitivePart(p: IntegerPolynomial): IntegerPolynomial {
  if (p.length === 0) return p;
  const divisor = content(p);
  const factor = p[p.length - 1]! < 0n ? -divisor : divisor;
  return p.map((coefficient) => coefficient / factor);
}

/** Remainder of lc(q)^k p by q for the k that keeps it integral; q ≠ 0. */
export function pseudoRemainder(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  const lead = q[q.length - 1]!;
  let rest = [...p];
  while (rest.length >= q.length) {
    const top = rest[rest.length - 1]!;
    for (const coefficient of rest) spendOnProduct(lead, coefficient);
    for (const coefficient of q) spendOnProduct(top, coefficient);
    const shift = rest.length - q.length;
    rest = rest.map((coefficient, i) => lead * coefficient - (i >= shift ? top * q[i - shift]! : 0n));
    rest = [...trimInteger(rest)];
  }
  return rest;
}

/** Greatest common divisor over ℤ, primitive, positive leading coefficient; [] only for two zero polynomials. */
export function gcdPolynomials(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  let x = primitivePart(p);
  let y = primitivePart(q);
  while (y.length > 0) [x, y] = [y, primitivePart(pseudoRemainder(x, y))];
  return x;
}

/** Exact quotient p/q over ℚ up to a constant, as a primitive integer polynomial; q must divide p. */
export function exactQuotient(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  const lead = q[q.length - 1]!;
  const steps = p.length - q.length + 1;
  const scale = lead ** BigInt(Math.max(steps, 0));
  const rest = p.map((coefficient) => coefficient * scale);
  const quotient: bigint[] = [];
  for (let shift = steps - 1; shift >= 0; shift--) {
    const factor = rest[shift + q.length - 1]! / lead;
    quotient[shift] = factor;
    q.forEach((coefficient, i) => (rest[shift + i] = rest[shift + i]! - factor * coefficient));
  }
  if (rest.some((coefficient) => coefficient !== 0n)) throw new RangeError('the division leaves a remainder');
  return primitivePart(quotient);
}

/** P′. */
export function derivative(p: IntegerPolynomial): IntegerPolynomial {
  return trimInteger(p.slice(1).map((coefficient, i) => coefficient * BigInt(i + 1)));
}

export function addInteger(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  const length = Math.max(p.length, q.length);
  return trimInteger(Array.from({ length }, (_, i) => (p[i] ?? 0n) + (q[i] ?? 0n)));
}

export function multiplyInteger(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  if (p.length === 0 || q.length === 0) return [];
  const product = new Array<bigint>(p.length + q.length - 1).fill(0n);
  p.forEach((x, i) =>
    q.forEach((y, j) => {
      spendOnProduct(x, y);
      product[i + j] = product[i + j]! + x * y;
    }),
  );
  return trimInteger(product);
}

/** Largest |coefficient|; 0 for the zero polynomial. */
export function height(p: IntegerPolynomial): bigint {
  return p.reduce(
    (largest, coefficient) => (absolute(coefficient) > largest ? absolute(coefficient) : largest),
    0n,
  );
}
