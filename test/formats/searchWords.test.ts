import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { searchText } from '../../src/formats/text/searchText.ts';
import { searchWords } from '../../src/formats/text/searchWords.ts';
import { conjecturesOf } from '../core/theorems/support.ts';

describe('what is typed into the filter', () => {
  let all: readonly Conjecture[];
  before(async () => {
    all = await conjecturesOf('e', 2);
  });
  const found = (typed: string) => {
    const words = searchWords(typed);
    return all.filter((conjecture) => words.every((word) => searchText(conjecture).includes(word)));
  };
  const terms = (conjectures: readonly Conjecture[]) =>
    conjectures.map((each) => each.terms.slice(0, 4).join());

  it('finds a fraction by its beginning, nested as the README writes it', () => {
    for (const typed of [
      '2 - 1/(3 + 1/(2 - 1/5',
      '2 − 1/(3 + 1/(2 − 1/(5 + …)))',
      'e - 1 = 2 - 1/(3 + 1/(2 - 1/(5 + …)))',
    ]) {
      const hits = found(typed);
      assert.ok(hits.length > 0, typed);
      assert.deepEqual([...new Set(terms(hits))], ['2,3,2,5'], typed);
    }
    assert.ok(found('e - 1 = 2 - 1/(3 + 1/2').every(({ value }) => value.numerator.join() === '-1,1'));
    assert.deepEqual(found('2 - 1/(3 + 1/(2 - 1/(7'), []);
  });

  it('finds a rule in j, as theorems have it, and in k, as lists do', () => {
    assert.ok(found('2j+3').length > 0);
    assert.deepEqual(found('2j+3'), found('2k+3'));
    assert.deepEqual(found('2j + 3'), found('2k + 3'));
  });

  it('leaves the letters of functions alone', () => {
    assert.deepEqual(searchWords('besselj(1,2)'), ['besselj(1,2)']);
  });
});
