import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateOf } from '../../src/engine/planning/estimate.ts';
import { CostMeter } from '../../src/engine/searching/cost.ts';
import type { GroupWatch } from '../../src/engine/searching/groupSearch.ts';
import type { GroupResult } from '../../src/engine/searching/groupCollection.ts';
import type { Effort, Foreseen } from '../../src/engine/searching/measured.ts';
import { scheduled, smoothed } from '../../src/engine/searching/rate.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import { surveyGroups } from '../../src/engine/searching/survey.ts';
import type { Stopwatch, SurveyedSearch } from '../../src/engine/searching/survey.ts';
import { orbitsUpTo } from '../../src/core/planning/orbitCounts.ts';
import {
  candidatesWeight,
  classWeight,
  countingWeight,
  effortWeightOf,
  judgingWeight,
} from '../../src/engine/searching/weights.ts';
import { randomIntegers } from '../core/theorems/support.ts';

/** What a group costs: seconds of sieving and judging it, and of approving what it has. */
interface SimulatedGroup {
  readonly judging: number;
  readonly approving: number;
  readonly effort: Effort;
}

/** A search of which all costs are known. */
interface Simulated {
  readonly weights: readonly number[];
  readonly isSurveyed: boolean;
  readonly groups: readonly SimulatedGroup[];
  /** Part of the rows beyond the sieve that a survey judges, and by what factor it is wrong of approvals. */
  readonly judgedPart: number;
  readonly foreseen: number;
}

/** Steps in which a group is done. */
const steps = 40;

/** A share s of a group's rows has s^early of its approvals: tails are met among the first rows (measured: 0.2 for e, 0.7 for √2). */
const early = 0.3;

const noEffort: Effort = { judging: 0, hits: 0, approvals: 0 };
const weightOf = effortWeightOf({ all: false }, defaultSpecification);

/** The effort of so many candidates that are judged, hits of which eight are of one value, and approvals. */
function effortOf(candidates: number, hits: number, approvals: number): Effort {
  const judging = judgingWeight({ candidates, expansions: approvals, hits }, defaultSpecification.order);
  return { judging: judging + countingWeight(hits, hits / 8), hits, approvals };
}

/** Seconds of approving that a worker takes for so many of a warm one: as long as it is cold, twice as many. */
const cold = (seconds: number) => seconds + Math.min(seconds, 0.1);

/** Runs a simulated search on a clock that goes by its costs alone. */
class SimulatedSearch implements SurveyedSearch {
  private now = 0;
  private approved = 0;
  effort: Effort = noEffort;

  constructor(private readonly search: Simulated) {}

  readonly stopwatch: Stopwatch = () => {
    const started = this.now;
    return () => this.now - started;
  };

  foresee(group: number): Foreseen {
    const { judging, effort } = this.search.groups[group]!;
    this.now += judging * this.search.judgedPart;
    const approvals = Math.round(effort.approvals * this.search.foreseen);
    return { effort: { ...effort, approvals }, share: this.search.judgedPart };
  }

  run(group: number, watch: GroupWatch): GroupResult | null {
    for (let step = 1; step <= steps; step++) {
      const [last, next] = [secondsAt(this.search, group, step - 1), secondsAt(this.search, group, step)];
      const before = this.approved;
      this.approved += next.approving - last.approving;
      this.now += next.judging - last.judging + cold(this.approved) - cold(before);
      this.effort = effortAt(this.search, group, step);
      if (watch.stopped(step)) return null;
      watch.advanced(step / steps, () => []);
    }
    return { conjectures: 0 } as GroupResult;
  }
}

function effortAt({ groups }: Simulated, group: number, step: number): Effort {
  const { judging, hits, approvals } = groups[group]!.effort;
  const share = step / steps;
  return { judging: judging * share, hits: hits * share, approvals: Math.round(approvals * share ** early) };
}

function secondsAt(search: Simulated, group: number, step: number) {
  const { judging, approving, effort } = search.groups[group]!;
  const all = weightOf(effort);
  const done = all > 0 ? weightOf(effortAt(search, group, step)) / all : 0;
  return { judging: (judging * step) / steps, approving: approving * done };
}

/** Seconds of a machine for a second of the one that weights were measured on. */
interface Machine {
  readonly sieve: number;
  readonly approving: number;
  /** By how much sieving a group at the end is dearer. */
  readonly drift: number;
  /** By what factor classes differ in what a hit costs. */
  readonly uneven: number;
  readonly foreseen: number;
}

const usual: Machine = { sieve: 1, approving: 1, drift: 1, uneven: 1.3, foreseen: 1 };

/**
 * Efforts of the classes of e at height 20 as they were measured: hits are few or many, and so are tails, independently of each
 * other and of the candidates that go on, so that no one of these tells what a class takes.
 */
const measuredEfforts: readonly (readonly [
  determinant: number,
  judged: number,
  hits: number,
  approvals: number,
])[] = [
  [1, 44_924, 42_864, 29],
  [2, 67_188, 46_930, 48],
  [3, 57_200, 6_109, 10],
  [4, 69_608, 36_973, 72],
  [6, 28_336, 5_466, 31],
  [8, 61_204, 12_180, 42],
  [12, 27_808, 1_757, 35],
];

/** A search by determinant, as for e: hits among the first, sieving for all. */
function byDeterminant(
  machine: Machine,
  height: number,
  seed: bigint,
  efforts: readonly (readonly [number, number, number, number])[] = measuredEfforts,
): Simulated {
  const random = randomIntegers(seed);
  const noise = () => 0.8 + random(401) / 1000;
  const orbits = orbitsUpTo(2 * height * height);
  const weights = Array.from({ length: 2 * height * height }, (_, group) =>
    classWeight(orbits[group + 1]!, group + 1, height, { words: 22, terms: 58 }),
  );
  const groups = weights.map((weight, group) => {
    const dearer = 1 + (machine.drift - 1) * (group / weights.length);
    const found = efforts.find(([determinant]) => determinant === group + 1);
    const effort = found ? effortOf(found[1], found[2], found[3]) : noEffort;
    const uneven = machine.uneven ** (random(2001) / 1000 - 1);
    return {
      judging: weight * machine.sieve * 1e-6 * dearer * noise(),
      approving: weightOf(effort) * machine.approving * 1e-6 * uneven,
      effort,
    };
  });
  return { weights, isSurveyed: true, groups, judgedPart: 1, foreseen: machine.foreseen };
}

/** A search by index: hits become fewer or more along the way, as a power of the group's number. */
function byIndex(
  {
    groups: count,
    power,
    approvals,
    approving,
  }: { groups: number; power: number; approvals: number; approving: number },
  seed: bigint,
): Simulated {
  const random = randomIntegers(seed);
  const weights = Array.from({ length: count }, () => candidatesWeight(5632));
  const groups = weights.map((_, group) => {
    const few = approvals * ((group + 20) / (count + 20)) ** power * (0.7 + random(601) / 1000);
    const effort = effortOf(5632, 8 * Math.round(few), Math.round(few));
    return { judging: 0.02, approving: weightOf({ ...effort, judging: 0 }) * approving * 1e-6, effort };
  });
  return { weights, isSurveyed: false, groups, judgedPart: 0.5, foreseen: 1 };
}

const total = ({ groups }: Simulated) =>
  groups.reduce((sum, { judging }) => sum + judging, 0) +
  cold(groups.reduce((sum, { approving }) => sum + approving, 0));

function meterOf(search: Simulated, workers: number): CostMeter {
  const groups = search.groups.map((_, group) => group);
  const meter = new CostMeter(groups, (group) => search.weights[group]!, weightOf, workers);
  const simulated = new SimulatedSearch(search);
  const work = { isSurveyed: search.isSurveyed, weight: (group: number) => search.weights[group]! };
  meter.surveyed(surveyGroups(simulated, work, groups, simulated.stopwatch));
  return meter;
}

/**
 * A simulated search with workers that have so much of a processor each, and take the next group when they are free: the time left is
 * compared with the true one whenever a group is done or has come on.
 * @returns the largest factor by which it is off, from a twentieth on
 */
function worstFactor(search: Simulated, workers: number, portion: number): number {
  const meter = meterOf(search, workers);
  const free = new Float64Array(workers);
  const approved = new Float64Array(workers);
  const events: {
    readonly at: number;
    readonly group: number;
    readonly step: number;
    readonly seconds: number;
  }[] = [];
  search.groups.forEach((_, group) => {
    const worker = free.indexOf(free.reduce((x, y) => Math.min(x, y), Infinity));
    const before = approved[worker]!;
    let told = 0;
    for (let step = 1; step <= steps; step++) {
      const { judging, approving } = secondsAt(search, group, step);
      const seconds = judging + cold(before + approving) - cold(before);
      if (step < steps && seconds - told < 0.1) continue;
      told = seconds;
      approved[worker] = before + approving;
      events.push({ at: (free[worker]! + seconds) / portion, group, step, seconds });
    }
    free[worker]! += told;
  });
  events.sort((x, y) => x.at - y.at);
  const end = events[events.length - 1]!.at;
  let worst = 1;
  for (const { at, group, step, seconds } of events) {
    const took = { seconds, passed: seconds / portion, effort: effortAt(search, group, step) };
    if (step === steps) meter.done(group, took);
    else meter.advanced(group, { ...took, share: step / steps }, at);
    // The last moments are no longer worth a word: what is told is rounded to seconds.
    if (meter.share < 0.05 || end - at < Math.max(0.05 * end, 0.2)) continue;
    const said = meter.secondsLeft(at);
    worst = Math.max(worst, said / (end - at), (end - at) / said);
  }
  return worst;
}

describe('the time that is left', () => {
  const machines: readonly (readonly [string, Machine])[] = [
    ['one like that of the weights', usual],
    ['a slow one', { ...usual, sieve: 7, approving: 7 }],
    ['one that is slow to sieve', { ...usual, sieve: 3 }],
    ['one that is slow to approve, as to many digits', { ...usual, approving: 20 }],
    ['one on which the last groups are dearer', { ...usual, drift: 1.4 }],
    ['one of which a fifth of the tails was not foreseen', { ...usual, foreseen: 0.8 }],
  ];
  for (const [name, machine] of machines)
    it(`is right within a factor of 1.5 from a twentieth on: ${name}`, () => {
      for (const workers of [1, 2])
        for (const height of [20, 30]) {
          const factor = worstFactor(byDeterminant(machine, height, 3n), workers, 1);
          assert.ok(factor <= 1.5, `${factor.toFixed(2)} with ${workers} workers, height ${height}`);
        }
    });

  it('is right where one class has the dear tails, the first one or a later one', () => {
    for (const dear of [1, 4, 12]) {
      const efforts = measuredEfforts.map(
        ([determinant, judged, hits, approvals]) =>
          [determinant, judged, hits, determinant === dear ? 4 * approvals : approvals] as const,
      );
      const factor = worstFactor(byDeterminant({ ...usual, uneven: 1.15 }, 20, 3n, efforts), 2, 1);
      assert.ok(factor <= 1.5, `${factor.toFixed(2)} with tails at ${dear}`);
    }
  });

  it('is a number where groups have no values', () => {
    const all = byIndex({ groups: 80, power: 0.3, approvals: 100, approving: 1 }, 3n);
    const nothing = { judging: 0, approving: 0, effort: noEffort };
    const search: Simulated = {
      ...all,
      weights: all.weights.map((weight, group) => (group % 3 === 0 ? 0 : weight)),
      groups: all.groups.map((one, group) => (group % 3 === 0 ? nothing : one)),
    };
    const said = meterOf(search, 1).secondsLeft(0);
    assert.ok(said > total(search) / 2 && said < 2 * total(search), `${said}`);
  });

  it('is right where nothing goes on beyond the sieve, as for pi', () => {
    assert.ok(worstFactor(byDeterminant(usual, 20, 3n, []), 1, 1) <= 1.5);
  });

  it('is right where other programs take a part of the processors', () => {
    for (const portion of [0.4, 0.6, 0.8])
      assert.ok(
        worstFactor(byDeterminant({ ...usual, sieve: 70, approving: 70 }, 20, 5n), 2, portion) <= 1.5,
      );
  });

  it('is right where hits may lie anywhere, whether groups become cheaper or dearer on the way', () => {
    fc.assert(
      fc.property(
        fc.record({
          groups: fc.integer({ min: 80, max: 400 }),
          power: fc.double({ min: -1, max: 0.7, noNaN: true }),
          approvals: fc.integer({ min: 0, max: 600 }),
          approving: fc.double({ min: 0.3, max: 20, noNaN: true }),
        }),
        fc.bigInt(1n, 1000n),
        fc.integer({ min: 1, max: 4 }),
        (shape, seed, workers) => {
          const factor = worstFactor(byIndex(shape, seed), workers, 1);
          assert.ok(factor <= 1.5, factor.toFixed(2));
        },
      ),
      { numRuns: 25, seed: 18 },
    );
  });

  it('is right where a few groups leave a worker idle in the end, as for sqrt(2) of height 4', () => {
    const search = byIndex({ groups: 4, power: 0, approvals: 500, approving: 1 }, 3n);
    const factor = worstFactor(search, 2, 1);
    assert.ok(factor <= 1.5, factor.toFixed(2));
  });

  it('is not where costs quadruple on the way unforeseen, which this comparison sees', () => {
    const search = byDeterminant(usual, 40, 3n);
    const groups = search.groups.map((one, group) =>
      group > 1000 && group < 1240 ? { ...one, judging: 20 * one.judging } : one,
    );
    assert.ok(worstFactor({ ...search, groups }, 1, 1) > 1.5);
  });

  it('is not said before it is known what there is to do', () => {
    const meter = new CostMeter([0, 1], () => 1, weightOf, 1);
    assert.equal(meter.isSurveyed, false);
    const judged = { group: 0, seconds: 1, effort: noEffort };
    meter.surveyed({ groups: [judged], isSpread: true });
    assert.equal(meter.isSurveyed, true);
  });
});

describe("a plan's estimate", () => {
  const isNear = (search: Simulated) => {
    const searching = new SimulatedSearch(search);
    // One clock for both, as in a thread.
    const foreseeing = { ...searching, foresee: (group: number) => searching.foresee(group) };
    const { weights, isSurveyed } = search;
    const work = { groups: weights.length, isSurveyed, weight: (group: number) => weights[group]! };
    const estimated = estimateOf(
      { foreseeing: Object.assign(foreseeing, { run: () => null }), searching },
      work,
      weightOf,
      searching.stopwatch,
    );
    const factor = estimated / total(search);
    assert.ok(factor <= 1.5 && factor >= 1 / 1.5, factor.toFixed(2));
  };

  it('is right within a factor of 1.5 on any machine, where orbits are sieved', () => {
    fc.assert(
      fc.property(
        fc.record({
          sieve: fc.double({ min: 0.5, max: 8, noNaN: true }),
          approving: fc.double({ min: 0.5, max: 20, noNaN: true }),
          drift: fc.double({ min: 1, max: 1.4, noNaN: true }),
          uneven: fc.double({ min: 1, max: 1.3, noNaN: true }),
          foreseen: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
        }),
        fc.subarray([...measuredEfforts]),
        fc.bigInt(1n, 1000n),
        (machine, efforts, seed) => isNear(byDeterminant(machine, 20, seed, efforts)),
      ),
      { numRuns: 25, seed: 18 },
    );
  });

  it('is right where hits may lie anywhere, however far candidates of one search are dearer than those of another', () => {
    fc.assert(
      fc.property(
        fc.record({
          groups: fc.integer({ min: 1, max: 400 }),
          power: fc.double({ min: -1, max: 0.7, noNaN: true }),
          approvals: fc.integer({ min: 0, max: 600 }),
          approving: fc.double({ min: 0.3, max: 20, noNaN: true }),
        }),
        fc.bigInt(1n, 1000n),
        (shape, seed) => isNear(byIndex(shape, seed)),
      ),
      { numRuns: 25, seed: 18 },
    );
  });
});

describe('what costs are reckoned with', () => {
  it('a schedule gives the next task to the worker that is free first', () => {
    assert.equal(scheduled([3, 1, 1, 1], 2), 3);
    assert.equal(scheduled([1, 1, 1, 3], 2), 4);
    assert.equal(scheduled([], 2), 0);
  });

  it('a smoothed function runs straight between its points, moderated by their neighbours', () => {
    const value = smoothed([
      [0, 4],
      [10, 8],
      [20, 4],
    ]);
    assert.deepEqual([-1, 0, 5, 10, 30].map(value), [5, 5, 5.5, 6, 5]);
  });
});
