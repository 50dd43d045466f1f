import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import { pageOf, roomAt } from '../../src/documents/pageLayout.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { sampleSearch } from '../support/samples.ts';
import { marker, typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { insertedAtCarets } from './insertedAtCarets.ts';
import { projectOf } from './projects.ts';

const usual = 272;

/** The environments of statements, defined. */
const statements = ['theorem', 'proposition', 'remark', 'conjecture']
  .map((name) => `\\newtheorem{${name}}{Statement}`)
  .join('');

/** What a line takes at a caret, in points at 10 pt, rounded. */
async function roomIn(marked: string): Promise<number> {
  const text = marked.replace('▮', '');
  const project = await projectOf({ '/p/a.tex': text });
  const { place, page } = new PlainDocument(text, 'latex', project).spotAt(marked.indexOf('▮'));
  return Math.round(roomAt(place, page));
}

const inBody = (body: string, head = '\\documentclass{article}') =>
  `${head}\n\\begin{document}\n${body}\n\\end{document}\n`;

/** A document with its formulas put where its carets are, each in a style and with another conjecture. */
async function filled(marked: string, conjectures: readonly Conjecture[]): Promise<string> {
  const { text, edits } = await insertedAtCarets(marked, conjectures, (n) => ({
    depth: 4,
    comment: true,
    label: () => `eq:${n}`,
  }));
  return withEdits(text, edits);
}

describe('the room of a formula', () => {
  it('is what class, options, geometry and lengths give a line', async () => {
    const widths: readonly (readonly [string, number])[] = [
      ['\\documentclass{article}', 345],
      ['\\documentclass[twocolumn,11pt]{article}', 221],
      ['\\documentclass{amsart}', 360],
      ['\\documentclass[conference]{IEEEtran}', 252],
      ['\\documentclass[onecolumn]{IEEEtran}', 469],
      ['\\documentclass[aps,prl,reprint]{revtex4-2}', 246],
      ['\\documentclass[sigconf]{acmart}', 241],
      ['\\documentclass[5p]{elsarticle}', 222],
      ['\\documentclass{beamer}', 307],
      ['\\documentclass{nobody-knows}', usual],
      ['\\documentclass[a4paper]{article}\\usepackage[margin=5cm]{geometry}', 313],
      ['\\documentclass{article}\\usepackage{geometry}\\geometry{textwidth=10cm}', 285],
      ['\\documentclass{article}\\setlength{\\textwidth}{3in}', 217],
      ['\\documentclass{article}\\twocolumn', 221],
    ];
    for (const [head, width] of widths) {
      const project = await projectOf({ '/p/a.tex': inBody('a', head) });
      assert.equal(Math.round(pageOf(project).width), width, head);
    }
  });

  it('is less in boxes, columns, lists and margins', async () => {
    assert.equal(await roomIn(inBody('a ▮')), usual);
    assert.equal(await roomIn(inBody('\\begin{minipage}{5cm}a ▮\\end{minipage}')), 142);
    assert.equal(await roomIn(inBody('\\begin{minipage}[t]{.5\\textwidth}a ▮\\end{minipage}')), 173);
    assert.equal(await roomIn(inBody('\\parbox{\\linewidth - 245pt}{a ▮}')), 100);
    assert.equal(await roomIn(inBody('\\begin{multicols}{3}a ▮\\end{multicols}')), 108);
    assert.equal(await roomIn(inBody('\\marginpar{a ▮}')), 65);
    assert.equal(await roomIn(inBody('\\newcommand{\\todo}[1]{\\marginpar{\\small #1}}\\todo{a ▮}')), 65);
    assert.equal(await roomIn(inBody('\\begin{tabular}{lp{2cm}}a & b ▮\\end{tabular}')), 57);
    const twoColumns = '\\documentclass[twocolumn]{article}';
    assert.equal(await roomIn(inBody('\\begin{itemize}\\item a ▮\\end{itemize}', twoColumns)), 196);
    assert.equal(await roomIn(inBody('\\begin{quote}a ▮\\end{quote}', twoColumns)), 171);
    assert.equal(await roomIn(inBody('\\epigraph{a ▮}{b}')), 138);
    const beside = '\\begin{wrapfigure}{r}{0.4\\textwidth} a \\end{wrapfigure}';
    assert.equal(await roomIn(inBody(`${beside} a ▮`)), 197);
    assert.equal(await roomIn(inBody(`${beside} a \\begin{itemize}\\item ▮\\end{itemize}`)), 172);
    assert.equal(await roomIn(inBody(`${beside} a\n\n▮`)), usual);
    assert.equal(await roomIn(inBody('\\begin{tcbraster}[raster columns=3] a ▮ \\end{tcbraster}')), 108);
  });
});

describe('formulas in narrow places, set by LaTeX', () => {
  let conjectures: readonly Conjecture[];
  before(async () => {
    const all = [
      ...(await sampleSearch('e', {}, 8)).conjectures,
      ...(await sampleSearch('tan(1)', {}, 8)).conjectures,
    ];
    conjectures = all.filter((_, n) => n % 29 === 0);
  });

  it('no line is overfull by more than 5 points in columns, boxes and lists', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    let part = 0;
    const many = (around: string) =>
      Array.from(
        { length: 15 },
        (_, n) => `${marker(`${Math.floor(part++ / 15)} ${n}`)}\n${around}\n\n`,
      ).join('');
    const wide = [
      many('Hence ▮ and so on.'),
      many('\\[ ▮ \\]'),
      many('\\[ x = \\frac{1 + \\sqrt{5}}{2}, ▮ \\]'),
      many('\\[ c = \\begin{cases} 1 & \\text{if $n$ is odd}, \\\\ 2 ▮ & \\text{otherwise} \\end{cases} \\]'),
      many('\\[ x = y + z \\text{ as $5$ is ▮ prime} \\]'),
    ].join('');
    const narrow = [
      many('\\begin{itemize}\\item so\n▮\n\\end{itemize}'),
      many('\\begin{quote}so\n▮\n\\end{quote}'),
      many('\\begin{minipage}{4.5cm}so\n▮\n\\end{minipage}'),
      many('\\parbox{0.45\\textwidth}{so\n▮\n}'),
    ].join('');
    const boxes = [
      many(
        '\\begin{center}\\begin{tabular}{lll} some words & so ▮ & more of them \\\\ a & b & c \\end{tabular}\\end{center}',
      ),
      many(
        '\\begin{center}\\begin{tabular}{ll} some words & so $x = ▮$ \\\\ a & b \\end{tabular}\\end{center}',
      ),
      many(
        '\\begin{center}\\begin{tabular}{lp{3cm}} some words & so ▮ \\\\ a & b \\end{tabular}\\end{center}',
      ),
      many(
        'As we have seen in the table \\begin{tabular}{ll} some & so ▮ \\\\ a & b \\end{tabular} above, it is.',
      ),
      many('\\begin{proof}[Proof ▮ of it] So. \\end{proof}'),
    ].join('');
    for (const [head, body] of [
      ['\\documentclass[twocolumn]{article}\\usepackage{amsmath}', wide + narrow],
      // No box of its large letters has room for a theorem.
      ['\\documentclass{slides}\\usepackage{amsmath}', wide],
      ['\\documentclass[12pt]{amsart}\\setlength{\\textwidth}{7cm}', wide + narrow],
      ['\\documentclass{article}\\usepackage{amsmath,amsthm}', boxes],
    ] as const) {
      const { complaints, log } = typeset(await filled(inBody(body, head + statements), conjectures));
      const overfull = complaints.filter(
        (complaint) =>
          Number(/\(([\d.]+)pt too wide/.exec(complaint)?.[1] ?? (complaint.includes('! ') ? 9 : 0)) > 5,
      );
      assert.deepEqual(overfull, [], /\n! [^]{0,400}/.exec(log)?.[0] ?? head);
    }
  });

  it('need other bars where a bar begins words that are taken as they are', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const head = '\\documentclass{article}\\usepackage{amsmath,shortvrb}\\MakeShortVerb{\\|}';
    const body = 'So |$x| ▮ and $x = ▮$, \\[ ▮ \\] is'.repeat(formulaStyles.length);
    const text = await filled(inBody(body, `${head}${statements}`), conjectures);
    const { status, log } = typeset(text);
    assert.equal(status, 0, /\n! [^]{0,400}/.exec(log)?.[0]);
    assert.ok(text.includes('\\vert'));
  });

  it('headings and options hold their formulas, with hyperref and xy as well', async function () {
    if (!hasTool('texlive-latex-recommended') || !hasTool('texlive-pictures')) this.skip();
    const body = [
      '\\tableofcontents\\section{On ▮ it}\\subsection[So ▮]{And $x = ▮$}\\paragraph{It is ▮}',
      '\\newtheorem{thm}{Theorem}\\begin{thm}[On ▮]It is.\\end{thm}',
      '\\begin{description}\\item[▮] so \\item[$x = ▮$] it is\\end{description}',
      '\\begin{figure}\\caption[On ▮]{On ▮ so}\\end{figure}\\cite[see ▮]{a}',
    ].join('\n');
    for (const packages of ['hyperref', 'amsmath,hyperref', '', 'amsmath'])
      for (const xy of ['', '\\usepackage[all]{xy}']) {
        const head = `\\documentclass{article}${xy}\\usepackage{${packages}}`;
        const { status, log } = typeset(await filled(inBody(body, head), conjectures), { runs: 2 });
        assert.equal(status, 0, `${head}: ${/\n! [^]{0,400}/.exec(log)?.[0] ?? ''}`);
        assert.doesNotMatch(log, /Token not allowed in a PDF string/);
      }
  });
});
