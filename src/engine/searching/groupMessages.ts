import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Advance, Spent, Survey } from './measured.ts';
import type { Collecting, FamilyShare, GroupResult } from './groupCollection.ts';

/** What a worker of a pool is started with. */
export interface WorkerStart {
  readonly role: 'groups';
  readonly specification: SearchSpecification;
  readonly collecting: Collecting;
  /** Int32 words shared with the worker; a busy worker reads no messages. */
  readonly shared: SharedArrayBuffer;
}

/** Places in the shared words: set to 1 by the host to stop; the candidate of its group that the worker is at. */
export const sharedWords = { stop: 0, candidate: 1, count: 2 } as const;

/** Host to worker: search this group, or look what these groups cost. */
export type WorkerTask =
  | { readonly kind: 'search'; readonly group: number }
  | { readonly kind: 'survey'; readonly groups: readonly number[] };

/** Worker to host. */
export type WorkerReport =
  /** It has been set up, and can search. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'result';
      readonly group: number;
      readonly result: GroupResult;
      readonly took: Spent;
    }
  | { readonly kind: 'stopped'; readonly group: number }
  | { readonly kind: 'failed'; readonly group: number; readonly message: string }
  /** What a group has found so far, and the share of it that is done. */
  | {
      readonly kind: 'advanced';
      readonly group: number;
      readonly advance: Advance;
      readonly families: readonly FamilyShare[];
    }
  /** What a survey found. */
  | { readonly kind: 'surveyed'; readonly survey: Survey };
