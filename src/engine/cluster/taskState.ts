import { renameSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseForeign } from '../../library/foreignJson.ts';
import { writeNew } from '../../library/newFile.ts';
import { readRegular } from '../../library/regularFile.ts';
import { runFiles } from './manifest.ts';

/** Failures after which a task is given up. */
export const mostFailures = 3;

/** Time between two signs of life of a task, and time after which one that gives none is taken to be dead. */
export const signMilliseconds = 20_000;
export const deadMilliseconds = 180_000;

/** Longest text of a state, in bytes. */
const longestState = 1 << 16;

const time = v.pipe(v.number(), v.minValue(0));
const schema = v.strictObject({
  state: v.picklist(['running', 'interrupted', 'failed', 'done']),
  host: v.pipe(v.string(), v.maxLength(1000)),
  /** Times of the clock in milliseconds: when this attempt began, and the last sign of life. */
  began: time,
  seen: time,
  /** Share of the task's work that was done when this attempt began, and is done now, 0 … 1. */
  shareBefore: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Failures since a group was last finished. */
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Groups that were done when it last failed. */
  groups: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Why it failed; "" for no reason. */
  message: v.pipe(v.string(), v.maxLength(10_000)),
});

/** What a task has said of itself last. */
export type TaskState = v.InferOutput<typeof schema>;

/** Where a task says how it is. */
export function statePath(folder: string, task: number): string {
  return join(folder, runFiles.shards, `${task}.json`);
}

/** What a task has said last; null where it has said nothing, or nothing that can be read. */
export function readTaskState(folder: string, task: number): TaskState | null {
  try {
    const text = readRegular('FOLDER', statePath(folder, task), longestState).toString('utf8');
    const result = v.safeParse(schema, parseForeign(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** Says something new; the search does not depend on it, and goes on where the disk refuses. */
export function writeTaskState(folder: string, task: number, state: TaskState): void {
  const path = statePath(folder, task);
  try {
    writeNew(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch {
    // A full disk is told by the checkpoint.
  }
}

/** Whether a task that says it runs has been silent for too long. */
export function isDead({ state, seen }: TaskState, now: number): boolean {
  return state === 'running' && now - seen > deadMilliseconds;
}
