import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../../src/core/constants/constants.ts';
import { formatExpression } from '../../../../src/core/constants/formatExpression.ts';
import { asGeneral, parseFraction } from '../../../../src/core/fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { firstPositiveZero } from '../../../../src/core/numbers/integerZeros.ts';
import { evaluatePolynomial, multiplyPolynomials } from '../../../../src/core/numbers/polynomial.ts';
import type { Polynomial } from '../../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import type { Rational } from '../../../../src/core/numbers/rational.ts';
import { nameGeneralFraction } from '../../../../src/core/theorems/naming/nameNumber.ts';
import { polynomialClosedForm } from '../../../../src/core/theorems/naming/polynomial/closedForm.ts';
import { divergenceReason } from '../../../../src/core/theorems/naming/polynomial/divergence.ts';
import {
  generalFraction,
  polynomialFraction,
  withNumeratorsFromOne,
} from '../../../../src/core/theorems/naming/polynomial/fractionOfPolynomials.ts';
import { measuredValue } from '../../../../src/core/theorems/naming/polynomial/measure.ts';
import { describeNaming } from '../../../../src/formats/text/naming.ts';
import { builtCatalogue } from '../../../support/naming.ts';
import { randomIntegers } from '../support.ts';

const tools = { catalogue: builtCatalogue, determinant: 1 };
const general = (text: string) => asGeneral(parseFraction(text));
const whole = (n: number | bigint): Rational => Q.rational(BigInt(n));
const polynomials = (terms: Polynomial, numerators: Polynomial) => ({ head: [], terms, numerators });

/** The convergent 120 where the one two places before it agrees to 20 digits; null elsewhere. */
function lateConvergent(terms: Polynomial, numerators: Polynomial): Rational | null {
  const convergents = generalConvergents(generalFraction(polynomials(terms, numerators)), 121);
  const [x, y] = [convergents[118]!, convergents[120]!].map(quotientOf);
  if (!x || !y) return null;
  const size = Q.subtract(x, y);
  return isSmall(size) ? y : null;
}

/** Whether a number is smaller than 10^−20. */
function isSmall({ numerator, denominator }: Rational): boolean {
  return numerator ** 2n * 10n ** 40n < denominator ** 2n;
}

/** Whether the closed form of a fraction is a rational number but for 10^−18. */
function isNear(text: string, value: Rational): boolean {
  const constant = constantFromExpression(polynomialExpression(text));
  const { lo, hi, bits } = constant.enclose(30);
  const scale = 1n << BigInt(bits);
  const slack = scale / 10n ** 18n + 1n;
  const place = (value.numerator * scale) / value.denominator;
  return lo - slack <= place && place <= hi + slack;
}

function polynomialExpression(text: string) {
  const form = polynomialClosedForm(polynomialFraction(general(text))!);
  assert.ok(form?.expression, text);
  return form.expression;
}

type Elements = { readonly terms: Polynomial; readonly numerators: Polynomial };

/** A fraction with Kummer's parameters a and c: z = f/d², c = e/d + z, a = g/f. */
function kummers(a: Rational, c: Rational, draw: (most: number) => Rational): Elements {
  const [d, f] = [draw(4), draw(6)];
  const z = Q.divide(f, Q.multiply(d, d));
  return { terms: [Q.multiply(d, Q.subtract(c, z)), d], numerators: [Q.multiply(f, a), f] };
}

/** A fraction with Gauss's parameters a and c, and some b: r² = d² + 4f, z = (1 − d/r)/2, c = e/r + (a + b + 1) z. */
function gausses(a: Rational, c: Rational, draw: (most: number) => Rational): Elements {
  const [d, more, b] = [draw(4), draw(4), draw(5)];
  const r = Q.add(d, more);
  const f = Q.multiply(Q.subtract(Q.multiply(r, r), Q.multiply(d, d)), Q.rational(1n, 4n));
  const z = Q.multiply(Q.subtract(Q.one, Q.divide(d, r)), Q.rational(1n, 2n));
  const sum = Q.add(a, b);
  return {
    terms: [Q.multiply(r, Q.subtract(c, Q.multiply(Q.add(sum, Q.one), z))), d],
    numerators: [Q.multiply(f, Q.multiply(a, b)), Q.multiply(f, sum), f],
  };
}

describe('Integer zeros of polynomials', () => {
  it('are those that trying finds', () => {
    const random = randomIntegers(1637n);
    for (let tried = 0; tried < 400; tried++) {
      let p: Polynomial = [Q.rational(BigInt(random(9) + 1), BigInt(random(5) + 1))];
      for (let left = random(5); left > 0; left--)
        p = multiplyPolynomials(p, [whole(random(60) - 50), whole(1 + random(3))]);
      if (random(2) === 0) p = multiplyPolynomials(p, [whole(random(40) - 20), whole(random(9) - 4), Q.one]);
      const plain = Array.from({ length: 200 }, (_, n) => n + 1).find(
        (n) => evaluatePolynomial(p, whole(n)).numerator === 0n,
      );
      assert.equal(
        firstPositiveZero(p),
        plain === undefined ? null : BigInt(plain),
        p.map(Q.formatRational).join(),
      );
    }
    assert.equal(firstPositiveZero([whole(-(10n ** 30n)), Q.one]), 10n ** 30n);
    assert.equal(firstPositiveZero([Q.one, Q.zero, whole(-(10n ** 30n))]), null);
  });
});

describe('Fractions that end', () => {
  it('are rational numbers, whatever stands behind their end', () => {
    const random = randomIntegers(300n);
    for (let tried = 0; tried < 40; tried++) {
      const end = 1 + random(60);
      const [e, d, f] = [random(19) - 9, 1 + random(4), 1 + random(4)];
      const text = `${e} + ${d}k @ ${f}k - ${f * end}`;
      // From the end: b_{end+1} = B(end) = 0.
      let value: Rational | null = whole(e + d * end);
      for (let k = end - 1; k >= 0; k--)
        value =
          value && value.numerator !== 0n
            ? Q.add(whole(e + d * k), Q.divide(whole(f * (k - end)), value))
            : null;
      if (value === null) continue;
      const naming = nameGeneralFraction(general(text), tools);
      assert.ok(naming.kind === 'rational' && naming.ends === BigInt(end + 1), text);
      assert.equal(Q.formatRational(naming.value), Q.formatRational(value), text);
    }
    const { sentences } = describeNaming(nameGeneralFraction(general('2k+1 @ k-3'), tools));
    assert.deepEqual(sentences, ['Proved: the fraction ends, since b_4 = 0.']);
    const long = nameGeneralFraction(general('2k+1 @ k-3000'), tools);
    assert.match(
      describeNaming(long).sentences[0]!,
      /ends at its numerator 3001, which is 0: it is rational/,
    );
  });
});

describe('Fractions that diverge', () => {
  it('are told with their reason', () => {
    for (const [text, reason] of [
      ['1 @ -1', /conjugate complex/],
      ['1/2 @ -1/15', /conjugate complex/],
      ['5k+1 @ -9k^2-1', /conjugate complex/],
      ['1 @ -k-1', /conjugate complex/],
      ['k^2+1 @ -k^4-7', /conjugate complex/],
      ['0 @ 1', /terms are 0/],
      ['3 | 0 @ k+1', /terms are 0/],
      // Their contractions do.
      ['1; 2 @ -1', /terms are 0/],
    ] as const) {
      assert.match(divergenceReason(general(text)) ?? 'none', reason, text);
      const { name, sentences } = describeNaming(nameGeneralFraction(general(text), tools));
      assert.equal(name, null, text);
      assert.match(sentences[0]!, /^It has no value, but diverges: /, text);
    }
  });

  it('are not those whose roots are real, or whose theory is not here', () => {
    for (const text of ['3 @ -2', '2 @ -1', '5k+1 @ 9k^2+1', '1 @ k+1', '4k+1 @ -4k^2-2k-1', 'k^2 @ -k-1'])
      assert.equal(divergenceReason(general(text)), null, text);
  });
});

describe('Closed forms of fractions', () => {
  it('with constant elements are quadratic numbers or rational ones', () => {
    const random = randomIntegers(1886n);
    let checked = 0;
    for (let tried = 0; tried < 120; tried++) {
      const [a, b] = [0, 1].map(() => Q.rational(BigInt(random(15) - 7), BigInt(random(4) + 1))) as [
        Rational,
        Rational,
      ];
      if (b.numerator === 0n) continue;
      const text = `${Q.formatRational(a)} @ ${Q.formatRational(b)}`;
      const discriminant = Q.add(Q.multiply(a, a), Q.multiply(whole(4), b));
      if (a.numerator === 0n || discriminant.numerator < 0n) {
        assert.ok(divergenceReason(general(text)), text);
        continue;
      }
      const value = lateConvergent([a], [b]);
      if (!value) continue;
      assert.ok(isNear(text, value), text);
      checked++;
    }
    assert.ok(checked > 30, `${checked}`);
  });

  it('are rational where Kummer’s and Euler’s transformations leave polynomials', () => {
    const random = randomIntegers(1836n);
    const draw = (most: number): Rational => Q.rational(BigInt(1 + random(most)), BigInt(1 + random(3)));
    let checked = 0;
    for (let tried = 0; tried < 60; tried++) {
      const [c, n] = [draw(9), whole(random(5))];
      const a = Q.add(c, n);
      const { terms, numerators } = tried % 2 === 0 ? kummers(a, c, draw) : gausses(a, c, draw);
      const form = polynomialClosedForm(polynomials(terms, numerators));
      const value = lateConvergent(terms, numerators);
      if (!value) continue;
      const label = `${terms.map(Q.formatRational).join()} @ ${numerators.map(Q.formatRational).join()}`;
      assert.ok(form?.expression, label);
      const text = formatExpression(form.expression);
      assert.match(text, /^-?\(?\d+(\/\d+)?\)?$/, label);
      const found = Q.parseRational(text.replaceAll(/[()]/g, ''));
      const difference = Q.subtract(found, value);
      assert.ok(isSmall(difference), `${label}: ${text}`);
      checked++;
    }
    assert.ok(checked >= 40, `${checked}`);
  });

  it('with constant terms over quadratic numerators, and those of published theorems, are what is measured', () => {
    for (const [text, theorem] of [
      ['3 @ k^2+k', 'Gauss'],
      ['-7/2 @ k^2+k+1/8', 'Gauss'],
      ['6 @ 4k^2+4k+1', 'Ramanujan'],
      ['-5 @ 9k^2+9k+2', 'Ramanujan'],
      ['7/3 @ k^2+3k+9/4', 'Ramanujan'],
      ['10 | 4 @ k^2+k+3/16', 'Ramanujan'],
      ['10k+5 @ k^4+4k^3+6k^2+4k+1', 'Stieltjes'],
      ['-24k-36 @ 9k^4+72k^3+216k^2+288k+144', 'Stieltjes'],
      ['34k^3+51k^2+27k+5 @ -k^6-6k^5-15k^4-20k^3-15k^2-6k-1', 'Apéry'],
      ['7 | 11k^2+33k+25 @ k^4+4k^3+6k^2+4k+1', 'Apéry'],
    ] as const) {
      const written = polynomialFraction(general(text))!;
      const own = withNumeratorsFromOne(written) ?? written;
      const form = polynomialClosedForm(own);
      assert.equal(form?.theorem, theorem, text);
      const measured = measuredValue(own)!;
      const value = decimalExpansion(form.value.enclose(220)!, 40)!;
      assert.equal(value.slice(0, 38), measured.text.slice(0, 38), text);
      if (form.expression)
        assert.equal(
          decimalExpansion(constantFromExpression(form.expression).enclose(50), 40)!.slice(0, 38),
          value.slice(0, 38),
          formatExpression(form.expression),
        );
    }
  });

  it('are hypergeometric where values of Γ would be far away', () => {
    for (const text of ['4000 @ 4k^2+4k+1', '4000000 @ 4k^2+4k+1']) {
      const form = polynomialClosedForm(polynomialFraction(general(text))!);
      assert.equal(form?.theorem, 'Gauss', text);
    }
    assert.equal(polynomialClosedForm(polynomialFraction(general('8000k+4000 @ k^4+4k^3+6k^2+4k+1'))!), null);
  });

  it('of published theorems are given to nothing else', () => {
    for (const text of [
      '34k^3+51k^2+27k+6 @ -k^6-6k^5-15k^4-20k^3-15k^2-6k-1',
      '11k^2+11k+3 @ k^4+4k^3+6k^2+4k+2',
      '22k^2+22k+6 @ 2k^4+8k^3+12k^2+8k+2',
      '9k+5 @ k^4+4k^3+6k^2+4k+1',
      '3k+3/2 @ k^4+4k^3+6k^2+4k+1',
      '10k+5 @ 2k^4+8k^3+12k^2+8k+2',
    ])
      assert.equal(polynomialClosedForm(polynomialFraction(general(text))!), null, text);
  });

  it('or their value between two convergents, with fewer digits where more would take long', () => {
    // Backwards from the terms 4,000 and 8,000: mpmath.
    for (const [text, value] of [['k+5 @ k^3+1', '5.1599076981166605962192379']] as const) {
      const naming = nameGeneralFraction(general(text), tools);
      assert.ok(naming.kind === 'polynomial' && naming.value?.origin === 'convergents', text);
      assert.ok(naming.value.text.startsWith(value), `${text}: ${naming.value.text}`);
    }
  });

  it('are written as one writes them', () => {
    for (const [text, name] of [
      ['2k+3 @ -k^2-2k', '2'],
      ['k @ -k', '0'],
      ['k+4 @ -k-2', '1/(3-e)'],
      ['k+3 @ -2k', '2/(1-exp(-2))'],
      ['2; 5 | k + 9 @ 6 | -3k - 3', '27/(4*exp(-3)+8)'],
      ['1/2 @ 1/3', '(3+sqrt(57))/12'],
      ['1 @ k^2', '1/log(2)'],
      ['2k+1 @ 3k^2', '3*sqrt(3)/pi'],
      ['3 | 6 @ 4k^2+4k+1', 'pi'],
      ['2 | 4 @ 4k^2+4k+1', 'gamma(1/4)^2/(4*gamma(3/4)^2)'],
      ['5 | 10 @ 4k^2+4k+1', '16/pi'],
      ['4k+2 @ k^4+4k^3+6k^2+4k+1', '4/(pi^2-8)'],
    ] as const)
      assert.equal(describeNaming(nameGeneralFraction(general(text), tools)).name, name, text);
  });
});
