import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { esma } from '../../support/cli.ts';
import { useWindow } from '../session.ts';
import type { Theme } from '../window.ts';
import { themes } from '../window.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds at WCAG 2.1 AA, one line a fault. Evaluated by the debugger: the page's policy allows no scripts. */
async function faults(page: Frame): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
}

describe('the page of the conjectures, in VS Code', () => {
  const vscode = useWindow({ files: { 'library.esma.jsonl': esma('search', 'e', '--json').out } });

  before(async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('library.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/library.esma.jsonl`);
    const page = await window.webview('.page.wide .row .katex');
    await page.getByText('68 conjectures in 68 families').first().waitFor();
    await page.locator('.row').nth(1).locator('.equation').click();
    await page.locator('.detail .chart, .detail svg').first().waitFor();
    await window.run('ESMA: Focus on Conjectures View');
    await window.webview('.page.side .row .katex');
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has no fault that axe-core knows in ${themes[theme]}`, async () => {
      const window = vscode();
      await window.setTheme(theme);
      await window.screenshot(`conjectures ${theme}`);
      assert.deepEqual(await faults(await window.webview('.page.wide')), []);
      assert.deepEqual(await faults(await window.webview('.page.side')), []);
    });
  }

  it('says something that is not understood: the log has a line, and the page goes on', async () => {
    const window = vscode();
    const page = await window.webview('.page.side');
    const wrong = [
      'nonsense',
      { kind: 'call', number: 1, call: 'rows', parameters: { start: -1 } },
      { kind: 'eval' },
    ];
    // The page's script has taken VS Code's interface: the frame around it passes on what it sends.
    await page
      .parentFrame()!
      .evaluate(
        `for (const message of ${JSON.stringify(wrong)}) __vscode_post_message__('onmessage', { message })`,
      );
    await page.evaluate(`document.querySelector('.list').scrollTop = 1000`);
    await page.locator('.row .katex').first().waitFor();
    await window.run('ESMA: Show Log');
    await window.page.locator('.part.panel').getByText('[warning]').first().waitFor();
    assert.equal((await window.output()).match(/a message that is not understood/g)?.length, wrong.length);
  });

  it('is there again after the window has been reloaded, with its selection', async () => {
    const window = vscode();
    await window.page.waitForTimeout(300);
    await window.reload();
    const page = await window.webview('.page.wide .row .katex');
    await page.locator('.detail .katex').first().waitFor();
    assert.match(await page.locator('.row[aria-selected=true]').innerText(), /order 4/);
    assert.deepEqual(window.refusals, []);
  });
});
