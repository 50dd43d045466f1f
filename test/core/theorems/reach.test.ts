import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { endsOfEnclosure } from '../../../src/core/fractions/expand.ts';
import { canonicalFraction } from '../../../src/core/fractions/canonicalFraction.ts';
import { hasIntegerTerms, reachOfConstant } from '../../../src/core/theorems/classical/integerTerms.ts';
import { recognizeSimple } from '../../../src/core/esma/recognize.ts';
import { rational } from '../../../src/core/numbers/rational.ts';

describe('What ESMA can find, by the theorems', () => {
  it('a pattern shows in the digits exactly where the canonical fraction has integers as terms', () => {
    for (const text of [
      'hyp0f1(1,2)/hyp0f1(2,2)',
      'hyp0f1(1,-1/3)/hyp0f1(2,-1/3)',
      'sqrt(2)*tanh(1/sqrt(2))',
      'sqrt(7)*tan(1/sqrt(7))',
      'sqrt(2)*besseli(1,2*sqrt(2))/besseli(0,2*sqrt(2))',
    ]) {
      const constant = constantFromText(text);
      assert.equal(reachOfConstant(constant), 'hurwitzian', text);
      assert.ok(recognizeSimple(endsOfEnclosure(constant.enclose(600)), 40), text);
    }
    for (const text of [
      'sqrt(2)*tanh(sqrt(2))',
      'hyp0f1(1/3,1/3)/hyp0f1(4/3,1/3)',
      'hyp0f1(1,3)/hyp0f1(2,3)',
    ]) {
      const constant = constantFromText(text);
      assert.equal(reachOfConstant(constant), 'unknown', text);
      assert.equal(recognizeSimple(endsOfEnclosure(constant.enclose(600)), 40), null, text);
    }
  });

  it('that is so for a + b t where a and b can be integers: ν = 1/2 at 1/k, ν = 1 at 2/k, ν = 1/3 at 2/(3k)', () => {
    const at = (p: bigint, q: bigint, x: bigint, y: bigint) =>
      hasIntegerTerms(canonicalFraction(rational(p, q), rational(x * x, y * y), 1));
    for (let k = 1n; k < 6n; k++) {
      assert.ok(at(1n, 2n, 1n, k) && at(1n, 1n, 2n, k) && at(1n, 3n, 2n, 3n * k) && at(2n, 3n, 2n, 3n * k));
    }
    assert.ok(!at(1n, 2n, 2n, 1n) && !at(1n, 1n, 4n, 1n) && !at(1n, 3n, 1n, 1n) && !at(1n, 3n, 2n, 1n));
  });
});
