import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { divideEnclosures, meet, narrowerThan } from '../../../src/core/numbers/enclosure.ts';
import type { Enclosure } from '../../../src/core/numbers/enclosure.ts';
import { determinant, multiplyMatrices, sameMap } from '../../../src/core/numbers/matrix.ts';
import { formatRational } from '../../../src/core/numbers/rational.ts';
import { canonicalStep } from '../../../src/core/fractions/canonicalFraction.ts';
import type { CanonicalImage } from '../../../src/core/fractions/canonicalFraction.ts';
import { canonicalImage, itself } from '../../../src/core/theorems/classical/canonicalImage.ts';
import { enclosePolynomial, encloseValue } from '../../../src/core/value.ts';

/** M κ_0 from 400 steps of the canonical fraction: the last two convergents, between which no more is claimed. */
function nearby({ fraction, matrix }: CanonicalImage): Enclosure {
  let product = matrix;
  for (let t = 0n; t < 400n; t++) product = multiplyMatrices(product, canonicalStep(fraction, t));
  const bits = 700;
  const over = (n: bigint) => ({ lo: (n << 900n) - 1n, hi: (n << 900n) + 1n, bits });
  return divideEnclosures(over(product.a), over(product.c))!;
}

function agrees(text: string): void {
  const expression = parseExpression(text);
  const image = canonicalImage(expression);
  assert.ok(image, `${text} has a canonical fraction`);
  assert.notEqual(determinant(image.matrix), 0n);
  const value = constantFromExpression(expression).enclose(150);
  const { lo, hi, bits } = nearby(image);
  const slack = 1n << BigInt(bits - 480);
  assert.ok(meet(value, { lo: lo - slack, hi: hi + slack, bits }), `${text} to 140 digits`);
}

describe('Canonical fractions', () => {
  it('give the values that the classical theorems say', () => {
    const texts = [
      'e',
      'exp(2)',
      'exp(3)',
      'exp(2/3)',
      'sqrt(e)',
      'root(exp(2),5)',
      'e^-2',
      '(e+1)/(e-1)',
      '(e-1/e)/(e+1/e)',
      'tanh(1)',
      'coth(2/3)',
      'sinh(1)/cosh(1)',
      '(cosh(1)-1)/sinh(1)',
      'tan(1)',
      'cot(1/2)',
      'sin(2)/cos(2)',
      '(1-cos(1))/sin(1)',
      '2*tan(1/2)/(1-tan(1/2)^2)',
      'besseli(1,2)/besseli(0,2)',
      'besselj(1,2)/besselj(0,2)',
      'besselj(0,2)/besselj(3,2)',
      'besseli(-2,1)/besseli(1,1)',
      'besseli(1/3,2/5)/besseli(7/3,2/5)',
      'besselj(-1/4,3)/besselj(3/4,3)',
      'hyp0f1(1/3,4/9)/hyp0f1(4/3,4/9)',
      'hyp0f1(7/2,-1)/hyp0f1(-5/2,-1)',
      'hyp0f1(3,1/4)/(hyp0f1(1,1/4)-2*hyp0f1(2,1/4))',
      'hyp0f1(1,2)/hyp0f1(2,2)',
      'hyp0f1(4,-1/3)/(hyp0f1(2,-1/3)+hyp0f1(1,-1/3))',
      'hyp0f1(-1/2,5/2)/hyp0f1(3/2,5/2)',
      'sqrt(2)*tanh(sqrt(2))',
      'tanh(sqrt(2))/sqrt(2)',
      'sqrt(3)*tan(sqrt(3))',
      'sin(sqrt(1/2))/(sqrt(2)*cos(-1/sqrt(2)))',
      '(sinh(2*sqrt(3))*sqrt(3)-cosh(sqrt(12)))/cosh(12^(1/2))',
      'sqrt(2)*besseli(1,2*sqrt(2))/besseli(0,2*sqrt(2))',
      'besselj(5/3,sqrt(1/2))*sqrt(8)/besselj(2/3,sqrt(1/2))',
      'besseli(-3,sqrt(5))/besseli(1,sqrt(5))',
      'hyp0f1(1/2,1/2)/hyp0f1(3/2,1/2)-sqrt(2)*coth(sqrt(2))+tanh(sqrt(2))/sqrt(8)',
      '(2*besseli(1,2)+besseli(0,2))/(besseli(0,2)-3*besseli(2,2))',
    ];
    for (const text of texts) agrees(text);
  });

  it('are those of ₀F₁ at all rational points', () => {
    const part = fc.integer({ min: -12, max: 12 }).filter((n) => n !== 0);
    const size = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(part, size, fc.integer({ min: -3, max: 3 }), part, size, (p, q, n, r, s) => {
        fc.pre(n !== 0 && (p % q !== 0 || (p > 0 && p + n * q > 0)));
        // ₀F₁(; c; z) and ₀F₁(; c + 3; z) are proportional where 1 + z/(c(c + 1)) = 0, by the recurrence of three neighbours taken twice.
        const c = p + Math.min(n, 0) * q;
        fc.pre(Math.abs(n) < 3 || r * q * q !== -c * (c + q) * s);
        agrees(`hyp0f1(${p}/${q}+(${n}),${r}/${s})/hyp0f1(${p}/${q},${r}/${s})`);
      }),
      { numRuns: 40 },
    );
  });

  it('are those of Bessel functions of all rational orders that differ by an integer', () => {
    const part = fc.integer({ min: -9, max: 9 });
    const size = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom('besseli', 'besselj'),
        part,
        size,
        fc.integer({ min: 1, max: 3 }),
        size,
        size,
        (name, p, q, n, r, s) => {
          const lower = p % q === 0 ? `${Math.abs(p)}` : `(${p}/${q})`;
          // At a zero of Lommel's polynomial R_{2,ν+1} the functions of orders ν and ν + 3 are proportional: Watson, 9.6.
          const product = 4 * (p + q) * (p + 2 * q) * s * s;
          fc.pre(n < 3 || p % q === 0 || product !== (name === 'besselj' ? 1 : -1) * r * r * q * q);
          agrees(`${name}(${lower}+${n},${r}/${s})/${name}(${lower},${r}/${s})`);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are found in every spelling of the same number', () => {
    const same = (x: string, y: string) => {
      const [p, q] = [x, y].map((text) => canonicalImage(parseExpression(text))!);
      assert.deepEqual(p!.fraction, q!.fraction);
      assert.ok(sameMap(p!.matrix, q!.matrix));
    };
    same('(exp(2)-1)/(exp(2)+1)', 'tanh(1)');
    same('sqrt(exp(4/3))', 'exp(2/3)');
    same('tan(1)', '2*tan(1/2)/(1-tan(1/2)^2)');
    same('besseli(2,2)/besseli(1,2)', 'besseli(0,2)/besseli(1,2)-1');
  });

  it('reach powers of e through P(α)/Q(α) of higher degree', () => {
    const image = canonicalImage(parseExpression('e'), {
      numerator: [1n, 0n, 0n, 2n],
      denominator: [5n, 0n, 0n, 1n],
    })!;
    assert.equal(formatRational(image.fraction.difference), '4/3');
    const value = encloseValue(
      constantFromExpression(parseExpression('e')),
      { numerator: [1n, 0n, 0n, 2n], denominator: [5n, 0n, 0n, 1n] },
      100,
    );
    assert.ok(meet(value, nearby(image)));
    assert.ok(narrowerThan(value, 100));
    assert.ok(enclosePolynomial(itself.numerator, value).lo > 0n);
  });

  it('do not exist for numbers that no theorem reaches', () => {
    for (const text of [
      'pi',
      'sin(1)',
      'cosh(1)',
      'e+pi',
      'e^2+e',
      'log(2)',
      'sqrt(2)',
      'e*tan(1)',
      '3/7',
      'zeta(3)',
      'tanh(sqrt(2))',
      'exp(sqrt(2))',
      'sqrt(2)*tanh(sqrt(3))',
      'sqrt(2)*tanh(sqrt(2))+sqrt(2)',
      'tanh(sqrt(2))/sqrt(2)+tanh(sqrt(8))/sqrt(8)',
      'besseli(1,sqrt(2))/besseli(0,sqrt(2))',
      'besseli(1,2^(1/3))/besseli(0,2^(1/3))',
      'e^((((2^900)^900)^900)^900)',
      'tanh(2^(10^9))',
    ]) {
      assert.equal(canonicalImage(parseExpression(text)), null, text);
    }
    assert.equal(canonicalImage(parseExpression('besseli(0,1)/besseli(1/2,1)')), null);
    assert.equal(canonicalImage(parseExpression('besseli(0,1)/besselj(1,1)')), null);
    assert.equal(canonicalImage(parseExpression('besseli(0,2)/hyp0f1(1,1)')), null);
  });
});
