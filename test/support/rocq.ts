import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryInOneFile } from '../../src/formats/proofs/rocq/library.ts';
import { rocqLibrary } from '../../src/engine/proving/rocqLibrary.ts';

/** The axioms of the real numbers of the standard library: all that theorems may rest on. */
export const axiomsOfTheReals = [
  'ClassicalDedekindReals.sig_forall_dec',
  'ClassicalDedekindReals.sig_not_dec',
  'FunctionalExtensionality.functional_extensionality_dep',
];

/** What a run of coqc gave. */
export interface CoqResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Writes a file into a folder and has it compiled, with the library of that folder under its name. */
export function coqc(folder: string, name: string, text: string): CoqResult {
  writeFileSync(join(folder, name), text);
  const run = spawnSync('coqc', ['-q', '-w', 'none', '-Q', '.', 'Esma', name], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Compiles the library in a folder. @throws where it does not compile */
export function compileLibrary(folder: string): void {
  const { code, err } = coqc(folder, 'Esma.v', libraryInOneFile(rocqLibrary()));
  if (code !== 0) throw new Error(err);
}

/** The axioms that each Print Assumptions of a run named, sorted. */
export function printedAxioms(out: string): string[][] {
  return out
    .split(/^Axioms:$/m)
    .slice(1)
    .map((list) => [...list.matchAll(/^([A-Z][\w.]*)(?= |$)/gm)].map(([, name]) => name!).sort());
}

/** The booleans that Eval vm_compute printed, in their order. */
export function printedBooleans(out: string): boolean[] {
  return [...out.matchAll(/^\s*= (true|false)\s+: bool$/gm)].map(([, value]) => value === 'true');
}
