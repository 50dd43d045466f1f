import { InputError } from '../errors.ts';
import { containsZero } from '../numbers/enclosure.ts';
import { absolute, bitLength } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import * as algebra from './algebraic.ts';
import { numericalFunction } from './numerical.ts';
import * as R from './real.ts';
import { log2Integer } from './series.ts';
import { opaque, ofRational, weakest, type Evaluation } from './evaluation.ts';

/** Exact rationals may grow to this many bits; beyond, the expression is refused. */
const mostRationalBits = 8_192;
/** Largest exponent of a power. */
const largestExponent = 10_000;
/** Largest index of a root. */
export const largestRootIndex = 100;
/** Bits up to which a divisor is refined before it is taken for 0. */
const poleBits = 1 << 16;

/** An exact rational of bearable size. @throws InputError beyond that. */
export function limited(x: Rational, text: string): Evaluation {
  if (Math.max(bitLength(x.numerator), bitLength(x.denominator)) > mostRationalBits) throw tooLarge(text);
  return ofRational(x);
}

function tooLarge(text: string): InputError {
  return new InputError(
    `The constant's part ${text.length > 60 ? `${text.slice(0, 57)}…` : text} is too large: exact numbers may have at most ${Math.floor(mostRationalBits * Math.log10(2))} digits and exponents at most ${largestExponent}.`,
  );
}

/** −x. */
export function negated(x: Evaluation): Evaluation {
  if (x.rational) return ofRational(Q.negate(x.rational));
  return {
    real: R.negative(x.real),
    rigor: x.rigor,
    rational: null,
    turns: x.turns && Q.negate(x.turns),
    annihilator: x.annihilator && algebra.negatedZeros(x.annihilator),
  };
}

/** x + y; the text is the sum as it was written, for messages. */
export function sum(x: Evaluation, y: Evaluation, text: string): Evaluation {
  if (x.rational && y.rational) return limited(Q.add(x.rational, y.rational), text);
  if (x.rational?.numerator === 0n) return y;
  if (y.rational?.numerator === 0n) return x;
  const real = R.sum(x.real, y.real);
  if (x.turns && y.turns) return ofTurns(Q.add(x.turns, y.turns), real);
  if (x.annihilator && y.annihilator)
    return algebraicValue(algebra.composedSum(x.annihilator, y.annihilator), real);
  return opaque(real, weakest(x, y));
}

/** x·y, or x·y as a quotient that is enclosed by other means. */
export function product(x: Evaluation, y: Evaluation, text: string, divided?: R.Real): Evaluation {
  if (x.rational && y.rational) return limited(Q.multiply(x.rational, y.rational), text);
  for (const [factor, other] of [
    [x, y],
    [y, x],
  ] as const) {
    if (!factor.rational) continue;
    if (factor.rational.numerator === 0n) return ofRational(Q.zero);
    if (Q.equals(factor.rational, Q.one) && !divided) return other;
    if (other.turns)
      return ofTurns(
        Q.multiply(other.turns, factor.rational),
        divided ?? R.scaled(other.real, factor.rational),
      );
  }
  const real =
    divided ??
    (x.rational
      ? R.scaled(y.real, x.rational)
      : y.rational
        ? R.scaled(x.real, y.rational)
        : R.product(x.real, y.real));
  if (x.annihilator && y.annihilator) {
    return algebraicValue(algebra.composedProduct(x.annihilator, y.annihilator), real);
  }
  return opaque(real, weakest(x, y));
}

function ofTurns(turns: Rational, real: R.Real): Evaluation {
  return turns.numerator === 0n ? ofRational(Q.zero) : { ...opaque(real), turns };
}

/** 1/x for x ≠ 0. */
export function inverse(x: Evaluation): Evaluation {
  if (x.rational) return ofRational(Q.divide(Q.one, x.rational));
  const real = R.quotient(R.exactly(Q.one), x.real);
  return { ...opaque(real, x.rigor), annihilator: x.annihilator && algebra.inverseZeros(x.annihilator) };
}

/** An algebraic number: its annihilator is made small, and a rational number is recognized. */
export function algebraicValue(annihilator: readonly bigint[] | null, real: R.Real): Evaluation {
  if (annihilator === null) return opaque(real);
  const reduced = algebra.reducedAnnihilator(annihilator, real);
  if (reduced.length === 2) return ofRational(Q.rational(-reduced[0]!, reduced[1]));
  return { ...opaque(real), annihilator: reduced };
}

/** @throws InputError where the divisor is 0 or cannot be told from 0. */
export function refuseZero(y: Evaluation, divisor: string, text: string): void {
  if (y.rational?.numerator === 0n || (!y.rational && !separateFromZero(y))) {
    throw new InputError(
      `The constant has a pole at ${shorten(text)}: the divisor ${shorten(divisor)} is 0${y.rational ? '' : ' to all digits that were tried'}; it may be any number but 0.`,
    );
  }
}

/** A part of an expression as it is quoted in messages. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Whether some enclosure up to the precision limit leaves 0 out. */
export function separateFromZero(x: Evaluation): boolean {
  return sign(x) !== 0;
}

/** −1 or 1 as the value is negative or positive, 0 where no enclosure up to the precision limit tells. */
export function sign(x: Evaluation): number {
  if (x.rational) return x.rational.numerator < 0n ? -1 : x.rational.numerator > 0n ? 1 : 0;
  const limit = x.rigor === 'numerical' ? 2_048 : poleBits;
  for (let bits = 64; bits <= limit; bits *= 4) {
    const enclosure = x.real.enclose(bits);
    if (enclosure && !containsZero(enclosure)) return enclosure.lo > 0n ? 1 : -1;
  }
  return 0;
}

/** x^y. @throws InputError outside the domain, at a pole and for exponents that are too large. */
export function power(x: Evaluation, y: Evaluation, text: string, base: string): Evaluation {
  const exponent = y.rational;
  if (!exponent) return irrationalPower(x, y, text, base);
  const n = Number(exponent.numerator);
  const index = Number(exponent.denominator);
  if (Math.abs(n) > largestExponent) throw tooLarge(text);
  if (index > largestRootIndex) {
    throw new InputError(
      `The constant's exponent in ${shorten(text)} has the denominator ${exponent.denominator}: at most ${largestRootIndex} is allowed.`,
    );
  }
  if (index === 1) return integerPower(x, n, text, base);
  if (sign(x) < 0) {
    throw new InputError(
      `The constant's part ${shorten(text)} is not real: a power with a fractional exponent takes a base above 0, or root(x,n) with odd n.`,
    );
  }
  return integerPower(rootValue(x, index), n, text, base);
}

function integerPower(x: Evaluation, n: number, text: string, base: string): Evaluation {
  if (n < 0) {
    refuseZero(x, base, text);
    return inverse(integerPower(x, -n, text, base));
  }
  if (n === 0) return ofRational(Q.one);
  if (n === 1) return x;
  if (x.rational) {
    const bits = Math.max(bitLength(x.rational.numerator), bitLength(x.rational.denominator)) - 1;
    if (bits * n > mostRationalBits) throw tooLarge(text);
    return ofRational(Q.power(x.rational, n));
  }
  const real = R.integerPower(x.real, n);
  if (x.annihilator) return algebraicValue(algebra.powersOfZeros(x.annihilator, n), real);
  return opaque(real, x.rigor);
}

function irrationalPower(x: Evaluation, y: Evaluation, text: string, base: string): Evaluation {
  if (x.rational && Q.equals(x.rational, Q.one)) return x;
  if (sign(x) <= 0) {
    throw new InputError(
      `The constant's part ${shorten(text)} is outside the domain: the base ${shorten(base)} of a power with an irrational exponent must be above 0.`,
    );
  }
  // e^(y·log x), as far as the exponential function goes.
  if (sizeOf(y) * binaryLogarithm(x) > largestExponent * Math.LOG2E) {
    throw new InputError(
      `The constant's part ${shorten(text)} is outside the domain: exponents of up to ${largestExponent} in size are allowed, with e for the base ${shorten(base)}.`,
    );
  }
  return opaque(numericalFunction('power', x.real, y.real), 'numerical');
}

/** |x|, roughly. */
function sizeOf(x: Evaluation): number {
  const enclosure = x.real.enclose(64);
  return enclosure ? 2 ** (log2Integer(absolute(enclosure.lo) + absolute(enclosure.hi)) - 65) : 0;
}

/** |log₂ x|, roughly, for x > 0. */
function binaryLogarithm(x: Evaluation): number {
  for (let bits = 64; bits <= poleBits; bits *= 4) {
    const enclosure = x.real.enclose(bits);
    if (enclosure && enclosure.lo > 0n) return Math.abs(log2Integer(enclosure.lo) - bits);
  }
  return 0;
}

/** The real n-th root, 2 ≤ n ≤ largestRootIndex, of x ≥ 0, or of any x for odd n. */
export function rootValue(x: Evaluation, n: number): Evaluation {
  const negative = sign(x) < 0;
  if (negative) return negated(rootValue(negated(x), n));
  if (x.rational) {
    const exact = algebra.rationalRoot(x.rational, n);
    if (exact.index === 1) return ofRational(exact.radicand);
    const real = R.root(R.exactly(exact.radicand), exact.index);
    const { numerator, denominator } = exact.radicand;
    // x^n − c with no c = d^p for a prime p that divides n is irreducible for c > 0 (Vahlen and Capelli).
    const annihilator =
      exact.index <= algebra.largestDegree
        ? [-numerator, ...new Array<bigint>(exact.index - 1).fill(0n), denominator]
        : null;
    return { ...opaque(real), annihilator };
  }
  const real = R.root(x.real, n);
  if (x.annihilator) {
    const annihilator = algebra.rootsOfZeros(x.annihilator, n);
    if (annihilator) return algebraicValue(annihilator, real);
  }
  return opaque(real, x.rigor);
}
