import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { apparentRational, apparentSentence } from '../../../src/core/constants/apparentRational.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { checkSearchable } from '../../../src/core/esma/searchScope.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { decimalOfRational } from '../../../src/core/numbers/decimal.ts';
import { formatRational, parseRational } from '../../../src/core/numbers/rational.ts';
import { esma } from '../../support/cli.ts';
import { hasTool } from '../../support/tools.mjs';

/** Numbers that are rational without showing it: as they are written, as PARI/GP writes them, and what they are. */
const hidden: readonly (readonly [string, string, string])[] = [
  ['gamma(1/2)^2/pi', 'gamma(1/2)^2/Pi', '1'],
  ['exp(log 2)', 'exp(log(2))', '2'],
  ['log(e^3)', 'log(exp(3))', '3'],
  ['sin(pi/6)', 'sin(Pi/6)', '1/2'],
  ['4*atan(1)/pi', '4*atan(1)/Pi', '1'],
  ['cosh(0)', 'cosh(0)', '1'],
  ['zeta(2)/pi^2', 'zeta(2)/Pi^2', '1/6'],
  ['log(8)/log(2)', 'log(8)/log(2)', '3'],
  ['log_4 8', 'log(8)/log(4)', '3/2'],
  ['log(2)+log(3)-log(6)', 'log(2)+log(3)-log(6)', '0'],
  ['2^(log(3)/log(2))', '2^(log(3)/log(2))', '3'],
  ['9^(log(2)/log(3))', '9^(log(2)/log(3))', '4'],
  ['exp(2*log(3)-log(2))', 'exp(2*log(3)-log(2))', '9/2'],
  ['tanh(log 2)', 'tanh(log(2))', '3/5'],
  ['atanh(3/5)/log(2)', 'atanh(3/5)/log(2)', '1'],
  ['asinh(3/4)/log(2)', 'asinh(3/4)/log(2)', '1'],
  ['atanh(tanh(1))', 'atanh(tanh(1))', '1'],
  ['asinh(1)/log(1+sqrt(2))', 'asinh(1)/log(1+sqrt(2))', '1'],
  ['log(sqrt(2))/log(2)', 'log(sqrt(2))/log(2)', '1/2'],
  ['e^pi*e^(-pi)', 'exp(Pi)*exp(-Pi)', '1'],
  ['exp(sqrt(2))*exp(-sqrt(2))', 'exp(sqrt(2))*exp(-sqrt(2))', '1'],
  ['pi^e/exp(e*log(pi))', 'Pi^exp(1)/exp(exp(1)*log(Pi))', '1'],
  ['(sqrt(2)^sqrt(2))^sqrt(2)', '(sqrt(2)^sqrt(2))^sqrt(2)', '2'],
  ['omega*exp(omega)', 'lambertw(1)*exp(lambertw(1))', '1'],
  ['sin(1)^2+cos(1)^2', 'sin(1)^2+cos(1)^2', '1'],
  ['sin(2)/(sin(1)*cos(1))', 'sin(2)/(sin(1)*cos(1))', '2'],
  ['tan(2)*(1-tan(1)^2)/tan(1)', 'tan(2)*(1-tan(1)^2)/tan(1)', '2'],
  ['sin(sqrt(2))^2+cos(sqrt(2))^2', 'sin(sqrt(2))^2+cos(sqrt(2))^2', '1'],
  ['cos(pi/7)*cos(2pi/7)*cos(3pi/7)', 'cos(Pi/7)*cos(2*Pi/7)*cos(3*Pi/7)', '1/8'],
  ['sin(pi/10)*sin(3pi/10)', 'sin(Pi/10)*sin(3*Pi/10)', '1/4'],
  ['tan(atan(1/2)+atan(1/3))', 'tan(atan(1/2)+atan(1/3))', '1'],
  ['(16*atan(1/5)-4*atan(1/239))/pi', '(16*atan(1/5)-4*atan(1/239))/Pi', '1'],
  ['(atan(1)+atan(2)+atan(3))/pi', '(atan(1)+atan(2)+atan(3))/Pi', '1'],
  ['(acos(1/3)+asin(1/3))/pi', '(acos(1/3)+asin(1/3))/Pi', '1/2'],
  ['asin(3/5)/atan(3/4)', 'asin(3/5)/atan(3/4)', '1'],
  ['gamma(1/3)*gamma(2/3)*sqrt(3)/pi', 'gamma(1/3)*gamma(2/3)*sqrt(3)/Pi', '2'],
  ['gamma(1/5)*gamma(4/5)*sin(pi/5)/pi', 'gamma(1/5)*gamma(4/5)*sin(Pi/5)/Pi', '1'],
  ['gamma(7/2)/sqrt(pi)', 'gamma(7/2)/sqrt(Pi)', '15/8'],
  ['beta(1/2,1/2)/pi', 'gamma(1/2)^2/gamma(1)/Pi', '1'],
  ['gamma(1/4)^4/(pi*lemniscate^2)', 'gamma(1/4)^4/(Pi*(Pi/agm(1,sqrt(2)))^2)', '8'],
  ['agm(1,sqrt(2))*lemniscate/pi', 'agm(1,sqrt(2))*(Pi/agm(1,sqrt(2)))/Pi', '1'],
  ['erf(1)+erfc(1)', '(1-erfc(1))+erfc(1)', '1'],
  ['gompertz/(e*e1(1))', 'exp(1)*eint1(1)/(exp(1)*eint1(1))', '1'],
  ['altzeta(3)/zeta(3)', '(1-2^-2)*zeta(3)/zeta(3)', '3/4'],
  ['dirichletbeta(3)/pi^3', 'sumalt(k=0,(-1)^k/(2*k+1)^3)/Pi^3', '1/32'],
  ['polylog(1,1/2)/log(2)', 'polylog(1,1/2)/log(2)', '1'],
  ['polylog(2,1/2)/(pi^2-6*log(2)^2)', 'polylog(2,1/2)/(Pi^2-6*log(2)^2)', '1/12'],
  ['gammainc(3,1)*e', 'incgam(3,1)*exp(1)', '5'],
  ['besselk(1/2,2)*e^2/sqrt(pi)', 'besselk(1/2,2)*exp(2)/sqrt(Pi)', '1/2'],
  ['hyp2f1(1,1,2,1/2)/log(2)', '2*log(2)/log(2)', '2'],
];

/** Rational numbers of which nothing here shows that they are, and what they agree with. */
const undecided: readonly (readonly [string, string])[] = [
  ['log(1+sqrt(2))+log(sqrt(2)-1)', '0'],
  ['gamma(1/6)*gamma(2/3)/gamma(1/3)/2^(2/3)/sqrt(pi)', '1'],
];

describe('rational numbers that do not look so', () => {
  for (const [text, , value] of hidden)
    it(`${text} is ${value}`, () => {
      const { rationalValue } = constantFromText(text);
      assert.ok(rationalValue, 'not recognized');
      assert.equal(formatRational(rationalValue), value);
    });

  it('PARI/GP agrees to 40 digits', function () {
    if (!hasTool('pari-gp')) this.skip();
    const lines = hidden.map(([, inPari, value]) => `print(abs((${inPari})-(${value}))<10^-40)`);
    const run = spawnSync('gp', ['-q', '-f'], {
      input: ['default(realprecision,60)', ...lines].join('\n'),
      encoding: 'utf8',
    });
    assert.deepEqual(
      run.stdout.trim().split('\n'),
      hidden.map(() => '1'),
      run.stderr,
    );
  });

  it('numbers that are near, or of another kind, are none', () => {
    for (const text of [
      'exp(log(2)+1)',
      'exp(log(2)/2)',
      'sin(1)^2-cos(1)^2',
      'exp(pi*sqrt(163))',
      'gamma(1/3)*gamma(2/3)/pi',
      '2^(log(3)/log(5))',
      '10*cos(pi/7)/9',
      'log(2)+log(3)-log(5)',
      'exp(1/10^60)',
    ]) {
      const constant = constantFromText(text);
      assert.equal(constant.rationalValue, null, text);
      assert.equal(apparentRational(constant), null, text);
    }
  });

  it('what is algebraic without looking so has its polynomial, and a proved value', () => {
    for (const [text, polynomial] of [
      ['exp(log(2)/2)', [-2n, 0n, 1n]],
      ['4*cos(2*pi/5)+1', [-5n, 0n, 1n]],
      ['gamma(1/3)*gamma(2/3)/pi', [-4n, 0n, 3n]],
      ['tan(pi/8)', [-1n, 2n, 1n]],
      ['2*cos(pi/7)', [1n, -2n, -1n, 1n]],
    ] as const) {
      const { annihilator, rigor } = constantFromText(text);
      assert.deepEqual([annihilator, rigor], [polynomial, 'proved'], text);
    }
  });

  it('where nothing decides, just that is said, by every command', () => {
    for (const [text, value] of undecided) {
      const constant = constantFromText(text);
      const apparent = apparentRational(constant);
      assert.ok(apparent, text);
      const sentence = `${text} agrees with ${value} to 1,000 digits; whether it is ${value} is not decided here`;
      assert.equal(apparentSentence(constant.name, apparent), sentence);
      assert.throws(
        () => {
          checkSearchable(constant, { ...defaultSpecification, constant: text });
        },
        { message: `constant: ${sentence}, and the continued fraction of a rational number ends.` },
      );
    }
    const [text, value] = undecided[0]!;
    for (const command of ['evaluate', 'expand', 'search', 'convergents', 'identify']) {
      const { err, out } = esma(command, text);
      assert.match(
        `${out}${err}`,
        new RegExp(`agrees with ${value} to 1,000 digits; whether it is ${value} is not decided here`),
        command,
      );
    }
  });

  it('the decimals of a rational number are those of the division', () => {
    assert.equal(decimalOfRational(parseRational('3/5'), 4), '0.6000');
    assert.equal(decimalOfRational(parseRational('-1/3'), 3), '-0.333');
    assert.equal(decimalOfRational(parseRational('0'), 2), '0.00');
    assert.equal(esma('evaluate', 'tanh(log 2)', '--digits', '5').out, '0.60000\n');
  });
});
