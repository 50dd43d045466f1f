import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { hasTool } from '../../support/tools.mjs';
import { useWindow } from '../session.ts';
import type { VsCodeWindow } from '../window.ts';

/** Writes a text beside the paper and compiles it. @throws Error where LaTeX does not accept it */
function compile(window: VsCodeWindow, text: string): void {
  writeFileSync(join(window.folder, 'compiled.tex'), text);
  const flags = ['-interaction=nonstopmode', '-halt-on-error', '-draftmode', 'compiled.tex'];
  execFileSync('pdflatex', flags, { cwd: window.folder, stdio: 'pipe' });
}

describe('from the palette to the paper, through the user interface', () => {
  const vscode = useWindow();
  let original: string;
  let inserted: string;

  it('F1, Search for Conjectures…, e, Quick, Start: formulas in the side panel in a moment', async () => {
    const window = vscode();
    original = window.read('paper.tex');
    await window.openFile('paper.tex');
    await window.goToLine(28);
    await window.run('ESMA: Search for Conjectures…');
    await window.answer('e');
    await window.choose('Quick');
    await window.quickInput.getByText('2,464 candidates').waitFor();
    const started = performance.now();
    await window.page.keyboard.press('Enter');
    const panel = await window.webview('.row .katex');
    const milliseconds = performance.now() - started;
    console.log(`      first formulas ${milliseconds.toFixed(0)} ms after Start`);
    assert.ok(milliseconds < 20_000);
    await panel.getByText('1,470 conjectures in 68 families').first().waitFor();
    await window.screenshot('panel');
  });

  it('tells of the end once', async () => {
    const window = vscode();
    assert.deepEqual(await window.notifications(), [
      'e: 1,470 conjectures in 68 families among 2,464 candidates.',
    ]);
  });

  it('the first one is inserted from its row: a display equation, which LaTeX compiles', async () => {
    const window = vscode();
    const panel = await window.webview('.row .katex');
    await panel.locator('.row').first().hover();
    await panel.locator('.row').first().getByRole('button', { name: 'Insert' }).click();
    await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await window.save();
    inserted = window.read('paper.tex');
    assert.match(
      inserted,
      /here\.\n\\begin\{equation\}\n {2}\\frac\{e \+ 1\}\{e - 1\} = 2 \+ \\cfrac\{1\}\{6 \+ /,
    );
    if (hasTool('texlive-latex-recommended')) compile(window, inserted);
  });

  it('the caret is behind it, and one undo takes it back, byte for byte', async () => {
    const window = vscode();
    await window.page.keyboard.type('X');
    await window.save();
    assert.match(window.read('paper.tex'), /\\end\{equation\}X\n/);
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });

  it('by the keyboard alone, and with two keys beyond the name of the command', async () => {
    const window = vscode();
    await window.page.keyboard.press('F1');
    await window.page.keyboard.type('ESMA: Insert Conjecture…');
    await window.quickInput.getByText('ESMA: Insert Conjecture…').waitFor();
    await window.page.keyboard.press('Enter');
    await window.quickInput.getByText('(e + 1)/(e - 1)').first().waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.tabs-container .tab.active.dirty').waitFor();
    await window.save();
    assert.equal(window.read('paper.tex'), inserted);
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });

  it('by the keyboard from the list: the arrows choose, Enter inserts', async () => {
    const window = vscode();
    await window.run('ESMA: Focus on Conjectures View');
    const panel = await window.webview('.row .katex');
    for (let keys = 0; (await panel.locator('.list:focus').count()) === 0; keys++) {
      assert.ok(keys < 12, 'the list is reached by the tabulator key');
      await window.page.keyboard.press('Tab');
    }
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.tabs-container .tab.active.dirty').waitFor();
    await window.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await window.save();
    assert.match(window.read('paper.tex'), /here\.\n\\begin\{equation\}\n {2}e - 1 = 2 - \\cfrac/);
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });
});
