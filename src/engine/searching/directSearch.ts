import type { Conjecture } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { checkSearchable } from '../../core/esma/searchScope.ts';
import { searchedNumerators } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { FamilyShare } from './groupCollection.ts';
import { searchOf } from './searchOf.ts';
import { workOf, workOfConstant } from './work.ts';

/** What a direct search is started with. */
export interface DirectOptions {
  /** The compiled kernel. */
  readonly kernel: Uint8Array;
  /** The values: those of the specification, or the constant itself alone. */
  readonly values: 'all' | 'itself';
  /** Simplest members that a family keeps. */
  readonly membersKept: number;
  readonly signal?: AbortSignal;
}

/** What a direct search found. */
export interface DirectResult {
  readonly values: number;
  readonly candidates: number;
  readonly candidatesDone: number;
  readonly undecided: number;
  /** All of them, in the order of the groups and of the candidates of each. */
  readonly conjectures: readonly Conjecture[];
  /** What each group adds to the families. */
  readonly families: readonly FamilyShare[];
  readonly cancelled: boolean;
}

/**
 * A small search on this thread, with what workers search by: for many constants one after the other, where a pool of
 * threads would take longer to start than to search. The signal is looked at between groups.
 * @throws InputError where the specification cannot be searched.
 */
export async function searchDirectly(
  specification: SearchSpecification,
  constant: Constant,
  { kernel, values, membersKept, signal }: DirectOptions,
): Promise<DirectResult> {
  checkSearchable(constant, specification);
  const work = values === 'all' ? workOf(specification, constant) : workOfConstant(specification, constant);
  const search = searchOf(specification, constant, work, { membersKept, all: true }, kernel);
  const conjectures: Conjecture[] = [];
  const families: FamilyShare[] = [];
  const counts = { candidatesDone: 0, undecided: 0 };
  let cancelled = false;
  for (let group = 0; group < work.groups && !cancelled; group++) {
    const result = search.run(group, { stopped: () => false, advanced: () => undefined })!;
    counts.candidatesDone += result.candidates;
    counts.undecided += result.undecided;
    for (const conjecture of result.all ?? []) conjectures.push(conjecture);
    families.push(...result.families);
    // A macrotask, so that signals are heard.
    await new Promise((resolve) => setImmediate(resolve));
    cancelled = signal?.aborted === true && group + 1 < work.groups;
  }
  const total = work.total();
  const candidates = total * searchedNumerators(specification).length;
  return { values: total, candidates, ...counts, conjectures, families, cancelled };
}
