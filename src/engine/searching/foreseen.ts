import type { Foreseen } from './measured.ts';
import { countingWeight, judgingWeight } from './weights.ts';

/** Tails by how often they were seen in a part of a group's rows. */
class SeenTails {
  private readonly times = new Map<number, number>();

  add(tail: number): void {
    this.times.set(tail, (this.times.get(tail) ?? 0) + 1);
  }

  get size(): number {
    return this.times.size;
  }

  /**
   * The tails that all rows have, of which such a share was looked at: they grow with the rows by the same power (Heaps' law) as from
   * half of those to all of them. Of a half, those are expected that are not, each time they were seen, in the other half.
   */
  expected(share: number): number {
    const { size } = this;
    let half = 0;
    for (const times of this.times.values()) half += 1 - 2 ** -times;
    return half > 0 ? size * share ** -Math.log2(size / half) : 0;
  }
}

/** A candidate of a part of a group's rows, as it was judged. */
export interface JudgedCandidate {
  /** The representative whose tail it has: where tails are not merged, its own number. */
  readonly tail: number;
  readonly isHit: boolean;
  /** Whether it is one that was none at a lower bound on the order. */
  readonly isNew: boolean;
}

/** Counts what a part of a group's rows comes to, and takes it for all of them. */
export class ForeseenEffort {
  private judging = 0;
  private hits = 0;
  private approvals = 0;

  /**
   * @param share the share of the rows that is judged, 0 < share ≤ 1
   * @param merges whether hits of one tail are approved together
   */
  constructor(
    private readonly share: number,
    private readonly merges: boolean,
  ) {}

  /** Takes what was judged at one bound on the order, value by value. */
  judged(order: number, values: Iterable<readonly JudgedCandidate[]>): void {
    const [tails, approved] = [new SeenTails(), new SeenTails()];
    let [candidates, hits, counted, valuesWithHits] = [0, 0, 0, 0];
    for (const ofValue of values) {
      const fresh = ofValue.filter(({ isNew }) => isNew);
      for (const { tail } of ofValue) tails.add(tail);
      for (const { tail } of fresh) approved.add(tail);
      candidates += ofValue.length;
      hits += ofValue.filter(({ isHit }) => isHit).length;
      counted += fresh.length;
      if (fresh.length > 0) valuesWithHits++;
    }
    const { share } = this;
    const expansions = tails.expected(share) * share;
    const judging = judgingWeight({ candidates, expansions, hits }, order);
    this.judging += (judging + countingWeight(counted, valuesWithHits)) / share;
    this.hits += counted / share;
    this.approvals += this.merges ? approved.expected(share) : counted / share;
  }

  result(): Foreseen {
    const { judging, hits, approvals, share } = this;
    return { effort: { judging, hits, approvals }, share };
  }
}
