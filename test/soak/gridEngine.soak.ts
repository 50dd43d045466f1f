import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { gathered, onOneMachine, writtenRun } from '../support/cluster.ts';
import { canRunGridEngine, startGridEngine } from '../support/gridEngine.ts';
import type { GridEngine } from '../support/gridEngine.ts';

// Debian's gridengine-master, gridengine-exec and gridengine-client; without them there is nothing to run.
describe('a run under Grid Engine', () => {
  let folder: string;
  let engine: GridEngine;
  before(async function () {
    if (!canRunGridEngine()) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'esma-gridengine-'));
    engine = await startGridEngine(join(folder, 'engine'));
  });
  after(async () => {
    await engine?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** Submits a run. @returns the array's id */
  function submit(run: string): string {
    const said = engine.call('bash', join(run, 'submit.sh'));
    return /^array (\d+)\nmerge \d+\n$/.exec(said)![1]!;
  }
  const log = (run: string, name: string) => {
    const path = join(run, 'logs', `${name}.txt`);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const ends = (run: string) =>
    engine.until('the merge is done', () => /is complete/.test(log(run, 'merge')), 420);

  it('gives the bytes of one run on one machine', async () => {
    const words = ['--height', '3', '--digits', '100'];
    const whole = onOneMachine(join(folder, 'small.jsonl'), ['e', 'tan(1)'], ...words);
    const run = writtenRun(
      join(folder, 'small'),
      ...['e', 'tan(1)', ...words, '--scheduler', 'sge', '--shards', '3'],
    );
    submit(run);
    await ends(run);
    assert.deepEqual(gathered(run), whole);
  });

  it('that is told that its time is up, or rescheduled, goes on and ends with the same bytes', async () => {
    const whole = onOneMachine(join(folder, 'whole.jsonl'), ['e'], '--height', '30');
    const run = writtenRun(
      join(folder, 'told'),
      ...['e', '--height', '30', '--scheduler', 'sge', '--shards', '2', '--time', '60'],
    );
    const array = submit(run);
    const isAtWork = (task: number) => () => {
      const path = join(run, 'shards', `${task}.checkpoint`);
      if (engine.processOf(array, task) === null || !existsSync(path)) return false;
      return readFileSync(path, 'utf8').split('\n').length > 3;
    };
    await engine.until('task 1 is at work', isAtWork(1));
    // As Grid Engine does when s_rt is over.
    process.kill(engine.processOf(array, 1)!, 'SIGUSR1');
    await engine.until('the task has saved', () => /interrupted after/.test(log(run, '1')));
    await engine.until('task 2 is at work', isAtWork(2));
    engine.call('qmod', '-rj', `${array}.2`);
    await ends(run);
    assert.deepEqual(gathered(run), whole);
    assert.match(log(run, '1'), /going on after [1-9]\d* groups/);
  });
});
