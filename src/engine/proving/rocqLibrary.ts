import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RocqLibrary } from '../../formats/proofs/rocq/library.ts';

let library: RocqLibrary | undefined;

/** The library Esma for Rocq that the build has put together; read when it is first asked for. */
export function rocqLibrary(): RocqLibrary {
  return (library ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('#rocq-library'), 'utf8'),
  ) as RocqLibrary);
}
