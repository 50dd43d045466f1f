import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { esma } from '../support/cli.ts';

interface Certificate {
  readonly determinants: readonly { determinant: number; orbits: number; families: number }[];
  readonly families: readonly { family: string; proved: boolean }[];
}

describe('the complete list of e, order 24, patterns of length ≤ 4', () => {
  it('has 232 families, all proved, and among them the 193 that a search of height 40 finds', function () {
    this.timeout(0);
    const { code, out, err } = esma('complete', 'e', '--json');
    assert.equal(code, 0, err);
    const list = JSON.parse(out) as Certificate;
    assert.equal(list.families.length, 232);
    assert.ok(list.families.every(({ proved }) => proved));
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
    const ids = new Set(list.families.map(({ family }) => family));
    for (const family of found) assert.ok(ids.has(family), family);
  });
});
