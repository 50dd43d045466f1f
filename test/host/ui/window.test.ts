import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { searchStep } from '../actions.ts';
import { useWindow } from '../session.ts';
import type { Theme } from '../window.ts';
import { themes } from '../window.ts';

describe('a window of VS Code, driven by the tests', () => {
  const vscode = useWindow({ files: { 'more/other.tex': 'one\ntwo\n' }, settings: { 'editor.tabSize': 7 } });

  it('opens a file, types into it and saves it', async () => {
    const window = vscode();
    await window.openFile('more/other.tex');
    await window.goToLine(2);
    await window.page.keyboard.type(' and more');
    await window.save();
    assert.equal(window.read('more/other.tex'), 'one\ntwo and more\n');
    assert.ok((await window.statusBar()).includes('Spaces: 7'));
    assert.ok((await window.sideBar()).includes('paper.tex'));
  });

  it('knows which commands the palette offers, and runs one by its title', async () => {
    const window = vscode();
    assert.equal(await window.offers('ESMA: Show Log'), true);
    assert.equal(await window.offers('ESMA: Make Coffee'), false);
    await window.run('Change Language Mode');
    assert.ok((await window.choices()).includes('Auto Detect'));
    await window.choose('BibTeX');
    await window.page.locator('.statusbar-item').getByText('BibTeX').waitFor();
  });

  it('finds what a webview shows', async () => {
    const window = vscode();
    await window.openFile('notes.md');
    await window.run('Markdown: Open Preview');
    const preview = await window.webview('h1');
    assert.equal(await preview.locator('h1').innerText(), 'Notes');
    assert.deepEqual(window.refusals, []);
    // A script without the page's nonce is refused, and that is seen.
    const refused = window.page.waitForEvent('console', (message) => /security policy/i.test(message.text()));
    await preview.addScriptTag({ content: '0' }).catch(() => undefined);
    await refused;
    assert.equal(window.refusals.length, 1);
  });

  it('copies', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await window.page.keyboard.press('Control+Home');
    await window.page.keyboard.press('ControlOrMeta+c');
    assert.equal(await window.clipboard(), '\\documentclass{article}\n');
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`wears ${themes[theme]}`, async () => {
      await vscode().setTheme(theme);
      await vscode().screenshot(`theme ${theme}`);
    });
  }

  it('has a walkthrough, whose first step is done by a search', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await window.run('Welcome: Open Walkthrough');
    await window.choose('ESMA: from a constant to a theorem');
    const step = window.page.locator('.getting-started-step[data-step-id$="#esma.search"]');
    await step.getByText('Search for Conjectures…').click();
    await searchStep(window, 1);
    await keyboard.type('e');
    await keyboard.press('Enter');
    for (const next of [2, 3] as const) {
      await searchStep(window, next);
      await keyboard.press('Enter');
    }
    await step.locator('[role=checkbox][aria-checked=true]').waitFor();
  });

  it('is loaded again, with what was open', async () => {
    const window = vscode();
    await window.reload();
    await window.page.locator('.tab[data-resource-name="notes.md"]').waitFor();
    await window.run('ESMA: Show Log');
  });
});
