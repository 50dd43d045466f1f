import assert from 'node:assert/strict';
import type { Constant } from '../../src/core/constants/constant.ts';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { DeterminantClasses } from '../../src/core/esma/determinantClasses.ts';
import { provenTerms } from '../../src/core/esma/approve.ts';
import { ExaminedValue } from '../../src/core/esma/examine.ts';
import { endsInParabolicRun } from '../../src/core/esma/massey.ts';
import type { SieveSpecification } from '../../src/core/esma/sieve.ts';
import type { SignPattern } from '../../src/core/fractions/signs.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { leastValue } from '../../src/engine/searching/bounds.ts';
import { commonRoot, createOrbitSieve, simpleTermsFor } from '../../src/kernel/orbitSieve.ts';
import type { OrbitSieve } from '../../src/kernel/orbitSieve.ts';
import { enclosePowers, expandValuePlainly } from '../../src/kernel/plain.ts';
import { commonPlace, PlainOrbitSieve, stepPlainly } from '../../src/kernel/plainOrbits.ts';
import type { PlainState } from '../../src/kernel/plainOrbits.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import { constantOfTerms, e, generator, kernelBytes, pi, randomConstant, tan1 } from './support.ts';

const patterns = primitivePatterns(4);
const minusAlone: SignPattern[] = [[-1]];

function specification(constant: Constant, changes: Partial<SieveSpecification> = {}): SieveSpecification {
  return { constant, degree: 1, height: 5, patterns, order: 24, margin: 10, ...changes };
}

/** The classes of a specification with the root of each. */
function classesOf({ constant, height }: SieveSpecification) {
  const classes = new DeterminantClasses(constant, height);
  const least = leastValue(constant, classes.denominators(), 2)!;
  const root = (determinant: number) =>
    commonRoot(height, { numerator: BigInt(determinant), bits: 0 }, least)!;
  return { classes, root, mostRoot: root(classes.count) };
}

/** Random interlaced polynomials of degree ≤ 1 after a preperiod, growing somewhere. */
function hurwitzianTerms(random: (bound: number) => number): (n: number) => bigint {
  const preperiod = random(4);
  const head = Array.from({ length: preperiod }, () => BigInt(1 + random(9)));
  const period = 1 + random(4);
  const rules = Array.from({ length: period }, () => [1 + random(6), random(2) * (1 + random(4))] as const);
  rules[random(period)] = [1 + random(6), 1 + random(4)];
  return (n) => {
    if (n < preperiod) return head[n]!;
    const [start, slope] = rules[(n - preperiod) % period]!;
    return BigInt(start + slope * Math.floor((n - preperiod) / period));
  };
}

describe('the sieve of orbits', function () {
  this.timeout(300_000);
  let make: ReturnType<typeof createOrbitSieve>;
  let candidates: ReturnType<typeof createWasmSieve>;
  before(async () => {
    const bytes = await kernelBytes();
    make = createOrbitSieve(bytes);
    candidates = createWasmSieve(bytes);
  });

  /**
   * Asserts that every value with a recurrence under some pattern is in an orbit that goes on. A recurrence counts that
   * 2·order + 200 terms show.
   */
  function assertKeepsHits(spec: SieveSpecification): { readonly hits: number; readonly sieve: OrbitSieve } {
    const { classes, root, mostRoot } = classesOf(spec);
    const sieve = make(spec, mostRoot);
    const first = candidates(spec);
    const long = candidates({ ...spec, margin: 200 });
    let hits = 0;
    for (let determinant = 1; determinant <= classes.count; determinant++) {
      const { representatives } = classes.orbits(determinant);
      const kept = sieve.judge(representatives, root(determinant));
      const refused = classes.rows(
        determinant,
        kept.map((goesOn) => 1 - goesOn),
      );
      const looksLikeOne = Array.from({ length: refused.length / 4 }, (_, row) =>
        refused.subarray(4 * row, 4 * row + 4),
      ).filter((row) => first.judge(row).some((verdict) => verdict >= 0));
      for (const row of looksLikeOne) {
        const missed = long.judge(row).findIndex((verdict) => verdict >= 0);
        assert.equal(
          missed,
          -1,
          `${spec.constant.name}: ${row.join()} under ${String(spec.patterns[missed])}`,
        );
      }
      const rows = classes.rows(determinant, kept);
      hits += long.judge(rows).filter((verdict) => verdict >= 0).length;
    }
    return { hits, sieve };
  }

  const spaces: [string, number, Partial<SieveSpecification>][] = [
    ['e', 6, {}],
    ['e', 4, { patterns: primitivePatterns(6) }],
    ['e', 5, { order: 8 }],
    ['e', 5, { order: 40, patterns: primitivePatterns(3) }],
    ['tan(1)', 6, {}],
    ['exp(2)', 5, {}],
    ['exp(1/2)', 5, {}],
    ['besseli(1,2)/besseli(0,2)', 5, {}],
    ['besselj(1,2)/besselj(0,2)', 5, {}],
    ['tan(1/2)', 5, { patterns: minusAlone }],
    ['exp(2/3)', 5, { patterns: [[1], [-1, 1]] }],
  ];
  for (const [name, height, changes] of spaces) {
    it(`refuses no orbit with a hit: ${name}, height ${height}, ${JSON.stringify(changes).slice(0, 40)}`, () => {
      const { hits, sieve } = assertKeepsHits(specification(constantFromText(name), { height, ...changes }));
      const { orbits, survivors, short } = sieve.counts;
      assert.ok(hits > 0);
      assert.ok(survivors + short < orbits, `${survivors} and ${short} of ${orbits} go on`);
    });
  }

  it('refuses no orbit with a hit of random numbers with interlaced polynomials', () => {
    const random = generator(41);
    let total = 0;
    for (let i = 0; i < 20; i++) {
      const constant = constantOfTerms(`of rule ${i}`, hurwitzianTerms(random));
      total += assertKeepsHits(specification(constant, { height: 2 + random(2) })).hits;
    }
    assert.ok(total > 5_000, `${total} hits`);
  });

  it('is its plain twin', () => {
    const random = generator(43);
    const seen = { kept: 0, refused: 0 };
    for (let i = 0; i < 12; i++) {
      const constant = [
        () => e,
        () => tan1,
        () => pi,
        () => randomConstant(random),
        () => constantOfTerms('hurwitzian', hurwitzianTerms(random)),
        () =>
          constantOfTerms('uneven', (n) => (n % 17 === 5 ? 1n << BigInt(n % 34) : BigInt(1 + ((n * n) % 5)))),
      ][i % 6]!();
      const order = [24, 3, 8, 27, 30][i % 5]!;
      const long = primitivePatterns(7).filter(() => random(9) === 0);
      const chosen = [patterns, long, minusAlone, primitivePatterns(2)][i % 4]!;
      const spec = specification(constant, {
        height: 3 + random(2),
        order,
        margin: 8 + random(3),
        patterns: chosen,
      });
      const { classes, root, mostRoot } = classesOf(spec);
      const sieve = make(spec, mostRoot);
      const twin = new PlainOrbitSieve(spec, mostRoot);
      let more = 0;
      for (let determinant = 1; determinant <= classes.count; determinant += 1 + random(7)) {
        const { representatives } = classes.orbits(determinant);
        const kept = sieve.judge(representatives, root(determinant));
        kept.forEach((goesOn, orbit) => {
          const row = representatives.subarray(4 * orbit, 4 * orbit + 4);
          const plainly = twin.goesOn(row, root(determinant));
          if (goesOn) seen.kept++;
          else seen.refused++;
          if (goesOn && !plainly) more++;
          assert.ok(goesOn || !plainly, `${constant.name}, order ${order}: ${row.join()} is refused`);
        });
      }
      // Quotients beyond 30 bits are the twin's alone: the kernel lets their orbits go on.
      assert.ok(more <= sieve.counts.short, `${constant.name}, order ${order}: ${more} more than the twin`);
    }
    assert.ok(seen.kept > 20 && seen.refused > 200, JSON.stringify(seen));
  });

  it('follows the expansion under every pattern by its states', () => {
    const random = generator(47);
    for (let i = 0; i < 60; i++) {
      const head = Array.from({ length: 200 }, () => BigInt(1 + random(random(4) === 0 ? 40 : 4)));
      const constant = constantOfTerms('of random terms', (n) => head[n] ?? 1n);
      const powers = enclosePowers(specification(constant), 120);
      const pattern = patterns[random(patterns.length)]!;
      const expansion = expandValuePlainly([0, 1], [1, 0], powers, pattern, 60);
      assert.ok(expansion.state === 'complete');
      let state: PlainState = { kind: 'quotient', place: 0, offset: 0, word: pattern };
      for (const term of expansion.terms) {
        const step: ReturnType<typeof stepPlainly> = stepPlainly(state, head);
        assert.ok(step);
        assert.equal(step.term, term, `${pattern.join()}: ${head.slice(0, 60).join()}`);
        state = step.next;
      }
    }
  });

  describe('begins where all members agree', () => {
    it('with the complete quotients of every member, whatever the representative', () => {
      const random = generator(53);
      for (const constant of [e, pi, randomConstant(random)]) {
        const spec = specification(constant, { height: 6 });
        const { classes, root, mostRoot } = classesOf(spec);
        const powers = enclosePowers(spec, 200);
        for (let determinant = 1; determinant <= classes.count; determinant += 1 + random(5)) {
          const { representatives } = classes.orbits(determinant);
          for (let orbit = 0; 4 * orbit < representatives.length; orbit++) {
            const kept = new Uint8Array(representatives.length / 4);
            kept[orbit] = 1;
            const members = classes.rows(determinant, kept);
            const [b, a, d, c] = transformed(representatives.subarray(4 * orbit, 4 * orbit + 4), random);
            const wanted = simpleTermsFor(spec, mostRoot) + 20;
            const expansion = expandValuePlainly([b, a], [d, c], powers, [1], wanted);
            if (expansion.state !== 'complete') continue;
            const place = commonPlace([b, a], [d, c], expansion.terms, root(determinant))! - 1;
            // The remainders r_j and r_{j+1} at that place as linear forms.
            let [u, v, w, z] = [b, a, d, c].map(BigInt) as [bigint, bigint, bigint, bigint];
            const sign = isNegative(powers.floors[0]!, powers.bits, w, z) ? -1n : 1n;
            for (const term of expansion.terms.slice(0, place))
              [u, v, w, z] = [w, z, u - term * w, v - term * z];
            const det = u * z - v * w;
            for (let at = 0; at < members.length; at += 4) {
              const [q0, q1] = [BigInt(members[at + 2]!) * sign, BigInt(members[at + 3]!) * sign];
              const C = (q0 * z - q1 * w) / det;
              const D = (u * q1 - v * q0) / det;
              assert.equal(C * u + D * w, q0);
              assert.ok(
                C > D && D > 0n,
                `${C}, ${D} at place ${place} for ${members.subarray(at, at + 4).join()}`,
              );
            }
          }
        }
      }
    });

    /** Another value of the orbit, with a long preperiod of its own. */
    function transformed(row: Int32Array, random: (bound: number) => number) {
      let [b, a, d, c] = row as unknown as [number, number, number, number];
      for (let i = 0; i < 5; i++) {
        const factor = random(9);
        // x → factor + 1/x keeps numerator and denominator positive.
        [b, a, d, c] = [factor * b + d, factor * a + c, b, a];
      }
      return [b, a, d, c] as const;
    }

    function isNegative(floor: bigint, bits: number, constant: bigint, linear: bigint): boolean {
      return linear * floor + (constant << BigInt(bits)) < 0n;
    }

    it('so that a representative’s own preperiod does not count', () => {
      const random = generator(59);
      const spec = specification(e, { height: 1_000_000 });
      const sieve = make(spec, 1n << 24n);
      for (const determinant of [1, 2, 3, 4, 6, 12]) {
        const { classes, root } = classesOf(specification(e, { height: 4 }));
        const { representatives } = classes.orbits(determinant);
        const before = sieve.judge(representatives, root(determinant));
        const others = Int32Array.from(
          Array.from({ length: representatives.length / 4 }, (_, orbit) => [
            ...transformed(representatives.subarray(4 * orbit, 4 * orbit + 4), random),
          ]).flat(),
        );
        assert.deepEqual(sieve.judge(others, root(determinant)), before);
        assert.ok(before.includes(1));
      }
    });
  });

  describe('passes what it cannot decide', () => {
    it('quotients beyond a machine word', () => {
      const constant = constantOfTerms('with one of 10^40', (n) =>
        n === 20 ? 10n ** 40n : BigInt(1 + (n % 3)),
      );
      const spec = specification(constant, { height: 2 });
      const { classes, root, mostRoot } = classesOf(spec);
      const sieve = make(spec, mostRoot);
      const { representatives } = classes.orbits(1);
      assert.deepEqual([...sieve.judge(representatives, root(1))], [1]);
      assert.equal(sieve.counts.short, 1);
    });

    it('constants of too few digits: their digits give the terms of half as many', () => {
      const spec = specification(randomConstant(generator(61), 60), { height: 2 });
      const { classes, root, mostRoot } = classesOf(spec);
      const sieve = make(spec, mostRoot);
      for (let determinant = 1; determinant <= classes.count; determinant++) {
        const kept = sieve.judge(classes.orbits(determinant).representatives, root(determinant));
        assert.ok(!kept.includes(0));
      }
      assert.equal(sieve.counts.survivors, 0);
    });
  });

  it('raises the precision of an expansion with large quotients, and then decides', () => {
    const constant = constantOfTerms('with large quotients', (n) => BigInt(1 + ((n * n * 7919) % 30_011)));
    const spec = specification(constant, { height: 3 });
    const { classes, root, mostRoot } = classesOf(spec);
    const sieve = make(spec, mostRoot);
    for (let determinant = 1; determinant <= classes.count; determinant++)
      sieve.judge(classes.orbits(determinant).representatives, root(determinant));
    const { redone, short, orbits } = sieve.counts;
    assert.ok(redone > 0 && short < orbits / 2, `${redone} redone, ${short} of ${orbits} short`);
  });

  it('takes no run of 2s under minuses alone for a recurrence, and keeps what is one there', () => {
    const runs = specification(pi, { height: 6, patterns: minusAlone });
    const { classes, root, mostRoot } = classesOf(runs);
    const sieve = make(runs, mostRoot);
    for (let determinant = 1; determinant <= classes.count; determinant++)
      sieve.judge(classes.orbits(determinant).representatives, root(determinant));
    // The runs are there: a quotient a of the simple fraction gives a − 1 of them, and π has 292.
    const images = Array.from({ length: 36 }, (_, i) => ({
      numerator: [BigInt(i % 6), BigInt(1 + Math.floor(i / 6))],
      denominator: [1n],
    }));
    const inRun = images.filter((value) => {
      const terms = provenTerms(new ExaminedValue(pi, value).enclose, [-1], 58, 1000);
      return endsInParabolicRun(terms, [-1], 24);
    });
    assert.ok(inRun.length > 0, `${inRun.length} expansions end in a run of 2s`);
    const { survivors, orbits } = sieve.counts;
    assert.ok(survivors <= orbits / 200, `${survivors} of ${orbits} survive`);
    assert.ok(assertKeepsHits(specification(tan1, { height: 3, patterns: minusAlone })).hits > 0);
  });
});
