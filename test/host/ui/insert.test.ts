import assert from 'node:assert/strict';
import { describe, before, it } from 'mocha';
import { esma } from '../../support/cli.ts';
import { useWindow } from '../session.ts';

const body =
  '\\frac{e + 1}{e - 1} = 2 + \\cfrac{1}{6 + \\cfrac{1}{10 + \\cfrac{1}{14 + \\cfrac{1}{18 + \\cdots}}}}';
const display = (indent = '') => `\\begin{equation}\n${indent}  ${body}\n${indent}\\end{equation}`;

describe('inserting, through the user interface', () => {
  const vscode = useWindow({
    files: {
      'two.tex': 'first \nsecond OLD\n  third\n',
      'inline.tex': 'Here $x = $ is an equation.\n',
      'list.md': '- one\n- \n',
      'plain.txt': 'text: \n',
      'fixed.tex': 'not to be changed\n',
      'library.esma.jsonl': esma('search', 'e', '--json').out,
    },
    settings: { 'files.readonlyInclude': { '**/fixed.tex': true }, 'editor.acceptSuggestionOnEnter': 'off' },
  });

  /** Runs Insert Conjecture… and takes the first one. */
  const insert = async () => {
    const window = vscode();
    await window.run('ESMA: Insert Conjecture…');
    await window.quickInput.getByText('(e + 1)/(e - 1)').first().waitFor();
    await window.page.keyboard.press('Enter');
  };
  const changed = () => vscode().page.locator('.tabs-container .tab.active.dirty').waitFor();

  before(async () => {
    const window = vscode();
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('library.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/library.esma.jsonl`);
    const page = await window.webview('.row .katex');
    await page.getByText('68 conjectures in 68 families').first().waitFor();
  });

  it('two cursors and a selection: all changed, in one undo', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await window.openFile('two.tex');
    const original = window.read('two.tex');
    await window.goToLine(2);
    await keyboard.press('Control+Shift+ArrowLeft');
    await window.page
      .locator('.view-line', { hasText: 'first' })
      .click({ modifiers: ['Alt'], position: { x: 200, y: 5 } });
    await insert();
    await changed();
    await window.save();
    assert.equal(window.read('two.tex'), `first \n${display()}\nsecond \n${display()}\n  third\n`);
    await keyboard.press('ControlOrMeta+z');
    await window.save();
    assert.equal(window.read('two.tex'), original);
  });

  it('between dollars the formula alone', async () => {
    const window = vscode();
    await window.openFile('inline.tex');
    await window.page.keyboard.press('Control+Home');
    for (let i = 0; i < 10; i++) await window.page.keyboard.press('ArrowRight');
    await insert();
    await changed();
    await window.save();
    assert.equal(window.read('inline.tex'), `Here $x = ${body}$ is an equation.\n`);
  });

  it('in Markdown between double dollars', async () => {
    const window = vscode();
    await window.openFile('list.md');
    await window.goToLine(2);
    await insert();
    await changed();
    await window.save();
    assert.equal(window.read('list.md'), `- one\n- \n$$\n${body}\n$$\n`);
  });

  it('elsewhere one is asked how', async () => {
    const window = vscode();
    await window.openFile('plain.txt');
    await window.goToLine(1);
    await insert();
    await window.quickInput.getByText('LaTeX: formula alone').waitFor();
    const choices = await window.choices();
    for (const name of ['Plain text', 'LaTeX: display', 'LaTeX: formula alone', 'Markdown'])
      assert.ok(choices.includes(name), name);
    await window.page.keyboard.press('Enter');
    await changed();
    await window.save();
    assert.match(window.read('plain.txt'), /^text: \(e \+ 1\)\/\(e - 1\) = \[2; 6, 10, 14/);
  });

  it('a document that can not be changed: copied instead', async () => {
    const window = vscode();
    await window.openFile('fixed.tex');
    await insert();
    await window.page.locator('.statusbar-item').getByText('the formula was copied instead').waitFor();
    assert.equal(await window.clipboard(), display());
    assert.equal(window.read('fixed.tex'), 'not to be changed\n');
  });

  it('behind the tab of the conjectures: the document comes to the front', async () => {
    const window = vscode();
    await window.openFile('inline.tex');
    await window.page.keyboard.press('Control+End');
    await window.run('ESMA: Show Conjectures');
    const page = await window.webview('.page.wide .row .katex');
    await page.locator('.row').nth(1).locator('.equation').click();
    await page.locator('.detail').getByRole('button', { name: 'Insert' }).first().click();
    await window.page.locator('.tab.active[data-resource-name="inline.tex"].dirty').waitFor();
    await window.save();
    assert.match(window.read('inline.tex'), /\n\\begin\{equation\}\n {2}e - 1 = 2 - /);
  });

  it('a document that was closed meanwhile: copied instead', async () => {
    const window = vscode();
    await window.run('View: Close All Editors');
    await insert();
    await window.page.locator('.statusbar-item').getByText('the formula was copied instead').waitFor();
  });
});
