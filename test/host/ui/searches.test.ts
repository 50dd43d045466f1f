import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { keepsPromise } from '../../support/promise.ts';
import { press, pressUntil, prepareSearch, says, searchItem, searchStep, startSearch } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { useWindow } from '../session.ts';

describe('the quick input of a search', () => {
  const vscode = useWindow({
    files: { 'numbers.tex': '\\frac{e+1}{e-1}\n\n22/7\n\nnot a number at all ((\n' },
  });

  /** Selects a line of the file and runs Search from Selection on it. */
  const searchLine = async (line: number) => {
    const window = vscode();
    await window.openFile('numbers.tex');
    await window.selectLine(line);
    // The command is there as soon as VS Code knows of the selection.
    await window.offered('ESMA: Search from Selection');
    await window.run('ESMA: Search from Selection');
  };

  it('commands are in the palette where there is something for them', async () => {
    const window = vscode();
    await window.run('ESMA: Focus on Searches View');
    await window.page.locator('.part.sidebar .welcome-view').getByText('Search for Conjectures…').waitFor();
    for (const title of ['Search for Conjectures…', 'Show Conjectures', 'Open Conjectures File…', 'Show Log'])
      assert.equal(await window.offers(`ESMA: ${title}`), true, title);
    for (const title of [
      'Search from Selection',
      'Pause Search',
      'Resume Search',
      'Stop Search',
      'Delete Search',
      'Insert Conjecture…',
      'Copy Conjecture as LaTeX',
      'Copy Conjecture As…',
      'Verify Conjecture to More Digits…',
      'Save Conjectures to File…',
      'Close Conjectures File',
    ])
      assert.equal(await window.offers(`ESMA: ${title}`), false, title);
  });

  it('answers what cannot be searched with a sentence, and goes back a step', async () => {
    const window = vscode();
    await window.run('ESMA: Search for Conjectures…');
    await searchStep(window, 1);
    await window.answer('22/7');
    await window.quickInput.getByText('22/7 is rational: its continued fraction ends.').waitFor();
    await searchStep(window, 1);
    await window.answer('e^(1/');
    await window.quickInput
      .getByText(/e\^\(1\/.*(position|expected)/i)
      .first()
      .waitFor();
    await searchStep(window, 1);
    await window.answer('tan(1)');
    await searchStep(window, 2);
    await window.quickInput.getByRole('button', { name: /Back/ }).click();
    await searchStep(window, 1);
    await window.page.keyboard.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
  });

  it('asks for degree, height, period and order, each from its range', async () => {
    const window = vscode();
    const box = window.quickInput.locator('.quick-input-box input:enabled');
    const asked = (text: string) => window.quickInput.getByText(text).first().waitFor();
    await window.run('ESMA: Search for Conjectures…');
    await searchStep(window, 1);
    await window.answer('tan(1)');
    await searchStep(window, 2);
    await window.choose('Custom…');
    await asked('Largest degree of P and Q');
    await box.fill('0');
    await asked('0 is not allowed: give a whole number from');
    await window.answer('1');
    await asked('Largest coefficient of P and Q');
    await window.answer('1');
    await asked('Longest sign pattern');
    await window.answer('2');
    await asked('Largest linear complexity of the terms');
    await window.answer('12');
    await searchStep(window, 3);
    await window.quickInput.getByText(/\d candidates/).waitFor();
    await window.page.keyboard.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
  });

  it('takes what is selected in an editor', async () => {
    const window = vscode();
    await searchLine(1);
    await searchStep(window, 2);
    await window.quickInput.locator('.quick-input-title', { hasText: '(e+1)/(e-1)' }).waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('says why a selection cannot be searched', async () => {
    const window = vscode();
    await searchLine(3);
    await window.notified('22/7 is rational');
    await searchLine(5);
    await window.notified(/not a number at all/);
  });
});

describe('a search', () => {
  const vscode = useWindow();

  it('pauses, goes on and stops by the buttons of its item, and the status bar shows it', async () => {
    const window = vscode();
    const item = await startSearch(window, 'e', 'Deep');
    const status = window.page.locator('.statusbar-item', { hasText: /ESMA e: / });
    await status.waitFor();
    assert.equal(await window.offers('ESMA: Pause Search'), true);
    await pressUntil(item, 'Pause Search', 'paused');
    await status.waitFor({ state: 'detached' });
    assert.equal(await window.offers('ESMA: Pause Search'), false);
    assert.equal(await window.offers('ESMA: Resume Search'), true);
    const found = async () =>
      Number(/([\d,]+) in \d+ famil/.exec(await item.innerText())?.[1]?.replaceAll(',', '') ?? 0);
    const before = await found();
    // A search that goes on shows it, and says of the rest what it said before.
    await keepsPromise('Resume Search, until the item says more', 6_000, async () => {
      await pressUntil(item, 'Resume Search', /^((?!paused|stopped)[^])*$/);
      const started = performance.now();
      await eventually(
        async () => (await found()) > before,
        'the search has found more than before it was paused',
      );
      await says(item, / left/);
      assert.match(await item.innerText(), /\d (?:s|min) left/);
      return performance.now() - started;
    });
    await pressUntil(item, 'Pause Search', 'paused');
    await keepsPromise('Stop Search, until the item says so', 500, async () => {
      await pressUntil(item, 'Resume Search', /^((?!paused|stopped)[^])*$/);
      await item.hover();
      const stop = item.getByRole('button', { name: 'Stop Search' });
      await stop.waitFor();
      await status.waitFor();
      const started = performance.now();
      await stop.click();
      await says(item, 'stopped');
      return performance.now() - started;
    });
  });

  it('is saved to a file, whose lines are conjectures, and deleted after a question', async () => {
    const window = vscode();
    const item = await startSearch(window, 'tan(1)', 'Quick');
    await says(item, /done · [\d,]+ in \d+ families/);
    const [, families] = /in (\d+) families/.exec(await item.innerText())!;
    // While the tree is laid out anew VS Code runs a button's command without its item, and it is asked which one is meant.
    await eventually(async () => {
      await press(item, 'Save Conjectures to File…');
      const input = window.quickInput.locator('.quick-input-box input');
      await input.waitFor();
      const question = window.quickInput.getByText('tan(1), degree').first();
      await eventually(
        async () => (await input.inputValue()) !== '' || question.isVisible(),
        'a question or the dialog is there',
      );
      if ((await input.inputValue()).endsWith('conjectures.esma.jsonl')) return true;
      await window.page.keyboard.press('Escape');
      return false;
    }, 'the dialog proposes a name');
    await window.page.keyboard.press('Enter');
    await window.notified(/conjectures are saved in conjectures\.esma\.jsonl/);
    const conjectures = window.read('conjectures.esma.jsonl').trim().split('\n').map(conjectureFromLine);
    assert.ok(conjectures.every(({ constant }) => constant.name === 'tan(1)'));
    assert.equal(new Set(conjectures.map(({ family }) => family)).size, Number(families));

    await press(item, 'Delete Search');
    await window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Delete' }).click();
    await searchItem(window, 'tan(1)').waitFor({ state: 'detached' });
    assert.ok(existsSync(join(window.folder, 'conjectures.esma.jsonl')), 'what was saved stays');
  });

  it('whose plan takes long says so, and can be left meanwhile', async () => {
    const window = vscode();
    await prepareSearch(window, 'exp(1/3)', 'Deep');
    await window.quickInput
      .locator('.quick-input-progress.active, .monaco-progress-container.active')
      .first()
      .waitFor();
    await window.quickInput.getByRole('button', { name: /Back/ }).click();
    await searchStep(window, 2);
    await window.page.keyboard.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
    assert.equal(await searchItem(window, 'exp(1/3)').count(), 0);
  });
});
