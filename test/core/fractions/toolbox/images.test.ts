import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { InputError } from '../../../../src/core/errors.ts';
import { inadmissibility } from '../../../../src/core/fractions/admissible.ts';
import { evaluateFraction } from '../../../../src/core/fractions/evaluate.ts';
import { endsOfEnclosure, expand } from '../../../../src/core/fractions/expand.ts';
import { termsOf } from '../../../../src/core/fractions/fraction.ts';
import { convertSigns } from '../../../../src/core/fractions/toolbox/convert.ts';
import { moebiusImage } from '../../../../src/core/fractions/toolbox/moebius.ts';
import { negate } from '../../../../src/core/fractions/toolbox/negate.ts';
import { reciprocal } from '../../../../src/core/fractions/toolbox/reciprocal.ts';
import { Transducer } from '../../../../src/core/fractions/toolbox/transducer.ts';
import { meet } from '../../../../src/core/numbers/enclosure.ts';
import type { Enclosure } from '../../../../src/core/numbers/enclosure.ts';
import { adjugate } from '../../../../src/core/numbers/matrix.ts';
import type { InterlacedFraction } from '../../../../src/core/fractions/fraction.ts';
import { formatRule } from '../../../../src/formats/text/plain.ts';
import { signPatterns } from '../../../support/arbitraries.ts';
import { found, fractionOf, fractions, imageOfEnclosure, matrices } from './support.ts';

const digits = 120;

/** Whether the fraction is the expansion of the number: its value, admissible for all n, and the terms themselves. */
function assertExpansionOf(fraction: InterlacedFraction, value: Enclosure): void {
  assert.equal(inadmissibility(fraction), null);
  assert.ok(meet(evaluateFraction(fraction, digits), value));
  const { terms } = expand(endsOfEnclosure(value), fraction.signs, 200);
  assert.deepEqual(termsOf(fraction.rule, terms.length), terms.map(BigInt));
}

describe('Möbius images', () => {
  it('keep the value: (a x + b)/(c x + d), on numbers', () => {
    fc.assert(
      fc.property(fractions, matrices, signPatterns(4), (fraction, matrix, signs) => {
        const image = moebiusImage(fraction, matrix, signs, 20_000);
        if (image.kind !== 'interlaced') return;
        const value = imageOfEnclosure(matrix, evaluateFraction(fraction, digits + 20));
        if (value) assertExpansionOf(image.fraction, value);
      }),
      { numRuns: 150 },
    );
  });

  it('and back by the inverse: the same polynomials, for all terms', () => {
    fc.assert(
      fc.property(fractions, matrices, signPatterns(3), (fraction, matrix, signs) => {
        const image = moebiusImage(fraction, matrix, signs, 5000);
        if (image.kind !== 'interlaced') return;
        const back = moebiusImage(image.fraction, adjugate(matrix), fraction.signs, 20_000);
        // The image of an image has a longer period than the image on the way.
        if (back.kind === 'beyond') return;
        assert.deepEqual(found(back), fraction);
      }),
      { numRuns: 60 },
    );
  });

  it('under a pattern with a plus are interlaced polynomials (Hurwitz)', () => {
    fc.assert(
      fc.property(
        fractions,
        signPatterns(4).filter((signs) => signs.includes(1)),
        (fraction, signs) => {
          found(convertSigns(fraction, signs));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the transducer puts out the terms of the image one by one, and none too early', () => {
    fc.assert(
      fc.property(fractions, matrices, signPatterns(4), (fraction, matrix, signs) => {
        const value = imageOfEnclosure(matrix, evaluateFraction(fraction, digits));
        if (!value) return;
        const transducer = new Transducer(matrix, signs);
        const proved = expand(endsOfEnclosure(value), signs, 400).terms.map(BigInt);
        termsOf(fraction.rule, 25).forEach((term, n) => {
          transducer.read(term, fraction.signs[n % fraction.signs.length]!);
          const known = transducer.terms.slice(0, proved.length);
          assert.deepEqual(known, proved.slice(0, known.length));
        });
        assert.ok(transducer.terms.length > 0);
      }),
    );
  });

  it('of e: 2e + 1 over 3, e - 1 with minus signs, (e + 1)/(e - 1)', () => {
    const e = fractionOf('2 | 1; 2k+2; 1', '+');
    const rule = (a: bigint, b: bigint, c: bigint, d: bigint, signs: string) =>
      formatRule(found(moebiusImage(e, { a, b, c, d }, fractionOf('1', signs).signs)).rule);
    assert.equal(rule(1n, 1n, 1n, -1n, '+'), '4k + 2');
    assert.equal(rule(1n, -1n, 0n, 1n, '-+'), '2; 2k + 3');
    assert.equal(rule(1n, 0n, 0n, 1n, '+'), '2 | 1; 2k + 2; 1');
    assert.ok(rule(2n, 1n, 0n, 3n, '+').startsWith('2; 6; 1; 6; 1; 4 | 11; 2k + 1; 2; 2; 1; 1;'));
  });

  it('a matrix without inverse and an inadmissible fraction are refused', () => {
    const matrix = { a: 1n, b: 2n, c: 2n, d: 4n };
    assert.throws(() => moebiusImage(fractionOf('1', '+'), matrix, [1]), InputError);
    assert.throws(() => convertSigns(fractionOf('0; 1', '+'), [1]), /not admissible: a_2 = 0/);
  });

  it('a period beyond the allowed work is said to be so', () => {
    const image = moebiusImage(fractionOf('4k+2', '+'), { a: 1n, b: 0n, c: 0n, d: 101n }, [1], 1000);
    assert.equal(image.kind, 'beyond');
  });
});

describe('conversion of sign patterns', () => {
  it('keeps the value: to the simple fraction, from it, and from any pattern to any other', () => {
    fc.assert(
      fc.property(fractions, signPatterns(5), (fraction, signs) => {
        const simple = found(convertSigns(fraction, [1]));
        for (const image of [
          { kind: 'interlaced' as const, fraction: simple },
          convertSigns(simple, signs),
          convertSigns(fraction, signs),
        ]) {
          if (image.kind !== 'interlaced') continue;
          assert.equal(inadmissibility(image.fraction), null);
          assert.ok(meet(evaluateFraction(image.fraction, digits), evaluateFraction(fraction, digits)));
        }
        assert.deepEqual(convertSigns(simple, signs), convertSigns(fraction, signs));
      }),
      { numRuns: 60 },
    );
  });

  it('there and back gives the same polynomials', () => {
    fc.assert(
      fc.property(fractions, signPatterns(5), (fraction, signs) => {
        const image = convertSigns(fraction, signs);
        if (image.kind === 'interlaced')
          assert.deepEqual(found(convertSigns(image.fraction, fraction.signs)), fraction);
      }),
      { numRuns: 100 },
    );
  });

  it('under - alone it is interlaced exactly where the simple quotients of odd index are bounded', () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        const simple = found(convertSigns(fraction, [1]));
        const image = convertSigns(fraction, [-1]);
        const terms = termsOf(simple.rule, 400);
        const odd = (from: number, to: number) =>
          terms
            .slice(from, to)
            .filter((_, i) => (from + i) % 2 === 1)
            .reduce((x, y) => (x > y ? x : y));
        assert.equal(image.kind, odd(300, 400) > odd(150, 300) ? 'unbounded' : 'interlaced');
      }),
      { numRuns: 80 },
    );
  });

  it('a - 1/y = (a - 1) + 1/(1 + 1/(y - 1)): the rule for one minus is the textbook one', () => {
    const converted = found(convertSigns(fractionOf('2; 3+2k', '-+'), [1]));
    assert.equal(formatRule(converted.rule), '1; 1; 2k + 2');
    assert.equal(formatRule(found(convertSigns(fractionOf('k+3', '-'), [1])).rule), '2 | 1; k + 2');
    const e = convertSigns(fractionOf('2 | 1; 2k+2; 1', '+'), [-1]);
    assert.match(e.kind === 'unbounded' ? e.reason : '', /runs of 2s that grow without bound/);
  });
});

describe('negation and reciprocal', () => {
  const negation = { a: -1n, b: 0n, c: 0n, d: 1n };
  const inversion = { a: 0n, b: 1n, c: 1n, d: 0n };

  it('the direct rules for the simple continued fraction agree with the Möbius image', () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        const simple = found(convertSigns(fraction, [1]));
        assert.deepEqual(negate(simple), moebiusImage(simple, negation, [1]));
        assert.deepEqual(reciprocal(simple), moebiusImage(simple, inversion, [1]));
        const negative = found(negate(simple));
        assert.deepEqual(reciprocal(negative), moebiusImage(negative, inversion, [1]));
        assert.deepEqual(negate(negative), { kind: 'interlaced', fraction: simple });
      }),
      { numRuns: 100 },
    );
  });

  it('twice is the number itself, under every pattern', () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        for (const tool of [negate, reciprocal]) {
          const image = tool(fraction);
          if (image.kind !== 'interlaced') continue;
          assert.deepEqual(found(tool(image.fraction)), fraction);
          const matrix = tool === negate ? negation : inversion;
          const value = imageOfEnclosure(matrix, evaluateFraction(fraction, digits + 20))!;
          assertExpansionOf(image.fraction, value);
        }
      }),
      { numRuns: 80 },
    );
  });
});
