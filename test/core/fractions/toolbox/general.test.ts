import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { InputError } from '../../../../src/core/errors.ts';
import { evaluateFraction } from '../../../../src/core/fractions/evaluate.ts';
import { parseRationalSequence } from '../../../../src/core/fractions/parseTerms.ts';
import { contract, evenPart, oddPart } from '../../../../src/core/fractions/toolbox/contract.ts';
import {
  haveSameConvergents,
  transformEquivalently,
  withIntegerCoefficients,
} from '../../../../src/core/fractions/toolbox/equivalence.ts';
import { extend } from '../../../../src/core/fractions/toolbox/extend.ts';
import { fold } from '../../../../src/core/fractions/toolbox/fold.ts';
import { evaluateGeneral, generalOf } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import type { RationalSequence } from '../../../../src/core/fractions/toolbox/sequence.ts';
import { unfold } from '../../../../src/core/esma/unfold.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { encloseRational, meet } from '../../../../src/core/numbers/enclosure.ts';
import { addPolynomials, trim } from '../../../../src/core/numbers/polynomial.ts';
import { rational } from '../../../../src/core/numbers/rational.ts';
import type { InterlacedFraction } from '../../../../src/core/fractions/fraction.ts';
import { convergentTexts, fractionOf, fractions } from './support.ts';

const general = (terms: string, numerators: string): GeneralFraction => ({
  terms: parseRationalSequence(terms),
  numerators: parseRationalSequence(numerators),
});

/** Rational numbers other than 0. */
const factors = fc
  .tuple(fc.bigInt({ min: -6n, max: 6n }), fc.bigInt({ min: 1n, max: 5n }))
  .filter(([p]) => p !== 0n)
  .map(([p, q]) => rational(p, q));

/** Factors r_n of an equivalence: constants, and polynomials without zeros. */
const factorSequences: fc.Arbitrary<RationalSequence> = fc.record({
  preperiod: fc.array(factors, { maxLength: 3 }),
  polynomials: fc.array(
    fc.oneof(
      factors.map((factor) => [factor]),
      fc
        .tuple(fc.bigInt({ min: 1n, max: 5n }), fc.bigInt({ min: 0n, max: 3n }))
        .map(([c0, c1]) => trim([rational(c0), rational(c1, 2n)])),
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

/** General fractions that are no signed ones: equivalent to one by random factors. */
const generals: fc.Arbitrary<GeneralFraction> = fc
  .tuple(fractions, factorSequences)
  .map(([fraction, sequence]) => transformEquivalently(generalOf(fraction), sequence));

/** Whether the interval that a criterion shows holds the value of the signed fraction. */
function assertEncloses(general: GeneralFraction, fraction: InterlacedFraction): void {
  const { lo, hi } = evaluateGeneral(general, 40)!;
  const bits = 400;
  const interval = { lo: encloseRational(lo, bits).lo, hi: encloseRational(hi, bits).hi, bits };
  assert.ok(meet(interval, evaluateFraction(fraction, 100)));
}

describe('the equivalence transformation', () => {
  it('keeps every convergent, on numbers and, by b_{n+1}/(a_n a_{n+1}), on polynomials', () => {
    fc.assert(
      fc.property(fractions, factorSequences, (fraction, sequence) => {
        const original = generalOf(fraction);
        const transformed = transformEquivalently(original, sequence);
        assert.deepEqual(convergentTexts(transformed, 40), convergentTexts(original, 40));
        assert.ok(haveSameConvergents(original, transformed));
        const integral = withIntegerCoefficients(transformed);
        assert.deepEqual(convergentTexts(integral, 40), convergentTexts(original, 40));
        const coefficients = [integral.terms, integral.numerators].flatMap(({ polynomials }) =>
          polynomials.flat(),
        );
        assert.ok(coefficients.every(({ denominator }) => denominator === 1n));
      }),
      { numRuns: 60 },
    );
  });

  it('fractions with other convergents are not taken for equivalent', () => {
    fc.assert(
      fc.property(fractions, fractions, (x, y) => {
        const [p, q] = [generalOf(x), generalOf(y)];
        const same = convergentTexts(p, 60).join() === convergentTexts(q, 60).join();
        assert.equal(haveSameConvergents(p, q), same);
      }),
      { numRuns: 60 },
    );
    assert.ok(!haveSameConvergents(general('1; 2', '1'), general('1; 2; 1; k+2', '1')));
  });

  it('refuses a factor 0', () => {
    const x = generalOf(fractionOf('1', '+'));
    assert.throws(() => transformEquivalently(x, parseRationalSequence('0 | 1')), /r_1 is 0/);
    assert.throws(() => transformEquivalently(x, parseRationalSequence('k-3')), InputError);
  });
});

describe('contraction', () => {
  it('keeps every N-th convergent, of signed and of general fractions', () => {
    fc.assert(
      fc.property(
        fc.oneof(fractions.map(generalOf), generals),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (fraction, every, offset) => {
          const first = offset % every;
          const contracted = contract(fraction, every, first);
          const kept = convergentTexts(fraction, first + 30 * every).filter((_, n) => n % every === first);
          assert.deepEqual(convergentTexts(contracted, 30), kept);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('in steps is contraction at once, on polynomials', () => {
    fc.assert(
      fc.property(
        fractions,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (fraction, M, N) => {
          const x = generalOf(fraction);
          assert.ok(haveSameConvergents(contract(contract(x, M, M - 1), N, 0), contract(x, M * N, M - 1)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('the even part of 1 + 1/(1 + …) has every other Fibonacci quotient', () => {
    const golden = generalOf(fractionOf('1', '+'));
    assert.deepEqual(convergentTexts(evenPart(golden), 5), ['1', '3/2', '8/5', '21/13', '55/34']);
    assert.deepEqual(convergentTexts(oddPart(golden), 5), ['2', '5/3', '13/8', '34/21', '89/55']);
  });

  it('the even part and the odd part share out the convergents between them', () => {
    fc.assert(
      fc.property(fc.oneof(fractions.map(generalOf), generals), (fraction) => {
        const all = convergentTexts(fraction, 60);
        assert.deepEqual(
          convergentTexts(evenPart(fraction), 30),
          all.filter((_, n) => n % 2 === 0),
        );
        assert.deepEqual(
          convergentTexts(oddPart(fraction), 30),
          all.filter((_, n) => n % 2 === 1),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('equal convergents in a row are refused', () => {
    assert.throws(() => contract(general('1', '0'), 2, 0), InputError);
    assert.throws(() => contract(general('0 | 0; 1', '1'), 2, 1), /infinite/);
  });
});

describe('extension', () => {
  it('keeps every convergent, and dropping the inserted ones gives the fraction back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fractions.map(generalOf), generals),
        fc.integer({ min: 1, max: 4 }),
        factors,
        (fraction, every, difference) => {
          const { fraction: extended, place } = extend(fraction, every, difference);
          const original = convergentTexts(fraction, 30);
          const texts = convergentTexts(extended, place(29) + 1);
          assert.deepEqual(
            original.map((_, n) => texts[place(n)]),
            original,
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('contraction is its inverse, on polynomials', () => {
    fc.assert(
      fc.property(fractions, factors, (fraction, difference) => {
        const x = generalOf(fraction);
        const { fraction: extended } = extend(x, 1, difference);
        // Convergent n of the original is convergent 2n of the extension.
        assert.ok(haveSameConvergents(evenPart(extended), x));
      }),
      { numRuns: 40 },
    );
  });

  it('a difference 0 is refused', () => {
    assert.throws(() => extend(generalOf(fractionOf('1', '+')), 1, rational(0n)), InputError);
  });
});

describe('folding and unfolding', () => {
  it('the folded fraction has the convergents at the ends of the periods, in one polynomial step a period', () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        const { fraction: folded, every, first } = fold(fraction);
        assert.equal(folded.terms.polynomials.length, 1);
        assert.equal(folded.numerators.polynomials.length, 1);
        const kept = convergentTexts(generalOf(fraction), first + 12 * every).filter(
          (_, n) => n % every === first,
        );
        assert.deepEqual(convergentTexts(folded, kept.length), kept);
      }),
      { numRuns: 60 },
    );
  });

  it('unfolding a folded fraction gives it back', () => {
    let unfolded = 0;
    fc.assert(
      fc.property(
        fractions.filter(({ rule, signs }) => rule.polynomials.length * signs.length <= 8),
        (fraction) => {
          const { fraction: folded, every, first } = fold(fraction);
          const result = unfold(folded, fraction.signs);
          if (!result.ok) return;
          unfolded++;
          assert.deepEqual(result, { ok: true, fraction, every, first });
        },
      ),
      { numRuns: 30 },
    );
    assert.ok(unfolded > 20, `${unfolded} of 30`);
  });

  it('an equivalent fraction unfolds with N = 1, under whatever pattern it has', () => {
    const e = fractionOf('2; 3+2k', '-+');
    const disguised = transformEquivalently(generalOf(e), parseRationalSequence('k+1; 1/2'));
    const result = unfold(disguised);
    assert.deepEqual(result, { ok: true, fraction: e, every: 1, first: 0 });
    // The same value and the same first convergents, but others in between later on.
    const { fraction: between } = extend(generalOf(e), 5, rational(1n, 2n));
    assert.equal(unfold(between).ok, false);
    // 4/π = 1 + 1²/(3 + 2²/(5 + …)) comes from no signed fraction.
    assert.equal(unfold(general('2k+1', 'k^2+2k+1')).ok, false);
  });
});

describe('the value of a general fraction', () => {
  it('is enclosed where a criterion shows convergence', () => {
    const four = evaluateGeneral(general('2k+1', 'k^2+2k+1'), 30)!;
    const lo = decimalExpansion(encloseRational(four.lo, 140), 20);
    assert.equal(lo, '1.27323954473516268615');
    const cotangent = evaluateGeneral(general('2k+1', '-1'), 20)!;
    assert.equal(decimalExpansion(encloseRational(cotangent.lo, 140), 12), '0.642092615934');
    assert.equal(evaluateGeneral(general('1', '-k-5'), 10), null);
  });

  it('is enclosed by |a_n| ≥ |b_n| + 1 where signs alternate at will', () => {
    fc.assert(
      fc.property(fractions, ({ rule, signs }) => {
        const shifted: InterlacedFraction = {
          rule: {
            kind: 'interlaced',
            preperiod: rule.preperiod.map((term) => term + 1n),
            polynomials: rule.polynomials.map((polynomial) => addPolynomials(polynomial, [rational(1n)])),
          },
          signs,
        };
        assertEncloses(generalOf(shifted), shifted);
      }),
      { numRuns: 40 },
    );
  });

  it('holds the value of the signed fraction that it is equivalent to', () => {
    let shown = 0;
    fc.assert(
      fc.property(fractions, factors, (fraction, factor) => {
        const scaled = transformEquivalently(generalOf(fraction), { preperiod: [], polynomials: [[factor]] });
        if (!evaluateGeneral(scaled, 40)) return;
        shown++;
        assertEncloses(scaled, fraction);
      }),
      { numRuns: 60 },
    );
    assert.ok(shown > 10);
  });
});
