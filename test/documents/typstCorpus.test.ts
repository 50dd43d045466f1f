import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { sampleSearch } from '../support/samples.ts';
import { around } from '../support/modes.ts';
import { typstCompiler } from '../support/typst.ts';
import type { TypstResult } from '../support/typst.ts';

const folder = join(import.meta.dirname, '../corpus/typst');
/** What a document imports: the compiler is given one file. */
const template = /#import "template\.typ": .*\n/;

/** Where a word begins behind a space. */
function wordStarts(text: string): number[] {
  return [...text.matchAll(/(?<=[ \n])(?=\S)/g)].map(({ index }) => index);
}

describe('documents of Typst, and its own compiler', function () {
  this.timeout(0);
  const compile = typstCompiler();
  const shared = readFileSync(join(folder, 'template.typ'), 'utf8');
  const papers = readdirSync(folder)
    .filter((name) => name !== 'template.typ')
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const compiled = (text: string): TypstResult => compile!(text.replace(template, () => shared));
  let conjectures: readonly Conjecture[];
  before(async function () {
    if (!compile) this.skip();
    ({ conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 8));
  });

  it('agree on every word: what is inserted is an equation of its own in text, and none within another', () => {
    const wrong: string[] = [];
    let [asked, unknown, words] = [0, 0, 0];
    for (const { name, text } of papers) {
      const whole = compiled(text);
      assert.equal(whole.error, undefined, name);
      const document = new PlainDocument(text, 'typst', undefined);
      for (const [n, offset] of wordStarts(text).entries()) {
        const { place } = document.spotAt(offset);
        // Code, and the names in it, are no text.
        if (place.within !== '#' && place.kind !== 'verbatim') words++;
        const { wording, edits } = document.insertion(conjectures[n % conjectures.length]!, offset, {
          ...{ style: formulaStyles[n % formulaStyles.length]!, depth: 2, environment: 'equation' },
          ...{ comment: n % 2 === 0, label: () => (n % 3 === 0 ? `eq:esma-${n}` : undefined) },
        });
        if (wording === null) {
          if (place.within !== '#' && place.kind !== 'verbatim') unknown++;
          continue;
        }
        asked++;
        const { error, equations = [] } = compiled(withEdits(text, edits));
        const more = equations.length - whole.equations!.length;
        const isText = place.kind === 'text';
        const old = new Set(whole.equations!.map(({ body }) => body));
        const changed = equations.filter(({ body }) => !old.has(body));
        const isRight =
          error === undefined &&
          (place.kind === 'comment'
            ? more === 0 && changed.length === 0
            : isText
              ? more > 0 && changed.some(({ block, isWhole }) => isWhole && block !== place.narrow)
              : more === 0 && changed.some(({ block }) => block === (place.kind === 'display')));
        if (!isRight)
          wrong.push(`${name}: ${place.kind} ${place.within}, ${error ?? more}: ${around(text, offset)}`);
      }
    }
    console.log(`      ${papers.length} documents, ${asked} places, ${unknown} of ${words} words unknown`);
    assert.deepEqual(wrong, []);
    assert.ok(asked > 400 && unknown <= 0.02 * words, `${asked} places, ${unknown} of ${words} unknown`);
  });
});
