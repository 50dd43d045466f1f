import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { readBytes, readLibrary, readText } from '../../src/library/file.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { writeWhole } from '../../src/library/wholeFile.ts';
import { LibraryWriter } from '../../src/library/writer.ts';
import { manyRecords } from '../support/records.ts';

describe('the writer of a library', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-writer-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('two at once add 200 records each, half of them the same ones: each of 300 is there once', async () => {
    const path = file('shared.jsonl');
    const writers = ['0', '100'].map((first) =>
      spawn(process.execPath, ['--import', 'tsx', 'test/support/appendRecords.ts', path, first, '200'], {
        stdio: 'inherit',
      }),
    );
    const codes = await Promise.all(
      writers.map(async (writer) => ((await once(writer, 'exit')) as [number])[0]),
    );
    assert.deepEqual(codes, [0, 0]);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    assert.equal(lines.length, 300);
    assert.deepEqual(lines.toSorted(), manyRecords(300).map(conjectureToLine).toSorted());
    assert.deepEqual(readLibrary(path).unreadable, []);
    assert.ok(!existsSync(`${path}.lock`));
  });

  it('two at once add 200 records each, none of them the same: 400 are there, each once', async () => {
    const path = file('apart.jsonl');
    const codes = await Promise.all(
      ['0', '200'].map(async (first) => {
        const words = ['--import', 'tsx', 'test/support/appendRecords.ts', path, first, '200'];
        const [code] = (await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit')) as [number];
        return code;
      }),
    );
    assert.deepEqual(codes, [0, 0]);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    assert.deepEqual(lines.toSorted(), manyRecords(400).map(conjectureToLine).toSorted());
  });

  it('sees what another has added between its own records', () => {
    const path = file('between.jsonl');
    const [first, second, third] = manyRecords(3);
    const own = new LibraryWriter(path);
    const other = new LibraryWriter(path);
    own.add(first!);
    own.flush();
    other.add(first!);
    other.add(second!);
    other.close();
    own.add(second!);
    own.add(third!);
    own.close();
    assert.deepEqual(readLibrary(path).conjectures, [first, second, third]);
    assert.equal(readFileSync(path, 'utf8').trim().split('\n').length, 3);
  });

  it('writes a whole file in full or not at all, where a link leads, as its owner may read it', () => {
    const path = file('whole.txt');
    writeFileSync(path, 'before', { mode: 0o600 });
    symlinkSync(path, file('whole-link.txt'));
    writeWhole(file('whole-link.txt'), 'after');
    assert.equal(readFileSync(path, 'utf8'), 'after');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.ok(lstatSync(file('whole-link.txt')).isSymbolicLink());
    mkdirSync(file('folder'));
    assert.throws(() => writeWhole(file('folder'), 'x'), /cannot be written .*; it is as it was before\./);
    assert.throws(() => writeWhole(file('none/x'), 'x'), /cannot be written/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /\.(lock|new)$/.test(name)),
      [],
    );
  });

  it('writes a whole file only where it still holds what was read, and through no link that lies ready', () => {
    const path = file('paper.tex');
    const changed = /has been changed since it was read; it is left as it is: try again\.$/;
    writeFileSync(path, 'a');
    const read = readFileSync(path);
    symlinkSync(file('theirs.txt'), `${path}.${process.pid}.new`);
    writeFileSync(file('theirs.txt'), 'theirs');
    writeWhole(path, 'ab', read);
    assert.throws(() => writeWhole(path, 'ac', read), changed);
    assert.throws(() => writeWhole(path, 'ad', null), changed);
    assert.throws(() => writeWhole(file('gone.tex'), 'x', read), changed);
    writeWhole(file('new.bib'), 'b', null);
    assert.equal(readFileSync(path, 'utf8'), 'ab');
    assert.equal(readFileSync(file('theirs.txt'), 'utf8'), 'theirs');
  });

  it('files that are longer than a text can be are told in a sentence, read or written', () => {
    for (const size of [600_000_000, 3_000_000_000]) {
      const path = file(`${size}.jsonl`);
      writeFileSync(path, '');
      truncateSync(path, size);
      const sentence = new RegExp(`: .* has ${size} bytes; at most \\d+ are read\\.$`);
      assert.throws(() => new LibraryWriter(path), sentence);
      assert.throws(() => readText('FILE', path), sentence);
      assert.throws(() => readBytes('FILE', path), sentence);
      assert.equal(statSync(path).size, size);
    }
  });

  it('takes over the lock of a writer that was killed', () => {
    const path = file('left.jsonl');
    writeFileSync(`${path}.lock`, 'left');
    const library = new LibraryWriter(path);
    library.add(manyRecords(1)[0]!);
    library.close();
    assert.equal(readLibrary(path).conjectures.length, 1);
  });

  it('of three that see a lock left by another one alone takes it over, each time', async () => {
    const path = file('count');
    writeFileSync(path, '0');
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const words = ['--import', 'tsx', 'test/support/countUnderLock.ts', path, '200'];
        const [code] = (await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit')) as [number];
        return code;
      }),
    );
    assert.deepEqual(codes, [0, 0, 0]);
    assert.equal(readFileSync(path, 'utf8'), '600');
    assert.ok(!existsSync(`${path}.lock.turn`));
  });

  it('writes to no file that is an input, a checkpoint or no library', () => {
    const digits = file('digits.txt');
    writeFileSync(digits, '2.71828182845904523536\n');
    symlinkSync(digits, file('link.txt'));
    writeFileSync(file('job.checkpoint'), '0123456789abc {"format":"esma checkpoint"}\n');
    writeFileSync(file('notes.md'), `# Notes\n\nOne record:\n\n${conjectureToLine(manyRecords(1)[0]!)}\n`);
    for (const [path, inputs, sentence] of [
      [digits, [digits], /is read by this command/],
      [file('link.txt'), [digits], /is read by this command/],
      [file('new.jsonl'), [file('new.jsonl')], /is read by this command/],
      [digits, [], /is no library of ESMA/],
      [file('job.checkpoint'), [], /is no library of ESMA/],
      [file('notes.md'), [], /is no library of ESMA/],
      ['/dev/full', [], /is no regular file/],
      [folder, [], /is no regular file/],
    ] as const) {
      const before =
        path.startsWith('/dev') || path === folder || !existsSync(path) ? null : readFileSync(path, 'utf8');
      assert.throws(() => new LibraryWriter(path, inputs), sentence, path);
      if (before !== null) assert.equal(readFileSync(path, 'utf8'), before);
    }
  });
});
