import type { Advance, Effort, Spent, Survey, SurveyedGroup } from './measured.ts';
import { Rate, scheduled, smoothed } from './rate.ts';

/** Share of all weight after which what was learned counts half: costs drift along the groups. */
const memoryShare = 0.1;

/** The same of approving, where what is met in one group, and at one place of it, is dearer than elsewhere. */
const approvingMemoryShare = 0.4;

/** What a survey says of judging counts as much as so large a share of all. */
const surveyedShare = 0.05;

/** What it lets suppose of approving, likewise. */
const supposedShare = 0.005;

/** Seconds for which workers are taken to be busy all the time, whatever the first moments say. */
const settlingSeconds = 0.3;

/**
 * Seconds that each of the first approvals of a worker takes beyond others, and how many they are: a program that has just been started
 * is compiled as it goes. It is no more than half of what they take.
 */
const compilingSeconds = 0.009;
const compilingApprovals = 10;

/** A share s of a group has had about s^0.5 of what goes on beyond the sieve: tails are met early (measured: s^0.2 to s^0.8). */
const earliness = 0.5;

/** What is foreseen of approvals counts as much as what so large a share of all of them came to. */
const foreseenShare = 0.1;

/** Share of the sieve's weight of a group up to which what goes on beyond does not count. */
const negligibleShare = 0.1;

/** Groups that are left from which on it matters which worker does which. */
const fewGroups = 64;

/** What a group takes by a survey, in microseconds of weight: sieving and judging it, and approving what it has. */
interface Weights {
  readonly judging: (group: number) => number;
  readonly approving: (group: number) => number;
  /** Groups that take so much longer than others that it matters which worker does which. */
  readonly heavy: readonly number[];
}

const noEffort: Effort = { judging: 0, hits: 0, approvals: 0 };
const nothingYet: Advance = { share: 0, seconds: 0, passed: 0, effort: noEffort };

/**
 * How much of a job is done, by its cost, and how long the rest takes. Groups cost what it takes to sieve and judge them, which is
 * much the same for all, and what approving takes, which is foreseen by a survey: the first hit of a tail costs thousands of times
 * what the others do, and both are counted. Weights are microseconds as they were measured on one machine; what they are
 * here is learned as groups are done.
 */
export class CostMeter {
  private readonly judging = new Rate();
  private readonly approving = new Rate();
  /** Hits that were approved in this run. */
  private approvals = 0;
  private weights: Weights;
  private total = { judging: 0, approving: 0 };
  /** The part of these that groups have which are done. */
  private readonly behind = { judging: 0, approving: 0 };
  /** Groups that are done, with what they took in this run. */
  private readonly finished = new Map<number, Advance | null>();
  /** Groups that are begun, and when they had come so far. */
  private readonly partly = new Map<number, Advance & { readonly at: number }>();
  private secondsDone = 0;
  /** Of the groups that were done in this run: processor time, and time that went by. */
  private readonly worked = { seconds: 0, passed: 0 };
  /** Of groups that are done and had hits: what approving was foreseen to weigh, and what it came to. */
  private readonly approved = { foreseen: 0, found: 0 };
  private surveys = 0;
  private isSpread = true;

  /**
   * @param givenWeight microseconds of sieving a group, or of judging it where nothing is sieved
   * @param effortWeight microseconds of an effort beyond that
   */
  constructor(
    private readonly groups: readonly number[],
    private readonly givenWeight: (group: number) => number,
    private readonly effortWeight: (effort: Effort) => number,
    private readonly workers: number,
  ) {
    this.weights = { heavy: [], judging: givenWeight, approving: () => 0 };
    this.weigh();
  }

  /** Whether it is known what there is to do. */
  get isSurveyed(): boolean {
    return this.surveys > 0;
  }

  /** Takes what a survey says of the groups of all. */
  surveyed({ groups, isSpread }: Survey): void {
    const telling = groups.filter(({ group }) => this.givenWeight(group) > 0);
    if (telling.length === 0) return;
    this.surveys++;
    this.isSpread = isSpread;
    this.weights = isSpread ? this.weightsOfSpread(telling) : this.weightsOfFirst(telling);
    this.weigh();
    const rate = isSpread ? 1e-6 : this.rateOfSieving(telling);
    const { judging, approving } = this.total;
    this.judging.forget();
    this.judging.learn(surveyedShare * judging * rate, surveyedShare * judging, Infinity);
    // A machine that is slow to sieve is slow to approve, as long as nothing else is known.
    if (!isSpread)
      this.approving.learn(supposedShare * approving * rate, supposedShare * approving, Infinity);
    for (const [group, took] of this.finished) this.learnJudging(group, took);
  }

  private weightsOfSpread(groups: readonly SurveyedGroup[]): Weights {
    const each = (valueOf: (group: SurveyedGroup) => number) =>
      smoothed(groups.map((one) => [one.group, valueOf(one) / this.givenWeight(one.group)]));
    const own = new Map(groups.map((one) => [one.group, one]));
    const judging = each(({ seconds }) => seconds * 1e6);
    const approving = each(({ effort }) => this.beyond(effort));
    return {
      heavy: [],
      judging: (group) => this.givenWeight(group) * judging(group),
      approving: (group) => {
        const one = own.get(group);
        return one ? this.beyond(one.effort) : this.givenWeight(group) * approving(group);
      },
    };
  }

  /** The first groups have nearly all that goes on beyond the sieve. */
  private weightsOfFirst(groups: readonly SurveyedGroup[]): Weights {
    const efforts = new Map(groups.map(({ group, effort }) => [group, this.beyond(effort)]));
    return {
      heavy: groups.filter(({ effort }) => effort.hits > 0).map(({ group }) => group),
      judging: this.givenWeight,
      approving: (group) => efforts.get(group) ?? 0,
    };
  }

  /** Seconds for a microsecond of the sieve's weight, by the groups that have nothing else. */
  private rateOfSieving(groups: readonly SurveyedGroup[]): number {
    const sieved = groups.filter(
      ({ group, effort }) => this.beyond(effort) <= negligibleShare * this.givenWeight(group),
    );
    const weight = sumOf(sieved, ({ group }) => this.givenWeight(group));
    return weight > 0 ? sumOf(sieved, ({ seconds }) => seconds) / weight : 1e-6;
  }

  /** The weight of an effort beyond what `judging` weighs: where groups are spread, a survey has timed how they are judged. */
  private beyond(effort: Effort): number {
    return this.effortWeight(this.isSpread ? { ...effort, judging: 0 } : effort);
  }

  private weigh(): void {
    const { judging, approving } = this.weights;
    this.total = { judging: sumOf(this.groups, judging), approving: sumOf(this.groups, approving) };
    this.behind.judging = sumOf(this.finished.keys(), judging);
    this.behind.approving = sumOf(this.finished.keys(), approving);
  }

  /**
   * A group has come so far.
   * @param at when that was, as secondsLeft is asked
   */
  advanced(group: number, advance: Advance, at: number): void {
    this.learnApproving(group, this.partly.get(group) ?? nothingYet, advance);
    this.partly.set(group, { ...advance, at });
  }

  /** A group is done; without what it took: it was done before this run. */
  done(group: number, took?: Spent): void {
    if (this.finished.has(group)) return;
    const { judging, approving } = this.weights;
    const last = this.partly.get(group) ?? nothingYet;
    const all = took ? { ...took, share: 1 } : null;
    this.partly.delete(group);
    this.finished.set(group, all);
    this.behind.judging += judging(group);
    this.behind.approving += approving(group);
    if (!all) {
      this.secondsDone += judging(group) * this.judging.value + approving(group) * this.approving.value;
      return;
    }
    this.secondsDone += all.seconds;
    this.worked.seconds += all.seconds;
    this.worked.passed += all.passed;
    this.learnApproving(group, last, all);
    this.learnJudging(group, all);
    if (all.effort.hits > 0 && approving(group) > 0) {
      this.approved.foreseen += approving(group);
      this.approved.found += this.beyond(all.effort);
    }
  }

  /** What approving a group is foreseen to weigh, as much more or less as in those that are done: rare tails escape a survey. */
  private foreseen(group: number): number {
    return this.weights.approving(group) * this.surprise;
  }

  private get surprise(): number {
    const { foreseen, found } = this.approved;
    const expected = foreseenShare * this.total.approving;
    return expected > 0 ? (found + expected) / (foreseen + expected) : 1;
  }

  /** What groups take that come to nothing else tells what judging does, or sieving where that is what is weighed. */
  private learnJudging(group: number, took: Advance | null): void {
    if (took && took.effort.hits === 0 && (this.isSpread || took.effort.judging === 0))
      this.judging.learn(took.seconds, this.weights.judging(group), memoryShare * this.total.judging);
  }

  private learnApproving(group: number, last: Advance, now: Advance): void {
    const effort = {
      judging: now.effort.judging - last.effort.judging,
      hits: now.effort.hits - last.effort.hits,
      approvals: now.effort.approvals - last.effort.approvals,
    };
    if (effort.hits <= 0) return;
    const judging = this.weights.judging(group) * this.judging.value * (now.share - last.share);
    const seconds = Math.max(0, now.seconds - last.seconds - judging);
    const compiling = this.compilingLeft;
    this.approvals += effort.approvals;
    const memory = approvingMemoryShare * this.total.approving;
    this.approving.learn(
      Math.max(seconds / 2, seconds - compiling + this.compilingLeft),
      this.beyond(effort),
      memory > 0 ? memory : Infinity,
    );
  }

  /** Seconds that compiling what approves still takes, if hits enough are approved. */
  private get compilingLeft(): number {
    return compilingSeconds * Math.max(0, compilingApprovals * this.workers - this.approvals);
  }

  /** Seconds of all workers that were spent. */
  get seconds(): number {
    let seconds = this.secondsDone;
    for (const advance of this.partly.values()) seconds += advance.seconds;
    return seconds;
  }

  /** Seconds of all workers that the rest takes. */
  get secondsOfRest(): number {
    const approving = (this.total.approving - this.behind.approving) * this.surprise * this.approving.value;
    let left =
      (this.total.judging - this.behind.judging) * this.judging.value +
      approving +
      Math.min(approving, this.compilingLeft);
    for (const [group, advance] of this.partly)
      left += this.restOf(group, advance) - this.restOf(group, nothingYet);
    return Math.max(0, left);
  }

  /** What is left of a group: the further it has come, the more what it has come to says, and the less what was foreseen. */
  private restOf(group: number, { share, effort }: Advance): number {
    const approved = this.beyond(effort);
    const told = share > 0 ? approved / share ** earliness : 0;
    const all = (1 - share) * this.foreseen(group) + share * told;
    return (
      (1 - share) * this.weights.judging(group) * this.judging.value +
      Math.max(0, all - approved) * this.approving.value
    );
  }

  /**
   * Seconds that the rest takes, as many of them going by for a second of work as have so far: other programs have a part of the
   * processors. Of a few groups the last ones may leave workers idle.
   * @param now seconds since the first worker could begin in this run
   */
  secondsLeft(now: number): number {
    const waits = this.waits(now);
    const unfinished = this.groups.length - this.finished.size;
    const single = unfinished > fewGroups ? this.weights.heavy : this.groups;
    const waiting = single.filter((group) => !this.finished.has(group) && !this.partly.has(group));
    let sinceTold = 0;
    const tasks = [
      ...Array.from(this.partly, ([group, advance]) => {
        const left = this.restOf(group, advance) * waits;
        const gone = Math.min(left, Math.max(0, now - advance.at));
        sinceTold += gone;
        return left - gone;
      }),
      ...waiting.map((group) => this.restOf(group, nothingYet) * waits),
    ];
    return Math.max(scheduled(tasks, this.workers), (this.secondsOfRest * waits - sinceTold) / this.workers);
  }

  /** Time that goes by for a unit of processor time of a worker, ≥ 1: in its groups, and between them, where it waits for the host. */
  private waits(now: number): number {
    let { seconds, passed } = this.worked;
    let known = passed;
    for (const advance of this.partly.values()) {
      seconds += advance.seconds;
      passed += advance.passed;
      known += advance.passed + Math.max(0, now - advance.at);
    }
    const settling = settlingSeconds * this.workers;
    // Of groups that have just been begun nothing is known yet; and a worker surveys.
    const between = Math.max(0, this.workers * now - known - settling);
    // Workers that have nothing left to do say nothing of what the others have of the processors.
    const idle = this.groups.length - this.finished.size >= this.workers ? between : 0;
    return Math.max(1, (passed + idle + settling) / (seconds + settling));
  }

  /** Share that is done, 0 … 1. */
  get share(): number {
    const done = this.seconds;
    const left = this.secondsOfRest;
    return done + left > 0 ? done / (done + left) : 0;
  }
}

function sumOf<Item>(items: Iterable<Item>, value: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += value(item);
  return sum;
}
