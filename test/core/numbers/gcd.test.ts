import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { absolute, gcd } from '../../../src/core/numbers/integers.ts';

/** Euclid's algorithm, a step at a time. */
function plainGcd(a: bigint, b: bigint): bigint {
  [a, b] = [absolute(a), absolute(b)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Integers of very different lengths, many of them all ones or zeros in long stretches. */
const integer = fc.oneof(
  fc.bigInt({ min: -(1n << 40n), max: 1n << 40n }),
  fc.bigInt({ min: -(1n << 900n), max: 1n << 900n }),
  fc
    .tuple(fc.nat(2000), fc.nat(2000), fc.bigInt({ min: -3n, max: 3n }))
    .map(([x, y, small]) => (1n << BigInt(x)) - (1n << BigInt(y)) + small),
);

describe('greatest common divisors', () => {
  it("are those of Euclid's algorithm, a step at a time", () => {
    fc.assert(
      fc.property(integer, integer, integer, (x, y, common) => {
        assert.equal(gcd(x * common, y * common), plainGcd(x * common, y * common));
        assert.equal(gcd(x, x + y), plainGcd(x, y));
      }),
      { numRuns: 1000 },
    );
  });

  it('of numbers of Fibonacci and their multiples, where all quotients are 1, and of quotients of any length', () => {
    let [a, b] = [0n, 1n];
    for (let n = 0; n < 600; n++) {
      assert.equal(gcd(a, b), 1n);
      assert.equal(gcd(a * 12345678901234567890n, b * 12345678901234567890n), 12345678901234567890n);
      [a, b] = [b, a + b];
    }
    let [c, d] = [1n, 0n];
    for (let n = 0; n < 200; n++) {
      [c, d] = [c * (1n << BigInt((n * n) % 131)) + d, c];
      assert.equal(gcd(c, d), 1n);
      assert.equal(gcd(c * a, d * a), absolute(a));
    }
  });
});
