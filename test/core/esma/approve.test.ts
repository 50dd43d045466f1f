import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { approve } from '../../../src/core/esma/approve.ts';
import { massey, residues } from '../../../src/core/esma/massey.ts';
import { margin } from '../../../src/core/esma/specification.ts';
import { canonicalTail, familyOf } from '../../../src/core/fractions/canonicalTail.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { endsOfEnclosure, expand } from '../../../src/core/fractions/expand.ts';
import type { SignedContinuedFraction } from '../../../src/core/fractions/fraction.ts';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { parseSigns } from '../../../src/core/fractions/signs.ts';
import { substituteLinear } from '../../../src/core/numbers/polynomial.ts';
import type { Polynomial } from '../../../src/core/numbers/polynomial.ts';
import { one, rational } from '../../../src/core/numbers/rational.ts';
import { admissibleFractions } from '../../support/arbitraries.ts';

/** P(j + shift) for each polynomial. */
function shiftAll(polynomials: readonly Polynomial[], shift: number): Polynomial[] {
  return polynomials.map((polynomial) => substituteLinear(polynomial, one, rational(BigInt(shift))));
}

/** Expand, Massey and approve on the value of a fraction, as a search does it. */
function rediscover(fraction: SignedContinuedFraction, order = 24) {
  const value = (digits: number) => evaluateFraction(fraction, digits);
  const { terms, state } = expand(endsOfEnclosure(value(1200)), fraction.signs, 2 * order + margin);
  assert.equal(state, 'complete');
  for (const exhaustive of [false, true]) {
    const recurrence = massey(residues(terms), fraction.signs, order, margin, exhaustive);
    const approval =
      recurrence && approve(value, fraction.signs, recurrence, { margin, digits: 500, most: 5000 });
    if (approval?.ok) return approval.fraction;
  }
  return null;
}

describe('approval', () => {
  it('gives random admissible polynomials back from the value alone, preperiods included', () => {
    let settled = 0;
    fc.assert(
      fc.property(admissibleFractions, (fraction) => {
        // Under (−) a rule can be so full of 2s that 58 terms do not show enough of it.
        const informative = termsOf(fraction.rule, 58).filter((term) => term !== 2n).length;
        fc.pre(fraction.signs.length > 1 || fraction.signs[0] === 1 || informative > 48);
        assert.deepEqual(rediscover(fraction), fraction);
        settled++;
      }),
      { numRuns: 300 },
    );
    assert.ok(settled >= 300);
  });

  it('keeps a recurrence that is no interlaced polynomial: Fibonacci numbers as terms', () => {
    const fraction: SignedContinuedFraction = {
      signs: [1],
      rule: { kind: 'recurrent', initial: [7n, 3n, 5n], recurrence: [1n, 1n] },
    };
    assert.deepEqual(rediscover(fraction), fraction);
  });

  it('refuses a fraction that agrees for hundreds of digits and not for ever', () => {
    const fraction = { signs: [1], rule: parseInterlacedTerms('2 | 1; 2k+2; 1') } as const;
    const terms = termsOf(fraction.rule, 400);
    terms[300] = terms[300]! + 1n;
    const impostor: SignedContinuedFraction = {
      signs: [1],
      rule: { kind: 'interlaced', preperiod: terms, polynomials: parseInterlacedTerms('1').polynomials },
    };
    const value = (digits: number) => evaluateFraction(impostor, digits);
    const expansion = expand(endsOfEnclosure(value(400)), [1], 58);
    const recurrence = massey(residues(expansion.terms), [1], 24, margin)!;
    const approvalAt = (digits: number) => approve(value, [1], recurrence, { margin, digits, most: 5000 });
    assert.equal(approvalAt(200).ok, true);
    assert.deepEqual(approvalAt(1000), {
      ok: false,
      reason: 'the fraction and the value differ within 1000 digits',
    });
  });
});

describe('families', () => {
  it('dropping terms, or putting others before them, does not leave the family', () => {
    fc.assert(
      fc.property(
        admissibleFractions,
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.bigInt({ min: 2n, max: 9n }), { maxLength: 6 }),
        ({ rule, signs }, dropped, head) => {
          if (rule.kind !== 'interlaced') return;
          // The tail from term k + dropped on, as polynomials again, after a head that keeps its phase in the pattern.
          const m = rule.polynomials.length;
          const k = rule.preperiod.length;
          const start = k + m * dropped;
          const phase = start % signs.length;
          const padding = (((phase - head.length) % signs.length) + signs.length) % signs.length;
          const preperiod = [
            ...head,
            ...new Array<bigint>(padding).fill(3n),
            ...termsOf(rule, start + 1).slice(start, start + 1),
          ];
          const shifted = shiftAll(rule.polynomials, dropped);
          const turned = [...shifted.slice(1), ...shiftAll(rule.polynomials.slice(0, 1), dropped + 1)];
          const other: SignedContinuedFraction = {
            signs,
            rule: { kind: 'interlaced', preperiod, polynomials: turned },
          };
          assert.equal(canonicalTail(other).text, canonicalTail({ rule, signs }).text);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('other signs, or other terms, are another family', () => {
    const family = (terms: string, signs: string) =>
      familyOf({ rule: parseInterlacedTerms(terms), signs: parseSigns(signs) });
    assert.notEqual(family('2; 2k+3', '-+'), family('2; 2k+3', '+-'));
    assert.notEqual(family('2; 2k+3', '-+'), family('2; 2k+4', '-+'));
    assert.equal(family('2; 2k+3', '-+'), family('5 | 2k+7; 2', '-+'));
    assert.equal(family('1; 2; 3', '+'), family('9 | 3; 1; 2', '+'));
  });
});
