import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { esma } from '../../support/cli.ts';
import { openLibrary } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';
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
  /** The tab with list and detail. */
  const wide = async () => {
    await vscode().run('ESMA: Show Conjectures');
    return vscode().webview('.page.wide .row .katex');
  };

  prepare(() => openLibrary(vscode(), 'library.esma.jsonl', '68 conjectures in 68 families'));

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has no fault that axe-core knows in ${themes[theme]}`, async () => {
      const window = vscode();
      await window.setTheme(theme);
      const page = await wide();
      await page.locator('.row[aria-rowindex="2"] .equation').click();
      await page.locator('.detail svg.chart path.curve-0').first().waitFor();
      await window.run('ESMA: Focus on Conjectures View');
      const side = await window.webview('.page.side .row .katex');
      await window.screenshot(`conjectures ${theme}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await faults(side), []);
    });
  }

  it('says something that is not understood: the log has a line each, and the page goes on', async () => {
    const window = vscode();
    const page = await wide();
    const wrong = [
      'nonsense',
      { kind: 'call', number: 1, call: 'rows', parameters: { start: -1 } },
      { kind: 'call', number: 2, call: 'action', parameters: { action: 'workbench.action.quit', id: 'x' } },
      { kind: 'eval' },
    ];
    // The page's script has taken VS Code's interface: the frame around it passes on what it sends.
    await page
      .parentFrame()!
      .evaluate(
        `for (const message of ${JSON.stringify(wrong)}) __vscode_post_message__('onmessage', { message })`,
      );
    await page.locator('.list').press('End');
    await page.locator('.row[aria-rowindex="68"] .katex').waitFor();
    await window.run('ESMA: Show Log');
    const warnings = async () =>
      (await window.output()).match(/a message that is not understood/g)?.length ?? 0;
    await eventually(async () => (await warnings()) >= wrong.length, 'the log has a warning for each');
    assert.equal(await warnings(), wrong.length);
    await window.run('View: Hide Panel');
  });

  it('verifies a conjecture to more digits, and says so in its detail', async () => {
    const window = vscode();
    const page = await wide();
    await page.locator('.list').press('Home');
    await page.locator('.row[aria-rowindex="1"] .equation').click();
    const detail = page.locator('.detail');
    await detail.getByText(/^1,?000 as recorded, in a proved enclosure/).waitFor();
    await detail.getByRole('button', { name: 'Verify', exact: true }).click();
    await window.quickInput.getByText('Decimal digits, from 20 to').waitFor();
    await window.answer('2500');
    await window.notified(/^Verified to 2,500 digits: \(e \+ 1\)\/\(e - 1\) = \[2; 6, 10, 14/);
    await detail.getByText(/^2,?500 as recorded, in a proved enclosure/).waitFor();
  });

  it('looks the terms up in OEIS: the browser is opened on them, by VS Code', async () => {
    const window = vscode();
    const opened: string[] = [];
    await window.page.context().route(/oeis\.org/, (route) => {
      opened.push(route.request().url());
      return route.fulfill({ body: 'not the encyclopedia' });
    });
    const page = await wide();
    await page.locator('.list').press('Home');
    await page.locator('.row[aria-rowindex="1"] .equation').click();
    await page.locator('.detail').getByRole('button', { name: 'Look up in OEIS' }).click();
    // VS Code asks before it leaves for a site that it does not know.
    const asked = window.page.locator('.monaco-dialog-box');
    await asked.getByText('oeis.org').first().waitFor();
    const tab = window.page.context().waitForEvent('page');
    await asked.getByRole('button', { name: 'Open', exact: true }).click();
    await (await tab).waitForURL(/oeis/);
    assert.equal(opened.length, 1);
    const { host, pathname, searchParams } = new URL(opened[0]!);
    assert.equal(host + pathname, 'oeis.org/search');
    assert.equal(searchParams.get('q'), '6,10,14,18,22,26,30,34,38,42,46,50');
    await (await tab).close();
  });

  it('offers in the palette what can be done with conjectures', async () => {
    const window = vscode();
    for (const title of [
      'Insert Conjecture…',
      'Copy Conjecture as LaTeX',
      'Copy Conjecture As…',
      'Verify Conjecture to More Digits…',
      'Close Conjectures File',
    ])
      assert.equal(await window.offers(`ESMA: ${title}`), true, title);
    // There is no search, only a file.
    for (const title of ['Delete Search', 'Save Conjectures to File…', 'Pause Search'])
      assert.equal(await window.offers(`ESMA: ${title}`), false, title);
  });

  it('is there again after the window has been loaded again, with its selection', async () => {
    const window = vscode();
    const page = await wide();
    await page.locator('.list').press('Home');
    await page.locator('.row[aria-rowindex="2"] .equation').click();
    await page.locator('.row[aria-rowindex="2"][aria-selected=true]').waitFor();
    const chosen = await page.locator('.row[aria-selected=true]').getAttribute('aria-label');
    assert.match(chosen!, /^e = /);
    const lines = window.read('library.esma.jsonl').trim().split('\n');
    const { id } = JSON.parse(
      lines.find((line) => line.includes('"numerator":["0","1"],"denominator":["1"],"signs":[-1,1]'))!,
    ) as { readonly id: string };
    await window.stored(new RegExp(`selected\\W+${id}`));
    await window.reload();
    const again = await window.webview('.page.wide .row .katex');
    await again.locator('.detail .katex').first().waitFor();
    assert.equal(await again.locator('.row[aria-selected=true]').getAttribute('aria-label'), chosen);
    assert.deepEqual(window.refusals, []);
  });

  it('is empty once the file is closed, and the file is as it was', async () => {
    const window = vscode();
    const page = await wide();
    const text = window.read('library.esma.jsonl');
    await window.run('ESMA: Close Conjectures File');
    await page.locator('.empty').getByText('No conjectures yet').waitFor();
    await window.run('ESMA: Focus on Searches View');
    await window.page.locator('.part.sidebar .welcome-view').getByText('Search for Conjectures…').waitFor();
    assert.equal(window.read('library.esma.jsonl'), text);
    assert.equal(await window.offers('ESMA: Close Conjectures File'), false);
  });
});
