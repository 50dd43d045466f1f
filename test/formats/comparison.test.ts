import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { convergents } from '../../src/core/fractions/convergence.ts';
import { numeratorsOf, termsOf } from '../../src/core/fractions/fraction.ts';
import { askedDigits, compared, comparisonMarkdown, comparisonTable } from '../../src/formats/comparison.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';
import { hasTool } from '../support/tools.mjs';
import { typeset } from '../support/tex.ts';

describe('a comparison of fractions', () => {
  let shown: Conjecture[];
  before(async () => {
    const families = familiesOf(await conjecturesOf('e', 2));
    shown = [...families.slice(0, 4).map(([first]) => first!), families[0]![1]!];
  });

  it('gives the same letter to one value, and to one family', () => {
    const rows = compared(shown);
    for (const one of rows)
      for (const other of rows) {
        const key = ({ conjecture: { value } }: typeof one) =>
          `${value.numerator.join()}/${value.denominator.join()}`;
        assert.equal(one.value === other.value, key(one) === key(other));
        assert.equal(one.family === other.family, one.conjecture.family === other.conjecture.family);
      }
    assert.equal(rows[4]!.family, rows[0]!.family);
  });

  it('counts the terms for 100 digits as exact convergents do', () => {
    for (const { conjecture, terms } of compared(shown)) {
      const all = [...convergents(termsOf(conjecture.fraction.rule, 400), numeratorsOf(conjecture.fraction))];
      const last = all[399]!;
      const digitsAfter = (n: number) => {
        const { p, q } = all[n - 1]!;
        const difference = p * last.q - last.p * q;
        return String((q * last.q) / (difference < 0n ? -difference : difference)).length - 1;
      };
      assert.ok(digitsAfter(terms! + 1) >= askedDigits - 1, `${terms}`);
      assert.ok(digitsAfter(terms! - 2) <= askedDigits, `${terms}`);
    }
  });

  it('is a table of LaTeX that fits on a page, and of Markdown', function () {
    const markdown = comparisonMarkdown(shown)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    assert.equal(markdown.length, shown.length + 2);
    assert.equal(new Set(markdown.map((line) => line.split(' | ').length)).size, 1);
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const { complaints } = typeset(
      `\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n${comparisonTable(shown, 'tab:e')}\n\\end{document}\n`,
      { runs: 2 },
    );
    assert.deepEqual(complaints, []);
  });
});
