import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  entryCost,
  integerCost,
  positiveCost,
  shares,
  tiers,
  vectorCost,
  lastTwoDigits,
  windows,
} from '../../../../src/core/theorems/naming/cost.ts';
import {
  combinationBases,
  moebiusCount,
  productBases,
} from '../../../../src/core/theorems/naming/catalogue/bases.ts';
import {
  combinationShares,
  constantShares,
  moebiusShares,
} from '../../../../src/core/theorems/naming/methods/combinations.ts';
import { multipleShares } from '../../../../src/core/theorems/naming/methods/entries.ts';
import { affineCount, pointShares } from '../../../../src/core/theorems/naming/methods/functionValues.ts';
import { operations } from '../../../../src/core/theorems/naming/methods/table.ts';
import { builtCatalogue } from '../../../support/naming.ts';

const weight = (cost: number): number => 10 ** -cost;
const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
/** Sums of many doubles. */
const rounding = 1e-9;
const atMostOne = (sum: number, what: string): void => assert.ok(sum <= 1 + rounding, `${what}: ${sum}`);

/** All integer vectors of a length with entries up to a bound, not all 0, one of each pair ±c. */
function* vectors(length: number, bound: number): Generator<bigint[]> {
  const entries = Array.from({ length: 2 * bound + 1 }, (_, i) => BigInt(i - bound));
  const extend = function* (start: bigint[]): Generator<bigint[]> {
    if (start.length === length) {
      if (start.find((entry) => entry !== 0n)! > 0n) yield start;
      return;
    }
    for (const entry of entries) yield* extend([...start, entry]);
  };
  yield* extend([]);
}

describe('The prefix code', () => {
  it('gives integers weights that sum to 1 at most, and nearly that', () => {
    const first = 2 ** 15;
    const positive = total(Array.from({ length: first - 1 }, (_, i) => weight(positiveCost(BigInt(i + 1)))));
    // What is left beyond 2^15 is Σ_{e ≥ 15} 1/((e+1)(e+2)) = 1/16.
    assert.ok(Math.abs(positive + 1 / 16 - 1) < rounding, `${positive}`);
    const all = total(Array.from({ length: 2001 }, (_, i) => weight(integerCost(BigInt(i - 1000)))));
    atMostOne(all, 'integers');
    assert.ok(all > 0.9);
  });

  it('gives vectors up to sign weights that sum to 1 at most', () => {
    for (const [length, bound] of [
      [2, 128],
      [3, 32],
      [4, 8],
      [5, 4],
      [6, 2],
    ] as const) {
      const sum = total([...vectors(length, bound)].map((vector) => weight(vectorCost(vector))));
      atMostOne(sum, `length ${length}`);
      assert.ok(sum > 0.3, `length ${length}: ${sum}`);
    }
  });

  it('gives each choice that a method makes shares that sum to 1 at most', () => {
    const choices: Record<string, number[]> = {
      methods: Object.values(shares),
      windows: [...windows.map(({ share }) => share), lastTwoDigits.share],
      tiers: tiers.map(({ share }) => share),
      multiples: [...multipleShares],
      'Möbius images': Object.values(moebiusShares),
      'constants of Möbius images': Array.from({ length: moebiusCount }, (_, rank) =>
        rank < 8 ? 0.5 / 8 : 0.5 / (moebiusCount - 8),
      ),
      combinations: Object.values(combinationShares),
      'rational parts': Object.values(constantShares),
      points: Object.values(pointShares),
      operations: operations.map(({ share }) => share),
      degrees: Array.from({ length: 11 }, (_, i) => 1 / ((i + 2) * (i + 1))),
    };
    for (const [what, list] of Object.entries(choices)) atMostOne(total(list), what);
  });

  it('gives the entries that the build has made weights that sum to 1 at most, and the table of two likewise', () => {
    const entries = builtCatalogue.entries.map((_, rank) => weight(entryCost(rank)));
    atMostOne(total(entries), 'entries');
    const sum = total(entries);
    // Each unordered pair of a symmetric operation has the weight of both orders, so all of them have that of the square.
    atMostOne(total(operations.map(({ share }) => share * sum * sum)), 'table');
    assert.ok(
      entries.length > 3000 &&
        productBases.length > 10 &&
        combinationBases.length > 30 &&
        affineCount <= moebiusCount,
    );
  });
});
