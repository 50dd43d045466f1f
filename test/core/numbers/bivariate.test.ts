import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  addBivariate,
  atJ,
  atK,
  multiplyBivariate,
  substituteJ,
  substituteK,
} from '../../../src/core/numbers/bivariate.ts';
import type { Bivariate } from '../../../src/core/numbers/bivariate.ts';
import { evaluatePolynomial, trim } from '../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../src/core/numbers/rational.ts';

const rationals = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .map(([p, q]) => Q.rational(BigInt(p), BigInt(q)));
const polynomials: fc.Arbitrary<Bivariate> = fc
  .array(fc.array(rationals, { maxLength: 3 }).map(trim), { maxLength: 3 })
  .map((coefficients) => addBivariate(coefficients, []));

const value = (p: Bivariate, j: Q.Rational, k: Q.Rational) => evaluatePolynomial(atK(p, k), j);

describe('polynomials in j and k', () => {
  it('are added, multiplied and substituted as their values are', () => {
    fc.assert(
      fc.property(polynomials, polynomials, rationals, rationals, rationals, (p, q, j, k, m) => {
        const same = (x: Q.Rational, y: Q.Rational) => assert.ok(Q.equals(x, y));
        same(value(addBivariate(p, q), j, k), Q.add(value(p, j, k), value(q, j, k)));
        same(value(multiplyBivariate(p, q), j, k), Q.multiply(value(p, j, k), value(q, j, k)));
        same(value(substituteJ(p, m, k), j, k), value(p, Q.add(Q.multiply(m, j), k), k));
        same(value(substituteK(p, m, j), j, k), value(p, j, Q.add(Q.multiply(m, k), j)));
        same(evaluatePolynomial(atJ(p, j), k), value(p, j, k));
      }),
    );
  });
});
