import { readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { InputError } from '../core/errors.ts';
import { systemReason } from './systemReason.ts';
import { underLock } from './fileLock.ts';
import { writeNew } from './newFile.ts';

/**
 * Writes a file as a whole, under its lock: it is there in full or as it was before, whatever happens meanwhile.
 * @param read what the content was made from: null for no file, left out where it is to be replaced whatever it holds
 * @throws InputError where the system refuses, or the file no longer holds what was read
 */
export function writeWhole(path: string, content: string | Uint8Array, read?: Uint8Array | null): void {
  underLock(path, () => {
    const place = placeOf(path);
    if (read !== undefined && !holds(place, read))
      throw new InputError(`${path} has been changed since it was read; it is left as it is: try again.`);
    const next = `${place}.${process.pid}.new`;
    try {
      writeNew(next, content, modeOf(place));
      renameSync(next, place);
    } catch (error) {
      rmSync(next, { force: true });
      throw new InputError(`${path} cannot be written (${systemReason(error)}); it is as it was before.`);
    }
  });
}

/** Whether a file holds these bytes; of null, whether there is none. */
function holds(path: string, bytes: Uint8Array | null): boolean {
  try {
    const found = readFileSync(path);
    return bytes !== null && found.equals(bytes);
  } catch (error) {
    return bytes === null && (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Where a link leads: the file is replaced, and not the link. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return 0o666;
  }
}
