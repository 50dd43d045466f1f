import { searchOf } from './searchOf.ts';
import type { FamilyShare } from './groupCollection.ts';
import type { WorkerReport, WorkerStart, WorkerTask } from './groupMessages.ts';
import { sharedWords } from './groupMessages.ts';
import type { Spent } from './measured.ts';
import type { OwnThread } from '../threads/thread.ts';
import { threadClock } from '../threads/threadTime.ts';
import { surveyGroups } from './survey.ts';
import { valuesOf } from './work.ts';
import type { SearchValues } from './work.ts';

/** Shortest time between two reports of one group. */
const reportMilliseconds = 250;

/** Time after which groups are sampled, where orbits are not sieved by determinant. */
const samplingAfter = 1000;

/**
 * Runs in a worker of a pool: searches the groups that it is given, one after the other.
 * @param values those of the specification, where they are laid out in this thread already
 */
export function runGroupWorker(
  thread: OwnThread,
  { specification, collecting, shared }: WorkerStart,
  kernel: Uint8Array,
  values?: SearchValues,
): void {
  const words = new Int32Array(shared);
  const { constant, work } = values ?? valuesOf(specification);
  const search = searchOf(specification, constant, work, collecting, kernel);

  const stopped = (candidate: number): boolean => {
    Atomics.store(words, sharedWords.candidate, candidate);
    return Atomics.load(words, sharedWords.stop) !== 0;
  };

  const begun = performance.now();
  // What there is to do is counted after the first families are told of.
  let toSurvey: readonly number[] = [];
  const survey = (): number => {
    if (toSurvey.length === 0 || Atomics.load(words, sharedWords.stop) !== 0) return 0;
    // Sampling takes a part of a second: what ends sooner needs none.
    if (!work.isSurveyed && performance.now() - begun < samplingAfter) return 0;
    const seconds = threadClock();
    const groups = toSurvey;
    toSurvey = [];
    // What is judged for a survey must leave no trace in the search, which may be amid a group.
    const surveyed = searchOf(specification, constant, work, collecting, kernel);
    const survey = surveyGroups(surveyed, work, groups);
    thread.post({ kind: 'surveyed', survey } satisfies WorkerReport);
    return seconds();
  };

  const searchGroup = async (group: number): Promise<WorkerReport> => {
    // What a group costs is no more on a machine that has other work; how much of the processors there is, is asked of the clock.
    const clock = threadClock();
    const began = performance.now();
    const surveying = { seconds: 0, passed: 0 };
    const spent = (): Spent => ({
      seconds: clock() - surveying.seconds,
      passed: (performance.now() - began) / 1000 - surveying.passed,
      effort: search.effort,
    });
    let last = -Infinity;
    const advanced = (share: number, families: () => readonly FamilyShare[]) => {
      const now = performance.now();
      if (share === 1 || now - last < reportMilliseconds) return;
      const found = families();
      if (found.length === 0) return;
      last = now;
      // Proofs and simpler members come with the result.
      const simplest = found.map(({ count, members }) => ({ count, members: members.slice(0, 1) }));
      const advance = { share, ...spent() };
      thread.post({ kind: 'advanced', group, advance, families: simplest } satisfies WorkerReport);
      const paused = performance.now();
      surveying.seconds += survey();
      surveying.passed += (performance.now() - paused) / 1000;
    };
    const result = stopped(0) ? null : await thread.inTurns(search.steps(group, { stopped, advanced }));
    if (!result) return { kind: 'stopped', group };
    return { kind: 'result', group, result, took: spent() };
  };

  const take = async (task: WorkerTask): Promise<void> => {
    if (task.kind === 'survey') {
      toSurvey = task.groups;
      return;
    }
    try {
      thread.post(await searchGroup(task.group));
      survey();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      thread.post({ kind: 'failed', group: task.group, message } satisfies WorkerReport);
    }
  };
  thread.post({ kind: 'ready' } satisfies WorkerReport);
  let last = Promise.resolve();
  thread.onMessage((message) => (last = last.then(() => take(message as WorkerTask))));
}
