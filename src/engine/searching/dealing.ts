import { spend } from '../../core/work.ts';
import type { Shard } from './checkpointHeader.ts';
import type { Work } from './work.ts';

/**
 * The groups of a share, ascending: the heaviest group goes to the share that has least so far, then the next one, and so on
 * (Graham 1969, longest processing time first: no share has more than 4/3 − 1/(3n) times the least that is possible). Weights
 * are sums, products and square roots of small numbers, which all machines round alike, so that all deal alike.
 * @returns none where there are fewer groups than shares and this one goes empty
 */
export function groupsOfShard(work: DealtWork, { index, count }: Shard): number[] {
  if (count === 1) return Array.from({ length: work.groups }, (_, group) => group);
  const mine: number[] = [];
  deal(work, count, (group, share) => share === index && mine.push(group));
  return mine.sort((x, y) => x - y);
}

/** How many groups each share has, and their weight. */
export function sharesOf(
  work: DealtWork,
  count: number,
): { readonly groups: Uint32Array; readonly weights: Float64Array } {
  const [groups, weights] = [new Uint32Array(count), new Float64Array(count)];
  deal(work, count, (_, share, weight) => {
    groups[share]!++;
    weights[share]! += weight;
  });
  return { groups, weights };
}

/** What of the values of a search dealing them takes. */
type DealtWork = Pick<Work, 'groups' | 'dealt'>;

/** Steps of a group: its weight, and its place among the others. */
const groupSteps = 1500;

function deal(
  work: DealtWork,
  count: number,
  give: (group: number, share: number, weight: number) => void,
): void {
  spend(groupSteps * work.groups);
  const weights = Float64Array.from({ length: work.groups }, (_, group) => work.dealt(group));
  const shares = new LightestFirst(count);
  for (const group of heaviestFirst(weights)) give(group, shares.give(weights[group]!), weights[group]!);
}

/** The places of weights, the heaviest first; of equal ones the first. Numbers are sorted much faster than by a comparison. */
export function heaviestFirst(weights: Float64Array): Uint32Array {
  const keys = weights.map((weight) => -weight).sort();
  const taken = new Uint32Array(keys.length);
  const order = new Uint32Array(keys.length);
  for (const [place, weight] of weights.entries()) {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle]! < -weight) low = middle + 1;
      else high = middle;
    }
    order[low + taken[low]!++] = place;
  }
  return order;
}

/** Shares by what they have, in a heap: the one with least is on top; of several, that with the lowest number. */
class LightestFirst {
  private readonly loads: Float64Array;
  private readonly heap: Uint32Array;

  constructor(count: number) {
    this.loads = new Float64Array(count);
    this.heap = Uint32Array.from({ length: count }, (_, share) => share);
  }

  /** Gives a weight to the share with least. @returns that share */
  give(weight: number): number {
    const { heap, loads } = this;
    const share = heap[0]!;
    loads[share]! += weight;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      if (left >= heap.length) break;
      const child = right < heap.length && this.isBefore(heap[right]!, heap[left]!) ? right : left;
      if (!this.isBefore(heap[child]!, share)) break;
      heap[at] = heap[child]!;
      heap[child] = share;
      at = child;
    }
    return share;
  }

  private isBefore(x: number, y: number): boolean {
    return this.loads[x]! < this.loads[y]! || (this.loads[x] === this.loads[y] && x < y);
  }
}
