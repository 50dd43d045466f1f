import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { CostMeter } from '../searching/cost.ts';
import type { Effort } from '../searching/measured.ts';
import { searchOf } from '../searching/searchOf.ts';
import { surveyGroups } from '../searching/survey.ts';
import type { Stopwatch, SurveyedSearch } from '../searching/survey.ts';
import { effortWeightOf } from '../searching/weights.ts';
import { threadClock } from '../threads/threadTime.ts';
import type { Work } from '../searching/work.ts';

/** Time for which groups with hits are searched, to know what approving takes. */
const approvedSeconds = 0.8;

/** Time after which it is looked again how far a group has come: at each hit would take longer than the hits. */
const toldSeconds = 0.02;

/** Seconds in which the program and a thread for its workers start and are compiled, measured. */
const startSeconds = 0.9;

/** Seconds of one core that a search takes, approval and the start of its threads included. */
export function estimateSeconds(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  kernel: Uint8Array,
): number {
  const collecting = { membersKept: 1, all: false };
  const make = () => searchOf(specification, constant, work, collecting, kernel);
  const searched = estimateOf(
    { foreseeing: make(), searching: make() },
    work,
    effortWeightOf(collecting, specification),
    threadClock,
  );
  return startSeconds + searched;
}

/**
 * The same of a search that may be simulated. A survey tells what there is to do, and the first groups with hits what it takes: those
 * that it looked at, as many as a short time allows.
 */
export function estimateOf(
  { foreseeing, searching }: { readonly foreseeing: SurveyedSearch; readonly searching: SurveyedSearch },
  work: Pick<Work, 'groups' | 'weight' | 'isSurveyed'>,
  weightOf: (effort: Effort) => number,
  stopwatch: Stopwatch,
): number {
  const groups = Array.from({ length: work.groups }, (_, group) => group);
  const meter = new CostMeter(groups, (group) => work.weight(group), weightOf, 1);
  const survey = surveyGroups(foreseeing, work, groups, stopwatch);
  meter.surveyed(survey);
  const seconds = stopwatch();
  for (const { group, effort } of survey.groups) {
    if (effort.hits === 0) continue;
    if (seconds() > approvedSeconds) break;
    const spent = stopwatch();
    let told = 0;
    const result = searching.run(group, {
      stopped: () => told > 0 && seconds() > approvedSeconds,
      advanced: (share) => {
        if (spent() - told < toldSeconds) return;
        told = spent();
        meter.advanced(group, { share, seconds: told, passed: told, effort: searching.effort }, told);
      },
    });
    if (result) {
      const took = spent();
      meter.done(group, { seconds: took, passed: took, effort: searching.effort });
    }
  }
  return meter.seconds + meter.secondsOfRest;
}
