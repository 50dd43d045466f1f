import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { CostMeter } from '../searching/cost.ts';
import { surveyGroups } from '../searching/survey.ts';
import type { Stopwatch, SurveyedSearch } from '../searching/survey.ts';
import { searchOf } from '../searching/searchOf.ts';
import { threadClock } from '../threads/threadTime.ts';
import type { Work } from '../searching/work.ts';

/**
 * Places of the groups among all that are sieved for the estimate, each a fair one for what is left of the time; how long each is
 * looked at, and the time after which no further one is begun.
 */
const samplePlaces = [0.5, 0.1, 0.9, 0.3, 0.7, 0.02, 0.2, 0.4];
const sievedSeconds = 0.12;
const allSieved = 0.6;

/** Time for which a group with hits is looked at. */
const hitsSeconds = 0.7;

/** Seconds of one core that a search takes, approval included. */
export function estimateSeconds(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  kernel: Uint8Array,
): number {
  const search = searchOf(specification, constant, work, { membersKept: 1, all: false }, kernel);
  return estimateOf(search, work, threadClock);
}

/**
 * The same of a search that may be simulated. Where orbits are sieved, what goes on beyond the sieve is counted in the first groups,
 * and one of these and some others are timed; else the groups that a survey samples tell.
 */
export function estimateOf(
  search: SurveyedSearch,
  work: Pick<Work, 'groups' | 'weight' | 'isSurveyed'>,
  stopwatch: Stopwatch,
): number {
  const groups = Array.from({ length: work.groups }, (_, group) => group);
  const meter = new CostMeter(groups, (group) => work.weight(group), 1);
  const survey = surveyGroups(search, work, groups, stopwatch);
  meter.surveyed(survey, 0);
  if (!work.isSurveyed) return meter.secondsLeft(0);
  const { judged } = survey;
  const timed = (group: number, most: number) => {
    const seconds = stopwatch();
    let advances = 0;
    const result = search.run(group, {
      stopped: () => advances > 1 && seconds() > most,
      advanced: (share) => {
        advances++;
        meter.advanced(group, share, seconds());
      },
    });
    if (result) meter.done(group, { seconds: seconds(), judged: judged.get(group) ?? 0 });
  };
  const [hits = -1] = [...judged].find(([, count]) => count > 0) ?? [];
  if (hits >= 0) timed(hits, hitsSeconds);
  const seconds = stopwatch();
  const sample = new Set(samplePlaces.map((place) => Math.floor(place * work.groups)));
  if (hits < 0) sample.add(0);
  for (const group of sample) {
    if (seconds() > allSieved) break;
    if ((judged.get(group) ?? 0) === 0) timed(group, sievedSeconds);
  }
  return meter.seconds + meter.secondsLeft(0);
}
