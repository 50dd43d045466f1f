import type { GroupCost, SampledGroup, Survey } from './measured.ts';

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

  forget(): void {
    this.seconds = 0;
    this.weight = 0;
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

/** A function on groups that runs straight from one of some points to the next. */
function interpolated(
  points: readonly (readonly [group: number, value: number])[],
): (group: number) => number {
  return (group) => {
    const next = points.findIndex(([place]) => place >= group);
    if (next < 0) return points[points.length - 1]![1];
    const [place, value] = points[next]!;
    if (next === 0) return value;
    const [before, valueBefore] = points[next - 1]!;
    return valueBefore + ((group - before) / (place - before)) * (value - valueBefore);
  };
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

/** Seconds for which workers are taken to be busy all the time, whatever the first moments say. */
const settlingSeconds = 0.3;

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
  private weight: number;
  /** Groups that are done, with what they took in this run. */
  private readonly finished = new Map<number, GroupCost | null>();
  /** Microseconds of weight for a microsecond of the weights that are given, by group, where groups were sampled. */
  private shape: (group: number) => number = () => 1;
  private busySeconds = 0;
  /** What groups that are not done have told, each told time a tenth later than the one before, and last of all the latest. */
  private readonly partly = new Map<number, readonly Part[]>();
  private judged: Survey['judged'] = new Map();
  private weightDone = 0;
  private secondsDone = 0;

  /** @param weightOf the sieve's weight of a group, or its whole weight where nothing is sieved */
  constructor(
    private readonly groups: readonly number[],
    private readonly givenWeight: (group: number) => number,
    private readonly workers: number,
  ) {
    this.weight = this.weightOfAll();
  }

  private weightOf(group: number): number {
    return this.givenWeight(group) * this.shape(group);
  }

  private weightOfAll(): number {
    return this.groups.reduce((sum, group) => sum + this.weightOf(group), 0);
  }

  /**
   * Takes what a survey says of the groups of all.
   * @param spent seconds of processor time in which a worker did this instead of its groups
   */
  surveyed({ judged, seconds, sampled }: Survey, spent: number): void {
    this.busySeconds += spent;
    this.judged = judged;
    const telling = sampled.filter(({ group }) => this.givenWeight(group) > 0);
    if (telling.length > 0) this.reshape(telling);
    else {
      const weight = [...judged.keys()].reduce((sum, group) => sum + this.weightOf(group), 0);
      this.survey.learn(seconds, weight, Infinity);
    }
  }

  /** Weighs groups by those of some weight that were sampled, and learns again from those that are done. */
  private reshape(sampled: readonly SampledGroup[]): void {
    const costs = sampled.map(({ group, seconds }) => (seconds * 1e6) / this.givenWeight(group));
    // Groups differ from those beside them: what one sample says is moderated by its neighbours.
    const moderated = costs.map(
      (cost, i) => (2 * cost + (costs[i - 1] ?? cost) + (costs[i + 1] ?? cost)) / 4,
    );
    this.shape = interpolated(sampled.map(({ group }, i) => [group, moderated[i]!] as const));
    this.weight = this.weightOfAll();
    this.survey.learn(this.weight * 1e-6, this.weight, Infinity);
    this.sieve.forget();
    this.weightDone = 0;
    for (const [group, cost] of this.finished) {
      const weight = this.weightOf(group);
      this.weightDone += weight;
      if (cost) this.sieve.learn(cost.seconds, weight, memoryShare * this.weight);
    }
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
    this.finished.set(group, cost ?? null);
    this.partly.delete(group);
    this.weightDone += weight;
    if (!cost) {
      this.secondsDone += weight * this.rateOfSieve() + this.judgedWeight(group) * this.beyond.value;
      return;
    }
    this.secondsDone += cost.seconds;
    this.busySeconds += cost.seconds;
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

  /**
   * Seconds that the rest takes, as many of them going by for a second of work as have so far: workers wait for the host, and for
   * other programs.
   * @param elapsed seconds since the first worker could begin in this run
   */
  secondsLeft(elapsed: number): number {
    const { left, partly } = this.secondsOfRest();
    const busy = (this.busySeconds + partly + settlingSeconds * this.workers) / (elapsed + settlingSeconds);
    return left / Math.min(this.workers, busy);
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
    for (const group of this.judged.keys())
      if (!this.finished.has(group)) left += this.judgedWeight(group) * beyond;
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
    return (this.judged.get(group) ?? 0) * judgedMicroseconds;
  }
}
