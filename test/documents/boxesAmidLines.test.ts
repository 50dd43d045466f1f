import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withEdits } from '../../src/documents/insertion.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { insertedAtCarets } from './insertedAtCarets.ts';

/** What nothing breaks, amid a line. */
const hosts = [
  ...[
    '$\\overline{x ▮}$',
    '\\mbox{so ▮}',
    '\\framebox{▮}',
    '\\raisebox{1pt}{so ▮}',
    '$\\left( a ▮ \\right)$',
  ],
  ...['\\fbox{$x ▮$}', '$\\frac{a ▮}{b}$', '\\fbox{▮}'],
];
const words =
  'Words that go on for a while so that the line is full of them and breaks where it can, as lines do, and'.split(
    ' ',
  );

describe('a formula in a box amid a line', () => {
  it('is so short that the line can nearly always be broken before it', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const { conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 12);
    const paragraphs = hosts.flatMap((host) =>
      Array.from({ length: 12 }, (_, n) => [...words.slice(n), host, ...words].join(' ')),
    );
    const marked = `\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n${paragraphs.join('\n\n')}\n\\end{document}\n`;
    const { text, edits } = await insertedAtCarets(marked, conjectures, () => ({
      depth: 3,
      comment: false,
      label: () => undefined,
    }));
    assert.equal(edits.length, paragraphs.length);
    const { complaints } = typeset(withEdits(text, edits));
    const errors = complaints.filter((each) => each.includes('! '));
    assert.deepEqual(errors, []);
    const over = complaints
      .map((each) => Number(/Overfull \\hbox \(([\d.]+)pt/.exec(each)?.[1] ?? 0))
      .filter((points) => points > 5);
    // Formulas as they stand elsewhere are too wide in every fifth of these lines, by up to 54 points.
    assert.ok(over.length <= 0.04 * paragraphs.length && Math.max(0, ...over) < 25, over.join(' '));
  });
});
