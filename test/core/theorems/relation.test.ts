import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { fractionOf, termsOf } from '../../../src/core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../../src/core/fractions/fraction.ts';
import { firstNumerators, numeratorsOfWord } from '../../../src/core/fractions/numerators.ts';
import { parseNumerators } from '../../../src/core/fractions/parseNumerators.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { signedEquivalence } from '../../../src/core/fractions/signedEquivalent.ts';
import type { SignedEquivalence } from '../../../src/core/fractions/signedEquivalent.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import type { Rational } from '../../../src/core/numbers/rational.ts';
import { proveConjecture, withCertificate } from '../../../src/core/theorems/certificates/prove.ts';
import { relationOf, relationOfFraction } from '../../../src/core/theorems/relation.ts';
import type { Relation } from '../../../src/core/theorems/relation.ts';
import { formatNested } from '../../../src/formats/text/plain.ts';
import { relationSentence } from '../../../src/formats/text/relation.ts';
import { numeratedFractions } from '../../support/numeratedFractions.ts';
import { sampleSearch } from '../../support/samples.ts';

const written = (terms: string, numerators: string): ContinuedFraction =>
  fractionOf(parseInterlacedTerms(terms), parseNumerators(numerators));

/** p_n/q_n of terms and numerators, n = 0, 1, …; null where q_n = 0. */
function convergents(terms: readonly Rational[], numerators: readonly Rational[]): (Rational | null)[] {
  let [p, q, before, below] = [terms[0]!, Q.one, Q.one, Q.zero];
  const list: (Rational | null)[] = [];
  for (let n = 0; n < terms.length; n++) {
    if (n > 0) {
      const step = (x: Rational, y: Rational) =>
        Q.add(Q.multiply(terms[n]!, x), Q.multiply(numerators[n - 1]!, y));
      [p, q, before, below] = [step(p, before), step(q, below), p, q];
    }
    list.push(q.numerator === 0n ? null : Q.divide(p, q));
  }
  return list;
}

const rationals = (list: readonly (bigint | number)[]) => list.map((x) => Q.rational(BigInt(x)));

/** That the tail from `from` on is the other fraction over r_h: all of the first convergents. */
function assertEquivalent(fraction: ContinuedFraction, found: SignedEquivalence): void {
  const shown = 24;
  const { from, factor, fraction: other } = found;
  const numerators = 'signs' in fraction ? fraction.signs : fraction.numerators;
  const own = convergents(
    rationals(termsOf(fraction.rule, from + shown).slice(from)),
    rationals(firstNumerators(numerators, from + shown)).slice(from),
  );
  const terms = termsOf(other.rule, shown);
  const theirs = convergents(rationals(terms), rationals(firstNumerators(other.signs, shown)));
  assert.ok(other.signs.every((sign) => Math.abs(sign) === 1));
  assert.deepEqual(
    own,
    theirs.map((x) => x && Q.divide(x, factor)),
  );
}

describe('How a fraction stands to those with numerators ±1', () => {
  it('an equivalence is found with constant, periodic and rational factors, and where it begins', () => {
    for (const [terms, numerators, from, nested] of [
      ['2 | 4', '-2', 0, '2 − 1/(2 − 1/(4 − …))'],
      ['6k+2', '4', 0, '2 + 1/(2 + 1/(14 + …))'],
      ['1; 3 | 4k+4', '2', 2, '4 + 1/(4 + 1/(12 + …))'],
      ['3 | 6k+6; 2k+3', '3; 3', 0, '3 + 1/(2 + 1/(3 + …))'],
    ] as const) {
      const fraction = written(terms, numerators);
      const found = signedEquivalence(fraction);
      assert.ok(found, terms);
      assertEquivalent(fraction, found);
      assert.equal(formatNested(termsOf(found.fraction.rule, 3), found.fraction.signs, 3), nested);
      assert.equal(found.from, from, terms);
    }
  });

  it('what is made from a fraction with numerators ±1 by factors goes back to one', () => {
    const signedTails = fc.record({
      terms: fc.array(fc.tuple(fc.bigInt({ min: 2n, max: 6n }), fc.bigInt({ min: 0n, max: 3n })), {
        minLength: 1,
        maxLength: 3,
      }),
      signs: fc.array(fc.constantFrom(1n, -1n), { minLength: 1, maxLength: 2 }),
      factors: fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 4n }), fc.bigInt({ min: 0n, max: 2n })), {
        minLength: 1,
        maxLength: 2,
      }),
    });
    fc.assert(
      fc.property(signedTails, ({ terms, signs, factors }) => {
        // r_n = c + dj along a class: b_{n+1} = ±r_n r_{n+1} as polynomials, a_n = r_n times a term.
        const period = 12;
        const at = (list: readonly (readonly [bigint, bigint])[], n: number, j: bigint): bigint => {
          const [c, d] = list[n % list.length]!;
          return c + d * (BigInt(Math.floor(n / list.length)) + BigInt(period / list.length) * j);
        };
        const along = (value: (j: bigint) => bigint) => {
          const [x, y, z] = [value(0n), value(1n), value(2n)];
          const second = (z - 2n * y + x) / 2n;
          const list = [x, y - x - second, second];
          while (list[list.length - 1] === 0n) list.pop();
          return list;
        };
        const places = Array.from({ length: period }, (_, i) => i);
        const fraction = fractionOf(
          {
            kind: 'interlaced',
            preperiod: [],
            polynomials: places.map((i) =>
              along((j) => at(factors, i, j) * at(terms, i, j)).map((c) => Q.rational(c)),
            ),
          },
          numeratorsOfWord(
            places.map((i) =>
              along((j) => signs[i % signs.length]! * at(factors, i, j) * at(factors, i + 1, j)),
            ),
          ),
        );
        const relation = relationOfFraction(fraction);
        assert.ok(relation && ['signed', 'equivalent'].includes(relation.kind));
        if (relation.kind === 'equivalent') assertEquivalent(fraction, relation.equivalence);
      }),
      { numRuns: 150 },
    );
  });

  it('every equivalence that is found of any fraction is one', () => {
    fc.assert(
      fc.property(numeratedFractions, (fraction) => {
        const found = signedEquivalence(fraction);
        if (found) assertEquivalent(fraction, found);
        assert.ok(evaluateFraction(fraction, 5));
      }),
      { numRuns: 200 },
    );
  });

  it('numerators that are no square up to shifts are outside the class of 0F1, whatever the terms', () => {
    const kind = (terms: string, numerators: string) =>
      relationOfFraction(written(terms, numerators))?.kind ?? null;
    assert.equal(kind('k+3', '-n'), 'outside');
    assert.equal(kind('1 | 2k+3', '-2k-1; 2k+2'), 'outside');
    assert.equal(kind('k^2+3', 'k^2+1'), 'outside');
    // (j + 1)(j + 2) is a square up to a shift, so that a proof has to decide.
    assert.equal(kind('3k+9', 'k+1; k+2'), null);
    assert.equal(kind('2 | 5', '3'), 'quadratic');
    assert.equal(kind('2k+3', '+-'), 'signed');
  });

  it('is told of every conjecture that is proved: of error functions and sums outside, of tan 1 never', async function () {
    this.timeout(300_000);
    for (const [name, bounds, expected] of [
      [
        'sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))',
        { height: 1, period: 2, numerators: '-2k-1; 2k+2' },
        ['outside'],
      ],
      ['e', { height: 1, period: 1, numeratorDegree: 1, numeratorHeight: 1 }, ['outside', 'signed']],
      [
        'tan(1)',
        { height: 1, period: 1, numeratorDegree: 0, numeratorHeight: 2 },
        ['bessel', 'equivalent', 'signed'],
      ],
      ['besseli(0,2)', { height: 2, numerators: '-n^2' }, ['outside']],
    ] as const) {
      const { families } = await sampleSearch(name, bounds);
      const relations = families.map(({ members: [first] }): Relation =>
        relationOf(withCertificate(first!, proveConjecture(first!))),
      );
      assert.ok(relations.every((relation) => relationSentence(relation).length > 0));
      for (const relation of relations)
        assert.ok((expected as readonly string[]).includes(relation.kind), name);
    }
  });
});
