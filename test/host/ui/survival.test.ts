import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { esma } from '../../support/cli.ts';
import { press, says, searchItem, startSearch, storeOf } from '../actions.ts';
import { canFindProcesses, FragileExtension, newestExtensionHost } from '../faults.ts';
import { serverProcess, useWindow } from '../session.ts';
import type { VsCodeWindow } from '../window.ts';

/** The names of the conjectures in a library's text, sorted. */
function namesIn(library: string): string[] {
  const lines = library.trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { readonly id: string }).id).sort();
}

/** Saves the conjectures of a search to a file of this name, and gives their names. */
async function savedNames(window: VsCodeWindow, item: Locator, file: string): Promise<string[]> {
  await press(item, 'Save Conjectures to File…');
  const box = window.quickInput.locator('.quick-input-box input');
  await window.page.waitForFunction(
    `document.querySelector('.quick-input-box input')?.value.endsWith('conjectures.esma.jsonl')`,
  );
  await box.fill(`${window.folder}/${file}`);
  await window.page.keyboard.press('Enter');
  await window.notified(`are saved in ${file}`);
  return namesIn(window.read(file));
}

/** What the terminal finds in the same space. */
const inTerminal = (...words: string[]) =>
  namesIn(esma('search', 'e', '--members', '8', '--no-prove', '--json', ...words).out);
const standard = ['--height', '10', '--order', 'auto'];

describe('a search survives', () => {
  const vscode = useWindow();
  let expected: string[];
  before(() => {
    expected = inTerminal(...standard);
  });

  it('a window that is loaded again: it goes on, and ends with the same conjectures', async () => {
    const window = vscode();
    const item = await startSearch(window, 'e', 'Standard');
    await says(item, / % · [1-9]/);
    const before = await item.innerText();
    await window.reload();
    await says(item, /done · [\d,]+ in \d+ families/);
    console.log(`      loaded again at "${before.replaceAll('\n', ' ')}"`);
    assert.doesNotMatch(before, /done/);
    assert.deepEqual(await savedNames(window, item, 'reloaded.esma.jsonl'), expected);
    // Its end is told, in the window that saw it.
    await window.notified(/^e: [\d,]+ conjectures in \d+ families/);
  });

  it('the death of the extension host', async function () {
    if (!canFindProcesses) this.skip();
    const window = vscode();
    const item = await startSearch(window, 'exp(2)', 'Standard');
    await says(item, / % · [1-9]/);
    process.kill(newestExtensionHost(await serverProcess()), 'SIGKILL');
    await window.reload();
    await says(item, /done · [\d,]+ in \d+ families/);
    const names = namesIn(
      esma('search', 'exp(2)', '--members', '8', '--no-prove', '--json', ...standard).out,
    );
    assert.deepEqual(await savedNames(window, item, 'killed.esma.jsonl'), names);
  });

  it('a store that holds nonsense: it is told, left alone, and the others are there', async () => {
    const window = vscode();
    const item = await startSearch(window, 'tan(1)', 'Quick');
    await says(item, /done/);
    const found = await item.innerText();
    const broken = join(storeOf(window), '1.checkpoint');
    writeFileSync(broken, 'nonsense\n');
    await window.reload();
    await says(item, /done/);
    assert.equal(await item.innerText(), found);
    await window.notified(/1\.checkpoint/);
    assert.equal(readFileSync(broken, 'utf8'), 'nonsense\n');
  });
});

// Two windows of one folder have stores of their own, VS Code sees to that; windows without a folder share one.
describe('two windows without a folder', () => {
  const vscode = useWindow();

  it('have one search once: the second shows it and leaves it alone, until the first has stopped it', async function () {
    // Three windows are opened for it.
    this.timeout(400_000);
    const first = await vscode().openEmpty();
    const item = await startSearch(first, 'e', 'Deep');
    await says(item, / % · [1-9]/);
    const second = await vscode().openEmpty();
    await second.run('ESMA: Focus on Searches View');
    const other = searchItem(second, 'e');
    await says(other, 'in another window');
    await press(other, 'Delete Search');
    await second.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Delete' }).click();
    await second.notified('The search runs in another window');
    await says(item, / % · [1-9].* left/);
    await press(item, 'Stop Search');
    await says(other, 'stopped');
    await second.page.close();
    await first.page.close();
  });
});

describe('a search whose workers die', () => {
  let fragile: FragileExtension;
  before(() => {
    fragile = new FragileExtension();
  });
  const vscode = useWindow({ extension: () => fragile.folder });
  after(() => fragile.remove());

  it('goes on with others, and finds the same', async () => {
    const window = vscode();
    fragile.workersDie = 'once';
    const item = await startSearch(window, 'e', 'Quick');
    await says(item, 'done · 1,470 in 68 families');
    assert.deepEqual(await savedNames(window, item, 'replaced.esma.jsonl'), inTerminal());
  });

  it('again and again, ends with a message; resumed, it finds all', async () => {
    const window = vscode();
    fragile.workersDie = 'always';
    const item = await startSearch(window, 'exp(2)', 'Quick');
    await says(item, 'failed');
    await window.notified(/The search of exp\(2\).* has failed: group \d+ .*what was found before is kept/);
    // The rest of the extension does not notice.
    await window.run('ESMA: Show Conjectures');
    await window.webview('.page.wide');
    fragile.workersDie = 'never';
    await press(searchItem(window, 'exp(2)'), 'Resume Search');
    await says(item, /done · [\d,]+ in \d+ families/);
    const names = namesIn(esma('search', 'exp(2)', '--members', '8', '--no-prove', '--json').out);
    assert.deepEqual(await savedNames(window, item, 'resumed.esma.jsonl'), names);
  });
});
