import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import {
  divisorSum,
  expectFamilies,
  orbitRepresentatives,
} from '../../../src/core/planning/expectedFamilies.ts';
import { orbitsUpTo } from '../../../src/core/planning/orbitCounts.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { canonicalTail } from '../../../src/core/fractions/canonicalTail.ts';
import { moebiusImage } from '../../../src/core/fractions/toolbox/moebius.ts';
import { sampleSearch } from '../../support/samples.ts';
import { found, fractionOf } from '../fractions/toolbox/support.ts';

const expected = (constant: string, height: number) =>
  expectFamilies({ ...defaultSpecification, constant, height, signs: '+' }, constantFromText(constant))!;

describe('the expected number of families', () => {
  const orbits = orbitsUpTo(60);

  it('ψ(D) representatives are in lowest terms, and with those of D/g² they make σ(D)', () => {
    for (let determinant = 1; determinant <= 60; determinant++) {
      assert.equal(orbitRepresentatives(determinant).length, orbits[determinant]);
      let all = 0;
      for (let g = 1; g * g <= determinant; g++)
        if (determinant % (g * g) === 0) all += orbits[determinant / (g * g)]!;
      assert.equal(all, divisorSum(determinant));
    }
  });

  it('with |ad - bc| = D there are ψ(D) different simple tails: e, D ≤ 8, computed for all terms', () => {
    const e = fractionOf('2 | 1; 2k+2; 1', '+');
    for (let determinant = 1; determinant <= 8; determinant++) {
      const tails = orbitRepresentatives(determinant).map(
        (matrix) => canonicalTail(found(moebiusImage(e, matrix, [1]))).text,
      );
      assert.equal(new Set(tails).size, orbits[determinant]);
    }
  });

  it('a search under + with a large order finds one family an orbit: 2, 16 for e', async () => {
    for (const [height, orbits] of [
      [1, 2],
      [2, 16],
    ] as const) {
      const { families } = await sampleSearch('e', { height, signs: '+', order: 120 }, 1);
      assert.equal(families.length, orbits);
      assert.equal(expected('e', height).orbits, orbits);
    }
    assert.equal(expected('e', 3).orbits, 68);
  });

  it('a search under + with order 24 finds as many families as the symbolic tails say', async () => {
    for (const [constant, height] of [
      ['e', 2],
      ['e', 3],
      ['tan(1)', 3],
      ['exp(1/2)', 3],
      ['besseli(1,2)/besseli(0,2)', 3],
    ] as const) {
      const { families } = await sampleSearch(constant, { height, signs: '+', order: 24 }, 1);
      assert.equal(expected(constant, height).families, families.length, `${constant}, height ${height}`);
    }
  });

  it('nothing is expected of algebraic constants and of other shapes, and no number where no pattern is known', () => {
    assert.equal(expectFamilies(defaultSpecification, constantFromText('sqrt(2)')), null);
    assert.equal(expectFamilies({ ...defaultSpecification, degree: 2 }, constantFromText('e')), null);
    assert.equal(expected('pi', 2).families, null);
    assert.equal(expected('e', 100).orbits, null);
  });
});
