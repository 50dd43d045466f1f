import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupsOfShard, sharesOf } from '../../src/engine/searching/dealing.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';

const dealt = (weights: readonly number[], count: number) =>
  Array.from({ length: count }, (_, index) =>
    groupsOfShard({ groups: weights.length, dealt: (group) => weights[group]! }, { index, count }),
  );

/** The same as it is described: the heaviest group that is left to the share that has least. */
function plainly(weights: readonly number[], count: number): number[][] {
  const shares = Array.from({ length: count }, () => ({ load: 0, groups: [] as number[] }));
  const order = weights.map((weight, group) => ({ weight, group })).sort((x, y) => y.weight - x.weight);
  for (const { weight, group } of order) {
    const least = Math.min(...shares.map(({ load }) => load));
    const share = shares.find(({ load }) => load === least)!;
    share.load += weight;
    share.groups.push(group);
  }
  return shares.map(({ groups }) => groups.sort((x, y) => x - y));
}

describe('the dealing of groups to shards', () => {
  it('gives every group to one share, as its plain twin does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        (weights, count) => {
          const shares = dealt(weights, count);
          assert.deepEqual(shares, plainly(weights, count));
          const work = { groups: weights.length, dealt: (group: number) => weights[group]! };
          assert.deepEqual(
            [...sharesOf(work, count).groups],
            shares.map(({ length }) => length),
          );
        },
      ),
    );
  });

  it('leaves no share with more than the mean and the heaviest group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        (weights, count) => {
          const loads = dealt(weights, count).map((groups) =>
            groups.reduce((sum, g) => sum + weights[g]!, 0),
          );
          const mean = weights.reduce((sum, weight) => sum + weight) / count;
          assert.ok(Math.max(...loads) <= mean + Math.max(...weights));
        },
      ),
    );
  });

  it('by cost: the slowest of 8 shares of e at height 20 and 100 has little more than the mean', () => {
    for (const [height, most] of [
      [20, 1.6],
      [100, 1.01],
    ] as const) {
      const specification = { ...defaultSpecification, constant: 'e', constantDigits: null, height };
      const work = workOf(specification, constantOf(specification));
      const loads = Array.from({ length: 8 }, (_, index) =>
        groupsOfShard(work, { index, count: 8 }).reduce((sum, group) => sum + work.dealt(group), 0),
      );
      const mean = loads.reduce((sum, load) => sum + load) / 8;
      assert.ok(Math.max(...loads) <= most * mean, loads.join(' '));
    }
  });
});
