import {
  addEnclosures,
  containsZero,
  divideEnclosures,
  encloseRational,
  multiplyEnclosures,
  negateEnclosure,
  withBits,
  type Enclosure,
} from '../numbers/enclosure.ts';
import { InputError } from '../errors.ts';
import { spend, spendOnProduct } from '../work.ts';
import { integerRoot } from '../numbers/integers.ts';
import type { Rational } from '../numbers/rational.ts';

/**
 * A real number as a way to enclose it. The width goes to 0 as the bits after the point grow, but nothing is promised
 * for a given number of them: whoever needs a width asks again with more bits. null says that these bits cannot tell
 * a divisor or a radicand from 0.
 */
export interface Real {
  readonly enclose: (bits: number) => Enclosure | null;
}

/** Bits before the point. */
const mostIntegerBits = 1 << 15;

/** An enclosure of bearable size. @throws InputError for a larger one */
export function bearable(enclosure: Enclosure): Enclosure {
  const shift = BigInt(enclosure.bits + mostIntegerBits);
  const isBearable = (end: bigint) => {
    const rest = end >> shift;
    return rest === 0n || rest === -1n;
  };
  if (!isBearable(enclosure.lo) || !isBearable(enclosure.hi))
    throw new InputError(
      `A part of the constant is too large: at most ${Math.floor(mostIntegerBits * Math.log10(2))} digits may stand before the point.`,
    );
  return enclosure;
}

/** Steps of asking for a number. */
const operationSteps = 200;

/** Bits after the point that are ever asked for: functions within functions ask for more and more. */
const mostBits = 1 << 28;

/** The same number, which remembers its best enclosure and serves smaller requests from it. */
export function remembering(enclose: (bits: number) => Enclosure | null): Real {
  let best: Enclosure | null = null;
  return {
    enclose: (bits) => {
      // What is done with so many bits besides products.
      spend(operationSteps + bits / 8);
      if (bits > mostBits)
        throw new InputError(
          `A part of the constant would be needed to ${Math.floor(bits * Math.log10(2))} digits: at most ${Math.floor(mostBits * Math.log10(2))} are allowed.`,
        );
      if (best === null || best.bits < bits) {
        const found = enclose(bits);
        if (found) best = bearable(found);
      }
      if (best === null || best.bits < bits) return null;
      return withBits(best, bits);
    },
  };
}

export function exactly(x: Rational): Real {
  return { enclose: (bits) => encloseRational(x, bits) };
}

/** A function of enclosures applied to reals; null where an argument is null. */
function lift(operation: (...values: Enclosure[]) => Enclosure | null, ...values: readonly Real[]): Real {
  return remembering((bits) => {
    const enclosures: Enclosure[] = [];
    for (const value of values) {
      const enclosure = value.enclose(bits);
      if (enclosure === null) return null;
      enclosures.push(enclosure);
    }
    return operation(...enclosures);
  });
}

export function negative(x: Real): Real {
  return lift(negateEnclosure, x);
}

export function sum(x: Real, y: Real): Real {
  return lift(addEnclosures, x, y);
}

export function difference(x: Real, y: Real): Real {
  return sum(x, negative(y));
}

export function product(x: Real, y: Real): Real {
  return lift(multiplyEnclosures, x, y);
}

/** r·x with a single rounding. */
export function scaled(x: Real, r: Rational): Real {
  const low = r.numerator >= 0n;
  return lift((value) => {
    spendOnProduct(value.hi, r.numerator, 2);
    spendOnProduct(value.hi, r.denominator, 4);
    const ends = [value.lo * r.numerator, value.hi * r.numerator];
    const [lo, hi] = low ? [ends[0]!, ends[1]!] : [ends[1]!, ends[0]!];
    return { lo: floor(lo, r.denominator), hi: -floor(-hi, r.denominator), bits: value.bits };
  }, x);
}

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

export function quotient(x: Real, y: Real): Real {
  return lift(divideNearby, x, y);
}

/**
 * x/y with two divisions of full length at most: for y > 0 only two of the four quotients of ends can be extreme.
 */
function divideNearby(x: Enclosure, y: Enclosure): Enclosure | null {
  if (containsZero(y)) return null;
  if (y.hi < 0n) return divideNearby(negateEnclosure(x), negateEnclosure(y));
  if (x.bits !== y.bits) return divideEnclosures(x, y);
  const scale = BigInt(x.bits);
  spendOnProduct(x.hi, y.hi, 4);
  const lo = floor(x.lo << scale, x.lo >= 0n ? y.hi : y.lo);
  const hi = -floor(-x.hi << scale, x.hi >= 0n ? y.lo : y.hi);
  return { lo, hi, bits: x.bits };
}

/** x^n for n ≥ 0 by squaring. */
export function integerPower(x: Real, n: number): Real {
  return lift((value) => {
    let result: Enclosure = { lo: 1n << BigInt(value.bits), hi: 1n << BigInt(value.bits), bits: value.bits };
    for (let bit = 31 - Math.clz32(n); bit >= 0; bit--) {
      result = bearable(square(result));
      if ((n >> bit) & 1) result = multiplyEnclosures(result, value);
    }
    return result;
  }, x);
}

function square(x: Enclosure): Enclosure {
  const product = multiplyEnclosures(x, x);
  return containsZero(x) ? { ...product, lo: 0n } : product;
}

/** The n-th root of x ≥ 0, n ≥ 2: increasing, so the roots of the ends enclose it. null while x may be negative. */
export function root(x: Real, n: number): Real {
  return lift((value) => (value.lo < 0n ? null : rootOfEnclosure(value, n)), x);
}

/** The n-th root of an enclosure without negative values. */
export function rootOfEnclosure(x: Enclosure, n: number): Enclosure {
  const scale = BigInt(x.bits * (n - 1));
  const lo = integerRoot(x.lo << scale, n);
  // Narrow intervals: (lo+1)^n often bounds the upper end already, which saves the second root.
  const next = lo + 1n;
  const hi = next ** BigInt(n) >= x.hi << scale ? next : integerRoot(x.hi << scale, n) + 1n;
  return { lo, hi, bits: x.bits };
}
