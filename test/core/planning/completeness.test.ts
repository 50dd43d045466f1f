import assert from 'node:assert/strict';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import {
  largestDeterminant,
  largestHitDeterminant,
  largestPeriod,
} from '../../../src/core/planning/completeness.ts';
import { plainSieve } from '../../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { gcdNumber } from '../../../src/core/numbers/integers.ts';

/** The least common multiples of all sets of numbers > 1 with Σ φ ≤ budget, tried one by one. */
function largestByTrial(budget: number): number {
  const totient = (n: number) =>
    Array.from({ length: n }, (_, i) => i + 1).filter((i) => Math.abs(gcdNumber(i, n)) === 1).length;
  const costs: [number, number][] = [];
  // φ(d) ≥ √(d/2).
  for (let d = 2; d <= 2 * budget ** 2 + 2; d++) if (totient(d) <= budget) costs.push([d, totient(d)]);
  const reached = Array.from({ length: budget + 1 }, () => new Set([1]));
  for (const [d, cost] of costs) {
    for (let left = budget; left >= cost; left--)
      for (const m of reached[left - cost]!) reached[left]!.add((m * d) / Math.abs(gcdNumber(m, d)));
  }
  return Math.max(...reached.flatMap((set) => [...set]));
}

/** The constant behind each: (p α + q)/(r α + s) = [a; a + b, a + 2b, …] with step b. */
const canonical: readonly [string, readonly [number, number, number, number], number][] = [
  ['e', [1, 1, 1, -1], 4],
  ['e^2', [1, 1, 1, -1], 2],
  // cot 1 = 1 − 1/(3 − 1/(5 − …)).
  ['tan(1)', [0, 1, 1, 0], 2],
  ['besseli(1,2)/besseli(0,2)', [0, 1, 1, 0], 1],
];

/** The determinant of a value relative to the canonical number, its coefficients made coprime. */
function relativeDeterminant(
  { numerator, denominator }: Conjecture['value'],
  [p, q, r, s]: readonly [number, number, number, number],
): number {
  const [b = 0, a = 0] = numerator.map(Number);
  const [d = 0, c = 0] = denominator.map(Number);
  // α = (s α* − q)/(−r α* + p).
  const entries = [a * s - b * r, -a * q + b * p, c * s - d * r, -c * q + d * p];
  const content = Math.abs(entries.reduce((x, y) => gcdNumber(x, y)));
  return Math.abs(entries[0]! * entries[3]! - entries[1]! * entries[2]!) / content ** 2;
}

describe('which determinants can have hits', () => {
  it('largest periods are those of all sets of roots of unity', () => {
    for (let order = 2; order <= 16; order++) assert.equal(largestPeriod(order), largestByTrial(order - 2));
    assert.equal(largestPeriod(24), 2520);
    assert.equal(largestDeterminant(24, 4), 10_080);
  });

  it('bounds are those of the canonical fraction behind a constant, and none where there is none', () => {
    const bound = (name: string) => largestHitDeterminant(constantFromText(name), 24);
    assert.equal(bound('e'), 20_160n);
    assert.equal(bound('tan(1)'), 5040n);
    assert.equal(bound('besseli(1,2)/besseli(0,2)'), 2520n);
    // Beyond what a double holds, too: tan(1/n) is 1/[n; −3n, 5n, …].
    const n = 10n ** 20n + 1n;
    assert.equal(bound(`tan(1/${n})`), 5040n * n);
    for (const name of ['pi', 'sqrt(2)', 'exp(3/2)']) assert.equal(bound(name), null);
  });

  for (const [name, matrix, step] of canonical) {
    it(`every hit of ${name} divides: D | b ν`, async () => {
      const specification = { ...defaultSpecification, constant: name, height: 2, period: 4, digits: 60 };
      const options = { createSieve: plainSieve, membersKept: 1 };
      const seen = new Set<number>();
      for await (const event of search(specification, constantFromText(name), options)) {
        if (event.kind !== 'conjecture') continue;
        const { rule } = event.conjecture.fraction;
        assert.ok(rule.kind === 'interlaced');
        const movers = rule.polynomials.filter((polynomial) => polynomial.length > 1).length;
        const determinant = relativeDeterminant(event.conjecture.value, matrix);
        seen.add(determinant);
        assert.equal((step * movers) % determinant, 0, `${event.conjecture.id}: ${determinant}, ${movers}`);
        assert.ok(rule.polynomials.length <= largestPeriod(event.conjecture.order));
      }
      assert.ok(seen.size > 2);
    });
  }
});
