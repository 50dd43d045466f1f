import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { vanishesAt, vanishingFactor } from '../../../src/core/constants/algebraic.ts';
import { catalogue } from '../../../src/core/constants/catalogue.ts';
import type { Reach } from '../../../src/core/constants/constant.ts';
import { constantFromDigits, constantFromText } from '../../../src/core/constants/constants.ts';
import { exactly, root, type Real } from '../../../src/core/constants/real.ts';
import { InputError, PrecisionError } from '../../../src/core/errors.ts';
import { encloseRational, meet, narrowerThan } from '../../../src/core/numbers/enclosure.ts';
import { formatRational, parseRational, rational } from '../../../src/core/numbers/rational.ts';

describe('constants from text', () => {
  const rationals: readonly (readonly [string, string])[] = [
    ['2/3', '2/3'],
    ['2^10', '1024'],
    ['(2/3)^-2', '9/4'],
    ['(27/25)^9*(2401/2400)^-1*(4375/4374)^4', '2'],
    ['sqrt(4)', '2'],
    ['cbrt(-8/27)', '-2/3'],
    ['8^(2/3)', '4'],
    ['exp(0)', '1'],
    ['log(1)', '0'],
    ['e-e', '0'],
    ['pi/pi', '1'],
    ['(2pi-pi)/pi', '1'],
    ['sin(pi/6)', '1/2'],
    ['cos(-7pi/3)', '1/2'],
    ['tan(5pi/4)', '1'],
    ['sin(atan(1)*4)', '0'],
    ['acos(1/2)/pi', '1/3'],
    ['phi^2-phi', '1'],
    ['sqrt(2)*sqrt(8)', '4'],
    ['sqrt(3+2*sqrt(2))-sqrt(2)', '1'],
    ['cbrt(2+sqrt(5))+cbrt(2-sqrt(5))', '1'],
    ['((1+sqrt(5))/2)^10-55*phi', '34'],
    ['sin(1)^2+cos(1)^2', '1'],
    ['exp(1/2)^2/e', '1'],
    ['tanh(1/2)*(e+1)-e', '-1'],
    ['besseli(2,2)/(besseli(0,2)-besseli(1,2))', '1'],
    ['zeta(2)/pi^2', '1/6'],
    ['(pi+e)^2-pi^2-2pi e-e^2', '0'],
    ['besselj(0,0)+besseli(3,0)', '1'],
  ];
  for (const [text, value] of rationals) {
    it(`${text} is recognized as ${value}`, () => {
      const constant = constantFromText(text);
      assert.equal(constant.rationalValue && formatRational(constant.rationalValue), value);
      assert.ok(meet(constant.enclose(50), encloseRational(parseRational(value), 300)));
      assert.deepEqual(constant.rigor, 'proved');
    });
  }

  it('exact arithmetic of the language is that of the rational numbers', () => {
    const fraction = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fraction, fraction, fc.constantFrom('+', '-', '*'), ([a, b], [c, d], operator) => {
        const numerators = {
          '+': BigInt(a * d + c * b),
          '-': BigInt(a * d - c * b),
          '*': BigInt(a * c),
        };
        const { rationalValue } = constantFromText(`(${a})/${b}${operator}((${c})/${d})`);
        assert.deepEqual(rationalValue, rational(numerators[operator as '+'], BigInt(b * d)));
      }),
    );
  });

  const annihilators: readonly (readonly [string, readonly bigint[]])[] = [
    ['sqrt(2)', [-2n, 0n, 1n]],
    ['-sqrt(12)/5', [-12n, 0n, 25n]],
    ['phi', [-1n, -1n, 1n]],
    ['2/(1+sqrt(5))', [-1n, 1n, 1n]],
    ['sqrt(2)+sqrt(3)', [1n, 0n, -10n, 0n, 1n]],
    ['(sqrt(2)+sqrt(3))^2', [1n, -10n, 1n]],
    ['root(4,6)', [-2n, 0n, 0n, 1n]],
    ['cos(pi/6)', [-3n, 0n, 4n]],
    ['sqrt(3+2*sqrt(2))', [-1n, -2n, 1n]],
  ];
  for (const [text, polynomial] of annihilators) {
    it(`${text} has its minimal polynomial`, () => {
      assert.deepEqual(constantFromText(text).annihilator, polynomial);
    });
  }

  it('a polynomial vanishes at an algebraic number exactly when it does', () => {
    const sum = constantFromText('sqrt(2)+sqrt(3)');
    assert.ok(vanishesAt([1n, 0n, -10n, 0n, 1n], sum));
    assert.ok(vanishesAt([0n, 1n, 0n, -10n, 0n, 1n], sum));
    assert.ok(!vanishesAt([1n, 0n, -10n, 1n, 1n], sum));
    assert.ok(vanishesAt([], sum));
    assert.ok(!vanishesAt([5n], sum));
    assert.ok(!vanishesAt([-5n, 0n, 0n, 1n], constantFromText('phi')));
    assert.ok(vanishesAt([-2n, 1n], constantFromText('sqrt(4)')));
    // 1 + 10^−60 is no zero of x − 1 though 50 digits do not tell.
    assert.ok(!vanishesAt([-1n, 1n], constantFromText('1+10^-60')));
    assert.ok(!vanishesAt([-355n, 113n], constantFromText('pi')));
  });

  it('of a squarefree product the factor that vanishes is chosen', () => {
    const product = [6n, 0n, -5n, 0n, 1n];
    const [two, three] = [2n, 3n].map((n) => root(exactly(rational(n)), 2)) as [Real, Real];
    for (const g of [
      [-2n, 0n, 1n],
      [-3n, 0n, 1n],
    ]) {
      assert.deepEqual(vanishingFactor(product, g, two), [-2n, 0n, 1n]);
      assert.deepEqual(vanishingFactor(product, g, three), [-3n, 0n, 1n]);
    }
  });

  const reaches: readonly (readonly [string, Reach])[] = [
    ['3e-7', 'hurwitzian'],
    ['(e+1)/(e-1)', 'hurwitzian'],
    ['exp(-2/7)', 'hurwitzian'],
    ['sqrt(2)/2+1', 'quadratic'],
    ['1/tan(1/5)', 'hurwitzian'],
    ['sinh(1/2)/cosh(1/2)', 'hurwitzian'],
    ['(2sin(1)+cos(1))/(sin(1)-cos(1))', 'hurwitzian'],
    ['besseli(1,2)/besseli(0,2)', 'hurwitzian'],
    ['besseli(5,2/3)/besseli(3,2/3)', 'hurwitzian'],
    ['besselj(-1/4,1/2)/besselj(3/4,1/2)', 'hurwitzian'],
    ['besseli(1/3,2)/besseli(-2/3,2)', 'unknown'],
    ['besseli(0,2)', 'unknown'],
    ['besseli(1,3)/besseli(0,3)', 'unknown'],
    ['(e^2+e)/(e+1)', 'hurwitzian'],
    ['e^2+e', 'unknown'],
    ['exp(3)', 'unreachable'],
    ['exp(2/3)', 'hurwitzian'],
    ['tan(2)', 'unreachable'],
    ['sinh(1)', 'unknown'],
    ['pi/4', 'unreachable'],
    ['1/(zeta(3)+1)', 'unreachable'],
    ['cbrt(2)', 'unreachable'],
    ['pi+e', 'unknown'],
    ['exp(sqrt(2))', 'unknown'],
    ['0.5', 'unknown'],
  ];
  for (const [text, reach] of reaches) {
    it(`${text}: ${reach}`, () => assert.equal(constantFromText(text).reach, reach));
  }

  it('the catalogue says what the constants say', () => {
    for (const entry of catalogue) {
      const constant = constantFromText(entry.name);
      assert.equal(constant.name, entry.name);
      assert.equal(constant.latex, entry.latex);
      assert.equal(constant.reach, entry.reach, entry.name);
      assert.equal(constant.rigor, 'proved', entry.name);
      assert.equal(constantFromText(entry.latex).name, entry.name);
    }
    assert.equal(new Set(catalogue.map(({ name }) => name)).size, catalogue.length);
  });

  const refusals: readonly (readonly [string, RegExp])[] = [
    ['tan(pi/2)', /pole at tan\(pi\/2\)/],
    ['cot(0)', /pole at cot\(0\)/],
    ['cot(3pi)', /pole/],
    ['coth(0)', /pole/],
    ['log(0)', /pole at log\(0\).*above 0/],
    ['atanh(1)', /pole at atanh/],
    ['1/0', /pole at 1\/0/],
    ['1/(e-e)', /pole.*e-e is 0/],
    ['1/(sin(1)^2+cos(1)^2-1)', /pole/],
    ['1/(besseli(1/3,2)-besseli(1/3,2)*2/2)', /pole/],
    ['0^-1', /pole/],
    ['zeta(1)', /pole at zeta\(1\).*2 to 1000/],
    ['zeta(1000000)', /2 to 1000/],
    ['zeta(5/2)', /integers from 2/],
    ['besseli(-1/2,0)', /pole/],
    ['hyp0f1(-2,1)', /pole/],
    ['log(-1)', /log\(-1\) is outside the domain.*above 0/],
    ['log(e-3)', /log\(e-3\) is outside/],
    ['asin(2)', /from −1 to 1/],
    ['acos(-e)', /from −1 to 1/],
    ['acosh(1/2)', /from 1 on/],
    ['sqrt(-1)', /even roots/],
    ['sqrt(e-3)', /even roots/],
    ['(-2)^(1/2)', /not real/],
    ['(-2)^pi', /above 0/],
    ['root(2,1/2)', /integer from 2 to 100/],
    ['besselj(1/3,-2)', /above 0/],
    ['besseli(pi,2)', /rational/],
    ['9^9^9^9', /too large/],
    ['10^10000', /too large/],
    ['e^(10^9)', /up to 10000/],
    ['exp(exp(exp(e)))', /up to 10000/],
    ['besseli(10^6,1)', /at most 1000/],
    ['sin(1/(10^400))', /too many digits/],
    ['2^(1/1000)', /at most 100/],
    ['pi^20000', /too large/],
  ];
  for (const [text, sentence] of refusals) {
    it(`${text} gets a sentence`, () => {
      assert.throws(
        () => constantFromText(text),
        (error: unknown) => {
          assert.ok(error instanceof InputError, String(error));
          assert.match(error.message, sentence);
          assert.match(error.message, /^The constant.*\.$/s);
          return true;
        },
      );
    });
  }

  it('typed digits are an interval of one unit in the last place either side', () => {
    const typed = constantFromText('0.5772…');
    assert.equal(typed.rigor, 'numerical');
    assert.equal(typed.digitsLimit, 3);
    const { lo, hi, bits } = typed.enclose(3);
    assert.ok(lo * 10_000n <= 5_771n << BigInt(bits) && 5_773n << BigInt(bits) <= hi * 10_000n);
    assert.throws(() => typed.enclose(4), PrecisionError);
    assert.ok(meet(constantFromText('exp(1.00000000000)').enclose(9), constantFromText('e').enclose(9)));
    assert.ok(constantFromText('2*3.14159265358979').digitsLimit >= 13);
  });

  it('functions at irrational points are numerical, with 1,000 digits and a sentence beyond', () => {
    const constant = constantFromText('exp(cbrt(2))');
    assert.equal(constant.rigor, 'numerical');
    assert.equal(constant.digitsLimit, 1_000);
    assert.ok(narrowerThan(constant.enclose(1_000), 1_000));
    assert.throws(() => constant.enclose(1_001), /asked for 1001 digits.*numerical and has 1000/);
    assert.throws(() => constant.enclose(-1), InputError);
    assert.throws(() => constant.enclose(1.5), InputError);
  });

  it('numbers that are very small or very large are told from 0 and enclosed all the same', () => {
    const large = constantFromText('1/(coth(5000)-1)').enclose(10);
    assert.ok(meet(large, constantFromText('(exp(10000)-1)/2').enclose(10)));
    assert.ok(narrowerThan(constantFromText('pi^10000').enclose(50), 50));
    assert.throws(() => constantFromText('exp(9999*cbrt(1.0001))').enclose(0), PrecisionError);
  });

  it('a large value has fewer digits after the point', () => {
    const constant = constantFromText('exp(50*cbrt(3))');
    assert.ok(constant.digitsLimit < 1_000 && constant.digitsLimit > 900);
    assert.ok(narrowerThan(constant.enclose(constant.digitsLimit), constant.digitsLimit));
    assert.throws(() => constant.enclose(constant.digitsLimit + 1), PrecisionError);
  });
});

describe('a constant from a file of digits', () => {
  it('reads digits with white space, line breaks, a sign and an ellipsis', () => {
    const constant = constantFromDigits('mine', '\uFEFF -3.14159 26535\r\n 89793… \n');
    assert.equal(constant.name, 'mine');
    assert.equal(constant.rigor, 'numerical');
    assert.equal(constant.digitsLimit, 14);
    const { lo, hi, bits } = constant.enclose(14);
    const scale = 10n ** 15n;
    assert.ok(
      lo * scale <= -3141592653589793n << BigInt(bits) && -3141592653589793n << BigInt(bits) <= hi * scale,
    );
    assert.throws(() => constant.enclose(15), /mine.*asked for 15 digits.*has 14/);
  });

  it('holds the number that the digits were cut from', () => {
    const pi = constantFromText('pi');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (places) => {
        const { lo, bits } = pi.enclose(places + 5);
        const digits = String((lo * 10n ** BigInt(places)) >> BigInt(bits));
        const constant = constantFromDigits('π', `3.${digits.slice(1)}`);
        assert.equal(constant.digitsLimit, places - 1);
        assert.ok(meet(constant.enclose(places - 1), pi.enclose(places + 5)));
      }),
      { numRuns: 30 },
    );
  });

  it('anything else gets a sentence', () => {
    for (const text of ['', ' \n', '.', '-', '1.2.3', '1,5,7', '0x10', '--1', '12 f5', 'π', '1.5 and 2.5']) {
      assert.throws(() => constantFromDigits('mine', text), /^InputError: The digits of mine .*\.$/);
    }
  });
});
