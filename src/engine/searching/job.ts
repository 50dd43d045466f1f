import type { Conjecture } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { checkSearchable } from '../../core/esma/searchScope.ts';
import { searchedNumerators } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Family } from '../../core/family.ts';
import { Checkpoint, checkpointVersion } from './checkpoint.ts';
import type { CheckpointContent } from './checkpoint.ts';
import type { CheckpointHeader, Shard } from './checkpointHeader.ts';
import { countOf } from './groupCollection.ts';
import { refuseMore } from './belonging.ts';
import type { Collecting, FamilyShare, GroupResult } from './groupCollection.ts';
import { beginsSlowly, firstFamilies } from './beginning.ts';
import { CostMeter } from './cost.ts';
import { groupsOfShard } from './dealing.ts';
import type { WorkerStart } from './groupMessages.ts';
import { startInline } from '../threads/inlineThread.ts';
import { startThread } from '../threads/thread.ts';
import type { OwnThread } from '../threads/thread.ts';
import { WorkerPool } from './pool.ts';
import type { JobProgress } from './progress.ts';
import { effortWeightOf } from './weights.ts';
import { constantOf, goesByDeterminant, workOf } from './work.ts';
import type { SearchValues, Work } from './work.ts';

/** What a job reports as it goes. The order of the events does not depend on timing, but for those of progress and of what was found so far. */
export type JobEvent =
  /** What a group gave: in the order of the groups. */
  | {
      readonly kind: 'group';
      readonly group: number;
      /** What the group adds to the families. */
      readonly families: readonly FamilyShare[];
      /** Whether no other group adds to these families: values with one tail have one |ad − bc|. */
      readonly isAll: boolean;
      readonly conjectures: readonly Conjecture[] | null;
    }
  /** What a group that is not done has found so far of each family, its simplest member alone: its `group` comes later. */
  | { readonly kind: 'found'; readonly group: number; readonly families: readonly FamilyShare[] }
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | {
      readonly kind: 'done';
      readonly progress: JobProgress;
      readonly families: Family[];
      readonly cancelled: boolean;
    };

/** What a job is started with. */
export interface JobOptions {
  readonly collecting: Collecting;
  /** Worker threads, ≥ 1. */
  readonly workers: number;
  /** The worker's script: engine/worker.ts, bundled. */
  readonly script: URL;
  /** What a worker does: where there is only one, it does so in this thread. Without it, all workers are threads of their own. */
  readonly inline?: (thread: OwnThread, start: WorkerStart, values: SearchValues) => void;
  readonly shard?: Shard;
  /** Expected seconds from which on it is looked beforehand what there is to do, so that the time left can be told; 0 where left out. */
  readonly surveyedFrom?: number;
  /** A file that the job can be resumed from. */
  readonly checkpoint?: { readonly path: string; readonly command: readonly string[] };
  /** Goes on from a checkpoint that was read from that file. */
  readonly resumed?: CheckpointContent;
  readonly signal?: AbortSignal;
}

/** The share of a job that is all of it. */
export const wholeJob: Shard = { index: 0, count: 1 };

/** Groups that may be done ahead of the first one that is not: results wait in memory for their turn. */
const groupsAhead = 64;

/** Time that workers have to stop when a job is cancelled, and between two reports of progress. */
const graceMilliseconds = 120;
const progressMilliseconds = 100;

/** Share of a job that is done before the time of the rest is told. */
const toldShare = 0.05;

/** The values of a job, the groups of its share, and what they cost. */
interface Layout {
  readonly work: Work;
  readonly groups: readonly number[];
  readonly meter: CostMeter;
}

/** A job that cannot go on: a group brought its worker down again and again. */
export class JobError extends Error {
  override readonly name = 'JobError';
}

/**
 * A search on a pool of workers. Iterate over `events`; the events but for `progress` and `found`, and so all that is written from
 * them, are the same whatever the number of workers, interruptions and resumptions.
 */
export class SearchJob {
  private readonly constant: Constant;
  private readonly shard: Shard;
  private layout: Layout | null = null;
  private readonly collection: FamilyCollection;
  private readonly results = new Map<number, GroupResult>();
  /** What groups that are not done have found so far. */
  private readonly found = new Map<number, readonly FamilyShare[]>();
  private readonly news = new Set<number>();
  private readonly totals = {
    candidatesDone: 0,
    conjectures: 0,
    refused: 0,
    undecided: 0,
    expansions: 0,
  };
  private counted: number | null = null;
  /** Groups that are done. */
  private taken = 0;
  private started = 0;
  /** When the first worker had been set up: before, threads were started. */
  private working: number | null = null;
  private doneBefore = 0;
  private paused = false;
  private failure: Error | null = null;
  private wake: () => void = () => undefined;

  /** @throws InputError where the specification cannot be searched; where its values are too many, `events` may throw it. */
  constructor(
    private readonly specification: SearchSpecification,
    private readonly options: JobOptions,
  ) {
    this.constant = constantOf(specification);
    checkSearchable(this.constant, specification);
    this.shard = options.shard ?? wholeJob;
    this.collection = new FamilyCollection(options.collecting.membersKept);
    if (!this.hasBeginning) this.layout = this.layOut();
    options.signal?.addEventListener('abort', () => this.wake());
  }

  /** Whether the first values are searched by themselves before all of them are laid out. */
  private get hasBeginning(): boolean {
    const { specification, constant, options } = this;
    return this.shard.count === 1 && !options.resumed && beginsSlowly(specification, constant);
  }

  private layOut(): Layout {
    const work = workOf(this.specification, this.constant);
    const groups = groupsOfShard(work, this.shard);
    const { collecting, workers } = this.options;
    const weight = (group: number) => work.weight(group);
    const meter = new CostMeter(groups, weight, effortWeightOf(collecting, this.specification), workers);
    return { work, groups, meter };
  }

  private get laidOut(): Layout {
    return (this.layout ??= this.layOut());
  }

  private get work(): Work {
    return this.laidOut.work;
  }

  private get groups(): readonly number[] {
    return this.laidOut.groups;
  }

  private get meter(): CostMeter {
    return this.laidOut.meter;
  }

  /** No new group is begun until resume; those at hand are finished. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.wake();
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Runs the job. @throws JobError, or InputError where the checkpoint cannot be written; the checkpoint is kept. */
  async *events(): AsyncGenerator<JobEvent> {
    const { options } = this;
    if (this.layout === null) {
      const { script, collecting, signal } = options;
      const families = await firstFamilies(script, this.specification, collecting, signal);
      if (families.length > 0) {
        this.found.set(0, families);
        yield { kind: 'found', group: 0, families };
      }
      // To lay out its values, only to say how many there are, may take minutes.
      if (signal?.aborted && !options.resumed) {
        yield { kind: 'done', progress: this.untouched(), families: [], cancelled: true };
        return;
      }
    }
    let frontier = 0;
    for (const { group, result } of options.resumed?.records ?? []) {
      if (group !== this.groups[frontier])
        throw new JobError(`the checkpoint does not belong to this job at group ${group}`);
      frontier++;
      this.meter.done(group);
      yield this.take(group, result);
    }
    if (options.resumed && this.shard.count === 1)
      refuseMore(this.totals.candidatesDone, this.progress().candidates);
    if (options.signal?.aborted || frontier === this.groups.length) {
      const cancelled = frontier < this.groups.length;
      // A share without work has a checkpoint as any other, so that all can be joined.
      if (!cancelled && !options.resumed) this.openCheckpoint()?.close();
      yield { kind: 'done', progress: this.progress(), families: this.collection.ranked(), cancelled };
      return;
    }
    const checkpoint = this.openCheckpoint();
    this.started = performance.now();
    this.doneBefore = this.totals.candidatesDone;
    const left = this.groups.slice(frontier);
    const workers = Math.max(1, Math.min(options.workers, left.length));
    const { script, inline } = options;
    const { constant, work } = this;
    const pool = new WorkerPool(
      (start, listener) =>
        inline && workers === 1
          ? startInline((thread) => inline(thread, start, { constant, work }), start, listener)
          : startThread(script, start, listener),
      this.specification,
      options.collecting,
      workers,
      this.isToBeSurveyed(left) ? left : [],
      {
        onResult: (group, result, took) => {
          this.results.set(group, result);
          this.meter.done(group, took);
          this.wake();
        },
        onAdvance: (group, advance, families) => {
          this.meter.advanced(group, advance, this.elapsed());
          // Of the first group more may be known.
          if (countOf(families) >= countOf(this.found.get(group) ?? [])) this.found.set(group, families);
          this.news.add(group);
          this.wake();
        },
        onReady: () => (this.working ??= performance.now()),
        onSurvey: (survey) => this.meter.surveyed(survey),
        onFailure: (group, candidate, reason) => {
          this.failure ??= new JobError(
            `group ${group + 1} of ${this.work.groups} cannot be searched, at candidate ${candidate + 1} of those that it looks at: ${reason}; what was found before is kept.`,
          );
          this.wake();
        },
      },
    );
    let next = frontier;
    const fill = () => {
      while (!this.paused && next < this.groups.length && next - frontier < groupsAhead && pool.hasRoom) {
        pool.search(this.groups[next++]!);
      }
    };
    try {
      fill();
      // The first group of a large search takes seconds: how much there is to do is known before, and counted meanwhile.
      yield { kind: 'progress', progress: this.progress() };
      let lastProgress = 0;
      while (frontier < this.groups.length && !options.signal?.aborted && !this.failure) {
        fill();
        if (!this.results.has(this.groups[frontier]!))
          await new Promise<void>((resolve) => (this.wake = resolve));
        for (const group of this.news) {
          const families = this.found.get(group);
          if (families) yield { kind: 'found', group, families };
        }
        this.news.clear();
        for (let result; (result = this.results.get(this.groups[frontier]!)); frontier++) {
          const group = this.groups[frontier]!;
          this.results.delete(group);
          checkpoint?.add({ group, result });
          yield this.take(group, result);
          if (performance.now() - lastProgress > progressMilliseconds) {
            lastProgress = performance.now();
            yield { kind: 'progress', progress: this.progress() };
          }
        }
        if (performance.now() - lastProgress > progressMilliseconds) {
          lastProgress = performance.now();
          yield { kind: 'progress', progress: this.progress() };
        }
      }
      if (this.failure) throw this.failure;
      const cancelled = frontier < this.groups.length;
      yield { kind: 'done', progress: this.progress(), families: this.collection.ranked(), cancelled };
    } finally {
      await pool.close(graceMilliseconds);
      checkpoint?.flush();
      checkpoint?.close();
    }
  }

  private isToBeSurveyed(groups: readonly number[]): boolean {
    const least = this.options.surveyedFrom ?? 0;
    return least === 0 || groups.reduce((sum, group) => sum + this.work.dealt(group), 0) * 1e-6 >= least;
  }

  private openCheckpoint(): Checkpoint | null {
    const { checkpoint, resumed } = this.options;
    if (!checkpoint) return null;
    if (resumed) return Checkpoint.reopen(checkpoint.path, resumed.size);
    return Checkpoint.create(checkpoint.path, this.header(checkpoint.command));
  }

  private header(command: readonly string[]): CheckpointHeader {
    return {
      format: 'esma checkpoint',
      version: checkpointVersion(this.shard),
      specification: this.specification,
      collecting: this.options.collecting,
      shard: this.shard,
      groups: this.work.groups,
      command,
    };
  }

  private take(group: number, result: GroupResult): JobEvent {
    const { totals } = this;
    this.taken++;
    this.found.delete(group);
    this.news.delete(group);
    totals.candidatesDone += result.candidates;
    totals.conjectures += result.conjectures;
    totals.refused += result.refused;
    totals.undecided += result.undecided;
    totals.expansions += result.expansions;
    for (const share of result.families) this.collection.addShare(share);
    const isAll = goesByDeterminant(this.specification, this.constant);
    return { kind: 'group', group, families: result.families, isAll, conjectures: result.all };
  }

  /**
   * The values of this share. How many a class has takes long to count, for all shards together longer than the search: of a
   * shard they are known in the end, when all have been looked at.
   */
  private countValues(candidatesOfValue: number): number {
    if (this.shard.count === 1) return (this.counted ??= this.work.total());
    if (this.taken === this.groups.length) return this.totals.candidatesDone / candidatesOfValue;
    this.counted ??= Math.round(this.work.total() / this.shard.count);
    return Math.max(this.counted, Math.ceil(this.totals.candidatesDone / candidatesOfValue));
  }

  /** How far a job has come whose values have not been laid out. */
  private untouched(): JobProgress {
    return {
      values: 0,
      candidates: 0,
      ...this.totals,
      families: 0,
      rate: 0,
      share: 0,
      secondsLeft: null,
    };
  }

  /** Seconds since the first worker had been set up. */
  private elapsed(): number {
    return this.working === null ? 0 : (performance.now() - this.working) / 1000;
  }

  private progress(): JobProgress {
    const { totals } = this;
    const candidatesOfValue = searchedNumerators(this.specification).length;
    const values = this.countValues(candidatesOfValue);
    const candidates = values * candidatesOfValue;
    const seconds = (performance.now() - this.started) / 1000;
    const rate = seconds > 0 ? (totals.candidatesDone - this.doneBefore) / seconds : 0;
    const isDone = this.taken === this.groups.length;
    const { share } = this.meter;
    // What a search has found is told as it is found, not when its group is done.
    const ahead = [...this.found.values()].flat();
    const known = new Set(ahead.map(({ members }) => members[0]!.family));
    for (const family of known) if (this.collection.has(family)) known.delete(family);
    return {
      values,
      candidates,
      ...totals,
      conjectures: totals.conjectures + countOf(ahead),
      families: this.collection.size + known.size,
      rate,
      share: isDone ? 1 : share,
      secondsLeft: isDone
        ? 0
        : this.started > 0 && share >= toldShare && this.meter.isSurveyed
          ? this.meter.secondsLeft(this.elapsed())
          : null,
    };
  }
}
