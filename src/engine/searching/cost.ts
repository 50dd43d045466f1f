import type { GroupCost, Survey } from './measured.ts';

/** Microseconds of a candidate beyond the sieve, approval included. */
const judgedMicroseconds = 2;

/** What a rate is learned from: seconds that were taken, and microseconds of weight that they were taken for. */
class Rate {
  seconds = 0;
  weight = 0;

  get known(): boolean {
    return this.weight > 0;
  }

  /** Seconds a microsecond of weight. */
  get value(): number {
    return this.weight > 0 ? this.seconds / this.weight : 1e-6;
  }

  /** @param memory weight after which what was learned counts half */
  learn(seconds: number, weight: number, memory: number): void {
    this.seconds += seconds;
    this.weight += weight;
    if (this.weight > memory) {
      this.seconds /= 2;
      this.weight /= 2;
    }
  }
}

/** How far a group has come, and in what time. */
interface Part {
  readonly share: number;
  readonly seconds: number;
}

/** How many times later than the one before a time is that is kept of a group. */
const toldApart = 1.1;

/** Share of all weight after which what was learned of the sieve counts half: costs drift along the groups. */
const memoryShare = 0.1;

/**
 * How much of a job is done, by its cost, and how long the rest takes. Sieving costs much the same for all orbits; expanding
 * and approving beyond the sieve falls to the first groups, where it was counted. Weights are microseconds as they were
 * measured on one machine; what they are here is learned as groups are done.
 */
export class CostMeter {
  private readonly sieve = new Rate();
  /** What the survey says of the sieve: of the first groups, which are not like the others. */
  private readonly survey = new Rate();
  private readonly beyond = new Rate();
  private readonly weight: number;
  private readonly finished = new Set<number>();
  /** What groups that are not done have told, each told time a tenth later than the one before, and last of all the latest. */
  private readonly partly = new Map<number, readonly Part[]>();
  private judged: readonly number[] = [];
  private weightDone = 0;
  private secondsDone = 0;

  /** @param weightOf the sieve's weight of a group, or its whole weight where nothing is sieved */
  constructor(
    private readonly groups: readonly number[],
    private readonly weightOf: (group: number) => number,
    private readonly workers: number,
  ) {
    this.weight = groups.reduce((sum, group) => sum + weightOf(group), 0);
  }

  /** Takes the candidates beyond the sieve of the first groups of all, and the seconds that sieving these took. */
  surveyed({ judged, seconds }: Survey): void {
    this.judged = judged;
    const weight = judged.reduce((sum, _, group) => sum + this.weightOf(group), 0);
    this.survey.learn(seconds, weight, Infinity);
  }

  /** A group has come so far. */
  advanced(group: number, share: number, seconds: number): void {
    const told = this.partly.get(group) ?? [];
    const [before, last] = told.slice(-2);
    const isClose = before && last && last.seconds < toldApart * before.seconds;
    this.partly.set(group, [...(isClose ? told.slice(0, -1) : told), { share, seconds }]);
  }

  /** A group is done; without a cost: it was done before this run. */
  done(group: number, cost?: GroupCost): void {
    if (this.finished.has(group)) return;
    const weight = this.weightOf(group);
    this.finished.add(group);
    this.partly.delete(group);
    this.weightDone += weight;
    if (!cost) {
      this.secondsDone += weight * this.rateOfSieve() + this.judgedWeight(group) * this.beyond.value;
      return;
    }
    this.secondsDone += cost.seconds;
    if (cost.judged === 0) {
      this.sieve.learn(cost.seconds, weight, memoryShare * this.weight);
    } else {
      const rest = Math.max(0, cost.seconds - weight * this.rateOfSieve());
      this.beyond.learn(rest, cost.judged * judgedMicroseconds, Infinity);
    }
  }

  /** Seconds of all workers that were spent. */
  get seconds(): number {
    return this.secondsDone + this.secondsOfRest().partly;
  }

  /** Seconds that the rest takes. */
  get secondsLeft(): number {
    return this.secondsOfRest().left / this.workers;
  }

  /** Share that is done, 0 … 1. */
  get share(): number {
    const { left, partly } = this.secondsOfRest();
    const done = this.secondsDone + partly;
    return done + left > 0 ? done / (done + left) : 0;
  }

  /** Seconds of all workers that are left, and those spent on groups that are not done. */
  private secondsOfRest(): { readonly left: number; readonly partly: number } {
    const rate = this.rateOfSieve();
    const beyond = this.rateBeyond();
    let left = (this.weight - this.weightDone) * rate;
    let partly = 0;
    for (const group of this.groups) {
      if (group >= this.judged.length) break;
      if (!this.finished.has(group)) left += this.judgedWeight(group) * beyond;
    }
    for (const [group, told] of this.partly) {
      const { share, seconds } = told[told.length - 1]!;
      const judged = this.judgedWeight(group);
      left -= share * (judged > 0 ? judged * beyond : this.weightOf(group) * rate);
      partly += seconds;
    }
    return { left: Math.max(0, left), partly };
  }

  /** Until a group is done, those that are not done tell the rate. */
  private rateOfSieve(): number {
    for (const rate of [this.sieve, this.survey]) if (rate.known) return rate.value;
    const parts = this.parts((group) => (this.judgedWeight(group) > 0 ? 0 : this.weightOf(group)));
    return parts.weight > 0 ? parts.seconds / parts.weight : this.sieve.value;
  }

  /** Groups differ: those that are done and those that are not tell the rate together. */
  private rateBeyond(): number {
    const parts = this.parts((group) => this.judgedWeight(group));
    const weight = this.beyond.weight + parts.weight;
    return weight > 0 ? (this.beyond.seconds + parts.seconds) / weight : this.rateOfSieve();
  }

  /**
   * Seconds and weight of what was done of the groups that are not: from half their time on, as the first members of tails are
   * approved in full.
   */
  private parts(weightOf: (group: number) => number): { readonly seconds: number; readonly weight: number } {
    let [seconds, weight] = [0, 0];
    for (const [group, told] of this.partly) {
      const last = told[told.length - 1]!;
      const half = told.findLast((part) => 2 * part.seconds <= last.seconds);
      const from = half && half.share < last.share ? half : { share: 0, seconds: 0 };
      const part = (last.share - from.share) * weightOf(group);
      if (part > 0) [seconds, weight] = [seconds + last.seconds - from.seconds, weight + part];
    }
    return { seconds, weight };
  }

  private judgedWeight(group: number): number {
    return (this.judged[group] ?? 0) * judgedMicroseconds;
  }
}
