import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { esma } from '../../support/cli.ts';
import { typeset } from '../../support/tex.ts';
import { hasTool } from '../../support/tools.mjs';
import { openLibrary } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';

const paper = [
  '\\documentclass{article}',
  '\\usepackage{amsmath}',
  '\\begin{document}',
  'Convergence.',
  '',
  '',
  '\\end{document}',
  '',
].join('\n');

const tangents = esma('search', 'tan(1)', '--period', '1', '--members', 'all', '--json').out;

describe('several conjectures, through the user interface', () => {
  const vscode = useWindow({
    files: {
      'library.esma.jsonl': esma('search', 'e', '--json').out,
      'tan.esma.jsonl': tangents,
      'figure.tex': paper,
    },
  });
  prepare(() => openLibrary(vscode(), 'library.esma.jsonl', '68 conjectures in 68 families'));

  const wide = async () => {
    await vscode().run('ESMA: Show Conjectures');
    return vscode().webview('.page.wide .row .katex');
  };
  const row = (n: number) => `.row[aria-rowindex="${n}"] .facts`;
  const menu = () => vscode().page.locator('.monaco-menu');

  it('one has a menu in the side bar: by pointer and by key, without Cut and Paste', async () => {
    const window = vscode();
    await window.run('ESMA: Focus on Conjectures View');
    const side = await window.webview('.page.side .row .katex');
    await side.locator(row(2)).click({ button: 'right' });
    await menu().getByText('Insert Conjecture…').waitFor();
    const entries = (await menu().locator('.action-label').allTextContents()).filter((text) => text !== '');
    assert.deepEqual(entries, [
      'Show Conjectures',
      'Insert Conjecture…',
      'Insert Conjecture As…',
      'Copy Conjecture as LaTeX',
      'Copy Conjecture As…',
      'Verify Conjecture to More Digits…',
      'Prove Conjecture…',
      'Insert Proof…',
      'Add Conjecture to Library…',
      'Compare, Draw or Prove Several Conjectures…',
    ]);
    console.log(`      picture: ${await window.screenshot('menu of a conjecture')}`);
    const before = await window.clipboard();
    await menu().getByText('Copy Conjecture as LaTeX').click();
    const text = await eventually(async () => {
      const copied = await window.clipboard();
      return copied !== before && copied;
    }, 'the clipboard holds what it held');
    // The row under the pointer, not the one that is active.
    assert.match(text, /e = 3 -/);

    await side.locator('.list').press('Home');
    await side.locator('.list').press('Shift+F10');
    await menu().getByText('Show Conjectures').click();
    const page = await window.webview('.page.wide .row .katex');
    await page.locator('.detail h2').getByText('(e + 1)/(e - 1) = [2; 6').waitFor();
  });

  it('five are a figure in two gestures, which is put into the paper, and compiles', async () => {
    const window = vscode();
    await window.openFile('figure.tex');
    await window.goToLine(5);
    const page = await wide();
    await page.locator(row(1)).click();
    await page.locator(row(5)).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Figure', exact: true }).click();
    const detail = page.locator('.detail');
    await detail.getByRole('heading', { name: 'Convergence of 5 fractions' }).waitFor();
    await detail.getByRole('combobox', { name: 'Axes' }).selectOption('error');
    const before = await window.clipboard();
    await detail.getByRole('button', { name: 'Copy SVG' }).click();
    const svg = await eventually(async () => {
      const copied = await window.clipboard();
      return copied !== before && copied;
    }, 'the clipboard holds what it held');
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="480"/);
    assert.match(
      svg,
      /<title>The distance of the convergents from the value, after each term, for 5 fractions/,
    );
    await detail.getByRole('button', { name: 'Insert for TikZ' }).click();
    const text = await window.saveFirst('figure.tex');
    assert.match(
      text,
      /\\begin\{tikzpicture\}[^]*\\caption\{The distance of the convergents[^]*\\label\{fig:e\}/,
    );
    if (hasTool('texlive-pictures')) {
      const compiled = typeset(text.replace('\\usepackage{amsmath}', '$&\\usepackage{tikz}'), { runs: 2 });
      assert.deepEqual(compiled.complaints, []);
    }
  });

  it('their picture is copied by the page, or it is saved', async () => {
    const window = vscode();
    const page = await wide();
    await page.locator('.detail').getByRole('button', { name: 'Copy PNG' }).click();
    await page.locator('.detail').getByRole('button', { name: 'Copied.' }).waitFor();
    assert.deepEqual(
      await window.page.evaluate<string[]>(
        `navigator.clipboard.read().then((items) => items.flatMap(({ types }) => [...types]))`,
      ),
      ['image/png'],
    );
    await page.evaluate(`navigator.clipboard.write = () => Promise.reject(new Error('not allowed'))`);
    await page
      .locator('.detail')
      .getByRole('button', { name: /Copy PNG|Copied/ })
      .click();
    const input = window.quickInput.locator('.quick-input-box input');
    await eventually(
      async () => (await input.inputValue()).endsWith('convergence.png'),
      'a name is proposed',
    );
    await window.answer(join(window.folder, 'convergence.png'));
    await eventually(async () => existsSync(join(window.folder, 'convergence.png')), 'the picture is there');
    await eventually(
      async () => window.read('convergence.png').slice(1, 4) === 'PNG',
      'the picture is a PNG',
    );
  });

  it('what is selected is what the command of the palette takes: five rows of a comparison', async () => {
    const window = vscode();
    await wide();
    await window.run('ESMA: Compare, Draw or Prove Several Conjectures…');
    await window.quickInput.getByText('5 conjectures').waitFor();
    await window.choose('Compare in a Table');
    const editor = window.page.locator('.editor-instance .view-lines').last();
    await editor.getByText('fraction').first().waitFor();
    await eventually(
      async () =>
        (await editor
          .locator('.view-line')
          .filter({ hasText: /\|\s*\d+\s*\|/ })
          .count()) === 5,
      'five rows',
    );
  });

  it('these alone are exported by the bar', async () => {
    const window = vscode();
    const page = await wide();
    await page.getByRole('button', { name: 'Export…' }).click();
    await window.choose('CSV table');
    const input = window.quickInput.locator('.quick-input-box input');
    await eventually(async () => (await input.inputValue()).includes('/conjectures.'), 'a name is proposed');
    await window.answer(`${window.folder}/five.csv`);
    await window.notified('5 conjectures are exported to five.csv');
    assert.equal(window.read('five.csv').trim().split('\r\n').length, 6);
  });

  it('the list keeps rows in a window of 640 × 400 points', async () => {
    const window = vscode();
    const size = window.page.viewportSize()!;
    await window.run('ESMA: Focus on Conjectures View');
    const side = await window.webview('.page.side .row .katex');
    try {
      await window.page.setViewportSize({ width: 640, height: 400 });
      await side.locator('.list').focus();
      const seen = () =>
        side.evaluate<number>(`(() => {
          const { top, bottom } = document.querySelector('.row.active').getBoundingClientRect();
          return Math.min(bottom, innerHeight) - Math.max(top, 0);
        })()`);
      await eventually(async () => (await seen()) > 40, 'the active row is in sight');
      console.log(`      picture: ${await window.screenshot('list in 640 by 400')}`);
    } finally {
      await window.page.setViewportSize(size);
    }
    assert.deepEqual(window.refusals, []);
  });

  it('several items of the view Searches are taken together: the simplest of each family is compared, all are exported, and both are closed', async () => {
    const window = vscode();
    const records = tangents.trim().split('\n').map(conjectureFromLine);
    const families = new Set(records.map(({ family }) => family)).size;
    assert.ok(records.length > families);
    await openLibrary(
      window,
      'tan.esma.jsonl',
      `${68 + records.length} conjectures in ${68 + families} families`,
    );
    await window.run('ESMA: Focus on Searches View');
    const item = (name: string) =>
      window.page.locator('.part.sidebar .monaco-list-row').filter({ hasText: name }).first();
    const both = async (title: string) => {
      await item('library.esma.jsonl').click();
      await item('tan.esma.jsonl').click({ modifiers: ['ControlOrMeta'] });
      await item('tan.esma.jsonl').click({ button: 'right' });
      await menu().getByText(title).click();
    };
    await both('Compare, Draw or Prove Several Conjectures…');
    await window.quickInput
      .getByText(`${68 + records.length} conjectures in ${68 + families} families`)
      .waitFor();
    await window.choose('Compare in a Table');
    const editor = window.page.locator('.editor-instance .view-lines').last();
    await editor.getByText('fraction').first().waitFor();

    await window.run('ESMA: Focus on Searches View');
    await both('Compare, Draw or Prove Several Conjectures…');
    await window.choose('Export');
    await window.choose('CSV table');
    const input = window.quickInput.locator('.quick-input-box input');
    await eventually(async () => (await input.inputValue()).includes('/conjectures.'), 'a name is proposed');
    await window.answer(`${window.folder}/both.csv`);
    await window.notified(`${68 + records.length} conjectures are exported to both.csv`);
    assert.equal(window.read('both.csv').trim().split('\r\n').length, 69 + records.length);

    await window.run('ESMA: Focus on Searches View');
    await both('Close Conjectures File');
    for (const name of ['library.esma.jsonl', 'tan.esma.jsonl'])
      await item(name).waitFor({ state: 'detached' });
    assert.deepEqual(window.refusals, []);
  });
});
