import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { conjecturesOf, formulaFormats, readBack } from '../support/roundTrip.ts';

describe('500 conjectures of every kind are read back from every style and format', () => {
  let conjectures: Conjecture[] = [];

  before(() => {
    conjectures = conjecturesOf([
      // Long preperiods, long words of signs, polynomials of degree 1 and constants.
      [80, 'e'],
      [50, 'e', '--height', '6', '--period', '2'],
      [40, 'exp(2)', '--period', '3'],
      [30, 'exp(1/3)', '--period', '3'],
      [30, 'tan(1/2)', '--period', '3'],
      [20, 'tanh(1)', '--period', '3'],
      [40, 'besseli(1,2)/besseli(0,2)', '--period', '3'],
      [20, 'besselj(1,2)/besselj(0,2)', '--period', '2'],
      // Algebraic ones.
      [40, 'sqrt(7)', '--period', '3'],
      [30, 'phi', '--period', '3'],
      [20, '(1+sqrt(17))/4', '--period', '2'],
      // Members of families in k.
      [20, 'exp(1/7)', '--period', '2'],
      [20, 'sqrt(26)', '--period', '2'],
      // Numerators.
      [50, 'e', '--period', '2', '--numerator-degree', '1', '--numerator-height', '2'],
      [10, 'e', '--numerators', '-n, n'],
    ]);
  });

  for (const format of formulaFormats)
    it(format, async () => {
      assert.equal(conjectures.length, 500);
      for (const conjecture of conjectures) await readBack(conjecture, format);
    });
});
