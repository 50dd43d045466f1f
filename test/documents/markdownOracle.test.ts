import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, postprocess, preprocess } from 'micromark';
import { math } from 'micromark-extension-math';
import { describe, it } from 'mocha';
import type { PlaceKind } from '../../src/documents/reading/place.ts';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import { around } from '../support/modes.ts';

/** What the leaves of micromark's reading are. */
const leaves: Readonly<Record<string, PlaceKind>> = {
  data: 'text',
  mathTextData: 'inline',
  mathFlowValue: 'display',
  codeTextData: 'verbatim',
  codeFlowValue: 'verbatim',
  htmlFlowData: 'comment',
  htmlTextData: 'comment',
};

/** What micromark says of the letters of a document, by their offsets. */
function saidByMicromark(text: string): Map<number, PlaceKind> {
  const said = new Map<number, PlaceKind>();
  const events = postprocess(
    parse({ extensions: [math()] })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  let isDouble = false;
  for (const [event, { type, start, end }] of events) {
    // Two dollars amid a line are a formula of the line to it; the readers that take them for mathematics set a display.
    if (type === 'mathText') isDouble = text.startsWith('$$', start.offset);
    const leaf = event === 'enter' ? leaves[type] : undefined;
    if (leaf === undefined) continue;
    const kind = leaf === 'inline' && isDouble ? 'display' : leaf;
    // The rest of the line behind a comment is none, whoever reads it as what.
    const comment = kind === 'comment' ? text.indexOf('-->', start.offset) : end.offset;
    for (let at = start.offset; at < Math.min(end.offset, comment); at++)
      if (/[a-z]/.test(text[at]!)) said.set(at, kind);
  }
  return said;
}

/** Lines of a block, the further ones begun with a prefix. */
const within = (first: string, next: string) => (block: string) =>
  first + block.replaceAll('\n', `\n${next}`).replaceAll(`\n${next}\n`, `\n${next.trimEnd()}\n`);

const word = fc.constantFrom('let', 'so it', '*what* is', 'a \\$5 b', 'x_y', '**so**', 'a < b');
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom('$x$', '$a + b$', '$\\frac{a}{b}$', '$$x$$'),
  fc.constantFrom('`a $ b`', '``a ` $ b``', '`$x$`', '<!-- no $ -->'),
);
const line = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

const plain = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  fc.constantFrom('$$\nx\n$$', '$$\na\n\nb\n$$', '$$\n  a $ b\n$$'),
  fc.constantFrom('```\na $ b\n```', '~~~ python\na $$\n\nb\n~~~', '````\n```\na $\n````'),
  fc.constantFrom('<!-- a\n$ b -->', '# On $x$ so', 'On it $y$\n==='),
  fc
    .tuple(paragraph, fc.constantFrom('$$\nx\n$$', '```\na $\n```', '# so', '- so $x$'))
    .map((parts) => parts.join('\n')),
);
const joined = (block: fc.Arbitrary<string>, most: number) =>
  fc.array(block, { minLength: 1, maxLength: most }).map((blocks) => blocks.join('\n\n'));

const { item } = fc.letrec<{ item: string; items: string }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    tie('items').map(within('- ', '  ')),
    tie('items').map(within('12. ', '    ')),
    fc.tuple(tie('items'), tie('items')).map((both) => both.map(within('* ', '  ')).join('\n')),
  ),
  items: joined(tie('item'), 3),
}));
const quote = joined(item, 3).map(within('> ', '> '));
const documents = joined(fc.oneof(item, quote, quote.map(within('> ', '> '))), 5);

describe('documents of Markdown, and micromark', () => {
  it('agree on every letter that the reader is sure of, in generated documents', () => {
    let [asked, unknown] = [0, 0];
    const kinds = new Map<PlaceKind, number>();
    fc.assert(
      fc.property(documents, (text) => {
        const places = readMarkdown(text);
        for (const [at, kind] of saidByMicromark(text)) {
          const own = places.at(at).kind;
          asked++;
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          if (own === 'unknown') unknown++;
          else assert.equal(own, kind, around(text, at));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
    console.log(`      ${asked} letters, ${unknown} unknown`);
    for (const kind of ['text', 'inline', 'display', 'verbatim', 'comment'] as const)
      assert.ok((kinds.get(kind) ?? 0) > 50, `${kind}: ${kinds.get(kind)}`);
    assert.ok(asked > 5000 && unknown < 0.1 * asked, `${asked} letters, ${unknown} unknown`);
  });
});
