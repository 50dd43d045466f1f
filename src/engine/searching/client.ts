import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Collecting, FamilyShare } from './groupSearch.ts';
import type { JobProgress } from './job.ts';
import { startThread } from '../threads/thread.ts';
import type { Thread } from '../threads/thread.ts';

/** What the thread of a job is started with: a job of its own with workers of its own, away from the host's thread. */
export interface JobStart {
  readonly role: 'job';
  /** The script of this thread and of its workers. */
  readonly script: string;
  readonly specification: SearchSpecification;
  readonly collecting: Collecting;
  readonly workers: number;
  /** The job's checkpoint: it goes on from there where the file exists. */
  readonly checkpoint: string;
  /** The file of the job's lock: of several windows one runs it. */
  readonly lock: string;
  /** Reports what the checkpoint holds and ends there. */
  readonly readsOnly: boolean;
}

/** Host to job. */
export type JobCommand = 'pause' | 'resume' | 'cancel';

/** Job to host. */
export type JobReport =
  /** What has come to the families since the last such report, proved where it can be. */
  | { readonly kind: 'families'; readonly shares: readonly FamilyShare[] }
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly progress: JobProgress; readonly cancelled: boolean }
  | { readonly kind: 'failed'; readonly message: string }
  /** Another window runs it: nothing was done here. */
  | { readonly kind: 'elsewhere' };

/** Starts a job in a thread of its own. `onEnd` is called once, when the thread is gone. */
export function startJob(
  script: URL,
  start: Omit<JobStart, 'role' | 'script'>,
  onReport: (report: JobReport) => void,
  onEnd: () => void,
): { send(command: JobCommand): void; terminate(): void } {
  const data: JobStart = { role: 'job', script: script.href, ...start };
  let ended = false;
  const thread: Thread = startThread(script, data, {
    onMessage: (message) => {
      const report = message as JobReport;
      if (report.kind !== 'families' && report.kind !== 'progress') ended = true;
      onReport(report);
    },
    onEnd: (reason) => {
      if (!ended)
        onReport({
          kind: 'failed',
          message: `the search's thread has ended: ${reason}; its checkpoint is kept`,
        });
      onEnd();
    },
  });
  return { send: (command) => thread.post(command), terminate: () => thread.terminate() };
}
