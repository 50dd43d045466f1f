import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { correctDigits } from '../../../../src/core/fractions/convergence.ts';
import { termsOf } from '../../../../src/core/fractions/fraction.ts';
import type { InterlacedFraction } from '../../../../src/core/fractions/fraction.ts';
import { convertSigns } from '../../../../src/core/fractions/toolbox/convert.ts';
import { limitOfGain, limitOfRates } from '../../../../src/core/fractions/toolbox/rateLimit.ts';
import { rational } from '../../../../src/core/numbers/rational.ts';
import { signPatterns } from '../../../support/arbitraries.ts';
import { fractionOf, fractions } from './support.ts';

/** Digits after 3,000 terms over those after 1,500: free of what the start of a fraction costs. */
function slope({ rule, signs }: InterlacedFraction): number {
  const digits = correctDigits(termsOf(rule, 3001), signs);
  return digits[2999]! - digits[1499]!;
}

describe('the limit of the gain', () => {
  const cases: readonly (readonly [string, string, bigint, bigint])[] = [
    // e - 1 and (e + 1)/2, by the count of movers in both fractions.
    ['2; 3+2k', '-+', 3n, 2n],
    ['1; 4k+2', '+-', 1n, 2n],
    // Nearest-integer-like fractions of √2 and of the golden ratio: (3 + 2√2) = (1 + √2)², (3 + √5)/2 = φ².
    ['1 | 4; 2', '-', 1n, 1n],
    ['3', '-', 2n, 1n],
    ['2; 2; 2; 2; 2; 4', '-', 1n, 3n],
    // A simple fraction is its own.
    ['1; 1; 2k+2', '+', 1n, 1n],
  ];
  for (const [terms, signs, p, q] of cases)
    it(`of ${terms} under ${signs} is ${p}/${q}`, () => {
      assert.deepEqual(limitOfGain(fractionOf(terms, signs)), rational(p, q));
    });

  it('is where the measured slopes of periodic fractions go', () => {
    fc.assert(
      fc.property(
        fractions.filter(({ rule }) => rule.polynomials.every((polynomial) => polynomial.length <= 1)),
        signPatterns(3),
        (fraction, signs) => {
          const other = convertSigns(fraction, signs);
          if (other.kind !== 'interlaced') return;
          const limit = limitOfRates(fraction, other.fraction);
          // One number: both units belong to one field, and they have small powers in common.
          assert.ok(limit !== null && limit !== 'infinite');
          const tends = Number(limit.numerator) / Number(limit.denominator);
          const measured = slope(fraction) / slope(other.fraction);
          assert.ok(Math.abs(measured / tends - 1) < 0.03, `${measured} and ${tends}`);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not claimed where two fields have nothing in common', () => {
    assert.equal(limitOfRates(fractionOf('1', '+'), fractionOf('2', '+')), null);
  });
});
