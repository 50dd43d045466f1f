import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { InputError } from '../core/errors.ts';
import { systemReason } from './systemReason.ts';
import { underLock } from './fileLock.ts';

/**
 * Writes a file as a whole, under its lock: it is there in full or as it was before, whatever happens meanwhile.
 * @throws InputError where the system refuses
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  underLock(path, () => {
    const place = placeOf(path);
    const next = `${place}.${process.pid}.new`;
    try {
      const descriptor = openSync(next, 'w', modeOf(place));
      try {
        writeFileSync(descriptor, content);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(next, place);
    } catch (error) {
      rmSync(next, { force: true });
      throw new InputError(`${path} cannot be written (${systemReason(error)}); it is as it was before.`);
    }
  });
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
