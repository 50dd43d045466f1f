import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatExpression } from '../../../../src/core/constants/formatExpression.ts';
import { multiplyPolynomials } from '../../../../src/core/numbers/polynomial.ts';
import type { Polynomial } from '../../../../src/core/numbers/polynomial.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { approximate } from '../../../../src/core/numbers/enclosure.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import type { Rational } from '../../../../src/core/numbers/rational.ts';
import { scalePolynomial } from '../../../../src/core/numbers/linearFactors.ts';
import { bitsForDigits } from '../../../../src/core/numbers/integers.ts';
import { eulerSum } from '../../../../src/core/theorems/naming/polynomial/eulerSum.ts';
import type { EulerForm } from '../../../../src/core/theorems/naming/polynomial/eulerForm.ts';
import {
  closedByExpression,
  polynomialClosedForm,
} from '../../../../src/core/theorems/naming/polynomial/closedForm.ts';
import { polynomialFraction } from '../../../../src/core/theorems/naming/polynomial/fractionOfPolynomials.ts';
import { asGeneral, parseFraction } from '../../../../src/core/fractions/parseFraction.ts';
import { randomIntegers } from '../support.ts';

const random = randomIntegers(1785n);
const small = (): Rational => Q.rational(BigInt(random(17) - 8), [1n, 2n, 3n, 4n, 5n, 6n][random(6)]!);

/** Euler's form with t_k = x^k ∏(u)_k/∏(l)_k: D(j) = x ∏(u + j − 1), C(j) = ∏(l + j − 1). */
function formOf(x: Rational, upper: readonly Rational[], lower: readonly Rational[]): EulerForm {
  const product = (parameters: readonly Rational[]): Polynomial =>
    parameters.reduce<Polynomial>((p, u) => multiplyPolynomials(p, [Q.subtract(u, Q.one), Q.one]), [Q.one]);
  return { c: product(lower), d: scalePolynomial(product(upper), x) };
}

/** Σ t_k, |x| ≤ 1/2, or x = −1 where the terms fall: there means of neighbours of the partial sums are taken again and again. */
function plainSum(x: Rational, upper: readonly Rational[], lower: readonly Rational[]): number {
  const number = ({ numerator, denominator }: Rational) => Number(numerator) / Number(denominator);
  let [term, sum] = [1, 0];
  let sums: number[] = [];
  for (let k = 0; k < 160; k++) {
    sum += term;
    sums.push(sum);
    for (const u of upper) term *= number(u) + k;
    for (const l of lower) term /= number(l) + k;
    term *= number(x);
  }
  if (Q.equals(x, Q.rational(-1n)))
    for (let time = 0; time < 60; time++) sums = sums.slice(1).map((s, i) => (s + sums[i]!) / 2);
  return sums.at(-1)!;
}

function isEnd(parameter: Rational): boolean {
  return Q.isInteger(parameter) && parameter.numerator <= 0n;
}

describe('Euler’s sums', () => {
  it('have the values of their series, whatever the parameters', () => {
    let [named, tried] = [0, 0];
    for (; tried < 600; tried++) {
      const size = Q.rational(1n, [1n, 2n, 4n, 8n, 16n, 64n][random(6)]!);
      const x = random(2) === 0 && size.denominator > 1n ? size : Q.negate(size);
      const s = 1 + random(3);
      const start = small();
      // Half of them are powers of 1/(q + k), the others hypergeometric.
      const isPower = random(2) === 0;
      const upper = Array.from({ length: s }, () => (isPower ? start : small()));
      const lower = upper.map((u) => (isPower ? Q.add(u, Q.one) : small()));
      if ([...upper, ...lower].some(isEnd)) continue;
      const sum = eulerSum(formOf(x, upper, lower));
      if (!sum) continue;
      assert.equal(sum.kind, 'name');
      const text = sum.kind === 'name' ? formatExpression(sum.expression) : '';
      const form = sum.kind === 'name' ? closedByExpression('Euler', sum.expression) : null;
      if (!form) continue;
      named++;
      const value = approximate(form.value.enclose(bitsForDigits(30))!);
      const plain = plainSum(x, upper, lower);
      assert.ok(Math.abs(value - plain) <= 1e-9 * (1 + Math.abs(plain)), `${text}: ${value}, ${plain}`);
    }
    assert.ok(named > 150, `${named} of ${tried}`);
  });

  it('give fractions their values', () => {
    for (const [text, name, value] of [
      // By mpmath 1.3: nsum of Euler's sums. The first one has a negative q.
      ['8k-8 @ (2k-1)^4', '(9*catalan-8)/(1-catalan)', '2.89988779249402195864'],
      ['3 @ (3k+1)^2', '(6*log(2)+2*pi*sqrt(3)+9)/(3*log(2)+pi*sqrt(3))', '3.19667489768766480796'],
      [
        '4 @ (4k+1)^2',
        '(3*pi*sqrt(2)+6*sqrt(2)*log(1+sqrt(2))+8)/(pi*sqrt(2)+2*sqrt(2)*log(1+sqrt(2)))',
        '4.15343847455760871513',
      ],
      [
        '6 @ (6k+1)^2',
        '(5*pi+5*sqrt(3)*log(2+sqrt(3))+6)/(pi+sqrt(3)*log(2+sqrt(3)))',
        '6.10647403365130675866',
      ],
      ['3 @ (3k+2)^2', '(pi*sqrt(3)-3*log(2)+9)/(pi*sqrt(3)-3*log(2))', '3.67701258579974935988'],
    ] as const) {
      const form = polynomialClosedForm(polynomialFraction(asGeneral(parseFraction(text)))!)!;
      assert.equal(formatExpression(form.expression!), name);
      assert.ok(decimalExpansion(form.value.enclose(bitsForDigits(40))!, 30)!.startsWith(value), text);
    }
  });
});
