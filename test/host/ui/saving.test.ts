import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { esma } from '../../support/cli.ts';
import { says, startSearch } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { useWindow } from '../session.ts';

/** A colleague's library: of another constant, with a proof. */
const theirs = esma('search', 'tan(1)', '--height', '1', '--period', '1', '--json').out;
const ids = (text: string) => [...text.matchAll(/^\{"schema":1,"id":"([^"]+)"/gm)].map(([, id]) => id!);

describe('saving into a library that is there', () => {
  const vscode = useWindow({ files: { 'theirs.esma.jsonl': theirs, '.git/HEAD': 'ref: refs/heads/main\n' } });

  it('adds to it by id, says how many of how many, and offers the line by which git merges', async () => {
    const window = vscode();
    assert.ok(ids(theirs).length > 1);
    const item = await startSearch(window, 'e', 'Quick');
    await says(item, '1,470');
    await window.run('ESMA: Save Conjectures to File…');
    const input = window.quickInput.locator('.quick-input-box input');
    await eventually(
      async () => (await input.inputValue()).endsWith('conjectures.esma.jsonl'),
      'the dialog proposes a name',
    );
    await window.answer(join(window.folder, 'theirs.esma.jsonl'));
    // VS Code asks first whether the file shall be replaced; ESMA then says what stands in it.
    await window.quickInput
      .getByText(/already exists/)
      .first()
      .waitFor();
    await window.page.keyboard.press('Enter');
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.getByText(`holds ${ids(theirs).length} conjectures already`).waitFor();
    await dialog.getByRole('button', { name: 'Add to Them' }).click();
    await window.notified(
      /of \d+ conjectures are new in theirs\.esma\.jsonl, and added\. The window keeps some/,
    );
    const text = window.read('theirs.esma.jsonl');
    assert.ok(text.startsWith(theirs), 'what was there stays');
    assert.equal(new Set(ids(text)).size, ids(text).length, 'none stands twice');
    assert.ok(ids(text).length > 400);
    await window.notified(/merge=union/);
  });

  it('a pipe that is opened as a library is told, and not waited for', async () => {
    const window = vscode();
    const pipe = join(window.folder, 'pipe.esma.jsonl');
    assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('pipe.esma.jsonl').waitFor();
    await window.answer(pipe);
    await window.page
      .getByText(/pipe\.esma\.jsonl is no regular file/)
      .first()
      .waitFor();
  });
});
