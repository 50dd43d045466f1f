import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { Prover } from '../../core/theorems/certificates/familyProof.ts';
import { LibraryWriter } from '../../library/writer.ts';
import { readCheckpoint } from '../searching/checkpoint.ts';
import type { CheckpointContent } from '../searching/checkpoint.ts';
import { joinShards } from '../searching/joining.ts';
import type { Joined } from '../searching/joining.ts';
import { differenceOf, isBegun } from '../searching/sameSearch.ts';
import { esmaVersion } from '../version.ts';
import { dealtSearch } from '../searching/dealt.ts';
import { checkpointPath, identityOf, readManifest, runFiles, verifyFile } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** What one search of a run has found. */
export interface Gathered extends Joined {
  /** The constant. */
  readonly name: string;
}

/**
 * Joins the shards of a search of a run.
 * @param conjecture called with each conjecture in order, where the run keeps all of them
 * @throws InputError where a task is not done, or its checkpoint is not of this run
 */
export function gatherSearch(
  folder: string,
  manifest: Manifest,
  search: number,
  conjecture: (conjecture: Conjecture) => void,
): Gathered {
  const specification = manifest.specifications[search]!;
  const { work, groups } = dealtSearch(specification, manifest.shards);
  const shards = Array.from(groups, (count, index) =>
    checkpointOfTask(folder, manifest, search * manifest.shards + index + 1, count),
  );
  return { name: specification.constant, ...joinShards(shards, work, conjecture) };
}

/** @param groups how many groups the task has */
function checkpointOfTask(
  folder: string,
  manifest: Manifest,
  task: number,
  groups: number,
): CheckpointContent {
  const path = checkpointPath(folder, task);
  const again = `bash submit.sh in ${folder} does what is left`;
  if (!isBegun(path)) throw new InputError(`FOLDER: task ${task} has not begun; ${again}.`);
  const content = readCheckpoint(path);
  const difference = differenceOf(content.header, identityOf(manifest, task));
  if (difference !== null)
    throw new InputError(`FOLDER: ${path} is of another search (${difference}); remove it, and ${again}.`);
  if (content.done !== groups)
    throw new InputError(`FOLDER: task ${task} has ${content.done} of ${groups} groups; ${again}.`);
  return content;
}

/** Looks at what the folder was written with. @throws InputError where a file is not as it was written, or by another version of ESMA */
export function verifyRun(folder: string): Manifest {
  const manifest = readManifest(folder);
  if (manifest.esma !== esmaVersion)
    throw new InputError(
      `FOLDER: ${folder} is a run of ESMA ${manifest.esma}, and this is ${esmaVersion}; its own program merges it: bash task.sh gather.`,
    );
  for (const name of Object.keys(manifest.files)) verifyFile(folder, manifest, name);
  return manifest;
}

/** The library of a run, where no other is named. @throws InputError where it is a link: nobody has named what it leads to */
export function libraryOf(folder: string): string {
  const path = join(folder, runFiles.library);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new InputError(
      `out: ${path} is a link to another file; name the file with --out, or remove the link.`,
    );
  return path;
}

/**
 * Joins all searches of a run into a library: the records that `esma search … --out` would have written, one search after the
 * other, proved where they can be.
 * @returns the searches with their families, proofs included
 * @throws InputError where a file, a task or a checkpoint is not as it should be, or the library cannot be written
 */
export function gatherRun(folder: string, library = libraryOf(folder)): Gathered[] {
  const manifest = verifyRun(folder);
  const { collecting } = manifest;
  const writer = new LibraryWriter(library);
  try {
    const prover = new Prover();
    return manifest.specifications.map((_, search) => {
      const gathered = gatherSearch(folder, manifest, search, (conjecture) => void writer.add(conjecture));
      if (collecting.all) return gathered;
      const families = gathered.families.map((family) => {
        const members = family.members.map((member) => prover.withProof(member));
        for (const member of members) writer.add(member);
        return { ...family, members };
      });
      return { ...gathered, families };
    });
  } finally {
    writer.close();
  }
}
