import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { plainSieve } from '../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { DeterminantClasses } from '../../src/core/esma/determinantClasses.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { searchDirectly } from '../../src/engine/searching/directSearch.ts';
import type { WorkerStart } from '../../src/engine/searching/groupMessages.ts';
import type { SearchValues } from '../../src/engine/searching/work.ts';
import { runGroupWorker } from '../../src/engine/searching/groupThread.ts';
import { SearchJob } from '../../src/engine/searching/job.ts';
import type { JobEvent } from '../../src/engine/searching/job.ts';
import { orbitKeys } from '../../src/kernel/orbits.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { sealedLine, unsealedLine } from '../../src/library/seal.ts';
import type { OwnThread } from '../../src/engine/threads/thread.ts';
import { kernelBytes } from '../kernel/support.ts';
import { esma, esmaHere } from '../support/cli.ts';
import { killedAgainAndAgain } from '../support/kills.ts';

const script = pathToFileURL(resolve('dist/worker.js'));

function specification(constant: string, bounds: Partial<SearchSpecification>): SearchSpecification {
  return { ...defaultSpecification, constant, digits: 100, ...bounds };
}

/** Equal lists but for their order; a difference is shown by its first line, not by megabytes. */
function assertSameLines(found: readonly string[], expected: readonly string[], name: string): void {
  const [first, second] = [new Set(found), new Set(expected)];
  assert.equal(
    expected.find((line) => !first.has(line)),
    undefined,
    `${name}: missing`,
  );
  assert.equal(
    found.find((line) => !second.has(line)),
    undefined,
    `${name}: not expected`,
  );
  assert.equal(found.length, expected.length);
}

/** Everything that a job puts out, as text. */
async function output(job: SearchJob, onGroup: (job: SearchJob) => void = () => {}): Promise<string> {
  const lines: string[] = [];
  for await (const event of job.events()) {
    if (event.kind === 'group') onGroup(job);
    if (event.kind === 'group') lines.push(...(event.conjectures ?? []).map(conjectureToLine));
    if (event.kind === 'done') {
      for (const { id, count, members } of event.families)
        lines.push(`${id} ${count}`, ...members.map(conjectureToLine));
      lines.push(String(event.cancelled));
    }
  }
  return lines.join('\n');
}

describe('values by determinant', () => {
  it('are the values of the enumeration', () => {
    const e = constantFromText('e');
    for (const height of [1, 2, 4, 7]) {
      const space = quotientSpace(e, 1, height);
      const classes = new DeterminantClasses(e, height);
      const rowsOf = (rows: Int32Array) =>
        Array.from({ length: rows.length / 4 }, (_, i) => rows.slice(4 * i, 4 * i + 4).join());
      const found = Array.from({ length: classes.count }, (_, i) => rowsOf(classes.rows(i + 1))).flat();
      assert.equal(classes.total, space.count);
      for (let i = 1; i <= classes.count; i++)
        assert.equal(classes.size(i), classes.rows(i).length / 4, `determinant ${i} at height ${height}`);
      assertSameLines(found, rowsOf(space.rows(0, space.count)), `height ${height}`);
    }
  });
});

/** What the plain search finds, in the order of its candidates. */
async function plainLines(wanted: SearchSpecification): Promise<string[]> {
  const lines: string[] = [];
  const constant = constantFromText(wanted.constant);
  for await (const event of search(wanted, constant, { createSieve: plainSieve, membersKept: 1 })) {
    if (event.kind === 'conjecture') lines.push(conjectureToLine(event.conjecture));
  }
  return lines;
}

describe('a job on workers', () => {
  it('finds, record for record, what the plain search finds', async () => {
    for (const [name, bounds] of [
      ['e', { height: 3 }],
      ['tan(1)', { height: 2, period: 3 }],
      ['sqrt(2)', { height: 2, period: 2 }],
      ['e', { height: 1, degree: 2, period: 2 }],
      ['besselj(1,2)/besselj(0,2)', { height: 2, order: 12 }],
      [
        '2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642742746639193200305992181741359662904357290033429526059563073813232862794349076323382988075319525101901157383418793070215408914993488416750924476146066808226480016847741185374234544243710753907774499206955170276183860626133138458300075204493382656029760673711320070932870912744374704723069697720931014169283681902551510865746377211125238978442505695369677078544996996794686445490598793163688923009879312',
        { height: 1, period: 2, digits: 200 },
      ],
      // tan(1/3) to so few digits that low orders are tried, and to fewer than the order takes.
      [
        '0.346253549510575491038543565609740774595703916189800217976444064898597657492',
        { height: 2, period: 2 },
      ],
      ['0.346253549510575491038543565609740774595703916', { height: 1, period: 2 }],
    ] as const) {
      const wanted = specification(name, bounds);
      const plain = await plainLines(wanted);
      const job = new SearchJob(wanted, { collecting: { membersKept: 1, all: true }, workers: 1, script });
      const found: string[] = [];
      for await (const event of job.events()) {
        if (event.kind === 'group') found.push(...event.conjectures!.map(conjectureToLine));
      }
      assert.ok(plain.length > 0);
      assertSameLines(found, plain, name);
    }
  });

  it('finds the same on one thread without a pool, and the constant alone', async () => {
    const kernel = readFileSync('dist/kernel.wasm');
    for (const wanted of [
      specification('e', { height: 1 }),
      specification('sqrt(2)', { height: 1, period: 2 }),
      specification('e', { height: 1, numerators: 'n, n+1' }),
    ]) {
      const constant = constantFromText(wanted.constant);
      const plain = await plainLines(wanted);
      assert.ok(plain.length > 0);
      const options = { kernel, membersKept: 1 } as const;
      const all = await searchDirectly(wanted, constant, { ...options, values: 'all' });
      assertSameLines(all.conjectures.map(conjectureToLine), plain, wanted.constant);
      assert.equal(
        all.families.reduce((sum, { count }) => sum + count, 0),
        plain.length,
      );
      const alone = await searchDirectly(wanted, constant, { ...options, values: 'itself' });
      const itself = plain.filter((line) => line.includes('"numerator":["0","1"],"denominator":["1"]'));
      assertSameLines(alone.conjectures.map(conjectureToLine), itself, `${wanted.constant} alone`);
    }
  });

  it('gives the same output byte for byte whatever the number of workers', async () => {
    const wanted = specification('e', { height: 4 });
    const collecting = { membersKept: 3, all: true };
    const kernel = await kernelBytes();
    const inline = (thread: OwnThread, start: WorkerStart, values: SearchValues) =>
      runGroupWorker(thread, start, kernel, values);
    const [first, ...others] = await Promise.all([
      ...[1, 2, 3, 7].map((workers) => output(new SearchJob(wanted, { collecting, workers, script }))),
      output(new SearchJob(wanted, { collecting, workers: 1, script, inline })),
    ]);
    assert.ok(first!.length > 1_000_000);
    for (const other of others) assert.ok(other === first);
  });

  it('keeps the members that a job which puts out all of them would rank first', async () => {
    const wanted = specification('e', { height: 3 });
    const families = async (all: boolean) => {
      const text = await output(
        new SearchJob(wanted, { collecting: { membersKept: 3, all }, workers: 1, script }),
      );
      return text.slice(text.search(/^\w{13} \d+$/m));
    };
    assert.ok((await families(false)) === (await families(true)));
  });

  it('stops within 200 ms when it is cancelled', async () => {
    const times: number[] = [];
    // A busy machine may hold up one try or another, not all of them.
    for (let attempt = 0; attempt < 5 && !(Math.min(...times) < 200); attempt++) {
      const controller = new AbortController();
      const job = new SearchJob(specification('e', { height: 12 }), {
        collecting: { membersKept: 1, all: false },
        workers: 2,
        script,
        signal: controller.signal,
      });
      let aborted = 0;
      let last: JobEvent | null = null;
      for await (const event of job.events()) {
        if (event.kind === 'progress' && event.progress.candidatesDone > 0 && aborted === 0) {
          aborted = performance.now();
          controller.abort();
        }
        last = event;
      }
      times.push(Math.round(performance.now() - aborted));
      assert.ok(last?.kind === 'done' && last.cancelled);
    }
    assert.ok(Math.min(...times) < 200, `it took ${times.join(', ')} ms`);
  });

  it('pauses, and goes on to the same end', async () => {
    const wanted = specification('e', { height: 5 });
    const collecting = { membersKept: 2, all: false };
    const undisturbed = await output(new SearchJob(wanted, { collecting, workers: 2, script }));
    const job = new SearchJob(wanted, { collecting, workers: 2, script });
    // It is paused as each group is told of, and goes on a few turns later, as the groups at hand come to their ends.
    let pauses = 0;
    const disturbed = await output(job, () => {
      pauses++;
      job.pause();
      assert.ok(job.isPaused);
      setImmediate(() => setImmediate(() => job.resume()));
    });
    assert.ok(pauses > 4 && disturbed === undisturbed);
  });

  it('deepens exactly where an orbit has shown a pattern', async () => {
    const found = async (bounds: Partial<SearchSpecification>) => {
      const job = new SearchJob(specification('e', bounds), {
        collecting: { membersKept: 1, all: true },
        workers: 1,
        script,
      });
      const conjectures = [];
      for await (const event of job.events())
        if (event.kind === 'group') conjectures.push(...event.conjectures!);
      return conjectures;
    };
    const orbit = ({
      value: {
        numerator: [b = 0n, a = 0n],
        denominator: [d = 0n, c = 0n],
      },
    }: Conjecture) => orbitKeys(Int32Array.from([b, a, d, c], Number), 4)[0]!;
    const deep = await found({ deepens: true });
    const flat = await found({ order: 96 });
    assert.equal(flat.filter(({ order }) => order <= 24).length, 1470);
    assert.equal(flat.filter(({ order }) => order <= 48).length, 1979);
    const promising = new Set(flat.filter(({ order }) => order <= 24).map(orbit));
    const expected = flat.filter((conjecture) => promising.has(orbit(conjecture)));
    assert.ok(expected.length > 1470 && expected.length < flat.length);
    assertSameLines(
      deep.map(({ id }) => id),
      expected.map(({ id }) => id),
      'deepened',
    );
    assert.ok(deep.every(({ order, search }) => order <= search.order));
  });

  it('refuses what cannot be searched', () => {
    const options = { collecting: { membersKept: 1, all: false }, workers: 1, script };
    assert.throws(() => new SearchJob(specification('1/2', {}), options), /rational/);
    assert.throws(() => new SearchJob(specification('e', { height: 0 }), options), /^InputError: height: 0/);
  });
});

describe('workers that die', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-workers-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A worker that exits when it is given a group for which the condition holds, and else is the real one. */
  function mortal(name: string, condition: string): URL {
    const path = join(folder, name);
    writeFileSync(
      path,
      `import { parentPort } from 'node:worker_threads';
import { existsSync, writeFileSync } from 'node:fs';
const on = parentPort.on.bind(parentPort);
parentPort.on = (event, listener) => on(event, (message) => {
  const { group } = message;
  if (${condition}) process.exit(7);
  listener(message);
});
await import(${JSON.stringify(script.href)});
`,
    );
    return pathToFileURL(path);
  }

  it('are replaced, and their groups are searched again', async () => {
    const wanted = specification('e', { height: 3 });
    const collecting = { membersKept: 2, all: true };
    const undisturbed = await output(new SearchJob(wanted, { collecting, workers: 2, script }));
    const once = (group: number) => {
      const mark = JSON.stringify(join(folder, `died-${group}`));
      return `(group === ${group} && !existsSync(${mark}) && (writeFileSync(${mark}, ''), true))`;
    };
    const dying = mortal('dying.mjs', [0, 3, 4, 11, 17].map(once).join(' || '));
    assert.ok(
      (await output(new SearchJob(wanted, { collecting, workers: 2, script: dying }))) === undisturbed,
    );
    assert.ok(existsSync(join(folder, 'died-17')));
  });

  it('three times on one group end the job with a message that names group and candidate, checkpoint kept', async () => {
    const path = join(folder, 'deadly.checkpoint');
    const job = new SearchJob(specification('e', { height: 3 }), {
      collecting: { membersKept: 1, all: false },
      workers: 2,
      script: mortal('deadly.mjs', 'group === 9'),
      checkpoint: { path, command: ['e', '--height', '3', '--digits', '100'] },
    });
    await assert.rejects(
      output(job),
      /^JobError: group 10 of 18 cannot be searched, at candidate \d+ of those that it looks at: it exited with code 7/,
    );
    const resumed = esma('resume', path);
    assert.equal(resumed.code, 0);
    assert.match(resumed.out, /504 values, 11,088 candidates, 3,903 conjectures/);
  });
});

describe('a search that is interrupted', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const words = ['search', 'e', '--height', '5', '--digits', '200', '--members', 'all'];
  let expected: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-survival-'));
    const whole = esma(...words, '--out', file('whole.jsonl'), '--checkpoint', file('whole.checkpoint'));
    assert.equal(whole.code, 0, whole.err);
    expected = readFileSync(file('whole.jsonl'), 'utf8');
    const records = expected
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; proof: unknown });
    assert.equal(new Set(records.map(({ id }) => id)).size, 11_104);
    // Those that were proved on the way stand once more with their proofs.
    assert.equal(records.filter(({ proof }) => proof === null).length, 11_104);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('and killed at 50 random moments ends with the library of an undisturbed run, byte for byte', () =>
    killedAgainAndAgain(50, words, folder, expected));

  it('goes on from a truncated checkpoint, says what was lost, and ends the same', async () => {
    const bytes = statSync(file('whole.checkpoint')).size;
    for (const kept of [bytes - 1, Math.floor(bytes * 0.7), Math.floor(bytes * 0.3)]) {
      const path = file(`truncated-${kept}.checkpoint`);
      writeFileSync(path, readFileSync(file('whole.checkpoint')));
      truncateSync(path, kept);
      rmSync(file('whole.jsonl'));
      const { code, err } = await esmaHere('resume', path, '--out', file('whole.jsonl'));
      assert.equal(code, 0, err);
      assert.match(err, /bytes that a crash cut off; what they held is searched again/);
      assert.ok(readFileSync(file('whole.jsonl'), 'utf8') === expected);
    }
  });

  it('a checkpoint of another version, a damaged one, and one that is there already are each a sentence', async () => {
    const [header = ''] = readFileSync(file('whole.checkpoint'), 'utf8').split('\n', 1);
    writeFileSync(file('damaged.checkpoint'), header.replace('"e"', '"pi"'));
    assert.match(
      (await esmaHere('resume', file('damaged.checkpoint'))).err,
      /is no checkpoint of ESMA, or its first line is damaged/,
    );
    writeFileSync(file('text.checkpoint'), 'hello\n');
    assert.match((await esmaHere('resume', file('text.checkpoint'))).err, /is no checkpoint of ESMA/);
    for (const [other, difference] of [
      [['--height', '6', '--digits', '200', '--members', 'all'], 'height 5, not 6'],
      [['--height', '5', '--digits', '100', '--members', 'all'], 'digits 200, not 100'],
      [['--height', '5', '--digits', '200'], 'members all, not 1'],
      [['--height', '5', '--digits', '200', '--members', 'all', '--shard', '1/2'], 'shard 1/1, not 1/2'],
    ] as const) {
      const again = await esmaHere('search', 'e', ...other, '--checkpoint', file('whole.checkpoint'));
      assert.equal(again.code, 1);
      assert.ok(again.err.includes(`is of another search (${difference}); esma resume`), again.err);
    }
    assert.match((await esmaHere('resume', file('missing.checkpoint'))).err, /cannot be read \(no such file/);
  });

  it('the same command goes on with a checkpoint that is there, from whatever a crash left of it', async () => {
    const sound = readFileSync(file('whole.checkpoint'));
    for (const share of [0, 0.5]) {
      const path = file(`again-${share}.checkpoint`);
      writeFileSync(path, sound.subarray(0, Math.floor(share * sound.length)));
      const { code, err } = await esmaHere(...words, '--checkpoint', path, '--out', `${path}.jsonl`);
      assert.equal(code, 0, err);
      if (share > 0) assert.match(err, /Going on after \d+ groups that /);
      assert.ok(readFileSync(`${path}.jsonl`, 'utf8') === expected);
    }
  });

  it('a finished checkpoint gives its result again without a search', async () => {
    const { code, out } = await esmaHere('resume', file('whole.checkpoint'));
    assert.equal(code, 0);
    assert.match(out, /11,104 conjectures/);
    assert.ok(readFileSync(file('whole.jsonl'), 'utf8') === expected);
  });

  it('a full disk is a sentence, and the checkpoint goes on when there is room', function () {
    if (process.platform !== 'linux') this.skip();
    // The largest file that the process may write is smaller than the checkpoint.
    const path = file('full.checkpoint');
    const blocks = Math.floor(statSync(file('whole.checkpoint')).size / 1024 / 3);
    const limited = spawnSync(
      'bash',
      [
        '-c',
        `ulimit -f ${blocks}; trap '' XFSZ; exec ${process.execPath} dist/cli.js search e --height 5 --digits 200 --members all --checkpoint ${path}`,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(limited.status, 1, limited.stderr);
    assert.match(
      limited.stderr,
      /checkpoint: .* cannot be written \(file too large\); what was in it is kept, esma resume goes on/,
    );
    const { code, out } = esma('resume', path);
    assert.equal(code, 0);
    assert.match(out, /11,104 conjectures/);
  });
});

describe('shards', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-shards-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const members of ['all', '2'])
    it(`8 of them merged equal one run, byte for byte: members ${members}`, async () => {
      const words = ['search', 'e', '--height', '4', '--digits', '100', '--members', members];
      const whole = await esmaHere(...words, '--json', '--out', file(`whole-${members}.jsonl`));
      const checkpoints: string[] = [];
      for (let i = 8; i >= 1; i--) {
        const checkpoint = file(`${members}-${i}.checkpoint`);
        checkpoints.push(checkpoint);
        const shard = [...words, '--shard', `${i}/8`, '--checkpoint', checkpoint];
        // One in a process of its own, as all are on a cluster.
        assert.equal((i === 8 ? esma(...shard) : await esmaHere(...shard)).code, 0);
      }
      const merged = await esmaHere(
        'merge',
        ...checkpoints,
        '--json',
        '--out',
        file(`merged-${members}.jsonl`),
      );
      assert.equal(merged.code, 0, merged.err);
      assert.equal(merged.out, whole.out);
      assert.deepEqual(
        readFileSync(file(`merged-${members}.jsonl`)),
        readFileSync(file(`whole-${members}.jsonl`)),
      );
      assert.equal(merged.err.replace(/[\d.]+ s$/m, ''), whole.err.replace(/[\d.]+ s$/m, ''));
    });

  it('of numerators beyond ±1, merged, and a resumed search equal one run, byte for byte', async () => {
    // 2,472 values under 8 rules: three groups.
    const words = ['search', 'tan(1)', '--height', '5', '--digits', '60', '--members', 'all'];
    words.push('--numerators', '2n-1, -2n, 2k+1; -2k-2, n^2, -n^2, -2, 2; -1, k+1; -1');
    const whole = await esmaHere(...words, '--json', '--no-prove');
    assert.match(whole.err, /conjectures in/);
    const shards: string[] = [];
    for (const i of [3, 1, 2]) {
      const checkpoint = file(`numerators-${i}.checkpoint`);
      assert.equal((await esmaHere(...words, '--shard', `${i}/3`, '--checkpoint', checkpoint)).code, 0);
      shards.push(checkpoint);
    }
    const merged = await esmaHere('merge', ...shards, '--json', '--no-prove');
    assert.equal(merged.code, 0, merged.err);
    assert.equal(merged.out, whole.out);
    const stopped = file('numerators.checkpoint');
    assert.equal((await esmaHere(...words, '--json', '--no-prove', '--checkpoint', stopped)).out, whole.out);
    truncateSync(stopped, Math.floor(statSync(stopped).size / 2));
    assert.equal((await esmaHere('resume', stopped)).out, whole.out);
  });

  it('without work have a checkpoint as others, so that all can be joined', async () => {
    const words = ['search', 'e', '--digits', '60', '--json', '--no-prove'];
    const shards: string[] = [];
    for (let i = 0; i < 12; i++) {
      const checkpoint = file(`idle-${i + 1}.checkpoint`);
      assert.equal((await esmaHere(...words, '--shard', `${i + 1}/12`, '--checkpoint', checkpoint)).code, 0);
      shards.push(checkpoint);
    }
    const merged = await esmaHere('merge', ...shards, '--json', '--no-prove');
    assert.equal(merged.code, 0, merged.err);
    assert.equal(merged.out, (await esmaHere(...words)).out);
  });

  it('that were dealt by number are refused, not joined', async () => {
    const [header = '', ...rest] = readFileSync(file('2-1.checkpoint'), 'utf8').split('\n');
    const older = JSON.stringify({
      ...(JSON.parse(unsealedLine(header)!) as object),
      version: 1,
    });
    writeFileSync(file('older.checkpoint'), [sealedLine(older).trimEnd(), ...rest].join('\n'));
    assert.match(
      (await esmaHere('resume', file('older.checkpoint'))).err,
      /is a shard of version 1, which was dealt otherwise/,
    );
  });

  it('missing, doubled, foreign or unfinished ones are named', async () => {
    const shard = (i: number) => file(`2-${i}.checkpoint`);
    const all = [1, 2, 3, 4, 5, 6, 7, 8].map(shard);
    assert.match((await esmaHere('merge', ...all.slice(1))).err, /shard 1\/8 is missing/);
    assert.match((await esmaHere('merge', ...all, shard(3))).err, /is shard 3 again/);
    assert.match(
      (await esmaHere('merge', ...all.slice(1), file('all-1.checkpoint'))).err,
      /belongs to another search/,
    );
    truncateSync(shard(5), Math.floor(statSync(shard(5)).size / 2));
    assert.match((await esmaHere('merge', ...all)).err, /has \d+ of \d+ groups; esma resume/);
    assert.equal((await esmaHere('search', 'e', '--shard', '1/8')).code, 2);
    assert.match(
      (await esmaHere('search', 'e', '--shard', '9/8', '--checkpoint', file('x'))).err,
      /^shard: "9\/8" is not allowed/,
    );
  });
});
