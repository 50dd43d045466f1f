import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { esmaVersion } from '../../../src/engine/version.ts';
import { sealedLine, unsealedLine } from '../../../src/library/seal.ts';
import { writtenRun } from '../../support/cluster.ts';
import { esmaHere } from '../../support/cli.ts';

/** What a co-author's folder may be made of. */
type Change = (run: string) => void;

describe('the folder of a run from a stranger', () => {
  let folder: string;
  let sound: string;
  const at = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-hostile-run-'));
    sound = writtenRun(
      at('sound'),
      ...['e', '--height', '1', '--digits', '100', '--shards', '2', '--scheduler', 'slurm'],
    );
    for (const task of ['1', '2'])
      assert.equal(spawnSync('bash', ['task.sh', task], { cwd: sound }).status, 0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const pipe = (path: string) => {
    rmSync(path, { force: true });
    assert.equal(spawnSync('mkfifo', [path]).status, 0);
  };
  const link = (path: string, target: string) => {
    rmSync(path, { force: true });
    symlinkSync(target, path);
  };
  const manifest = (change: (json: Record<string, unknown>) => void) => (run: string) => {
    const path = join(run, 'manifest.json');
    const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    change(json);
    writeFileSync(path, JSON.stringify(json));
  };
  /** As if this program, which the tests run as its source, had written the folder. */
  const ofThisProgram = manifest((json) => (json.esma = esmaVersion));
  /** A line of a checkpoint changed, and sealed again as a forger would. */
  const checkpoint = (change: (json: Record<string, unknown>) => unknown) => (run: string) => {
    const path = join(run, 'shards', '1.checkpoint');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const json = JSON.parse(unsealedLine(lines[1]!)!) as Record<string, unknown>;
    lines[1] = sealedLine(JSON.stringify(change(json))).trimEnd();
    writeFileSync(path, `${lines.join('\n')}\n`);
  };

  /** A copy of the run, changed. */
  const changed = (...changes: readonly Change[]): string => {
    const run = at('run');
    rmSync(run, { recursive: true, force: true });
    cpSync(sound, run, { recursive: true });
    for (const change of changes) change(run);
    return run;
  };

  /** What a command says in a process of its own, which is ended where it waits. */
  const said = (name: string, run: string) =>
    spawnSync(process.execPath, ['dist/cli.js', name, run], { encoding: 'utf8', timeout: 120_000 });

  const endless: readonly (readonly [string, Change, readonly string[]])[] = [
    ['manifest that is a pipe', (run) => pipe(join(run, 'manifest.json')), ['status', 'gather']],
    ['manifest that is a device', (run) => link(join(run, 'manifest.json'), '/dev/zero'), ['status']],
    ['program that is a pipe', (run) => pipe(join(run, 'program.mjs')), ['gather']],
    ['program without end', (run) => truncateSync(join(run, 'program.mjs'), 2 ** 40), ['gather']],
    ['state that is a pipe', (run) => pipe(join(run, 'shards', '1.json')), ['status']],
    ['checkpoint that is a pipe', (run) => pipe(join(run, 'shards', '1.checkpoint')), ['status', 'gather']],
    [
      'checkpoint without end',
      (run) => truncateSync(join(run, 'shards', '1.checkpoint'), 2 ** 40),
      ['status', 'gather'],
    ],
  ];
  for (const [what, change, commands] of endless)
    it(`a ${what} is told, and not waited for`, function () {
      if (process.platform !== 'linux') this.skip();
      const run = changed(change);
      for (const command of commands) {
        const { status, signal, stdout, stderr } = said(command, run);
        assert.equal(signal, null, `${command} waits`);
        assert.ok(!/\n {4}at /.test(stderr + stdout), stderr);
        // A task that has said and saved nothing is one that waits.
        if (status === 0) assert.match(stdout, command === 'status' ? /waiting|done/ : /^$/);
        else assert.match(stderr, /^FOLDER: |^checkpoint: /);
      }
    });

  const forged: readonly (readonly [string, Change, RegExp])[] = [
    [
      'files out of the folder',
      manifest((json) => ((json.files as Record<string, string>)['../../etc/passwd'] = '0'.repeat(64))),
      /files.* is not allowed; give the name of a file in the folder/,
    ],
    [
      'files by their full names',
      manifest((json) => ((json.files as Record<string, string>)['/dev/zero'] = '0'.repeat(64))),
      /files.* is not allowed; give the name of a file in the folder/,
    ],
    [
      'a search out of all bounds',
      manifest((json) => ((json.specifications as { height: number }[])[0]!.height = 1e9)),
      /height: 1000000000 is not allowed; give a whole number from 1 to 1000/,
    ],
    [
      'signs that are none',
      manifest((json) => ((json.specifications as { signs: string }[])[0]!.signs = '$(touch pwned)')),
      /signs/,
    ],
    [
      'tens of thousands of rules',
      manifest((json) => {
        const [search] = json.specifications as { numerators: string; signs: string | null }[];
        Object.assign(search!, { numerators: `${'n^12,'.repeat(20_000)}n`, signs: null });
      }),
      /numerators: 100001 characters are not allowed; give at most 20000/,
    ],
    [
      'tasks without number',
      manifest((json) => (json.shards = 1e15)),
      /shards: 1000000000000000 is not allowed/,
    ],
    ['nested lists', (run) => writeFileSync(join(run, 'manifest.json'), '['.repeat(1e6)), /is not JSON/],
    ['nothing', (run) => writeFileSync(join(run, 'manifest.json'), 'null'), /is no manifest of a run/],
  ];
  for (const [what, change, sentence] of forged)
    it(`a manifest that names ${what} is refused`, async () => {
      const run = changed(change);
      for (const name of ['status', 'gather']) {
        const { code, err } = await esmaHere(name, run);
        assert.equal(code, 1, err);
        assert.match(err, /^FOLDER: /);
        assert.match(err, sentence);
        assert.ok(err.length < 600, err);
      }
    });

  const lines: readonly (readonly [string, (json: Record<string, unknown>) => unknown])[] = [
    ['null', () => null],
    ['a list', () => []],
    ['no families', ({ families: _, ...json }) => json],
    ['families that are null', (json) => ({ ...json, families: [null] })],
    ['a number of conjectures that is a text', (json) => ({ ...json, conjectures: '\u001b[2J9' })],
    ['members that are null', (json) => ({ ...json, families: [{ count: 1, members: [null] }] })],
    [
      'a record that is false',
      (json) => {
        const { families } = json as { families: { members: { numerator: string[] }[] }[] };
        families[0]!.members[0]!.numerator = ['5', '1'];
        return json;
      },
    ],
  ];
  for (const [what, change] of lines)
    it(`a sealed line of a checkpoint with ${what} is told by status, and joined by gather never`, async () => {
      const run = changed(ofThisProgram, checkpoint(change));
      const status = await esmaHere('status', run);
      assert.equal(status.code, 0, status.err);
      assert.ok(!status.out.includes('\u001b'));
      const library = join(run, 'results.esma.jsonl');
      const { code, err } = await esmaHere('gather', run);
      assert.equal(code, 1, err);
      assert.match(err, /^FOLDER: task 1 has |^checkpoint: /);
      assert.ok(!existsSync(library) || readFileSync(library).length === 0);
    });

  it('what another search has found is not told as what this one has', async () => {
    const other = manifest((json) => ((json.specifications as { constant: string }[])[0]!.constant = 'pi'));
    assert.match(
      (
        await esmaHere(
          'status',
          changed(() => undefined),
        )
      ).out,
      /[1-9][0-9]* conjectures in [1-9]/,
    );
    const { code, out } = await esmaHere('status', changed(other));
    assert.equal(code, 0);
    assert.match(out, / 0 conjectures in 0 families/);
    assert.ok(!/\d done/.test(out), out);
  });

  it('a manifest of searches that take minutes to be dealt is refused before one of them is', async () => {
    const run = changed(
      manifest((json) => {
        const [first] = json.specifications as [Record<string, unknown>];
        json.specifications = Array.from({ length: 50 }, () => ({ ...first, height: 1000 }));
        json.shards = 2000;
      }),
    );
    const { code, err } = await esmaHere('status', run);
    assert.equal(code, 1, err);
    assert.match(err, /^height: these 50 searches are too large to be dealt to shards here: /);
  });

  it('a library that is a link is not written to: nobody has named what it leads to', async () => {
    const run = changed(ofThisProgram);
    writeFileSync(at('mine.jsonl'), '');
    symlinkSync(at('mine.jsonl'), join(run, 'results.esma.jsonl'));
    assert.match(
      (await esmaHere('gather', run)).err,
      /^out: .* is a link to another file; name the file with --out/,
    );
    assert.equal(readFileSync(at('mine.jsonl'), 'utf8'), '');
    assert.equal((await esmaHere('gather', run, '--out', at('named.jsonl'))).code, 0);
  });
});
