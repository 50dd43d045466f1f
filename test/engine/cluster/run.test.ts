import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

  it('hears of SIGTERM amid a search, though it has one thread, and keeps what it has', async () => {
    const run = writtenRun(at('term'), 'e', '--height', '20', '--shards', '2', '--scheduler', 'slurm');
    const task = spawn('bash', ['task.sh', '1'], { cwd: run, stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    task.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (text.includes('from the beginning')) task.kill('SIGTERM');
    });
    const [code] = (await once(task, 'close')) as [number];
    assert.equal(code, 75, said);
    assert.match(said, /interrupted after \d+ groups; they are kept/);
    assert.deepEqual(await standings(run), ['interrupted', 'waiting']);
  });

  it('notes that the system killed a task, and gives it up after three times', async () => {
    const setup = at('setup.sh');
    writeFileSync(setup, '[ "$1" = killed ] || kill -KILL $$\n');
    const run = writtenRun(
      at('killed'),
      ...['e', ...small, '--shards', '1', '--scheduler', 'slurm', '--nodes-setup', setup],
    );
    const requeued = at('requeued');
    const bin = at('bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'scontrol'), `#!/bin/sh\necho "$@" >> "${requeued}"\n`, { mode: 0o755 });
    const env = {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      SLURM_ARRAY_TASK_ID: '1',
      SLURM_ARRAY_JOB_ID: '7',
    };
    const turns = [1, 2, 3].map(() => spawnSync('bash', ['array.sh'], { cwd: run, env }).status);
    assert.deepEqual(turns, [75, 75, 1]);
    assert.equal(readFileSync(requeued, 'utf8'), 'requeue 7_1\nrequeue 7_1\n');
    assert.match((await esmaHere('status', run)).out, /given up .*the program was killed \(SIGKILL\)/);
  });

  it('says that the disk is full, writes nothing by halves, and goes on when there is room', async () => {
    const full = at('full.sh');
    // A limit on the length of files refuses a write amid it, as a full disk does.
    writeFileSync(full, '[ -e room ] || ulimit -f 8\n');
    const run = writtenRun(
      at('full'),
      ...['e', 'tan(1)', ...small, '--shards', '1', '--scheduler', 'slurm', '--nodes-setup', full],
    );
    const checkpoint = join(run, 'shards', '1.checkpoint');
    const { status, stdout } = bash(run, 'task.sh', '1');
    assert.equal(status, 75);
    assert.match(
      stdout,
      /failed: checkpoint: .*1\.checkpoint cannot be written \(.+\); what was in it is kept/,
    );
    const kept = readFileSync(checkpoint, 'utf8');
    assert.ok(kept.endsWith('\n'));
    assert.deepEqual(await standings(run), ['failed', 'waiting']);
    writeFileSync(join(run, 'room'), '');
    for (const task of ['1', '2', 'gather']) assert.equal(bash(run, 'task.sh', task).status, 0);
    assert.ok(readFileSync(checkpoint, 'utf8').startsWith(kept));
    assert.deepEqual(gathered(run), whole);
  });

  it('takes the constants of an atlas, each once, and says which it leaves out', async () => {
    const atlas = at('atlas.jsonl');
    const about = (constant: string) =>
      whole
        .toString()
        .split('\n')
        .find((line) => line.includes(`"constant":"${constant}"`))!;
    const lines = [about('tan(1)'), 'no record', about('e'), about('tan(1)')];
    writeFileSync(atlas, `${lines.join('\n')}\n`);
    const run = at('of the atlas');
    const { code, err } = esma(
      ...['submit', 'sqrt(2)', '--atlas', atlas, ...small, '--shards', '2', '--scheduler', 'slurm'],
      ...['--folder', run],
    );
    assert.equal(code, 0, err);
    assert.match(err, /atlas\.jsonl, line 2: .*; it is left out\./);
    const { specifications } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
      specifications: { constant: string }[];
    };
    assert.deepEqual(
      specifications.map(({ constant }) => constant),
      ['sqrt(2)', 'tan(1)', 'e'],
    );
    for (const [content, sentence] of [
      ['no record\n', /^atlas: .*atlas\.jsonl is no library of ESMA/],
      [
        about('e').replace('"numerator"', '"numerators"'),
        /^atlas: .* has no conjecture about a constant that can/m,
      ],
    ] as const) {
      writeFileSync(atlas, content);
      const words = [
        'submit',
        '--atlas',
        atlas,
        '--shards',
        '2',
        '--scheduler',
        'slurm',
        '--folder',
        at('none'),
      ];
      assert.match((await esmaHere(...words)).err, sentence);
    }
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

  it('leaves nothing where it cannot be written whole, so that the next attempt finds room', async function () {
    if (process.platform !== 'linux') this.skip();
    const words = ['submit', 'e', '--shards', '2', '--scheduler', 'slurm', '--folder'];
    mkdirSync(at('empty'));
    for (const run of [at('empty'), at('new/one')]) {
      // The program is larger than the largest file that the process may write.
      const program = `${process.execPath} ${resolve('dist/cli.js')}`;
      const command = `ulimit -f 100; trap '' XFSZ; exec ${program} ${words.join(' ')} ${run}`;
      assert.match(
        bash(folder, '-c', command).stderr,
        /^folder: .* cannot be written \(file too large\); give a folder/,
      );
    }
    assert.deepEqual(readdirSync(at('empty')), []);
    assert.ok(!existsSync(at('new')));
    assert.equal((await esmaHere(...words, at('empty'))).code, 0);
    assert.match(
      (await esmaHere(...words, '/proc/esma')).err,
      /^folder: \/proc\/esma cannot be written \(no such file/,
    );
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
