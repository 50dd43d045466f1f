import { integerRoot } from './integers.ts';
import type { Matrix } from './matrix.ts';
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

/** u + v√D, exactly: D a positive integer without small square factors that is no square, √D > 0. */
export interface QuadraticNumber {
  /** u. */
  readonly rational: Rational;
  /** v; 0 for a rational number. */
  readonly irrational: Rational;
  /** D; 0n for a rational number, which belongs to every field. */
  readonly radicand: bigint;
}

/** Primes up to this are drawn out of a radicand; equality of fields does not rest on it. */
const largestSquare = 1000n;

/** u + v√n for an integer n ≥ 0, with squares of small numbers, and whole squares, drawn out of the root. */
export function quadraticNumber(rational: Rational, irrational: Rational, n: bigint): QuadraticNumber {
  let radicand = n;
  let factor = 1n;
  for (let i = 2n; i <= largestSquare && i * i <= radicand; i++) {
    while (radicand % (i * i) === 0n) {
      radicand /= i * i;
      factor *= i;
    }
  }
  const root = integerRoot(radicand, 2);
  if (root * root === radicand) {
    const whole = Q.multiply(irrational, Q.rational(factor * root));
    return { rational: Q.add(rational, whole), irrational: Q.zero, radicand: 0n };
  }
  const scaled = Q.multiply(irrational, Q.rational(factor));
  return { rational, irrational: scaled, radicand: scaled.numerator === 0n ? 0n : radicand };
}

/** A rational number as an element of every field. */
export function rationalNumber(x: Rational): QuadraticNumber {
  return { rational: x, irrational: Q.zero, radicand: 0n };
}

/** y's irrational part over √D for the radicand D of x; null where the two lie in different fields. */
function aligned(x: QuadraticNumber, y: QuadraticNumber): [Rational, Rational, bigint] | null {
  if (x.radicand === 0n) return [x.irrational, y.irrational, y.radicand];
  if (y.radicand === 0n || x.radicand === y.radicand) return [x.irrational, y.irrational, x.radicand];
  // √E = √(DE)/D · √D, so the fields are the same exactly if DE is a square.
  const product = x.radicand * y.radicand;
  const root = integerRoot(product, 2);
  if (root * root !== product) return null;
  return [x.irrational, Q.multiply(y.irrational, Q.rational(root, x.radicand)), x.radicand];
}

function result(rational: Rational, irrational: Rational, radicand: bigint): QuadraticNumber {
  return { rational, irrational, radicand: irrational.numerator === 0n ? 0n : radicand };
}

/** x + y; null where they lie in different fields. */
export function addQuadratic(x: QuadraticNumber, y: QuadraticNumber): QuadraticNumber | null {
  const parts = aligned(x, y);
  return parts && result(Q.add(x.rational, y.rational), Q.add(parts[0], parts[1]), parts[2]);
}

export function negateQuadratic(x: QuadraticNumber): QuadraticNumber {
  return { ...x, rational: Q.negate(x.rational), irrational: Q.negate(x.irrational) };
}

/** x·y; null where they lie in different fields. */
export function multiplyQuadratic(x: QuadraticNumber, y: QuadraticNumber): QuadraticNumber | null {
  const parts = aligned(x, y);
  if (!parts) return null;
  const [v, w, radicand] = parts;
  return result(
    Q.add(Q.multiply(x.rational, y.rational), Q.multiply(Q.multiply(v, w), Q.rational(radicand))),
    Q.add(Q.multiply(x.rational, w), Q.multiply(v, y.rational)),
    radicand,
  );
}

/** x/y; null for y = 0 and for different fields. */
export function divideQuadratic(x: QuadraticNumber, y: QuadraticNumber): QuadraticNumber | null {
  const conjugate = { ...y, irrational: Q.negate(y.irrational) };
  const norm = multiplyQuadratic(y, conjugate)!.rational;
  if (norm.numerator === 0n) return null;
  const product = multiplyQuadratic(x, conjugate);
  const inverse = Q.divide(Q.one, norm);
  return product && multiplyQuadratic(product, rationalNumber(inverse));
}

/** The sign of u + v√D, exactly. */
export function signOfQuadratic({ rational: u, irrational: v, radicand }: QuadraticNumber): -1 | 0 | 1 {
  const sign = (x: Rational): -1 | 0 | 1 => (x.numerator > 0n ? 1 : x.numerator < 0n ? -1 : 0);
  if (sign(v) === 0) return sign(u);
  if (sign(u) === 0 || sign(u) === sign(v)) return sign(v);
  // Of opposite signs: the part of larger square decides; they differ, √D being irrational.
  const squares = Q.compare(Q.multiply(u, u), Q.multiply(Q.multiply(v, v), Q.rational(radicand)));
  return squares > 0 ? sign(u) : sign(v);
}

export function equalQuadratic(x: QuadraticNumber, y: QuadraticNumber): boolean {
  const difference = addQuadratic(x, negateQuadratic(y));
  return difference !== null && signOfQuadratic(difference) === 0;
}

/** (a x + b)/(c x + d); null where the divisor vanishes. */
export function applyToQuadratic({ a, b, c, d }: Matrix, x: QuadraticNumber): QuadraticNumber | null {
  const linear = (p: bigint, q: bigint): QuadraticNumber =>
    result(
      Q.add(Q.multiply(x.rational, Q.rational(p)), Q.rational(q)),
      Q.multiply(x.irrational, Q.rational(p)),
      x.radicand,
    );
  return divideQuadratic(linear(a, b), linear(c, d));
}
