import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { searchBounds } from '../../core/esma/searchScope.ts';
import { ordersOf, searchedNumerators } from '../../core/esma/specification.ts';
import { isSigned, numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorsKey } from '../../core/fractions/numerators.ts';
import { shown } from '../../library/sentence.ts';
import type { CheckpointHeader } from './checkpointHeader.ts';
import type { GroupResult } from './groupCollection.ts';

/** The bounds that every record of a search has alike; the order is one of several where it rises. */
const sharedBounds = ['degree', 'height', 'period', 'digits'] as const;

/**
 * Says of a group in a checkpoint why the search of its header cannot have found it, as a clause; null where it can. Records
 * that are true by themselves may be another search's, and what is shown would be said of this one.
 */
export function belonging({
  specification,
  collecting,
}: Pick<CheckpointHeader, 'specification' | 'collecting'>) {
  const own = searchBounds(specification);
  const orders = ordersOf(specification);
  const largest = Math.max(...orders);
  const numerators = new Set(searchedNumerators(specification).map(numeratorsKey));
  const faultOfRecord = ({ id, constant, search, fraction }: Conjecture): string | null => {
    if (constant.name !== specification.constant)
      return `${id} is about ${shown(constant.name)}, the search about ${shown(specification.constant)}`;
    const isOther =
      search.order > largest ||
      sharedBounds.some((field) => search[field] !== own[field]) ||
      (!isSigned(fraction) &&
        (search.numeratorDegree !== own.numeratorDegree || search.numeratorHeight !== own.numeratorHeight));
    if (isOther) return `${id} is of a search with other bounds`;
    return numerators.has(numeratorsKey(numeratorsOf(fraction)))
      ? null
      : `${id} has numerators that were not searched`;
  };
  return ({ conjectures, candidates, undecided, families, all }: GroupResult): string | null => {
    const most = orders.length * candidates;
    if (undecided > most) return `undecided: ${undecided} is not allowed; there are ${candidates} candidates`;
    const full = families.find(({ members }) => members.length > collecting.membersKept);
    if (full)
      return `a family has ${full.members.length} members, of which ${collecting.membersKept} are kept`;
    if (collecting.all ? all?.length !== conjectures : all !== null)
      return `all: ${all?.length ?? 'none'} of its ${conjectures} conjectures are there`;
    for (const record of [...families.flatMap(({ members }) => members), ...(all ?? [])]) {
      const fault = faultOfRecord(record);
      if (fault !== null) return fault;
    }
    return null;
  };
}

/** @throws InputError where the groups of a checkpoint have more candidates than their search: what it counts is not so */
export function refuseMore(candidatesDone: number, candidates: number): void {
  if (candidatesDone > candidates)
    throw new InputError(
      `checkpoint: its groups have ${candidatesDone} candidates, and the whole search ${candidates}; start the search anew.`,
    );
}
