import fc from 'fast-check';
import { inadmissibility } from '../../src/core/fractions/admissible.ts';
import { fractionOf, isSigned } from '../../src/core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../src/core/fractions/fraction.ts';
import { numeratorsOfWord, numeratorSign, numeratorSize } from '../../src/core/fractions/numerators.ts';
import { lowestDescription } from '../../src/core/fractions/toolbox/sequence.ts';
import { addPolynomials, trim, trimInteger } from '../../src/core/numbers/polynomial.ts';
import { rational } from '../../src/core/numbers/rational.ts';

/** ±(c_0 + c_1 j + c_2 j²) with 1 ≤ c_0, 0 ≤ c_i. */
const letter = fc
  .tuple(
    fc.constantFrom(1n, -1n),
    fc.bigInt({ min: 1n, max: 5n }),
    fc.bigInt({ min: 0n, max: 3n }),
    fc.constantFrom(0n, 0n, 0n, 1n),
  )
  .map(([sign, ...coefficients]) => trimInteger(coefficients.map((c) => sign * c)));

/**
 * Admissible fractions with polynomial numerators, not all ±1, of order at most 24 and in lowest description: terms are the
 * numerators' sizes and what is admissible beyond them.
 */
export const numeratedFractions: fc.Arbitrary<ContinuedFraction> = fc
  .record({
    word: fc.array(letter, { minLength: 1, maxLength: 3 }),
    beyond: fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 6n }), fc.bigInt({ min: 0n, max: 3n })), {
      minLength: 1,
      maxLength: 3,
    }),
    head: fc.array(fc.bigInt({ min: 0n, max: 9n }), { maxLength: 3 }),
  })
  .map(({ word, beyond, head }): ContinuedFraction => {
    const numerators = numeratorsOfWord(word);
    // Terms with the period of the numerators, so that their sizes can be added.
    const period = word.length * beyond.length;
    const preperiod = head.map((more, n) =>
      n === 0 ? more : numeratorSize(numerators, n - 1) + more + (numeratorSign(numerators, n) < 0 ? 1n : 0n),
    );
    const polynomials = Array.from({ length: period }, (_, i) => {
      const n = head.length + i;
      // |b_n| along n, n + period, …
      const size = [0, 1, 2].map((j) =>
        n + period * j === 0 ? 1n : numeratorSize(numerators, n + period * j - 1),
      );
      const second = (size[2]! - 2n * size[1]! + size[0]!) / 1n;
      const along = trim([
        rational(size[0]!),
        rational(2n * (size[1]! - size[0]!) - second, 2n),
        rational(second, 2n),
      ]);
      const [c0, c1] = beyond[i % beyond.length]!;
      const minus = numeratorSign(numerators, n) < 0 ? 1n : 0n;
      return addPolynomials(along, trim([rational(c0 + minus), rational(c1)]));
    });
    const lowest = lowestDescription({ preperiod: preperiod.map((term) => rational(term)), polynomials });
    return fractionOf(
      {
        kind: 'interlaced',
        preperiod: lowest.preperiod.map(({ numerator }) => numerator),
        polynomials: lowest.polynomials,
      },
      numerators,
    );
  })
  .filter(
    (fraction) => !isSigned(fraction) && orderBound(fraction) <= 24 && inadmissibility(fraction) === null,
  );

function orderBound({ rule }: ContinuedFraction): number {
  if (rule.kind !== 'interlaced') return Infinity;
  const degree = Math.max(...rule.polynomials.map((polynomial) => polynomial.length - 1));
  return rule.preperiod.length + rule.polynomials.length * (degree + 1);
}
