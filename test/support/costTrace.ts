import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { CostMeter } from '../../src/engine/searching/cost.ts';
import type { Searcher } from '../../src/engine/searching/groupSearch.ts';
import type { Advance, Survey } from '../../src/engine/searching/measured.ts';
import { searchOf } from '../../src/engine/searching/searchOf.ts';
import { surveyGroups } from '../../src/engine/searching/survey.ts';
import type { Stopwatch, SurveyedSearch } from '../../src/engine/searching/survey.ts';
import { effortWeightOf } from '../../src/engine/searching/weights.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import type { Work } from '../../src/engine/searching/work.ts';

/** What a search costs, group after group, as a worker tells it. */
export interface CostTrace {
  readonly specification: SearchSpecification;
  readonly weights: readonly number[];
  readonly survey: Survey;
  /** How far each group had come now and then, and in the end: its share, and its cost so far. */
  readonly groups: readonly (readonly Advance[])[];
}

/** Of what costs are made: a clock for what is searched, and one for what is surveyed. */
export interface CostClocks {
  search(search: Searcher, work: Work): { begin(group: number): void; readonly seconds: () => number };
  survey(search: Searcher, work: Work): { readonly surveyed: SurveyedSearch; readonly stopwatch: Stopwatch };
}

const collecting = { membersKept: 1, all: false };

/** Parts of a group's cost, and of its rows, after which it is told again. */
const toldShare = 0.02;

/** Searches everything on this thread. */
export function traceOf(
  specification: SearchSpecification,
  kernel: Uint8Array,
  clocks: CostClocks,
): CostTrace {
  const constant = constantOf(specification);
  const work = workOf(specification, constant);
  const make = () => searchOf(specification, constant, work, collecting, kernel);
  const numbers = Array.from({ length: work.groups }, (_, group) => group);
  const asked = make();
  const { surveyed, stopwatch } = clocks.survey(asked, work);
  const survey = surveyGroups(surveyed, work, numbers, stopwatch);
  const search = make();
  const clock = clocks.search(search, work);
  const groups = numbers.map((group) => {
    clock.begin(group);
    const advances: Advance[] = [];
    const told = (share: number) => {
      const seconds = clock.seconds();
      advances.push({ share, seconds, passed: seconds, effort: search.effort });
    };
    let last = 0;
    search.run(group, {
      stopped: () => false,
      advanced: (share) => {
        if (share === 1 || share - last < toldShare) return;
        last = share;
        told(share);
      },
    });
    told(1);
    return advances;
  });
  return { specification, weights: numbers.map((group) => work.weight(group)), survey, groups };
}

/** The cost of a trace in all. */
export function costOf({ groups }: CostTrace): number {
  return groups.reduce((sum, advances) => sum + advances[advances.length - 1]!.seconds, 0);
}

/**
 * A meter that a trace is told to from the start.
 * @param compiles workers whose program is compiled as it goes: none where operations are counted
 */
export function meterOf({ specification, weights, survey, groups }: CostTrace, compiles: 0 | 1): CostMeter {
  const weightOf = effortWeightOf(collecting, specification);
  const numbers = groups.map((_, group) => group);
  const meter = new CostMeter(numbers, (group) => weights[group]!, weightOf, compiles);
  meter.surveyed(survey);
  return meter;
}

/**
 * Tells a trace to a meter, as one worker does it, and compares what it says of the cost of the rest with the true one, as long as
 * a twentieth is done and a twentieth is left.
 * @returns the ratio that is furthest from 1, and the share that was done when it was said
 */
export function worstRatio(
  trace: CostTrace,
  compiles: 0 | 1,
): { readonly ratio: number; readonly share: number } {
  const meter = meterOf(trace, compiles);
  const all = costOf(trace);
  let done = 0;
  let worst = { ratio: 1, share: 0 };
  trace.groups.forEach((advances, group) => {
    let before = 0;
    for (const advance of advances) {
      done += advance.seconds - before;
      before = advance.seconds;
      if (advance.share === 1) meter.done(group, advance);
      else meter.advanced(group, advance, done);
      const share = done / all;
      if (share < 0.05 || share > 0.95) continue;
      const ratio = meter.secondsOfRest / (all - done);
      if (Math.max(ratio, 1 / ratio) > Math.max(worst.ratio, 1 / worst.ratio)) worst = { ratio, share };
    }
  });
  return worst;
}
