import assert from 'node:assert/strict';
import type { Constant } from '../../src/core/constants/constant.ts';
import type { SieveSpecification } from '../../src/core/esma/sieve.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import type { SignPattern } from '../../src/core/fractions/signs.ts';
import { orbitKeys } from '../../src/kernel/orbits.ts';
import { enclosePowers, expandValuePlainly } from '../../src/kernel/plain.ts';
import { createTailSieve } from '../../src/kernel/tails.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import {
  approximation,
  constantOfTerms,
  e,
  generator,
  kernelBytes,
  kernelWithWeakKeys,
  moebiusRows,
  pi,
  randomConstant,
  squareRoot2,
  tan1,
} from './support.ts';

const patterns = primitivePatterns(4);

function specification(constant: Constant, changes: Partial<SieveSpecification> = {}): SieveSpecification {
  return { constant, degree: 1, height: 5, patterns, order: 24, margin: 10, ...changes };
}

/** The pair (P_i, Q_i) whose quotient is the complete quotient x_i of P/Q, as integer polynomials. */
function state(spec: SieveSpecification, row: Int32Array, pattern: SignPattern, steps: number): bigint[] {
  const half = row.length / 2;
  const powers = enclosePowers(spec, 60);
  const [p, q] = [[...row.subarray(0, half)], [...row.subarray(half)]];
  const expansion = expandValuePlainly(p, q, powers, pattern, steps);
  assert.equal(expansion.state, 'complete');
  let [upper, lower] = [p.map(BigInt), q.map(BigInt)];
  (expansion.state === 'complete' ? expansion.terms : []).forEach((term, i) => {
    const sign = BigInt(pattern[i % pattern.length]!);
    [upper, lower] = [lower, upper.map((coefficient, k) => sign * (coefficient - term * lower[k]!))];
  });
  return [...upper, ...lower];
}

/** The pattern from its i-th sign on. */
function rotated(pattern: SignPattern, i: number): SignPattern {
  const phase = i % pattern.length;
  return [...pattern.slice(phase), ...pattern.slice(0, phase)];
}

describe('tail merging', function () {
  this.timeout(300_000);
  let plain: ReturnType<typeof createWasmSieve>;
  let merging: ReturnType<typeof createTailSieve>;
  before(async () => {
    const bytes = await kernelBytes();
    plain = createWasmSieve(bytes);
    merging = createTailSieve(bytes);
  });

  const random = generator(17);
  const constants: Constant[] = [
    e,
    tan1,
    squareRoot2,
    pi,
    randomConstant(random),
    constantOfTerms('with terms to 2^34', (n) => (n % 23 === 5 ? 1n << BigInt(n % 35) : BigInt(1 + (n % 3)))),
  ];
  for (const constant of constants) {
    it(`gives the verdicts of the sieve without it: ${constant.name}`, () => {
      for (const [height, order, margin] of [
        [2, 24, 10],
        [3, 8, 8],
        [4, 24, 10],
        [5, 3, 12],
      ] as const) {
        const spec = specification(constant, { height, order, margin });
        const rows = moebiusRows(approximation(constant), height);
        assert.deepEqual(merging(spec).judge(rows).verdicts, plain(spec).judge(rows));
      }
    });
  }

  it('gives them for quotients of quadratic polynomials, and for long patterns', () => {
    const rows: number[] = [];
    while (rows.length < 6 * 300) {
      const row = Array.from({ length: 6 }, () => random(5) - 2);
      const values = [row.slice(0, 3), row.slice(3)].map(([a, b, c]) => a! + b! * Math.E + c! * Math.E ** 2);
      if (values.every((value) => value > 1e-6)) rows.push(...row);
    }
    const spec = specification(e, { degree: 2, height: 2, patterns: primitivePatterns(6) });
    const tail = merging(spec);
    assert.deepEqual(tail.judge(Int32Array.from(rows)).verdicts, plain(spec).judge(Int32Array.from(rows)));
    assert.ok(tail.counts.merged > 0);
  });

  it('names a representative whose state is the candidate’s, exactly', () => {
    const rows = moebiusRows(Math.E, 3);
    const spec = specification(e, { height: 3 });
    const { representatives, steps, offsets } = merging(spec).judge(rows);
    const row = (candidate: number) => {
      const at = Math.floor(candidate / patterns.length) * 4;
      return rows.subarray(at, at + 4);
    };
    let members = 0;
    for (let candidate = 0; candidate < representatives.length; candidate += 1 + random(20)) {
      const other = representatives[candidate]!;
      if (other === candidate) continue;
      members++;
      const pattern = patterns[candidate % patterns.length]!;
      const otherPattern = patterns[other % patterns.length]!;
      const [s, o] = [steps[candidate]!, offsets[candidate]!];
      assert.deepEqual(rotated(pattern, s), rotated(otherPattern, o));
      assert.deepEqual(state(spec, row(candidate), pattern, s), state(spec, row(other), otherPattern, o));
    }
    assert.ok(members > 500);
  });

  it('is led by the states themselves, not by their keys', async () => {
    const rows = moebiusRows(Math.E, 3);
    const spec = specification(e, { height: 3 });
    const weak = createTailSieve(await kernelWithWeakKeys())(spec);
    assert.deepEqual(weak.judge(rows).verdicts, plain(spec).judge(rows));
    assert.ok(weak.counts.merged > 0);
  });

  it('expands by orbits, not by candidates', () => {
    const perOrbit: number[] = [];
    const perExpansion: number[] = [];
    for (const height of [2, 4, 8]) {
      const rows = moebiusRows(Math.E, height);
      const tail = merging(specification(e, { height }));
      tail.judge(rows);
      const { candidates, expansions, merged } = tail.counts;
      assert.equal(candidates, expansions + merged);
      perOrbit.push(expansions / new Set(orbitKeys(rows, 4)).size);
      perExpansion.push(candidates / expansions);
    }
    assert.ok(
      perOrbit.every((count) => count < patterns.length),
      `${perOrbit} expansions an orbit`,
    );
    assert.ok(
      perExpansion.every((count) => count > 10),
      `${perExpansion} candidates an expansion`,
    );
  });

  it('forgets when its memory is full, says so, and gives the same verdicts', () => {
    const rows = moebiusRows(Math.E, 4);
    const spec = specification(e, { height: 4 });
    const small = merging(spec, 20_000);
    const large = merging(spec);
    // Call by call, so that orbits come back after they were forgotten.
    const verdicts: number[] = [];
    for (let start = 0; start < rows.length; start += 400) {
      verdicts.push(...small.judge(rows.subarray(start, start + 400)).verdicts);
    }
    assert.deepEqual(verdicts, [...large.judge(rows).verdicts]);
    assert.ok(small.counts.forgotten > 0);
    assert.equal(large.counts.forgotten, 0);
    assert.ok(small.counts.expansions > large.counts.expansions);
  });
});

describe('orbits of values', () => {
  it('counts the orbits: 16 of 112 values for height 2, 68 of 504 for height 3', () => {
    for (const [height, values, orbits] of [
      [2, 112, 16],
      [3, 504, 68],
    ] as const) {
      const rows = moebiusRows(Math.E, height);
      assert.equal(rows.length / 4, values);
      assert.equal(new Set(orbitKeys(rows, 4)).size, orbits);
    }
  });

  it('have keys that no unimodular change of P and Q changes', () => {
    const random = generator(23);
    for (let i = 0; i < 1000; i++) {
      let [p, q] = [0, 1].map(() => Array.from({ length: 3 }, () => random(41) - 20)) as [number[], number[]];
      const before = orbitKeys(Int32Array.from([...p, ...q]), 6);
      for (let step = 0; step < 6; step++) {
        const factor = random(7) - 3;
        p = p.map((coefficient, k) => coefficient + factor * q[k]!);
        [p, q] = [q, p];
        if (random(2)) q = q.map((coefficient) => -coefficient);
      }
      assert.deepEqual(orbitKeys(Int32Array.from([...p, ...q]), 6), before);
    }
  });
});
