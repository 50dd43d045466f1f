import { threadClock } from '../threads/threadTime.ts';
import type { Searcher } from './groupSearch.ts';
import type { Survey } from './measured.ts';
import type { Work } from './work.ts';

/** Groups that are surveyed at most, and for how long: the orbits with recurrences are among the first. */
const surveyedGroups = 64;
const surveyMilliseconds = 150;

/** Sieves the first groups, as many as a short time allows; none where hits are not among them. */
export function surveyGroups(search: Searcher, work: Work): Survey {
  const judged: number[] = [];
  if (!work.isSurveyed) return { judged, seconds: 0 };
  const started = performance.now();
  const seconds = threadClock();
  while (judged.length < Math.min(surveyedGroups, work.groups)) {
    judged.push(search.countJudged(judged.length));
    if (performance.now() - started > surveyMilliseconds) break;
  }
  return { judged, seconds: seconds() };
}
