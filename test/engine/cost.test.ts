import assert from 'node:assert/strict';
import { CostMeter } from '../../src/engine/searching/cost.ts';
import { classWeight } from '../../src/engine/searching/weights.ts';
import { randomIntegers } from '../core/theorems/support.ts';

/** How a simulated machine differs from the one that weights were measured on. */
interface Machine {
  readonly name: string;
  /** Seconds a microsecond of weight of the sieve, and of what goes on beyond it. */
  readonly sieve: number;
  readonly beyond: number;
  /** How much dearer the last groups are than the first ones, for an equal weight. */
  readonly drift: number;
}

/**
 * A search of some height, its groups in order on so many workers at a simulated clock, with what a survey counts: the time left is
 * compared with the true one whenever a group is done or has come on.
 * @returns the largest factor by which it is off, from a share on
 */
function worstFactor(machine: Machine, height: number, workers: number, judged: readonly number[]): number {
  const random = randomIntegers(3n);
  const weightOf = (group: number) => classWeight(group + 1, height, 12);
  const groups = Array.from({ length: 2 * height * height }, (_, group) => group);
  const noise = () => 0.8 + random(401) / 1000;
  const costs = groups.map((group) => {
    const drift = 1 + (machine.drift - 1) * (group / groups.length);
    const sieve = weightOf(group) * machine.sieve * drift * noise();
    return sieve + (judged[group] ?? 0) * 2 * machine.beyond * noise();
  });
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const meter = new CostMeter(groups, weightOf, workers);
  const surveyed = judged.reduce((sum, _, group) => sum + weightOf(group), 0);
  meter.surveyed({ judged, seconds: surveyed * machine.sieve });
  let spent = 0;
  let worst = 1;
  const compare = () => {
    const left = (total - spent) / workers;
    // The last moments are no longer worth a word.
    if (meter.share < 0.05 || left < 0.01 * total) return;
    worst = Math.max(worst, meter.secondsLeft / left, left / meter.secondsLeft);
  };
  for (const group of groups) {
    const cost = costs[group]!;
    const steps = judged[group] ? 10 : 1;
    for (let step = 1; step < steps; step++) {
      spent += cost / steps;
      meter.advanced(group, step / steps, (cost * step) / steps);
      compare();
    }
    spent += cost / steps;
    meter.done(group, { seconds: cost, judged: judged[group] ?? 0 });
    compare();
  }
  return worst;
}

describe('the time that is left', () => {
  const height = 20;
  /** Candidates beyond the sieve as a search for e has them: in the first determinants. */
  const judged = Array.from({ length: 64 }, (_, group) =>
    [1, 2, 3, 4, 6, 8, 12].includes(group + 1) ? 60_000 : 0,
  );
  const machines: Machine[] = [
    { name: 'one like that of the weights', sieve: 1e-6, beyond: 1e-6, drift: 1 },
    { name: 'a slow one', sieve: 7e-6, beyond: 9e-6, drift: 1 },
    { name: 'one that is quick to sieve', sieve: 0.5e-6, beyond: 2e-6, drift: 1 },
    { name: 'one that is slow to sieve', sieve: 3e-6, beyond: 1e-6, drift: 1 },
    { name: 'one on which the last groups are dearer', sieve: 1e-6, beyond: 1e-6, drift: 1.4 },
  ];
  for (const machine of machines) {
    it(`is right within a factor of 1.5 from a twentieth on: ${machine.name}`, () => {
      for (const workers of [1, 2]) {
        const factor = worstFactor(machine, height, workers, judged);
        assert.ok(factor <= 1.5, `${factor.toFixed(2)} with ${workers} workers`);
      }
    });
  }

  it('is right where nothing goes on beyond the sieve, as for pi', () => {
    assert.ok(
      worstFactor(
        machines[0]!,
        height,
        1,
        Array.from({ length: 64 }, () => 0),
      ) <= 1.5,
    );
  });

  it('is not where costs quadruple on the way, which this comparison sees', () => {
    assert.ok(worstFactor({ ...machines[0]!, drift: 4 }, height, 1, judged) > 1.5);
  });
});
