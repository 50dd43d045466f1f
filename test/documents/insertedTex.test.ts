import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../../src/formats/latex/styles/styles.ts';
import { freeLabel } from '../../src/documents/labels.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import type { Spot } from '../../src/documents/spot.ts';
import { typeset } from '../../src/documents/typeset.ts';
import { wordingFor } from '../../src/documents/wording.ts';
import { sampleSearch } from '../support/samples.ts';
import { marker, typeset as pdflatex } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';

/** Places of papers, each with what an author may have around it. */
const places = [
  'Hence ▮ and so on.',
  '\\begin{itemize}\n  \\item ▮\n\\end{itemize}',
  '\\begin{theorem}\n▮\n\\end{theorem}',
  '\\begin{equation}\\label{LABEL}\n  ▮\n\\end{equation}',
  '\\[ ▮ \\]',
  '\\begin{align}\n  ▮\n\\end{align}',
  '\\begin{align}\n  a &= b \\\\\n  ▮\n\\end{align}',
  '\\begin{align*}\n  a &= b\n  ▮\n  c &= d\n\\end{align*}',
  '\\begin{equation}\\begin{split}\n  a &= b \\\\\n  ▮\n\\end{split}\\end{equation}',
  '\\begin{gather}\n  a = b \\\\\n  ▮\n\\end{gather}',
  '\\begin{multline}\n  ▮\n\\end{multline}',
  '\\begin{eqnarray}\n  ▮\n\\end{eqnarray}',
  '\\begin{alignat}{2}\n  ▮\n\\end{alignat}',
  '\\[ f = \\begin{cases} ▮ & 1 \\end{cases} \\]',
  '\\begin{tabular}{ll} a & ▮ \\end{tabular}',
  'The formula $▮$ holds.',
  'The formula \\(▮\\) holds.',
  '\\section{On ▮}',
  '\\[ x \\text{ if ▮} \\]',
  '\\footnote{See ▮}',
  'a % ▮\nb',
  '% ▮\nb',
  '\\iffalse ▮ \\fi',
];

function inserted(
  conjecture: Conjecture,
  style: FormulaStyle,
  marked: string,
  labels: Set<string>,
): { readonly text: string; readonly preamble: readonly string[] } {
  const take = () => {
    const label = freeLabel(labels, 'eq:', conjecture.constant.name);
    labels.add(label);
    return label;
  };
  const source = marked.replace('LABEL', take);
  const text = source.replace('▮', '');
  const start = source.indexOf('▮');
  const spot: Spot = { language: 'latex', place: readLatex(text).places.at(start), text, start, end: start };
  const { pieces, preamble } = typeset(conjecture, spot, wordingFor(spot)!, {
    style,
    depth: 4,
    environment: 'equation',
    comment: true,
    label: take,
  });
  return { text: text.slice(0, start) + textOf(pieces) + text.slice(start), preamble };
}

describe('formulas that were inserted, set by LaTeX', () => {
  it('in every style and place: no error, no label twice', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const e = await sampleSearch('e', {}, 8);
    const tan = await sampleSearch('tan(1)', { height: 1, period: 2 }, 8);
    const conjectures = [
      ...e.conjectures.slice(0, 40).filter((_, i) => i % 5 === 0),
      ...tan.conjectures.slice(0, 4),
    ];
    const labels = new Set<string>();
    const preamble = new Set<string>(['\\newtheorem{theorem}{Theorem}']);
    const parts: string[] = [];
    for (const [n, conjecture] of conjectures.entries()) {
      for (const style of formulaStyles) {
        for (const [i, marked] of places.entries()) {
          const made = inserted(conjecture, style, marked, labels);
          made.preamble.forEach((line) => preamble.add(line));
          parts.push(marker(`${n} ${style} ${i}`), made.text, '\\par');
        }
      }
    }
    const source = [
      '\\documentclass{article}',
      '\\usepackage{amsmath,amsthm}',
      ...preamble,
      '\\begin{document}',
      ...parts,
      '\\end{document}',
    ].join('\n');
    const { complaints, log } = pdflatex(source, { runs: 2 });
    console.log(`      ${parts.length / 3} insertions, ${/\((\d+) pages/.exec(log)?.[1]} pages`);
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.includes('Overfull')),
      [],
    );
    // A display that an author had keeps what stands beside the formula; alone on its lines it fits.
    const alone = new Set(['0', '2', '3', '4', '5', '9', '11']);
    assert.deepEqual(
      complaints.filter((complaint) => alone.has(complaint.split(/[ :]/)[2]!)),
      [],
    );
  });
});
