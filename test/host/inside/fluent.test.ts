import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** The share of a core that this process takes, over some time. */
async function load(milliseconds: number): Promise<number> {
  const before = process.cpuUsage();
  await rest(milliseconds);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / milliseconds;
}

describe('while a deep search runs', () => {
  it('the event loop of the extension host is free, and a stop ends the work', async () => {
    const settings = vscode.workspace.getConfiguration('esma');
    await settings.update('defaultSpace', 'deep', vscode.ConfigurationTarget.Global);
    let isRunning = false;
    void vscode.commands.executeCommand('esma.search').then(() => (isRunning = true));
    // Constant, space and plan: the first choice each time, as soon as it is there.
    for (let tries = 0; tries < 60 && !isRunning; tries++) {
      await rest(300);
      await accept();
    }
    assert.ok(isRunning);
    await rest(1000);
    assert.ok((await load(1000)) > 0.2, 'the search runs');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await rest(5000);
    delay.disable();
    const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6 - 5).toFixed(1);
    console.log(
      `      event loop of the host in 5 s of a Deep search: blocked ${milliseconds(delay.percentile(99))} ms at the 99th percentile, ${milliseconds(delay.max)} ms at most`,
    );
    const asked = performance.now();
    await vscode.commands.executeCommand('esma.stopSearch');
    let stopped = performance.now();
    for (let tries = 0; tries < 50 && (await load(40)) > 0.3; tries++) stopped = performance.now();
    console.log(`      Stop Search: the workers rest after ${(stopped - asked).toFixed(0)} ms`);
    await settings.update('defaultSpace', undefined, vscode.ConfigurationTarget.Global);
    assert.ok(delay.max / 1e6 < 2000);
    assert.ok(stopped - asked < 5000);
  });
});
