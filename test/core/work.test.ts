import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { InputError } from '../../src/core/errors.ts';
import { gcd } from '../../src/core/numbers/integers.ts';
import { ifAffordable, spend, spendOnGcd, spendOnProduct, within } from '../../src/core/work.ts';

/** The steps that a calculation counts. */
function stepsOf(calculate: () => unknown): number {
  let [least, most] = [1, 2 ** 60];
  while (most - least > least / 100) {
    const middle = Math.sqrt(least * most);
    if (ifAffordable(middle, () => [calculate()])) most = middle;
    else least = middle;
  }
  return most;
}

describe('the budget of work', () => {
  it('lets through what it allows, and refuses more by the sentence', () => {
    assert.equal(
      within(10, 'too much', () => (spend(10), 'done')),
      'done',
    );
    assert.throws(() => within(10, 'too much', () => spend(11)), new InputError('too much'));
    spend(1e18);
  });

  it('goes through every catch of bad input up to where it was allowed', () => {
    const swallowing = () => {
      try {
        spend(11);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
      return 'not found';
    };
    assert.throws(() => within(10, 'too much', swallowing), new InputError('too much'));
    const careless = () => {
      try {
        spend(11);
      } catch {
        return 'not found';
      }
    };
    assert.throws(() => within(10, 'too much', careless), new InputError('too much'));
  });

  it('of a part is no more than what the whole has left, and what the part takes is taken from the whole', () => {
    assert.throws(
      () => within(10, 'the whole', () => within(100, 'the part', () => spend(50))),
      new InputError('the whole'),
    );
    const parts = within(100, 'the whole', () => [
      ifAffordable(30, () => (spend(20), 'one')),
      ifAffordable(30, () => (spend(31), 'two')),
      ifAffordable(30, () => (spend(30), 'three')),
    ]);
    assert.deepEqual(parts, ['one', null, 'three']);
    assert.throws(
      () => within(100, 'the whole', () => [0, 0, 0, 0].map(() => ifAffordable(30, () => spend(30)))),
      new InputError('the whole'),
    );
  });

  it('counts long integers by their length: a product by less than its square, Euclid by its square', () => {
    const long = (words: number) => (1n << BigInt(64 * words - 1)) + 1n;
    const ratio = (count: (n: bigint) => void) =>
      stepsOf(() => count(long(4096))) / stepsOf(() => count(long(1024)));
    assert.ok(ratio((n) => spendOnProduct(n, n)) < 10);
    assert.ok(ratio((n) => spendOnGcd(n, n)) > 12);
    assert.throws(
      () => within(1e6, 'too long', () => gcd(long(3000), long(2999))),
      new InputError('too long'),
    );
  });
});
