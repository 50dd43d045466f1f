import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nameSequence } from '../../../../src/core/theorems/naming/sequence/nameSequence.ts';
import {
  linearRecurrence,
  polynomialRecurrence,
} from '../../../../src/core/theorems/naming/sequence/recurrence.ts';
import { readSequence } from '../../../../src/core/theorems/naming/sequence/readSequence.ts';
import { evaluatePolynomial } from '../../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import { formatGeneralFraction } from '../../../../src/formats/text/fraction.ts';
import { describeNaming } from '../../../../src/formats/text/naming.ts';
import { namingJson, namingRow } from '../../../../src/formats/text/namingTable.ts';
import { formatRecurrence } from '../../../../src/formats/text/sequence.ts';
import { builtCatalogue } from '../../../support/naming.ts';
import { randomIntegers } from '../support.ts';

const binomial = (n: number, k: number): bigint => {
  let value = 1n;
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return value;
};
const sequence = (count: number, term: (n: number) => bigint): bigint[] =>
  Array.from({ length: count }, (_, n) => term(n));
const sum = (n: number, term: (k: number) => bigint): bigint =>
  sequence(n + 1, term).reduce((total, one) => total + one, 0n);
const named = (terms: readonly bigint[]) => nameSequence(terms, builtCatalogue);

describe('Sequences of integers', () => {
  it('are read from lists, and fractions, numbers and short lists are not taken for them', () => {
    assert.deepEqual(readSequence('1, 1, 2, 3, 5, 8, …'), [1n, 1n, 2n, 3n, 5n, 8n]);
    assert.deepEqual(readSequence('{1, −2, 3,\n-4, 5, 6}'), [1n, -2n, 3n, -4n, 5n, 6n]);
    assert.deepEqual(readSequence('1\n2\n4\n8\n16\n32\n'), [1n, 2n, 4n, 8n, 16n, 32n]);
    for (const text of [
      '[2; 3, 2, 5, 2, 7, 2]',
      '[2, 3, 2, 5, 2, 7]',
      '1, 2, 3',
      '1.5, 2, 3, 4, 5, 6',
      '2; 3+2k @ -+',
      '',
    ])
      assert.equal(readSequence(text), null, text);
  });

  it('have their linear recurrence', () => {
    const fibonacci = [1n, 1n, 2n, 3n, 5n, 8n, 13n, 21n, 34n, 55n, 89n, 144n, 233n];
    assert.equal(formatRecurrence(named(fibonacci).linear!), 'u(n) = u(n-1) + u(n-2)');
    const squares = sequence(20, (n) => BigInt(n * n) + 1000n);
    assert.equal(
      formatRecurrence(named(squares).linear!),
      'u(n) = 3u(n-1) - 3u(n-2) + u(n-3)'.replace(/3u/g, '3 u'),
    );
  });

  it('have no recurrence where one term is wrong, be it the last one', () => {
    const delannoy = (n: number) => sum(n, (k) => binomial(n, k) * binomial(n + k, k));
    const fibonacci = [1n, 1n];
    while (fibonacci.length < 16) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!);
    const right: readonly bigint[][] = [
      fibonacci,
      sequence(12, (n) => 2n ** BigInt(n)),
      sequence(14, (n) => binomial(2 * n, n)),
      sequence(16, delannoy),
    ];
    for (const terms of right)
      for (let count = 9; count <= terms.length; count++)
        for (const wrong of [count - 1, count - 2, count - 4]) {
          const list = terms.slice(0, count).map((term, n) => (n === wrong ? term + 1n : term));
          const found = linearRecurrence(list) ?? polynomialRecurrence(list);
          assert.equal(found && formatRecurrence(found), null, list.join());
        }
  });

  it('say their interlaced polynomials in tables and as JSON', () => {
    for (const [terms, rule] of [
      [[1n, 4n, 9n, 16n, 25n, 36n, 49n, 64n], 'j^2 + 2j + 1'],
      [[2n, 1n, 2n, 1n, 1n, 4n, 1n, 1n, 6n, 1n, 1n, 8n, 1n, 1n, 10n], '2 | 1; 2j + 2; 1'],
    ] as const) {
      const naming = named(terms);
      assert.deepEqual([naming.linear, naming.polynomial], [null, null]);
      assert.deepEqual(namingRow(naming), [rule, '', '', '', 'guessed']);
      const { standing, interlaced } = namingJson(naming);
      assert.deepEqual([standing, interlaced], ['guessed', rule]);
    }
    assert.equal(namingJson(named([3n, 1n, 4n, 1n, 5n, 9n, 2n, 6n, 5n, 3n])).standing, 'unnamed');
  });

  it('have their interlaced polynomials', () => {
    const { interlaced } = named([2n, 1n, 2n, 1n, 1n, 4n, 1n, 1n, 6n, 1n, 1n, 8n, 1n, 1n, 10n, 1n, 1n, 12n]);
    assert.equal(interlaced!.rule.polynomials.length, 3);
  });

  it('have a recurrence with polynomial coefficients, and the fraction with these convergents', function () {
    this.timeout(300_000);
    // Apéry's numbers Σ C(n,k)² C(n+k,k)², from their definition.
    const apery = named(sequence(24, (n) => sum(n, (k) => binomial(n, k) ** 2n * binomial(n + k, k) ** 2n)));
    assert.equal(
      formatRecurrence(apery.polynomial!),
      'n^3 u(n) = (34n^3 - 51n^2 + 27n - 5) u(n-1) - (n^3 - 3n^2 + 3n - 1) u(n-2)',
    );
    assert.equal(
      formatGeneralFraction(apery.fraction!.fraction),
      '34k^3 + 51k^2 + 27k + 5 @ -k^6 - 6k^5 - 15k^4 - 20k^3 - 15k^2 - 6k - 1',
    );
    assert.ok(describeNaming(apery).sentences.includes('The value of that fraction is 6/zeta(3).'));
    // Σ C(n,k)² C(n+k,k): ζ(2).
    const second = named(sequence(20, (n) => sum(n, (k) => binomial(n, k) ** 2n * binomial(n + k, k))));
    assert.ok(describeNaming(second).sentences.includes('The value of that fraction is 5/zeta(2).'));
    const factorials = named(
      sequence(12, (n) => sequence(n, (k) => BigInt(k + 1)).reduce((x, y) => x * y, 1n)),
    );
    assert.equal(formatRecurrence(factorials.polynomial!), 'u(n) = n u(n-1)');
  });

  it('of random recurrences are found, and each term obeys what is found', () => {
    const random = randomIntegers(55n);
    for (let trial = 0; trial < 30; trial++) {
      const [a, b] = [
        [random(5) - 2, 1 + random(4)],
        [random(5) + 1, random(3)],
      ];
      const terms = [BigInt(1 + random(3)), BigInt(2 + random(3))];
      for (let n = 2; n < 18; n++)
        terms.push(BigInt(a[0]! + a[1]! * n) * terms[n - 1]! + BigInt(b[0]! + b[1]! * n) * terms[n - 2]!);
      const found = named(terms);
      const { polynomials } = found.linear ?? found.polynomial!;
      for (let n = polynomials.length - 1; n < terms.length; n++) {
        const total = polynomials.reduce(
          (all, p, i) =>
            Q.add(all, Q.multiply(evaluatePolynomial(p, Q.rational(BigInt(n))), Q.rational(terms[n - i]!))),
          Q.zero,
        );
        assert.equal(total.numerator, 0n, terms.join());
      }
    }
  });

  it('that grow without a rule have none, however many terms are given', () => {
    const divisors = (n: number) => sequence(n, (k) => BigInt(k + 1)).filter((d) => BigInt(n) % d === 0n);
    const counts = sequence(100, (n) => BigInt(divisors(n + 1).length));
    const withDivisors = (count: bigint) =>
      counts.flatMap((found, n) => (found === count ? [BigInt(n + 1)] : []));
    const sums = sequence(12, (n) => sum(divisors(n + 1).length - 1, (k) => divisors(n + 1)[k]!));
    // Primes, products of two primes and cubes of primes, sums of divisors.
    for (const terms of [withDivisors(2n), withDivisors(4n), sums])
      for (let length = 6; length <= 12; length++)
        assert.equal(named(terms.slice(0, length)).interlaced, null, terms.slice(0, length).join());
  });

  it('without a rule have none', () => {
    const random = randomIntegers(99n);
    for (let trial = 0; trial < 40; trial++) {
      const { linear, polynomial, fraction } = named(
        sequence(10 + random(15), () => BigInt(random(1000) - 500)),
      );
      assert.deepEqual([linear, polynomial, fraction], [null, null, null]);
    }
  });
});
