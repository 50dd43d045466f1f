import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { useWindow } from '../session.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('names of numbers, through the user interface', function () {
  this.timeout(300_000);
  const vscode = useWindow({
    files: {
      'paper.tex': 'The sum is 1.644934066848226436.\n',
      'family.tex': [
        '\\documentclass{article}',
        '\\usepackage{amsmath,amsthm}',
        '\\newtheorem{theorem}{Theorem}',
        '\\newtheorem{lemma}{Lemma}',
        '\\begin{document}',
        '',
        '\\end{document}',
        '',
      ].join('\n'),
      'run.log': 'n=1 0.693147180559945309\nn=2 1.202056903159594285\nn=3 1.234567890123456789\n',
    },
    settings: { 'editor.hover.delay': 100 },
  });
  const identify = 'ESMA: Identify Number or Fraction…';
  const page = () => vscode().webview('main.numbers .number');
  const saved = (name: string) => vscode().saveFirst(name);
  const shown = async (frame: Frame, input: string, name: string) => {
    const article = frame.locator('.number', { has: frame.locator('h2', { hasText: input }) });
    await article.locator('.name').first().locator('.plain-name', { hasText: name }).waitFor();
    return article;
  };

  it('shows a name with what it explains, how to check it, and puts it into the paper', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await window.goTo(1, 14);
    const hover = window.page.locator('.monaco-hover:not(.hidden)');
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.press('Control+i');
    await hover.getByText('Identify 1.644934066848226436').click();
    const frame = await page();
    const article = await shown(frame, '1.644934066848226436', 'zeta(2)');
    await article.locator('.surplus-bar[role="img"][aria-label*="surplus"]').first().waitFor();
    assert.match(await article.locator('.standing').first().innerText(), /conjectured\s*From 19 digits/);
    await article.locator('.check summary').first().click();
    await article.getByText('default(realprecision,').first().waitFor();
    console.log(`      picture: ${await window.screenshot('number dark')}`);
    await frame.evaluate(axe);
    const faults = await frame.evaluate<string[]>(`axe
      .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`);
    assert.deepEqual(faults, []);
    await article.getByRole('button', { name: 'Insert', exact: true }).first().click();
    assert.match(await saved('paper.tex'), /1\.644934066848226436\n\\\[\n {2}\\zeta\(2\)\n\\\]\n\./);
  });

  it('takes a fraction from its field, with the theorem that proves the value', async () => {
    const window = vscode();
    const frame = await page();
    await frame.locator('.number-field').fill('2k+1 @ k^2');
    await frame.locator('.number-field').press('Enter');
    const article = await shown(frame, '2k+1 @ k^2', '4/pi');
    assert.match(await article.locator('.standing').first().innerText(), /proved\s*Proved by Gauss/);
    await frame.locator('.number-history li').nth(1).waitFor();
    await window.screenshot('number of a fraction');
  });

  it('names a column at once, and puts the names beside the numbers as one undo step', async () => {
    const window = vscode();
    await window.focusFirst();
    await window.openFile('run.log');
    await window.page.keyboard.press('ControlOrMeta+a');
    await window.run(identify);
    const frame = await page();
    const rows = frame.locator('.number-batch tbody tr');
    await rows.nth(2).waitFor();
    assert.deepEqual(await rows.locator('td:last-child').allInnerTexts(), [
      'conjectured',
      'conjectured',
      'no name',
    ]);
    console.log(`      picture: ${await window.screenshot('number column')}`);
    await frame.getByRole('button', { name: 'Insert beside Each' }).click();
    assert.equal(
      await saved('run.log'),
      'n=1 0.693147180559945309 ≈ log(2)\nn=2 1.202056903159594285 ≈ zeta(3)\nn=3 1.234567890123456789\n',
    );
    await window.undo();
    assert.ok(!(await saved('run.log')).includes('≈'));
  });

  it('finds a family in k, says what it reads while it is typed, and puts theorem and proof into the paper', async () => {
    const window = vscode();
    await window.openFile('family.tex');
    await window.goTo(6, 1);
    await window.run('ESMA: Find a Family in k…');
    const box = window.quickInput.locator('.quick-input-box input');
    const message = window.quickInput.locator('.quick-input-message');
    await box.waitFor();
    await box.fill('exp(1/');
    await message.getByText('cannot be read at position 7').waitFor();
    await box.fill('exp(1/k)');
    await message.getByText('k = 2: exp(1/2) = 1.648721270…').waitFor();
    console.log(`      picture: ${await window.screenshot('live echo')}`);
    await window.page.keyboard.press('Enter');
    await window.choose('k from 1 to 12');
    const article = await shown(await page(), 'exp(1/k)', 'for all k ≥ 2');
    assert.match(await article.locator('.standing').first().innerText(), /proved\s*a_\(3j\) = 1/);
    console.log(`      picture: ${await window.screenshot('family')}`);
    await article.getByRole('button', { name: 'Insert Proof…', exact: true }).first().click();
    const text = await saved('family.tex');
    assert.match(text, /\\begin\{theorem\}\\label\{thm:exp-1-k\}\s*For all integers \$k \\ge 2\$/);
    assert.match(text, /= W \\kappa_0[^]*Lemma~\\ref\{esma-tails\}[^]*\\end\{proof\}/);
  });
});
