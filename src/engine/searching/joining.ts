import type { CheckpointContent, CheckpointRecord } from './checkpoint.ts';
import { JobError } from './job.ts';

/**
 * What the shards of one job found, joined: the records of all groups in order, as one run would have given them.
 * @throws JobError where a group is missing or there twice
 */
export function* joinShards(shards: readonly CheckpointContent[]): Generator<CheckpointRecord> {
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
