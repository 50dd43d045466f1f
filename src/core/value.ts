import type { Constant } from './constants/constant.ts';
import {
  addEnclosures,
  containsZero,
  divideEnclosures,
  multiplyEnclosures,
  narrowerThan,
  withBits,
} from './numbers/enclosure.ts';
import type { Enclosure } from './numbers/enclosure.ts';
import { bitsForDigits } from './numbers/integers.ts';
import { height } from './numbers/polynomial.ts';
import type { IntegerPolynomial } from './numbers/polynomial.ts';
import { InputError } from './errors.ts';

/** P(α)/Q(α) for a constant α: P and Q coprime integer polynomials with P(α), Q(α) > 0. */
export interface Value {
  readonly numerator: IntegerPolynomial;
  readonly denominator: IntegerPolynomial;
}

/** Largest |coefficient| of P and Q. */
export function valueHeight({ numerator, denominator }: Value): bigint {
  const [p, q] = [height(numerator), height(denominator)];
  return p > q ? p : q;
}

/**
 * How far a value stands from α for a reader: 0 for ±α, 1 for α + n, 2 for ±1/α, 3 for every other one.
 */
export function remoteness({ numerator, denominator }: Value): number {
  const [constant, linear] = numerator;
  if (denominator.length === 1 && denominator[0] === 1n && numerator.length === 2) {
    if (constant === 0n && isUnit(linear!)) return 0;
    return linear === 1n ? 1 : 3;
  }
  const inverts = denominator.length === 2 && denominator[0] === 0n && isUnit(denominator[1]!);
  return inverts && numerator.length === 1 && constant === 1n ? 2 : 3;
}

function isUnit(coefficient: bigint): boolean {
  return coefficient === 1n || coefficient === -1n;
}

/** P(x) for all x in the enclosure, by Horner's rule. */
export function enclosePolynomial(p: IntegerPolynomial, x: Enclosure): Enclosure {
  const bits = x.bits;
  let value: Enclosure = { lo: 0n, hi: 0n, bits };
  for (let i = p.length - 1; i >= 0; i--) {
    const shifted = p[i]! << BigInt(bits);
    const product = i === p.length - 1 ? value : multiplyEnclosures(value, x);
    value = addEnclosures(product, { lo: shifted, hi: shifted, bits });
  }
  return value;
}

/** Digits up to which a divisor that may be 0 is looked at more closely. */
const divisorDigits = 2000;

/**
 * An enclosure of P(α)/Q(α), at most 10^−digits wide.
 * @throws PrecisionError where the constant has too few digits.
 * @throws InputError where Q(α) cannot be told from 0.
 */
export function encloseValue(constant: Constant, value: Value, digits: number): Enclosure {
  for (let guard = 8; ; guard *= 2) {
    const wanted = digits + guard;
    const x = constant.enclose(Math.min(wanted, Math.max(constant.digitsLimit, digits)));
    const bits = Math.max(x.bits, bitsForDigits(wanted));
    const wide = withBits(x, bits);
    const divisor = enclosePolynomial(value.denominator, wide);
    const quotient = containsZero(divisor)
      ? null
      : divideEnclosures(enclosePolynomial(value.numerator, wide), divisor);
    if (quotient && narrowerThan(quotient, digits)) return quotient;
    if (wanted > constant.digitsLimit || (!quotient && guard > divisorDigits)) {
      throw new InputError(
        `constant: the digits of ${constant.name} are too few for ${digits} digits of the value; ask for fewer.`,
      );
    }
  }
}
