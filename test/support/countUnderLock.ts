// Counts in a file under its lock, as a program of its own, and leaves a lock each time as one that died would: PATH COUNT.
import { readFileSync, writeFileSync } from 'node:fs';
import { underLock } from '../../src/library/fileLock.ts';

const [path = '', count = '0'] = process.argv.slice(2);
for (let i = 0; i < Number(count); i++) {
  underLock(path, () => writeFileSync(path, String(Number(readFileSync(path, 'utf8')) + 1)));
  try {
    writeFileSync(`${path}.lock`, 'left', { flag: 'wx' });
  } catch {
    // Another has the lock already.
  }
}
