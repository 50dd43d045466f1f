import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareSimplicity, simplicityKey } from '../../src/core/family.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { esma } from '../support/cli.ts';

describe('the key of simplicity', () => {
  it('orders any two conjectures as their comparison does', () => {
    const { out } = esma('search', 'e', '--members', 'all', '--no-prove', '--json');
    const conjectures = out
      .trim()
      .split('\n')
      .filter((_, i) => i % 6 === 0)
      .map(conjectureFromLine);
    assert.ok(conjectures.length > 200);
    for (const x of conjectures) {
      for (const y of conjectures) {
        const [left, right] = [simplicityKey(x), simplicityKey(y)];
        const byKey = left < right ? -1 : left > right ? 1 : 0;
        assert.equal(byKey, Math.sign(compareSimplicity(x, y)));
      }
    }
  });
});
