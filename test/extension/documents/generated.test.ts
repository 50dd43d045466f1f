import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DocumentReader } from '../../../src/extension/documents/reading/documentPlaces.ts';
import { readLatex } from '../../../src/extension/documents/reading/latexScanner.ts';
import { readMarkdown } from '../../../src/extension/documents/reading/markdownScanner.ts';
import type { PlaceKind, PlaceMap } from '../../../src/extension/documents/reading/place.ts';
import { readTypst } from '../../../src/extension/documents/reading/typstScanner.ts';

/** A part of a document: a mark, of which nothing is said, or words with the kind that every caret in them has. */
interface Part {
  readonly words: string;
  readonly kind?: PlaceKind;
}
type Parts = readonly Part[];

const mark = (words: string): Part => ({ words });
const part = (kind: PlaceKind) => (words: string) => ({ words, kind });
const words = (...list: string[]) => fc.constantFrom(...list);

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

/** Documents of LaTeX with known answers; the kinds nest as the author of a paper nests them. */
const latex = fc.letrec<{ document: Parts; paragraph: Parts; mathematics: Parts; boxed: Parts }>((tie) => ({
  document: fc
    .array(tie('paragraph'), { maxLength: 6 })
    .map((list) => list.flatMap((parts) => [...parts, mark('\n\n')])),
  paragraph: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words('Let it be.', 'cost 5\\$ or 3\\% ', 'a \\\\[2pt] b ', 'x\ny ', '').map((text) => [
      { words: text.replace(/\\[$%\\]/g, 'xx'), kind: 'text' as const },
    ]),
    words('a 5\\$ ', '\\{ ', '10\\% ').map((text) => [mark(text)]),
    fc
      .tuple(
        words('$', '\\(', '\\[', 'equation', 'align*', 'gather', 'multline', 'displaymath'),
        tie('mathematics'),
      )
      .map(([open, inner]) => formula(open, inner)),
    fc
      .tuple(words('theorem', 'itemize', 'proof', 'quote'), tie('document'))
      .map(([name, inner]) => [mark(`\\begin{${name}}`), ...inner, mark(`\\end{${name}}`)]),
    fc
      .tuple(
        words('verbatim', 'lstlisting', 'minted', 'Verbatim'),
        words(' $ \\[ % { ', '\\begin{align}\n', ''),
      )
      .map(([name, inner]) => [mark(`\\begin{${name}}`), part('verbatim')(inner), mark(`\\end{${name}}`)]),
    words('$', '\\[', '{', '\\begin{align}', '%').map((inner) => [
      mark('\\verb|'),
      part('verbatim')(inner),
      mark('|'),
    ]),
    words(' $ open', '\\begin{equation}', ' } \\[').map((inner) => [
      mark('%'),
      part('comment')(inner),
      mark('\n'),
    ]),
    words(' $ \\begin{align} ', ' \\ifx a b $ \\fi ').map((inner) => [
      mark('\\iffalse'),
      part('comment')(inner.replace(/\\if.*\\fi/, 'if')),
      mark('\\fi '),
    ]),
    tie('document').map((inner) => [mark('\\footnote{'), ...inner, mark('}')]),
    words('eq:a', 'fig 1').map((inner) => [mark('\\label{'), part('unknown')(inner), mark('}')]),
  ),
  mathematics: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words('x + 1', 'a b', ' 2k ', '').map((text) => [part('unknown')(text)]),
    tie('mathematics').map((inner) => [mark('\\sqrt{'), ...inner, mark('}')]),
    fc.tuple(tie('mathematics'), tie('mathematics')).map(([one, other]) => [...one, mark(' + '), ...other]),
    fc
      .tuple(words('\\text', '\\mbox', '\\textbf'), tie('boxed'))
      .map(([name, inner]) => [mark(`${name}{`), ...inner, mark('}')]),
    fc
      .tuple(words('cases', 'pmatrix', 'aligned'), tie('mathematics'))
      .map(([name, inner]) => [mark(`\\begin{${name}}`), ...inner, mark(`\\end{${name}}`)]),
    words(' $ ', ' \\] ').map((inner) => [mark('%'), part('comment')(inner), mark('\n')]),
  ),
  boxed: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words(' if ', 'and {so} on').map((text) => [part('text')(text)]),
    tie('mathematics').map((inner) => formula('$', inner)),
  ),
}));

/** Mathematics in its marks: what is not yet said to be something else gets the kind of the formula. */
function formula(open: string, inner: Parts): Parts {
  const closes: Readonly<Record<string, string>> = { $: '$', '\\(': '\\)', '\\[': '\\]', $$: '$$' };
  const kind: PlaceKind = open === '$' || open === '\\(' ? 'inline' : 'display';
  const parts = inner.map(({ words: text, kind: own }) =>
    own === 'unknown'
      ? { words: text, kind }
      : own === undefined
        ? { words: text }
        : { words: text, kind: own },
  );
  // "$" beside "$" is another mark, and a space keeps a word from growing into the next.
  const close = closes[open];
  return close
    ? [mark(`${open} `), ...parts, mark(` ${close} `)]
    : [mark(`\\begin{${open}} `), ...parts, mark(` \\end{${open}}`)];
}

const markdown: fc.Arbitrary<Parts> = fc
  .array(
    fc.oneof(
      words('Let it be', 'so **what**').map((text): Parts => [part('text')(text)]),
      words('x', 'x + 1').map((text): Parts => [mark('a $'), part('inline')(text), mark('$ b')]),
      words('\nx + 1\n', '\n\\alpha\n').map((): Parts => [
        mark('$$\n'),
        part('display')('x + 1'),
        mark('\n$$'),
      ]),
      words('$ a', '$$', '<!--').map((text): Parts => [mark('```\n'), part('verbatim')(text), mark('\n```')]),
      words('$', '$$ x').map((text): Parts => [mark('a `'), part('verbatim')(text), mark('` b')]),
      words(' $ ', 'a\n$$').map((text): Parts => [mark('<!--'), part('comment')(text), mark('-->')]),
      words('On', 'On it').map((text): Parts => [mark('# '), part('text')(text)]),
    ),
    { maxLength: 8 },
  )
  .map((list) => list.flatMap((parts) => [...parts, mark('\n\n')]));

const typst = fc.letrec<{ document: Parts; item: Parts }>((tie) => ({
  document: fc
    .array(tie('item'), { maxLength: 6 })
    .map((list) => list.flatMap((parts) => [...parts, mark('\n')])),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words('Let it be', 'so *what*').map((text) => [part('text')(text)]),
    words('x', 'x + 1').map((text) => [mark('a $'), part('inline')(text), mark('$ b')]),
    words('x', 'x + 1').map((text) => [mark('$ '), part('display')(text), mark(' $')]),
    words('$ a', '#x', '//').map((text) => [mark('`'), part('verbatim')(text), mark('`')]),
    words(' $ a', ' /*').map((text) => [mark('//'), part('comment')(text)]),
    words(' $ a', ' // ').map((text) => [mark('/*'), part('comment')(text), mark('*/')]),
    words('let x = 1', 'set text(2pt)').map((text) => [mark('#'), part('unknown')(text)]),
    tie('document').map((inner) => [mark('#f(1)['), ...inner, mark(']')]),
  ),
}));

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
