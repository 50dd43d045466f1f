import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { useWindow } from '../session.ts';

describe('the log, through the user interface', () => {
  const vscode = useWindow();

  it('"ESMA: Show Log" shows the output channel ESMA with a first line', async () => {
    const window = vscode();
    await window.showLog();
    const panel = window.page.locator('.part.panel');
    assert.match(await window.output(), /\[info\] ESMA \d+\.\d+\.\d+/);
    assert.equal(await panel.locator('select option:checked').first().innerText(), 'ESMA');
    console.log(`      picture: ${await window.screenshot('log')}`);
  });
});
