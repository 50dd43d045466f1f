import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as latexCases from './latexCases.ts';
import * as boxCases from './latexBoxCases.ts';
import * as otherCases from './otherTexCases.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';

const suites = { ...latexCases, ...boxCases, ...otherCases };

/** Kind, and what encloses the place, of the caret that ▮ marks. */
function placeIn(marked: string): string {
  const { kind, within } = readLatex(marked.replace('▮', '')).places.at(marked.indexOf('▮'));
  return `${kind} ${within}`.trim();
}

describe('the place in a LaTeX document', () => {
  for (const [name, cases] of Object.entries(suites)) {
    describe(name, () => {
      for (const [marked, place] of cases) {
        it(`${JSON.stringify(marked)} is ${place}`, () => {
          const found = placeIn(marked);
          assert.equal(place.includes(' ') ? found : found.split(' ')[0], place);
        });
      }
    });
  }

  it('line ends of Windows change nothing', () => {
    for (const [marked, place] of Object.values(suites).flat()) {
      const found = placeIn(marked.replaceAll('\n', '\r\n'));
      assert.equal(place.includes(' ') ? found : found.split(' ')[0], place, marked);
    }
  });
});
