import assert from 'node:assert/strict';
import { expand } from '../../../src/core/fractions/expand.ts';
import { gcdNumber } from '../../../src/core/numbers/integers.ts';
import { multiplyMatrices, stepMatrix } from '../../../src/core/numbers/matrix.ts';
import { possibleDeterminants } from '../../../src/core/planning/determinants.ts';
import { imageTerms, normalForms, startFor } from '../../../src/core/planning/images.ts';
import { orbitsUpTo } from '../../../src/core/planning/orbitCounts.ts';
import { randomIntegers } from '../theorems/support.ts';

/** φ(n). */
const totient = (n: number): number =>
  Array.from({ length: n }, (_, i) => i + 1).filter((i) => Math.abs(gcdNumber(i, n)) === 1).length;

/** The pairs [p, m] of all periodic u and v of an order ≤ L, from every two sets of orders of roots of unity. */
function periodsByTrial(order: number): Set<string> {
  const costs: [number, number][] = [];
  for (let d = 2; d <= 2 * order ** 2; d++) if (totient(d) <= order - 2) costs.push([d, totient(d)]);
  let reached = new Map<string, number>([['1,1', 2]]);
  for (const [d, cost] of costs) {
    const next = new Map(reached);
    for (const [key, spent] of reached) {
      const [p, m] = key.split(',').map(Number) as [number, number];
      const joined = (n: number) => (n * d) / Math.abs(gcdNumber(n, d));
      const ways: [string, number][] = [
        [`${joined(p)},${joined(m)}`, spent + 2 * cost],
        [`${p},${joined(m)}`, spent + cost],
      ];
      for (const [way, sum] of ways)
        if (sum <= order && sum < (next.get(way) ?? Infinity)) next.set(way, sum);
    }
    reached = next;
  }
  return new Set(reached.keys());
}

describe('images of [a; a + b, a + 2b, …]', () => {
  it('are as many as the orbits of their determinant', () => {
    for (const determinant of [1, 2, 6, 12, 60, 97]) {
      const forms = [...normalForms(determinant)];
      assert.equal(forms.length, orbitsUpTo(determinant)[determinant]);
      for (const { A, B, E } of forms) assert.ok(A * E === determinant && B >= 0 && B < E);
    }
  });

  it('have the simple terms that expanding their value gives', () => {
    const random = randomIntegers(71n);
    for (let i = 0; i < 60; i++) {
      const sign = random(2) === 0 ? 1 : -1;
      const progression = { first: 1 + random(6), difference: 1 + random(6), sign } as const;
      const determinant = 1 + random(80);
      const start = startFor(progression, determinant, 4);
      const forms = [...normalForms(determinant)];
      const form = forms[random(forms.length)]!;
      // Two neighbouring convergents of ξ_T enclose it, under − an admissible tail between 1 and ∞ does.
      let steps = { a: BigInt(form.A), b: BigInt(form.B), c: 0n, d: BigInt(form.E) };
      for (let t = start; t < start + 60; t++)
        steps = multiplyMatrices(
          steps,
          stepMatrix(BigInt(progression.first + progression.difference * t), BigInt(sign)),
        );
      const ends = [
        { numerator: steps.a, denominator: steps.c },
        { numerator: steps.a + steps.b, denominator: steps.c + steps.d },
      ];
      const [x, y] = ends as [(typeof ends)[0], (typeof ends)[0]];
      const ordered = x.numerator * y.denominator < y.numerator * x.denominator ? [x, y] : [y, x];
      const { terms } = expand({ lo: ordered[0]!, hi: ordered[1]! }, [1], 40);
      assert.deepEqual(imageTerms(progression, form, start, 40), terms.map(Number), JSON.stringify(form));
    }
  });
});

describe('determinants that can have hits', () => {
  it('are at least those of all sets of roots of unity', () => {
    for (const order of [3, 4, 6, 8, 10]) {
      for (const step of [1, 4]) {
        const possible = new Set(possibleDeterminants(order, step));
        for (const key of periodsByTrial(order)) {
          const [p, m] = key.split(',').map(Number) as [number, number];
          for (let movers = 1; movers < p; movers++) {
            const multiple = (step * movers * m) / p;
            for (let d = 1; d <= multiple; d++)
              if (multiple % d === 0) assert.ok(possible.has(d), `order ${order}: ${d} of ${key}, ${movers}`);
          }
        }
      }
    }
  });

  it('are few: 591 for e and order 24', () => {
    const possible = possibleDeterminants(24, 4);
    assert.equal(possible.length, 591);
    assert.equal(possible[590], 5600);
    const orbits = orbitsUpTo(5600);
    assert.equal(
      possible.reduce((sum, determinant) => sum + orbits[determinant]!, 0),
      846_726,
    );
  });
});
