import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { eventually } from '../host/eventually.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { sealedLine, unsealedLine, withSeal } from '../../src/library/seal.ts';
import { esma, esmaHere, esmaWithin, startEsma } from '../support/cli.ts';
import { forged } from '../support/damagedRecords.ts';

/** A group of a checkpoint, as far as it is changed here. */
interface GroupJson {
  candidates: number;
  conjectures: number;
  families: { count: number; members: RecordJson[] }[];
}

describe('files from strangers, in the terminal', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-hostile-'));
    const made = esma(
      'search',
      'e',
      '--height',
      '1',
      '--out',
      file('e.jsonl'),
      '--checkpoint',
      file('e.checkpoint'),
    );
    assert.equal(made.code, 0, made.err);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The checkpoint with a line changed, and sealed again as a forger would. */
  const forgedCheckpoint = (name: string, line: number, change: (json: Record<string, unknown>) => void) => {
    const lines = readFileSync(file('e.checkpoint'), 'utf8').trimEnd().split('\n');
    const json = JSON.parse(unsealedLine(lines[line]!)!) as Record<string, unknown>;
    change(json);
    lines[line] = sealedLine(JSON.stringify(json)).trimEnd();
    writeFileSync(file(name), `${lines.join('\n')}\n`);
    return file(name);
  };

  it('a record that was changed is told, passed over, and typeset nowhere', async () => {
    const lines = readFileSync(file('e.jsonl'), 'utf8').trim().split('\n');
    writeFileSync(
      file('changed.jsonl'),
      [lines[0], lines[1]!.replace(/"numerator":\[[^\]]*\]/, '"numerator":["5","1"]'), lines[2]].join('\n'),
    );
    const { out, err } = await esmaHere('export', file('changed.jsonl'), '--as', 'article');
    assert.ok(!/e \+ 5/.test(out) && out.includes('\\begin{theorem}'));
    assert.match(err, /changed\.jsonl, line 2: .*; left out\./);
  });

  it('what is no library is told so in one sentence, and how it becomes one', async () => {
    const library = readFileSync(file('e.jsonl'), 'utf8');
    const line = library.split('\n')[0]!;
    writeFileSync(file('paper.tex'), '\\documentclass{article}\n{\\bf a}\n\\begin{document}\n');
    writeFileSync(file('wide.jsonl'), Buffer.from(`\ufeff${library}`, 'utf16le'));
    writeFileSync(file('marked.jsonl'), `\ufeff${line}\n`);
    writeFileSync(file('list.json'), (await esmaHere('export', file('e.jsonl'), '--as', 'json')).out);
    for (const [name, sentence] of [
      ['paper.tex', /^FILE: \S+paper\.tex is no library of ESMA; give a file with a conjecture a line\.\n$/],
      ['wide.jsonl', /^FILE: \S+ is in UTF-16; give it in UTF-8\.\n$/],
      ['list.json', /no library of ESMA.*a list of all, as export --as json does\.\n$/],
      ['e.checkpoint', /no library of ESMA.*this one is a checkpoint, from which esma resume/],
    ] as const)
      for (const words of [['verify'], ['check'], ['prove'], ['export', '--as', 'text']]) {
        const { code, out, err } = await esmaHere(words[0]!, file(name), ...words.slice(1));
        assert.deepEqual([code, out], [1, ''], `${words[0]} ${name}`);
        assert.match(err, sentence);
      }
    for (const command of ['merge', 'resume'])
      assert.match(
        (await esmaHere(command, file('e.jsonl'))).err,
        /is a library; libraries are joined by esma export/,
      );
    // A byte order mark is no part of the first record, and its seal holds.
    assert.equal((await esmaHere('check', file('marked.jsonl'))).out, '1 of 1 certificates accepted.\n');
    writeFileSync(file('conflict.jsonl'), `<<<<<<< HEAD\n${line}\n=======\n${line}\n>>>>>>> theirs\n`);
    const { code, out, err } = await esmaHere('verify', file('conflict.jsonl'), '--digits', '50');
    assert.deepEqual([code, out], [1, '1 of 1 conjectures verified to 50 digits, 3 unreadable lines.\n']);
    assert.equal(err.match(/a mark of a conflict of git/g)?.length, 3);
  });

  it('the library for Rocq takes the place of its own earlier version, and of nothing else', async () => {
    writeFileSync(file('one.jsonl'), `${readFileSync(file('e.jsonl'), 'utf8').split('\n')[0]}\n`);
    const words = ['prove', file('one.jsonl'), '--rocq', '--rocq-library'];
    const place = join(file('rocq'), 'Esma.v');
    assert.equal((await esmaHere(...words, file('rocq'))).code, 0);
    const text = readFileSync(place, 'utf8');
    writeFileSync(place, text.slice(0, text.length / 2));
    assert.equal((await esmaHere(...words, file('rocq'))).code, 0);
    assert.equal(readFileSync(place, 'utf8'), text);
    writeFileSync(place, 'Theorem mine : True.\n');
    const { code, out, err } = await esmaHere(...words, file('rocq'));
    assert.deepEqual([code, out], [1, '']);
    assert.match(
      err,
      /^--rocq-library: \S+Esma\.v is there, and is not this library; give another folder\.\n$/,
    );
    assert.equal(readFileSync(place, 'utf8'), 'Theorem mine : True.\n');
    if (process.platform === 'linux')
      assert.match((await esmaHere(...words, '/proc/x')).err, /^--rocq-library: \/proc\/x cannot be written/);
  });

  it('libraries are joined by export, each conjecture once, with the proof that one of them has', async () => {
    const lines = readFileSync(file('e.jsonl'), 'utf8').trimEnd().split('\n');
    const bare = lines.map((text) => {
      return JSON.stringify({ ...(JSON.parse(text) as RecordJson), proof: null, seal: undefined });
    });
    writeFileSync(file('one.jsonl'), `${lines.slice(0, 3).join('\n')}\n`);
    writeFileSync(file('other.jsonl'), `${bare.slice(1, 5).join('\n')}\n`);
    const { code, out } = await esmaHere('export', file('one.jsonl'), file('other.jsonl'), '--as', 'library');
    assert.equal(code, 0);
    const records = out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as RecordJson);
    const ids = lines.slice(0, 5).map((text) => (JSON.parse(text) as RecordJson).id);
    assert.deepEqual(
      records.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      records.map(({ proof }) => proof !== null),
      [true, true, true, false, false],
    );
  });

  it('an export of nothing but refused records has the exit code 1, and verify tells a proof that does not hold', async () => {
    const record = JSON.parse(readFileSync(file('e.jsonl'), 'utf8').split('\n')[0]!) as RecordJson;
    delete record.seal;
    writeFileSync(file('other-constant.jsonl'), `${JSON.stringify({ ...record, constant: 'pi' })}\n`);
    for (const format of ['text', 'csv']) {
      const refused = await esmaHere('export', file('other-constant.jsonl'), '--as', format);
      assert.equal(refused.code, 1, format);
    }
    const proof = { ...record.proof!, skipped: 3 } as RecordJson['proof'];
    writeFileSync(file('claims.jsonl'), `${JSON.stringify({ ...record, proof })}\n`);
    const { code, out } = await esmaHere('verify', file('claims.jsonl'), '--digits', '50');
    assert.equal(code, 1);
    assert.match(
      out,
      /: its record claims a proof that does not hold: .*\.\n1 of 1 conjectures verified to 50 digits; 1 claims a proof that does not hold\.\n$/,
    );
  });

  it('a record that is false only beyond the terms that define its rule is stated nowhere, whatever its digits are', async () => {
    const record = JSON.parse(readFileSync(file('e.jsonl'), 'utf8').split('\n')[0]!) as RecordJson;
    const claims: RecordJson = { ...record, constant: 'e+10^-400', proof: null };
    delete claims.seal;
    const near = forged(claims);
    assert.equal(near.digits, 1000);
    writeFileSync(file('near.jsonl'), `${withSeal(JSON.stringify(near))}\n`);
    for (const format of ['article', 'csv', 'latex-nested', 'latex-theorem', 'markdown', 'text', 'pari']) {
      const { out, err } = await esmaHere('export', file('near.jsonl'), '--as', format);
      assert.ok(!out.includes(near.id) && !out.includes('400'), `${format}: ${out}`);
      assert.match(
        err,
        new RegExp(`^${near.id}: left out, as its two sides differ within 1000 digits: it is false`),
      );
    }
    writeFileSync(file('paper.tex'), '\\documentclass{article}\n\\begin{document}\n\n\\end{document}\n');
    const inserted = await esmaHere('insert', `${file('paper.tex')}:3:1`, file('near.jsonl'));
    assert.match(inserted.err, /^id: .* is not inserted, as its two sides differ within 1000 digits/);
    assert.ok(!readFileSync(file('paper.tex'), 'utf8').includes('400'));
  });

  it('verify opens no file that only a record names', async () => {
    writeFileSync(
      file('digits.txt'),
      `2.${'718281828459045235360287471352662497757247093699959574966967627724'}\n`,
    );
    const name = `@${file('digits.txt')}`;
    const made = await esmaHere(
      'search',
      name,
      '--height',
      '1',
      '--digits',
      '50',
      '--order',
      '8',
      '--out',
      file('digits.jsonl'),
    );
    assert.equal(made.code, 0, made.err);
    const unnamed = await esmaHere('verify', file('digits.jsonl'), '--digits', '40');
    assert.equal(unnamed.code, 1);
    assert.match(unnamed.out, /its constant is given by digits: name their file after the library/);
    const named = await esmaHere('verify', file('digits.jsonl'), name, '--digits', '40');
    assert.equal(named.code, 0, named.out);
  });

  it('resume writes to no file that only the checkpoint names', async () => {
    writeFileSync(file('victim'), '# mine\n');
    const path = forgedCheckpoint('victim.checkpoint', 0, (header) => {
      header['command'] = ['e', '--height', '1', '--out', file('victim')];
    });
    const { code, err } = esma('resume', path);
    assert.equal(code, 0, err);
    assert.match(err, /say it again to add the conjectures/);
    assert.equal(readFileSync(file('victim'), 'utf8'), '# mine\n');
    assert.match((await esmaHere('resume', path, '--out', file('victim'))).err, /is no library of ESMA/);
    assert.equal(readFileSync(file('victim'), 'utf8'), '# mine\n');
  });

  it('a checkpoint whose command, fields or records are not those of its search is a sentence', async () => {
    assert.equal(esma('search', 'sqrt(2)', '--height', '1', '--out', file('root.jsonl')).code, 0);
    const stranger = JSON.parse(readFileSync(file('root.jsonl'), 'utf8').split('\n')[0]!) as RecordJson;
    delete stranger.seal;
    for (const [line, change, sentence] of [
      [
        0,
        (json: Record<string, unknown>) => (json['command'] = ['pi', '--height', '1']),
        /the command in .* is not that of its specification/,
      ],
      [
        0,
        (json: Record<string, unknown>) => (json['command'] = ['@/etc/passwd']),
        /the command in .* is not that of its specification/,
      ],
      [0, (json: Record<string, unknown>) => delete json['collecting'], /collecting/],
      [
        0,
        (json: Record<string, unknown>) => (json['version'] = { toString: 1, valueOf: 1 }),
        /is of version \{"toString":1,"valueOf":1\}; this program reads versions 1 and 3/,
      ],
      [
        1,
        (json: Record<string, unknown>) => delete json['families'],
        /families: the field is missing|families/,
      ],
      [
        1,
        (json: Record<string, unknown>) => {
          const { families } = json as { families: { members: { numerator: string[] }[] }[] };
          families[0]!.members[0]!.numerator = ['5', '1'];
        },
        /holds a record that is refused/,
      ],
      [
        1,
        (json: Record<string, unknown>) => (json['conjectures'] = 999_999),
        /conjectures: 999999 is not allowed; there are \d+ candidates/,
      ],
      [
        1,
        (json: Record<string, unknown>) => (json['conjectures'] = 0),
        /families: they have \d+ conjectures together, the group has 0/,
      ],
      [
        1,
        (json: Record<string, unknown>) => {
          const group = json as { conjectures: number; families: { count: number }[] };
          group.families.push(group.families[0]!);
          group.conjectures += group.families[0]!.count;
        },
        /families are not each of one tail/,
      ],
      // True records of another search, and counts that no search of this size has.
      [
        1,
        (json: Record<string, unknown>) => {
          const { families } = json as unknown as GroupJson;
          families[0]!.members[0] = stranger;
        },
        /is not of its search \(\w+ is about "sqrt\(2\)", the search about "e"\)/,
      ],
      [
        1,
        (json: Record<string, unknown>) => {
          const { families } = json as unknown as GroupJson;
          families[0]!.members[0]!.search.height = 7;
        },
        /is not of its search \(\w+ is of a search with other bounds\)/,
      ],
      [
        1,
        (json: Record<string, unknown>) => {
          const { families } = json as unknown as GroupJson;
          families[0]!.members.push(families[0]!.members[0]!);
        },
        /is not of its search \(a family has 2 members, of which 1 are kept\)/,
      ],
      [
        1,
        (json: Record<string, unknown>) => (json['all'] = [stranger]),
        /is not of its search \(all: 1 of its \d+ conjectures are there\)/,
      ],
      [
        1,
        (json: Record<string, unknown>) => (json['undecided'] = 1e15),
        /is not of its search \(undecided: 1000000000000000 is not allowed; there are \d+ candidates\)/,
      ],
      [
        1,
        (json: Record<string, unknown>) => {
          const group = json as unknown as GroupJson;
          group.families[0]!.count += 1e15 - group.conjectures;
          group.candidates = group.conjectures = 1e15;
        },
        /its groups have 10000000000\d+ candidates, and the whole search \d+;/,
      ],
      [
        0,
        (json: Record<string, unknown>) => {
          (json['specification'] as { signs: string }).signs = '+';
          json['command'] = [...(json['command'] as string[]), '--signs=+'];
        },
        /is not of its search \(\w+ has numerators that were not searched\)/,
      ],
    ] as const) {
      const { code, err } = await esmaHere('resume', forgedCheckpoint('forged.checkpoint', line, change));
      assert.equal(code, 1, err);
      assert.match(err, sentence);
      assert.ok(!/\n {4}at /.test(err), err);
    }
  });

  it('a full disk and too few file handles are sentences', function () {
    if (process.platform !== 'linux') this.skip();
    const run = (line: string) => {
      const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
      assert.ok(!/\n {4}at /.test(stderr), stderr);
      return `${status} ${stderr}`;
    };
    const program = `${process.execPath} dist/cli.js`;
    const search = `${program} search e --height 1`;
    assert.match(
      run(`${search} --json > /dev/full`),
      /^1 (?:.*\n)*The output cannot be written \(no space left/,
    );
    assert.match(run(`${search} --out /dev/full`), /^1 out: \/dev\/full is no regular file/);
    // Enough to start with, and too few for workers.
    assert.match(
      run(`ulimit -n 22; ${search} --checkpoint ${file('few.checkpoint')}`),
      /^1 .*(?:gives no more file handles|too many open files)/,
    );
  });

  it('more work than is allowed is a sentence that says how it is asked for on purpose; an assistant has less', async () => {
    const digits = await esmaHere('evaluate', 'zeta(5)', '--digits', '1000000');
    assert.equal(digits.code, 1);
    assert.equal(
      digits.err,
      'digits: 1000000 digits take more than the 2·10^10 steps of arithmetic that are allowed; ask for fewer, or give --unbounded to calculate until it is done or Ctrl-C ends it.\n',
    );
    const terms = await esmaHere('expand', 'zeta(5)', '--terms', '1000000');
    assert.match(terms.err, /^terms: 1000000 terms take more than .* --unbounded/);
    const onPurpose = await esmaHere('evaluate', 'zeta(7)', '--digits', '10', '--unbounded');
    assert.equal(onPurpose.out, '1.0083492773\n');
    for (const words of [
      ['evaluate', 'zeta(9)', '--digits=10000'],
      ['evaluate', '--terms=1;2', '--digits=100000'],
      ['expand', 'zeta(11)', '--terms=2000'],
    ]) {
      const { code, err } = await esmaWithin(1e7, ...words);
      assert.equal(code, 1, words.join(' '));
      assert.match(
        err,
        /^This takes more than the 1·10\^7 steps of arithmetic that an answer may take; ask for fewer/,
      );
    }
    assert.equal((await esmaWithin(3e9, 'evaluate', 'zeta(9)', '--digits=1000')).code, 0);
  });

  it('what bad input holds moves no cursor, and turns no line', async () => {
    for (const strange of ['\u001b[2J', '\u202e', '\r\n', '\u2028'])
      for (const words of [
        ['expand', 'e', '--signs', `+${strange}`],
        ['evaluate', `e${strange}+`],
        ['evaluate', '--terms', `k;${strange}k`],
        ['export', `${strange}.jsonl`],
        ['export', '--as', strange, file('e.jsonl')],
        [`${strange}`],
        ['expand', 'e', `--${strange}`],
      ]) {
        const { out, err } = await esmaHere(...words);
        const text = `${out}${err}`.replace(/\n/g, '');
        assert.ok(!/[\p{C}\p{Zl}\p{Zp}]/u.test(text), JSON.stringify([words, text]));
      }
  });

  it('ends on SIGTERM as on SIGINT: what was found is kept, and the code is 143', async function () {
    const run = startEsma('search', 'e', '--height', '40', '--checkpoint', file('long.checkpoint'));
    let told = '';
    run.stderr.on('data', (data: Buffer) => (told += String(data)));
    await eventually(() => existsSync(file('long.checkpoint')), 'the checkpoint is not written');
    run.kill('SIGTERM');
    const [code] = (await once(run, 'exit')) as [number];
    assert.equal(code, 143, told);
    assert.match(told, /esma resume .* goes on from here/);
  });

  it('ends on SIGTERM in the midst of a calculation that hears of nothing: what was written is kept, and the code is 143', async () => {
    const library = file('counting.jsonl');
    writeFileSync(library, readFileSync(file('e.jsonl')));
    // A hundred million pairs of numerators and denominators are looked through before the values are known.
    const run = startEsma('search', 'sqrt(2)', '--degree', '2', '--height', '12', '--out', library);
    let told = '';
    run.stderr.on('data', (data: Buffer) => (told += String(data)));
    await eventually(() => told.includes('quadratic irrational'), 'the search is not begun');
    run.kill('SIGTERM');
    const [code] = (await once(run, 'exit')) as [number];
    assert.equal(code, 143, told);
    assert.ok(!/\n {4}at /.test(told), told);
    assert.equal(readFileSync(library, 'utf8'), readFileSync(file('e.jsonl'), 'utf8'));
    assert.ok(!existsSync(`${library}.lock`));
  });

  it('ends on SIGINT while it waits for a pipe into which nobody writes', async function () {
    if (process.platform === 'win32') this.skip();
    assert.equal(spawnSync('mkfifo', [file('pipe')]).status, 0);
    const run = startEsma('export', file('pipe'), '--as', 'csv');
    const ended = once(run, 'exit');
    // The one that opens it to write waits for the reader: the command is in the midst of it then.
    const writer = spawn('sh', ['-c', 'exec 3> "$1"; echo open; exec sleep 60', 'sh', file('pipe')]);
    await once(writer.stdout, 'data');
    run.kill('SIGINT');
    const [code, signal] = (await ended) as [number | null, string | null];
    writer.kill();
    assert.ok(code === 130 || signal === 'SIGINT', `${code} ${signal}`);
  });
});
