import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../../src/core/constants/constants.ts';
import type { Expression } from '../../../../src/core/constants/expression.ts';
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
  return isAt(polynomialExpression(text), value);
}

function isAt(expression: Expression, value: Rational): boolean {
  const constant = constantFromExpression(expression);
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

/** A fraction with Gauss's parameters a, b and c, some b if none is given: r² = d² + 4f, z = (1 − d/r)/2, c = e/r + (a + b + 1) z. */
function gausses(a: Rational, c: Rational, draw: (most: number) => Rational, b = draw(5)): Elements {
  const [d, more] = [draw(4), draw(4)];
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
      // Elements that are constant: no fixed point that attracts, or one that some of the convergents never leave.
      ['1; 2 @ -1', /convergents repeat/],
      ['1; -1 @ 1; 2', /conjugate complex/],
      ['1; 0 @ 1; 2', /convergents 1, 3, 5, … are all ∞/],
      ['0; 1 @ 2; 1', /convergents 0, 2, 4, … are all 0,/],
      ['5 | 1; 0 @ 3 | 1; 2', /convergents 0, 2, 4, … are all 5,/],
      // Their contractions do.
      ['1; 2 @ -k-1', /^the contraction to every other one of its convergents does: /],
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

  it('are elementary, or of error functions, where a parameter or its distance from c is an integer', () => {
    // Coefficients of A and B; backwards from the terms 3,000 and 3,501: mpmath.
    for (const [terms, numerators, name, value] of [
      [
        '14 1',
        '0 12 6',
        '16/(116-225*log(5/3))',
        '15.034278352173222633156578339401758494996577804838104371475874',
      ],
      [
        '25/2 5',
        '0 4 1',
        '128/(2523*atan(2/5)-950)',
        '12.777525030489692995788074124495699867946188876109895778129554',
      ],
      [
        '17/4 2',
        '21/4 33/4 3',
        '(21-28*root(3/4,4))/(12*root(3/4,4)-12)',
        '6.0726346607597875991965395822864424761759778252651864195066654',
      ],
      [
        '35/6 3',
        '0 -4',
        '8/(6-9*dawson(2/3))',
        '5.3397499012091954326485464585396157633910536342485055879890554',
      ],
      [
        '17/2 2',
        '12 3',
        '(3072-1416*exp(3/4))/(971*exp(3/4)-2048)',
        '9.7709765823237955497201370989962711923924525592186902343045352',
      ],
      [
        '6 4',
        '-7/2 -7 -7/2',
        '7*atanh(sqrt(14)/4)/(4*atanh(sqrt(14)/4)-sqrt(14))',
        '3.890878186070889162011803493624159954994401123527319081528941',
      ],
      [
        '16 1',
        '48 36 6',
        '(2144-4200*log(5/3))/(1425*log(5/3)-728)',
        '19.97138436864813349080627788528710308622519259483622764835951',
      ],
      [
        '10',
        '15/16 1 1/4',
        '(12779520-4068225*pi)/(43473780*pi-136577024)',
        '10.210895671316185531015533580213251708691056980465',
      ],
    ] as const) {
      const [a, b] = [terms, numerators].map((list) => list.split(' ').map(Q.parseRational));
      const form = polynomialClosedForm(polynomials(a!, b!));
      assert.equal(form?.expression && formatExpression(form.expression), name);
      const places = value.length - value.indexOf('.') - 3;
      const own = decimalExpansion(constantFromExpression(form!.expression!).enclose(places + 5), places)!;
      assert.equal(own, value.slice(0, own.length), name);
    }
    const random = randomIntegers(1813n);
    const draw = (most: number): Rational => Q.rational(BigInt(1 + random(most)), BigInt(1 + random(3)));
    const [integer, half] = [() => whole(1 + random(4)), () => Q.rational(BigInt(1 + 2 * random(4)), 2n)];
    let checked = 0;
    for (let tried = 0; tried < 80; tried++) {
      const m = integer();
      const isEuler = random(2) === 0;
      const c = random(2) === 0 ? half() : integer();
      const a = isEuler ? Q.subtract(c, m) : m;
      // Both halves, both integers, one of each; any b over an integer c.
      const b =
        tried % 4 === 0 && Q.isInteger(c) && !isEuler ? draw(5) : random(2) === 0 ? half() : integer();
      const { terms, numerators } = tried % 2 === 0 ? gausses(a, c, draw, b) : kummers(a, c, draw);
      const value = lateConvergent(terms, numerators);
      if (!value || firstPositiveZero(numerators) !== null) continue;
      const form = polynomialClosedForm(polynomials(terms, numerators));
      assert.ok(
        form?.expression,
        `${terms.map(Q.formatRational).join()} @ ${numerators.map(Q.formatRational).join()}`,
      );
      const name = formatExpression(form.expression);
      assert.doesNotMatch(name, /hyp/);
      assert.ok(isAt(form.expression, value), name);
      checked++;
    }
    assert.ok(checked >= 40, `${checked}`);
    // Neither is one, or no such function is known to be elementary.
    for (const [a, b, c] of [
      [Q.rational(1n, 3n), Q.rational(1n, 5n), Q.rational(7n, 4n)],
      [Q.rational(2n), Q.rational(1n, 5n), Q.rational(7n, 4n)],
    ] as const) {
      const { terms, numerators } = gausses(a, c, draw, b);
      const form = polynomialClosedForm(polynomials(terms, numerators));
      assert.ok(form?.expression && /hyp2f1/.test(formatExpression(form.expression)));
    }
  });

  it('are hypergeometric where elementary functions would take very large integers, and images where a head stands before them', () => {
    const long = polynomialClosedForm(polynomialFraction(general('k+100 @ 5k+250'))!);
    assert.ok(long?.expression && /^[^e]*hyp1f1/.test(formatExpression(long.expression)));
    const words = (text: string) => polynomialClosedForm(polynomialFraction(general(text))!)!.parameters;
    for (const [tail, whole] of [
      ['3k+5 @ -2k^2+1', '7 | 3k+5 @ 2 | -2k^2+1'],
      ['2k+1 @ -k^2-5', '7 | 2k+1 @ 2 | -k^2-5'],
    ] as const)
      assert.equal(words(whole), `a Möbius image over ℚ of ${words(tail)}`);
  });

  it('are none where the convergents tend to ∞, which is said', () => {
    for (const text of ['3k+1 @ -2k^2-k', '-3k-1 @ -2k^2-k']) {
      const { sentences } = describeNaming(nameGeneralFraction(general(text), tools));
      assert.match(sentences.join(' '), /tend to ∞/, text);
    }
  });

  it('with constant terms over quadratic numerators, and those of published theorems, are what is measured', () => {
    for (const [text, theorem] of [
      ['3 @ k^2+k', 'Gauss'],
      ['-7/2 @ k^2+k+1/8', 'Gauss'],
      ['6 @ 4k^2+4k+1', 'Gauss'],
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
      ['1 @ k^2+k', '2/(pi-2)'],
      ['1 | 1 @ 1 | k^2+3k+2', 'pi/2'],
      ['k+1/2 @ k', '2/(sqrt(pi)*e*erf(1)-2)'],
      ['k+3/2 @ -k', '1/(2*dawson(1))'],
      ['2k+2 @ 3/4k^2+3/4k', '(2+sqrt(7))/2'],
    ] as const)
      assert.equal(describeNaming(nameGeneralFraction(general(text), tools)).name, name, text);
  });
});
