import { EventEmitter } from 'vscode';
import type { Disposable, Memento } from 'vscode';
import type { RunStatus } from '../../engine/cluster/status.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import { KeptMemory, listOf, textOf } from '../memory.ts';

/** Runs that are kept, and longest path of one. */
const mostRuns = 100;
const longestPath = 4096;

/** Time between two looks at runs that are not done. */
const lookMilliseconds = 5000;

/** A run on a cluster, as the view shows it. */
export interface ClusterRun {
  readonly folder: string;
  /** What its checkpoints say; null before the first look, and where it cannot be read. */
  readonly status: RunStatus | null;
  /** Why it cannot be read; "" where it can. */
  readonly message: string;
}

/** The runs on a cluster that were begun here: remembered, and looked at until they are done. */
export class ClusterRuns implements Disposable {
  private readonly remembered: KeptMemory<readonly string[]>;
  private readonly emitter = new EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  private runs: readonly ClusterRun[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isFollowed = false;

  constructor(
    memento: Memento,
    private readonly planning: PlanningClient,
  ) {
    this.remembered = new KeptMemory(memento, 'esma.runs', listOf(textOf(longestPath), mostRuns), []);
    this.runs = this.remembered.get().map((folder) => ({ folder, status: null, message: '' }));
  }

  /** Looks at the runs from now on: not before a view shows them, as it starts a thread. */
  follow(): void {
    if (this.isFollowed) return;
    this.isFollowed = true;
    if (this.runs.length > 0) void this.look();
  }

  all(): readonly ClusterRun[] {
    return this.runs;
  }

  async add(folder: string): Promise<void> {
    this.runs = [{ folder, status: null, message: '' }, ...this.runs.filter((run) => run.folder !== folder)];
    await this.remember();
    this.isFollowed = true;
    void this.look();
  }

  /** Takes a run out of the view; nothing happens to its folder. */
  async forget({ folder }: ClusterRun): Promise<void> {
    this.runs = this.runs.filter((run) => run.folder !== folder);
    await this.remember();
  }

  private async remember(): Promise<void> {
    await this.remembered.set(this.runs.map(({ folder }) => folder));
    this.emitter.fire();
  }

  /** Looks at the runs that are not done, and again after a while. */
  private async look(): Promise<void> {
    clearTimeout(this.timer);
    for (const { folder, status } of this.runs) {
      if (status?.isDone) continue;
      const seen = await this.seen(folder);
      this.runs = this.runs.map((run) => (run.folder === folder ? seen : run));
    }
    this.emitter.fire();
    clearTimeout(this.timer);
    if (this.runs.some(({ status }) => !status?.isDone))
      this.timer = setTimeout(() => void this.look(), lookMilliseconds);
  }

  private async seen(folder: string): Promise<ClusterRun> {
    try {
      return { folder, status: await this.planning.call('runStatus', { folder }), message: '' };
    } catch (error) {
      return { folder, status: null, message: error instanceof Error ? error.message : String(error) };
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.emitter.dispose();
  }
}
