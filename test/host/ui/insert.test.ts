import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { program } from '../../../src/formats/programs/programs.ts';
import { formula } from '../../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../../src/formats/latex/styles/formula.ts';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { esma } from '../../support/cli.ts';
import { prepare, useWindow } from '../session.ts';

const library = esma('search', 'e', '--json').out;
const conjecture = conjectureFromLine(
  library.split('\n').find((line) => line.includes('"numerator":["1","1"]'))!,
);
const options = { depth: 4, environment: 'equation' } as const;
/** The formula as the styles write it; where it is put is what is tested here. */
const body = textOf(formula(conjecture, 'nested', options).body!);
const left = '\\frac{e + 1}{e - 1}';
const inline = `${left} = [2; 6, 10, 14, 18, 22, 26, 30, \\dots]`;
const display = (label: string, indent = '') =>
  `\\begin{equation}\\label{${label}} % esma: ${conjecture.id}\n${indent}  ${body}\n${indent}\\end{equation}`;

/** A paper around some lines; the caret of a test is given by line and column. */
const paper = (...lines: string[]) =>
  ['\\documentclass{amsart}', '\\begin{document}', ...lines, '\\end{document}', ''].join('\n');

/** What stands where, what the caret's line and column are there, and what an author would want. */
const places: readonly {
  readonly what: string;
  readonly file: string;
  readonly lines: readonly string[];
  readonly caret: readonly [line: number, column: number];
  readonly wanted: readonly string[];
}[] = [
  {
    what: 'in text: a numbered display with a label of its own',
    file: 'text.tex',
    lines: ['See \\label{eq:e} it.', '  Hence so it is.'],
    caret: [4, 9],
    wanted: ['See \\label{eq:e} it.', '  Hence ', `  ${display('eq:e-2', '  ')}`, '  so it is.'],
  },
  {
    what: 'inside equation: the formula alone',
    file: 'equation.tex',
    lines: ['\\begin{equation}', '  ', '\\end{equation}'],
    caret: [4, 3],
    wanted: ['\\begin{equation}', `  ${body}`, '\\end{equation}'],
  },
  {
    what: 'inside align: a row, aligned',
    file: 'align.tex',
    lines: ['\\begin{align}', '  a &= b \\\\', '  ', '\\end{align}'],
    caret: [5, 3],
    wanted: ['\\begin{align}', '  a &= b \\\\', `  ${body.replace(' = ', ' &= ')}`, '\\end{align}'],
  },
  {
    what: 'inside $…$: on one line, without what stands there already',
    file: 'inline.tex',
    lines: ['Here $x = $ is one, and $\\frac{e+1}{e-1} = $ another.'],
    caret: [3, 11],
    wanted: [`Here $x = ${inline}$ is one, and $\\frac{e+1}{e-1} = $ another.`],
  },
  {
    what: 'in a comment: it stays a comment',
    file: 'comment.tex',
    lines: ['% see ', 'Text.'],
    caret: [3, 7],
    wanted: ['% see ', '% \\begin{equation}\\label{eq:e}', `%   ${body}`, '% \\end{equation}', 'Text.'],
  },
  {
    what: 'behind a macro for \\begin{equation}: the formula alone',
    file: 'macro.tex',
    lines: ['\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}', '\\be  \\ee'],
    caret: [4, 5],
    wanted: ['\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}', `\\be ${body} \\ee`],
  },
];

const notebook = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['It is so.'] },
    { cell_type: 'code', metadata: {}, source: ['x = 1'], outputs: [], execution_count: null },
  ],
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5,
};

describe('inserting, through the user interface', () => {
  const vscode = useWindow({
    files: {
      ...Object.fromEntries(places.map(({ file, lines }) => [file, paper(...lines)])),
      'two.tex': paper('first ', 'second OLD', '  third'),
      'verbatim.tex': paper('\\begin{verbatim}', 'x = ', '\\end{verbatim}'),
      'bare.tex': '\\documentclass{article}\n\\begin{document}\n\n\\end{document}\n',
      'main.tex':
        '\\documentclass{article}\n\\begin{document}\n\\label{eq:e}\n\\input{parts/chapter}\n\\end{document}\n',
      'parts/chapter.tex': 'In a chapter.\n',
      'cites.tex':
        '\\documentclass{article}\n\\begin{document}\nSo\n\\bibliography{away/refs}\n\\end{document}\n',
      'linked.tex':
        '% !TeX root = stolen.tex\n\\input{elsewhere/secret}\n\\input{pipe}\n\\input{/etc/passwd}\n\\input{stolen}\n\n',
      'list.md': '- one\n- \n',
      'cell.ipynb': JSON.stringify(notebook),
      'plain.txt': 'text: \n',
      'fresh.tex': 'Text.\n',
      'fixed.tex': 'not to be changed\n',
      'library.esma.jsonl': library,
    },
    settings: { 'files.readonlyInclude': { '**/fixed.tex': true }, 'editor.acceptSuggestionOnEnter': 'off' },
  });

  /** Runs Insert Conjecture… and takes the first one. */
  const insert = async () => {
    const window = vscode();
    await window.run('ESMA: Insert Conjecture…');
    await window.takeChosen('(e + 1)/(e - 1)');
  };
  const changed = () => vscode().page.locator('.tabs-container .tab.active.dirty').waitFor();
  const undo = () => vscode().undo();
  const goTo = (line: number, column: number) => vscode().goTo(line, column);

  prepare(async () => {
    const window = vscode();
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('library.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/library.esma.jsonl`);
    const page = await window.webview('.row .katex');
    await page.getByText('68 conjectures in 68 families').first().waitFor();
  });

  for (const { what, file, caret, lines, wanted } of places) {
    it(`${what}; one undo`, async () => {
      const window = vscode();
      await window.openFile(file);
      await goTo(...caret);
      await insert();
      await changed();
      await window.save();
      assert.equal(window.read(file), paper(...wanted));
      await undo();
      await window.save();
      assert.equal(window.read(file), paper(...lines));
    });
  }

  it('the label is selected, then the value; the caret ends behind the formula', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await window.openFile('text.tex');
    await goTo(4, 9);
    await insert();
    await changed();
    await keyboard.type('eq:mine');
    await keyboard.press('Tab');
    await keyboard.type('x');
    await keyboard.press('Tab');
    await keyboard.type('!');
    await window.save();
    const text = window.read('text.tex');
    assert.ok(text.includes('\\label{eq:mine} %'), text);
    assert.ok(
      text.includes(`  x = ${body.slice(`${left} = `.length)}\n  \\end{equation}\n  !so it is.`),
      text,
    );
  });

  it('in verbatim: one is asked, and gets what one chose', async () => {
    const window = vscode();
    await window.openFile('verbatim.tex');
    await goTo(4, 5);
    await insert();
    await window.quickInput.getByPlaceholder('printed as it is').waitFor();
    await window.choose('LaTeX: formula alone');
    await changed();
    await window.save();
    assert.equal(window.read('verbatim.tex'), paper('\\begin{verbatim}', `x = ${body}`, '\\end{verbatim}'));
    await undo();
    await window.save();
    assert.equal(window.read('verbatim.tex'), paper('\\begin{verbatim}', 'x = ', '\\end{verbatim}'));
  });

  it('two cursors and a selection: all changed, each with its label, in one undo', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await window.openFile('two.tex');
    const original = window.read('two.tex');
    await window.goToLine(4);
    await keyboard.press('Control+Shift+ArrowLeft');
    await window.page
      .locator('.view-line', { hasText: 'first' })
      .click({ modifiers: ['Alt'], position: { x: 200, y: 5 } });
    await insert();
    await changed();
    await window.save();
    assert.equal(
      window.read('two.tex'),
      paper('first ', display('eq:e'), 'second ', display('eq:e-2'), '  third'),
    );
    await undo();
    await window.save();
    assert.equal(window.read('two.tex'), original);
  });

  it('what the preamble lacks is offered once, and added as a step of its own', async () => {
    const window = vscode();
    await window.openFile('bare.tex');
    await goTo(3, 1);
    await insert();
    await changed();
    await window.run('Notifications: Show Notifications');
    const center = window.page.locator('.notifications-center');
    await center
      .getByText(/The formula needs \\usepackage\{amsmath\}, which \/.*\/bare\.tex does not have yet\./)
      .waitFor();
    await center.getByRole('button', { name: 'Add' }).click();
    await window.page.locator('.view-line', { hasText: 'usepackage' }).waitFor();
    await window.openFile('bare.tex');
    await window.save();
    const [before, after] = [
      '\\documentclass{article}\n',
      `\\begin{document}\n${display('eq:e')}\n\\end{document}\n`,
    ];
    assert.equal(window.read('bare.tex'), `${before}\\usepackage{amsmath}\n${after}`);
    await undo();
    await window.save();
    assert.equal(window.read('bare.tex'), before + after);
    await undo();
    await window.save();
    assert.equal(window.read('bare.tex'), '\\documentclass{article}\n\\begin{document}\n\n\\end{document}\n');
  });

  it('in a chapter: a label that the whole paper lacks; what is missing goes into the root', async () => {
    const window = vscode();
    await window.openFile('parts/chapter.tex');
    await goTo(2, 1);
    await window.run('ESMA: Insert Conjecture As…');
    await window.takeChosen('(e + 1)/(e - 1)');
    await window.choose('Gauss’s K');
    await changed();
    await window.save();
    const text = window.read('parts/chapter.tex');
    assert.match(text, /\\label\{eq:e-2\}/);
    assert.match(text, /\\operatorname\*\{K\}/);
    await window.run('Notifications: Show Notifications');
    const center = window.page.locator('.notifications-center');
    const offer = center.locator('.notification-list-item', { hasText: '/main.tex does not have' });
    await offer.getByRole('button', { name: 'Add' }).click();
    // The root shows what has changed in it, and is not saved unasked.
    await window.page.locator('.tabs-container .tab.dirty[data-resource-name="main.tex"]').waitFor();
    assert.ok(!window.read('main.tex').includes('amsmath'));
    await window.openFile('main.tex');
    await window.save();
    assert.match(window.read('main.tex'), /^\\documentclass\{article\}\n\\usepackage\{amsmath\}\n/);
  });

  it('reads nothing through a link out of the workspace, nor from a pipe, whatever a document says its root is', async function () {
    if (process.platform === 'win32') this.skip();
    const window = vscode();
    const outside = mkdtempSync(join(tmpdir(), 'esma-outside-'));
    try {
      const secret = join(outside, 'secret.tex');
      const text =
        '\\documentclass{article}\n\\begin{document}\n\\label{eq:e}\\input{linked}\n\\end{document}\n';
      writeFileSync(secret, text);
      symlinkSync(secret, join(window.folder, 'stolen.tex'));
      symlinkSync(outside, join(window.folder, 'elsewhere'));
      assert.equal(spawnSync('mkfifo', [join(window.folder, 'pipe.tex')]).status, 0);
      await window.openFile('linked.tex');
      await goTo(6, 1);
      await insert();
      await changed();
      await window.save();
      // The link's label would be taken: the name is free, as the file behind it is not read.
      assert.match(window.read('linked.tex'), /\\label\{eq:e\}/);
      assert.equal(readFileSync(secret, 'utf8'), text);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it('writes no bibliography behind a link out of the workspace: the paper has none', async () => {
    const window = vscode();
    const outside = mkdtempSync(join(tmpdir(), 'esma-outside-'));
    try {
      symlinkSync(outside, join(window.folder, 'away'));
      await window.openFile('cites.tex');
      await window.goToLine(3);
      await window.run('ESMA: Cite the ESMA Paper');
      await window.notified(/uses no bibliography file/);
      assert.deepEqual(readdirSync(outside), []);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it('in Markdown between double dollars, inside the list', async () => {
    const window = vscode();
    await window.openFile('list.md');
    await window.goToLine(2);
    await insert();
    await changed();
    await window.save();
    assert.equal(
      window.read('list.md'),
      `- one\n- \n  <!-- esma: ${conjecture.id} -->\n  $$\n  ${body}\n  $$\n`,
    );
    await undo();
    await window.save();
    assert.equal(window.read('list.md'), '- one\n- \n');
  });

  it('in a Markdown cell of a notebook; one undo', async () => {
    const window = vscode();
    await window.page.keyboard.press('ControlOrMeta+p');
    await window.choose('cell.ipynb');
    const cell = await window.webview('#preview, .preview, .markup');
    const editor = window.page.locator('.notebookOverlay .cell .monaco-editor.focused');
    const edit = async () => {
      // A cell that is drawn is edited after a double click, one that has the focus already as it is.
      if ((await editor.count()) === 0) await cell.getByText('It is so.').first().dblclick();
      await editor.waitFor();
    };
    await edit();
    await window.page.keyboard.press('Control+End');
    await insert();
    await changed();
    await window.save();
    const source = () =>
      (JSON.parse(window.read('cell.ipynb')) as typeof notebook).cells.map(({ source }) => source.join(''));
    assert.deepEqual(source(), [`It is so.\n<!-- esma: ${conjecture.id} -->\n$$\n${body}\n$$`, 'x = 1']);
    await window.undo(edit);
    await window.save();
    assert.deepEqual(source(), ['It is so.', 'x = 1']);
  });

  it('in a code cell of a notebook as a program of its language', async () => {
    const window = vscode();
    const editor = window.page.locator('.notebookOverlay .code-cell-row .monaco-editor');
    const edit = async () => {
      await editor.first().click();
      await editor.and(window.page.locator('.focused')).waitFor();
    };
    await edit();
    await window.page.keyboard.press('Control+End');
    await insert();
    await changed();
    await window.save();
    const code = () => (JSON.parse(window.read('cell.ipynb')) as typeof notebook).cells[1]!.source.join('');
    assert.equal(code(), `x = 1\n${program(conjecture, 'sympy')!.trimEnd()}`);
    await window.undo(edit);
    await window.save();
    assert.equal(code(), 'x = 1');
  });

  it('elsewhere one is asked how', async () => {
    const window = vscode();
    await window.openFile('plain.txt');
    await window.goToLine(1);
    await insert();
    await window.quickInput.getByText('LaTeX: formula alone').waitFor();
    const choices = await window.choices();
    for (const name of [
      'Plain text',
      'LaTeX: display',
      'LaTeX: formula alone',
      'LaTeX: in a line',
      'Markdown',
    ])
      assert.ok(choices.includes(name), name);
    await window.choose('Plain text');
    await changed();
    await window.save();
    assert.match(window.read('plain.txt'), /^text: \(e \+ 1\)\/\(e - 1\) = \[2; 6, 10, 14/);
  });

  it('a document that cannot be changed: copied instead', async () => {
    const window = vscode();
    await window.openFile('fixed.tex');
    await insert();
    await window.page.locator('.statusbar-item').getByText('the formula was copied instead').waitFor();
    assert.match(
      await window.clipboard(),
      /^\\begin\{equation\}\\label\{eq:e\} % esma: \w+\n.*\n\\end\{equation\}$/,
    );
    assert.equal(window.read('fixed.tex'), 'not to be changed\n');
  });

  it('behind the tab of the conjectures: the document comes to the front', async () => {
    const window = vscode();
    await window.openFile('fresh.tex');
    await window.goToEnd();
    await window.run('ESMA: Show Conjectures');
    const page = await window.webview('.page.wide .row .katex');
    await page.locator('.row').nth(1).locator('.equation').click();
    await page.locator('.detail h2', { hasText: 'e = [3; 3, 2' }).waitFor();
    await page.locator('.detail').getByRole('button', { name: 'Insert' }).first().click();
    await window.page.locator('.tab.active[data-resource-name="fresh.tex"].dirty').waitFor();
    await window.save();
    assert.match(window.read('fresh.tex'), /^Text\.\n\\begin\{equation\}.*\n {2}e = 3 - /);
  });

  it('a document that was closed meanwhile: copied instead', async () => {
    const window = vscode();
    await window.run('View: Close All Editors');
    await insert();
    await window.page.locator('.statusbar-item').getByText('the formula was copied instead').waitFor();
  });
});
