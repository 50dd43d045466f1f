import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { formula, formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import { latexWidth } from '../../src/formats/latex/width.ts';
import { formulaLanguage } from '../../src/documents/languages.ts';
import { DocumentReader } from '../../src/documents/reading/documentPlaces.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { widthBeside } from '../../src/documents/rowsOfDisplay.ts';
import { hasStops, snippetOf } from '../../src/documents/snippet.ts';
import type { Spot } from '../../src/documents/spot.ts';
import { typeset } from '../../src/documents/typeset.ts';
import type { Choices } from '../../src/documents/typeset.ts';
import { wordingFor } from '../../src/documents/wording.ts';
import { latex } from './generators.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

describe('a formula at a place', () => {
  let conjecture: Conjecture;
  let minus: Conjecture;
  before(async () => {
    const { conjectures: found } = await sampleSearch('e', {}, 8);
    const named = (numerator: string, denominator: string, signs: string) =>
      found.find(
        ({ value, fraction }) =>
          value.numerator.join() === numerator &&
          value.denominator.join() === denominator &&
          signsOf(fraction).join() === signs,
      )!;
    conjecture = named('1,1', '-1,1', '1');
    minus = named('-1,1', '1', '-1,1');
    body = textOf(formula(conjecture, 'nested', { depth: 2, environment: 'equation' }).body!);
    assert.ok(body.startsWith(`${left} = 2 + \\cfrac{1}{6`), body);
    right = body.slice(`${left} = `.length);
  });

  const choices: Choices = {
    style: 'nested',
    depth: 2,
    environment: 'equation',
    comment: false,
    label: () => 'eq:e',
  };

  function spotIn(marked: string, languageId = 'latex'): Spot {
    const text = marked.replaceAll('▮', '');
    const start = marked.indexOf('▮');
    const end = Math.max(start, marked.lastIndexOf('▮') - 1);
    const place = new DocumentReader().place({ languageId, version: 1, getText: () => text }, start);
    return { language: formulaLanguage(languageId), place, text, start, end };
  }

  /** The document after the insertion; null where one would be asked. @param marked with the place as ▮, a selection between two */
  function after(marked: string, languageId = 'latex', changed: Partial<Choices> = {}, what = conjecture) {
    const spot = spotIn(marked, languageId);
    const wording = wordingFor(spot);
    if (wording === null) return null;
    const { pieces } = typeset(what, spot, wording, { ...choices, ...changed });
    return spot.text.slice(0, spot.start) + textOf(pieces) + spot.text.slice(spot.end);
  }

  const left = '\\frac{e + 1}{e - 1}';
  // How the fraction itself is written is the affair of the styles.
  let right: string;
  let body: string;
  const line = `${left} = [2; 6, 10, 14, 18, 22, 26, 30, \\dots]`;
  const block = (indent = '') =>
    `\\begin{equation}\\label{eq:e}\n${indent}  ${body}\n${indent}\\end{equation}`;

  it('in text: a display on lines of its own', () => {
    assert.equal(after('Hence\n▮\nand'), `Hence\n${block()}\nand`);
    assert.equal(after('Hence ▮'), `Hence \n${block()}`);
    assert.equal(after('  Hence ▮ and so'), `  Hence \n  ${block('  ')}\n   and so`);
    assert.equal(after('a ▮old▮ b'), `a \n${block()}\n b`);
  });

  it('with the environment, the label and the comment of the settings', () => {
    assert.equal(after('▮', 'latex', { environment: 'brackets' }), `\\[\n  ${body}\n\\]`);
    assert.equal(
      after('▮', 'latex', { environment: 'equation*' }),
      `\\begin{equation*}\n  ${body}\n\\end{equation*}`,
    );
    assert.equal(
      after('▮', 'latex', { label: () => undefined }),
      `\\begin{equation}\n  ${body}\n\\end{equation}`,
    );
    assert.equal(
      after('▮', 'latex', { comment: true }),
      `\\begin{equation}\\label{eq:e} % esma: ${conjecture.id}\n  ${body}\n\\end{equation}`,
    );
  });

  it('in a display: the body', () => {
    assert.equal(after('\\[ ▮ \\]'), `\\[ ${body} \\]`);
    assert.equal(
      after('\\begin{equation}\n  ▮\n\\end{equation}'),
      `\\begin{equation}\n  ${body}\n\\end{equation}`,
    );
    assert.equal(
      after('\\begin{gather}\n  a \\\\\n  ▮\n\\end{gather}'),
      `\\begin{gather}\n  a \\\\\n  ${body}\n\\end{gather}`,
    );
  });

  it('after what the formula would say again: the rest', () => {
    assert.equal(after(`\\[ ${left} = ▮ \\]`), `\\[ ${left} = ${right} \\]`);
    assert.equal(after(`$\\frac{e+1}{e-1}=▮$`), `$\\frac{e+1}{e-1}=[2; 6, 10, 14, 18, 22, 26, 30, \\dots]$`);
    assert.equal(after('\\[ 1 + \\frac{e+1}{e-1} = ▮ \\]'), `\\[ 1 + \\frac{e+1}{e-1} = ${body} \\]`);
    assert.equal(after('\\[ x = ▮ \\]'), `\\[ x = ${body} \\]`);
  });

  it('in align: a row, aligned and parted from the others', () => {
    const inAlign = (inner: string) => after(`\\begin{align}\n${inner}\n\\end{align}`);
    const row = `${left} &= ${right}`;
    const whole = (inner: string) => `\\begin{align}\n${inner}\n\\end{align}`;
    assert.equal(inAlign('  ▮'), whole(`  ${row}`));
    assert.equal(inAlign('  a &= b \\\\\n  ▮'), whole(`  a &= b \\\\\n  ${row}`));
    assert.equal(inAlign('  a &= b\n  ▮'), whole(`  a &= b\n  \\\\\n  ${row}`));
    assert.equal(inAlign('  ▮\n  a &= b'), whole(`  ${row} \\\\\n  a &= b`));
    assert.equal(inAlign('  x &= ▮ \\\\\n  y &= 1'), whole(`  x &= ${body} \\\\\n  y &= 1`));
    assert.equal(inAlign(`  ${left} &= ▮`), whole(`  ${left} &= ${right}`));
    assert.equal(inAlign('  ▮ &= c'), whole(`  ${body} &= c`));
    assert.equal(
      after('\\begin{eqnarray}\n▮\n\\end{eqnarray}'),
      `\\begin{eqnarray}\n${left} &=& ${right}\n\\end{eqnarray}`,
    );
  });

  it('in align: rows of its own stand on the right of the sign of equality', () => {
    const set = after('\\begin{align}\n  ▮\n\\end{align}', 'latex', { style: 'line' }, minus)!;
    assert.match(
      set,
      /^\\begin\{align\}\n {2}e - 1 &= \\begin\{aligned\}\[t\]\n&\[2; 3, 2, .*\\\\\n&.*\n\\end\{aligned\}\n\\end\{align\}$/,
    );
  });

  it('in a matrix, in cases, in a formula of the line: on one line', () => {
    assert.equal(after('$▮$'), `$${line}$`);
    assert.equal(after('\\( x, ▮ \\)'), `\\( x, ${line} \\)`);
    assert.equal(
      after('\\[ \\begin{cases} ▮ & 1 \\end{cases} \\]'),
      `\\[ \\begin{cases} ${line} & 1 \\end{cases} \\]`,
    );
    assert.equal(
      after('$▮$', 'latex', {}, minus),
      '$e - 1 = 2 - \\frac{1\\,|}{|\\,3} + \\frac{1\\,|}{|\\,2} - \\frac{1\\,|}{|\\,5} + \\frac{1\\,|}{|\\,2} - \\frac{1\\,|}{|\\,7} + \\frac{1\\,|}{|\\,2} - \\frac{1\\,|}{|\\,9} + \\cdots$',
    );
  });

  it('a command before a formula keeps its name', () => {
    assert.equal(after('$\\alpha▮$', 'latex', {}, minus)!.slice(0, 12), '$\\alpha e - ');
    assert.match(after('$▮a$', 'latex', {}, minus)!, /\\cdots a\$$/);
  });

  it('in a heading, a cell or a box: in dollars', () => {
    assert.equal(after('\\section{On ▮}'), `\\section{On $${line}$}`);
    assert.equal(
      after('\\begin{tabular}{c} ▮ \\end{tabular}'),
      `\\begin{tabular}{c} $${line}$ \\end{tabular}`,
    );
    assert.equal(after('\\[ a \\text{ if ▮} \\]'), `\\[ a \\text{ if $${line}$} \\]`);
    assert.equal(after('# On ▮', 'markdown'), `# On $${line}$`);
  });

  it('is a row of an author’s table, with as many cells as that has columns', () => {
    const inTable = (marked: string) => after(marked, 'latex', { style: 'table' });
    const value = `$${left}$`;
    const list = '$[\\overline{4k + 2}]_{k=0}^{\\infty}$';
    const rule = '$b_{n} = 1$';
    const three = `${value} & ${list} & ${rule}`;
    assert.equal(
      inTable('\\begin{tabular}{lcr}\nx & y & z \\\\\n▮\n\\end{tabular}'),
      `\\begin{tabular}{lcr}\nx & y & z \\\\\n${three} \\\\\n\\end{tabular}`,
    );
    // Below a row that has no end, and below a rule.
    assert.equal(
      inTable('\\begin{tabular}[t]{l@{ }*{2}{c}}\n  x & y & z\n  ▮\n\\end{tabular}'),
      `\\begin{tabular}[t]{l@{ }*{2}{c}}\n  x & y & z\n  \\\\\n  ${three} \\\\\n\\end{tabular}`,
    );
    assert.equal(
      inTable('\\begin{tabular}{ll}\nx & y \\\\ \\hline\n▮\n\\end{tabular}'),
      `\\begin{tabular}{ll}\nx & y \\\\ \\hline\n${value} & ${list} \\\\\n\\end{tabular}`,
    );
    assert.equal(
      inTable('\\begin{tabular}{lp{3cm}ll}▮ \\\\ x\\end{tabular}'),
      `\\begin{tabular}{lp{3cm}ll}${three} \\\\ x\\end{tabular}`,
    );
    // In the midst of a row, in cells that are formulas, and where nobody knows the columns: one formula, as in any cell.
    for (const [table, cell] of [
      ['\\begin{tabular}{lll}x & ▮ \\\\ \\end{tabular}', `$${line}$`],
      ['\\begin{tabular}{l>{$}l<{$}}▮ \\\\ \\end{tabular}', `$${line}$`],
    ] as const)
      assert.equal(inTable(table), table.replace('▮', cell));
    // Elsewhere it is a table of one row.
    assert.equal(
      inTable('a ▮'),
      [
        'a \n\\begin{center}\n\\begin{tabular}{lll}\nvalue & $[a_0; a_1, \\dots]$ & $b_n$ \\\\\n\\hline',
        `${three} \\\\\n\\end{tabular}\n\\end{center}`,
      ].join('\n'),
    );
  });

  it('in a cell of xy or of a Markdown table: nothing that parts cells', () => {
    assert.equal(after('\\xymatrix{ a & ▮ }'), `\\xymatrix{ a & {${line}} }`);
    assert.equal(after('| a | ▮ |', 'markdown'), `| a | $${line}$ |`);
    const row = after('| a | ▮ |', 'markdown', {}, minus)!;
    assert.match(row, /^\| a \| \$e - 1 = 2 - \\frac\{1\\,\\vert \}\{\\vert \\,3\}[^|]*\$ \|$/);
  });

  it('in a comment: it stays one', () => {
    const commented = (start: string) => block().replaceAll('\n', `\n${start}`);
    assert.equal(after('% ▮\nx'), `% ${commented('% ')}\nx`);
    assert.equal(after('%▮\nx'), `% ${commented('% ')}\nx`);
    assert.equal(after('  %% so ▮ it is\nx'), `  %% so \n  %% ${commented('  %% ')}\n  %%  it is\nx`);
    assert.equal(after('x % so ▮\ny'), `x % so \n% ${commented('% ')}\ny`);
    assert.equal(after('\\iffalse\n▮\n\\fi', 'latex', { comment: true }), `\\iffalse\n${block()}\n\\fi`);
  });

  it('in verbatim text, in a name, in code, in another language: one is asked', () => {
    for (const marked of [
      '\\verb|▮|',
      '\\begin{verbatim}▮\\end{verbatim}',
      '\\label{▮}',
      '\\newcommand{\\x}{▮}',
    ])
      assert.equal(after(marked), null, marked);
    assert.equal(after('```\n▮\n```', 'markdown'), null);
    assert.equal(after('#let x = ▮', 'typst'), null);
    assert.equal(after('x = ▮', 'python'), null);
  });

  it('in Markdown: a display in dollars, in its list, its quotation, its indentation', () => {
    const dollars = (start = '') => `$$\n${start}${body}\n${start}$$`;
    assert.equal(after('▮', 'markdown'), dollars());
    assert.equal(after('so ▮', 'markdown'), `so \n${dollars()}`);
    assert.equal(after('- one\n- ▮', 'markdown'), `- one\n- \n  ${dollars('  ')}`);
    assert.equal(after('1. so ▮ it is', 'markdown'), `1. so \n   ${dollars('   ')}\n    it is`);
    assert.equal(after('> so ▮', 'markdown'), `> so \n> ${dollars('> ')}`);
    assert.equal(after('> ▮', 'markdown'), `> ${dollars('> ')}`);
    assert.equal(after('  ▮', 'markdown'), `  ${dollars('  ')}`);
    assert.equal(after('$$\n▮\n$$', 'markdown'), `$$\n${body}\n$$`);
    assert.equal(after('the $▮$ is', 'markdown'), `the $${line}$ is`);
    assert.equal(after('▮', 'markdown', { comment: true }), `<!-- esma: ${conjecture.id} -->\n${dollars()}`);
  });

  it('in Typst: a display with spaces in its dollars, or what fits the formula that is there', () => {
    const value = 'frac(e + 1, e - 1)';
    const nested = `${value} = 2 + frac(1, display(6 + frac(1, display(10 + dots.c))))`;
    const inLine = `${value} = [2; 6, 10, 14, 18, 22, 26, dots.h]`;
    assert.equal(after('so ▮', 'typst'), `so \n$ ${nested} $ <eq:e>`);
    assert.equal(after('so ▮', 'typst', { environment: 'equation*' }), `so \n$ ${nested} $`);
    assert.equal(after('$ ▮ $', 'typst'), `$ ${nested} $`);
    assert.equal(after('$▮$', 'typst'), `$${inLine}$`);
    assert.equal(after('= On ▮', 'typst'), `= On $${inLine}$`);
    assert.equal(after('// ▮\nx', 'typst'), `// $ ${nested} $\nx`);
    assert.equal(after('$ x ▮$', 'typst'), `$ x ${nested} $`);
    assert.equal(after('$▮ x $', 'typst'), `$ ${nested} x $`);
    assert.equal(after(`$ ${value} = ▮ $`, 'typst'), `$ ${value} = ${nested.slice(value.length + 3)} $`);
    assert.equal(
      after('+ so ▮', 'typst', { comment: true, style: 'line' }),
      `+ so \n  // esma: ${conjecture.id}\n  $ ${inLine} $ <eq:e>`,
    );
    assert.equal(
      after('$▮$', 'typst', {}, minus),
      '$e - 1 = 2 - 1 \\/ (3 + 1 \\/ (2 - 1 \\/ (5 + dots.c)))$',
    );
  });

  it('wherever it is put, the document around it stays what it was', () => {
    let put = 0;
    fc.assert(
      fc.property(latex.document, fc.nat(), fc.constantFrom(...formulaStyles), (parts, at, style) => {
        const text = parts.map(({ words }) => words).join('');
        const start = at % (text.length + 1);
        const document = (words: string) => ({ languageId: 'latex', version: 1, getText: () => words });
        const old = readLatex(text).places;
        const place = new DocumentReader().place(document(text), start);
        const spot: Spot = { language: 'latex', place, text, start, end: start };
        const wording = wordingFor(spot);
        // The rest of a word or a line is another matter: what is put before it becomes a part of it.
        if (wording === null || /^[A-Za-z*[{]/.test(text.slice(start, start + 1))) return;
        put++;
        const inserted = textOf(typeset(minus, spot, wording, { ...choices, style }).pieces);
        const changed = readLatex(text.slice(0, start) + inserted + text.slice(start)).places;
        const isTable = style === 'table' && wording === 'display';
        const wanted = isTable
          ? 'inline'
          : { display: 'display', body: 'display', inline: 'inline' }[wording as string];
        if (place.kind !== 'comment')
          assert.equal(changed.at(start + inserted.indexOf('e - 1') + 1).kind, wanted, `${text} at ${start}`);
        for (let i = start + 1; i <= text.length; i++)
          assert.equal(changed.at(i + inserted.length).kind, old.at(i).kind, `${text} at ${start}, ${i}`);
        for (let i = 0; i < start; i++)
          assert.equal(changed.at(i).kind, old.at(i).kind, `${text} at ${start}, ${i}`);
      }),
      { numRuns: 1500 },
    );
    assert.ok(put > 200, `${put} formulas`);
  });

  it('a snippet is read by VS Code as the text, with the label and the value as stops', () => {
    const { pieces } = typeset(conjecture, spotIn('▮'), 'display', choices);
    assert.ok(hasStops(pieces));
    const snippet = snippetOf(pieces);
    assert.ok(
      snippet.startsWith(
        '\\\\begin{equation\\}\\\\label{${1:eq:e}\\}\n  ${2:\\\\frac{e + 1\\}{e - 1\\}} = 2 + ',
      ),
      snippet,
    );
    assert.ok(snippet.endsWith('\\\\end{equation\\}$0'));
  });

  it('the stop of the value is the left side, also where that is a letter of a command', () => {
    const plain = { ...minus, value: { numerator: [0n, 1n], denominator: [1n] } };
    for (const style of ['line', 'gauss', 'terms'] as const) {
      const { pieces } = typeset(plain, spotIn('▮'), 'display', { ...choices, style });
      const at = pieces.findIndex((piece) => typeof piece === 'object' && piece.place === 'value');
      assert.match(String(pieces[at - 1]), /(^|[\s&])$/, style);
      assert.match(String(pieces[at + 1]), /^ = /, style);
    }
  });

  it('every style keeps its dollars, braces and backslashes in a snippet', () => {
    for (const style of formulaStyles) {
      const { pieces } = typeset(minus, spotIn('▮'), 'display', { ...choices, style });
      // What a snippet's reader makes of it: stops by their text, escapes by their letter.
      const read = snippetOf(pieces)
        .replace(/\$0$/, '')
        .replace(/\$\{\d:((?:\\.|[^}\\])*)\}/g, '$1')
        .replace(/\\([\\$}])/g, '$1');
      assert.equal(read, textOf(pieces), style);
    }
  });

  it('has spaces between itself and the words, figures and formulas that it would touch', () => {
    const inline = (marked: string, languageId?: string) => {
      const text = after(marked, languageId)!;
      return text.replace(/\$\\frac[^$]*\$/, 'F');
    };
    assert.equal(inline('| a | on▮e | b |', 'markdown'), '| a | on F e | b |');
    assert.equal(inline('| a | $x$▮2 | b |', 'markdown'), '| a | $x$ F 2 | b |');
    assert.equal(inline('| a | (▮) | b |', 'markdown'), '| a | (F) | b |');
    assert.equal(inline('\\section{On ▮}'), '\\section{On F}');
    assert.equal(inline('\\section{On ▮$x$}'), '\\section{On F $x$}');
  });

  it('in the words of a formula takes what the formula leaves of the line', () => {
    const short = after('\\[ x = y + z \\text{ if ▮} \\]', 'latex', {}, minus)!;
    const long = after(`\\[ x = ${'y + z + '.repeat(12)} w \\text{ if ▮} \\]`, 'latex', {}, minus)!;
    const count = (text: string) => text.split('\\frac{1\\,|}').length;
    assert.ok(count(long) < count(short), `${long}\n${short}`);
  });

  it('is measured beside any words of an author', () => {
    const words = fc.constantFrom(
      '\\begin{cases}',
      '\\begin{',
      '\\end{cases}',
      '\\frac',
      '{',
      '}',
      '\\',
      '&',
      '\\sqrt[',
      'x',
      '^',
      '\\left',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (all) => {
        assert.ok(latexWidth(all.join('')) >= 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('in a display takes what words and fractions in groups leave of the line', () => {
    const spot = (marked: string) => widthBeside(spotIn(marked));
    assert.ok(spot('\\[ x = ▮ \\text{ where all of this holds} \\]') > spot('\\[ x = ▮ \\]') + 80);
    // What stands behind the display is not in it.
    assert.equal(spot('\\[ x = ▮ \\] where all of this holds'), spot('\\[ x = ▮ \\]'));
  });
});
