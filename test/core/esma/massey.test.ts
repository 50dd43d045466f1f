import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { linearComplexity, ownPreperiod } from '../../../src/core/esma/complexity.ts';
import { interlacing, massey, residues } from '../../../src/core/esma/massey.ts';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import type { InterlacedTerms } from '../../../src/core/fractions/fraction.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import {
  divideResidues,
  inverse,
  multiplyModulo,
  orderOfX,
  prime,
  reduce,
} from '../../../src/core/numbers/primeField.ts';

const residue = fc.integer({ min: 0, max: prime - 1 });

/** Complexity by its definition: the least L for which a recurrence of length L exists, by linear algebra. */
function complexityByElimination(sequence: readonly number[]): number {
  for (let length = 0; length <= sequence.length; length++) {
    if (hasRecurrence(sequence, length)) return length;
  }
  return sequence.length;
}

/** Whether a_n = Σ c_i a_{n−i} for all length ≤ n < N has a solution c: Gaussian elimination over F_p. */
function hasRecurrence(sequence: readonly number[], length: number): boolean {
  const rows: number[][] = [];
  for (let n = length; n < sequence.length; n++) {
    rows.push([...Array.from({ length }, (_, i) => sequence[n - 1 - i]!), sequence[n]!]);
  }
  let rank = 0;
  for (let column = 0; column < length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const scale = inverse(rows[rank]![column]!);
    rows[rank] = rows[rank]!.map((entry) => reduce(entry * scale));
    rows.forEach((row, i) => {
      const factor = row[column]!;
      if (i !== rank && factor !== 0)
        rows[i] = row.map((entry, j) => reduce(entry - factor * rows[rank]![j]!));
    });
    rank++;
  }
  return rows.slice(rank).every((row) => row[length] === 0);
}

/** The first terms of a sequence with the given preperiod and recurrence over F_p. */
function sequenceOf(
  head: readonly number[],
  recurrence: readonly number[],
  start: readonly number[],
  count: number,
): number[] {
  const terms = [...start];
  while (terms.length < count) {
    const n = terms.length;
    terms.push(recurrence.reduce((sum, c, i) => reduce(sum + c * terms[n - 1 - i]!), 0));
  }
  return [...head, ...terms].slice(0, count);
}

describe('the linear complexity of a rule', () => {
  /** Rules with every kind of preperiod: one that the polynomials foretell, in part or in whole, and one that they do not. */
  const rules = fc
    .record({
      polynomials: fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      }),
      foretold: fc.nat(5),
      changes: fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 2 }),
    })
    .filter(({ polynomials }) => polynomials.flat().some((c) => c !== 0))
    .map(({ polynomials, foretold, changes }): InterlacedTerms => {
      const m = polynomials.length;
      const value = (n: number) =>
        polynomials[((n % m) + m) % m]!.reduceRight(
          (sum, c) => sum * BigInt(Math.floor(n / m)) + BigInt(c),
          0n,
        );
      const preperiod = Array.from({ length: foretold }, (_, i) => value(i - foretold));
      changes.forEach((change, i) => {
        if (i < preperiod.length) preperiod[i]! += BigInt(change);
      });
      return {
        kind: 'interlaced',
        preperiod,
        polynomials: polynomials.map((p) => p.map((c) => rational(BigInt(c)))),
      };
    });

  it('is that of many of its terms by linear algebra, and that of its tail with the preperiod of its own', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const expected = complexityByElimination(Array.from(residues(termsOf(rule, 45))));
        assert.equal(linearComplexity(rule, 100), expected);
        assert.equal(ownPreperiod(rule) + linearComplexity({ ...rule, preperiod: [] }, 100)!, expected);
        assert.equal(linearComplexity(rule, expected - 1), null);
      }),
    );
  });
});

describe('the prime field', () => {
  it('reduces and inverts exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 53 - 1 }), (x) => {
        const expected = ((BigInt(x) % BigInt(prime)) + BigInt(prime)) % BigInt(prime);
        assert.equal(reduce(x), Number(expected));
      }),
    );
    fc.assert(
      fc.property(residue, (x) => {
        fc.pre(x !== 0);
        assert.equal(reduce(x * inverse(x)), 1);
      }),
    );
  });

  it('divides polynomials with remainder', () => {
    const polynomials = fc.array(residue, { minLength: 1, maxLength: 8 }).map((p) => [...p, 1]);
    fc.assert(
      fc.property(polynomials, polynomials, (p, q) => {
        const [quotient, rest] = divideResidues(p, q);
        assert.ok(rest.length < q.length);
        const large = [...new Array<number>(20).fill(0), 1];
        const product = [...multiplyModulo(quotient, q, large)];
        rest.forEach((coefficient, i) => (product[i] = reduce((product[i] ?? 0) + coefficient)));
        assert.deepEqual(product, p);
      }),
    );
  });
});

describe('Massey', () => {
  it('finds the complexity that linear algebra finds', () => {
    const small = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(small, fc.array(residue, { minLength: 1, maxLength: 12 })), (sequence) => {
        const found = massey(Float64Array.from(sequence), [1], Infinity, 0, true)!;
        assert.equal(found.complexity, complexityByElimination(sequence));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps L and C apart: with a preperiod of k terms L = k + deg C', () => {
    fc.assert(
      fc.property(
        fc.array(residue, { maxLength: 5 }),
        fc.array(residue, { minLength: 1, maxLength: 6 }),
        fc.array(residue, { minLength: 6, maxLength: 6 }),
        (head, recurrence, start) => {
          const sequence = sequenceOf(head, recurrence, start.slice(0, recurrence.length), 40);
          const found = massey(Float64Array.from(sequence), [1], Infinity, 0, true)!;
          const { complexity, connectionPolynomial } = found;
          assert.ok(complexity <= head.length + recurrence.length);
          for (let n = complexity; n < 40; n++) {
            const sum = connectionPolynomial.reduce((total, c, i) => reduce(total + c * sequence[n - i]!), 0);
            assert.equal(sum, 0);
          }
          assert.notEqual(connectionPolynomial[connectionPolynomial.length - 1], 0);
        },
      ),
    );
  });

  it('the preperiod of e, [2; 1, 2, 1, 1, 4, 1, …], does not hide its recurrence', () => {
    const terms = [2, ...Array.from({ length: 57 }, (_, i) => (i % 3 === 1 ? 2 * Math.floor(i / 3) + 2 : 1))];
    const found = massey(residues(terms), [1], 24, 10)!;
    assert.equal(found.complexity, 7);
    assert.equal(found.connectionPolynomial.length - 1, 6);
    assert.deepEqual(interlacing(found.connectionPolynomial, 100), { period: 3, degree: 1 });
  });

  it('gives up a random sequence, early or late, and accepts early only what the whole sequence confirms', () => {
    fc.assert(
      fc.property(fc.array(residue, { minLength: 58, maxLength: 58 }), (sequence) => {
        assert.equal(massey(Float64Array.from(sequence), [1], 24, 10), null);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(residue, { minLength: 1, maxLength: 8 }),
        fc.array(residue, { minLength: 8, maxLength: 8 }),
        (c, start) => {
          const sequence = Float64Array.from(sequenceOf([], c, start.slice(0, c.length), 58));
          assert.deepEqual(massey(sequence, [1], 24, 10), massey(sequence, [1], 24, 10, true));
        },
      ),
    );
  });

  it('a parabolic run of 2s under the minus pattern predicts nothing', () => {
    const run = Float64Array.from([
      4,
      ...new Array<number>(40).fill(2),
      7,
      3,
      19,
      5,
      2,
      11,
      4,
      6,
      3,
      9,
      14,
      3,
      8,
      5,
      21,
      3,
      7,
    ]);
    assert.equal(massey(run, [-1], 24, 10), null);
    assert.ok(massey(run, [1], 24, 10), 'under other patterns the same terms would count');
  });
});

describe('interlacing', () => {
  it('is the period and degree that the recurrence allows, and no smaller one', () => {
    const cases: [number[], { period: number; degree: number } | null][] = [
      [[1, prime - 1], { period: 1, degree: 0 }],
      [[1, 1], { period: 2, degree: 0 }],
      [[1, 0, prime - 2, 0, 1], { period: 2, degree: 1 }],
      [[1, 0, 0, prime - 3, 0, 0, 3, 0, 0, prime - 1], { period: 3, degree: 2 }],
      [[1, prime - 1, prime - 1], null],
    ];
    for (const [connection, expected] of cases) assert.deepEqual(interlacing(connection, 500), expected);
  });

  it('the order of x modulo a polynomial is that of its powers, one multiplied after the other', () => {
    const byPowers = (q: readonly number[], most: number): number | null => {
      let power = divideResidues([0, 1], q)[1];
      for (let m = 1; m <= most; m++) {
        if (power.length === 1 && power[0] === 1) return m;
        power = multiplyModulo(power, [0, 1], q);
      }
      return null;
    };
    fc.assert(
      fc.property(fc.array(residue, { minLength: 1, maxLength: 6 }), residue, (low, lead) => {
        const q = [...low, lead === 0 ? 1 : lead];
        assert.equal(orderOfX(q, 40), byPowers(q, 40));
      }),
    );
    // Products of cyclotomic polynomials, times a constant, have one.
    const factors: readonly (readonly [order: number, polynomial: readonly number[]])[] = [
      [1, [prime - 1, 1]],
      [2, [1, 1]],
      [3, [1, 1, 1]],
      [4, [1, 0, 1]],
      [5, [1, 1, 1, 1, 1]],
      [9, [1, 0, 0, 1, 0, 0, 1]],
    ];
    const anything = [...new Array<number>(40).fill(0), 1];
    fc.assert(
      fc.property(
        fc.subarray([...factors], { minLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        (some, scale) => {
          const q = some.reduce<readonly number[]>(
            (product, [, factor]) => multiplyModulo(product, factor, anything),
            [scale],
          );
          const expected = byPowers(q, 400);
          assert.ok(expected !== null && some.every(([order]) => expected % order === 0));
          assert.equal(orderOfX(q, 400), expected);
          assert.equal(orderOfX(q, expected - 1), null);
        },
      ),
    );
  });
});
