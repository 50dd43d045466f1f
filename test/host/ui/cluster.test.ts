import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { canRunSlurm, startSlurm } from '../../support/slurm.ts';
import { hasTool } from '../../support/tools.mjs';
import { prepareSearch } from '../actions.ts';
import { slurmBeside, useWindow } from '../session.ts';

describe('a run on a cluster', () => {
  const vscode = useWindow();

  it('is offered for a search that another machine would calculate', async () => {
    const window = vscode();
    await prepareSearch(window, 'e', 'Quick');
    await window.quickInput.getByPlaceholder(/it calculates on .+, to which VS Code is connected/).waitFor();
    await window.choose('Run on a Cluster…');
    await window.quickInput.getByText('GNU parallel').waitFor();
    await window.page.keyboard.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
  });

  it('is written, shown, submitted when that is said, ends while VS Code is closed, is gathered, and its first formula inserted', async function () {
    const isSlurm = canRunSlurm();
    if (!isSlurm && !hasTool('parallel')) this.skip();
    const window = vscode();
    const slurm = isSlurm ? await startSlurm(slurmBeside(window.folder)) : null;
    try {
      await window.openFile('paper.tex');
      await window.goToLine(29);
      await prepareSearch(window, 'e', 'Quick', 'ESMA: Run on a Cluster…');
      await window.quickInput.getByText('2,464 candidates').waitFor();
      await window.page.keyboard.press('Enter');
      await window.quickInput.getByText('GNU parallel').waitFor();
      await window.answer(slurm ? 'Slurm' : 'GNU parallel');
      await window.quickInput.getByText('Shards, from 1 to').waitFor();
      await window.answer('2');
      await window.quickInput.getByText('The folder to write').waitFor();
      const folder = join(window.folder, 'run of e');
      await window.answer(folder);
      await window.page.locator('.tab[data-resource-name="submit.sh"]').waitFor();
      // Nothing runs before it is said.
      assert.deepEqual(readdirSync(join(folder, 'logs')), []);
      await window.notified(/Nothing runs before it is submitted/);
      await window.run('ESMA: Submit Run on a Cluster…');
      const dialog = window.page.locator('.monaco-dialog-box', { hasText: 'bash submit.sh' });
      await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
      await window.run('ESMA: Focus on Searches View');
      const item = window.page.locator('.part.sidebar .monaco-list-row', { hasText: 'run of e' });
      await item.filter({ hasText: /done|at work|waiting/ }).waitFor();
      const library = join(folder, 'results.esma.jsonl');
      await window.reopenAfter(async () => {
        if (slurm) await slurm.until('the merge is done', () => existsSync(library));
      });
      await window.run('ESMA: Focus on Searches View');
      await item.filter({ hasText: 'done · 1,470 in 68 families' }).waitFor();
      await window.run('ESMA: Gather Run on a Cluster…');
      const panel = await window.webview('.page.side .row .katex');
      assert.match(readFileSync(library, 'utf8'), /"constant":"e"/);
      await window.openFile('paper.tex');
      await window.goToLine(29);
      const row = panel.locator('.row', { hasText: '(e + 1)/(e - 1)' }).first();
      await row.hover();
      await row.getByRole('button', { name: 'Insert' }).click();
      assert.match(
        await window.saveFirst('paper.tex'),
        /\\frac\{e \+ 1\}\{e - 1\} = 2 \+ \\cfrac\{1\}\{6 \+ /,
      );
    } finally {
      await slurm?.stop();
    }
  });
});
