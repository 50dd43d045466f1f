import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PlainDocument } from '../../src/documents/insertion.ts';
import { formulaLanguageIds, languageIdOf } from '../../src/documents/languages.ts';
import { environmentAsked, mathematicsAt, obstacleAt, wordingFor } from '../../src/documents/wording.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';

/** Everything that is said of a place, which used to be said by two classifiers. */
function said(languageId: string, marked: string) {
  const document = new PlainDocument(marked.replace('▮', ''), languageId, undefined);
  const spot = document.spotAt(marked.indexOf('▮'));
  return {
    place: spot.place.kind,
    wording: wordingFor(spot),
    obstacle: obstacleAt(document.paragraphSpotAt(marked.indexOf('▮'))),
    mathematics: textOf(mathematicsAt({ latex: '\\alpha', text: 'alpha' }, spot)),
  };
}

describe('the environment that is asked about once', () => {
  const asked = (marked: string) =>
    environmentAsked(
      new PlainDocument(marked.replace('▮', ''), 'latex', undefined).spotAt(marked.indexOf('▮')),
    );

  it('is an author’s own in which nothing says what stands there, or one that is printed as it is', () => {
    assert.equal(asked('\\begin{mine} a & b \\\\ ▮ \\end{mine}'), 'mine');
    assert.equal(asked('\\begin{lstlisting}\n▮\n\\end{lstlisting}'), 'lstlisting');
  });

  it('is none where the question is of the one place: before an item, in an argument, in a definition', () => {
    for (const marked of [
      '\\begin{itemize} ▮ \\item a\\end{itemize}',
      '\\label{a▮}',
      '\\newcommand{\\x}{▮}',
      '\\verb|▮|',
      'text ▮',
    ])
      assert.equal(asked(marked), null, marked);
  });
});

describe('one answer for a place, whatever is put there', () => {
  it('a formula of a line in Markdown', () => {
    assert.deepEqual(said('markdown', '$x = ▮$'), {
      ...{ place: 'inline', wording: 'inline', obstacle: 'formula', mathematics: '\\alpha' },
    });
  });

  it('a code fence', () => {
    assert.deepEqual(said('markdown', '```\n▮\n```'), {
      ...{ place: 'verbatim', wording: null, obstacle: 'unread', mathematics: '\\alpha' },
    });
  });

  it('Typst', () => {
    assert.deepEqual(said('typst', 'so ▮'), {
      ...{ place: 'text', wording: 'typst', obstacle: null, mathematics: 'alpha' },
    });
  });

  it('a comment of LaTeX: it stays one, and paragraphs go below where it ends', () => {
    assert.deepEqual(said('latex', '% so ▮ it is\nx'), {
      ...{
        place: 'comment',
        wording: 'display',
        obstacle: 'unread',
        mathematics: '\n% \\[\n%   \\alpha\n% \\]\n% ',
      },
    });
    assert.equal(said('latex', '% so ▮\nx').place, 'comment');
    assert.equal(said('latex', '% so ▮\nx').obstacle, null);
    assert.equal(said('latex', '% so ▮').obstacle, null);
    assert.equal(said('latex', '\\[ % so ▮\nx \\]').obstacle, 'formula');
  });

  it('a heading', () => {
    assert.deepEqual(said('latex', '\\section{▮}'), {
      ...{ place: 'text', wording: 'inline', obstacle: 'narrow', mathematics: '$\\alpha$' },
    });
  });

  it('text, a display, a listing, and a language without formulas', () => {
    assert.equal(said('latex', 'Hence ▮').mathematics, '\n\\[\n  \\alpha\n\\]');
    assert.equal(said('markdown', 'Hence ▮').mathematics, '\n$$\n\\alpha\n$$');
    assert.equal(said('latex', '\\[ ▮ \\]').mathematics, '\\alpha');
    assert.deepEqual(said('latex', '\\begin{verbatim}\n▮\n\\end{verbatim}').obstacle, 'unread');
    assert.deepEqual(said('python', 'x = ▮'), {
      ...{ place: 'unknown', wording: null, obstacle: null, mathematics: 'alpha' },
    });
  });

  it('in Windows’ line ends a comment ends as well', () => {
    assert.equal(said('latex', '% so ▮\r\nx').obstacle, null);
  });
});

describe('the languages of documents', () => {
  it('are told by the ending of a file as VS Code tells them', () => {
    for (const [path, languageId] of [
      ['a/b.tex', 'latex'],
      ['a.TEX', 'latex'],
      ['a.Rnw', 'rsweave'],
      ['a.dtx', 'doctex'],
      ['a.qmd', 'quarto'],
      ['a.Rmd', 'rmd'],
      ['a.md', 'markdown'],
      ['a.typ', 'typst'],
      ['a.py', 'plaintext'],
      ['tex', 'plaintext'],
    ] as const)
      assert.equal(languageIdOf(path), languageId);
    assert.ok(formulaLanguageIds.includes('latex-expl3') && formulaLanguageIds.includes('typst'));
  });
});
