import type { Foreseen } from './measured.ts';

/** Counts what a part of a group's rows comes to, and takes it for all of them. */
export class ForeseenEffort {
  private judged = 0;
  private hits = 0;
  /** Hits that are approved each by itself, and those of each tail. */
  private alone = 0;
  private readonly tails = new Map<number, number>();

  /** @param share the share of the rows that is judged, 0 < share ≤ 1 */
  constructor(private readonly share: number) {}

  judge(candidates: number): void {
    this.judged += candidates;
  }

  /** @param tail the representative whose tail it has; null where it is approved whatever tail it has */
  hit(tail: number | null): void {
    this.hits++;
    if (tail === null) this.alone++;
    else this.tails.set(tail, (this.tails.get(tail) ?? 0) + 1);
  }

  result(): Foreseen {
    const { judged, hits, alone, share } = this;
    const approvals = alone / share + (share < 1 ? this.expectedTails() : this.tails.size);
    return { effort: { judged: judged / share, hits: hits / share, approvals }, share };
  }

  /**
   * Tails of all rows, seen and unseen, by how many were seen once and twice (Chao 1984, Nonparametric estimation of the number of
   * classes in a population, in its bias-corrected form); no more than there could be.
   */
  private expectedTails(): number {
    const seen = (times: number) => [...this.tails.values()].filter((hits) => hits === times).length;
    const unseen = (seen(1) * (seen(1) - 1)) / (2 * (seen(2) + 1));
    return Math.min(this.tails.size + unseen, this.tails.size / this.share);
  }
}
