import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  bibliographiesOf,
  citeCommand,
  newBibliography,
  writtenEntry,
  writtenPaper,
} from '../../src/documents/bibliography.ts';
import { bibliographiesIn } from '../../src/documents/citing.ts';
import { entryFor } from '../../src/documents/bibliographyStyle.ts';
import { keyOfPaper, paperEntry, paperFields, paperKey } from '../../src/formats/latex/bibtex.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { projectOf, rootText, storeOf } from './projects.ts';
import type { Files } from './projects.ts';

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

  it('above the comments of the entry before which it comes', () => {
    const one = (key: string) => `% About ${key},\n% in two lines.\n@book{${key},\n  title = {T}\n}\n`;
    const text = added(['a', 'k', 'z'].map(one).join('\n'));
    assert.ok(text.endsWith(`}\n\n${one('z')}`), text);
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

describe('where a paper has its bibliography', () => {
  const paths = async (body: string, preamble = '') =>
    bibliographiesOf(await projectOf({ '/p/a.tex': rootText(body, preamble) }));

  it('is beside the root or in another folder, never at an address or under a name that a macro makes', async () => {
    assert.deepEqual(await paths('\\bibliography{../shared/refs, more.bib}'), [
      '/shared/refs.bib',
      '/p/more.bib',
    ]);
    assert.deepEqual(await paths('\\bibliography{\\jobname}'), ['/p/a.bib']);
    assert.deepEqual(await paths('\\bibliography{\\bibfolder/refs}'), []);
    const remote = '\\addbibresource[location=remote]{http://example.org/a.bib}\\addbibresource{bib/own.bib}';
    assert.deepEqual(await paths('a', `\\usepackage{biblatex}${remote}`), ['/p/bib/own.bib']);
  });

  const chosen = async (body: string, files: Files) => {
    const all = { '/p/a.tex': rootText(body), ...files };
    const { file, hidden } = await bibliographiesIn(await projectOf(all), storeOf(all));
    return [file?.path ?? null, hidden];
  };
  const book = '@book{a,\n  title = {A}\n}\n';

  it('is the file that has entries, before one of abbreviations; an empty one before one that is not there', async () => {
    const strings = { '/p/strings.bib': '@string{z = "Z"}\n' };
    assert.deepEqual(await chosen('\\bibliography{strings,refs}', { ...strings, '/p/refs.bib': book }), [
      '/p/refs.bib',
      null,
    ]);
    assert.deepEqual(await chosen('\\bibliography{strings,refs}', strings), ['/p/refs.bib', null]);
    assert.deepEqual(await chosen('\\bibliography{refs,more}', { '/p/refs.bib': '' }), ['/p/refs.bib', null]);
    assert.deepEqual(await chosen('\\bibliography{IEEEabrv,refs}', {}), ['/p/refs.bib', null]);
  });

  it('is not made anew where the paper cites from it: TeX finds it elsewhere', async () => {
    assert.deepEqual(await chosen('\\citep[see][]{k}\\bibliography{all}', {}), [null, '/p/all.bib']);
    assert.deepEqual(await chosen('\\cite{k}\\bibliography{all,own}', { '/p/own.bib': book }), [
      '/p/own.bib',
      '/p/all.bib',
    ]);
  });

  const made = async (body: string, preamble: string) => {
    const text = rootText(body, preamble);
    const { edits } = newBibliography(await projectOf({ '/p/a.tex': text }))!;
    return edits
      .toSorted((x, y) => y.offset - x.offset)
      .reduce((done, { offset, text: line }) => done.slice(0, offset) + line + done.slice(offset), text);
  };

  it('is made with what its package needs, and with nothing twice', async () => {
    assert.match(
      await made('a', '\\usepackage{biblatex}\n'),
      /\n\\addbibresource\{references\.bib\}\n\\begin\{document\}\na\n\\printbibliography\n\\end/,
    );
    assert.doesNotMatch(
      await made('a\n\\printbibliography', '\\usepackage{biblatex}\n'),
      /\\printbibliography[^]*\\printbibliography/,
    );
    assert.match(
      await made('a', '\\usepackage{natbib}\n'),
      /\na\n\\bibliographystyle\{plainnat\}\n\\bibliography\{references\}\n\\end/,
    );
    assert.match(
      await made('a\n\\bibliographystyle{alpha}', ''),
      /\\bibliographystyle\{alpha\}\n\\bibliography\{references\}\n\\end/,
    );
  });
});

describe('a bibliography that a paper holds itself', () => {
  const after = async (body: string, preamble = '') => {
    const text = rootText(body, preamble);
    const { offset, text: words } = writtenEntry(await projectOf({ '/p/a.tex': text }), writtenPaper)!;
    return text.slice(0, offset) + words + text.slice(offset);
  };

  it('gets its first item, and one within a single line; one in a comment is none', async () => {
    assert.match(
      await after('\\begin{thebibliography}{9}\n\\end{thebibliography}\n% \\end{thebibliography}'),
      /\{9\}\n\\bibitem\{pmlr[^]*28842\.\n\\end\{thebibliography\}\n%/,
    );
    assert.match(
      await after('\\begin{thebibliography}{9}\\bibitem{a} A.\\end{thebibliography}'),
      /\\bibitem\{a\} A\.\n\\bibitem\{pmlr[^]*\n\\end\{thebibliography\}/,
    );
  });

  it('has the indent and the labels of its items, which natbib wants of each', async function () {
    const items = (label: string) =>
      `\\cite{a}\\cite{${paperKey}}\n\\begin{thebibliography}{9}\n  \\bibitem[${label}]{a} A.\n\\end{thebibliography}`;
    const natbib = await after(items('Knuth(1999)'), '\\usepackage{natbib}\n');
    assert.match(natbib, /\n {2}\\bibitem\[Razon et~al\.\(2023\)\]\{pmlr/);
    assert.match(await after(items('Knu99')), /\n {2}\\bibitem\[Raz23\]\{pmlr/);
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const { status, complaints } = typeset(natbib, { runs: 2 });
    assert.deepEqual([status, complaints.filter((each) => /! |Citation/.test(each))], [0, []]);
  });
});
