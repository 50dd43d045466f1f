import { orbitsOf } from '../../core/planning/expectedFamilies.ts';
import type { GroupSearch } from './groupSearch.ts';
import type { GroupCost } from './groupMessages.ts';
import type { Work } from './work.ts';

/** Microseconds of an orbit and of each of its tails, a value that is enumerated, and a denominator of the box. */
const orbitMicroseconds = 2;
const wordMicroseconds = 0.12;
const valueMicroseconds = 0.04;
const denominatorMicroseconds = 0.02;
/** Microseconds of a candidate beyond the sieve, approval included, and of one of a search that has none. */
const judgedMicroseconds = 2;
const candidateMicroseconds = 0.8;

/** Groups that are surveyed at most, and for how long: the orbits with recurrences are among the first. */
const surveyedGroups = 64;
const surveyMilliseconds = 150;

/** What a survey found: for each of the first groups the candidates that go on beyond the sieve, and its time. */
export interface Survey {
  readonly judged: readonly number[];
  readonly seconds: number;
}

/** Sieves the first groups, as many as a short time allows; none where hits are not among them. */
export function surveyGroups(search: GroupSearch, work: Work): Survey {
  const judged: number[] = [];
  if (!work.isSurveyed) return { judged, seconds: 0 };
  const started = performance.now();
  while (judged.length < Math.min(surveyedGroups, work.groups)) {
    judged.push(search.countJudged(judged.length));
    if (performance.now() - started > surveyMilliseconds) break;
  }
  return { judged, seconds: (performance.now() - started) / 1000 };
}

/**
 * The values of determinant D of height H, for each orbit that there could be, by D/H² in steps of 1/8: measured at height
 * 40. It hardly depends on the height, and not at all on the constant.
 */
const valuesPerOrbit = [
  7000, 32, 14.8, 8.3, 5, 3.2, 1.73, 1.03, 0.59, 0.29, 0.147, 0.074, 0.037, 0.02, 0.01, 0, 0,
];

/** Orbits and values of a class, estimated. */
export function expectedOrbits(determinant: number, height: number): { orbits: number; values: number } {
  const place = (8 * determinant) / height ** 2;
  const i = Math.min(Math.floor(place), valuesPerOrbit.length - 2);
  // The values of small determinants are about as many as those of a sixteenth of H².
  const first = i === 0 ? (valuesPerOrbit[1]! * height ** 2) / 8 / determinant : valuesPerOrbit[i]!;
  const share = i === 0 ? 0 : place - i;
  const perOrbit = first + share * (valuesPerOrbit[i + 1]! - first);
  const possible = orbitsOf(determinant);
  // Members come in pairs, x and 1/x, and not evenly: measured within a tenth.
  return { values: possible * perOrbit, orbits: (possible * perOrbit) / (perOrbit + 2) };
}

/** The weight of sieving a class. */
export function classWeight(determinant: number, height: number, words: number): number {
  const { orbits, values } = expectedOrbits(determinant, height);
  return (
    orbits * (orbitMicroseconds + words * wordMicroseconds) +
    values * valueMicroseconds +
    2 * height * (height + 1) * denominatorMicroseconds
  );
}

/** The weight of a group of candidates of which nothing is known. */
export function candidatesWeight(candidates: number): number {
  return candidates * candidateMicroseconds;
}

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
