import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { citeCommand, writtenEntry, writtenPaper } from '../../src/documents/bibliography.ts';
import { entryFor } from '../../src/documents/bibliographyStyle.ts';
import { keyOfPaper, paperEntry, paperFields, paperKey } from '../../src/formats/latex/bibtex.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { projectOf, rootText } from './projects.ts';

const entry = {
  type: 'inproceedings',
  key: 'm',
  fields: [
    ['title', 'T'],
    ['year', '2023'],
  ],
} as const;

function added(bibliography: string): string {
  const { offset, text } = entryFor(bibliography, entry);
  return bibliography.slice(0, offset) + text + bibliography.slice(offset);
}

describe('an entry in the manner of a bibliography', () => {
  it('braces, signs of equality below each other, at the end of one without order', () => {
    const old = '@book{z,\n  title  = {Z},\n  author = {A}\n}\n\n@book{a,\n  title  = {A}\n}\n';
    assert.equal(added(old), `${old}\n@inproceedings{m,\n  title = {T},\n  year  = {2023}\n}\n`);
  });

  it('quotes, tabs, capitals, a comma at the end, in the order of the keys, with Windows’ line ends', () => {
    const one = (key: string) => `@Article{${key},\r\n\tTitle="${key}",\r\n\tYear="1999",\r\n}\r\n`;
    const old = ['a', 'k', 'z'].map(one).join('\r\n');
    const wanted = '@InProceedings{m,\r\n\tTitle="T",\r\n\tYear="2023",\r\n}\r\n\r\n';
    assert.equal(added(old), [one('a'), one('k'), wanted + one('z')].join('\r\n'));
  });

  it('into an empty file as by itself; macros and comments are no entries', () => {
    const { text } = entryFor('', { type: 'inproceedings', key: paperKey, fields: paperFields });
    assert.equal(text, paperEntry);
    const old = '@string{z = "Z"}\n% @book{z,\n';
    assert.ok(added(old).startsWith(old));
    assert.equal(keyOfPaper(`${old}\n${text}`), paperKey);
  });
});

describe('how a paper cites', () => {
  const command = async (body: string, preamble = '') =>
    citeCommand(await projectOf({ '/p/a.tex': rootText(body, preamble) }));

  it('is the command that it uses most, else that of its package', async () => {
    assert.equal(await command('\\citep{a} \\citep[see][]{b} \\cite{c}'), 'citep');
    assert.equal(await command('\\autocite{a}', '\\usepackage{natbib}'), 'autocite');
    assert.equal(await command('a', '\\usepackage[numbers]{natbib}'), 'citep');
    assert.equal(await command('a', '\\usepackage{biblatex}'), 'autocite');
    assert.equal(await command('a', '\\usepackage{amsrefs}'), 'cite');
    assert.equal(await command('a'), 'cite');
  });

  it('a bibliography in the paper itself gets an item of its own kind, which TeX sets', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const items = '\\cite{a}\n\\begin{thebibliography}{9}\n\\bibitem{a} A.\n\\end{thebibliography}';
    const list =
      '\\cite{a}\n\\begin{bibdiv}\\begin{biblist}\n\\bib{a}{book}{title={A},date={1999}}\n\\end{biblist}\\end{bibdiv}';
    for (const [body, preamble, start] of [
      [items, '', '\\bibitem{'],
      [list, '\\usepackage{amsrefs}', '\\bib{'],
    ] as const) {
      const text = rootText(`${body}\n\\cite{${paperKey}}`, preamble);
      const edit = writtenEntry(await projectOf({ '/p/a.tex': text }), writtenPaper)!;
      assert.ok(edit.text.startsWith(`${start}${paperKey}}`));
      const after = text.slice(0, edit.offset) + edit.text + text.slice(edit.offset);
      assert.match(after.slice(edit.offset + edit.text.length), /^\\end\{(thebibliography|biblist)\}/);
      // amsrefs is in none of the packages that tests install.
      if (preamble !== '') continue;
      const { status, complaints } = typeset(after, { runs: 2 });
      assert.deepEqual(
        complaints.filter((complaint) => complaint.includes('Citation')),
        [],
      );
      assert.equal(status, 0);
    }
    assert.equal(writtenEntry(await projectOf({ '/p/a.tex': rootText('a') }), writtenPaper), null);
  });
});
