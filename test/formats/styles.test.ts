import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { latexWidth } from '../../src/formats/latex/width.ts';
import { formula } from '../../src/formats/latex/styles/styles.ts';
import type { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { packagesOf, textOf } from '../../src/formats/latex/styles/formula.ts';
import type { FormulaOptions } from '../../src/formats/latex/styles/formula.ts';
import { marker, typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import {
  classes,
  conjecturesToSet,
  depth,
  drawnByKatex,
  inFrames,
  setsAlone,
  setsInFrames,
  setsInText,
} from '../support/typesetStyles.ts';
import { recordOf, wideConjectures } from '../support/wideConjectures.ts';

const options: FormulaOptions = { depth, environment: 'equation' };
const e = { numerator: [-1n, 1n], denominator: [1n] };
const shifted = recordOf('e - 1', 'e', e, '2; 2k + 3', '-+');

const body = (conjecture: Conjecture, style: (typeof formulaStyles)[number]) =>
  textOf(formula(conjecture, style, options).body!);

describe('styles of a formula', () => {
  it('nested, on a line, after Gauss, after Pringsheim, by residue class', () => {
    assert.equal(
      body(shifted, 'nested'),
      'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\cfrac{1}{2 - \\cdots}}}}',
    );
    assert.equal(
      textOf(formula(shifted, 'line', options).block),
      [
        '\\begin{equation}',
        '  e - 1 = [2; 3, 2, 5, 2, 7, 2, 9, \\dots],',
        '\\end{equation}',
        'where $[a_{0}; a_{1}, a_{2}, \\dots]$ stands for $a_{0} + b_{1}/(a_{1} + b_{2}/(a_{2} + \\cdots))$ with $b_{n} = (-1)^{n}$.',
      ].join('\n'),
    );
    assert.match(body(shifted, 'line'), /\[a_\{0\}; a_\{1\}, a_\{2\}, \\dots\] = a_\{0\} \+ \\cfrac/);
    assert.equal(
      body(shifted, 'gauss'),
      'e - 1 = 2 + \\operatorname*{K}_{n=1}^{\\infty} \\frac{(-1)^{n}}{a_{n}}, \\quad a_{2k} = 2, \\quad a_{2k+1} = 2k + 3 \\quad (k \\ge 0)',
    );
    assert.match(body(shifted, 'pringsheim'), /^e - 1 = 2 - \\frac\{1\\,\|\}\{\|\\,3\} \+ \\frac/);
    assert.match(body(shifted, 'terms'), /a_\{2k\} = 2, .*a_\{2k\+1\} = 2k \+ 3 .*b_\{n\} = \(-1\)\^\{n\}/s);
  });

  it('a rule with one class is a polynomial in n; equal classes share an equation; periods are overlined', () => {
    const lambert = recordOf('tan', 'tan(1)', { numerator: [0n, 1n], denominator: [1n] }, '0 | 2k + 1', '-');
    assert.equal(body(lambert, 'gauss'), '\\tan(1) = \\operatorname*{K}_{n=1}^{\\infty} \\frac{-1}{2n - 1}');
    const euler = recordOf('e', 'e', { numerator: [0n, 1n], denominator: [1n] }, '2 | 1; 2k + 2; 1', '+');
    assert.match(body(euler, 'terms'), /a_\{3k\+1\} = a_\{3k\+3\} = 1/);
    const root = recordOf('√3', 'sqrt(3)', { numerator: [0n, 1n], denominator: [1n] }, '1 | 1; 2', '+');
    assert.equal(body(root, 'line'), '\\sqrt{3} = [1; \\overline{1, 2}]');
  });

  it('a conjecture is called one; labels and environments are the author’s', () => {
    const theorem = formula(shifted, 'theorem', { ...options, label: 'conj:e' });
    assert.equal(theorem.body, undefined);
    const text = textOf(theorem.block);
    assert.match(text, /^\\begin\{conjecture\}\\label\{conj:e\}\n/);
    assert.match(text, /Both sides agree to 1000 digits, with a proved enclosure of \$e\$\.$/);
    assert.deepEqual(theorem.preamble, ['\\newtheorem{conjecture}{Conjecture}']);
    const labelled = formula(shifted, 'nested', { ...options, label: 'eq:e' }).block;
    assert.deepEqual(
      labelled.flatMap((piece) => (typeof piece === 'string' ? [] : [piece])),
      [
        { place: 'label', text: 'eq:e' },
        { place: 'value', text: 'e - 1' },
      ],
    );
    const unnumbered = textOf(
      formula(shifted, 'nested', { depth, environment: 'brackets', label: 'eq:e' }).block,
    );
    assert.match(unnumbered, /^\\\[\n {2}e - 1 = [^]*\n\\\]$/);
    assert.doesNotMatch(unnumbered, /label/);
  });

  it('say which packages they need', () => {
    assert.deepEqual(formula(shifted, 'nested', options).packages, ['amsmath']);
    assert.deepEqual(formula(shifted, 'line', options).packages, []);
    assert.deepEqual(formula(shifted, 'theorem', options).packages, ['amsmath', 'amsthm']);
    assert.deepEqual(packagesOf(['\\begin{equation*}x\\end{equation*}']), ['amsmath']);
  });
});

describe('widths of formulas', () => {
  const formulas = [
    'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\cfrac{1}{2 - \\cdots}}}}',
    '\\frac{\\tan(1) + 2}{2 \\tan(1) - 1} = [1; 3, 2, 5, 2, 7, 12, 19, \\dots]',
    '\\left(\\frac{I_{1}(2)}{I_{0}(2)}\\right)^{2} - 17 = 2 + \\operatorname*{K}_{n=1}^{\\infty} \\frac{(-1)^{n}}{a_{n}}',
    'a_{12k+11} = a_{12k+17} = 123456789k^{2} + \\tfrac{1}{2}k - \\tfrac{12345}{2}, \\quad (b_{1}, b_{2}, \\dots) = (\\overline{1, -1, 1})',
    'W = \\begin{pmatrix} 2j + 123 & -1 \\\\ 17j & 2 \\end{pmatrix}',
    '\\sqrt[3]{2} + e^{1/2} + \\pi + J_{0}\\left(\\frac{1}{2}\\right) + \\arctan(3) + \\alpha + \\gamma',
    '2 - \\frac{1\\,|}{|\\,3} + \\frac{1\\,|}{|\\,2} - \\frac{1\\,|}{|\\,15} + \\cdots',
  ];

  it('are those of TeX, give or take what the lines have in reserve', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const { log } = typeset(
      [
        '\\documentclass{article}\\usepackage{amsmath}\\newsavebox{\\formula}\\begin{document}',
        ...formulas.map(
          (text) => `\\sbox{\\formula}{$\\displaystyle ${text}$}\\typeout{WIDTH \\the\\wd\\formula}`,
        ),
        'x\\end{document}',
      ].join('\n'),
    );
    const widths = [...log.matchAll(/^WIDTH ([\d.]+)pt/gm)].map(([, points]) => Number(points));
    assert.equal(widths.length, formulas.length, log.slice(-1000));
    formulas.forEach((text, i) => {
      const ratio = latexWidth(text) / widths[i]!;
      assert.ok(ratio > 0.96 && ratio < 1.2, `${ratio.toFixed(3)} for ${text}`);
    });
  });
});

describe('styles of the conjectures of searches', function () {
  let conjectures: Conjecture[];
  /** Every seventh, from a different one on; the soak sets all of them. */
  const sample = (first: number) => [...conjectures.filter((_, i) => i % 7 === first), ...wideConjectures];

  before(async () => {
    conjectures = await conjecturesToSet();
    assert.ok(conjectures.length > 4000);
  });

  after(() => conjectures.splice(0));

  it('sets alone, with the packages and the preamble that it names, one in seven', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    setsAlone(sample(0));
  });

  classes.forEach((name, i) =>
    it(`sets in the text of an ${name}, without an overfull line, one in seven`, function () {
      if (!hasTool('texlive-latex-recommended')) this.skip();
      setsInText(name, sample(3 + i));
    }),
  );

  it('sets as a theorem with its proof and what that rests on', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const provable = conjectures.filter((_, i) => i % Math.floor(conjectures.length / 40) === 0);
    let proofs = 0;
    /** Documents of what names the same packages and the same preamble, in two classes by turns. */
    const documents = new Map<string, string[]>();
    for (const conjecture of provable) {
      const proof = proveConjecture(conjecture);
      if (!proof.ok) continue;
      proofs++;
      const { block, packages, preamble } = formula(withCertificate(conjecture, proof), 'theorem', {
        ...options,
        label: `thm:new-${proofs}`,
        proof: true,
      });
      assert.match(textOf(block), /\\begin\{proof\}/);
      const head = [
        `\\documentclass{${proofs % 2 === 0 ? 'article' : 'amsart'}}`,
        ...packages.map((name) => `\\usepackage{${name}}`),
        ...preamble,
        '\\begin{document}',
      ].join('\n');
      const body = documents.get(head) ?? [];
      documents.set(head, [...body, `${marker(conjecture.id)}\n${textOf(block)}\n\\newpage`]);
    }
    for (const [head, body] of documents) {
      const { complaints, status, log } = typeset(`${head}\n${body.join('\n')}\n\\end{document}`, {
        runs: 2,
      });
      assert.deepEqual(
        complaints.filter((text) => !text.includes('Warning')),
        [],
      );
      assert.equal(status, 0, log.slice(-2000));
    }
    assert.ok(proofs >= 30, `${proofs} proofs`);
  });

  it('sets in a frame of Beamer, for 70 of them', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const step = Math.floor(conjectures.length / 70);
    setsInFrames(conjectures.filter((_, i) => i % step === 0));
    // What is too long for a line is for a line only: such a frame may be too tall.
    const { complaints } = typeset(inFrames(wideConjectures));
    assert.deepEqual(
      complaints.filter((text) => !text.includes('\\vbox')),
      [],
    );
  });

  it('is drawn by KaTeX, in mathematics of one’s own, without a macro or a warning, one in fourteen', () =>
    drawnByKatex([...conjectures.filter((_, i) => i % 14 === 6), ...wideConjectures]));
});
