import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { citationKeys, knownKeys, sourceEntry, writtenSource } from '../../src/documents/citedSources.ts';
import { entryFor } from '../../src/documents/bibliographyStyle.ts';
import { preliminariesPlace } from '../../src/documents/preliminariesPlace.ts';
import { sources } from '../../src/formats/proofs/sources.ts';
import type { SourceKey } from '../../src/formats/proofs/sources.ts';
import { hasTool } from '../support/tools.mjs';
import { typeset } from '../support/tex.ts';
import { projectOf, rootText } from './projects.ts';

const all = Object.keys(sources) as SourceKey[];

describe('the sources of proofs in a paper’s bibliography', () => {
  it('are known under the author’s own keys, however accents and braces are written', () => {
    const bibliography = `
@Book{perron1954, AUTHOR = "O. Perron", title = "Die {L}ehre von den {K}ettenbr\\"uchen", year = 1954}
@article{Tie11,
  author = {Tietze, Heinrich},
  title = {Über Kriterien für Konvergenz und Irrationalität unendlicher Kettenbrüche},
}
@article{kum,
  author = {Kummer, E. E.},
  title = {Another way to write its title},
  doi = {10.1515/CRLL.1836.15.39},
}
@online{nist, author = {Olver and others}, title = {{NIST} Digital Library of Mathematical Functions}}
`;
    assert.deepEqual(Object.fromEntries(knownKeys([bibliography])), {
      perron: 'perron1954',
      tietze: 'Tie11',
      dlmf: 'nist',
      kummer: 'kum',
    });
  });

  it('are not taken for another work of the same author, or for one of the same title by another', () => {
    const bibliography = `
@book{p, author = {Perron, Oskar}, title = {Irrationalzahlen}, year = {1939}}
@book{k, author = {Khinchin}, title = {Die Lehre von den Kettenbr{\\"u}chen}}
`;
    assert.deepEqual([...knownKeys([bibliography])], []);
  });

  it('get keys that nothing else has', () => {
    const keys = citationKeys([
      '@misc{perron1954, title = {Something else}}\n@misc{perron1954-2, title = {x}}',
    ]);
    assert.equal(keys.perron, 'perron1954-3');
    assert.equal(new Set(Object.values(keys)).size, all.length);
  });

  it('are known again once they have been added, in each kind of bibliography', () => {
    const keys = citationKeys([]);
    let bib = '';
    for (const source of all) {
      const { offset, text } = entryFor(bib, sourceEntry(source, keys[source]));
      bib = bib.slice(0, offset) + text + bib.slice(offset);
    }
    for (const text of [
      bib,
      all.map((source) => writtenSource(source, keys[source], 'bibitem')).join(''),
      all.map((source) => writtenSource(source, keys[source], 'amsrefs')).join(''),
    ])
      assert.deepEqual(Object.fromEntries(knownKeys([text])), keys);
  });

  it('are set by TeX as items', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const keys = citationKeys([]);
    const items = all.map((source) => writtenSource(source, keys[source], 'bibitem')).join('');
    const { complaints, status } = typeset(
      rootText(
        `${all.map((source) => `\\cite{${keys[source]}}`).join(' ')}\n\\begin{thebibliography}{9}\n${items}\\end{thebibliography}`,
      ),
      { runs: 2 },
    );
    assert.deepEqual([status, complaints], [0, []]);
  });
});

describe('the place of the preliminaries', () => {
  it('is below the comment that marks it, in whichever file of the paper', async () => {
    const project = await projectOf({
      '/p/a.tex': rootText('Text.\n\\input{b}'),
      '/p/b.tex': 'Before.\n  % esma: preliminaries\nAfter.\n',
    });
    assert.deepEqual(preliminariesPlace(project), {
      path: '/p/b.tex',
      offset: 'Before.\n  % esma: preliminaries\n'.length,
      isFirst: true,
    });
  });

  it('is below what stands there for earlier proofs, since later ones use what that defines', async () => {
    const placed = async (above: string, below: string) => {
      const text = `% esma: preliminaries\n${above}${below}`;
      const place = preliminariesPlace(
        await projectOf({ '/p/a.tex': rootText('\\input{b}'), '/p/b.tex': text }),
      );
      return text.slice(place!.offset);
    };
    const notation = '% esma-notation\n\\noindent\\textbf{Notation.} Let\n\\[\nA\n\\]\nbe.\n';
    const lemma = '\\begin{lem}\\label{esma-tails}\n\\[\nx\n\\]\n\\end{lem}\n';
    const proof = '\\begin{proof}\nClear.\n\\end{proof}\n';
    const theorem = '\\begin{thm}[Tietze]\\label{esma-tietze}\nIt converges.\n\\end{thm}\n';
    const rest = '\nWords of the author.\n\\section{Results}\n';
    for (const above of [
      notation,
      `${notation}\n${lemma}${proof}`,
      `${notation}\n${lemma}\n${proof}\n${theorem}`,
      `${lemma}${proof}\nBetween.\n\n${notation}`,
    ])
      assert.equal(await placed(above, rest), rest, above);
    // What stands in other sections, or with a theorem that was put there, is no part of it.
    for (const below of [`\\section{Results}\n${theorem}`, `\\[ % esma: 0i03vvdmr696r\nx\n\\]\n${theorem}`])
      assert.equal(await placed(`${notation}\n`, below), `\n${below}`);
  });

  it('is none where nothing marks it', async () => {
    assert.equal(
      preliminariesPlace(await projectOf({ '/p/a.tex': rootText('esma: preliminaries % of ESMA') })),
      null,
    );
  });
});
