import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { typstBibliographiesOf, typstEntry, typstKeyOfPaper } from '../../src/documents/typstBibliography.ts';
import { TypstReader } from '../../src/documents/typstPaper.ts';
import { paperKey } from '../../src/formats/latex/bibtex.ts';
import { typstInFolder } from '../support/typst.ts';
import { storeOf } from './projects.ts';
import type { Files } from './projects.ts';

const own = 'other:\n  type: book\n  title: Other\n  author: Somebody\n  date: 1999\n';
const theirs = '@book{other,\n  title = {Other},\n  author = {Somebody},\n  year = {1999}\n}\n';

function added(path: string, bibliography: string): string {
  const { offset, text } = typstEntry(path, bibliography);
  return bibliography.slice(0, offset) + text + bibliography.slice(offset);
}

describe('the bibliography of a Typst document', () => {
  const paths = async (files: Files) => {
    const [[path, text]] = Object.entries(files) as [[string, string]];
    return typstBibliographiesOf(await new TypstReader().read(path, text, storeOf(files)));
  };

  it('is what it or a document around it names, in its own folder or from the root; not in a comment', async () => {
    assert.deepEqual(await paths({ '/p/a.typ': 'so\n#bibliography("refs/b.yml", style: "ieee")\n' }), [
      ['/p/refs/b.yml'],
    ]);
    assert.deepEqual(await paths({ '/p/a.typ': '#bibliography(("a.bib", "b.yaml"))' }), [
      ['/p/a.bib'],
      ['/p/b.yaml'],
    ]);
    assert.deepEqual(await paths({ '/p/a.typ': '// #bibliography("a.bib")\nso' }), []);
    const book = { '/p/ch/one.typ': 'so', '/p/main.typ': '#include "ch/one.typ"\n#bibliography("/all.bib")' };
    assert.deepEqual(await paths(book), [['/p/all.bib', '/all.bib']]);
  });

  it('has the entry once, in either format', () => {
    for (const [path, text] of [
      ['/p/a.yml', own],
      ['/p/a.yml', ''],
      ['/p/a.bib', theirs],
    ] as const) {
      assert.equal(typstKeyOfPaper(path, text), null);
      assert.equal(typstKeyOfPaper(path, added(path, text)), paperKey);
      assert.ok(added(path, text).startsWith(text));
    }
    assert.equal(typstKeyOfPaper('/p/a.yml', added('/p/a.yml', own).replace(paperKey, 'razon')), 'razon');
  });

  it('is one that Typst itself cites from', function () {
    const folder = mkdtempSync(join(tmpdir(), 'esma-typst-'));
    try {
      for (const [name, text] of [
        ['a.yml', own],
        ['a.bib', theirs],
      ] as const) {
        writeFileSync(join(folder, name), added(name, text));
        const compile = typstInFolder(folder);
        if (!compile) this.skip();
        const document = (key: string) => `So @other and #cite(<${key}>)x.\n#bibliography("${name}")\n`;
        assert.equal(compile(document(paperKey)), null, name);
        assert.match(compile(document('nobody')) ?? '', /nobody/);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
