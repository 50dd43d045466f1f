import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../../src/core/constants/constants.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { trimInteger } from '../../../../src/core/numbers/polynomial.ts';
import { encloseValue } from '../../../../src/core/value.ts';
import { InputError } from '../../../../src/core/errors.ts';
import { looksLikeDigits, readKnownDigits } from '../../../../src/core/theorems/naming/interval.ts';
import { nameKey, unitsApart } from '../../../../src/core/theorems/naming/name.ts';
import { nameDigits } from '../../../../src/core/theorems/naming/nameNumber.ts';
import { nameKnownDigits } from '../../../../src/core/theorems/naming/nameDigits.ts';
import { builtCatalogue, firstDigits, judge, randomReal, readSamples } from '../../../support/naming.ts';
import { hasTool } from '../../../support/tools.mjs';
import { randomIntegers } from '../support.ts';

const named = (text: string, determinant?: number) =>
  nameKnownDigits(readKnownDigits(text), builtCatalogue, determinant);
const bestName = (text: string): string => {
  const [best] = named(text).answers;
  return best ? nameKey(best.name) : 'unnamed';
};

describe('Digits with an error', () => {
  it('are read with the error of their last digit, or with the one that is given', () => {
    const { size, error, digits, negative } = readKnownDigits('-2.71828(3)');
    assert.deepEqual(
      [size, error, digits, negative],
      [{ numerator: 67957n, denominator: 25000n }, { numerator: 3n, denominator: 100000n }, 6, true],
    );
    assert.equal(readKnownDigits('6.02214076e23').size.numerator, 602214076000000000000000n);
    assert.deepEqual(readKnownDigits('1.602176634 × 10^{-19}').error, {
      numerator: 1n,
      denominator: 10n ** 28n,
    });
    assert.equal(readKnownDigits('0.000123456…').digits, 6);
    for (const text of ['3.14', '0.0000001', '0.000000000'])
      assert.throws(() => readKnownDigits(text), InputError, text);
  });

  it('are told from expressions', () => {
    for (const text of ['3.14159', '−0.5772', '.333333', '2.71828(3)', '1.0e-7', '3.141 592 653'])
      assert.ok(looksLikeDigits(text), text);
    for (const text of ['22/7', 'e', '2', '2.5*e', 'exp(0.5)', '2.']) assert.ok(!looksLikeDigits(text), text);
  });
});

describe('Names of numbers from their digits', () => {
  it('are those that a mathematician would give', () => {
    for (const [digits, ...names] of [
      ['3.14159', 'pi'],
      ['2.718281828459045', 'e'],
      ['0.142857142857', '1/7'],
      // A power of 10 takes less to write as an exponential.
      ['100000.0000000', '100000'],
      ['1.6449340668482264', 'zeta(2)', 'pi^2/6'],
      ['0.3678794411714423', 'exp(-1)', '1/e'],
      ['1.4142135623730951', 'sqrt(2)'],
      ['3.1462643699419723', 'sqrt(2)+sqrt(3)'],
      ['5.859874482048838', 'pi+e', 'e+pi'],
      ['1.1673039782614187', 'root -1 -1 0 0 0 1'],
      ['-0.5772156649015329', '-eulergamma'],
      ['262537412640768743.9999999999993', 'exp(pi*sqrt(163))'],
      ['0.2078795763507619', 'exp(-pi/2)'],
      ['1.4645918875615233', 'root(pi,3)', 'cbrt(pi)'],
      ['0.8862269254527580', 'sqrt(pi)/2', 'gamma(3/2)'],
      ['1.2020569031595942', 'zeta(3)'],
    ] as const)
      assert.ok((names as readonly string[]).includes(bestName(digits)), `${digits}: ${bestName(digits)}`);
  });

  it('say how many more digits would decide', () => {
    const { answers, undecided } = named('1.644934');
    assert.equal(answers.length === 0, undecided !== null);
    const short = named('5.85987');
    assert.equal(short.answers.length, 0);
    if (short.undecided) {
      assert.ok(short.undecided.moreDigits >= 1 && short.undecided.best.surplus < 3);
      assert.ok(unitsApart(short.undecided.best.name, readKnownDigits('5.85987')) !== null);
    }
  });

  it('cost what they explain where they are as long as the digits', () => {
    assert.equal(bestName('3.141592920353983'), '355/113');
    assert.equal(bestName('3.142592920353982'), 'unnamed');
    assert.equal(bestName('1.234567890123456'), 'unnamed');
  });

  it('are found for all digits of a number that doubles cannot tell from a simple one', () => {
    // Exact values of doubles, by Python's Decimal(1/3) and Decimal(math.pi).
    const third = '0.333333333333333314829616256247390992939472198486328125';
    const pi = '3.141592653589793115997963468544185161590576171875';
    assert.equal(bestName(third), '6004799503160661/18014398509481984');
    assert.equal(bestName(pi), '884279719003555/281474976710656');
  });

  it('are found where the last two digits are off, unless the error is given', () => {
    for (const [digits, name] of [
      ['0.30000000000000004', '3/10'],
      ['2.9999999999999996', '3'],
      ['-1.6449340668482273', '-zeta(2)'],
      ['0.69314718055994487', 'log(2)'],
    ] as const) {
      const [best] = named(digits).answers;
      assert.ok(best, digits);
      assert.equal(nameKey(best.name), name);
      assert.ok(best.units > 3 && Math.abs(best.explains - best.cost - best.surplus) < 1e-9, digits);
    }
    for (const digits of ['1.6449340668482273(2)', '1.6449340668482273 ± 0.0000000000000002'])
      assert.deepEqual(named(digits).answers, [], digits);
  });

  it('are looked for in moderate time where the number is very large or very small', () => {
    const tools = { catalogue: builtCatalogue, determinant: 5 };
    for (const text of ['4.9406564584124654e-324', '1.797693134862315e308', '1.234567e-500', '7.654321e4000'])
      assert.equal(nameDigits(readKnownDigits(text), tools).kind, 'unknown', text);
    // In one second each: relations with numbers of size 1 cannot be worth their integers, and squares leave double precision.
    for (const text of ['1.797693134862315e290', '1.2345678901234e-250', '6.62607015e-134'])
      assert.deepEqual(named(text).answers, [], text);
    assert.equal(bestName('5.184705528587072e21'), 'exp(50)');
    assert.equal(bestName('1.4035922178528375e217'), 'exp(500)');
  });

  it('hold to all digits, however many there are', () => {
    const digits = decimalExpansion(constantFromText('pi+sqrt(2)').enclose(500), 480)!;
    assert.match(bestName(digits), /pi/);
    // One digit wrong beyond those that the search looks at.
    const wrong = `${digits.slice(0, 400)}${(Number(digits[400]) + 5) % 10}${digits.slice(401)}`;
    assert.deepEqual(named(wrong, 2).answers, []);
  });

  it('are right or none on one in twelve of the public set, also with the last digit off by two', function () {
    this.timeout(300_000);
    const samples = readSamples('test/fixtures/numbers.tsv').filter((_, i) => i % 12 === 0);
    for (const [count, moved, least] of [
      [10, 0, 0.5],
      [16, 2, 0.7],
      [30, -2, 0.7],
    ] as const) {
      const verdicts = samples.map((sample) => judge(sample, firstDigits(sample.digits, count, moved)));
      const wrong = samples.filter((_, i) => verdicts[i]!.verdict === 'wrong').map(({ formula }) => formula);
      assert.deepEqual(wrong, [], `${count} digits`);
      const right = verdicts.filter(({ verdict }) => verdict === 'right').length;
      assert.ok(right >= least * samples.length, `${right} of ${samples.length} at ${count} digits`);
    }
  });

  it('agree with PARI/GP’s algdep on roots of random polynomials', function () {
    if (!hasTool('pari-gp')) this.skip();
    const random = randomIntegers(77n);
    const polynomials = Array.from({ length: 60 }, () => {
      const degree = 3 + random(5);
      return Array.from({ length: degree + 1 }, (_, i) =>
        i === degree || i === 0 ? 1 + random(5) : random(11) - 5,
      );
    });
    const program = polynomials
      .map(
        (p) =>
          `{my(P=Polrev([${p.join(',')}]),r=select(z->abs(imag(z))<1e-40&&real(z)>1e-3,polroots(P)));if(#r&&polisirreducible(P),my(x=real(r[1]));print(x,";",Vecrev(algdep(x,poldegree(P)))),print("none"))}`,
      )
      .join('\n');
    const run = spawnSync('gp', ['-q'], { input: `default(realprecision,60)\n${program}`, encoding: 'utf8' });
    let count = 0;
    for (const line of run.stdout.trim().split('\n')) {
      if (line === 'none') continue;
      const [x, coefficients] = line.split(';') as [string, string];
      const theirs = coefficients
        .replace(/[[\] ]/g, '')
        .split(',')
        .map(BigInt);
      const [best] = named(
        firstDigits(
          x.replace(/\.?$/, (end) => end || '.'),
          50,
        ),
      ).answers;
      assert.ok(best, line);
      count++;
      if (best.name.kind !== 'root') continue;
      const sign =
        best.name.polynomial[best.name.polynomial.length - 1]! * theirs[theirs.length - 1]! < 0n ? -1n : 1n;
      assert.deepEqual(
        best.name.polynomial,
        theirs.map((c) => sign * c),
      );
    }
    assert.ok(count >= 5, `${count}`);
  });
});

describe('ESMA’s patterns as a method', () => {
  const constants = [
    'besseli(1,2)/besseli(0,2)',
    'besselj(1,2)/besselj(0,2)',
    'besseli(4/3,2/3)/besseli(1/3,2/3)',
    'besselj(4/15,8/3)/besselj(19/15,8/3)',
    'besseli(1,3)/besseli(0,3)',
  ];

  it('name Möbius images of Bessel ratios from 300 digits', function () {
    this.timeout(300_000);
    const random = randomIntegers(20n);
    for (let i = 0; i < 4; i++) {
      const constant = constantFromText(constants[i % constants.length]!);
      const draw = () => BigInt(random(9) - 4);
      let [a, b, c, d] = [draw(), draw(), draw(), draw()];
      while (a * d === b * c) [a, b, c, d] = [draw(), draw(), draw(), draw()];
      const value = { numerator: trimInteger([b, a]), denominator: trimInteger([d, c]) };
      const text = decimalExpansion(encloseValue(constant, value, 310), 300)!;
      const [best] = named(text).answers;
      assert.ok(best, `(${a} x + ${b})/(${c} x + ${d}) over ${constant.name}`);
      const more = readKnownDigits(
        decimalExpansion(encloseValue(constant, value, 600), 590)!.replace('-', ''),
      );
      const { name } = best;
      const size =
        text.startsWith('-') && name.kind === 'expression'
          ? { kind: 'negate' as const, argument: name.expression }
          : null;
      assert.ok(
        unitsApart(size ? { kind: 'expression', expression: size } : name, more) !== null,
        nameKey(name),
      );
    }
  });
});

describe('Random reals', () => {
  it('are not named: 60 of 8, 16 and 30 digits', function () {
    this.timeout(300_000);
    const random = randomIntegers(2026n);
    for (const digits of [8, 16, 30]) {
      for (let i = 0; i < 20; i++) {
        const text = randomReal(random, digits);
        assert.deepEqual(named(text, 5).answers, [], text);
      }
    }
  });
});
