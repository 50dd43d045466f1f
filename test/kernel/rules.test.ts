import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { numeratorRules } from '../../src/core/esma/numeratorRules.ts';
import { noRecurrence, rationalCandidate, undecided } from '../../src/core/esma/sieve.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import type { Numerators } from '../../src/core/fractions/numerators.ts';
import { createRuleSieve } from '../../src/kernel/rules.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import { compareRuleTwins } from './ruleTwins.ts';
import { generator, kernelBytes, randomConstant } from './support.ts';

describe('the kernel under numerators of any kind', function () {
  this.timeout(300_000);

  it('agrees with its plain twin on candidates with rules of every shape', async () => {
    const { judged, plain, kinds, parabolic } = await compareRuleTwins(1000, 20_261_127);
    assert.deepEqual([...kinds].sort(), [noRecurrence, rationalCandidate, undecided, 1].sort());
    assert.ok(plain > 5, 'terms and numerators beyond a machine word must be among them');
    assert.ok(plain < judged / 2, 'most must be the compiled kernel’s own');
    assert.ok(parabolic > 2);
  });

  // Measured with an independent program; 58 terms, complexity ≤ 24.
  const counts: readonly (readonly [string, number, number, number, number, number])[] = [
    ['e', 1, 2, 2, 16_800, 913],
    ['exp(1/2)', 1, 2, 2, 16_800, 1040],
    ['tan(1)', 1, 2, 2, 16_800, 637],
    ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', 1, 2, 2, 16_800, 95],
    ['e', 2, 2, 1, 4032, 160],
    ['besseli(0,2)', 2, 2, 1, 4032, 3],
  ];
  for (const [name, degree, height, longest, candidates, hits] of counts) {
    it(`${name}, δ = ${degree}, C = ${height}, period ${longest}: ${hits} of ${candidates}`, async () => {
      const constant = constantFromText(name);
      const patterns = numeratorRules({ degree, height, longest });
      const space = quotientSpace(constant, 1, 2);
      const specification = { constant, degree: 1, height: 2, patterns, order: 24, margin: 10 };
      const sieve = createRuleSieve(await kernelBytes())(specification);
      const verdicts = sieve.judge(space.rows(0, space.count));
      assert.equal(verdicts.length, candidates);
      assert.equal(verdicts.filter((verdict) => verdict >= 0).length, hits);
    });
  }

  it('finds nothing for π, log 2, Catalan’s constant, ζ(3), γ and 50 random numbers', async () => {
    const make = createRuleSieve(await kernelBytes());
    const random = generator(1127);
    const named = ['pi', 'log(2)', 'catalan', 'zeta(3)', 'eulergamma'].map(constantFromText);
    const patterns = numeratorRules({ degree: 1, height: 2, longest: 2 });
    for (const constant of [...named, ...Array.from({ length: 50 }, () => randomConstant(random))]) {
      const space = quotientSpace(constant, 1, 1);
      const sieve = make({ constant, degree: 1, height: 1, patterns, order: 24, margin: 10 });
      const verdicts = sieve.judge(space.rows(0, space.count));
      assert.ok(verdicts.length >= 1800);
      assert.ok(
        verdicts.every((verdict) => verdict === noRecurrence),
        constant.name,
      );
    }
  });

  it('has the verdicts of the kernel for numerators ±1, where they are', async () => {
    const constant = constantFromText('tan(1)');
    const patterns = primitivePatterns(4);
    const space = quotientSpace(constant, 1, 3);
    const specification = { constant, degree: 1, height: 3, patterns, order: 24, margin: 10 };
    const rows = space.rows(0, space.count);
    const bytes = await kernelBytes();
    assert.deepEqual(
      createRuleSieve(bytes)(specification).judge(rows),
      createWasmSieve(bytes)(specification).judge(rows),
    );
  });

  it('refuses parabolic runs of every rule whose numerators are all negative, and nothing else for them', async () => {
    // 1 + 10^-200 under b_n = −n begins with 2, 3, 4, … as long as its digits.
    const constant = constantFromText('1+10^(-200)*pi');
    const patterns: Numerators[] = [[-1], [[-1n, -1n]], [[-2n], [-1n, -2n]]];
    const specification = { constant, degree: 1, height: 2, patterns, order: 24, margin: 10 };
    const sieve = createRuleSieve(await kernelBytes())(specification);
    assert.deepEqual(
      [...sieve.judge(Int32Array.of(0, 1, 1, 0))],
      patterns.map(() => noRecurrence),
    );
  });
});
