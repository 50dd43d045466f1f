import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readRegular } from '../../library/regularFile.ts';
import { groupCounts } from '../searching/checkpoint.ts';
import type { CheckpointHeader } from '../searching/checkpointHeader.ts';
import { differenceOf, isBegun } from '../searching/sameSearch.ts';
import type { SearchIdentity } from '../searching/sameSearch.ts';
import { dealtSearches } from '../searching/dealt.ts';
import { checkpointPath, identityOf, readManifest, workOfTask } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { isDead, mostFailures, readTaskState, statePath } from './taskState.ts';
import type { TaskState } from './taskState.ts';

/** A task is waiting for its first or its next turn, at work, silent for too long, to be tried again, given up, or done. */
export type TaskStanding = 'waiting' | 'running' | 'dead' | 'interrupted' | 'failed' | 'given up' | 'done';

/** How far a task is. */
export interface TaskStatus {
  readonly task: number;
  readonly constant: string;
  /** From 1. */
  readonly shard: number;
  readonly standing: TaskStanding;
  readonly groupsDone: number;
  readonly groups: number;
  /** Share of its work that is done, 0 … 1. */
  readonly share: number;
  readonly conjectures: number;
  /** Where it was at work last; null for nowhere. */
  readonly host: string | null;
  /** Milliseconds of the clock at its last sign of life; null for none. */
  readonly seen: number | null;
  readonly message: string;
}

/** How far a run is. */
export interface RunStatus {
  readonly tasks: readonly TaskStatus[];
  /** Share of all work that is done, by its cost, 0 … 1. */
  readonly share: number;
  readonly conjectures: number;
  readonly families: number;
  /** Share of all work that is done in an hour, at the pace of the tasks that run; null where none tells. */
  readonly sharePerHour: number | null;
  /** Seconds that are left at that pace; null where it is not known. */
  readonly secondsLeft: number | null;
  readonly isDone: boolean;
}

/** What a checkpoint says, without a look at its conjectures one by one. */
interface Reading {
  readonly groups: readonly number[];
  readonly conjectures: number;
  readonly families: ReadonlySet<string>;
}

const nothing: Reading = { groups: [], conjectures: 0, families: new Set() };

/**
 * Reads what is sound of a checkpoint; a line that is being written is not, and nothing of a checkpoint of another search.
 * @throws InputError where it cannot be read
 */
function readGroups(path: string, own: SearchIdentity): Reading {
  if (!isBegun(path)) return nothing;
  const groups: number[] = [];
  const families = new Set<string>();
  let conjectures = 0;
  const isOwn = (header: CheckpointHeader) => differenceOf(header, own) === null;
  for (const record of groupCounts(path, readRegular('FOLDER', path), isOwn)) {
    groups.push(record.group);
    conjectures += record.conjectures;
    for (const family of record.families) families.add(family);
  }
  return { groups, conjectures, families };
}

/** The names of what is in a folder; none of one that is not there. */
function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

function standingOf(state: TaskState | null, isDone: boolean, now: number): TaskStanding {
  if (isDone) return 'done';
  if (!state) return 'waiting';
  if (state.state === 'failed') return state.failures >= mostFailures ? 'given up' : 'failed';
  if (state.state === 'done') return 'waiting';
  return isDead(state, now) ? 'dead' : state.state;
}

/**
 * Reads how far a run is, from its checkpoints and what its tasks say of themselves.
 * @param now milliseconds of the clock
 * @throws InputError where the folder is none of a run, or a checkpoint cannot be read
 */
export function statusOf(folder: string, now = Date.now()): RunStatus {
  return new StatusReader(folder).read(now);
}

/** Reads it again and again: what a task has to do is told once. */
export class StatusReader {
  private readonly manifest: Manifest;
  private readonly shares: readonly { readonly groups: number; readonly weight: number }[];

  /** @throws InputError where the folder is none of a run */
  constructor(private readonly folder: string) {
    this.manifest = readManifest(folder);
    this.shares = dealtSearches(this.manifest.specifications, this.manifest.shards).flatMap(
      ({ groups, weights }) => Array.from(groups, (count, i) => ({ groups: count, weight: weights[i]! })),
    );
  }

  read(now = Date.now()): RunStatus {
    const { folder, manifest, shares } = this;
    const total = shares.reduce((sum, { weight }) => sum + weight, 0);
    // Looked through once: a file of each of 100,000 tasks that have not begun would be asked for.
    const present = namesIn(dirname(checkpointPath(folder, 1)));
    const families = new Set<string>();
    let [done, conjectures, pace] = [0, 0, 0];
    const tasks = shares.map(({ groups, weight }, i): TaskStatus => {
      const task = i + 1;
      const path = checkpointPath(folder, task);
      const isThere = present.has(basename(path));
      const reading = isThere ? readGroups(path, identityOf(manifest, task)) : nothing;
      const state = present.has(basename(statePath(folder, task))) ? readTaskState(folder, task) : null;
      const { search, shard } = workOfTask(manifest, task);
      const isDone = isThere && reading.groups.length === groups && isBegun(path);
      const share = isDone ? 1 : (state?.share ?? 0);
      const standing = standingOf(state, isDone, now);
      for (const family of reading.families) families.add(`${search} ${family}`);
      conjectures += reading.conjectures;
      done += share * weight;
      if (standing === 'running' && state && state.seen > state.began)
        pace += ((share - state.shareBefore) * weight) / ((state.seen - state.began) / 1000);
      return {
        task,
        constant: manifest.specifications[search]!.constant,
        shard: shard.index + 1,
        standing,
        groupsDone: reading.groups.length,
        groups,
        share,
        conjectures: reading.conjectures,
        host: state?.host ?? null,
        seen: state?.seen ?? null,
        message: state?.message ?? '',
      };
    });
    const isDone = tasks.every(({ standing }) => standing === 'done');
    return {
      tasks,
      share: isDone ? 1 : total > 0 ? done / total : 0,
      conjectures,
      families: families.size,
      sharePerHour: pace > 0 && total > 0 ? (3600 * pace) / total : null,
      secondsLeft: isDone ? 0 : pace > 0 ? (total - done) / pace : null,
      isDone,
    };
  }
}
