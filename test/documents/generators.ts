import fc from 'fast-check';
import type { PlaceKind } from '../../src/documents/reading/place.ts';

/** A part of a document: a mark, of which nothing is said, or words with the kind that every caret in them has. */
export interface Part {
  readonly words: string;
  readonly kind?: PlaceKind;
}
export type Parts = readonly Part[];

const mark = (words: string): Part => ({ words });
const part = (kind: PlaceKind) => (words: string) => ({ words, kind });
export const words = (...list: string[]) => fc.constantFrom(...list);

/** Documents of LaTeX with known answers; the kinds nest as the author of a paper nests them. */
export const latex = fc.letrec<{ document: Parts; paragraph: Parts; mathematics: Parts; boxed: Parts }>(
  (tie) => ({
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
        .map(([name, inner]) => [
          mark(`\\begin{${name}}${name === 'itemize' ? '\\item ' : ''}`),
          ...inner,
          mark(`\\end{${name}}`),
        ]),
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
  }),
);

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

/** Documents of Markdown. */
export const markdown: fc.Arbitrary<Parts> = fc
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

/** Documents of Typst. */
export const typst = fc.letrec<{ document: Parts; item: Parts }>((tie) => ({
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
