import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { formula } from '../../../src/formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../../src/formats/latex/styles/formula.ts';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { esma } from '../../support/cli.ts';
import { hasTool } from '../../support/tools.mjs';
import { compileLatex, openLibrary, says, searchItem, searchStep } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';

/** Fractions of e with b_n = −n, n, 2 and 1: eight families. */
const library = esma('search', 'e', '--height', '1', '--numerators', '-n, n, 2, +', '--json').out;
const conjecture = conjectureFromLine(
  library
    .split('\n')
    .find((line) => line.includes('"numerator":["0","1"],"denominator":["1"],"numerators":[["-1","-1"]]'))!,
);

/** e = 3 − 1/(4 − 2/(5 − …)) as it stands in a document. */
function written(style: FormulaStyle): string {
  const { block } = formula(conjecture, style, { depth: 4, environment: 'equation', label: 'eq:mine' });
  return textOf(block).replace('\n', () => ` % esma: ${conjecture.id}\n`);
}

const paper = (text: string) =>
  ['\\documentclass{amsart}', '\\usepackage{amsmath}', '\\begin{document}', text, '\\end{document}', ''].join(
    '\n',
  );

describe('numerators beyond ±1, through the user interface', () => {
  const vscode = useWindow({
    files: { 'library.esma.jsonl': library, 'numerators.tex': paper(written('nested')) },
  });
  let page: Frame;
  const said = (text: string) =>
    page.locator('.page.wide .counts').filter({ hasText: text }).first().waitFor();

  prepare(async () => {
    page = await openLibrary(vscode(), 'library.esma.jsonl', '8 conjectures in 8 families');
  });

  it('the list is narrowed by how they stand to ±1, and badges say it', async () => {
    const numerators = page.locator('.page.wide .filter select[aria-label="Numerators"]');
    const badges = page.locator('.page.wide .row .badge.relation');
    for (const [choice, count, badge] of [
      ['other', '6', null],
      ['outside', '3', 'outside ₀F₁'],
      ['equivalent', '3', 'equivalent to ±1'],
      ['signed', '2', null],
    ] as const) {
      await numerators.selectOption(choice);
      await said(`${count} conjectures`);
      if (badge)
        await eventually(async () => {
          const titles = await badges.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('title')));
          return titles.length === Number(count) && titles.every((title) => title === badge);
        }, `each row has the badge ${badge}`);
    }
    assert.equal(await badges.count(), 0, 'numerators ±1 have no badge');
    await numerators.selectOption('');
    await said('8 conjectures');
  });

  it('the detail shows what it stands to ±1, and verifies it to more digits', async () => {
    const row = page.locator('.page.wide .row', { hasText: 'e = [3; 4, 5' }).first();
    await row.locator('.equation').click();
    const detail = page.locator('.page.wide .detail');
    await detail
      .getByText(/₀F₁|0F1/)
      .first()
      .waitFor({ state: 'attached' });
    await detail.getByRole('button', { name: 'Verify', exact: true }).click();
    await vscode().quickInput.getByText('Decimal digits, from 20 to').waitFor();
    await vscode().answer('1500');
    await detail.getByText(/^1,?500 as recorded, in a proved enclosure/).waitFor();
  });

  it('its program for PARI/GP is copied, and agrees', async () => {
    const window = vscode();
    const before = await window.clipboard();
    await page.locator('.page.wide .detail').getByRole('button', { name: 'Copy as…' }).click();
    await window.quickInput.getByText('LaTeX: nested fractions').first().waitFor();
    await window.choose('PARI/GP program');
    const program = await eventually(async () => {
      const text = await window.clipboard();
      return text !== before && text;
    }, 'the clipboard holds what it held');
    assert.match(program, /b\(n\) = my\(k = n - 1\); -k - 1;/);
    if (!hasTool('pari-gp')) return;
    const file = join(window.folder, 'program.gp');
    writeFileSync(file, program);
    const { stdout } = spawnSync('gp', ['-q', file], { input: '', encoding: 'utf8' });
    assert.equal(stdout, 'agreement to 200 digits\n');
  });

  it('the article of all names their bounds', async () => {
    const window = vscode();
    await window.run('ESMA: Export Conjectures…');
    await window.choose('LaTeX article');
    const proposed = () => window.quickInput.locator('.quick-input-box input').inputValue();
    await eventually(async () => (await proposed()).includes('/conjectures.'), 'the dialog proposes a name');
    await window.answer(`${window.folder}/article.tex`);
    const file = join(window.folder, 'article.tex');
    const article = await eventually(
      () =>
        existsSync(file) &&
        readFileSync(file, 'utf8').includes('\\end{document}') &&
        window.read('article.tex'),
      'the article is written',
    );
    assert.match(article, /words of numerators up to length 1, of degree up to 1/);
  });

  it('a formula in a paper is restyled in place, and LaTeX sets it in every style', async () => {
    const window = vscode();
    await window.openFile('numerators.tex');
    await window.goTo(5, 4);
    for (const [label, style] of [
      ['Gauss’s K', 'gauss'],
      ['Pringsheim', 'pringsheim'],
    ] as const) {
      await window.run('ESMA: Restyle Formula…');
      await window.choose(label);
      await window.page.locator('.tabs-container .tab.active.dirty').waitFor();
      await window.save();
      const text = window.read('numerators.tex');
      assert.equal(text, paper(written(style)));
      if (hasTool('texlive-latex-recommended')) compileLatex(window, text);
    }
  });

  it('spaces of linear and quadratic numerators are searched, for the constant that was typed however soon Enter comes', async () => {
    const window = vscode();
    for (const [constant, space, found] of [
      ['besseli(0,2)', 'Quadratic numerators', 'done · 3 in one family'],
      ['cos(1)', 'Linear numerators', 'done · 0 in 0 families'],
    ] as const) {
      const first = window.quickInput.locator('.quick-input-title', { hasText: '(1/3)' });
      await window.runUntil('ESMA: Search for Conjectures…', first);
      // Typed and accepted in one breath; the first of these looks like another constant of the catalogue.
      await window.page.keyboard.insertText(constant);
      await window.page.keyboard.press('Enter');
      const title = window.quickInput.locator('.quick-input-title', { hasText: '(2/3)' });
      await title.getByText(`Search for Conjectures: ${constant}`, { exact: false }).waitFor();
      await window.choose(space);
      await searchStep(window, 3);
      await window.page.keyboard.press('Enter');
      await says(searchItem(window, constant), found);
    }
  });
});
