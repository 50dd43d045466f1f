import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HypergeometricNode } from '../../../src/core/certificate.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import type { Matrix } from '../../../src/core/numbers/matrix.ts';
import { evaluatePolynomial } from '../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import type { Rational } from '../../../src/core/numbers/rational.ts';
import { encloseValue } from '../../../src/core/value.ts';
import type { Value } from '../../../src/core/value.ts';
import { hypergeometricImages } from '../../../src/core/theorems/classical/hypergeometricImage.ts';

const scale = 10n ** 50n;
const fixed = ({ numerator, denominator }: Rational) => (numerator * scale) / denominator;

/** Σ_m ∏_{i<m} ratio(i), to about 45 digits. */
function sum(ratio: (i: bigint) => Rational): bigint {
  let [total, term] = [0n, scale];
  for (let i = 0n; i < 400n && term !== 0n; i++) {
    total += term;
    const { numerator, denominator } = ratio(i);
    term = (term * numerator) / denominator;
  }
  return total;
}

/** Y at a base, from the series as they are defined. */
function numberAt(base: HypergeometricNode): bigint {
  const plus = (x: Rational, i: bigint) => Q.add(x, Q.rational(i));
  switch (base.kind) {
    case 'kummer': {
      const { z, a } = base;
      const b = Q.add(a, base.c);
      const f = (n: bigint) =>
        sum((i) => Q.divide(Q.multiply(z, plus(a, n + i)), Q.multiply(plus(b, n + i), Q.rational(i + 1n))));
      return (fixed(b) * f(0n)) / f(1n);
    }
    case 'bessel': {
      const { z, c } = base;
      const f = (n: bigint) => sum((i) => Q.divide(z, Q.multiply(plus(c, n + i), Q.rational(i + 1n))));
      return (fixed(c) * f(0n)) / f(1n);
    }
    case 'sum': {
      const c = (n: bigint) => evaluatePolynomial(base.factor, Q.rational(n));
      const g = (n: bigint) => sum((i) => Q.divide(Q.one, c(n + i)));
      return (fixed(c(1n)) * g(1n)) / g(2n);
    }
  }
}

function imageOf({ a, b, c, d }: Matrix, y: bigint): bigint {
  return ((a * y + b * scale) * scale) / (c * y + d * scale);
}

/** Constants, and the least number of functions Y that each is an image of. */
const reached: readonly (readonly [constant: string, images: number])[] = [
  ['e', 2],
  ['tan(1/2)', 1],
  ['besseli(1,2)/besseli(0,2)', 1],
  ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', 2],
  ['sqrt(pi)*exp(-1)*erfi(-1)', 2],
  ['sqrt(2)*dawson(1/sqrt(2))', 2],
  ['dawson(-2/3)', 2],
  ['exp(2)*lowergamma(3,2)', 2],
  ['sqrt(2)*exp(2)*lowergamma(1/2,2)', 2],
  ['2^(2/3)*exp(2)*lowergamma(1/3,2)', 2],
  ['exp(1)*lowergamma(1/5,1)', 2],
  ['exp(8)*lowergamma(2/3,8)', 2],
  ['cbrt(1/4)*exp(1/4)*lowergamma(5/3,1/4)', 2],
  ['hyp1f1(1,1/3,1)', 2],
  ['hyp1f1(1,-5/3,2)', 2],
  ['exp(1/3)*hyp1f1(1/3,4/3,-1/3)', 2],
  ['besseli(0,2)', 1],
  ['(besseli(0,2)+1)/(3*besseli(0,2)-2)', 1],
  ['1/(besselj(0,1)-1)', 1],
  ['gamma(4/3)*besseli(1/3,2)', 1],
  ['sqrt(pi)*besselj(1/2,2)', 1],
  ['3^(1/6)*gamma(4/3)*besseli(1/3,2/sqrt(3))', 1],
  ['gamma(2/3)*besselj(-1/3,2)', 1],
  ['cos(1)', 1],
  ['2 - 3*cosh(sqrt(2))', 1],
  ['sqrt(2)*sin(sqrt(2))', 1],
  ['sinh(1/3)', 1],
  ['hyp0f1(-1/2,1)', 1],
  ['hyp0f2(1,1/2,-1)', 1],
  ['hyp1f1(1/2,1,1)/hyp1f1(3/2,2,1)', 1],
  ['hyp1f1(1/2,1,1/2)/hyp1f1(3/2,2,1/2)', 1],
  ['hyp1f1(7/2,2,-1)/hyp1f1(1/2,5,-1)', 1],
  ['hyp1f1(-4/3,5/3,2)/(hyp1f1(2/3,2/3,2) + hyp1f1(-1/3,5/3,2))', 1],
  ['1 + hyp1f1(1/2,-3/2,1)/hyp1f1(-1/2,1/2,1)', 1],
];

/** Constants that no theorem here reaches, each near to one that is reached. */
const beyond: readonly string[] = [
  'erf(1)',
  'sqrt(pi)*erf(1)',
  'sqrt(pi)*e*erf(1)*erf(1)',
  'exp(2)*lowergamma(1/3,2)',
  'exp(2)*lowergamma(1/3,3)*3^(-1/3)',
  'besseli(1/3,2)',
  'gamma(1/3)*gamma(2/3)*besseli(1/3,2)',
  'besseli(0,2) + besseli(0,1)',
  'besseli(0,2) + sqrt(2)',
  'cos(1)*cosh(1)',
  'hyp1f1(1/2,1,1)',
  'hyp1f1(1/2,1,1)/hyp1f1(3/2,2,2)',
  'hyp1f1(1/2,1,1)/hyp1f1(1,2,1)',
  'hyp1f1(1/2,1,1)/hyp1f1(3/2,7/3,1)',
  'hyp1f1(1/2,1,1) + 1',
];

const values: readonly Value[] = [
  { numerator: [0n, 1n], denominator: [1n] },
  { numerator: [2n, -3n], denominator: [1n, 1n] },
];

describe('numbers as Möbius images of hypergeometric functions', () => {
  it('are equal to what the functions have for values, as series and as rational functions of constants', () => {
    for (const [constant, count] of reached) {
      for (const value of values) {
        const images = hypergeometricImages(parseExpression(constant), value);
        assert.ok(images.length >= count, constant);
        const { lo, hi, bits } = encloseValue(constantFromText(constant), value, 40);
        const [least, most] = [lo, hi].map((end) => fixed(Q.rational(end, 1n << BigInt(bits))));
        for (const { base, matrix } of images) {
          const number = imageOf(matrix, numberAt(base));
          const tolerance = scale / 10n ** 35n;
          assert.ok(least! - tolerance < number && number < most! + tolerance, `${constant}: ${base.kind}`);
        }
      }
    }
  });

  it('are found for no number that differs in a root, a power of π or e, a value of Γ or a parameter', () => {
    for (const constant of beyond)
      for (const value of values)
        assert.deepEqual(hypergeometricImages(parseExpression(constant), value), [], constant);
  });
});
