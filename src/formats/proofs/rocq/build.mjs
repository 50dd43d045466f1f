import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'library');

/** Puts the files of the library for Rocq, in the order in which _CoqProject compiles them, into dist. */
export function buildRocqLibrary(target = 'dist/rocqLibrary.json') {
  const project = readFileSync(join(folder, '_CoqProject'), 'utf8');
  const names = [...project.matchAll(/^\w+\.v$/gm)].map(([name]) => name);
  const files = names.map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  writeFileSync(target, `${JSON.stringify(files)}\n`);
}
