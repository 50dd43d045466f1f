import type { GroupCost, Survey } from './measured.ts';

/** Microseconds of a candidate beyond the sieve, approval included. */
const judgedMicroseconds = 2;

/** What a rate is learned from: seconds that were taken, and microseconds of weight that they were taken for. */
class Rate {
  private seconds = 0;
  private weight = 0;

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

/** Share of all weight after which what was learned of the sieve counts half: costs drift along the groups. */
const memoryShare = 0.1;

/**
 * How much of a job is done, by its cost, and how long the rest takes. Sieving costs much the same for all orbits; expanding
 * and approving beyond the sieve falls to the first groups, where it was counted. Weights are microseconds as they were
 * measured on one machine; what they are here is learned as groups are done.
 */
export class CostMeter {
  private readonly sieve = new Rate();
  private readonly beyond = new Rate();
  private readonly weight: number;
  private readonly finished = new Set<number>();
  private readonly partly = new Map<number, Part & { readonly first: Part }>();
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
    this.sieve.learn(seconds, weight, Infinity);
  }

  /** A group has come so far. */
  advanced(group: number, share: number, seconds: number): void {
    const first = this.partly.get(group)?.first ?? { share, seconds };
    this.partly.set(group, { share, seconds, first });
  }

  /** A group is done; without a cost: it was done before this run. */
  done(group: number, cost?: GroupCost): void {
    if (this.finished.has(group)) return;
    const weight = this.weightOf(group);
    this.finished.add(group);
    this.partly.delete(group);
    this.weightDone += weight;
    if (!cost) {
      this.secondsDone += weight * this.sieve.value + this.judgedWeight(group) * this.beyond.value;
      return;
    }
    this.secondsDone += cost.seconds;
    if (cost.judged === 0) {
      this.sieve.learn(cost.seconds, weight, memoryShare * this.weight);
    } else {
      const rest = Math.max(0, cost.seconds - weight * this.sieve.value);
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
    let left = (this.weight - this.weightDone) * this.sieve.value;
    let partly = 0;
    const beyond = this.rateBeyond();
    for (const group of this.groups) {
      if (group >= this.judged.length) break;
      if (this.finished.has(group)) continue;
      const part = this.partly.get(group);
      left += this.judgedWeight(group) * beyond * (1 - (part?.share ?? 0));
      partly += part?.seconds ?? 0;
    }
    return { left: Math.max(0, left), partly };
  }

  /** Until a group with hits is done, those that are not done tell the rate. */
  private rateBeyond(): number {
    let [seconds, weight] = [0, 0];
    for (const [group, part] of this.partly) {
      // The first members of tails are approved in full: what comes after tells the rate better.
      const from = part.share > part.first.share ? part.first : { share: 0, seconds: 0 };
      seconds += part.seconds - from.seconds;
      weight += (part.share - from.share) * this.judgedWeight(group);
    }
    if (this.beyond.known) return this.beyond.value;
    return weight > 0 ? seconds / weight : this.sieve.value;
  }

  private judgedWeight(group: number): number {
    return (this.judged[group] ?? 0) * judgedMicroseconds;
  }
}
