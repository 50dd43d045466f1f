import { threadClock } from '../threads/threadTime.ts';
import type { Searcher } from './groupSearch.ts';
import type { SampledGroup, Survey } from './measured.ts';
import type { Work } from './work.ts';

/** Groups that are surveyed, of all of them, and for how long: the orbits with recurrences are among these. */
const surveyedGroups = 64;
const surveySeconds = 0.15;

/** Groups that are sampled where hits may lie anywhere, how long each is looked at at the least, and all together but for the first three. */
const sampledGroups = 24;
const sampleSeconds = 0.03;
const samplingSeconds = 0.8;

/** Starts a clock: it tells the seconds of processor time since then. */
export type Stopwatch = () => () => number;

/** What of a search a survey needs: simulated searches have no more. */
export type SurveyedSearch = Pick<Searcher, 'run' | 'countJudged'>;

/**
 * Looks what groups cost. Where orbits are sieved by determinant, the first groups, as many as a short time allows, are sieved, and
 * what goes on beyond is counted; else some groups from first to last are searched for a short time each.
 * @param groups those that the question is about, ascending
 */
export function surveyGroups(
  search: SurveyedSearch,
  { isSurveyed }: Pick<Work, 'isSurveyed'>,
  groups: readonly number[],
  stopwatch: Stopwatch = threadClock,
): Survey {
  return isSurveyed
    ? { ...countFirst(search, groups, stopwatch), sampled: [] }
    : { judged: new Map(), seconds: 0, sampled: sampleGroups(search, groups, stopwatch) };
}

function countFirst(
  search: SurveyedSearch,
  groups: readonly number[],
  stopwatch: Stopwatch,
): Pick<Survey, 'judged' | 'seconds'> {
  const judged = new Map<number, number>();
  const seconds = stopwatch();
  for (const group of groups) {
    if (group >= surveyedGroups || seconds() > surveySeconds) break;
    judged.set(group, search.countJudged(group));
  }
  return { judged, seconds: seconds() };
}

function sampleGroups(
  search: SurveyedSearch,
  groups: readonly number[],
  stopwatch: Stopwatch,
): SampledGroup[] {
  const seconds = stopwatch();
  const sampled: SampledGroup[] = [];
  const most = Math.max(sampleSeconds, samplingSeconds / groups.length);
  for (const place of spreadPlaces(groups.length)) {
    if (sampled.length >= 3 && seconds() > samplingSeconds) break;
    const group = groups[place]!;
    sampled.push({ group, seconds: secondsOfGroup(search, group, most, stopwatch) });
  }
  return sampled.sort((x, y) => x.group - y.group);
}

/** Places from the first to the last of some groups, each new one amid a widest gap: however many are taken, they are spread evenly. */
function spreadPlaces(groups: number): number[] {
  const count = Math.min(groups, sampledGroups);
  const places = new Set<number>(groups > 0 ? [0, groups - 1] : []);
  for (let parts = 2; places.size < count; parts *= 2)
    for (let odd = 1; odd < parts && places.size < count; odd += 2)
      places.add(Math.round(((groups - 1) * odd) / parts));
  return [...places];
}

/** A share s of a group takes s^0.8 of its time, as the first members of tails take longest (measured: sqrt(2), e with numerators). */
const growth = 0.8;

/** Seconds of a group, by those of a part of it. */
function secondsOfGroup(search: SurveyedSearch, group: number, most: number, stopwatch: Stopwatch): number {
  const seconds = stopwatch();
  let [share, told] = [0, 0];
  const result = search.run(group, {
    stopped: () => share > 0 && seconds() > most,
    advanced: (done) => ([share, told] = [done, seconds()]),
  });
  return result ? seconds() : told / share ** growth;
}
