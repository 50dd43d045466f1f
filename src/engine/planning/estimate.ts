import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { GroupSearch } from '../searching/groupSearch.ts';
import type { Work } from '../searching/work.ts';

/** Places of the sampled groups among all groups, and the time after which no further one is begun. */
const samplePlaces = [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9];
const sampleMilliseconds = 400;

/** Seconds of one core that a search takes, approval included, from a sample of its groups. */
export function estimateSeconds(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  values: number,
  kernel: Uint8Array,
): number {
  const search = new GroupSearch(specification, constant, work, { membersKept: 1, all: false }, kernel);
  const groups = [...new Set(samplePlaces.map((place) => Math.floor(place * work.groups)))];
  const started = performance.now();
  let sampled = 0;
  for (const group of groups) {
    if (sampled > 0 && performance.now() - started > sampleMilliseconds) break;
    search.run(group, () => false);
    sampled += work.size(group);
  }
  return ((performance.now() - started) / 1000) * (values / Math.max(sampled, 1));
}
