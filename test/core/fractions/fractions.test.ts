import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { inadmissibility } from '../../../src/core/fractions/admissible.ts';
import { convergenceRate, convergents, correctDigits } from '../../../src/core/fractions/convergence.ts';
import { evaluateFraction, productMatrix } from '../../../src/core/fractions/evaluate.ts';
import { endsOfEnclosure, expand, expandPlainly } from '../../../src/core/fractions/expand.ts';
import type { RationalEnds } from '../../../src/core/fractions/expand.ts';
import { signAfter, termsOf } from '../../../src/core/fractions/fraction.ts';
import type { SignedContinuedFraction } from '../../../src/core/fractions/fraction.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import {
  formatSigns,
  isPrimitive,
  parseSigns,
  primitivePatterns,
} from '../../../src/core/fractions/signs.ts';
import { InputError } from '../../../src/core/errors.ts';
import { measuredSimpleRate } from '../../../src/core/gain.ts';
import { meet, narrowerThan } from '../../../src/core/numbers/enclosure.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import { formatRule } from '../../../src/formats/text/plain.ts';
import { admissibleFractions, signPatterns } from '../../support/arbitraries.ts';

/** Intervals of all widths, around numbers with small and with huge terms. */
const intervals: fc.Arbitrary<RationalEnds> = fc
  .tuple(
    fc.array(fc.oneof(fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: 1n, max: 2n ** 80n })), {
      minLength: 1,
      maxLength: 40,
    }),
    fc.integer({ min: 1, max: 400 }),
  )
  .map(([terms, bits]) => {
    const { a, c } = productMatrix(terms, [1]);
    const lo = (a << BigInt(bits)) / c;
    return endsOfEnclosure({ lo, hi: lo + 1n, bits });
  });

describe('numerators beyond every double', () => {
  // x = N + N/x, so that x² − Nx − N = 0; and numerators that come to that size far out.
  for (const digits of [200, 400, 3000])
    it(`of ${digits} digits have a value, and a rate`, () => {
      const N = 10n ** BigInt(digits);
      const terms = { kind: 'interlaced', preperiod: [], polynomials: [[Q.rational(N)]] } as const;
      const { lo, hi, bits } = evaluateFraction({ rule: terms, numerators: [[N]] }, 50);
      const sizeAt = (x: bigint) => x * x - ((N * x) << BigInt(bits)) - (N << BigInt(2 * bits));
      assert.ok(sizeAt(lo) <= 0n && sizeAt(hi) >= 0n && lo > 0n);
      // Each term divides the distance by x²/N, with two places at the ends.
      const rate = convergenceRate(termsOf(terms, 201), [[N]]);
      assert.ok(Math.abs(rate / digits - 1) < 0.01, String(rate));
    });

  it('that are reached far out leave the rate a number', () => {
    const coefficients = Array<bigint>(13).fill(10n ** 300n);
    const rule = {
      kind: 'interlaced',
      preperiod: [],
      polynomials: [coefficients.map((c) => Q.rational(c))],
    } as const;
    assert.ok(Number.isFinite(convergenceRate(termsOf(rule, 201), [coefficients])));
    assert.ok(Number.isFinite(measuredSimpleRate({ rule, numerators: [coefficients] })));
  });
});

describe('sign patterns', () => {
  it('22 of the 30 words of length ≤ 4 are primitive, 106 of the 126 of length ≤ 6', () => {
    assert.equal(primitivePatterns(4).length, 22);
    assert.equal(primitivePatterns(6).length, 106);
    assert.ok(primitivePatterns(6).every(isPrimitive));
  });

  it('read what they write and reduce a power to its root', () => {
    assert.equal(formatSigns(parseSigns('-+-+')), '-+');
    assert.equal(formatSigns(parseSigns('−+')), '-+');
    assert.throws(() => parseSigns('-*'), InputError);
    assert.throws(() => parseSigns(''), InputError);
  });
});

describe('expansion', () => {
  it('Lehmer steps give the terms of the plain algorithm, and stop where it stops', () => {
    fc.assert(
      fc.property(intervals, signPatterns(8), fc.integer({ min: 1, max: 60 }), (ends, signs, count) => {
        assert.deepEqual(expand(ends, signs, count), expandPlainly(ends, signs, count));
      }),
      { numRuns: 2000 },
    );
  });

  it('products of leading parts under a minus are not rounded', () => {
    // x_7 is just above 2 at one end and just below 2 at the other.
    const denominator =
      254629497041810760783555711051172270131433549208242031329517556169297662470417088272924672n;
    const numerator =
      254629497041810761289651105763444650320520371660368677229117237022920720568800353952536493n;
    const ends = { lo: { numerator, denominator }, hi: { numerator: numerator + 1n, denominator } };
    const signs = parseSigns('-+++');
    assert.deepEqual(expand(ends, signs, 8), expandPlainly(ends, signs, 8));
  });

  it('the terms that it proves are those of every number in the interval', () => {
    fc.assert(
      fc.property(intervals, signPatterns(5), ({ lo, hi }, signs) => {
        const { terms } = expand({ lo, hi }, signs, 50);
        const middle = {
          numerator: lo.numerator * 5n + hi.numerator * 3n,
          denominator: lo.denominator * 8n,
        };
        const exact = expandPlainly({ lo: middle, hi: middle }, signs, terms.length);
        assert.deepEqual(exact.terms, terms.slice(0, exact.terms.length));
      }),
    );
  });

  it('a rational number ends, under every pattern, and its terms give it back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 2n, max: 10n ** 9n }), (p, q) => {
        const x = { numerator: p, denominator: q };
        const { terms, state } = expand({ lo: x, hi: x }, [1], 200);
        assert.equal(state, 'ended');
        const { a, c } = productMatrix(terms.map(BigInt), [1]);
        assert.equal(a * q, p * c);
      }),
    );
  });
});

describe('evaluation', () => {
  it('expanding the value of an admissible fraction gives its terms (Tietze)', () => {
    fc.assert(
      fc.property(admissibleFractions, (fraction) => {
        const value = evaluateFraction(fraction, 200);
        assert.ok(narrowerThan(value, 200));
        const { terms } = expand(endsOfEnclosure(value), fraction.signs, 40);
        assert.deepEqual(terms.map(BigInt), termsOf(fraction.rule, terms.length));
        assert.ok(terms.length > 20);
      }),
    );
  });

  it('more digits narrow the enclosure around the same number', () => {
    fc.assert(
      fc.property(admissibleFractions, fc.integer({ min: 1, max: 300 }), (fraction, digits) => {
        assert.ok(meet(evaluateFraction(fraction, digits), evaluateFraction(fraction, 2 * digits)));
      }),
      { numRuns: 40 },
    );
  });

  it('convergents by recurrence are those of the matrix product, and the rate counts their digits', () => {
    fc.assert(
      fc.property(admissibleFractions, (fraction) => {
        const terms = termsOf(fraction.rule, 60);
        const last = [...convergents(terms, fraction.signs)].pop()!;
        const { a, c } = productMatrix(terms, fraction.signs);
        assert.deepEqual(last, { p: a, q: c });
        const digits = correctDigits(terms, fraction.signs);
        const claimed = digits[digits.length - 1]!;
        assert.ok(Math.abs(claimed - 2 * (c.toString().length - 1)) < 30 + claimed * 0.1);
      }),
      { numRuns: 50 },
    );
  });

  it('denominators of convergents may fall, but q_n + b_{n+1} q_{n−1} ≥ 1 does not, and q_{n+1} is no less than that', () => {
    const qs = ({ rule, signs }: SignedContinuedFraction, count: number): bigint[] =>
      [...convergents(termsOf(rule, count), signs)].map(({ q }) => q);
    const falling = { rule: parseInterlacedTerms('1; 3+k'), signs: [1, -1] as const };
    assert.deepEqual(qs(falling, 5), [1n, 3n, 2n, 11n, 9n]);
    fc.assert(
      fc.property(admissibleFractions, (fraction) => {
        const q = qs(fraction, 60);
        let last = 1n;
        for (let n = 0; n < 59; n++) {
          const s = q[n]! + BigInt(signAfter(fraction.signs, n)) * (q[n - 1] ?? 0n);
          assert.ok(s >= last && q[n + 1]! >= s);
          last = s;
        }
      }),
    );
  });

  it('the estimate of the digits is that of the denominators, also where they fall', () => {
    const logarithm = (q: bigint) => Math.log10(Number(`0.${q}`)) + q.toString().length;
    fc.assert(
      fc.property(admissibleFractions, ({ rule, signs }) => {
        const terms = termsOf(rule, 120);
        const q = [...convergents(terms, signs)].map((convergent) => logarithm(convergent.q));
        correctDigits(terms, signs).forEach((digits, n) => {
          assert.ok(Math.abs(digits - q[n]! - q[n + 1]!) < 1e-6, `${n}: ${digits}`);
        });
      }),
    );
    const { rule, signs } = { rule: parseInterlacedTerms('1; 2'), signs: [1, -1] as const };
    assert.ok(Math.abs(convergenceRate(termsOf(rule, 201), signs) - 0.3828) < 0.005);
  });

  it('the golden ratio gains 2 log₁₀ φ digits a term', () => {
    const rate = convergenceRate(
      Array.from({ length: 201 }, () => 1n),
      [1],
    );
    assert.ok(Math.abs(rate - 2 * Math.log10((1 + Math.sqrt(5)) / 2)) < 0.01);
  });
});

describe('admissibility', () => {
  const fault = (terms: string, signs: string) =>
    inadmissibility({ rule: parseInterlacedTerms(terms), signs: parseSigns(signs) });

  it('is shown for all n', () => {
    assert.equal(fault('2; 3+2k', '-+'), null);
    assert.equal(fault('1 | 2k+2', '-'), null);
    assert.equal(fault('-7 | 1', '+'), null);
    assert.equal(fault('0; 1', '+'), 'a_2 = 0 must be at least 1');
    assert.equal(fault('k', '+'), null, 'a_0 is bound by nothing');
    assert.equal(fault('1; k', '-+'), 'a_1 = 0 must be at least 1');
    assert.equal(fault('k^2-10k+30', '+'), null);
    assert.match(fault('k^2-10k+25', '+')!, /^a_5 = 0/);
    assert.match(fault('100-k', '+')!, /^a_100 = 0/);
    assert.match(fault('2 | 3; 1', '-')!, /^a_2 = 1 stands before a minus/);
    assert.match(fault('2', '-')!, /infinitely often/);
    assert.equal(fault('2; 3', '-'), null);
  });

  it('agrees with the first 400 terms of random fractions', () => {
    fc.assert(
      fc.property(
        signPatterns(3),
        fc.array(fc.tuple(fc.integer({ min: -2, max: 9 }), fc.integer({ min: -1, max: 2 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (signs, list) => {
          const rule = parseInterlacedTerms(
            list.map(([c0, c1]) => `${c0}${c1 < 0 ? '' : '+'}${c1}k`).join(';'),
          );
          const terms = termsOf(rule, 400);
          const bad = terms.some((term, n) => n > 0 && term < (signs[n % signs.length]! > 0 ? 1n : 2n));
          const settles = terms.some((term, n) => n > 200 && (term > 2n || signs[n % signs.length]! > 0));
          assert.equal(inadmissibility({ rule, signs }) === null, !bad && settles);
        },
      ),
    );
  });
});

describe('terms as text', () => {
  it('are read back from what is written', () => {
    fc.assert(
      fc.property(admissibleFractions, ({ rule }) =>
        assert.deepEqual(parseInterlacedTerms(formatRule(rule)), rule),
      ),
    );
  });

  it('wrong ones are refused by a sentence that names the place', () => {
    for (const [text, sentence] of [
      ['2; 3+x', /"3\+x" at position 3 a term/],
      ['2;;3', /empty/],
      ['1|2|3', /more than one bar/],
      ['k | 2', /before the bar/],
      ['k+n', /two indices/],
      ['1/2k', /no integer at k = 1/],
      ['k^99', /above 12/],
    ] as const) {
      assert.throws(
        () => parseInterlacedTerms(text),
        (error) => error instanceof InputError && sentence.test(error.message),
        text,
      );
    }
  });
});
