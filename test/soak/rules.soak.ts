import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareRuleTwins } from '../kernel/ruleTwins.ts';

describe('the kernel under numerators of any kind', () => {
  it('agrees with its plain twin on 100,000 candidates with rules of every shape', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    for (const start of [3, seed]) {
      const { judged } = await compareRuleTwins(50_000, start);
      assert.ok(judged >= 50_000);
    }
  });
});
