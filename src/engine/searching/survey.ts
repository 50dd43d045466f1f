import { threadClock } from '../threads/threadTime.ts';
import type { Searcher } from './groupSearch.ts';
import type { Survey, SurveyedGroup } from './measured.ts';
import type { Work } from './work.ts';

/**
 * Groups that are surveyed first, of all of them, where orbits are sieved by determinant: the orbits with recurrences are among
 * these, and nearly all among the first of these, where those of e, tan 1 and their like end (|det| ≤ 12). For how long, at the
 * least, and as a share of what sieving all is expected to take; the first of all take longer where there are many patterns.
 */
const firstGroups = 64;
const foremostGroups = 12;
const firstSeconds = 0.15;
const foremostSeconds = 0.6;
const firstShare = 0.005;

/**
 * Places of the groups among all that are looked at to know what sieving takes, and the time after which no further one is. Each is
 * looked at for so long, group after group: systems tell processor time only every few milliseconds.
 */
const sievedPlaces = [0.4, 0.1, 0.7, 0.25, 0.55, 0.03, 0.85];
const placeSeconds = 0.015;
const sievedSeconds = 0.1;

/** Groups that are sampled where hits may lie anywhere, and for how long all together but for the first three. */
const spreadGroups = 24;
const spreadSeconds = 0.6;

/** Candidates beyond the sieve that are judged of a group. */
const mostOfFirst = 8192;
const mostOfSpread = 8192;

/** Starts a clock: it tells the seconds of processor time since then. */
export type Stopwatch = () => () => number;

/** What of a search a survey needs: simulated searches have no more. */
export type SurveyedSearch = Pick<Searcher, 'run' | 'foresee' | 'effort'>;

/**
 * Looks what groups cost. Where orbits are sieved by determinant, the first groups, as many as a short time allows, are sieved and
 * what goes on beyond is judged in part, and some others are sieved; else some groups from first to last are judged. Nothing is
 * approved. The search is not to search groups after that.
 * @param groups those that the question is about, ascending
 */
export function surveyGroups(
  search: SurveyedSearch,
  work: Pick<Work, 'isSurveyed' | 'weight'>,
  groups: readonly number[],
  stopwatch: Stopwatch = threadClock,
): Survey {
  const surveyed = new Map<number, SurveyedGroup>();
  const look = (group: number, most: number) => {
    const seconds = stopwatch();
    const { effort, share } = search.foresee(group, most);
    surveyed.set(group, { group, seconds: seconds() / share, effort });
  };
  if (work.isSurveyed) {
    const sieving = groups.reduce((sum, group) => sum + work.weight(group), 0) * 1e-6;
    const foremost = groups.filter((group) => group < foremostGroups);
    const others = groups.filter((group) => group >= foremostGroups && group < firstGroups);
    for (const [some, least] of [
      [foremost, foremostSeconds],
      [others, firstSeconds],
    ] as const) {
      const looked = stopwatch();
      for (const group of some) {
        if (looked() > Math.max(least, firstShare * sieving)) break;
        look(group, mostOfFirst);
      }
    }
    const sieved = stopwatch();
    for (const place of sievedPlaces) {
      if (sieved() > Math.max(sievedSeconds, firstShare * sieving)) break;
      const placed = stopwatch();
      for (let at = Math.floor(place * groups.length); at < groups.length && placed() < placeSeconds; at++)
        if (!surveyed.has(groups[at]!)) look(groups[at]!, mostOfFirst);
    }
  } else {
    const seconds = stopwatch();
    for (const place of spreadPlaces(groups.length)) {
      if (surveyed.size >= 3 && seconds() > spreadSeconds) break;
      look(groups[place]!, mostOfSpread);
    }
  }
  return { groups: [...surveyed.values()].sort((x, y) => x.group - y.group), isSpread: !work.isSurveyed };
}

/** Places from the first to the last of some groups, each new one amid a widest gap: however many are taken, they are spread evenly. */
function spreadPlaces(groups: number): number[] {
  const count = Math.min(groups, spreadGroups);
  const places = new Set<number>(groups > 0 ? [0, groups - 1] : []);
  for (let parts = 2; places.size < count; parts *= 2)
    for (let odd = 1; odd < parts && places.size < count; odd += 2)
      places.add(Math.round(((groups - 1) * odd) / parts));
  return [...places];
}
