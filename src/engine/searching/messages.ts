import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Collecting, FamilyShare } from './groupCollection.ts';
import type { JobProgress } from './progress.ts';

/** What the thread of a job is started with: a job of its own with workers of its own, away from the host's thread. */
export interface SearchingStart {
  readonly role: 'searching';
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
export type SearchingCommand = 'pause' | 'resume' | 'cancel';

/** Job to host. */
export type SearchingReport =
  /** What has come to the families since the last such report, proved where it can be. */
  | { readonly kind: 'families'; readonly shares: readonly FamilyShare[] }
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly progress: JobProgress; readonly cancelled: boolean }
  | { readonly kind: 'failed'; readonly message: string }
  /** Another window runs it: nothing was done here. */
  | { readonly kind: 'elsewhere' };
