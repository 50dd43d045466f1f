import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import type { TermRule } from '../../../src/core/fractions/fraction.ts';
import { spliceHead } from '../../../src/core/fractions/splice.ts';
import { admissibleFractions } from '../../support/arbitraries.ts';

describe('another head before a tail', () => {
  it('gives the head and then the tail, with the shortest preperiod', () => {
    fc.assert(
      fc.property(
        admissibleFractions,
        fc.array(fc.bigInt({ min: 1n, max: 9n }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 12 }),
        ({ rule }, head, from) => {
          const spliced = spliceHead(head, rule, from);
          const expected = [...head, ...termsOf(rule, from + 40).slice(from)];
          assert.deepEqual(termsOf(spliced, expected.length), expected);
        },
      ),
    );
  });

  it('cutting a rule and putting its own terms back gives the rule', () => {
    fc.assert(
      fc.property(admissibleFractions, fc.integer({ min: 0, max: 12 }), ({ rule }, from) => {
        assert.deepEqual(spliceHead(termsOf(rule, from), rule, from), rule);
      }),
    );
    const fibonacci: TermRule = { kind: 'recurrent', initial: [9n, 1n, 2n], recurrence: [1n, 1n] };
    for (let from = 0; from < 9; from++) {
      assert.deepEqual(spliceHead(termsOf(fibonacci, from), fibonacci, from), fibonacci);
    }
  });
});
