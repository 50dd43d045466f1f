import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compareWithBruteForce } from '../../support/everyHit.ts';
import type { Space } from '../../support/everyHit.ts';
import { hasTool } from '../../support/tools.mjs';

describe('every hit of a search space and nothing else, against a brute force in PARI/GP', function () {
  this.timeout(300_000);
  // Under minus alone a period of a quadratic irrational may hold many 2s: 2/√3 = [2; 2, 2, 2, 2, 2, 4, repeated].
  const spaces: readonly (readonly [...Space, hits: number])[] = [
    ['sqrt(3)', 'sqrt(3)', 2, 2, 364],
    ['phi', '(1+sqrt(5))/2', 2, 3, 500],
    ['tan(1/2)', 'tan(1/2)', 1, 3, 114],
    ['e', 'exp(1)', 2, 2, 248],
  ];
  for (const [constant, inPari, height, period, hits] of spaces) {
    it(`${constant}, height ${height}, period ${period}: ${hits}`, function () {
      if (!hasTool('pari-gp')) this.skip();
      assert.equal(compareWithBruteForce([constant, inPari, height, period]), hits);
    });
  }
});
