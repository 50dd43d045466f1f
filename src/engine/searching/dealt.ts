import type { SearchSpecification } from '../../core/esma/specification.ts';
import { answerSteps, spend, within } from '../../core/work.ts';
import { sharesOf } from './dealing.ts';
import { constantOf, workOf } from './work.ts';
import type { Work } from './work.ts';

/** Work on dealing the groups of all searches of a run: two of height 1000, hundreds of height 50. */
const dealingSteps = 8 * answerSteps;

/** Steps of dealing Möbius images of height H, by H². */
const stepsOfHeight = 5000;

/** A search in groups, dealt: for each shard the number of its groups, and their weight. */
interface DealtSearch {
  readonly work: Work;
  readonly groups: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Deals the groups of searches to their shards, as those that search do. What it costs is bounded: checkpoints and manifests
 * may come from anywhere.
 * @param shards of each search
 * @throws InputError where it takes too much work
 */
export function dealtSearches(specifications: readonly SearchSpecification[], shards: number): DealtSearch[] {
  const subject =
    specifications.length === 1 ? 'this search is' : `these ${specifications.length} searches are`;
  return within(
    dealingSteps,
    `height: ${subject} too large to be dealt to shards here: two searches of height 1000 or hundreds of height 50 are allowed.`,
    () => {
      // Before the first is begun: the groups of Möbius images are their determinants, up to 2H².
      for (const { degree, height } of specifications)
        if (degree === 1) spend(stepsOfHeight * height * height);
      return specifications.map((specification) => {
        const work = workOf(specification, constantOf(specification));
        return { work, ...sharesOf(work, shards) };
      });
    },
  );
}

/** The same for one search. @throws InputError where it takes too much work */
export function dealtSearch(specification: SearchSpecification, shards: number): DealtSearch {
  return dealtSearches([specification], shards)[0]!;
}
