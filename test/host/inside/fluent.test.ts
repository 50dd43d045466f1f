import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { interval, keepsPromise, longestBlock, threadClock } from '../../support/promise.ts';

const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** The share of a core that this process takes, over some time. */
async function load(milliseconds: number): Promise<number> {
  const before = process.cpuUsage();
  await interval(milliseconds);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / milliseconds;
}

describe('while a deep search runs', () => {
  it('the event loop of the extension host is free, and a stop ends the work', async () => {
    const settings = vscode.workspace.getConfiguration('esma');
    await settings.update('defaultSpace', 'deep', vscode.ConfigurationTarget.Global);
    const watch = () => longestBlock(() => interval(3000));
    // What VS Code and the machine do by themselves.
    const before = Math.min(await watch(), await watch());
    console.log(`      event loop of the host without a search: blocked ${before.toFixed(1)} ms at most`);
    let isRunning = false;
    void vscode.commands.executeCommand('esma.search').then(() => (isRunning = true));
    // Constant, space and plan: the first choice each time, as soon as it is there.
    await eventually(async () => {
      await accept();
      return isRunning;
    }, 'the search runs');
    await eventually(async () => (await load(200)) > 0.1, 'the workers work');
    const measure = async () => {
      assert.ok((await load(500)) > 0.1, 'the search runs');
      return Math.max(0, (await watch()) - before);
    };
    await keepsPromise('event loop in a Deep search, blocked longer than without', 50, measure, {
      clock: threadClock,
    });
    await keepsPromise('Stop Search, until the workers rest', 500, async () => {
      await vscode.commands.executeCommand('esma.resumeSearch');
      for (let tries = 0; tries < 100 && (await load(100)) < 0.1; tries++);
      const asked = performance.now();
      await vscode.commands.executeCommand('esma.stopSearch');
      let stopped = performance.now();
      for (let tries = 0; tries < 50 && (await load(40)) > 0.3; tries++) stopped = performance.now();
      return stopped - asked;
    });
    await settings.update('defaultSpace', undefined, vscode.ConfigurationTarget.Global);
  });
});
