import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InterlacedFraction, SignedContinuedFraction } from '../../../../src/core/fractions/fraction.ts';
import { parseInterlacedTerms } from '../../../../src/core/fractions/parseTerms.ts';
import { parseSigns } from '../../../../src/core/fractions/signs.ts';
import { generalConvergents, quotientOf } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import type { FractionImage } from '../../../../src/core/fractions/toolbox/image.ts';
import type { Enclosure } from '../../../../src/core/numbers/enclosure.ts';
import {
  addEnclosures,
  divideEnclosures,
  multiplyEnclosures,
} from '../../../../src/core/numbers/enclosure.ts';
import type { Matrix } from '../../../../src/core/numbers/matrix.ts';
import { determinant } from '../../../../src/core/numbers/matrix.ts';
import { formatRational } from '../../../../src/core/numbers/rational.ts';
import { isInterlaced } from '../../../../src/core/fractions/fraction.ts';
import { admissibleFractions } from '../../../support/arbitraries.ts';

/** A fraction as a person writes it: fractionOf('2; 3+2k', '-+'). */
export function fractionOf(terms: string, signs: string): InterlacedFraction {
  return { rule: parseInterlacedTerms(terms), signs: parseSigns(signs) };
}

/** Random admissible fractions of interlaced polynomials. */
export const fractions: fc.Arbitrary<InterlacedFraction> = admissibleFractions.filter(isInterlaced);

/** Invertible integer matrices with small entries. */
export const matrices: fc.Arbitrary<Matrix> = fc
  .tuple(
    ...([0, 0, 0, 0].map(() => fc.bigInt({ min: -3n, max: 3n })) as [
      fc.Arbitrary<bigint>,
      fc.Arbitrary<bigint>,
      fc.Arbitrary<bigint>,
      fc.Arbitrary<bigint>,
    ]),
  )
  .map(([a, b, c, d]) => ({ a, b, c, d }))
  .filter((matrix) => determinant(matrix) !== 0n);

/** (a x + b)/(c x + d) for all x in the interval; null where the divisor may be 0. */
export function imageOfEnclosure({ a, b, c, d }: Matrix, x: Enclosure): Enclosure | null {
  const constant = (value: bigint): Enclosure => {
    const scaled = value << BigInt(x.bits);
    return { lo: scaled, hi: scaled, bits: x.bits };
  };
  const line = (factor: bigint, rest: bigint) =>
    addEnclosures(multiplyEnclosures(constant(factor), x), constant(rest));
  return divideEnclosures(line(a, b), line(c, d));
}

/** The fraction of an image that has one. */
export function found(image: FractionImage): InterlacedFraction {
  assert.equal(image.kind, 'interlaced', image.kind === 'interlaced' ? '' : image.reason);
  return (image as { readonly fraction: InterlacedFraction }).fraction;
}

/** The first convergents of a general fraction as texts, "∞" for p/0. */
export function convergentTexts(fraction: GeneralFraction, count: number): string[] {
  return generalConvergents(fraction, count).map((convergent) => {
    const quotient = quotientOf(convergent);
    return quotient ? formatRational(quotient) : '∞';
  });
}

export type { SignedContinuedFraction };
