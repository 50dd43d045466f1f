import assert from 'node:assert/strict';
import type { Constant } from '../../src/core/constants/constant.ts';
import { parabolicRunStart } from '../../src/core/esma/massey.ts';
import type { SieveSpecification } from '../../src/core/esma/sieve.ts';
import { formatNumerators, numeratorsOfWord } from '../../src/core/fractions/numerators.ts';
import type { Numerators } from '../../src/core/fractions/numerators.ts';
import { trimInteger } from '../../src/core/numbers/polynomial.ts';
import { plainRuleSieve } from '../../src/kernel/plainRules.ts';
import { createRuleSieve } from '../../src/kernel/rules.ts';
import {
  constantOfTerms,
  e,
  generator,
  kernelBytes,
  randomConstant,
  randomRows,
  squareRoot2,
  tan1,
  unevenTerms,
} from './support.ts';

type Random = (bound: number) => number;

/** Largest coefficients of the polynomials of a word: most are small, some beyond a machine word within a few terms. */
const coefficientSizes = [1, 2, 2, 6, 100, 1_000_000];

/** A rule of any shape: words of one to four polynomials of degree ≤ 3 with one sign each. */
function randomRule(random: Random): Numerators {
  const size = coefficientSizes[random(coefficientSizes.length)]!;
  const degree = random(4);
  const length = 1 + random(4);
  const allMinus = random(3) === 0;
  return numeratorsOfWord(
    Array.from({ length }, () => {
      const sign = allMinus || random(2) === 0 ? -1n : 1n;
      const coefficients = Array.from({ length: degree + 1 }, (_, i) =>
        BigInt(i === 0 ? 1 + random(size) : random(size + 1)),
      );
      return trimInteger(coefficients.map((c) => sign * c));
    }),
  );
}

/** A number just above 1, which begins with parabolic runs. */
const nearlyRational = constantOfTerms('nearly rational', (n) => (n === 1 ? 1n << 300n : 1n + BigInt(n)));

/** What a comparison has met, for the test to ask that it met all of it. */
export interface Comparison {
  readonly judged: number;
  /** Candidates that the kernel left to the twin. */
  readonly plain: number;
  readonly redone: number;
  /** Verdicts below a complexity, and 1 for those. */
  readonly kinds: ReadonlySet<number>;
  /** Rules that may end in parabolic runs. */
  readonly parabolic: number;
}

/** Compares the compiled sieve with its plain twin on at least so many candidates with rules of every shape. */
export async function compareRuleTwins(count: number, seed: number): Promise<Comparison> {
  const make = createRuleSieve(await kernelBytes());
  const random = generator(seed);
  const constants: (() => Constant)[] = [
    () => e,
    () => tan1,
    () => squareRoot2,
    () => nearlyRational,
    () => randomConstant(random),
    () => randomConstant(random, 60 + random(120)),
    () => constantOfTerms('uneven', unevenTerms(random)),
  ];
  const kinds = new Set<number>();
  let [judged, plain, redone, parabolic] = [0, 0, 0, 0];
  while (judged < count) {
    const constant = constants[random(constants.length)]!();
    const degree = 1 + (random(3) === 0 ? random(3) : 0);
    const height = [2, 20, 1000, 1_000_000][random(4)]!;
    const rules = Array.from({ length: 8 }, () => randomRule(random));
    const specification: SieveSpecification<Numerators> = {
      constant,
      degree,
      height,
      order: [3, 8, 24][random(3)]!,
      margin: 8 + random(4),
      patterns: [[1], [-1], [[-1n, -1n]], [[1n, 2n]], ...rules],
    };
    const { patterns, order, margin } = specification;
    const rows = randomRows(constant, degree, height, 20, random);
    const width = 2 * (degree + 1);
    // A rational value, and the constant itself.
    rows.fill(0, 0, 2 * width);
    [rows[0], rows[degree + 1]] = [355, 113];
    [rows[width + 1], rows[width + degree + 1]] = [1, 1];
    const sieve = make(specification);
    const compiled = sieve.judge(rows);
    const expected = plainRuleSieve(specification).judge(rows);
    const place = compiled.findIndex((verdict, i) => verdict !== expected[i]);
    const row = Math.floor(place / patterns.length) * width;
    assert.equal(
      place,
      -1,
      `seed ${seed}, ${constant.name}, numerators ${place < 0 ? '' : formatNumerators(patterns[place % patterns.length]!)}, ` +
        `row ${rows.subarray(row, row + width)}: ${compiled[place]}, plainly ${expected[place]}`,
    );
    for (const verdict of compiled) kinds.add(Math.min(verdict, 1));
    judged += compiled.length;
    plain += sieve.counts.plain;
    redone += sieve.counts.redone;
    parabolic += patterns.filter(
      (rule) => parabolicRunStart(2 * order + margin, rule, order) !== null,
    ).length;
  }
  return { judged, plain, redone, kinds, parabolic };
}
