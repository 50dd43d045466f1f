import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Collecting } from './groupCollection.ts';

/** A share of the groups, as dealing.ts deals them. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The first line of a checkpoint: what job it is. */
export interface CheckpointHeader {
  readonly format: 'esma checkpoint';
  readonly version: number;
  readonly specification: SearchSpecification;
  readonly collecting: Collecting;
  readonly shard: Shard;
  /** Groups of the whole job. */
  readonly groups: number;
  /** The words of the command line that started the job, for resume. */
  readonly command: readonly string[];
}
