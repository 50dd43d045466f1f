import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { catalogue } from '../../../src/core/constants/catalogue.ts';
import {
  bessel,
  gammaFunction,
  hypergeometricSeries,
  lowerGammaSeries,
} from '../../../src/core/constants/bessel.ts';
import {
  aperySeries,
  catalanSeries,
  eulersConstant,
  zeta,
  zetaByBorwein,
} from '../../../src/core/constants/classical.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import * as elementary from '../../../src/core/constants/elementary.ts';
import { chudnovskySeries } from '../../../src/core/constants/pi.ts';
import {
  sumSeries,
  sumSeriesNaively,
  type HypergeometricSeries,
} from '../../../src/core/constants/series.ts';
import { meet, narrowerThan, withBits } from '../../../src/core/numbers/enclosure.ts';
import * as Q from '../../../src/core/numbers/rational.ts';

const { rational } = Q;
const smallRational = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));
const unit = fc
  .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 40, max: 60 }))
  .filter(([a]) => a !== 0)
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));

function agree(series: HypergeometricSeries, bits: number): void {
  const fast = sumSeries(series, bits);
  const plain = sumSeriesNaively(series, bits);
  assert.ok(meet(fast, plain));
  // The true sum, known to 64 bits more, lies inside.
  const { lo, hi } = sumSeriesNaively(series, bits + 64);
  assert.ok(fast.lo << 64n <= lo && hi <= fast.hi << 64n, 'binary splitting misses the sum');
  assert.ok(fast.hi - fast.lo <= 64n, `binary splitting is ${fast.hi - fast.lo} units wide`);
}

describe('enclosures of constants', () => {
  it('binary splitting agrees with summation term by term', () => {
    for (const bits of [0, 1, 64, 500]) {
      for (const series of [chudnovskySeries, catalanSeries, aperySeries]) agree(series, bits);
    }
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 300 }), (x, bits) => {
        agree(elementary.exponentialSeries(x), bits);
        agree(elementary.sineSeries(x), bits);
        agree(elementary.areaTangentSeries(x), bits);
        agree(elementary.areaTangentSeries(x, -1n), bits);
        agree(elementary.arcSineSeries(Q.multiply(x, x)), bits);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(smallRational, smallRational, fc.integer({ min: 0, max: 300 }), (a, x, bits) => {
        fc.pre(x.numerator !== 0n && !(Q.isInteger(a) && a.numerator <= 0n));
        agree(hypergeometricSeries(a, x), bits);
      }),
      { numRuns: 60 },
    );
    agree(lowerGammaSeries(rational(4n, 3n), 20), 60);
  });

  it('the ratio of terms that bounds the rest of a series is at most 1/2 from where it says', () => {
    const halves = (series: HypergeometricSeries): void => {
      const start = series.halvesFrom;
      for (let n = start; n < start + 40; n++) {
        const [p, q] = [series.p(n + 1), series.q(n + 1)];
        const top = series.a(n + 1) * p * (series.b?.(n) ?? 1n);
        const bottom = series.a(n) * q * (series.b?.(n + 1) ?? 1n);
        assert.ok(2n * (top < 0n ? -top : top) <= (bottom < 0n ? -bottom : bottom), `ratio at ${n}`);
        assert.ok(q > 0n);
      }
    };
    for (const series of [chudnovskySeries, catalanSeries, aperySeries]) halves(series);
    fc.assert(
      fc.property(smallRational, smallRational, unit, (a, x, y) => {
        fc.pre(x.numerator !== 0n && !(Q.isInteger(a) && a.numerator <= 0n));
        halves(hypergeometricSeries(a, x));
        halves(elementary.exponentialSeries(y));
        halves(elementary.sineSeries(y));
        halves(elementary.arcSineSeries(Q.multiply(y, y)));
        halves(elementary.areaTangentSeries(y));
      }),
    );
    halves(lowerGammaSeries(rational(5n, 3n), 30));
  });

  it('are as narrow as asked for, and more digits stay within fewer', () => {
    const names = [...catalogue.map(({ name }) => name), '1/(pi-355/113)', 'exp(100)', 'besseli(1/3,2)'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 4 }),
        (name, requests) => {
          const constant = constantFromText(name);
          const enclosures = requests.map((digits) => {
            const enclosure = constant.enclose(digits);
            assert.ok(narrowerThan(enclosure, digits));
            return enclosure;
          });
          for (const x of enclosures) for (const y of enclosures) assert.ok(meet(x, y), name);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a smaller request is served from a larger one', () => {
    const constant = constantFromText('pi');
    const fine = constant.enclose(2_000);
    const coarse = constant.enclose(20);
    assert.ok(coarse.bits < 200);
    const dropped = withBits(fine, coarse.bits);
    assert.ok(coarse.lo <= dropped.lo && dropped.hi <= coarse.hi);
  });

  const identities: readonly (readonly [string, string])[] = [
    ['4*(4*atan(1/5)-atan(1/239))', 'pi'],
    ['16*atan(1/5)-4*atan(1/239)', '4*(atan(1/2)+atan(1/3))'],
    ['exp(1)^2', 'exp(2)'],
    ['exp(1/3)*exp(2/3)', 'e'],
    ['tanh(1/2)', '(e-1)/(e+1)'],
    ['sin(1/3)^2+cos(1/3)^2', '1'],
    ['tan(1)', 'sin(1)/cos(1)'],
    ['sin(2)', '2*sin(1)*cos(1)'],
    ['log(6)', 'log(2)+log(3)'],
    ['9*log(27/25)-log(2401/2400)+4*log(4375/4374)', 'log(2)'],
    ['asin(3/5)', 'atan(3/4)'],
    ['asin(4/5)+asin(3/5)', 'pi/2'],
    ['zeta(2)', 'pi^2/6'],
    ['zeta(4)', 'pi^4/90'],
    ['besseli(1/2,1)', 'sqrt(2/pi)*sinh(1)'],
    ['besseli(1/2,1)/besseli(-1/2,1)', 'tanh(1)'],
    ['besselj(1/2,1)/besselj(-1/2,1)', 'tan(1)'],
    ['besseli(0,2)-besseli(2,2)', 'besseli(1,2)'],
    ['hyp0f1(1/2,1/16)', 'cosh(1/2)'],
    ['cbrt(2)', '2^(1/3)'],
    ['1/(sqrt(3)-sqrt(2))', 'sqrt(3)+sqrt(2)'],
    ['atanh(1/2)', 'log(3)/2'],
    ['exp(log(pi))', 'pi'],
    ['asinh(3/4)', 'log(2)'],
  ];
  for (const [left, right] of identities) {
    it(`${left} = ${right}`, () => {
      const digits = 300;
      assert.ok(meet(constantFromText(left).enclose(digits), constantFromText(right).enclose(digits)));
    });
  }

  it('Γ(1/3) Γ(2/3) = 2π/√3, and Γ(−5/2) = −8√π/15', () => {
    const gamma = constantFromText('2*pi/sqrt(3)').enclose(200);
    const [x, y] = [
      gammaFunction(rational(1n, 3n)).enclose(700)!,
      gammaFunction(rational(2n, 3n)).enclose(700)!,
    ];
    assert.ok(meet({ lo: (x.lo * y.lo) >> 700n, hi: ((x.hi * y.hi) >> 700n) + 1n, bits: 700 }, gamma));
    assert.ok(
      meet(gammaFunction(rational(-5n, 2n)).enclose(700)!, constantFromText('-8*sqrt(pi)/15').enclose(200)),
    );
  });

  it('γ and ζ(3) agree with slow sums, ζ with Borwein’s algorithm', () => {
    // γ = Σ_{k<n} 1/k − log n + 1/(2n) + 1/(12n²) − ε with 0 < ε < 1/(120 n⁴) (Euler and Maclaurin), n = 1000.
    const bits = 60n;
    const one = 1n << bits;
    let harmonic = 0n;
    let cubes = 0n;
    for (let k = 1n; k < 1_000n; k++) {
      harmonic += one / k;
      cubes += one / k ** 3n;
    }
    const logarithm = elementary.logarithm(rational(1_000n)).enclose(60)!;
    const estimate = harmonic - logarithm.lo + one / 2_000n + one / 12_000_000n;
    const slack = 2_000n + one / (100n * 1_000n ** 4n);
    assert.ok(meet(eulersConstant.enclose(60)!, { lo: estimate - slack, hi: estimate + slack, bits: 60 }));
    // The rest of Σ k^−3 lies between 1/(2n²) and 1/(2(n−1)²).
    const low = cubes + one / 2_000_000n;
    const high = cubes + one / 1_996_002n + 2_000n;
    assert.ok(meet(zeta(3).enclose(60)!, { lo: low - 2_000n, hi: high, bits: 60 }));
    for (const s of [2, 3, 4, 5, 60])
      assert.ok(meet(zeta(s).enclose(400)!, zetaByBorwein(s).enclose(400)!), `ζ(${s})`);
  });

  it('Bessel functions of negative integer order mirror the positive ones', () => {
    const at = rational(5n, 2n);
    assert.deepEqual(
      bessel('besseli', rational(-3n), at).enclose(200),
      bessel('besseli', rational(3n), at).enclose(200),
    );
    const [x, y] = [
      bessel('besselj', rational(-3n), at).enclose(200)!,
      bessel('besselj', rational(3n), at).enclose(200)!,
    ];
    assert.ok(meet(x, { lo: -y.hi, hi: -y.lo, bits: 200 }));
  });
});
