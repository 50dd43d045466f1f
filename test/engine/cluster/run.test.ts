import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { schedulers } from '../../../src/engine/cluster/schedulers/schedulers.ts';
import { gathered, onOneMachine, standings, writtenRun } from '../../support/cluster.ts';
import { esma, esmaHere } from '../../support/cli.ts';
import { canRunSlurm, startSlurm } from '../../support/slurm.ts';
import { hasTool } from '../../support/tools.mjs';

const bash = (folder: string, ...words: string[]) =>
  spawnSync('bash', words, { cwd: folder, encoding: 'utf8', env: { ...process.env, ESMA_JOBS: '2' } });

/** Of mpmath, 120 places. */
const digitsOfE =
  '2.718281828459045235360287471352662497757247093699959574966967' +
  '627724076630353547594571382178525166427427466391932003059921';

describe('a run on a cluster', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const small = ['--height', '2', '--digits', '100'];
  let whole: Buffer;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-cluster-'));
    whole = onOneMachine(at('whole.jsonl'), ['e', 'tan(1)'], ...small);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('under GNU parallel gives the bytes of one run, wherever its folder lies, and obeys nothing in names', async function () {
    if (!hasTool('parallel')) this.skip();
    const trap = `a'b "$(touch pwned)" ; touch pwned & \`touch pwned\``;
    const digits = at(`$(touch pwned) '; touch pwned; #.txt`);
    writeFileSync(digits, digitsOfE);
    const run = writtenRun(
      join(folder, trap),
      ...['e', '--seed-file', listOf('tan(1) # the second')],
      ...[...small, '--shards', '2', '--scheduler', 'parallel'],
    );
    const { status, stderr, stdout } = bash(run, 'submit.sh');
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(gathered(run), whole);
    assert.deepEqual(await standings(run), ['done', 'done', 'done', 'done']);
    // Once more: nothing is left to do, and nothing is added.
    assert.equal(bash(run, 'task.sh', 'gather').status, 0);
    assert.deepEqual(gathered(run), whole);
    const other = writtenRun(
      at('digits'),
      `@${digits}`,
      '--order=20',
      '--height=1',
      '--shards=1',
      '--scheduler=parallel',
    );
    assert.equal(bash(other, 'task.sh', '1').status, 0);
    for (const place of [process.cwd(), folder, run, other]) assert.ok(!existsSync(join(place, 'pwned')));
  });

  function listOf(text: string): string {
    writeFileSync(at('list.txt'), `${text}\n`);
    return at('list.txt');
  }

  it('under Slurm gives the bytes of one run', async function () {
    if (!canRunSlurm()) this.skip();
    const slurm = await startSlurm(at('slurm'));
    try {
      const run = writtenRun(
        at('under slurm'),
        ...['e', 'tan(1)', ...small, '--shards', '2', '--scheduler', 'slurm', '--time', '10'],
      );
      assert.match(slurm.call('bash', join(run, 'submit.sh')), /^array \d+\nmerge \d+\n$/);
      await slurm.until('the merge is done', () => {
        const log = join(run, 'logs', 'merge.txt');
        return existsSync(log) && /is complete/.test(readFileSync(log, 'utf8'));
      });
      assert.deepEqual(gathered(run), whole);
    } finally {
      await slurm.stop();
    }
  });

  it('goes on with a task that was stopped, and gives one up that fails three times without getting further', async () => {
    const run = writtenRun(at('fails'), 'e', ...small, '--shards', '2', '--scheduler', 'slurm');
    assert.deepEqual(await standings(run), ['waiting', 'waiting']);
    assert.equal(bash(run, 'task.sh', '1').status, 0);
    const checkpoint = join(run, 'shards', '2.checkpoint');
    writeFileSync(checkpoint, 'no checkpoint\n');
    assert.deepEqual(
      [1, 2, 3].map(() => bash(run, 'task.sh', '2').status),
      [75, 75, 1],
    );
    assert.deepEqual(await standings(run), ['done', 'given up']);
    assert.match((await esmaHere('status', run)).out, /given up .*is no checkpoint of ESMA/);
    assert.match(esma('gather', run).err, /is no checkpoint of ESMA/);
    rmSync(checkpoint);
    assert.match(esma('gather', run).err, /task 2 has not begun; bash submit\.sh in .* does what is left/);
    assert.equal(bash(run, 'task.sh', '2').status, 0);
    const sound = readFileSync(checkpoint);
    writeFileSync(checkpoint, sound.subarray(0, Math.floor(0.6 * sound.length)));
    assert.match(esma('gather', run).err, /task 2 has \d+ of \d+ groups/);
    assert.equal(bash(run, 'task.sh', '2').status, 0);
    assert.deepEqual(readFileSync(checkpoint), sound);
    assert.equal(esma('gather', run).code, 0);
    assert.deepEqual(gathered(run), whole.subarray(0, gathered(run).length));
  });

  it('is not joined with what is not its own, nor by a program that is not', () => {
    const run = writtenRun(at('mixed'), 'e', ...small, '--shards', '2', '--scheduler', 'slurm');
    for (const task of ['1', '2']) assert.equal(bash(run, 'task.sh', task).status, 0);
    const [first, second] = [1, 2].map((task) => join(run, 'shards', `${task}.checkpoint`)) as [
      string,
      string,
    ];
    copyFileSync(second, at('kept'));
    copyFileSync(first, second);
    assert.match(esma('gather', run).err, /is of another search \(shard 1\/2, not 2\/2\)/);
    copyFileSync(at('kept'), second);
    appendFileSync(join(run, 'program.mjs'), '\n');
    assert.match(esma('gather', run).err, /program\.mjs is not as it was written/);
    assert.match(bash(run, 'task.sh', '1').stdout, /program\.mjs is not as it was written/);
    const manifest = join(run, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"esma": "[^"]*"/, '"esma": "0.0.1"'));
    assert.match(esma('gather', run).err, /is a run of ESMA 0\.0\.1, and this is/);
  });

  it('refuses names that a script would obey, and a folder with something in it', async () => {
    const words = ['submit', 'e', '--shards', '2', '--scheduler', 'slurm', '--folder', at('refused')];
    for (const name of ['$(touch pwned)', 'a b', 'a;b', "a'b", '', 'a\nb', '-a', '`a`'])
      for (const field of ['partition', 'account', 'image', 'claim'])
        assert.match(
          (await esmaHere(...words, `--${field}=${name}`)).err,
          new RegExp(`^${field}: .* is not allowed; give letters`),
        );
    for (const time of ['0', '1:2:3:4', '-1', '1h', '$(x)', '9999999'])
      assert.match(
        (await esmaHere(...words, `--time=${time}`)).err,
        /^time: .* is not allowed; give minutes/,
      );
    assert.match(
      (await esmaHere(...words.slice(0, 4), '--scheduler', 'condor')).err,
      /^scheduler: "condor" is not known; give slurm/,
    );
    assert.ok(!existsSync(at('refused')));
    assert.match(
      (await esmaHere(...words.slice(0, 6), '--folder', folder)).err,
      /is not empty; give the name of a new one/,
    );
  });
});

describe('the scripts of a run', () => {
  const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'cluster');
  const requests = {
    plain: {
      tasks: 1,
      workers: 1,
      minutes: null,
      partition: null,
      account: null,
      image: 'node:20',
      claim: 'esma',
    },
    full: {
      tasks: 128,
      workers: 4,
      minutes: 1530,
      partition: 'long',
      account: 'math',
      image: 'a/b:1',
      claim: 'c',
    },
  };

  for (const scheduler of schedulers)
    for (const [kind, resources] of Object.entries(requests))
      it(`for ${scheduler.title}, ${kind}, are those that were looked at`, () => {
        const files = scheduler.files(resources);
        const place = join(fixtures, `${scheduler.name}-${kind}`);
        assert.deepEqual(Object.keys(files).sort(), readdirSync(place).sort());
        for (const [name, text] of Object.entries(files)) {
          assert.equal(text, readFileSync(join(place, name), 'utf8'), name);
          if (!name.endsWith('.sh')) continue;
          const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
          assert.equal(status, 0, stderr);
          if (!hasTool('shellcheck')) continue;
          const { stdout } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' });
          assert.equal(stdout, '');
        }
      });
});
