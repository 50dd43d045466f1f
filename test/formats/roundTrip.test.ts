import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { conjecturesOf, formulaFormats, readBack } from '../support/roundTrip.ts';

describe('what is written is read back', () => {
  let conjectures: Conjecture[] = [];

  before(function () {
    this.timeout(300_000);
    conjectures = conjecturesOf([
      [8, 'e', '--period', '3'],
      [5, 'sqrt(7)', '--period', '3'],
      [5, 'besseli(1,2)/besseli(0,2)', '--period', '2'],
      [6, 'e', '--period', '2', '--numerator-degree', '1', '--numerator-height', '2'],
    ]);
  });

  for (const format of formulaFormats)
    it(`${format}: the same fraction`, async () => {
      assert.equal(conjectures.length, 24);
      for (const conjecture of conjectures) await readBack(conjecture, format);
    }).timeout(300_000);
});
