import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gainOf } from '../../src/core/gain.ts';
import { rational } from '../../src/core/numbers/rational.ts';
import { sampleSearch } from '../support/samples.ts';

describe('the gain of a conjecture', () => {
  it('is a limit for every fraction of e, 3/2 for e - 1 = 2 - 1/(3 + …), and 1 under plus signs alone', async () => {
    const { conjectures } = await sampleSearch('e', { height: 2, period: 2 });
    assert.ok(conjectures.some(({ terms }) => terms.slice(0, 4).join() === '2,3,2,5'));
    for (const conjecture of conjectures) {
      const { limit, value } = gainOf(conjecture);
      assert.ok(limit);
      assert.equal(value, Number(limit.numerator) / Number(limit.denominator));
      if (conjecture.fraction.signs.every((sign) => sign > 0)) assert.deepEqual(limit, rational(1n));
      if (conjecture.terms.slice(0, 4).join() === '2,3,2,5') assert.deepEqual(limit, rational(3n, 2n));
    }
  });
});
