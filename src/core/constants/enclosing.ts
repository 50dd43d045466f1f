import { InputError, PrecisionError } from '../errors.ts';
import { narrowerThan, withBits, type Enclosure } from '../numbers/enclosure.ts';
import { bitLength, bitsForDigits } from '../numbers/integers.ts';
import type { Real } from './real.ts';

/** Bits that are tried on top of those asked for before a number is given up. */
const mostGuardBits = 1 << 17;

/**
 * Encloses a number to any number of digits up to its limit, and remembers the best enclosure.
 */
export class Encloser {
  private best: Enclosure | null = null;
  /** Bits by which the last evaluation was wider than its unit: what the next one adds. */
  private loss = 8;
  /** Of a number without more digits than it has: its enclosures, by digits. */
  private readonly known = new Map<number, Enclosure>();

  constructor(
    private readonly name: string,
    private readonly real: Real,
    /** Most digits that are ever promised. */
    private readonly digitsLimit: () => number,
    /**
     * Whether there is no finer enclosure beyond the limit. What such a one decides hangs on its last bit, so that each is
     * the same whatever was asked for before: in any worker, and in any order.
     */
    private readonly isLimited: boolean,
  ) {}

  /**
   * An interval at most 10^−digits wide.
   * @throws PrecisionError when digits > the limit; InputError when more bits do not help.
   */
  enclose(digits: number): Enclosure {
    if (!Number.isInteger(digits) || digits < 0) {
      throw new InputError(`The number of digits is ${digits}: an integer from 0 on is allowed.`);
    }
    const bits = bitsForDigits(digits) + 1;
    const known = this.known.get(digits);
    if (known) return known;
    if (this.isLimited) [this.best, this.loss] = [null, 8];
    if (this.best && narrowerThan(this.best, digits)) return this.trimmed(this.best, bits, digits);
    const found = this.refine(bits, digits);
    if (found && this.isLimited) this.known.set(digits, found);
    if (found) return found;
    const limit = this.digitsLimit();
    if (digits > limit || limit === 0) throw tooFewDigits(this.name, digits, limit);
    throw new InputError(
      `The constant "${this.name}" cannot be enclosed to ${digits} digits: it has a pole or a cancellation that ${mostGuardBits} more bits do not resolve.`,
    );
  }

  private refine(bits: number, digits: number): Enclosure | null {
    // A short evaluation shows how many bits the expression loses, so that the long one is seldom repeated.
    if (bits > 512 && this.best === null) this.refine(128, 30);
    for (let guard = this.loss + 8; guard <= mostGuardBits; guard *= 2) {
      const enclosure = this.real.enclose(bits + guard);
      if (enclosure === null) continue;
      this.loss = Math.max(8, Math.min(guard, bitLength(enclosure.hi - enclosure.lo) + 16));
      if (this.best === null || narrowerWidth(enclosure, this.best)) this.best = enclosure;
      else if (guard > 64) break;
      if (narrowerThan(this.best, digits)) return this.trimmed(this.best, bits, digits);
    }
    return null;
  }

  /** No more bits than needed, where dropping them keeps the width. */
  private trimmed(enclosure: Enclosure, bits: number, digits: number): Enclosure {
    if (enclosure.bits <= bits + 8) return enclosure;
    const shorter = withBits(enclosure, bits + 8);
    return narrowerThan(shorter, digits) ? shorter : enclosure;
  }
}

function narrowerWidth(x: Enclosure, y: Enclosure): boolean {
  const bits = Math.max(x.bits, y.bits);
  return (x.hi - x.lo) << BigInt(bits - x.bits) < (y.hi - y.lo) << BigInt(bits - y.bits);
}

/** The largest number of digits to which the interval is narrow enough; 0 where it is wider than 1. */
export function digitsOf(x: Enclosure): number {
  const estimate = Math.floor((x.bits - bitLength(x.hi - x.lo)) * Math.log10(2)) + 1;
  let digits = Math.max(0, estimate);
  while (digits > 0 && !narrowerThan(x, digits)) digits--;
  return digits;
}

export function tooFewDigits(name: string, digits: number, limit: number): PrecisionError {
  const short = name.length > 60 ? `${name.slice(0, 57)}…` : name;
  const advice =
    limit === 0
      ? 'it is numerical and has no certain digit after the point; write fractions for exact numbers, or type more digits'
      : `it is numerical and has ${limit}; write fractions for exact numbers, or ask for at most ${limit} digits`;
  return new PrecisionError(`The constant "${short}" was asked for ${digits} digits: ${advice}.`);
}
