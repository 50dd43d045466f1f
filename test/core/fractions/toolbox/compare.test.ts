import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { evaluateFraction } from '../../../../src/core/fractions/evaluate.ts';
import { termsOf } from '../../../../src/core/fractions/fraction.ts';
import { compareFractions } from '../../../../src/core/fractions/toolbox/compare.ts';
import { convergentTable } from '../../../../src/core/fractions/toolbox/convergents.ts';
import { convertSigns } from '../../../../src/core/fractions/toolbox/convert.ts';
import { moebiusImage } from '../../../../src/core/fractions/toolbox/moebius.ts';
import { asInterlaced } from '../../../../src/core/fractions/toolbox/negate.ts';
import { spliceHead } from '../../../../src/core/fractions/splice.ts';
import { scientificNotation } from '../../../../src/core/numbers/decimal.ts';
import { encloseRational, meet, subtractEnclosures } from '../../../../src/core/numbers/enclosure.ts';
import { rational } from '../../../../src/core/numbers/rational.ts';
import { signPatterns } from '../../../support/arbitraries.ts';
import { fractionOf, fractions } from './support.ts';

describe('comparison of fractions', () => {
  it('one number under two patterns is equal, proved', () => {
    fc.assert(
      fc.property(fractions, signPatterns(4), (fraction, signs) => {
        const other = convertSigns(fraction, signs);
        if (other.kind !== 'interlaced') return;
        const { equality, sameOrbit } = compareFractions(fraction, other.fraction);
        assert.deepEqual(equality, { kind: 'equal', digits: Infinity });
        assert.equal(sameOrbit, true);
      }),
      { numRuns: 60 },
    );
  });

  it('other numbers are different, and agree to the digits that it says', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 1, max: 12 }), (fraction, place) => {
        // The same fraction with one term more at some place.
        const head = termsOf(fraction.rule, place);
        const rule = asInterlaced(
          spliceHead([...head.slice(0, -1), head[place - 1]! + 1n], fraction.rule, place),
        );
        const { equality, sameOrbit, sameFamily } = compareFractions(fraction, { ...fraction, rule });
        assert.equal(equality.kind, 'different');
        assert.deepEqual([sameOrbit, sameFamily], [true, true], 'the tail is the same');
        const [x, y] = [evaluateFraction(fraction, 300), evaluateFraction({ ...fraction, rule }, 300)];
        const { lo, hi, bits } = subtractEnclosures(x, y);
        const size = [lo, hi].map((end) => (end < 0n ? -end : end)).reduce((p, q) => (p > q ? p : q));
        const scaled = size * 10n ** BigInt(equality.digits);
        assert.ok(scaled < 2n << BigInt(bits) && scaled * 100n > 1n << BigInt(bits));
      }),
      { numRuns: 60 },
    );
  });

  it('an image of determinant ±1 is of the same orbit, one of determinant 2 of e is not', () => {
    const e = fractionOf('2 | 1; 2k+2; 1', '+');
    const image = (a: bigint, b: bigint, c: bigint, d: bigint, signs: string) => {
      const found = moebiusImage(e, { a, b, c, d }, fractionOf('1', signs).signs);
      assert.equal(found.kind, 'interlaced');
      return (found as { fraction: typeof e }).fraction;
    };
    assert.equal(compareFractions(e, image(2n, 1n, 1n, 1n, '-+')).sameOrbit, true);
    assert.equal(compareFractions(e, image(1n, 1n, 1n, -1n, '+')).sameOrbit, false);
    assert.equal(compareFractions(e, image(1n, -1n, 0n, 1n, '+')).sameFamily, true);
  });

  it('says which converges faster: e - 1 = 2 - 1/(3 + 1/(2 - …)) by 3/2, in the limit', () => {
    const signed = fractionOf('2; 3+2k', '-+');
    const { equality, convergence } = compareFractions(signed, fractionOf('1; 1; 2k+2', '+'));
    assert.equal(equality.kind, 'equal');
    assert.deepEqual(convergence.limit, rational(3n, 2n));
    assert.ok(convergence.rates[0] / convergence.rates[1] > 1.5);
    const e = fractionOf('2 | 1; 2k+2; 1', '+');
    assert.deepEqual(compareFractions(signed, e).equality, { kind: 'different', digits: 0 });
    assert.equal(compareFractions(fractionOf('1', '+'), fractionOf('2', '+')).convergence.limit, null);
    assert.equal(compareFractions(signed, fractionOf('2', '+')).convergence.limit, 'infinite');
  });

  it('the limit of the rates is where the rates go', () => {
    fc.assert(
      fc.property(fractions, fractions, (x, y) => {
        const { rates, limit } = compareFractions(x, y).convergence;
        if (limit === null || limit === 'infinite' || limit.numerator === 0n) return;
        const quotient = rates[0] / rates[1];
        const tends = Number(limit.numerator) / Number(limit.denominator);
        // 200 terms of log n growth are not many.
        assert.ok(quotient / tends < 4 && tends / quotient < 4, `${quotient} and ${tends}`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('convergents with errors', () => {
  it('the enclosed errors are those of the value, and alternate for a simple continued fraction', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 1, max: 30 }), (fraction, count) => {
        const terms = termsOf(fraction.rule, count);
        const table = convergentTable(terms, fraction.signs, (digits) => evaluateFraction(fraction, digits));
        const value = evaluateFraction(fraction, 700);
        for (const { n, p, q, error } of table) {
          const exact = subtractEnclosures(value, encloseRational(rational(p, q), 2500));
          assert.ok(meet(error, exact));
          if (fraction.signs.every((sign) => sign > 0)) assert.equal(error.lo > 0n, n % 2 === 0);
        }
        assert.equal(table.length, count);
      }),
      { numRuns: 40 },
    );
  });

  it('errors are written in scientific notation, cut', () => {
    const write = (p: bigint, q: bigint) => scientificNotation(encloseRational(rational(p, q), 200), 3);
    assert.equal(write(2n, 3n), '6.66e-1');
    assert.equal(write(-1n, 7000n), '-1.42e-4');
    assert.equal(write(123456n, 1n), '1.23e+5');
    assert.equal(write(1n, 1000n), null, 'an end of the enclosure lies below 10^-3');
    assert.equal(scientificNotation({ lo: -1n, hi: 1n, bits: 4 }, 2), null);
    assert.equal(scientificNotation({ lo: 19n, hi: 21n, bits: 4 }, 3), null);
  });
});
