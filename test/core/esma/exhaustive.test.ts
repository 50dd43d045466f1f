import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exhaustiveSearchDigits } from '../../../src/core/planning/plan.ts';
import { primitivePatterns } from '../../../src/core/fractions/signs.ts';
import { compareSearches } from '../../bench/advantage.ts';
import { sequencesWithin } from '../../bench/exhaustive.ts';

describe('the exhaustive search that ESMA is measured against', () => {
  it('finds what ESMA finds within the same bounds, no more and no less', async () => {
    for (const [size, count] of [
      [4, 11],
      [5, 26],
    ] as const) {
      const { exhaustive, within, sequences } = await compareSearches(2, 2, size, 4);
      assert.deepEqual([...exhaustive.found.keys()].sort(), [...within].sort());
      assert.equal(within.size, count);
      assert.equal(exhaustive.visited, sequences);
    }
  });

  it('visits as many sequences as the plan says', () => {
    const patterns = primitivePatterns(3);
    for (const order of [4, 9, 24]) {
      const sequences = sequencesWithin({ size: order, largest: 9, patterns });
      assert.ok(Math.abs(Math.log10(sequences) - exhaustiveSearchDigits({ order }, patterns.length)) < 1e-9);
    }
  });
});
