import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { gathered, onOneMachine } from '../support/cluster.ts';

describe('the terminal program as an executable', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-executable-'));
    execFileSync(process.execPath, ['src/cli/single/build.mjs', folder, '--executable'], { stdio: 'ignore' });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('needs no Node: it searches, writes a run, does its tasks and joins them', () => {
    const run = (program: string, ...words: string[]) =>
      spawnSync(program, words, {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: '/usr/bin-without-node', HOME: folder },
      });
    const esma = join(folder, 'esma');
    const words = ['--height', '2', '--digits', '100'];
    const submitted = run(
      esma,
      'submit',
      'e',
      ...words,
      '--shards',
      '2',
      '--scheduler',
      'slurm',
      '--folder',
      'run',
    );
    assert.equal(submitted.status, 0, submitted.stderr);
    for (const task of ['1', '2', 'gather']) {
      const { status, stdout, stderr } = run(
        '/bin/bash',
        '-c',
        `export PATH=/bin:/usr/bin; exec bash run/task.sh ${task}`,
      );
      assert.equal(status, 0, stdout + stderr);
    }
    assert.deepEqual(
      gathered(join(folder, 'run')),
      onOneMachine(join(folder, 'whole.jsonl'), ['e'], ...words),
    );
  });
});
