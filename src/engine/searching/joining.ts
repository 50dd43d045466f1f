import type { Conjecture } from '../../core/conjecture.ts';
import { searchedNumerators } from '../../core/esma/specification.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Family } from '../../core/family.ts';
import { refuseMore } from './belonging.ts';
import type { CheckpointContent, CheckpointRecord } from './checkpoint.ts';
import { JobError } from './job.ts';
import type { Work } from './work.ts';

/** What the shards of one search found together. */
export interface Joined {
  readonly families: readonly Family[];
  readonly totals: {
    readonly values: number;
    readonly candidates: number;
    readonly candidatesDone: number;
    readonly conjectures: number;
    readonly undecided: number;
  };
}

/**
 * Joins the shards of one search, all of them done.
 * @param work the values of the search
 * @param conjecture called with each conjecture in order, where the search keeps all of them
 * @throws JobError where a group is missing or there twice; InputError where they cannot be of this search
 */
export function joinShards(
  shards: readonly CheckpointContent[],
  work: Work,
  conjecture: (conjecture: Conjecture) => void,
): Joined {
  const { specification, collecting } = shards[0]!.header;
  const collection = new FamilyCollection(collecting.membersKept);
  const totals = { candidatesDone: 0, conjectures: 0, undecided: 0 };
  for (const { result } of recordsOf(shards)) {
    for (const each of result.all ?? []) conjecture(each);
    for (const share of result.families) collection.addShare(share);
    totals.candidatesDone += result.candidates;
    totals.conjectures += result.conjectures;
    totals.undecided += result.undecided;
  }
  const values = work.total();
  const candidates = values * searchedNumerators(specification).length;
  refuseMore(totals.candidatesDone, candidates);
  return { families: collection.ranked(), totals: { values, candidates, ...totals } };
}

/** The records of all groups in order, as one run would have given them. */
function* recordsOf(shards: readonly CheckpointContent[]): Generator<CheckpointRecord> {
  const sources = shards.map(({ records }) => records[Symbol.iterator]());
  const heads = sources.map((source) => source.next());
  for (let expected = 0; ; expected++) {
    let first = -1;
    heads.forEach((head, i) => {
      const best = heads[first];
      if (!head.done && (!best || best.done || head.value.group < best.value.group)) first = i;
    });
    if (first < 0) return;
    const head = heads[first]!;
    if (!head.done) {
      if (head.value.group !== expected)
        throw new JobError(
          `the shards do not join: at group ${expected + 1} they have ${head.value.group + 1}`,
        );
      yield head.value;
    }
    heads[first] = sources[first]!.next();
  }
}
