import type { Advance, Spent, Survey } from './measured.ts';
import type { Collecting, FamilyShare, GroupResult } from './groupCollection.ts';
import type { WorkerReport, WorkerStart, WorkerTask } from './groupMessages.ts';
import { sharedWords } from './groupMessages.ts';
import type { Thread, ThreadListener } from '../threads/thread.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';

/** Times that a group may bring its worker down before the job is given up. */
const mostDeaths = 3;

/** Groups that a worker has at hand: the one it is at, and one to go on with at once. */
const groupsAtHand = 2;

/** A worker and the groups that it has been given, in the order in which it does them. */
interface PooledWorker {
  readonly thread: Thread;
  readonly words: Int32Array;
  readonly groups: number[];
}

/** What a pool tells its job. */
export interface PoolListener {
  onResult(group: number, result: GroupResult, took: Spent): void;
  /** A group that is not done has come so far, and found so much of each family. */
  onAdvance(group: number, advance: Advance, families: readonly FamilyShare[]): void;
  /** A worker has been set up. */
  onReady(): void;
  /** What a survey has shown. */
  onSurvey(survey: Survey): void;
  /** A group that brought its worker down three times, or that failed: the job cannot go on. */
  onFailure(group: number, candidate: number, reason: string): void;
}

/** Workers that search groups of one job. A worker that dies is replaced and its groups are searched again. */
export class WorkerPool {
  private readonly workers = new Set<PooledWorker>();
  private readonly deaths = new Map<number, number>();
  private closed = false;

  constructor(
    private readonly start: (start: WorkerStart, listener: ThreadListener) => Thread,
    private readonly specification: SearchSpecification,
    private readonly collecting: Collecting,
    count: number,
    /** Groups of which it is looked what they cost: those that are to be done, or none. */
    groups: readonly number[],
    private readonly listener: PoolListener,
  ) {
    for (let i = 0; i < count; i++) this.startWorker();
    const [first] = this.workers;
    first?.thread.post({ kind: 'survey', groups } satisfies WorkerTask);
  }

  /** Whether a worker could take another group. */
  get hasRoom(): boolean {
    return [...this.workers].some(({ groups }) => groups.length < groupsAtHand);
  }

  /** Gives a group to the worker that has the fewest. */
  search(group: number): void {
    const worker = [...this.workers].reduce((x, y) => (y.groups.length < x.groups.length ? y : x));
    worker.groups.push(group);
    worker.thread.post({ kind: 'search', group } satisfies WorkerTask);
  }

  /** Tells all workers to stop at the next candidate, and ends those that do not within the grace time. */
  async close(graceMilliseconds: number): Promise<void> {
    this.closed = true;
    for (const { words } of this.workers) Atomics.store(words, sharedWords.stop, 1);
    const deadline = performance.now() + graceMilliseconds;
    const isBusy = () => [...this.workers].some(({ groups }) => groups.length > 0);
    while (isBusy() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const { thread } of this.workers) thread.terminate();
  }

  private startWorker(): PooledWorker {
    const shared = new SharedArrayBuffer(4 * sharedWords.count);
    const start: WorkerStart = {
      role: 'groups',
      specification: this.specification,
      collecting: this.collecting,
      shared,
    };
    const groups: number[] = [];
    const worker: PooledWorker = {
      groups,
      words: new Int32Array(shared),
      thread: this.start(start, {
        onMessage: (message) => this.onReport(worker, message as WorkerReport),
        onEnd: (reason) => this.onEnd(worker, reason),
      }),
    };
    this.workers.add(worker);
    return worker;
  }

  private onReport(worker: PooledWorker, report: WorkerReport): void {
    if (report.kind === 'ready') {
      if (!this.closed) this.listener.onReady();
      return;
    }
    if (report.kind === 'surveyed') {
      if (!this.closed) this.listener.onSurvey(report.survey);
      return;
    }
    if (report.kind === 'advanced') {
      const { group, advance, families } = report;
      if (!this.closed) this.listener.onAdvance(group, advance, families);
      return;
    }
    const candidate = Atomics.load(worker.words, sharedWords.candidate);
    worker.groups.splice(worker.groups.indexOf(report.group), 1);
    if (this.closed) return;
    if (report.kind === 'result') this.listener.onResult(report.group, report.result, report.took);
    if (report.kind === 'failed') this.listener.onFailure(report.group, candidate, report.message);
  }

  private onEnd(worker: PooledWorker, reason: string): void {
    this.workers.delete(worker);
    if (this.closed) return;
    const [group] = worker.groups;
    if (group !== undefined) {
      const deaths = (this.deaths.get(group) ?? 0) + 1;
      this.deaths.set(group, deaths);
      if (deaths >= mostDeaths) {
        this.listener.onFailure(group, Atomics.load(worker.words, sharedWords.candidate), reason);
        return;
      }
    }
    const replacement = this.startWorker();
    for (const again of worker.groups) {
      replacement.groups.push(again);
      replacement.thread.post({ kind: 'search', group: again } satisfies WorkerTask);
    }
  }
}
