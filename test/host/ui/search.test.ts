import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { esma } from '../../support/cli.ts';
import { keepsPromise } from '../../support/promise.ts';
import { hasTool } from '../../support/tools.mjs';
import { compileLatex, openLibrary, prepareSearch, searchStep } from '../actions.ts';
import { sampleFolder } from '../folders.ts';
import { prepare, useWindow } from '../session.ts';
import type { VsCodeWindow } from '../window.ts';

const paper = readFileSync(join(sampleFolder, 'paper.tex'), 'utf8');
/** The display that is put into the paper, with its label. */
const display =
  /\\begin\{equation\}\\label\{eq:e\}.*\n {2}\\frac\{e \+ 1\}\{e - 1\} = 2 \+ \\cfrac\{1\}\{6 \+ .*\n\\end\{equation\}/;

/** Checks that the paper has the display on the empty line behind the comment, and is else as it was. */
function hasDisplay(text: string, shown = display): void {
  assert.match(text, shown);
  assert.equal(text.replace(shown, ''), paper);
}

/** Opens a paper at the empty line for conjectures. */
async function openPaper(window: VsCodeWindow, name: string): Promise<void> {
  await window.openFile(name);
  await window.goToLine(29);
}

/** Waits until the editor of the file has the focus again, changed, and saves it. */
async function saveChanged(window: VsCodeWindow, name: string): Promise<string> {
  await window.page.locator(`.tabs-container .tab.active.dirty[data-resource-name="${name}"]`).waitFor();
  await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  await window.save();
  return window.read(name);
}

async function undoAndSave(window: VsCodeWindow, name: string): Promise<string> {
  await window.undo();
  return saveChanged(window, name);
}

describe('from the palette to the paper, in a fresh window', () => {
  const vscode = useWindow();

  it('F1, Search for Conjectures…, e, Quick, Start; the first formula is inserted, LaTeX compiles it, one undo takes it back', async () => {
    const window = vscode();
    await openPaper(window, 'paper.tex');
    await keepsPromise(
      'from Start to the first formulas',
      3000,
      async () => {
        await prepareSearch(window, 'e', 'Quick');
        await window.quickInput.getByText('2,464 candidates').waitFor();
        const started = performance.now();
        await window.page.keyboard.press('Enter');
        await window.webview('.page.side .row .katex');
        return performance.now() - started;
      },
      { tries: 1 },
    );
    const panel = await window.webview('.page.side .row .katex');
    await panel.locator('.counts').filter({ hasText: '1,470 conjectures in 68 families' }).waitFor();
    await window.notified('e: 1,470 conjectures');
    assert.deepEqual(
      (await window.notifications()).filter((text) => text.startsWith('e: ')),
      ['e: 1,470 conjectures in 68 families among 2,464 candidates.'],
      'the end is told once',
    );

    const row = panel.locator('.row', { hasText: '(e + 1)/(e - 1)' }).first();
    await row.hover();
    await row.getByRole('button', { name: 'Insert' }).click();
    const inserted = await saveChanged(window, 'paper.tex');
    hasDisplay(inserted);
    if (hasTool('texlive-latex-recommended')) compileLatex(window, inserted);
    assert.equal(await undoAndSave(window, 'paper.tex'), paper);
  });
});

describe('by the keyboard alone', () => {
  const vscode = useWindow();

  it('from the palette to the paper', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await openPaper(window, 'paper.tex');
    const command = async (title: string) => {
      await window.offered(`ESMA: ${title}`);
      await keyboard.press('F1');
      await window.quickInput.locator('.quick-input-box input:focus').waitFor();
      await keyboard.type(`ESMA: ${title}`);
      await window.quickInput.locator('.monaco-list-row.focused').getByText(`ESMA: ${title}`).waitFor();
      await keyboard.press('Enter');
    };
    await command('Search for Conjectures…');
    await searchStep(window, 1);
    await keyboard.type('e');
    await keyboard.press('Enter');
    await searchStep(window, 2);
    await window.quickInput.locator('.monaco-list-row.focused').getByText('Quick').waitFor();
    await keyboard.press('Enter');
    await searchStep(window, 3);
    await keyboard.press('Enter');
    const panel = await window.webview('.page.side .row .katex');
    await panel.locator('.counts').filter({ hasText: '68 families' }).waitFor();

    // What is at hand now is two keys away from the name of the command: at most three are promised.
    await command('Insert Conjecture…');
    await window.quickInput.locator('.monaco-list-row.focused').getByText('(e + 1)/(e - 1)').waitFor();
    await keyboard.press('Enter');
    const inserted = await saveChanged(window, 'paper.tex');
    hasDisplay(inserted);
    assert.equal(await undoAndSave(window, 'paper.tex'), paper);
  });
});

describe('with conjectures at hand', () => {
  const vscode = useWindow({
    files: {
      'second.tex': paper,
      'third.tex': paper,
      'library.esma.jsonl': esma('search', 'e', '--json').out,
    },
  });

  prepare(() => openLibrary(vscode(), 'library.esma.jsonl', '68 conjectures in 68 families'));

  it('the caret stands behind what was inserted', async () => {
    const window = vscode();
    await openPaper(window, 'second.tex');
    await window.run('ESMA: Insert Conjecture…');
    await window.takeChosen('(e + 1)/(e - 1)');
    await saveChanged(window, 'second.tex');
    // Behind its label and its value, which one may change.
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.type('X');
    assert.match(await saveChanged(window, 'second.tex'), /\\end\{equation\}X\n/);
  });

  it('from the list: the arrows choose, Enter inserts, and the editor has the focus', async () => {
    const window = vscode();
    await openPaper(window, 'third.tex');
    await window.run('ESMA: Focus on Conjectures View');
    const panel = await window.webview('.page.side .row .katex');
    for (let keys = 0; (await panel.locator('.list:focus').count()) === 0; keys++) {
      assert.ok(keys < 12, 'the list is reached by the tabulator key');
      await window.page.keyboard.press('Tab');
    }
    await panel.locator('.row.active[aria-rowindex="1"]').waitFor();
    await window.page.keyboard.press('ArrowDown');
    await panel.locator('.row.active[aria-rowindex="2"]').waitFor();
    await window.page.keyboard.press('Enter');
    const inserted = await saveChanged(window, 'third.tex');
    hasDisplay(inserted, /\\begin\{equation\}\\label\{eq:e\}.*\n {2}e = 3 - \\cfrac.*\n\\end\{equation\}/);
    assert.equal(await undoAndSave(window, 'third.tex'), paper);
  });
});
