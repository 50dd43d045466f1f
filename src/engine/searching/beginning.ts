import type { Constant } from '../../core/constants/constant.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { startThread } from '../threads/thread.ts';
import type { OwnThread } from '../threads/thread.ts';
import type { Collecting, FamilyShare } from './groupCollection.ts';
import { searchOf } from './searchOf.ts';
import { constantOf, goesByDeterminant, workOf } from './work.ts';
import type { Work } from './work.ts';

/*
 * Values that go by their index have to be counted, those of an algebraic constant compared with each other, before the first of
 * them can be searched: seconds, where there are many. The values of a small height come first in every height, so they
 * are searched first, by themselves, for someone to look at; they are searched again with the group that they belong to.
 */

/** Height of the values that are searched first, and pairs of numerator and denominator beyond which it is 1. */
const firstHeight = 2;
const mostFirstPairs = 2000;

/** Time after which families that were found are told, and no more are looked for. */
const toldMilliseconds = 150;

/** What the thread is started with. */
export interface BeginningStart {
  readonly role: 'beginning';
  readonly specification: SearchSpecification;
  readonly collecting: Collecting;
}

/** Whether a search can tell of families only after all of its values have been set up. */
export function beginsSlowly(specification: SearchSpecification, constant: Constant): boolean {
  return !goesByDeterminant(specification, constant) && specification.height > heightOfFirst(specification);
}

function heightOfFirst({ degree }: SearchSpecification): number {
  return (2 * firstHeight + 1) ** (2 * degree + 2) > mostFirstPairs ? 1 : firstHeight;
}

/** The first values of a search, those of a small height: all of them, or those of the first group, which they begin. */
export function workOfFirst(specification: SearchSpecification, constant: Constant): Work {
  return workOf({ ...specification, height: heightOfFirst(specification) }, constant);
}

/** Families that a search finds among its first values, which belong to its first group; none where they have no hits. */
export function firstFamilies(
  script: URL,
  specification: SearchSpecification,
  collecting: Collecting,
  signal: AbortSignal | undefined,
): Promise<readonly FamilyShare[]> {
  return new Promise((resolve) => {
    const start: BeginningStart = { role: 'beginning', specification, collecting };
    const thread = startThread(script, start, {
      onMessage: (families) => resolve(families as readonly FamilyShare[]),
      // What is wrong, if anything is, the search itself will say.
      onEnd: () => resolve([]),
    });
    signal?.addEventListener('abort', () => thread.terminate());
  });
}

/** Runs in the thread. */
export function runBeginningThread(
  thread: OwnThread,
  { specification, collecting }: BeginningStart,
  kernel: Uint8Array,
): void {
  thread.post(searchFirst(specification, { ...collecting, all: false }, kernel));
  thread.close();
}

function searchFirst(
  specification: SearchSpecification,
  collecting: Collecting,
  kernel: Uint8Array,
): readonly FamilyShare[] {
  const constant = constantOf(specification);
  const work = workOfFirst(specification, constant);
  if (work.groups === 0) return [];
  const search = searchOf(specification, constant, work, collecting, kernel);
  const started = performance.now();
  let found: readonly FamilyShare[] = [];
  const result = search.run(0, {
    stopped: () => found.length > 0 && performance.now() - started > toldMilliseconds,
    advanced: (_share, families) => (found = families()),
  });
  return result?.families ?? found;
}
