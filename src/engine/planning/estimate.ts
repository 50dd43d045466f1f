import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { CostMeter } from '../searching/cost.ts';
import { surveyGroups } from '../searching/survey.ts';
import { searchOf } from '../searching/searchOf.ts';
import { threadClock } from '../threads/threadTime.ts';
import type { Work } from '../searching/work.ts';

/**
 * Places of the sampled groups among all groups, each a fair one for what is left of the time; how long each is looked at where
 * orbits are sieved and where not, and the time after which no further one is begun.
 */
const samplePlaces = [0.5, 0.1, 0.9, 0.3, 0.7, 0.02, 0.2, 0.4];
const sievedMilliseconds = 120;
const wholeMilliseconds = 1500;
const sampleMilliseconds = 600;

/** Time for which a group with hits is looked at. */
const hitsMilliseconds = 700;

/**
 * Seconds of one core that a search takes, approval included: what goes on beyond the sieve is counted in the first groups,
 * and one of these and some others are timed.
 */
export function estimateSeconds(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  kernel: Uint8Array,
): number {
  const search = searchOf(specification, constant, work, { membersKept: 1, all: false }, kernel);
  const groups = Array.from({ length: work.groups }, (_, group) => group);
  const meter = new CostMeter(groups, (group) => work.weight(group), 1);
  const survey = surveyGroups(search, work);
  const { judged } = survey;
  meter.surveyed(survey);
  const timed = (group: number, milliseconds: number) => {
    const started = performance.now();
    const seconds = threadClock();
    let advances = 0;
    const result = search.run(group, {
      stopped: () => advances > 1 && performance.now() - started > milliseconds,
      advanced: (share) => {
        advances++;
        meter.advanced(group, share, seconds());
      },
    });
    if (result) meter.done(group, { seconds: seconds(), judged: judged[group] ?? 0 });
  };
  const hits = judged.findIndex((count) => count > 0);
  if (hits >= 0) timed(hits, hitsMilliseconds);
  const started = performance.now();
  const sample = new Set(samplePlaces.map((place) => Math.floor(place * work.groups)));
  if (hits < 0) sample.add(0);
  for (const group of sample) {
    if (performance.now() - started > sampleMilliseconds) break;
    if ((judged[group] ?? 0) === 0) timed(group, work.isSurveyed ? sievedMilliseconds : wholeMilliseconds);
  }
  return meter.seconds + meter.secondsLeft;
}
