import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { useWindow } from '../session.ts';

describe('the toolbox, through the user interface', () => {
  const nested = 'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\cdots}}}';
  const vscode = useWindow({
    files: { 'work.tex': `\\[\n  ${nested}\n\\]\n` },
  });

  const title = () => vscode().quickInput.locator('.quick-input-title');
  const answers = async (text: string) => {
    await vscode().quickInput.locator('.monaco-list-row', { hasText: text }).first().waitFor();
  };

  it('reads a selected fraction, proves its rule from its value, and converts it', async () => {
    const window = vscode();
    await window.openFile('work.tex');
    await window.selectLine(2);
    await window.run('ESMA: Continued Fraction Toolbox…');
    await title().getByText('2; 2k + 3 @ -+').waitFor();
    const box = window.quickInput.locator('.quick-input-box input');
    assert.equal(await box.getAttribute('placeholder'), 'The rule follows from the value e - 1: proved.');
    console.log(`      picture: ${await window.screenshot('toolbox pick dark')}`);
    await window.choose('Convert to another sign pattern');
    await window.choose('+');
    await answers('1; 1; 2k + 2 @ +');
    assert.equal(await box.getAttribute('placeholder'), 'Kept: the value, exactly; shown for all terms.');
    console.log(`      picture: ${await window.screenshot('toolbox result')}`);
    await window.choose('Insert LaTeX');
    await window.page.locator('.tab.active[data-resource-name="work.tex"].dirty').waitFor();
    await window.save();
    const text = window.read('work.tex');
    assert.ok(text.startsWith(`\\[\n  ${nested}`), 'the selection stays');
    assert.match(text, /\\cdots\}\}\}1 \+ \\cfrac\{1\}\{1 \+ \\cfrac\{1\}\{2 \+ /);
    await window.undo();
    await window.save();
    assert.ok(!window.read('work.tex').includes('}}}1 + '), 'one undo step');
  });

  it('goes on from tool to tool, and says where there is no answer', async () => {
    const window = vscode();
    await window.goToEnd();
    await window.run('ESMA: Continued Fraction Toolbox…');
    await window.answer('2; 3+2k @ -+');
    await window.choose('Fold');
    await answers('2; 7 | 4k + 10 @ -2 | 1');
    await window.choose('Go On with Another Tool');
    await title().getByText('2; 7 | 4k + 10 @ -2 | 1').waitFor();
    await window.choose('Unfold');
    await answers('1; 1; 2k + 2 @ +');
    await window.choose('Go On with Another Tool');
    await window.choose('Convert to another sign pattern');
    await window.choose('-');
    await answers('No interlaced polynomials: under - alone it has runs of 2s');
    await window.page.keyboard.press('Escape');
  });

  it('compares, and tabulates convergents', async () => {
    const window = vscode();
    await window.run('ESMA: Continued Fraction Toolbox…');
    await window.answer('2; 3+2k @ -+');
    await window.choose('Compare with another fraction');
    await window.answer('[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]');
    await answers('Equal value, proved');
    await answers('The first converges faster');
    await window.page.keyboard.press('Escape');
    await window.run('ESMA: Continued Fraction Toolbox…');
    await window.answer('pi');
    const offered = await window.choices();
    assert.ok(offered.includes('Identify') && !offered.includes('Fold'), 'a number has no period to fold');
    await window.choose('Convergents with errors');
    await window.answer('4');
    await answers('355/113');
    await window.choose('Copy Text');
    await window.page.locator('.statusbar-item').getByText('The result is in the clipboard').waitFor();
    assert.match(await window.clipboard(), /^0: {2}3\/1 {3}1\.41e-1\n1: {2}22\/7/);
  });

  it('what cannot be read is a sentence', async () => {
    const window = vscode();
    await window.goToEnd();
    await window.run('ESMA: Continued Fraction Toolbox…');
    const message = window.quickInput.locator('.quick-input-message');
    const box = window.quickInput.locator('.quick-input-box input');
    await box.fill('[3; 7, 15]');
    await message.getByText('terms: no rule shows in these 3').waitFor();
    // What is known to be wrong is not accepted: the box stays.
    await window.page.keyboard.press('Enter');
    await box.fill('e - 1 = [2; 3, 2, 5, 2, 7, …]');
    await message.getByText('2; 2k + 3 @ -+').waitFor();
    await window.page.keyboard.press('Escape');
  });
});
