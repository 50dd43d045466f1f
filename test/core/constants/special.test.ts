import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { exactly } from '../../../src/core/constants/real.ts';
import { sumSeries, sumSeriesNaively } from '../../../src/core/constants/series.ts';
import { pi } from '../../../src/core/constants/pi.ts';
import { alternatingSum } from '../../../src/core/constants/special/alternating.ts';
import { harmonicBefore, tangentNumbers } from '../../../src/core/constants/special/digamma.ts';
import { evenZetas } from '../../../src/core/constants/special/evenZetas.ts';
import { gammaAt, gammaAtRational } from '../../../src/core/constants/special/gamma.ts';
import {
  hypergeometricAt,
  hypergeometricAtRational,
  parametricSeries,
} from '../../../src/core/constants/special/hypergeometric.ts';
import { zeta } from '../../../src/core/constants/classical.ts';
import { InputError } from '../../../src/core/errors.ts';
import {
  addEnclosures,
  encloseRational,
  meet,
  narrowerThan,
  withBits,
} from '../../../src/core/numbers/enclosure.ts';
import { bitsForDigits } from '../../../src/core/numbers/integers.ts';
import {
  add,
  formatRational,
  isInteger,
  rational,
  type Rational,
} from '../../../src/core/numbers/rational.ts';
import { hasTool } from '../../support/tools.mjs';
import { pariOf, pariSymbols, pariValues } from './pari.ts';
import { mpmathCalls, pariCalls } from './specialValues.ts';

const small = (bound: number): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.integer({ min: -bound, max: bound }), fc.integer({ min: 1, max: 6 }))
    .map(([p, q]) => rational(BigInt(p), BigInt(q)));
/** Parameters that are no integers below 1. */
const lower = fc
  .tuple(fc.integer({ min: -15, max: 25 }), fc.integer({ min: 2, max: 5 }))
  .filter(([p, q]) => p % q !== 0 || p > 0)
  .map(([p, q]) => rational(BigInt(p), BigInt(q)));

describe('functions beyond the elementary ones', () => {
  it('hold the values of PARI/GP to 1,000 digits, a sample', function () {
    if (!hasTool('pari-gp')) this.skip();
    const digits = 1_000;
    const bits = bitsForDigits(digits);
    // Khinchin's constant takes PARI longer, and Champernowne's more memory than it starts with: npm run soak.
    const numbers = Object.keys(pariSymbols).filter((name) => !/^(?:khinchin|champernowne)$/.test(name));
    const calls = [...pariCalls.filter((_, i) => i % 5 === 2), ...numbers];
    const values = pariValues(
      calls.map((text) => pariOf(parseExpression(text))),
      bits,
      digits + 80,
    );
    calls.forEach((text, i) => {
      const constant = constantFromText(text);
      assert.equal(constant.rigor, 'proved', text);
      const enclosure = constant.enclose(digits);
      assert.ok(narrowerThan(enclosure, digits), text);
      const { lo, hi } = withBits(enclosure, bits);
      assert.ok(lo <= values[i]! + 1n && values[i]! - 1n <= hi, `${text} misses PARI's value`);
    });
  });

  it('hold those of mpmath to 60 digits, all of them that mpmath has by the same name', function () {
    if (!hasTool('python3-sympy')) this.skip();
    const own = /^(?:dirichletbeta|lowergamma|dawson)/;
    const calls = [...pariCalls.filter((text) => !own.test(text)), ...mpmathCalls, 'khinchin', 'glaisher'];
    const script = [
      'from mpmath import *',
      'mp.dps = 90',
      'hyp0f2 = lambda a, b, z: hyper([], [a, b], z)',
      ...calls.map((text) => {
        const exact = text.replace(/(?<![\w.])(\d+)\/(\d+)/g, '(mpf($1)/$2)');
        return `print(int(floor(mpf(10)**60*(${exact.replace('polylog(1,', '-log(1-')}))))`;
      }),
    ].join('\n');
    const run = spawnSync('/usr/bin/python3', ['-'], { input: script, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const values = run.stdout.trim().split('\n').map(BigInt);
    calls.forEach((text, i) => {
      const { lo, hi, bits } = constantFromText(text).enclose(62);
      const floor = (end: bigint): bigint => (end * 10n ** 60n) >> BigInt(bits);
      assert.ok(floor(lo) - 1n <= values[i]! && values[i]! <= floor(hi) + 1n, text);
    });
  });

  it('the series of pFq: by splitting, term by term, and in intervals are one number', () => {
    const cases = fc.oneof(
      fc.record({
        upper: fc.array(small(20), { maxLength: 1 }),
        lower: fc.array(lower, { minLength: 1, maxLength: 2 }),
        z: small(30),
      }),
      fc.record({
        upper: fc.array(small(12), { minLength: 2, maxLength: 2 }),
        lower: fc.array(lower, { minLength: 1, maxLength: 1 }),
        z: fc.integer({ min: -9, max: 9 }).map((p) => rational(BigInt(p), 10n)),
      }),
    );
    fc.assert(
      fc.property(cases, ({ upper, lower: below, z }) => {
        if (z.numerator === 0n) return;
        const parameters = { upper, lower: below };
        const fast = hypergeometricAtRational(parameters, z).enclose(200)!;
        const slow = hypergeometricAt(parameters, exactly(z)).enclose(200)!;
        assert.ok(meet(fast, slow));
        assert.ok(slow.hi - slow.lo < 1n << BigInt(slow.bits - 150));
        const series = parametricSeries(parameters, z);
        assert.ok(meet(sumSeries(series, 120), sumSeriesNaively(series, 120)));
      }),
      {
        numRuns: 60,
        // Two at which the rounding of the terms never fell below what the sum waited for, and one whose terms grow to 10^15.
        examples: (
          [
            [
              [-1, 3],
              [9, 2],
              [2, 3],
              [9, 10],
            ],
            [
              [0, 1],
              [10, 1],
              [18, 5],
              [-9, 10],
            ],
            [
              [6, 1],
              [12, 1],
              [-12, 5],
              [-9, 10],
            ],
          ] as const
        ).map((numbers) => {
          const [a, b, c, z] = numbers.map(([p, q]) => rational(BigInt(p), BigInt(q)));
          return [{ upper: [a!, b!], lower: [c!], z: z! }];
        }),
      },
    );
  });

  it('₂F₁ beside 1 with logarithms, or by Γ, is its series in z', () => {
    const point = rational(199n, 200n);
    const cases = fc.record({ a: small(9), b: small(9), m: fc.integer({ min: -4, max: 4 }), s: lower });
    fc.assert(
      fc.property(cases, fc.boolean(), ({ a, b, m, s }, isLogarithmic) => {
        const c = add(add(a, b), isLogarithmic ? rational(BigInt(m)) : s);
        if (isInteger(c) && c.numerator <= 0n) return;
        const text = `hyp2f1(${[a, b, c, point].map(formatRational).join(',')})`;
        const slow = hypergeometricAtRational({ upper: [a, b], lower: [c] }, point).enclose(120)!;
        const fast = constantFromText(`${text}+pi`).enclose(30);
        assert.ok(meet(addEnclosures(slow, pi.enclose(120)!), fast), text);
      }),
      { numRuns: 25 },
    );
  });

  it('ψ(r) + γ obeys ψ(x + 1) = ψ(x) + 1/x and Gauss’s formula at 1/3, and tangent numbers are those of the sequence', () => {
    // OEIS A000182.
    assert.deepEqual(tangentNumbers(8), [0n, 1n, 2n, 16n, 272n, 7936n, 353792n, 22368256n, 1903757312n]);
    for (const [p, q] of [
      [1n, 3n],
      [-7n, 2n],
      [99n, 100n],
      [-1999n, 2n],
      [5000n, 7n],
    ] as const) {
      const r = rational(p, q);
      const [here, next] = [
        harmonicBefore(r).enclose(400)!,
        harmonicBefore(rational(p + q, q)).enclose(400)!,
      ];
      assert.ok(meet(next, addEnclosures(here, encloseRational(rational(q, p), 400))), `${p}/${q}`);
      assert.ok(here.hi - here.lo < 16n, `${p}/${q} is wide`);
    }
    // ψ(1/3) = −γ − π/(2√3) − (3/2) log 3 (DLMF 5.4.19).
    const third = constantFromText('-pi/(2*sqrt(3))-3/2*log(3)').enclose(100);
    assert.ok(meet(harmonicBefore(rational(1n, 3n)).enclose(400)!, third));
    assert.deepEqual(harmonicBefore(rational(4n)).enclose(8), encloseRational(rational(11n, 6n), 8));
  });

  it('Γ in intervals is Γ at rationals, and obeys Γ(x + 1) = x Γ(x)', () => {
    for (const [p, q] of [
      [1n, 3n],
      [7n, 2n],
      [1n, 100n],
      [41n, 4n],
      [5n, 1n],
    ] as const) {
      const r = rational(p, q);
      const fast = gammaAtRational(r).enclose(150)!;
      const slow = gammaAt(exactly(r)).enclose(150)!;
      assert.ok(meet(fast, slow), `${p}/${q}`);
      assert.ok(slow.hi - slow.lo < 1n << BigInt(slow.bits - 120), `${p}/${q} is wide`);
    }
  });

  it('ζ at even integers by Euler’s recurrence, η and β by accelerated series, are what they are by other means', () => {
    const zetas = evenZetas(30, 300);
    for (let n = 1; n <= 30; n++) assert.ok(meet(zetas[n]!, zeta(2 * n).enclose(300)!), `zeta(${2 * n})`);
    assert.ok(meet(alternatingSum(2, 2).enclose(300)!, constantFromText('catalan').enclose(90)));
    assert.ok(meet(alternatingSum(2, 1).enclose(300)!, constantFromText('pi/4').enclose(90)));
    assert.ok(meet(alternatingSum(1, 1).enclose(300)!, constantFromText('log(2)').enclose(90)));
    assert.ok(meet(alternatingSum(1, 3).enclose(300)!, constantFromText('altzeta(3)').enclose(90)));
  });

  const identities: readonly (readonly [string, string])[] = [
    ['gamma(1/3)*gamma(2/3)', '2*pi/sqrt(3)'],
    ['gamma(1/4)^2', '2*sqrt(2*pi)*lemniscate'],
    ['erf(2/3)+erfc(2/3)', '1+0*pi'],
    ['besselk(1/2,3)', 'sqrt(pi/6)*exp(-3)'],
    ['besselk(1,2)*besseli(0,2)+besselk(0,2)*besseli(1,2)', '1/2+0*pi'],
    ['besselj(1,3)*bessely(0,3)-besselj(0,3)*bessely(1,3)', '2/(3*pi)'],
    ['gammainc(1/3,2)+lowergamma(1/3,2)', 'gamma(1/3)'],
    ['hyp2f1(1,1,2,1/2)', '2*log(2)'],
    ['hyp2f1(1/2,1,3/2,-1/3)', 'sqrt(3)*pi/6'],
    ['polylog(2,1/2)', 'pi^2/12-log(2)^2/2'],
    ['ellipk(-1)*2', 'lemniscate'],
    ['plastic^3-plastic', '1+0*pi'],
    ['omega*exp(omega)', '1+0*pi'],
    ['dirichletbeta(5)', '5*pi^5/1536'],
  ];
  for (const [left, right] of identities)
    it(`${left} = ${right}`, () => {
      const [x, y] = [left, right].map((text) => constantFromText(text).enclose(200));
      assert.ok(meet(x!, y!));
      assert.ok(narrowerThan(x!, 200));
    });

  /** A sentence for every way out of a domain. */
  const refusals: readonly (readonly [string, RegExp])[] = [
    ['gamma(0)', /pole at gamma\(0\): gamma takes any number but 0, −1, −2/],
    ['gamma(-pi)', /irrational ones above 0/],
    ['gamma(5000)', /up to 1000/],
    ['gamma(1/101)', /denominators up to 100/],
    ['beta(0,1/2)', /pole/],
    ['gammainc(pi,1)', /first argument of gammainc is a rational number/],
    ['gammainc(1/2,-1)', /above 0/],
    ['lowergamma(-2,1)', /pole/],
    ['erf(101)', /up to 100/],
    ['erfc(-pi*40)', /up to 100/],
    ['e1(0)', /pole at e1\(0\): e1 takes numbers above 0/],
    ['e1(-1)', /ei\(x\) is −e1\(−x\)/],
    ['ei(0)', /any number but 0/],
    ['besselk(0,0)', /above 0/],
    ['besselk(pi,1)', /order of besselk is a rational number/],
    ['bessely(0,-e)', /bessely takes arguments above 0/],
    ['besselk(2000,1)', /at most 1000/],
    ['hyp1f1(1,-1,2)', /lower parameter of hyp1f1/],
    ['hyp1f1(pi,1,2)', /parameters of hyp1f1 are rational/],
    ['hyp2f1(1,1,1,1)', /finite for c > a \+ b/],
    ['hyp2f1(1,1,1,2)', /from −10\^16 to 1/],
    [
      'hyp2f1(1/99,1/98,1/97,999/1000)',
      /differences of the parameters of hyp2f1 have denominators up to 100/,
    ],
    ['hyp2f1(1/99,1/98,1/97,-1000)', /differences of the parameters of hyp2f1 have denominators up to 100/],
    ['hyp2f1(1/200,1,1,1/2)', /denominators up to 100/],
    ['agm(-1,1)', /from 0 on/],
    ['ellipk(1)', /m = k² below 1/],
    ['polylog(1/2,1/2)', /integers from 1/],
    ['polylog(200,1/2)', /from 1 to 100/],
    ['polylog(2,3/2)', /from −99\/100 to 99\/100/],
    ['polylog(1,1)', /below 1/],
    ['altzeta(0)', /integers from 1/],
    ['dirichletbeta(1/2)', /integers from 1/],
  ];
  for (const [text, sentence] of refusals)
    it(`${text} is refused with a sentence`, () => {
      assert.throws(
        () => constantFromText(text),
        (error) => error instanceof InputError && sentence.test(error.message) && error.message.endsWith('.'),
      );
    });
});
