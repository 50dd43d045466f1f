import type { Foreseen } from './measured.ts';

/**
 * Exponent by which tails grow with the rows that are looked at, for each sign of the longest pattern: beyond what a part of the rows
 * lets expect come rare ones, 1.3 to 1.7 times as many of a twenty-fifth at period 4, twice to four times of a hundredth at 6 (measured of
 * e and tan(1)).
 */
const growthOfSign = 0.032;

/** Counts what a part of a group's rows comes to, and takes it for all of them. */
export class ForeseenEffort {
  private judged = 0;
  private hits = 0;
  /** Hits that are approved each by itself, and those of each tail. */
  private alone = 0;
  private readonly tails = new Map<number, number>();

  /**
   * @param share the share of the rows that is judged, 0 < share ≤ 1
   * @param period the length of the longest pattern; needed only where there are tails
   */
  constructor(
    private readonly share: number,
    private readonly period = 0,
  ) {}

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
   * classes in a population, in its bias-corrected form: a lower bound), and as they were seen to grow (Heaps' law); no more than
   * there could be.
   */
  private expectedTails(): number {
    const seen = (times: number) => [...this.tails.values()].filter((hits) => hits === times).length;
    const unseen = (seen(1) * (seen(1) - 1)) / (2 * (seen(2) + 1));
    const growth = this.share ** (-growthOfSign * this.period);
    return Math.min((this.tails.size + unseen) * growth, this.tails.size / this.share);
  }
}
