import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { familyOf } from '../../src/core/fractions/canonicalTail.ts';
import { checkCompleteList } from '../../src/core/theorems/completeness/checker.ts';
import { readCompleteList } from '../../src/library/completeList.ts';
import { esma } from '../support/cli.ts';

describe('the complete list of e, order 24, patterns of length ≤ 4', () => {
  it('has 232 families, which the checker accepts, and among them the 193 that a search of height 40 finds', function () {
    this.timeout(0);
    const { code, out, err } = esma('complete', 'e', '--json');
    assert.equal(code, 0, err);
    const list = readCompleteList(out);
    assert.equal(list.families.length, 232);
    const check = checkCompleteList(list);
    assert.ok(check.ok, check.ok ? '' : check.reason);
    assert.equal(check.orbits, 846_726);
    assert.equal(list.determinants.length, 591);
    assert.deepEqual(
      list.determinants.filter(({ families }) => families > 0).map((each) => each.determinant),
      [1, 2, 3, 4, 5, 6, 8, 10, 16],
    );
    const search = esma('search', 'e', '--height', '40', '--json', '--no-prove');
    const found = search.out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { family: string }).family);
    assert.equal(found.length, 193);
    const ids = new Set(list.families.map(({ fraction }) => familyOf(fraction)));
    for (const family of found) assert.ok(ids.has(family), family);
  });
});
