import { lstatSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { InputError } from '../core/errors.ts';
import { systemReason } from './systemReason.ts';
import { writeNew } from './newFile.ts';

/** Time between two signs of life, and time after which an owner that gives none is taken to be gone. */
const signMilliseconds = 5_000;
const goneMilliseconds = 60_000;

/** How far the clocks of two machines may differ: a sign of life from later than that is none. */
const aheadMilliseconds = 86_400_000;

/** Longest text of a lock, in bytes: a process, the name of a machine, and a time. */
const longestText = 1000;

/** Time for which a lock is watched that was taken from an owner who is gone: another may have taken it as well. */
const settleMilliseconds = 60;

/** Nobody holds it; an owner who lives does; or one held it that is gone, without having let go. */
export type LockState = 'free' | 'held' | 'left';

/** What stands in a lock whose owner has gone in an orderly way, with its work not done. */
const leftText = 'left';

/** The state of the lock in a file, as seen by anybody but its owner; what is no lock is held by nobody. */
export function lockState(path: string): LockState {
  const lock = readLock(path);
  if (lock === null || lock === 'foreign') return 'free';
  const age = Date.now() - lock.time;
  const isFresh = age < goneMilliseconds && age > -aheadMilliseconds;
  return lock.text !== leftText && isFresh && mayLive(lock.text) ? 'held' : 'left';
}

/**
 * What stands in a lock, and when it was written last; null where there is none. Whoever made a folder may have put anything in its
 * place: a pipe is not waited for, a device not read, a link not followed.
 */
function readLock(path: string): { readonly text: string; readonly time: number } | 'foreign' | null {
  try {
    const status = lstatSync(path);
    if (!status.isFile() || status.size > longestText) return 'foreign';
    return { text: readFileSync(path, 'utf8'), time: status.mtimeMs };
  } catch {
    return null;
  }
}

/** The text of a lock; null where there is none. */
function textOfLock(path: string): string | null {
  const lock = readLock(path);
  return lock === null || lock === 'foreign' ? null : lock.text;
}

/** @throws InputError where something that is no lock stands in its place: it would never go away */
function refuseForeign(path: string): void {
  if (readLock(path) === 'foreign')
    throw new InputError(`lock: ${path} is no lock of ESMA, but stands where one belongs; remove it.`);
}

/** Marks a lock of this process as left: whoever comes next goes on with the work. */
export function leaveLock(path: string): void {
  try {
    if (isOfThisProcess(textOfLock(path) ?? '')) writeFileSync(path, leftText);
  } catch {
    // It is gone: the work was done.
  }
}

/**
 * A lock in a file: of all windows and programs one at a time holds it. Its owner gives signs of life; one that has ended
 * without letting go does not keep it.
 */
export class FileLock {
  private readonly timer: ReturnType<typeof setInterval>;

  private constructor(
    private readonly path: string,
    private readonly text: string,
    onLost: () => void,
  ) {
    this.timer = setInterval(() => {
      if (!this.isOurs()) return onLost();
      try {
        utimesSync(path, new Date(), new Date());
      } catch {
        // It went in this moment, or the disk cannot be written: the next look tells.
      }
    }, signMilliseconds);
    this.timer.unref();
  }

  /** Takes the lock; null where another holds it. @param onLost another has taken it: this process was long silent */
  static async take(path: string, onLost: () => void): Promise<FileLock | null> {
    const text = `${process.pid} ${hostname()} ${Date.now()}.${Math.random()}`;
    try {
      writeFileSync(path, text, { flag: 'wx' });
      return new FileLock(path, text, onLost);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new InputError(
          `lock: ${path} cannot be written (${systemReason(error)}); give a writable folder.`,
        );
    }
    refuseForeign(path);
    if (lockState(path) === 'held' && !isOfThisProcess(textOfLock(path) ?? '')) return null;
    // Renamed over the old one, so that there is a lock at every moment; of several that do so the last one has it.
    writeNew(`${path}.${process.pid}`, text);
    renameSync(`${path}.${process.pid}`, path);
    await new Promise((resolve) => setTimeout(resolve, settleMilliseconds));
    const lock = new FileLock(path, text, onLost);
    if (lock.isOurs()) return lock;
    clearInterval(lock.timer);
    return null;
  }

  /** Lets go. */
  release(): void {
    clearInterval(this.timer);
    if (this.isOurs()) rmSync(this.path, { force: true });
  }

  private isOurs(): boolean {
    return textOfLock(this.path) === this.text;
  }
}

function isOfThisProcess(text: string): boolean {
  return text.startsWith(`${process.pid} ${hostname()} `);
}

/** Whether the owner that a lock names may live: of another machine's processes nothing is known. */
function mayLive(text: string): boolean {
  const [pid, host] = text.split(' ');
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Time between two looks at a lock that another holds for a moment, and time after which one gives up. */
const lookMilliseconds = 5;
const patienceMilliseconds = 30_000;

/**
 * Does something with a file while no other program does such a thing: the lock lies beside it and is held for moments.
 * @param path the file; its lock is path.lock
 * @throws InputError where the lock cannot be written, or another holds it for very long
 */
export function underLock<Result>(path: string, action: () => Result): Result {
  const lock = `${path}.lock`;
  const text = `${process.pid} ${hostname()} ${Date.now()}.${Math.random()}`;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const started = Date.now();
  for (;;) {
    try {
      writeFileSync(lock, text, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new InputError(
          `${path} cannot be written: no lock can be put beside it (${systemReason(error)}); give a file in a writable folder.`,
        );
    }
    refuseForeign(lock);
    if (lockState(lock) === 'left' && takeAway(lock, text)) continue;
    if (Date.now() - started > patienceMilliseconds)
      throw new InputError(
        `lock: another program has been writing to ${path} for ${patienceMilliseconds / 1000} seconds; end it, or remove ${lock} if there is none.`,
      );
    Atomics.wait(pause, 0, 0, lookMilliseconds);
  }
  try {
    return action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Takes away a lock whose owner is gone: one process at a time, which looks again before it does. Of two that see such a lock the
 * second would else take away the one that the first has put there since.
 * @returns whether it was this process's turn
 * @throws InputError where something else stands in the place of the turn
 */
function takeAway(lock: string, text: string): boolean {
  const turn = `${lock}.turn`;
  try {
    writeFileSync(turn, text, { flag: 'wx' });
  } catch {
    refuseForeign(turn);
    if (lockState(turn) === 'left') rmSync(turn, { force: true });
    return false;
  }
  try {
    if (lockState(lock) === 'left') rmSync(lock, { force: true });
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}
