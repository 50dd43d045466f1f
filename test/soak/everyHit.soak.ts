import { describe, it } from 'mocha';
import { compareWithBruteForce } from '../support/everyHit.ts';
import type { Space } from '../support/everyHit.ts';

const spaces: readonly Space[] = [
  ['e', 'exp(1)', 2, 4],
  ['exp(1/2)', 'exp(1/2)', 2, 4],
  ['exp(2)', 'exp(2)', 2, 3],
  ['tan(1)', 'tan(1)', 2, 4],
  ['tanh(2/3)', 'tanh(2/3)', 2, 3],
  ['besselj(1,2)/besselj(0,2)', 'besselj(1,2)/besselj(0,2)', 2, 3],
  ['pi', 'Pi', 2, 3],
  ['log(2)', 'log(2)', 2, 3],
  ['phi', '(1+sqrt(5))/2', 3, 4],
  ['sqrt(2)', 'sqrt(2)', 2, 4],
  ['sqrt(3)', 'sqrt(3)', 2, 4],
  ['sqrt(7)', 'sqrt(7)', 3, 3],
  ['(1+sqrt(17))/4', '(1+sqrt(17))/4', 2, 4],
];

describe('every hit of larger search spaces, against a brute force in PARI/GP', () => {
  for (const space of spaces) {
    const [constant, , height, period] = space;
    it(`${constant}, height ${height}, period ${period}`, () => {
      compareWithBruteForce(space);
    });
  }
});
