import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { catalogue } from '../../src/core/constants/catalogue.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { withEdits } from '../../src/documents/insertion.ts';
import { freeLabel, labelsInTypst } from '../../src/documents/labels.ts';
import { livingFormulas } from '../../src/documents/livingFormulas.ts';
import { replaceFormulas, typstFormulaFiles } from '../../src/documents/paperFormulas.ts';
import { readTypst } from '../../src/documents/reading/typstScanner.ts';
import { typstBlock } from '../../src/documents/typeset.ts';
import type { Choices } from '../../src/documents/typeset.ts';
import { TypstReader } from '../../src/documents/typstPaper.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../../src/formats/latex/styles/styles.ts';
import { typstFormula, typstStyleOf, typstStyles } from '../../src/formats/typst/styles.ts';
import { sampleSearch } from '../support/samples.ts';
import { typstCompiler } from '../support/typst.ts';
import { recordOf, wideConjectures } from '../support/wideConjectures.ts';
import { storeOf } from './projects.ts';
import type { Files } from './projects.ts';

const id = '0i03vvdmr696r';

/** What the first of these files is part of. */
function paperOf(files: Files) {
  const [[path, text]] = Object.entries(files) as [[string, string]];
  return new TypstReader().read(path, text, storeOf(files));
}

describe('formulas of Typst with a comment', () => {
  const cut = (text: string) =>
    livingFormulas(text, readTypst(text), 'typst').map(({ start, end, label }) => [
      text.slice(start, end),
      label,
    ]);

  it('are the displays below it, with their labels', () => {
    const labelled = `// esma: ${id}\n  $ x = 1 \\$ $ <eq:x>`;
    const bare = `//esma: ${id}\r\n$\n  y\n$`;
    assert.deepEqual(cut(`So\n  ${labelled} and\n${bare}`), [
      [labelled, 'eq:x'],
      [bare, undefined],
    ]);
  });

  it('are none in raw text, in code, without a name, without an end, or where it is another formula', () => {
    for (const text of [
      `\`\`\`\n// esma: ${id}\n$ x $\n\`\`\``,
      `#let x = "// esma: ${id}\n$ x $"`,
      `/* // esma: ${id} */ $ x $`,
      `// esma: nonsense\n$ x $`,
      `// esma: ${id}\n$ x`,
      `// esma: ${id}\n$x$`,
      `// esma: ${id}\nwords\n$ x $`,
      `esma: ${id}\n$ x $`,
    ])
      assert.deepEqual(cut(text), [], text);
  });
});

describe('what a Typst document is part of', () => {
  it('is what it includes and imports, and what includes it, with all labels', async () => {
    const paper = await paperOf({
      '/p/ch/one.typ': '= One <ch:one>\n$ x $ <eq:e>',
      '/p/main.typ': '#import "lib/t.typ": f\n#include "ch/one.typ"\n#include "/ch/two.typ"\n<eq:e-2>',
      '/p/lib/t.typ': '#let f = 1 // <lib>',
      '/p/ch/two.typ': '<two>',
      '/p/other.typ': '<other>',
    });
    assert.deepEqual(
      paper.files.map(({ path }) => path),
      ['/p/ch/one.typ', '/p/main.typ', '/p/lib/t.typ', '/p/ch/two.typ'],
    );
    assert.deepEqual([...paper.labels].sort(), ['ch:one', 'eq:e', 'eq:e-2', 'lib', 'two']);
    assert.equal(freeLabel(labelsInTypst(paper), 'eq:', 'e'), 'eq:e-3');
    // Only what Typst allows in a label.
    assert.equal(freeLabel(labelsInTypst(paper), 'gl/<x>', 'tan(1)'), 'glxtan-1');
  });

  it('has numbers where it says so or equations have labels', async () => {
    const cases: readonly (readonly [Files, boolean])[] = [
      [{ '/p/a.typ': '$ x $' }, false],
      [{ '/p/a.typ': '#set math.equation(numbering: "(1)")' }, true],
      [{ '/p/a.typ': '#set math.equation(supplement: f(1), numbering: "(1)")' }, true],
      [{ '/p/a.typ': '#set math.equation(numbering: none)' }, false],
      [{ '/p/a.typ': '#set math.equation(block: true)\n#set heading(numbering: "1.")' }, false],
      [{ '/p/a.typ': '#import "@preview/x:0.1.0": x\n$ x $ <eq:x>' }, true],
      [{ '/p/a.typ': '= Words <sec:x>' }, false],
      [{ '/p/a.typ': '#import "t.typ": *', '/p/t.typ': '#set math.equation(numbering: "1")' }, true],
      [{ '/p/a.typ': 'x', '/p/m.typ': '#set math.equation(numbering: "1")\n#include "a.typ"' }, true],
    ];
    for (const [files, expected] of cases)
      assert.equal((await paperOf(files)).hasNumbers, expected, JSON.stringify(files));
  });

  it('is read whole in a ring of files, and each version once', async () => {
    const files = { '/p/a.typ': '#include "b.typ"', '/p/b.typ': '#include "a.typ"\n#include "no.typ"' };
    const reader = new TypstReader();
    const read = () => reader.read('/p/a.typ', files['/p/a.typ'], storeOf(files));
    const [one, two] = [await read(), await read()];
    assert.deepEqual(
      one.files.map(({ path }) => path),
      ['/p/a.typ', '/p/b.typ'],
    );
    assert.ok(one.files.every((file, n) => file === two.files[n]));
  });
});

describe('formulas of Typst', function () {
  const compile = typstCompiler();
  let conjectures: readonly Conjecture[];
  before(async () => {
    ({ conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 8));
  });
  const choices = (style: FormulaStyle): Choices => ({
    ...{ style, depth: 3, environment: 'equation', comment: true },
    label: () => 'eq:e',
  });

  it('are all restyled in place, with the words of their author', async () => {
    const [first, second] = conjectures as [Conjecture, Conjecture];
    const text = (style: FormulaStyle, left?: string, end = '', label = ' <eq:e>') => {
      const pieces = typstFormula(first, typstStyleOf(style), 3);
      const words = pieces.map((piece) => (typeof piece === 'object' && left ? left : piece));
      return `// esma: ${first.id}\n  $ ${textOf(words)}${end} $${label}`;
    };
    const all = (style: FormulaStyle) =>
      `So\n  ${text(style)}\n  ${text(style, 'f(x = 1)', ',')} and\n  ${text(style, undefined, '', '')}\n`;
    const restyled = async (from: FormulaStyle, to: FormulaStyle) => {
      const [file] = typstFormulaFiles(await paperOf({ '/p/a.typ': all(from) }));
      const { edits, changed } = replaceFormulas(file!, choices(to), () => ({
        ...{ now: first, wanted: first },
        style: to,
      }));
      assert.deepEqual([edits.length, changed.length], [3, 0]);
      return withEdits(file!.text, edits);
    };
    for (const from of typstStyles)
      for (const to of typstStyles) assert.equal(await restyled(from, to), all(to));
    const [byHand] = typstFormulaFiles(
      await paperOf({ '/p/a.typ': text('nested').replace('frac', 'dfrac') }),
    );
    const kept = replaceFormulas(byHand!, choices('line'), () => ({
      ...{ now: first, wanted: first },
      style: 'line',
    }));
    assert.deepEqual([kept.edits.length, kept.changed.length], [0, 1]);
    const [file] = typstFormulaFiles(await paperOf({ '/p/a.typ': `So\n  ${text('nested')}` }));
    const { edits } = replaceFormulas(file!, choices('nested'), () => ({
      now: first,
      wanted: second,
      style: undefined,
    }));
    assert.equal(
      withEdits(file!.text, edits),
      `So\n  ${textOf(typstBlock(second, choices('nested')).pieces).replaceAll('\n', '\n  ')}`,
    );
  });

  it('are compiled by Typst, for all constants and in all styles, and their labels are referred to', function () {
    if (!compile) this.skip();
    const records = [
      ...catalogue.map(({ name }) =>
        recordOf(name, name, { numerator: [1n, 2n, 1n], denominator: [0n, 1n] }, '1; k + 2', '-+'),
      ),
      ...conjectures,
      ...wideConjectures,
    ];
    const blocks = records.flatMap((conjecture, n) =>
      typstStyles.map((style) =>
        textOf(typstBlock(conjecture, { ...choices(style), label: () => `eq:${style}-${n}` }).pieces),
      ),
    );
    const references = blocks.map((block) => `@${/<(.*)>$/.exec(block)![1]!}`);
    const source = ['#set math.equation(numbering: "(1)")', ...blocks, ...references].join('\n');
    const { error, equations } = compile(source);
    const single = (block: string) => compile(`#set math.equation(numbering: "(1)")\n${block}`).error;
    assert.equal(
      error,
      undefined,
      blocks.find((block) => single(block) !== undefined),
    );
    assert.equal(equations!.filter(({ block, label }) => block && label !== null).length, blocks.length);
    assert.ok(blocks.length > 200, `${blocks.length} formulas`);
  });
});
