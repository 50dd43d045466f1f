import assert from 'node:assert/strict';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { defaultSpecification, margin } from '../../src/core/esma/specification.ts';
import { endsOfEnclosure, expand } from '../../src/core/fractions/expand.ts';
import { isSigned } from '../../src/core/fractions/fraction.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { imageTerms, normalForms, startFor } from '../../src/core/planning/images.ts';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { encloseValue } from '../../src/core/value.ts';
import { completeList } from '../../src/engine/completing/completeList.ts';
import type { CompleteList } from '../../src/engine/completing/completeList.ts';
import { rotate } from '../../src/kernel/rotations.ts';
import { plainTails, mayRecur } from '../../src/kernel/plainOrbits.ts';
import { TermSieve } from '../../src/kernel/termSieve.ts';
import { kernelBytes } from '../kernel/support.ts';
import { sampleSearch } from '../support/samples.ts';

describe('complete lists', function () {
  this.timeout(300_000);
  let kernel: Uint8Array;
  before(async () => {
    kernel = await kernelBytes();
  });

  const listOf = (name: string, order: number, period: number): CompleteList =>
    completeList(
      { ...defaultSpecification, constant: name, order, period },
      constantFromText(name),
      kernel,
      () => undefined,
    );

  for (const [name, order, period, families] of [
    ['e', 12, 4, 76],
    ['tan(1)', 10, 3, null],
    ['exp(2)', 8, 2, null],
    ['besseli(1,2)/besseli(0,2)', 10, 3, null],
  ] as const) {
    it(`${name}, order ${order}: every family of a search is there, and each one there is true and proved`, async () => {
      const list = listOf(name, order, period);
      if (families !== null) assert.equal(list.families.length, families);
      const ids = new Set(list.families.map(({ family }) => family));
      assert.equal(ids.size, list.families.length);
      const searched = await sampleSearch(name, { height: 4, order, period });
      assert.ok(searched.families.length > 0);
      for (const { id } of searched.families) assert.ok(ids.has(id), id);
      const prover = new Prover();
      const constant = constantFromText(name);
      for (const member of list.families) {
        // The expansion of the value itself, not that of the image it was read from.
        const ends = endsOfEnclosure(encloseValue(constant, member.value, 200));
        assert.ok(isSigned(member.fraction));
        const { terms } = expand(ends, member.fraction.signs, 30);
        assert.deepEqual(terms.map(BigInt), member.terms, member.id);
        assert.ok(proofOf(prover.withProof(member)), member.id);
        assert.ok(member.order <= order);
      }
    });
  }

  it('says of values beyond a search that they have a recurrence: order 9 at height 772', () => {
    const orders = listOf('e', 9, 4).families.map(({ order, search }) => [order, search.height]);
    assert.ok(orders.some(([order, height]) => order === 9 && height === 772));
  });

  it('judge terms as the plain twin does', () => {
    const progression = { first: 2, difference: 4, sign: 1 } as const;
    const patterns = primitivePatterns(4);
    const specification = {
      constant: constantFromText('e'),
      degree: 1,
      height: 1,
      patterns,
      order: 24,
      margin,
    };
    const sieve = new TermSieve(kernel, specification);
    const { words } = rotate(patterns);
    const plainly: boolean[] = [];
    for (const determinant of [1, 4, 5, 10, 12, 16, 20]) {
      const start = startFor(progression, determinant, 6);
      for (const form of normalForms(determinant)) {
        const terms = imageTerms(progression, form, start, sieve.length);
        sieve.add(terms);
        const simple = terms.map(BigInt);
        plainly.push(plainTails(words, simple, 0).some((tail) => mayRecur(tail, simple, specification)));
      }
    }
    assert.deepEqual(sieve.take(), plainly);
    assert.ok(plainly.includes(true) && plainly.includes(false));
  });

  it('end where terms are large and signs are minuses alone: the runs of 2s are not gone through one by one', () => {
    // Euler: coth(1/n) = [n; 3n, 5n, …], and so n coth(1/n) and coth(1/n)/n are [n²; 3, 5n², 7, …] and [1; 3n², 5, 7n², …].
    const { families } = listOf('tanh(1/4999)', 4, 1);
    const square = 4999n ** 2n;
    assert.deepEqual(families.map(({ terms }) => terms.slice(0, 4)).sort(), [
      [1n, 3n * square, 5n, 7n * square],
      [square, 3n, 5n * square, 7n],
      [4999n, 3n * 4999n, 5n * 4999n, 7n * 4999n],
    ]);
  });

  it('are refused before anything is looked at where the checker would refuse them', () => {
    assert.throws(
      () => listOf('tanh(1/99991)', 4, 1),
      /may have the determinant 399964 relative to .*; a complete list goes up to 100000\.$/,
    );
    assert.throws(() => listOf('exp(2/10^40)', 4, 1), /constant: values of exp\(2\/10\^40\) may have/);
    assert.throws(
      () => listOf('exp(2/99)', 28, 1),
      /order: within order 28 .* have the determinant \d{6,}; .*; give a smaller order\.$/,
    );
    assert.throws(() => listOf('e', 12, 12), /order, period: .* have 226282680 tails or more/);
  });

  it('are refused where nothing is known, with the reason', () => {
    assert.throws(() => listOf('pi', 12, 2), /not known to be a Möbius image/);
    assert.throws(() => listOf('e', 48, 2), /order from 2 to 28/);
  });
});
