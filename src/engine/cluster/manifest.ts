import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { InputError } from '../../core/errors.ts';
import { validateSpecification } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { parseForeign } from '../../library/foreignJson.ts';
import { readRegular } from '../../library/regularFile.ts';
import { sentenceOf } from '../../library/sentence.ts';
import { collectingSchema, specificationSchema } from '../searching/checkpointSchema.ts';
import type { Collecting } from '../searching/groupCollection.ts';

/** Shards of one search and tasks of one run at the most: what schedulers number. */
export const mostTasks = 100_000;

/** The files of a run's folder that all schedulers have. */
export const runFiles = {
  manifest: 'manifest.json',
  program: 'program.mjs',
  task: 'task.sh',
  submit: 'submit.sh',
  readme: 'README.md',
  shards: 'shards',
  logs: 'logs',
  library: 'results.esma.jsonl',
} as const;

/**
 * A run on a cluster, as its folder's manifest has it. Task t = 1, 2, … does shard (t − 1) mod n + 1 of search
 * ⌊(t − 1)/n⌋ + 1, where n is `shards`.
 */
export interface Manifest {
  readonly format: 'esma run';
  readonly version: 1;
  /** The version of ESMA that wrote the folder. */
  readonly esma: string;
  readonly scheduler: string;
  /** Shards of each search. */
  readonly shards: number;
  /** Processors, and so worker threads, of a task. */
  readonly workers: number;
  readonly specifications: readonly SearchSpecification[];
  readonly collecting: Collecting;
  /** SHA-256 of the files of the folder as they were written, in hexadecimal digits, by their names. */
  readonly files: Readonly<Record<string, string>>;
}

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** Largest manifest that is read, and largest file of a run whose checksum is looked at. */
const longestManifest = 1 << 28;
const longestFile = 1 << 26;

/** What the files of a run are called: names in its folder, and none that leads out of it. */
const plainFile = v.pipe(v.string(), v.regex(/^[\w-][\w.-]{0,100}$/, 'the name of a file in the folder'));

const schema = v.strictObject({
  format: v.literal('esma run'),
  version: v.literal(1),
  esma: v.pipe(v.string(), v.maxLength(100)),
  scheduler: v.pipe(v.string(), v.maxLength(100)),
  shards: count(mostTasks),
  workers: count(512),
  specifications: v.pipe(v.array(specificationSchema), v.minLength(1), v.maxLength(mostTasks)),
  collecting: collectingSchema,
  files: v.record(plainFile, v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'))),
});

/** The manifest of a run's folder. @throws InputError where the folder has none, or one that ESMA has not written */
export function readManifest(folder: string): Manifest {
  const path = join(folder, runFiles.manifest);
  let json: unknown;
  try {
    json = parseForeign(readRegular('FOLDER', path, longestManifest).toString('utf8'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`FOLDER: ${path} is not JSON; give a folder that esma submit has written.`);
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (!result.success)
    throw new InputError(
      `FOLDER: ${path} is no manifest of a run: ${sentenceOf(result.issues[0])}; give a folder that esma submit has written.`,
    );
  const manifest = result.output as Manifest;
  if (tasksOf(manifest) > mostTasks)
    throw new InputError(`FOLDER: ${path} has ${tasksOf(manifest)} tasks; at most ${mostTasks} are allowed.`);
  for (const specification of manifest.specifications) {
    try {
      validateSpecification(specification);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(`FOLDER: ${path} is no manifest of a run: ${error.message}`);
    }
  }
  return manifest;
}

/** Tasks of a run: its shards of all searches. */
export function tasksOf({ specifications, shards }: Pick<Manifest, 'specifications' | 'shards'>): number {
  return specifications.length * shards;
}

/** The search, from 0, and the shard that a task does. */
export function workOfTask({ shards }: Pick<Manifest, 'shards'>, task: number) {
  return { search: Math.floor((task - 1) / shards), shard: { index: (task - 1) % shards, count: shards } };
}

/** What the task searches. */
export function identityOf(manifest: Manifest, task: number) {
  const { search, shard } = workOfTask(manifest, task);
  const { specifications, collecting } = manifest;
  return { specification: specifications[search]!, collecting, shard };
}

/** The checkpoint of a task. */
export function checkpointPath(folder: string, task: number): string {
  return join(folder, runFiles.shards, `${task}.checkpoint`);
}

export function checksum(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Looks at a file of the folder.
 * @throws InputError where it is not as it was written
 */
export function verifyFile(folder: string, { files }: Manifest, name: string): void {
  let found: string | null = null;
  try {
    found = checksum(readRegular('FOLDER', join(folder, name), longestFile));
  } catch {
    // It is gone, or not to be read.
  }
  if (found !== files[name])
    throw new InputError(
      `FOLDER: ${join(folder, name)} is ${found === null ? 'missing' : 'not as it was written (SHA-256)'}; write the run anew with esma submit.`,
    );
}
