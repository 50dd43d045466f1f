import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareRuleTwins } from '../kernel/ruleTwins.ts';

describe('the kernel under numerators of any kind', () => {
  it('agrees with its plain twin on 100,000 candidates with rules of every shape', async () => {
    for (const seed of [3, 1_000_003]) {
      const { judged, plain, redone, parabolic } = await compareRuleTwins(50_000, seed);
      assert.ok(judged >= 50_000);
      assert.ok(plain < judged / 2, 'most must be the compiled kernel’s own');
      console.log(
        `      seed ${seed}: ${judged} candidates, ${plain} left to the twin, ${redone} expanded again, ${parabolic} rules with parabolic runs`,
      );
    }
  });
});
