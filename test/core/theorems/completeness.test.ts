import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { massey, residues } from '../../../src/core/esma/massey.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { possibleDeterminants } from '../../../src/core/planning/determinants.ts';
import { imageTerms } from '../../../src/core/planning/images.ts';
import { checkCompleteList } from '../../../src/core/theorems/completeness/checker.ts';
import { images, placeOfTails, SimpleTerms } from '../../../src/core/theorems/completeness/imageTails.ts';
import { neededDeterminants } from '../../../src/core/theorems/completeness/neededDeterminants.ts';
import {
  linearComplexity,
  mayRecur,
  mayRecurBinary,
} from '../../../src/core/theorems/completeness/recurrences.ts';
import { Prover } from '../../../src/core/theorems/certificates/familyProof.ts';
import { completeList } from '../../../src/engine/completing/completeList.ts';
import { claimOfCompleteList } from '../../../src/engine/completing/completeListClaim.ts';
import { plainComplexity } from '../../../src/kernel/plain.ts';
import { completeListToText, isCompleteList, readCompleteList } from '../../../src/library/completeList.ts';

const kernel = readFileSync('dist/kernel.wasm');

/** The certificate of a complete list, as `esma complete … --json` writes it. */
function certificateOf(name: string, order: number, period: number): string {
  const specification = { ...defaultSpecification, constant: name, order, period };
  const list = completeList(specification, constantFromText(name), kernel, () => undefined);
  const prover = new Prover();
  const families = list.families.map((member) => prover.withProof(member));
  return completeListToText(name, claimOfCompleteList({ ...list, families }));
}

/** What is wrong with a certificate; null where the checker accepts it. */
function faultOf(certificate: unknown): string | null {
  try {
    const check = checkCompleteList(readCompleteList(JSON.stringify(certificate)));
    return check.ok ? null : check.reason;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** A certificate with something else wherever it says something: each number and text changed a little, each entry left out. */
function* damages(part: unknown): Generator<unknown> {
  if (typeof part === 'number') yield* [part + 1, part - 1, -part];
  else if (typeof part === 'string') {
    if (/^-?\d+$/.test(part)) yield* [String(BigInt(part) + 1n), String(BigInt(part) - 1n)];
    else if (/^[+-]+$/.test(part)) yield* [...part].map((sign, i) => flipped(part, i, sign));
    else yield `${part}x`;
  } else if (Array.isArray(part)) {
    for (const [i, entry] of (part as unknown[]).entries()) {
      yield part.filter((_, j) => j !== i);
      for (const damaged of damages(entry)) yield part.map((other, j) => (j === i ? damaged : other));
    }
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, entry] of Object.entries(part))
      for (const damaged of damages(entry)) yield { ...part, [key]: damaged };
  }
}

const flipped = (word: string, i: number, sign: string) =>
  word.slice(0, i) + (sign === '+' ? '-' : '+') + word.slice(i + 1);

interface Certificate {
  readonly order: number;
  readonly patterns: readonly string[];
  readonly determinants: readonly { determinant: number; families: number; recurrent: number }[];
  readonly families: readonly { numerator: string[]; denominator: string[] }[];
}

describe('the checker of complete lists', function () {
  this.timeout(300_000);

  for (const [name, order, period, families] of [
    ['e', 6, 2, 7],
    ['tan(1)', 8, 3, null],
    ['exp(2)', 7, 2, null],
    ['besseli(1,2)/besseli(0,2)', 6, 3, null],
    ['besselj(1,2)/besselj(0,2)', 6, 2, null],
  ] as const) {
    it(`accepts what is found for ${name}, order ${order}, patterns of length ≤ ${period}`, () => {
      const text = certificateOf(name, order, period);
      assert.ok(isCompleteList(text));
      const list = readCompleteList(text);
      assert.ok(list.families.length > 0);
      if (families !== null) assert.equal(list.families.length, families);
      const check = checkCompleteList(list);
      assert.ok(check.ok, check.ok ? '' : check.reason);
      assert.equal(
        check.orbits,
        list.determinants.reduce((sum, { orbits }) => sum + orbits, 0),
      );
    });
  }

  it('refuses a list with any one number, sign or text of it changed, or any one entry left out', () => {
    const certificate = JSON.parse(certificateOf('e', 4, 2)) as Certificate;
    assert.equal(faultOf(certificate), null);
    // Orders and patterns say what the list is about: with others it may be true as well.
    const { order, patterns, ...rest } = certificate;
    let count = 0;
    for (const damaged of damages(rest)) {
      if (JSON.stringify(damaged) === JSON.stringify(rest)) continue;
      count++;
      const text = JSON.stringify(damaged);
      assert.notEqual(faultOf({ ...(damaged as object), order, patterns }), null, text);
    }
    assert.ok(count > 300, String(count));
    const about = (changes: Partial<Certificate>) => faultOf({ ...certificate, ...changes });
    for (const other of [-1, 0, 1, 3, 6, 24, 31]) assert.notEqual(about({ order: other }), null);
    for (const other of [[], ['-', '+'], ['-+', '+-'], ['-', '+', '-+', '-+'], ['-', '+', '-+-+']])
      assert.notEqual(about({ patterns: other }), null, other.join());
    assert.equal(about({ order: 5 }), null);
    assert.equal(about({ patterns: ['+', '+-'] }), null);
  });

  it('refuses a list without one of its families, whatever it says of how many there are', () => {
    const certificate = JSON.parse(certificateOf('e', 6, 2)) as Certificate;
    const { determinants, families } = certificate;
    for (const [i] of families.entries()) {
      const rest = families.filter((_, j) => j !== i);
      const faults = determinants.map(({ determinant }) =>
        faultOf({
          ...certificate,
          families: rest,
          determinants: determinants.map((each) =>
            each.determinant === determinant ? { ...each, families: each.families - 1 } : each,
          ),
        }),
      );
      for (const fault of faults)
        assert.match(String(fault), /is in none of the families|of the families have|families: -1/);
      // With the numbers right a tail tells.
      assert.ok(faults.some((fault) => fault?.includes('in none of the families')));
    }
  });

  it('refuses a family that is there twice by two members, and one that no value within the order has', () => {
    const certificate = JSON.parse(certificateOf('e', 6, 2)) as Certificate;
    const { determinants, families } = certificate;
    const more = (added: unknown) =>
      determinants
        .filter((each) => each.families > 0)
        .map(({ determinant }) =>
          faultOf({
            ...certificate,
            families: [...families, added],
            determinants: determinants.map((each) =>
              each.determinant === determinant ? { ...each, families: each.families + 1 } : each,
            ),
          }),
        );
    for (const family of families)
      assert.ok(
        more(family).some((fault) => /are one$/.test(String(fault))),
        JSON.stringify(family),
      );
    // Proved and of the order that it says, but larger than the list's.
    const larger = JSON.parse(certificateOf('e', 8, 2)) as Certificate;
    const texts = new Set(families.map((family) => JSON.stringify(family)));
    const added = larger.families.filter((family) => !texts.has(JSON.stringify(family)));
    assert.ok(added.length > 0);
    for (const family of added)
      for (const fault of more(family)) assert.match(String(fault), /no recurrence of order ≤ 6/);
  });

  it('accepts a list whose families are in another order, or that looks at a determinant more', () => {
    const certificate = JSON.parse(certificateOf('e', 4, 2)) as Certificate;
    const { determinants, families } = certificate;
    assert.equal(faultOf({ ...certificate, families: [...families].reverse() }), null);
    const seven = { determinant: 7, orbits: 8, recurrent: 0, families: 0 };
    const further = [...determinants, seven].sort((x, y) => x.determinant - y.determinant);
    assert.equal(faultOf({ ...certificate, determinants: further }), null);
  });

  it('refuses at once what a forger lets it count: determinants, patterns and families without end', () => {
    const certificate = JSON.parse(certificateOf('e', 6, 2)) as Certificate;
    const { determinants, families } = certificate;
    const fault = (changes: object) => String(faultOf({ ...certificate, ...changes }));
    const large = { determinant: 99_991, orbits: 99_992, recurrent: 0, families: 0 };
    assert.match(
      fault({ determinants: [...determinants, large] }),
      /^determinants: 99991 can have no families, as none beyond \d+ can; leave it out$/,
    );
    const further = [...neededDeterminants(24, 4)]
      .sort((x, y) => x - y)
      .map((determinant) => ({ determinant, orbits: 0, recurrent: 0, families: 0 }));
    const words = Array.from({ length: 2 ** 16 }, (_, i) =>
      [...i.toString(2).padStart(16, '0')].map((bit) => (bit === '0' ? '+' : '-')).join(''),
    ).filter((word) => word.slice(8) !== word.slice(0, 8));
    assert.match(
      fault({ order: 24, determinants: further, patterns: words, families: [] }),
      /^determinants, patterns: their orbits have \d+ tails/,
    );
    const polynomials = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => '7'));
    assert.match(
      fault({ families: [{ ...families[0], polynomials }, ...families] }),
      /^families\[0\]: 10000 terms define its rule; at most 2000 are looked at$/,
    );
    assert.match(
      fault({ families: Array.from({ length: 20_000 }, () => families[0]) }),
      /^families\[0\] and families\[1\] are one$/,
    );
    const progression = { first: 2 * 99_991, difference: 4 * 99_991, sign: 1, matrix: ['1', '1', '1', '-1'] };
    assert.match(
      fault({ constant: 'exp(1/99991)', order: 30, progression }),
      /^progression\.difference: the determinant 799928 can have families, and is above 100000$/,
    );
  });

  it('reads no list of another kind', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"format":"esma complete list"}',
      '{"format":"esma complete list","version":1}',
    ])
      assert.throws(() => readCompleteList(text), InputError);
    assert.ok(!isCompleteList('{"schema":1}'));
  });
});

describe('what the checker of complete lists computes by itself', () => {
  it('the determinants that are needed are those that the list is made of', () => {
    for (let order = 2; order <= 24; order += order < 12 ? 1 : 4)
      for (const step of [1, 4]) {
        const listed = new Set(possibleDeterminants(order, step));
        for (const determinant of neededDeterminants(order, step))
          assert.ok(listed.has(determinant), `${determinant}: order ${order}, step ${step}`);
      }
    assert.equal(neededDeterminants(24, 4).size, 591);
  });

  it("simple terms by Gosper's algorithm are those of the rational numbers", () => {
    for (const progression of [
      { first: 2, difference: 4, sign: 1 },
      { first: 1, difference: 2, sign: -1 },
      { first: 1, difference: 1, sign: 1 },
    ] as const)
      for (const determinant of [1, 2, 3, 4, 6, 10, 12, 25, 60]) {
        const place = placeOfTails(progression, determinant, 4);
        for (const image of images(determinant)) {
          const expected = imageTerms(progression, image, place, 80);
          const terms = new SimpleTerms(progression, image, place);
          assert.deepEqual(
            expected.map((_, i) => terms.at(i)),
            expected,
          );
        }
      }
  });

  const sequences = fc
    .record({
      order: fc.integer({ min: 1, max: 8 }),
      recurrence: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 }),
      start: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
      noise: fc.option(fc.nat(25)),
    })
    .map(({ order, recurrence, start, noise }) => {
      const terms = start.slice(0, order).map(BigInt);
      while (terms.length < 26)
        terms.push(
          recurrence
            .slice(0, order)
            .reduce((sum, c, i) => sum + BigInt(c) * terms[terms.length - 1 - i]!, 0n),
        );
      if (noise !== null) terms[noise] = terms[noise]! + 1n;
      return { order, terms, isExact: noise === null };
    });

  it("equations for a recurrence have a solution where Massey's algorithm finds one", () => {
    fc.assert(
      fc.property(sequences, ({ terms }) => {
        const bits = terms.map((term) => Number(((term % 2n) + 2n) % 2n));
        const least = massey(residues(terms), [1], 8, 10, true)?.complexity ?? Infinity;
        for (let order = 1; order <= 8; order++) {
          assert.equal(mayRecurBinary(bits, bits.length, order), plainComplexity(terms, 2) <= order);
          if (order >= least)
            assert.ok(
              mayRecur(
                terms.map((term) => Number(term % 33554393n)),
                order,
              ),
            );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('linear complexities of integers are those of their recurrences', () => {
    fc.assert(
      fc.property(sequences, ({ order, terms, isExact }) => {
        const found = linearComplexity(terms, order, order);
        if (isExact) {
          // The recurrence is found with small coefficients wherever it is the only one of its length.
          const least = massey(residues(terms), [1], 8, 10, true)!.complexity;
          assert.equal(found, least);
        } else assert.ok(found === null || found <= order);
      }),
      { numRuns: 300 },
    );
  });
});
