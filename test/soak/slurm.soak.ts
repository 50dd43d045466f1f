import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { gathered, onOneMachine, standings, writtenRun } from '../support/cluster.ts';
import { esma, esmaHere } from '../support/cli.ts';
import { canRunSlurm, startSlurm } from '../support/slurm.ts';
import type { Slurm } from '../support/slurm.ts';

// What a cluster does to jobs, done by a real Slurm. Requeued tasks wait some minutes before they begin again.
describe('a run under Slurm', () => {
  let folder: string;
  let slurm: Slurm;
  const height = '20';
  let whole: Buffer;
  before(async function () {
    if (!canRunSlurm()) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'esma-slurm-'));
    whole = onOneMachine(join(folder, 'whole.jsonl'), ['e'], '--height', height);
    slurm = await startSlurm(join(folder, 'slurm'));
  });
  after(async () => {
    await slurm?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** Submits a run of e. @returns its folder, the array's id and the merge's */
  function submitted(name: string, ...words: string[]) {
    const run = join(folder, name);
    writtenRun(run, 'e', '--height', height, '--scheduler', 'slurm', '--shards', '2', ...words);
    const said = slurm.call('bash', join(run, 'submit.sh'));
    const [, array, merge] = /^array (\d+)\nmerge (\d+)\n$/.exec(said)!;
    return { run, array: array!, merge: merge! };
  }
  const stateOf = (job: string) =>
    /JobState=(\w+)/.exec(slurm.call('scontrol', 'show', 'job', job))?.[1] ?? 'none';
  const log = (run: string, name: string) => {
    const path = join(run, 'logs', `${name}.txt`);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  /** A task runs and has saved something. */
  const isAtWork = (run: string, task: number) => () => {
    const path = join(run, 'shards', `${task}.checkpoint`);
    return existsSync(path) && readFileSync(path, 'utf8').split('\n').length > 3;
  };
  const ends = (merge: string) => slurm.until('the merge is done', () => stateOf(merge) === 'COMPLETED', 420);

  it('that is requeued goes on, and ends with the same bytes', async () => {
    const { run, array, merge } = submitted('requeue');
    await slurm.until('task 1 is at work', isAtWork(run, 1));
    slurm.call('scontrol', 'requeue', `${array}_1`);
    await ends(merge);
    assert.deepEqual(gathered(run), whole);
    assert.match(log(run, '1'), /going on after [1-9]\d* groups/);
  });

  it('that is preempted goes on, and ends with the same bytes', async () => {
    const { run, merge } = submitted('preempt');
    await slurm.until('task 1 is at work', isAtWork(run, 1));
    slurm.call('sbatch', '-p', 'high', '-n1', '--exclusive', '-o', '/dev/null', '--wrap', 'sleep 4');
    await ends(merge);
    assert.deepEqual(gathered(run), whole);
    assert.match(log(run, '1'), /going on after [1-9]\d* groups/);
  });

  it('whose wall time is up saves what it has and goes back into the queue', async () => {
    const { run, array, merge } = submitted('time', '--time', '1');
    await slurm.until('task 1 is at work', isAtWork(run, 1));
    // As Slurm does before the time is up.
    slurm.call('scancel', '--batch', '--signal=USR1', `${array}_1`);
    await slurm.until('the task has saved', () => /interrupted after/.test(log(run, '1')));
    await ends(merge);
    assert.deepEqual(gathered(run), whole);
  });

  it('whose node dies is begun again', async () => {
    const { run, array, merge } = submitted('node');
    await slurm.until('task 1 is at work', isAtWork(run, 1));
    await slurm.killNode();
    await slurm.startNode();
    slurm.call('scontrol', 'requeue', array);
    await ends(merge);
    assert.deepEqual(gathered(run), whole);
  });

  it('with a task that fails three times is not merged, and the task is named', async () => {
    const run = writtenRun(
      join(folder, 'fails'),
      ...['e', '--height', '3', '--scheduler', 'slurm', '--shards', '2'],
    );
    writeFileSync(join(run, 'shards', '2.checkpoint'), 'no checkpoint\n');
    // Three turns, without the minutes that Slurm makes a requeued task wait.
    writeFileSync(
      join(run, 'shards', '2.json'),
      JSON.stringify({
        ...{ state: 'failed', host: 'x', began: 0, seen: 0, shareBefore: 0, share: 0 },
        ...{ failures: 2, groups: 0, message: '' },
      }),
    );
    const said = slurm.call('bash', join(run, 'submit.sh'));
    const [, array, merge] = /^array (\d+)\nmerge (\d+)\n$/.exec(said)!;
    await slurm.until('the task has failed', () => stateOf(`${array}_2`) === 'FAILED', 200);
    await slurm.until('the merge is cancelled', () => stateOf(merge!) === 'CANCELLED', 200);
    assert.deepEqual(await standings(run), ['done', 'given up']);
    assert.match((await esmaHere('status', run)).out, /given up .*is no checkpoint of ESMA/);
    assert.match(esma('gather', run).err, /is no checkpoint of ESMA/);
  });
});
