import { InputError } from '../errors.ts';
import { bitLength } from '../numbers/integers.ts';
import type { Rational } from '../numbers/rational.ts';
import { shorten } from './operations.ts';
import type { Evaluation } from './evaluation.ts';

/** Rational arguments of functions may have numerators and denominators of this many bits. */
export const mostArgumentBits = 1_024;

/** An argument that a function does not take; the sentence says which it takes. */
export function outside(text: string, allowed: string): InputError {
  return new InputError(`The constant's part ${shorten(text)} is outside the domain: ${allowed}.`);
}

/** A point at which a function is infinite. */
export function pole(text: string, allowed: string): InputError {
  return new InputError(`The constant has a pole at ${shorten(text)}: ${allowed}.`);
}

/** @throws InputError for arguments whose series would not end in a reasonable time. */
export function refuseLarge(x: Rational, largest: bigint, text: string): void {
  if (Math.max(bitLength(x.numerator), bitLength(x.denominator)) > mostArgumentBits) {
    throw new InputError(
      `The constant's part ${shorten(text)} has an argument of too many digits: numerator and denominator may have ${Math.floor(mostArgumentBits * Math.log10(2))}.`,
    );
  }
  if (bigger(x, largest)) throw outside(text, `arguments up to ${largest} in size are allowed`);
}

/** |x| > bound. */
export function bigger(x: Rational, bound: bigint): boolean {
  return (x.numerator < 0n ? -x.numerator : x.numerator) > bound * x.denominator;
}

/** @throws InputError where the enclosed number is larger than the bound. */
export function refuseLargeReal(x: Evaluation, bound: bigint, text: string): void {
  const enclosure = x.real.enclose(64);
  if (enclosure && (enclosure.lo > bound << 64n || enclosure.hi < -bound << 64n)) {
    throw outside(text, `arguments up to ${bound} in size are allowed`);
  }
}
