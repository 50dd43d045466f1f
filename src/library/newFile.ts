import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that is to take another one's place, and brings it to the disk. Whoever made the folder may have put a link where it
 * is written: what stands there is taken away, and nothing is written to where it leads.
 * @throws Error of the system
 */
export function writeNew(path: string, content: string | Uint8Array, mode = 0o666): void {
  rmSync(path, { force: true });
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
