import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import type { InterlacedTerms } from '../../../src/core/fractions/fraction.ts';
import { guessNumerated } from '../../../src/core/fractions/guessNumerated.ts';
import { guessRule } from '../../../src/core/fractions/guessRule.ts';
import {
  equalSequences,
  lowestDescription,
  sequenceAt,
  sequenceOfTerms,
} from '../../../src/core/fractions/toolbox/sequence.ts';
import { rational } from '../../../src/core/numbers/rational.ts';

/** Random numbers that are the same in every run (Park and Miller's generator). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Partial quotients of a random number: of p/q with 400 random bits each, the first so many. */
function randomQuotients(next: () => number, count: number): bigint[] {
  let [p, q] = [1n, 1n];
  for (let i = 0; i < 20; i++) {
    p = (p << 20n) + BigInt(Math.floor(next() * 2 ** 20));
    q = (q << 20n) + BigInt(Math.floor(next() * 2 ** 20));
  }
  const terms: bigint[] = [];
  while (terms.length < count && q > 0n) {
    terms.push(p / q);
    [p, q] = [q, p % q];
  }
  return terms;
}

/** What a fraction says besides its terms and numerators: nothing. */
const bare = {
  values: [],
  lastSign: null,
  repeatedFrom: null,
  goesOn: true,
  numeratorRule: null,
  shape: null,
  signs: null,
};

describe('rules guessed from terms', () => {
  it('none of 200 lists of partial quotients of random numbers gets one', () => {
    const next = random(2026);
    for (let i = 0; i < 200; i++) {
      const terms = randomQuotients(next, 8 + (i % 40));
      assert.equal(guessRule(terms), null, terms.join(', '));
    }
  });

  it('nor do those of π, γ, 2^(1/3) and e³', () => {
    for (const terms of [
      [3, 7, 15, 1, 292, 1, 1, 1, 2, 1, 3, 1, 14, 2, 1, 1],
      [0, 1, 1, 2, 1, 2, 1, 4, 3, 13, 5, 1, 1, 8, 1, 2, 4, 1, 1],
      [1, 3, 1, 5, 1, 1, 4, 1, 1, 8, 1, 14, 1, 10, 2, 1, 4, 12],
      [20, 11, 1, 2, 4, 3, 1, 5, 1, 2, 16, 1, 1, 16, 2, 13, 14, 4],
      [9, 7, 5, 3, 1],
    ])
      assert.equal(guessRule(terms.map(BigInt)), null, terms.join(', '));
  });

  it('nor do 500 beginnings with random terms and random numerators', () => {
    const next = random(7);
    const pick = (most: number): bigint => 1n + BigInt(Math.floor(next() * most));
    for (let i = 0; i < 500; i++) {
      const terms = Array.from({ length: 4 + (i % 6) }, () => pick(20));
      const numerators = terms.slice(1).map(() => (next() < 0.5 ? -1n : 1n) * pick(20));
      const guessed = guessNumerated({ ...bare, terms, numerators });
      assert.equal(guessed, null, `${terms.join(', ')} over ${numerators.join(', ')}`);
    }
  });

  it('what begins with 4 terms of a rule of degree 1 and its 3 numerators of degree 1 gets that rule', () => {
    const next = random(5);
    for (let i = 0; i < 200; i++) {
      const linear = (): [bigint, bigint] => [
        1n + BigInt(Math.floor(next() * 9)),
        1n + BigInt(Math.floor(next() * 9)),
      ];
      const [above, below] = [linear(), linear()];
      const at = ([c, d]: [bigint, bigint], k: number): bigint => c + d * BigInt(k);
      const terms = [0, 1, 2, 3].map((k) => at(above, k));
      const numerators = [0, 1, 2].map((k) => -at(below, k));
      const guessed = guessNumerated({ ...bare, terms, numerators, lastSign: -1n });
      assert.ok(guessed);
      const { fraction, supporting } = guessed;
      assert.equal(supporting, 3);
      for (let k = 0; k < 30; k++) {
        assert.deepEqual(sequenceAt(fraction.terms, k), rational(at(above, k)));
        assert.deepEqual(sequenceAt(fraction.numerators, k), rational(-at(below, k)));
      }
      // A sign before the dots that the rule has not takes it back.
      assert.equal(guessNumerated({ ...bare, terms, numerators, lastSign: 1n }), null);
    }
  });

  it('all of 500 lists from true rules get theirs', () => {
    const next = random(11);
    const pick = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
    for (let i = 0; i < 500; i++) {
      const preperiod = Array.from({ length: pick(0, 2) }, () => BigInt(pick(1, 20)));
      const polynomials = Array.from({ length: pick(1, 6) }, () =>
        Array.from({ length: pick(1, 3) }, () => rational(BigInt(pick(1, 9)))),
      );
      const rule: InterlacedTerms = { kind: 'interlaced', preperiod, polynomials };
      const true_ = lowestDescription(sequenceOfTerms(rule));
      const parameters = true_.preperiod.length + true_.polynomials.flat().length;
      // Enough: every class foretells four terms, and ones, which say least, are as many as they must be.
      const count =
        true_.preperiod.length + true_.polynomials.length * (9 + Math.ceil(20 / true_.polynomials.length));
      const guessed = guessRule(termsOf(rule, count));
      assert.ok(
        guessed,
        JSON.stringify(rule, (_, x: unknown) => (typeof x === 'bigint' ? String(x) : x)),
      );
      assert.ok(equalSequences(lowestDescription(guessed.rule), true_));
      assert.ok(
        guessed.supporting >= 3 && guessed.supporting <= count - 1,
        `${guessed.supporting} of ${parameters}`,
      );
    }
  });
});
