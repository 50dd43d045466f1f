import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { searchOf } from '../searching/searchOf.ts';
import type { Work } from '../searching/work.ts';
import { threadClock } from '../threads/threadTime.ts';

/** What the sieve says of the values of one |ad − bc|. */
export interface DeterminantSurvey {
  readonly determinant: number;
  /** Candidates that go on beyond the sieve: those of orbits that have a recurrence as far as it reads, or are undecided. */
  readonly candidates: number;
}

/** Determinants that are looked at, and for how many seconds. */
const mostDeterminants = 64;
const mostSeconds = 0.15;

/**
 * The first determinants, as many as a short time allows, and what of each goes on beyond the sieve.
 * @returns null where values are not searched by determinant, or orbits not sieved
 */
export function surveyDeterminants(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  kernel: Uint8Array,
): DeterminantSurvey[] | null {
  if (!work.isSurveyed) return null;
  const search = searchOf(specification, constant, work, { membersKept: 1, all: false }, kernel);
  const seconds = threadClock();
  const surveyed: DeterminantSurvey[] = [];
  for (let group = 0; group < Math.min(work.groups, mostDeterminants) && seconds() < mostSeconds; group++)
    surveyed.push({ determinant: group + 1, candidates: search.countJudged(group) });
  return surveyed;
}
