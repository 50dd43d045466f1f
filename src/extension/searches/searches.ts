import { EventEmitter, l10n } from 'vscode';
import type { Disposable } from 'vscode';
import { InputError } from '../../core/errors.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { startJob } from '../../engine/searching/client.ts';
import type { SearchingReport } from '../../engine/searching/messages.ts';
import type { JobProgress } from '../../engine/searching/progress.ts';
import { leaveLock, lockState } from '../../library/fileLock.ts';
import type { Collection } from '../conjectures/collection.ts';
import { records } from '../conjectures/loading.ts';
import { setting, workerCount } from '../settings.ts';
import type { SearchStore } from './store.ts';

/** Where a search is on its way; elsewhere: another window runs it. */
export type SearchState = 'running' | 'paused' | 'stopped' | 'done' | 'failed' | 'elsewhere';

/** A search and what is known of it. */
export interface Search {
  readonly id: string;
  readonly specification: SearchSpecification;
  state: SearchState;
  progress: JobProgress | null;
  /** Why it failed. */
  message: string;
}

/** How a search ended. */
export interface SearchEnd {
  readonly search: Search;
  readonly failed: boolean;
}

/** A job under way. */
interface Run {
  readonly job: ReturnType<typeof startJob>;
  /** Kept when its thread is gone: only then may another one write to its checkpoint. */
  readonly ended: Promise<void>;
}

/** Time between two looks at the searches of other windows. */
const lookMilliseconds = 2000;

/** Shortest time between two events that only tell of progress. */
const progressMilliseconds = 250;

/** All searches: each runs in a thread of its own with workers of its own, and lies in the store between runs. */
export class Searches implements Disposable {
  private readonly searches = new Map<string, Search>();
  private readonly runs = new Map<string, Run>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly changeEmitter = new EventEmitter<void>();
  private readonly endEmitter = new EventEmitter<SearchEnd>();
  /** Something of a search has changed; at most a few times a second for each. */
  readonly onDidChange = this.changeEmitter.event;
  /** A search has come to its end, or failed. */
  readonly onDidEnd = this.endEmitter.event;

  constructor(
    private readonly store: SearchStore,
    private readonly collection: Collection,
    private readonly script: URL,
  ) {}

  /** Takes the stored searches up; those that were running when the window closed go on. */
  async restore(onUnreadable: (path: string, reason: string) => void): Promise<void> {
    const running = new Set(this.store.running());
    const atRest: Search[] = [];
    for (const { id, header } of await this.store.load(onUnreadable)) {
      const { specification } = header;
      const search: Search = { id, specification, state: 'stopped', progress: null, message: '' };
      this.searches.set(id, search);
      if (lockState(this.store.lockOf(id)) === 'held') this.showElsewhere(search);
      else if (running.has(id)) this.run(search, 'running');
      else atRest.push(search);
    }
    this.changed();
    // The others read back what they had found, one after the other; one that was complete is found to be done.
    for (const search of atRest) {
      if (search.state !== 'stopped' || this.runs.has(search.id) || !this.searches.has(search.id)) continue;
      await this.run(search, 'stopped').ended;
    }
  }

  all(): Search[] {
    return [...this.searches.values()].sort((x, y) => Number(y.id) - Number(x.id));
  }

  get(id: string): Search | undefined {
    return this.searches.get(id);
  }

  start(specification: SearchSpecification): Search {
    const id = this.store.create();
    const search: Search = { id, specification, state: 'running', progress: null, message: '' };
    this.searches.set(id, search);
    this.run(search, 'running');
    this.changed();
    return search;
  }

  pause(search: Search): void {
    if (search.state !== 'running') return;
    search.state = 'paused';
    this.runs.get(search.id)?.job.send('pause');
    this.changed();
  }

  /** Goes on with a search that is paused, stopped or failed. */
  async resume(search: Search): Promise<void> {
    if (['running', 'done', 'elsewhere'].includes(search.state)) return;
    const wasPaused = search.state === 'paused';
    const { id } = search;
    const run = this.runs.get(id);
    search.state = 'running';
    if (run && wasPaused) {
      run.job.send('resume');
      this.changed();
      return;
    }
    // What a run that is about to end still reports is no longer heard.
    this.runs.delete(id);
    this.changed();
    await run?.ended;
    if (search.state !== 'running' || this.runs.has(id) || this.searches.get(id) !== search) return;
    this.collection.remove(id);
    this.run(search, 'running');
    this.changed();
  }

  /** Ends the work on a search; what it found stays, and it can be resumed. */
  stop(search: Search): void {
    if (search.state !== 'running' && search.state !== 'paused') return;
    search.state = 'stopped';
    this.runs.get(search.id)?.job.send('cancel');
    this.changed();
  }

  /** @throws InputError where another window runs it */
  async delete(search: Search): Promise<void> {
    if (search.state === 'elsewhere')
      throw new InputError(l10n.t('The search runs in another window: stop it there before you delete it.'));
    const { id } = search;
    const run = this.runs.get(id);
    this.runs.delete(id);
    this.searches.delete(id);
    this.collection.remove(id);
    this.changed();
    run?.job.terminate();
    await run?.ended;
    this.store.delete(id);
  }

  /** The window closes: the checkpoints hold what was done, and the running searches are remembered. */
  dispose(): void {
    const runs = [...this.runs.values()];
    // No longer heard: the end of a thread would count as a failure, and its search would not be remembered.
    this.runs.clear();
    for (const { job } of runs) job.terminate();
    for (const { id } of this.searches.values()) leaveLock(this.store.lockOf(id));
    clearTimeout(this.timer);
    clearTimeout(this.lookTimer);
    this.changeEmitter.dispose();
    this.endEmitter.dispose();
  }

  /** Starts a search's job; one that is to be stopped only reads back what its checkpoint holds. */
  private run(search: Search, state: SearchState): Run {
    const { id, specification } = search;
    search.state = state;
    search.message = '';
    const readsOnly = state !== 'running';
    let end: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    // Reports are heard one after the other: the first of them waits for what reads records.
    let heard = Promise.resolve();
    const job = startJob(
      this.script,
      {
        specification,
        collecting: { membersKept: setting('membersKept'), all: false },
        workers: workerCount(),
        checkpoint: this.store.pathOf(id),
        lock: this.store.lockOf(id),
        readsOnly,
      },
      (report) => {
        heard = heard.then(async () => {
          const { FoundEntry } = await records();
          if (this.runs.get(id) === run) this.onReport(search, report, readsOnly, FoundEntry);
        });
      },
      () => {
        void heard.finally(() => {
          if (this.runs.get(id) === run) this.runs.delete(id);
          end();
        });
      },
    );
    const run: Run = { job, ended };
    this.runs.set(id, run);
    return run;
  }

  private onReport(
    search: Search,
    report: SearchingReport,
    readsOnly: boolean,
    FoundEntry: Awaited<ReturnType<typeof records>>['FoundEntry'],
  ): void {
    switch (report.kind) {
      case 'families': {
        const most = setting('membersKept');
        for (const { count, members } of report.shares) {
          const entries = members.map((member) => new FoundEntry(member, Number(search.id)));
          this.collection.add(search.id, entries, count, most);
        }
        break;
      }
      case 'progress':
        search.progress = report.progress;
        // The last of several is told a little later.
        this.timer ??= setTimeout(() => this.changed(), progressMilliseconds);
        return;
      case 'done': {
        search.progress = report.progress;
        if (!report.cancelled) search.state = 'done';
        else if (search.state === 'running') search.state = 'stopped';
        if (!readsOnly && search.state === 'done') this.endEmitter.fire({ search, failed: false });
        break;
      }
      case 'elsewhere':
        search.state = 'elsewhere';
        this.showElsewhere(search);
        return;
      case 'failed':
        search.state = 'failed';
        search.message = report.message;
        this.endEmitter.fire({ search, failed: true });
        break;
    }
    this.changed();
  }

  /** Shows what another window has found so far, and looks after it. */
  private showElsewhere(search: Search): void {
    this.runs.delete(search.id);
    this.run(search, 'elsewhere');
    this.changed();
    this.lookTimer ??= setTimeout(() => this.lookElsewhere(), lookMilliseconds);
  }

  /** The searches of other windows: one that has ended is read back, one whose window has gone is taken over. */
  private lookElsewhere(): void {
    this.lookTimer = undefined;
    for (const search of this.searches.values()) {
      if (search.state !== 'elsewhere') continue;
      const state = lockState(this.store.lockOf(search.id));
      this.lookTimer ??= setTimeout(() => this.lookElsewhere(), lookMilliseconds);
      if (state === 'held' || this.runs.has(search.id)) continue;
      this.collection.remove(search.id);
      this.run(search, state === 'left' ? 'running' : 'stopped');
      this.changed();
    }
  }

  private changed(): void {
    this.store.setRunning(
      this.all()
        .filter(({ state }) => state === 'running' || state === 'elsewhere')
        .map(({ id }) => id),
    );
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changeEmitter.fire();
  }
}
