import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import {
  defaultSpecification,
  numeratorFields,
  searchedNumerators,
} from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { searchOf } from '../../src/engine/searching/searchOf.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';

describe('the first families of a search', function () {
  this.timeout(300_000);
  const kernel = readFileSync('dist/kernel.wasm');

  const spaces: readonly [string, Partial<SearchSpecification>][] = [
    ['e', { height: 20 }],
    ['e', { height: 20, period: 6, deepens: true }],
    ['e', { height: 3, degree: 2 }],
    ['sqrt(2)', { height: 10 }],
    ['e', { shape: 'power', degree: 3, height: 20 }],
    ['e', { height: 2, period: 2, ...numeratorFields(2, 2) }],
  ];
  for (const [constant, changes] of spaces) {
    it(`are told of after the first value that has one: ${constant}, ${JSON.stringify(changes)}`, () => {
      const specification = { ...defaultSpecification, constant, ...changes };
      const alpha = constantOf(specification);
      const work = workOf(specification, alpha);
      const search = searchOf(specification, alpha, work, { membersKept: 1, all: false }, kernel);
      let told: { share: number; conjectures: number } | null = null;
      const result = search.run(0, {
        stopped: () => told !== null,
        advanced: (share, families) => {
          const conjectures = families().reduce((sum, { count }) => sum + count, 0);
          if (conjectures > 0) told ??= { share, conjectures };
        },
      });
      assert.ok(told);
      const { share, conjectures } = told as { share: number; conjectures: number };
      assert.ok(share < 0.03, `after ${share} of the first group`);
      // No more than one value has under all numerators.
      assert.ok(conjectures <= searchedNumerators(specification).length);
      assert.equal(result, null);
    });
  }
});
