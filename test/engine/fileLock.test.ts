import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FileLock, leaveLock, lockState, underLock } from '../../src/library/fileLock.ts';

const take = (path: string) => FileLock.take(path, () => assert.fail('the lock was lost'));

describe('a lock in a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-lock-'));
    path = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held until it is released', async () => {
    assert.equal(lockState(path), 'free');
    const lock = await take(path);
    assert.ok(lock);
    assert.equal(lockState(path), 'held');
    lock.release();
    assert.equal(lockState(path), 'free');
    assert.ok(!existsSync(path));
  });

  it('of a living process is not given to another', async () => {
    // The parent of this process lives; so, as far as can be known, does any process of another machine.
    for (const text of [`${process.ppid} ${hostname()} 1`, `1 ${hostname()}-not 1`]) {
      writeFileSync(path, text);
      assert.equal(lockState(path), 'held');
      assert.equal(await take(path), null);
      assert.equal(readFileSync(path, 'utf8'), text);
    }
  });

  it('of a process that has ended, that was silent for long, or that left it, is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const old = new Date(Date.now() - 10 * 60_000);
    for (const [text, time] of [
      [`${pid} ${hostname()} 1`, new Date()],
      [`${process.ppid} ${hostname()} 1`, old],
      ['left', new Date()],
    ] as const) {
      writeFileSync(path, text);
      utimesSync(path, time, time);
      assert.equal(lockState(path), 'left');
      const lock = await take(path);
      assert.ok(lock, text);
      assert.equal(lockState(path), 'held');
      lock.release();
    }
  });

  it('is left by a process that goes, but not one that is another’s', async () => {
    const lock = await take(path);
    assert.ok(lock);
    leaveLock(path);
    assert.equal(lockState(path), 'left');
    lock.release();
    assert.equal(lockState(path), 'left', 'who has left it cannot let go of it');
    const text = `${process.ppid} ${hostname()} 1`;
    writeFileSync(path, text);
    leaveLock(path);
    assert.equal(readFileSync(path, 'utf8'), text);
  });

  it('goes to one of many that want it after one that is gone', async () => {
    writeFileSync(path, 'left');
    const locks = await Promise.all(Array.from({ length: 8 }, () => FileLock.take(path, () => undefined)));
    const taken = locks.filter((lock) => lock !== null);
    assert.equal(taken.length, 1);
    taken[0]!.release();
  });

  it('whose place a pipe, a device, a folder, a link or a long text takes is told at once, and not waited for', async () => {
    const others: readonly ((path: string) => void)[] = [
      (at) => assert.equal(spawnSync('mkfifo', [at]).status, 0),
      (at) => symlinkSync('/dev/zero', at),
      (at) => symlinkSync(join(folder, 'nowhere'), at),
      (at) => void mkdirSync(at),
      (at) => writeFileSync(at, 'x'.repeat(100_000)),
    ];
    for (const [i, make] of others.entries()) {
      const library = join(folder, `${i}.jsonl`);
      make(`${library}.lock`);
      const sentence = /^lock: .*\.lock is no lock of ESMA, but stands where one belongs; remove it\.$/;
      const started = performance.now();
      assert.equal(lockState(`${library}.lock`), 'free');
      assert.throws(() => underLock(library, () => assert.fail('it is not held')), { message: sentence });
      await assert.rejects(take(`${library}.lock`), { message: sentence });
      assert.ok(performance.now() - started < 2000);
      assert.ok(lstatSync(`${library}.lock`));
    }
  });

  it('of the far future is a forged one, and taken over', () => {
    writeFileSync(path, `1 ${hostname()}-not 1`);
    const later = new Date(Date.now() + 10 * 86_400_000);
    utimesSync(path, later, later);
    assert.equal(lockState(path), 'left');
  });

  it('is put in its place through no link that lies ready for it', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, 'mine');
    symlinkSync(other, `${path}.${process.pid}`);
    writeFileSync(path, 'left');
    (await take(path))!.release();
    assert.equal(readFileSync(other, 'utf8'), 'mine');
  });
});
