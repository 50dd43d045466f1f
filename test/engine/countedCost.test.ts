import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { defaultSpecification, margin } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import type { Searcher } from '../../src/engine/searching/groupSearch.ts';
import { effortWeightOf, sievingWeight } from '../../src/engine/searching/weights.ts';
import { termsOf } from '../../src/kernel/instance.ts';
import type { Work } from '../../src/engine/searching/work.ts';
import { costOf, meterOf, traceOf, worstRatio } from '../support/costTrace.ts';
import type { CostClocks } from '../support/costTrace.ts';

/**
 * Clocks that go by what was done, operation by operation, and not by time: orbits, tails and values that were sieved, candidates
 * that were judged, and hits that were approved. Whatever the machine does meanwhile, they tell the same.
 */
function countingClocks(specification: SearchSpecification): CostClocks {
  const { height } = specification;
  const terms = termsOf({ order: specification.order, margin });
  const weightOf = effortWeightOf({ all: false }, specification);
  /** Seconds of sieving a group, by what the sieve has counted since. */
  const sieving = (search: Searcher, work: Work, group: number, before: Searcher['orbitCounts']) => {
    const now = search.orbitCounts;
    if (!now || !before) return 0;
    const [orbits, tails] = [now.orbits - before.orbits, now.tails - before.tails];
    return sievingWeight({ values: work.size(group), orbits, tails }, height, terms) * 1e-6;
  };
  return {
    search(search, work) {
      let group = 0;
      let before = search.orbitCounts;
      return {
        begin(number) {
          group = number;
          before = search.orbitCounts;
        },
        seconds: () => sieving(search, work, group, before) + weightOf(search.effort) * 1e-6,
      };
    },
    survey(search, work) {
      let now = 0;
      return {
        stopwatch: () => {
          const started = now;
          return () => now - started;
        },
        surveyed: {
          effort: search.effort,
          run: () => null,
          foresee(group, most) {
            const before = search.orbitCounts;
            const foreseen = search.foresee(group, most);
            const { effort, share } = foreseen;
            now += sieving(search, work, group, before) + effort.judging * share * 1e-6;
            return foreseen;
          },
        },
      };
    },
  };
}

const kernel = readFileSync('dist/kernel.wasm');

/** Digits do not change what is counted. */
const digits = 60;

const spaces: readonly Partial<SearchSpecification>[] = [
  { height: 8 },
  { height: 4, period: 6 },
  { height: 4, deepens: true },
  { height: 10, order: 10 },
  { height: 12, period: 2 },
  { constant: 'tan(1)', height: 8 },
  { constant: 'exp(1/2)', height: 8 },
  { constant: 'exp(2)', height: 8 },
  { constant: 'besseli(1,2)/besseli(0,2)', height: 8 },
  { constant: 'pi', height: 12 },
];

describe('the cost of the rest, in operations that are counted, is right within a factor of 1.5 from a twentieth on', () => {
  for (const bounds of spaces)
    it(JSON.stringify(bounds), () => {
      const specification = { ...defaultSpecification, digits, ...bounds };
      const trace = traceOf(specification, kernel, countingClocks(specification));
      assert.ok(costOf(trace) > 0);
      const { ratio, share } = worstRatio(trace, 0);
      const said = `${ratio.toFixed(2)} times the true one at ${(100 * share).toFixed(0)} %`;
      assert.ok(ratio <= 1.5 && ratio >= 1 / 1.5, said);
      const foreseen = meterOf(trace, 0).secondsOfRest / costOf(trace);
      assert.ok(
        foreseen <= 1.5 && foreseen >= 1 / 1.5,
        `${foreseen.toFixed(2)} times the true one at the start`,
      );
    });
});
