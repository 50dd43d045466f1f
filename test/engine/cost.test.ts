import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateOf } from '../../src/engine/planning/estimate.ts';
import { CostMeter } from '../../src/engine/searching/cost.ts';
import type { GroupResult, GroupWatch } from '../../src/engine/searching/groupSearch.ts';
import { surveyGroups } from '../../src/engine/searching/survey.ts';
import type { Stopwatch, SurveyedSearch } from '../../src/engine/searching/survey.ts';
import { orbitsUpTo } from '../../src/core/planning/orbitCounts.ts';
import { candidatesWeight, classWeight } from '../../src/engine/searching/weights.ts';
import { randomIntegers } from '../core/theorems/support.ts';

/** A search of which all costs are known: the seconds of each group, and how many candidates of it go on beyond the sieve. */
interface Simulated {
  readonly weights: readonly number[];
  readonly isSurveyed: boolean;
  readonly costs: readonly number[];
  readonly judged: readonly number[];
  /** Seconds of sieving a group, for those that are counted. */
  readonly sieving: readonly number[];
  /** A share s of a group takes s^growth of its time. */
  readonly growth: number;
}

/** Steps in which a group is done. */
const steps = 20;

/** Runs a simulated search on a clock that goes by its costs alone. */
class SimulatedSearch implements SurveyedSearch {
  private now = 0;

  constructor(private readonly search: Simulated) {}

  readonly stopwatch: Stopwatch = () => {
    const started = this.now;
    return () => this.now - started;
  };

  countJudged(group: number): number {
    this.now += this.search.sieving[group]!;
    return this.search.judged[group]!;
  }

  run(group: number, watch: GroupWatch): GroupResult | null {
    for (let step = 1; step <= steps; step++) {
      this.now += stepCost(this.search, group, step);
      if (watch.stopped(step)) return null;
      watch.advanced(step / steps, () => []);
    }
    return { conjectures: 0 } as GroupResult;
  }
}

/** The cost of one step: the first ones take longest. */
function stepCost({ costs, growth }: Simulated, group: number, step: number): number {
  return costs[group]! * ((step / steps) ** growth - ((step - 1) / steps) ** growth);
}

/** A search by determinant, as for e: hits among the first, sieving for all. */
function byDeterminant(
  { sieve, beyond, drift }: { sieve: number; beyond: number; drift: number },
  height: number,
  recurrent: readonly number[],
  seed: bigint,
): Simulated {
  const random = randomIntegers(seed);
  const noise = () => 0.8 + random(401) / 1000;
  const orbits = orbitsUpTo(2 * height * height);
  const weights = Array.from({ length: 2 * height * height }, (_, group) =>
    classWeight(orbits[group + 1]!, group + 1, height, 12),
  );
  const judged = weights.map((_, group) => (recurrent.includes(group + 1) ? 60_000 : 0));
  const sieving = weights.map(
    (weight, group) => weight * sieve * (1 + (drift - 1) * (group / weights.length)) * noise(),
  );
  const costs = sieving.map((cost, group) => cost + judged[group]! * 2 * beyond * noise());
  return { weights, isSurveyed: true, costs, judged, sieving, growth: 0.8 };
}

/** A search by index: what a group costs changes along the way as a power of its number, as hits become fewer or dearer. */
function byIndex(
  { groups, power, seconds, growth }: { groups: number; power: number; seconds: number; growth: number },
  seed: bigint,
): Simulated {
  const random = randomIntegers(seed);
  const weights = Array.from({ length: groups }, () => candidatesWeight(5632));
  const costs = weights.map(
    (_, group) => seconds * ((group + 20) / groups) ** power * (0.7 + random(601) / 1000),
  );
  const none = weights.map(() => 0);
  return { weights, isSurveyed: false, costs, judged: none, sieving: none, growth };
}

const total = ({ costs }: Simulated) => costs.reduce((sum, cost) => sum + cost, 0);

/**
 * A simulated search with workers that have so much of a processor each: the time left is compared with the true one whenever a
 * group is done or has come on.
 * @returns the largest factor by which it is off, from a twentieth on
 */
function worstFactor(search: Simulated, workers: number, portion: number): number {
  const groups = search.costs.map((_, group) => group);
  const meter = new CostMeter(groups, (group) => search.weights[group]!, workers);
  const simulated = new SimulatedSearch(search);
  meter.surveyed(surveyGroups(simulated, search, groups, simulated.stopwatch), 0);
  const all = total(search);
  let spent = 0;
  let worst = 1;
  const compare = () => {
    const left = (all - spent) / workers / portion;
    // The last moments are no longer worth a word.
    if (meter.share < 0.05 || all - spent < 0.05 * all) return;
    const said = meter.secondsLeft(spent / workers / portion);
    worst = Math.max(worst, said / left, left / said);
  };
  for (const group of groups) {
    let seconds = 0;
    for (let step = 1; step <= steps; step++) {
      const cost = stepCost(search, group, step);
      spent += cost;
      seconds += cost;
      if (step === steps) meter.done(group, { seconds, judged: search.judged[group]! });
      else if (seconds > 0.25) meter.advanced(group, step / steps, seconds);
      else continue;
      compare();
    }
  }
  return worst;
}

const recurrent = [1, 2, 3, 4, 6, 8, 12];
const usual = { sieve: 1e-6, beyond: 1e-6, drift: 1 };

describe('the time that is left', () => {
  const machines = [
    ['one like that of the weights', usual],
    ['a slow one', { sieve: 7e-6, beyond: 9e-6, drift: 1 }],
    ['one that is quick to sieve', { sieve: 0.5e-6, beyond: 2e-6, drift: 1 }],
    ['one that is slow to sieve', { sieve: 3e-6, beyond: 1e-6, drift: 1 }],
    ['one on which the last groups are dearer', { sieve: 1e-6, beyond: 1e-6, drift: 1.4 }],
  ] as const;
  for (const [name, machine] of machines)
    it(`is right within a factor of 1.5 from a twentieth on: ${name}`, () => {
      for (const workers of [1, 2]) {
        const factor = worstFactor(byDeterminant(machine, 20, recurrent, 3n), workers, 1);
        assert.ok(factor <= 1.5, `${factor.toFixed(2)} with ${workers} workers`);
      }
    });

  it('is a number where groups have no values', () => {
    const all = byIndex({ groups: 80, power: 0.3, seconds: 1, growth: 0.8 }, 3n);
    const without = (numbers: readonly number[]) => numbers.map((x, group) => (group % 3 === 0 ? 0 : x));
    const search = { ...all, weights: without(all.weights), costs: without(all.costs) };
    const groups = search.costs.map((_, group) => group);
    const meter = new CostMeter(groups, (group) => search.weights[group]!, 1);
    const simulated = new SimulatedSearch(search);
    meter.surveyed(surveyGroups(simulated, search, groups, simulated.stopwatch), 0);
    const said = meter.secondsLeft(0);
    assert.ok(said > total(search) / 2 && said < 2 * total(search), `${said}`);
  });

  it('is right where nothing goes on beyond the sieve, as for pi', () => {
    assert.ok(worstFactor(byDeterminant(usual, 20, [], 3n), 1, 1) <= 1.5);
  });

  it('is right where other programs take a part of the processors', () => {
    for (const portion of [0.4, 0.6, 0.8])
      assert.ok(
        worstFactor(byDeterminant({ sieve: 7e-5, beyond: 7e-5, drift: 1 }, 20, recurrent, 5n), 2, portion) <=
          1.5,
      );
  });

  it('is right where hits may lie anywhere, whether groups become cheaper or dearer on the way', () => {
    fc.assert(
      fc.property(
        fc.record({
          groups: fc.integer({ min: 80, max: 600 }),
          power: fc.double({ min: -1, max: 0.7, noNaN: true }),
          growth: fc.double({ min: 0.72, max: 0.88, noNaN: true }),
          seconds: fc.double({ min: 0.005, max: 1, noNaN: true }),
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

  it('is not where costs quadruple on the way unforeseen, which this comparison sees', () => {
    assert.ok(worstFactor(byDeterminant({ ...usual, drift: 4 }, 20, recurrent, 3n), 1, 1) > 1.5);
  });
});

describe("a plan's estimate", () => {
  const estimate = (search: Simulated) => {
    const simulated = new SimulatedSearch(search);
    const { weights, isSurveyed } = search;
    const work = { groups: weights.length, isSurveyed, weight: (group: number) => weights[group]! };
    return estimateOf(simulated, work, simulated.stopwatch);
  };
  const isNear = (search: Simulated) => {
    const factor = estimate(search) / total(search);
    assert.ok(factor <= 1.5 && factor >= 1 / 1.5, factor.toFixed(2));
  };

  it('is right within a factor of 1.5 on any machine, where orbits are sieved', () => {
    fc.assert(
      fc.property(
        fc.record({
          sieve: fc.double({ min: 0.5e-6, max: 8e-6, noNaN: true }),
          beyond: fc.double({ min: 0.5e-6, max: 8e-6, noNaN: true }),
          drift: fc.double({ min: 1, max: 1.4, noNaN: true }),
        }),
        fc.constantFrom([], [1, 2, 4], recurrent),
        fc.bigInt(1n, 1000n),
        (machine, orbits, seed) => isNear(byDeterminant(machine, 20, orbits, seed)),
      ),
      { numRuns: 25, seed: 18 },
    );
  });

  it('is right where hits may lie anywhere, however far candidates of one search are dearer than those of another', () => {
    fc.assert(
      fc.property(
        fc.record({
          groups: fc.integer({ min: 1, max: 600 }),
          power: fc.double({ min: -1, max: 0.7, noNaN: true }),
          growth: fc.double({ min: 0.72, max: 0.88, noNaN: true }),
          seconds: fc.double({ min: 0.002, max: 2, noNaN: true }),
        }),
        fc.bigInt(1n, 1000n),
        (shape, seed) => isNear(byIndex(shape, seed)),
      ),
      { numRuns: 25, seed: 18 },
    );
  });
});
