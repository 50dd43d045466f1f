import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { FileLock } from '../../library/fileLock.ts';
import { runGroupWorker } from '../searching/groupThread.ts';
import { SearchJob } from '../searching/job.ts';
import { checkpointOf } from '../searching/sameSearch.ts';
import { checkpointPath, identityOf, readManifest, runFiles, tasksOf, verifyFile } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { againCode } from './schedulers/scheduler.ts';
import { mostFailures, readTaskState, signMilliseconds, writeTaskState } from './taskState.ts';
import type { TaskState } from './taskState.ts';

/** What a task is run with. */
export interface TaskOptions {
  readonly folder: string;
  /** 1 … the number of tasks. */
  readonly task: number;
  readonly workers: number;
  /** The worker's script, and the compiled kernel. */
  readonly script: URL;
  readonly kernel: Uint8Array;
  readonly signal: AbortSignal;
  /** A line for the log. */
  readonly log: (line: string) => void;
}

/** Exit codes of a task: done, given up, and to be begun again. */
export const taskCodes = { done: 0, givenUp: 1, again: againCode } as const;

/** Time between two lines of progress in the log, and between two looks at a lock that another has. */
const logMilliseconds = 60_000;
const lockMilliseconds = 2_000;

/**
 * Does a task of a run, or goes on with it. A task that fails is to be begun again, and is given up when it fails three times
 * without getting any further. One that is killed says nothing, and goes on when its scheduler begins it again.
 * @returns the exit code, one of taskCodes
 * @throws InputError where there is no such run or task, or the program is another one
 */
export async function runTask(options: TaskOptions): Promise<number> {
  const { folder, task, log } = options;
  const manifest = manifestWith(folder, task);
  verifyFile(folder, manifest, runFiles.program);
  const lock = await takeLock(options);
  if (!lock) return taskCodes.again;
  const before = readTaskState(folder, task);
  const path = checkpointPath(folder, task);
  let state = begun(before);
  const say = (news: Partial<TaskState>) =>
    writeTaskState(folder, task, (state = { ...state, seen: Date.now(), ...news }));
  let groups = 0;
  const timer = setInterval(() => say({}), signMilliseconds);
  try {
    const content = checkpointOf(path, identityOf(manifest, task));
    groups = content?.done ?? 0;
    if (content && content.lost > 0) log(`${content.lost} bytes that a crash cut off are searched again.`);
    // Somebody has begun it again by hand.
    if (state.failures >= mostFailures) state = { ...state, failures: 0 };
    say({ groups });
    log(
      `task ${task} on ${hostname()}, ${content ? `going on after ${groups} groups` : 'from the beginning'}`,
    );
    const done = await search(options, manifest, content, (news) => {
      groups = news.groups;
      say({ share: news.share, shareBefore: news.shareBefore ?? state.shareBefore });
    });
    say({ state: done ? 'done' : 'interrupted', ...(done ? { share: 1, failures: 0, groups } : {}) });
    log(done ? 'done' : `interrupted after ${groups} groups; they are kept`);
    return done ? taskCodes.done : taskCodes.again;
  } catch (error) {
    return fail(options, state, groups, error instanceof Error ? error.message : String(error));
  } finally {
    clearInterval(timer);
    lock.release();
  }
}

/** Expected seconds from which on a task looks beforehand what there is to do, which takes a quarter of a second. */
const surveyedSeconds = 30;

/** The manifest of a run that has such a task. @throws InputError */
function manifestWith(folder: string, task: number): Manifest {
  const manifest = readManifest(folder);
  if (!(Number.isInteger(task) && task >= 1 && task <= tasksOf(manifest)))
    throw new InputError(`task: ${task} is not allowed; give a whole number from 1 to ${tasksOf(manifest)}.`);
  return manifest;
}

/** What a task says of itself that begins, or goes on. */
function begun(before: TaskState | null): TaskState {
  const now = Date.now();
  return {
    ...{ state: 'running', host: hostname(), began: now, seen: now, shareBefore: 0, share: 0, message: '' },
    failures: before?.failures ?? 0,
    groups: before?.groups ?? 0,
  };
}

/** Notes a failure after so many groups. @returns the exit code: again, or given up where it got no further for the third time */
function fail(
  { folder, task, log }: Pick<TaskOptions, 'folder' | 'task' | 'log'>,
  state: TaskState,
  groups: number,
  message: string,
): number {
  const failures = groups > state.groups ? 1 : state.failures + 1;
  writeTaskState(folder, task, { ...state, seen: Date.now(), state: 'failed', message, failures, groups });
  log(`failed: ${message}`);
  if (failures < mostFailures) return taskCodes.again;
  log(`task ${task} is given up: it has failed ${failures} times without getting further.`);
  return taskCodes.givenUp;
}

/**
 * Notes that the program of a task was killed, so that it could say nothing itself.
 * @param signal the number of the signal
 * @returns the exit code, one of taskCodes
 * @throws InputError where there is no such run or task, or its checkpoint cannot be read
 */
export function noteKilled(folder: string, task: number, signal: number, log: TaskOptions['log']): number {
  const manifest = manifestWith(folder, task);
  const groups = checkpointOf(checkpointPath(folder, task), identityOf(manifest, task))?.done ?? 0;
  const name =
    Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`;
  const message = `the program was killed (${name}), as happens where a task wants more memory than it may have`;
  return fail({ folder, task, log }, readTaskState(folder, task) ?? begun(null), groups, message);
}

/** The lock of a task, as soon as nobody else has it; null where the task is told to end meanwhile. */
async function takeLock({ folder, task, signal, log }: TaskOptions): Promise<FileLock | null> {
  const path = join(folder, runFiles.shards, `${task}.lock`);
  for (let isSaid = false; !signal.aborted; isSaid = true) {
    const lock = await FileLock.take(path, () => {
      log('another has taken this task');
      process.exit(taskCodes.again);
    });
    if (lock) return lock;
    if (!isSaid) log(`task ${task} is at work elsewhere; waiting until it ends, or gives no sign of life.`);
    await new Promise((resolve) => setTimeout(resolve, lockMilliseconds));
  }
  return null;
}

/** Searches what is left. @returns whether all is done */
async function search(
  { folder, task, workers, script, kernel, signal, log }: TaskOptions,
  manifest: Manifest,
  content: ReturnType<typeof checkpointOf>,
  tell: (news: { groups: number; share: number; shareBefore?: number }) => void,
): Promise<boolean> {
  const { specification, collecting, shard } = identityOf(manifest, task);
  const job = new SearchJob(specification, {
    collecting,
    workers,
    script,
    inline: (thread, start, values) => runGroupWorker(thread, start, kernel, values),
    shard,
    signal,
    surveyedFrom: surveyedSeconds,
    checkpoint: { path: checkpointPath(folder, task), command: [] },
    ...(content ? { resumed: content } : {}),
  });
  let groups = 0;
  let isFirst = true;
  let [told, logged] = [-Infinity, Date.now()];
  for await (const event of job.events()) {
    if (event.kind === 'group') groups++;
    if (event.kind === 'done') {
      tell({ groups, share: event.progress.share });
      return !event.cancelled;
    }
    if (event.kind !== 'progress') continue;
    const { share, conjectures, families } = event.progress;
    if (isFirst || Date.now() - told > signMilliseconds) {
      tell({ groups, share, ...(isFirst ? { shareBefore: share } : {}) });
      isFirst = false;
      told = Date.now();
    }
    if (Date.now() - logged > logMilliseconds) {
      logged = Date.now();
      log(`${Math.floor(100 * share)} %, ${conjectures} conjectures in ${families} families`);
    }
  }
  return false;
}
