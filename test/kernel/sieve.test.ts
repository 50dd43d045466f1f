import assert from 'node:assert/strict';
import type { Constant } from '../../src/core/constants/constant.ts';
import { noRecurrence, rationalCandidate, undecided } from '../../src/core/esma/sieve.ts';
import type { SieveSpecification } from '../../src/core/esma/sieve.ts';
import { expandPlainly } from '../../src/core/fractions/expand.ts';
import { integerRoot } from '../../src/core/numbers/integers.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import {
  enclosePowers,
  expandValuePlainly,
  kernelPrime,
  plainComplexity,
  twinSieve,
} from '../../src/kernel/plain.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import {
  approximation,
  constantOf,
  constantOfTerms,
  e,
  generator,
  kernelBytes,
  moebiusRows,
  pi,
  randomConstant,
  randomRows,
  squareRoot2,
  tan1,
  unevenTerms,
} from './support.ts';

const patterns = primitivePatterns(8);

function specification(constant: Constant, changes: Partial<SieveSpecification> = {}): SieveSpecification {
  return { constant, degree: 1, height: 10, patterns, order: 24, margin: 10, ...changes };
}

describe('the kernel', function () {
  this.timeout(300_000);
  let make: ReturnType<typeof createWasmSieve>;
  before(async () => {
    make = createWasmSieve(await kernelBytes());
  });

  // esma.gp counts 680 for tan(1) and 68 for π; without those that end in 25 terms 2 under "-", PARI/GP counts these.
  describe('counts of PARI/GP (height 2, 58 terms, complexity ≤ 24, no parabolic run at the end)', () => {
    const jobs: [Constant, number, number, number][] = [
      [e, 4, 2464, 1470],
      [tan1, 3, 1120, 676],
      [pi, 3, 1120, 0],
    ];
    for (const [constant, longest, candidates, hits] of jobs) {
      it(`${constant.name}: ${hits} of ${candidates}`, () => {
        const spec = specification(constant, { patterns: primitivePatterns(longest), height: 2 });
        const rows = moebiusRows(approximation(constant), 2);
        const compiled = make(spec).judge(rows);
        assert.equal(compiled.length, candidates);
        assert.equal(compiled.filter((verdict) => verdict >= 0).length, hits);
        assert.deepEqual(twinSieve(spec).judge(rows), compiled);
      });
    }
  });

  it('takes no term for a 2 that is one only modulo the prime', () => {
    // Under "-" the larger root of x + 1/x = t is [t; t, t, …], and t = p + 2 here.
    const t = BigInt(kernelPrime + 2);
    const root = constantOf('root', (bits) => {
      const discriminant = (t * t - 4n) << BigInt(2 * bits);
      return ((t << BigInt(bits)) + integerRoot(discriminant, 2)) >> 1n;
    });
    const spec = specification(root, { patterns: [[-1]] });
    const rows = Int32Array.of(0, 1, 1, 0);
    assert.deepEqual([...make(spec).judge(rows)], [1]);
    assert.deepEqual([...twinSieve(spec).judge(rows)], [1]);
  });

  it('agrees with its plain twin on 100,000 random candidates', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    let judged = 0;
    let plain = 0;
    const seen = new Set<number>();
    for (const start of [20_221_214, seed]) {
      const random = generator(start);
      const constants: (() => Constant)[] = [
        () => e,
        () => tan1,
        () => squareRoot2,
        () => randomConstant(random),
        () => constantOfTerms('uneven', unevenTerms(random)),
      ];
      const goal = judged + 50_000;
      while (judged < goal) {
        const constant = constants[random(constants.length)]!();
        const degree = 1 + (random(3) === 0 ? random(3) : 0);
        const height = [2, 20, 1000, 1_000_000][random(4)]!;
        const order = [3, 8, 24][random(3)]!;
        const chosen = Array.from({ length: 12 }, () => patterns[random(patterns.length)]!);
        chosen.push(patterns[0]!, patterns[1]!);
        const spec = specification(constant, {
          degree,
          height,
          order,
          margin: 8 + random(4),
          patterns: chosen,
        });
        const rows = randomRows(constant, degree, height, 80, random);
        // A rational value, and one that is rational only after division.
        rows.fill(0, 0, 2 * (degree + 1));
        rows[0] = 355;
        rows[degree + 1] = 113;
        for (let k = 0; k <= degree; k++) rows[3 * (degree + 1) + k] = 2 * rows[2 * (degree + 1) + k]!;
        const sieve = make(spec);
        const compiled = sieve.judge(rows);
        const expected = twinSieve(spec).judge(rows);
        const place = compiled.findIndex((verdict, i) => verdict !== expected[i]);
        const row = Math.floor(place / chosen.length) * 2 * (degree + 1);
        assert.equal(
          place,
          -1,
          `seed ${start}, ${constant.name}, pattern ${chosen[place % chosen.length]}, row ${rows.subarray(row, row + 2 * degree + 2)}: ${compiled[place]}, plainly ${expected[place]}`,
        );
        for (const verdict of compiled) seen.add(Math.min(verdict, 1));
        judged += compiled.length;
        plain += sieve.counts.plain;
      }
    }
    assert.deepEqual([...seen].sort(), [noRecurrence, rationalCandidate, 1].sort());
    assert.ok(plain > 1000, 'terms beyond a machine word must be among them');
    assert.ok(plain < judged / 3, 'most must be the compiled kernel’s own');
  });

  it('calls 355/113 rational where its expansion ends', () => {
    const spec = specification(e, { patterns: [[1], [-1, 1]] });
    assert.deepEqual(
      [...make(spec).judge(Int32Array.of(355, 0, 113, 0))],
      [rationalCandidate, rationalCandidate],
    );
  });

  it('calls sqrt(2)^2 rational', () => {
    const spec = specification(squareRoot2, { degree: 2, patterns: [[1], [-1]] });
    assert.deepEqual(
      [...make(spec).judge(Int32Array.of(0, 0, 1, 1, 0, 0))],
      [rationalCandidate, rationalCandidate],
    );
  });

  it('sees that √2 = [1; 2, 2, …] has complexity 2', () => {
    const spec = specification(squareRoot2, { patterns: [[1]] });
    assert.deepEqual([...make(spec).judge(Int32Array.of(0, 1, 1, 0))], [2]);
  });

  it('leaves undecided what the digits of a constant do not decide', () => {
    const random = generator(7);
    const spec = specification(randomConstant(random, 30));
    const rows = randomRows(spec.constant, 1, 10, 5, random);
    const compiled = make(spec).judge(rows);
    assert.ok(compiled.includes(undecided));
    assert.deepEqual(twinSieve(spec).judge(rows), compiled);
  });

  it('takes negative constants', () => {
    const negative: Constant = {
      ...e,
      name: '-e',
      enclose(digits) {
        const { lo, hi, bits } = e.enclose(digits);
        return { lo: -hi, hi: -lo, bits };
      },
    };
    const spec = specification(e, { patterns: primitivePatterns(3), degree: 3 });
    const rows = randomRows(e, 3, 5, 20, generator(3));
    const mirrored = rows.map((coefficient, i) => (i % 2 === 0 ? coefficient : -coefficient));
    assert.deepEqual(make({ ...spec, constant: negative }).judge(mirrored), make(spec).judge(rows));
  });
});

describe('the plain twin', () => {
  it('expands as the room of fractions does', () => {
    const random = generator(11);
    const spec = specification(pi);
    const powers = enclosePowers(spec, 120);
    const floor = powers.floors[0]!;
    for (let i = 0; i < 200; i++) {
      const [a, b, c, d] = randomRows(pi, 1, 50, 1, random) as unknown as [number, number, number, number];
      const pattern = patterns[random(patterns.length)]!;
      const own = expandValuePlainly([a, b], [c, d], powers, pattern, 60);
      const unit = 1n << BigInt(powers.bits);
      const end = (x: bigint) => ({
        numerator: BigInt(a) * unit + BigInt(b) * x,
        denominator: BigInt(c) * unit + BigInt(d) * x,
      });
      const ends = [end(floor), end(floor + powers.width)] as const;
      const ascending = ends[0].numerator * ends[1].denominator < ends[1].numerator * ends[0].denominator;
      const [lo, hi] = ascending ? ends : [ends[1], ends[0]];
      const theirs = expandPlainly({ lo, hi }, pattern, 60);
      assert.equal(own.state, theirs.state);
      if (own.state === 'complete') assert.deepEqual(own.terms.map(String), theirs.terms.map(String));
    }
  });

  it('finds the complexity of what a recurrence with a preperiod made', () => {
    const random = generator(5);
    for (let i = 0; i < 200; i++) {
      const preperiod = random(6);
      const period = 1 + random(6);
      const head = Array.from({ length: preperiod }, () => BigInt(20 + random(1000)));
      const slopes = Array.from(
        { length: period },
        () => [BigInt(random(10)), BigInt(1 + random(10))] as const,
      );
      // Distinct residues modulo the period make the tail’s order 2·period when a slope is not 0.
      slopes[0] = [5n, 1n];
      const terms = [...head];
      for (let n = 0; terms.length < 80; n++) {
        const [slope, start] = slopes[n % period]!;
        terms.push(start + slope * BigInt(Math.floor(n / period)));
      }
      const complexity = plainComplexity(terms);
      assert.ok(complexity <= preperiod + 2 * period);
      assert.ok(complexity >= preperiod + 1);
    }
  });
});
