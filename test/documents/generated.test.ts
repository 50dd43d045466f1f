import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DocumentReader } from '../../src/documents/reading/documentPlaces.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import type { PlaceMap } from '../../src/documents/reading/place.ts';
import { latex, markdown, typst, words } from './generators.ts';
import type { Parts } from './generators.ts';
import { readTypst } from '../../src/documents/reading/typstScanner.ts';

/** Checks every caret of every part that has a kind; the ends of a part count, since marks stand beside it. */
function check(read: (text: string) => PlaceMap, parts: Parts): void {
  const text = parts.map(({ words: part }) => part).join('');
  const places = read(text);
  let start = 0;
  for (const { words: inner, kind } of parts) {
    if (kind !== undefined)
      for (let at = start; at <= start + inner.length; at++)
        assert.equal(places.at(at).kind, kind, `${JSON.stringify(text)} at ${at}`);
    start += inner.length;
  }
}

describe('generated documents', () => {
  const withWindowsEnds = (parts: Parts): Parts =>
    parts.map((part) => ({ ...part, words: part.words.replaceAll('\n', '\r\n') }));

  it('LaTeX: every caret is where the document was made to have it', () => {
    fc.assert(
      fc.property(latex.document, (parts) => {
        check((text) => readLatex(text).places, parts);
        check((text) => readLatex(text).places, withWindowsEnds(parts));
      }),
      { numRuns: 1500 },
    );
  });

  it('Markdown', () => {
    fc.assert(
      fc.property(markdown, (parts) => {
        check(readMarkdown, parts);
        check(readMarkdown, withWindowsEnds(parts));
      }),
      { numRuns: 1000 },
    );
  });

  it('Typst', () => {
    fc.assert(
      fc.property(typst.document, (parts) => {
        check(readTypst, parts);
        check(readTypst, withWindowsEnds(parts));
      }),
      { numRuns: 1000 },
    );
  });

  it('a LaTeX document cut off anywhere keeps its answers up to there', () => {
    fc.assert(
      fc.property(latex.document, fc.nat(), (parts, cut) => {
        const text = parts.map(({ words: part }) => part).join('');
        const end = cut % (text.length + 1);
        const whole = readLatex(text).places;
        const half = readLatex(text.slice(0, end)).places;
        for (const at of [Math.floor(end / 3), Math.floor(end / 2)]) {
          // A brace, a bracket or a word that is cut off may be read in another way, as may what comes after it.
          const { kind } = half.at(at);
          if (kind !== 'unknown' && whole.at(at).kind !== 'unknown') assert.equal(kind, whole.at(at).kind);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('documents that make no sense', () => {
  const pieces = words(
    ...[
      '$',
      '$$',
      '\\[',
      '\\]',
      '\\(',
      '\\)',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '%',
      '\n',
      '\n\n',
      '\r\n',
      '\\text',
    ],
    ...[
      '\\begin{align}',
      '\\end{align}',
      '\\begin{verbatim}',
      '\\end{verbatim}',
      '\\verb|',
      '\\',
      'x',
      '\\begin',
    ],
    ...[
      '\\iffalse',
      '\\else',
      '\\fi',
      '\\newcommand{\\x}',
      '\\x',
      '\\def',
      '\\label',
      '#',
      '#let ',
      '`',
      '```',
    ],
    ...[
      '<!--',
      '-->',
      '    ',
      '- ',
      '> ',
      '---',
      '/*',
      '*/',
      '"',
      '//',
      '\\catcode`\\$',
      '|',
      '\\MakeShortVerb\\|',
    ],
  );

  it('none makes a reader throw, and every caret gets an answer', () => {
    const reader = new DocumentReader();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
        const text = list.join('');
        for (const languageId of ['latex', 'markdown', 'typst']) {
          const document = { languageId, version: 1, getText: () => text };
          for (let at = 0; at <= text.length + 1; at++)
            assert.match(reader.place(document, at).kind, /^(text|inline|display|verbatim|comment|unknown)$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing that is repeated without end makes it slow or deep', () => {
    const long = (text: string) => text.repeat(20_000);
    for (const text of [
      '{',
      '\\newcommand{\\x}{',
      '\\begin{align}',
      '$',
      '\\[',
      '#f(',
      '#[',
      '> ',
      '\\iffalse ',
      '`',
      '[',
      '\\ifx',
      ...[
        '\\label{',
        '\\usepackage[',
        '\\input{',
        '\\cite[',
        '\\item[',
        '\\parbox{',
        '\\newtheorem{',
        '\\begin{',
      ],
      ...[
        '\\begin{a}',
        '\\begin{verbatim}',
        '\\verb|',
        '\\url{',
        '\\url{%',
        '\\text{',
        '\\xymatrix{',
        '\\let\\a',
      ],
      ...[
        '\\begin{tabular}{',
        '\\def\\x#1{',
        '\\newenvironment{a}{',
        '%{\n',
        '<<a>>=\n',
        '\\input a ',
        '\\hbox to ',
      ],
      ...['](', '<a ', '<!--', '`` ``` ', '{math}`', '$$\n', '```\n', '::: a\n', '+--+\n', '\\( ', '/*', '"'],
    ])
      for (const read of [(whole: string) => readLatex(whole).places, readMarkdown, readTypst])
        assert.ok(read(long(text)).at(10).kind);
  });
});

describe('a document of 2 MB', () => {
  const paragraph =
    'Let $x$ be a number with \\[ x = 1 + \\frac{1}{x}, \\] that is, \\textbf{golden} % so $\n\n';
  const text = paragraph.repeat(Math.ceil(2_000_000 / paragraph.length));

  it('is read in a moment, and once a version', () => {
    const reader = new DocumentReader();
    let read = 0;
    const document = { languageId: 'latex', version: 1, getText: () => (read++, text) };
    for (const languageId of ['latex', 'markdown', 'typst']) {
      const started = performance.now();
      reader.place({ ...document, languageId }, text.length);
      console.log(`      ${languageId}: ${(performance.now() - started).toFixed(0)} ms`);
    }
    read = 0;
    const started = performance.now();
    for (let i = 0; i < 1000; i++) reader.place(document, i * 1999);
    console.log(`      1,000 places of one version: ${(performance.now() - started).toFixed(0)} ms`);
    assert.equal(read, 1);
    assert.equal(reader.place(document, text.length).kind, 'text');
    document.version++;
    reader.place(document, 0);
    assert.equal(read, 2);
  });
});
