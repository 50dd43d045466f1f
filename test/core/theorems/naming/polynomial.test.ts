import assert from 'node:assert/strict';
import { namingJson } from '../../../../src/formats/text/namingTable.ts';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { constantFromExpression, constantFromText } from '../../../../src/core/constants/constants.ts';
import { formatExpression } from '../../../../src/core/constants/formatExpression.ts';
import { asGeneral, parseFraction } from '../../../../src/core/fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import { meet } from '../../../../src/core/numbers/enclosure.ts';
import type { Enclosure } from '../../../../src/core/numbers/enclosure.ts';
import { bitsForDigits } from '../../../../src/core/numbers/integers.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import { unitsApart } from '../../../../src/core/theorems/naming/name.ts';
import { readKnownDigits } from '../../../../src/core/theorems/naming/interval.ts';
import { nameGeneralFraction } from '../../../../src/core/theorems/naming/nameNumber.ts';
import {
  convergenceTheorem,
  periodicConvergence,
} from '../../../../src/core/theorems/naming/polynomial/convergence.ts';
import { polynomialClosedForm } from '../../../../src/core/theorems/naming/polynomial/closedForm.ts';
import {
  polynomialFraction,
  withNumeratorsFromOne,
} from '../../../../src/core/theorems/naming/polynomial/fractionOfPolynomials.ts';
import { describeNaming } from '../../../../src/formats/text/naming.ts';
import { numberReport } from '../../../../src/formats/text/numberReport.ts';
import { measuredValue } from '../../../../src/core/theorems/naming/polynomial/measure.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { builtCatalogue } from '../../../support/naming.ts';
import { randomIntegers } from '../support.ts';

const tools = { catalogue: builtCatalogue, determinant: 1 };
const named = (text: string) => nameGeneralFraction(asGeneral(parseFraction(text)), tools);

function closedFormOf(text: string) {
  const own = polynomialFraction(asGeneral(parseFraction(text)))!;
  return polynomialClosedForm(withNumeratorsFromOne(own) ?? own);
}

/** The digits to which two late convergents agree, and the later one. */
function plainValue(text: string, terms: number): { readonly value: Q.Rational; readonly digits: number } {
  const convergents = generalConvergents(asGeneral(parseFraction(text)), terms + 1);
  const [x, y] = [convergents[Math.floor((terms * 9) / 10)]!, convergents[terms]!].map((one) =>
    quotientOf(one)!,
  );
  const difference = Q.subtract(x!, y!);
  const size = (n: bigint): number => n.toString().replace('-', '').length;
  const digits =
    difference.numerator === 0n ? 10_000 : size(difference.denominator) - size(difference.numerator) - 2;
  return { value: y!, digits };
}

function holds(enclosure: Enclosure, value: Q.Rational, digits: number): boolean {
  const slack = Q.rational(1n, 10n ** BigInt(digits));
  const scale = Q.rational(1n << BigInt(enclosure.bits));
  const [lo, hi] = [enclosure.lo, enclosure.hi].map((end) => Q.divide(Q.rational(end), scale)) as [
    Q.Rational,
    Q.Rational,
  ];
  return (
    Q.compare(Q.subtract(value, slack), hi) <= 0 &&
    Q.compare(Q.add(value, slack), lo) >= 0 &&
    Q.compare(Q.subtract(hi, lo), slack) <= 0
  );
}

describe('Closed forms of polynomial continued fractions', () => {
  it('are those of Kummer and Gauss, elementary where the parameters are special', () => {
    for (const [text, theorem, name] of [
      ['2k+1 @ k^2', 'Gauss', '4/pi'],
      ['3k+2 @ -2k^2', 'Gauss', '1/log(2)'],
      ['6k+3 @ -k^2-2k-1', 'Gauss', '1/atanh(1/3)'],
      ['k+3 @ -k-1', 'Kummer', 'exp(1)'],
      ['k+1 @ k+1', 'Kummer', '1/(e-2)'],
      // 1/H_n: the harmonic series.
      ['2k+1 @ -k^2-2k-1', 'Euler', '0*pi'],
      ['2k+5 @ 3k+2', 'Kummer', '13*hyp1f1(-(1/3),13/4,3/4)/(2*hyp1f1(2/3,17/4,3/4))'],
    ] as const) {
      const form = closedFormOf(text)!;
      assert.equal(form.theorem, theorem);
      const value = constantFromExpression(form.expression!).enclose(100);
      assert.ok(
        meet(value, constantFromText(name).enclose(100)),
        `${text}: ${formatExpression(form.expression!)}`,
      );
      assert.ok(meet(value, form.value.enclose(bitsForDigits(100))!), text);
    }
  });

  it('are those of tan and tanh where half-integers make Bessel functions elementary', () => {
    const texts = ['2k+1 @ -2', '2k+1 @ 4', '2k+5 @ 3', '2k-5 @ 9', 'k+1/2 @ 1', '-2k-1 @ 1', '-2k+3 @ -7'];
    for (const a of [2, 4, 6])
      for (const b of [-5, -1, 2, 8])
        for (const m of [-2, 0, 3]) texts.push(`${a}k+${(a * (2 * m + 1)) / 2} @ ${b}`);
    for (const text of texts.map((text) => text.replace('+-', '-'))) {
      const form = closedFormOf(text)!;
      assert.equal(form.theorem, 'Bessel', text);
      assert.ok(form.elementary && /tanh?\(/.test(formatExpression(form.expression!)), text);
      const { value, digits } = plainValue(text, 40);
      assert.ok(digits > 50, text);
      assert.ok(holds(constantFromExpression(form.expression!).enclose(60), value, 50), text);
      assert.ok(holds(form.value.enclose(bitsForDigits(60))!, value, 50), text);
    }
  });

  it('are none where no solution is minimal, or the degrees are others, or the fraction ends', () => {
    for (const text of ['5k+1 @ -9k^2', '30 @ k+1/2', 'k^2+1 @ k^3+2', '2k+1 @ k^3+1', '2k+1 @ k-3'])
      assert.equal(closedFormOf(text), null, text);
  });

  it('are those of Laplace and Legendre where the minimal solution is of the second kind', () => {
    for (const [text, theorem, name] of [
      ['3 @ k+1', 'Laplace', 'sqrt(2/pi)/(exp(9/2)*erfc(3/sqrt(2)))'],
      ['-3 @ k+1', 'Laplace', '-sqrt(2/pi)/(exp(9/2)*erfc(3/sqrt(2)))'],
      ['2k+2 @ -k^2-2k-1', 'Legendre', '1/gompertz'],
      ['4k+4 @ -4k^2-8k-4', 'Legendre', '2/gompertz'],
    ] as const) {
      const form = closedFormOf(text)!;
      assert.equal(form.theorem, theorem, text);
      assert.ok(meet(form.value.enclose(bitsForDigits(60))!, constantFromText(name).enclose(70)), text);
    }
    // No square root, tails before the first one, other parameters: against late convergents, 8 digits of them.
    for (const text of [
      '5 @ 3k+9',
      '7 @ 2k+2',
      '6k+41 @ -9k^2-21k-12',
      '2k+30 @ -k^2-5/2k-3/2',
      '4k+50 @ -4k^2-20k-24',
    ]) {
      const form = closedFormOf(text);
      assert.ok(form && ['Laplace', 'Legendre'].includes(form.theorem), text);
      const { value, digits } = plainValue(text, 1000);
      assert.ok(digits >= 8, `${text}: ${digits}`);
      assert.ok(holds(form.value.enclose(bitsForDigits(60))!, value, Math.min(50, digits - 1)), text);
    }
  });

  it('are parabolic cylinder functions where the terms are constant and the numerators of degree 1', () => {
    // Quotients of mpmath's pcfu.
    for (const [text, digits] of [
      ['2 @ k+1/2', '2.1974173997657678950972851521051985523428164229119'],
      ['1 @ 2k+3', '2.1371178351792206251589143966372968630131432187141'],
      ['-1 @ 3k+4/5', '-1.3496975291106783096959804335625240552162765224559'],
      ['5 @ k-7/2', '4.2165473239361555596888190920084749894980134592144'],
      ['1/3 @ k/2+1/3', '0.66658089836133154578977032756895785557938944073968'],
      ['10 @ k+1/2', '10.049278282761497855498365189907707195051804106334'],
    ] as const) {
      const form = closedFormOf(text)!;
      assert.equal(form.theorem, 'parabolic cylinder', text);
      assert.ok(meet(form.value.enclose(bitsForDigits(60))!, constantFromText(digits).enclose(46)), text);
      assert.ok(
        meet(constantFromExpression(form.expression!).enclose(46), constantFromText(digits).enclose(46)),
        text,
      );
    }
    // Others, and heads before them, against convergents.
    const random = randomIntegers(1217n);
    for (let i = 0; i < 12; i++) {
      const [e, g, denominator] = [3 + random(5), 1 + random(2), 2 + random(4)];
      const text = `${1 + random(3)} | ${e} @ ${g}k+${1 + denominator * random(3)}/${denominator}`;
      const form = closedFormOf(text)!;
      assert.equal(form.theorem, 'parabolic cylinder', text);
      const { value, digits } = plainValue(text, 600);
      assert.ok(digits >= 12, `${text}: ${digits}`);
      assert.ok(holds(form.value.enclose(bitsForDigits(60))!, value, Math.min(50, digits - 1)), text);
    }
  });

  it('are names by digits where a certificate proves them, of any period', () => {
    for (const [text, name] of [
      ['1; 8 | k + 2; 4k + 10 @ k + 2; -k - 1', '(2*e-2)/e'],
      ['0; 9; 7; 3 | 1; 6; k + 1; 3; 1; 6; 1; 2k + 3 @ 2; -1', '1/(2*e-1)'],
    ] as const) {
      const naming = named(text);
      assert.ok(naming.kind === 'polynomial' && naming.form, text);
      assert.deepEqual([naming.form.theorem, naming.contraction], ['certificate', null], text);
      const { value, digits } = plainValue(text, 60);
      assert.ok(digits >= 30, `${text}: ${digits}`);
      assert.ok(holds(naming.form.value.enclose(bitsForDigits(60))!, value, Math.min(50, digits - 1)), text);
      assert.ok(
        meet(
          constantFromExpression(naming.form.expression!).enclose(100),
          constantFromText(name).enclose(100),
        ),
      );
    }
    // One number is another: no name, or none that is proved.
    for (const text of [
      '1; 8 | k + 2; 4k + 11 @ k + 2; -k - 1',
      '1; 8 | k + 2; 4k + 10 @ k + 3; -k - 1',
      '0; 9; 7; 3 | 1; 6; k + 1; 3; 1; 7; 1; 2k + 3 @ 2; -1',
    ]) {
      const naming = named(text);
      assert.ok(naming.kind === 'polynomial' && naming.value && naming.form?.theorem !== 'certificate', text);
    }
  });

  it('are Euler’s sums where the recurrence has a hypergeometric solution', () => {
    const random = randomIntegers(1785n);
    const checked = new Set<string>();
    let tried = 0;
    while (checked.size < 25) {
      tried++;
      // B(n) = −C(n−1) D(n), A = C + D with C and D products of linear factors.
      const linear = () => [random(7) + 1, 1 + random(3)] as const;
      const degree = 1 + random(2);
      const [C, D] = [0, 1].map(() => Array.from({ length: degree }, linear)) as [
        (readonly [number, number])[],
        (readonly [number, number])[],
      ];
      const scale = 3 + random(4);
      const multiply = (factors: readonly (readonly number[])[]) =>
        factors.reduce<number[]>(
          (product, factor) =>
            Array.from({ length: product.length + factor.length - 1 }, (_, n) =>
              product.reduce((sum, c, i) => sum + c * (factor[n - i] ?? 0), 0),
            ),
          [1],
        );
      const big = scale * 3;
      const c = multiply([[big], ...C.map(([constant, slope]) => [constant + 8 * slope, slope])]);
      const d = multiply(D.map(([constant, slope]) => [constant, slope]));
      // Their values at k, the numerator b_{k+1} = −C(k) D(k+1).
      const a = c.map((one, i) => one + (d[i] ?? 0));
      const moved = multiply(D.map(([constant, slope]) => [constant + slope, slope]));
      const b = multiply([c, moved]).map((one) => -one);
      const polynomial = (p: readonly number[]) =>
        p.map((one, i) => `${one < 0 ? '-' : '+'}${Math.abs(one)}k^${i}`).join('');
      const text = `${polynomial(a)} @ ${polynomial(b)}`.replace(/^\+/, '').replace('@ +', '@ ');
      const form = closedFormOf(text);
      if (!form || form.theorem !== 'Euler') {
        assert.ok(tried < 400, `${checked.size} of ${tried}`);
        continue;
      }
      const { value, digits } = plainValue(text, 400);
      if (digits < 12) continue;
      assert.ok(holds(form.value.enclose(bitsForDigits(60))!, value, Math.min(40, digits - 1)), text);
      checked.add(text);
    }
  });

  it('or their convergence is said to follow from a theorem that applies', () => {
    for (const [text, theorem] of [
      ['2k+1 @ k^4+4k^3+6k^2+4k+1', 'Seidel and Stern'],
      ['34k^3+51k^2+27k+5 @ -k^6-6k^5-15k^4-20k^3-15k^2-6k-1', 'Van Vleck'],
      ['k^2+1 @ -k^3-2', 'Worpitzky'],
      ['k+1 @ -k^2-3', null],
      ['1 @ k^4+1', null],
      ['k+1 @ -k^3-1', null],
    ] as const) {
      const own = polynomialFraction(asGeneral(parseFraction(text)))!;
      assert.equal(convergenceTheorem(own), theorem, text);
    }
  });

  it('of 300 random fractions with deg a = 1, deg b ≤ 2 are right to 200 digits', function () {
    this.timeout(300_000);
    const random = randomIntegers(1812n);
    const draw = (most: number) => random(2 * most + 1) - most;
    let [count, tried] = [0, 0];
    while (count < 300) {
      tried++;
      const [d, e] = [1 + random(6), draw(9)];
      const degree = random(3);
      const [f, g, h] = [degree === 2 ? draw(6) : 0, degree >= 1 ? draw(9) : 0, draw(9)];
      const lead = [h, g, f][degree]!;
      if (lead === 0 || (degree === 2 && d * d + 4 * f <= 0)) continue;
      const B = (k: number) => f * k * k + g * k + h;
      // A numerator that is 0 ends the fraction.
      if (Array.from({ length: 40 }, (_, k) => B(k)).includes(0)) continue;
      const text = `${d}k+${e} @ ${f}k^2+${g}k+${h}`.replace(/\+-/g, '-');
      const { value, digits } = plainValue(text, degree === 2 ? 700 : 260);
      if (digits < 200) continue;
      const form = closedFormOf(text);
      assert.ok(form, text);
      const enclosure = form.value.enclose(bitsForDigits(260));
      assert.ok(enclosure && holds(enclosure, value, 200), `${text}: ${form.parameters}`);
      count++;
    }
    assert.ok(tried < 3000, `${tried}`);
  });

  it('name the formulas of papers', function () {
    this.timeout(200_000);
    const lines = readFileSync('test/fixtures/paper-fractions.tsv', 'utf8').trim().split('\n');
    for (const line of lines) {
      const [text, expression, source] = line.split('\t') as [string, string, string];
      assert.ok(source.length > 3, text);
      const naming = named(text);
      const { name } = describeNaming(naming);
      assert.ok(name !== null, `${text}: no name for ${expression}`);
      const [ours, theirs] = [name, expression].map((one) => constantFromText(one).enclose(80));
      assert.ok(meet(ours!, theirs!), `${text}: ${name} for ${expression}`);
    }
  });

  it('of period 2 are those of their contraction, which is said', () => {
    // Gauss's fraction of 4/π, its elements times 1, 2, 1, 2, …: an equivalence transformation.
    const naming = named('4k+1; 8k+6 @ 8k^2+8k+2; 8k^2+16k+8');
    assert.ok(naming.kind === 'polynomial' && naming.contraction?.every === 2);
    const { name, sentences } = describeNaming(naming);
    assert.ok(
      name !== null && meet(constantFromText(name).enclose(80), constantFromText('4/pi').enclose(80)),
    );
    assert.ok(
      sentences.some((sentence) =>
        sentence.endsWith(
          'the fraction has this value, since it converges by the theorem of Seidel and Stern on positive elements.',
        ),
      ),
    );
  });

  it('of period 2 that no theorem lets converge are not proved', () => {
    const text = '2; 1 @ 3; -k-1';
    const naming = named(text);
    assert.equal(namingJson(naming).standing, 'proved if it converges');
    assert.match(describeNaming(naming).sentences[0]!, /^Proved, if the fraction converges, by /);
    assert.deepEqual(
      numberReport(text, naming, false).names.map(({ standing }) => standing),
      ['conjectured'],
    );
  });

  it('of period 2 converge by their elements’ signs and sizes', () => {
    for (const [text, theorem] of [
      ['1; 2 @ k^2+1', 'Seidel and Stern'],
      ['-k-1; 3k+1 @ -k-2; -k-1', 'Seidel and Stern'],
      // Stern and Stolz: even and odd convergents have two limits.
      ['1; 2 @ k^3+1', null],
      ['2k+1; 3k+1 @ -k-1; k^2+1', 'Worpitzky'],
      ['k+1; k+2 @ -k^2-1', null],
    ] as const)
      assert.equal(periodicConvergence(asGeneral(parseFraction(text))), theorem, text);
  });

  it('have values where both characteristic roots are one', () => {
    // ζ's: Raayoni et al., Nature 590, 2021, and its tables; the rational ones are Euler's fractions of telescoping sums.
    for (const [text, value] of [
      ['2k^5+5k^4+22k^3+28k^2+23k+7 @ -(k+1)^10', '2/(2*zeta(5)+6*zeta(3)-9)'],
      ['2k^3+3k^2+11k+5 @ -(k+1)^6', '1/(zeta(3)-1)'],
      ['-2k^2-2k-3 @ -(k+1)^4', '1/(zeta(2)-2)'],
      ['2k+2 @ -k^2-3k-2', '1'],
      ['2k+8 @ -k^2-9k-20', '4'],
      ['4k^2+8k+7/2 @ -4k^4-24k^3-51k^2-44k-12', '2'],
    ] as const) {
      const { text: digits } = measuredValue(polynomialFraction(asGeneral(parseFraction(text)))!)!;
      const constant = constantFromText(value);
      const { rationalValue } = constant;
      const expected = rationalValue
        ? `${rationalValue.numerator}.${'0'.repeat(99)}`
        : decimalExpansion(constant.enclose(110), 99)!;
      assert.equal(digits.slice(0, 100), expected.slice(0, 100), text);
    }
    // Convergents that approach 1 as 1/log n, and complex exponents: nothing is measured.
    for (const text of ['2k+3 @ -k^2-4k-4', '2k+1 @ -k^2-2k-2'])
      assert.equal(measuredValue(polynomialFraction(asGeneral(parseFraction(text)))!), null, text);
  });

  it('have values that are proved or said to be measured, rate and δ', () => {
    const apery = named('34k^3+51k^2+27k+5 @ -k^6-6k^5-15k^4-20k^3-15k^2-6k-1');
    assert.ok(apery.kind === 'polynomial' && apery.value!.origin === 'closed form');
    assert.ok(Math.abs(apery.convergence!.rate - Math.log10((1 + Math.SQRT2) ** 8)) < 0.05);
    // Apéry: q_n has 4 log(1+√2) + 3 = 6.5255 nats a term, so δ tends to 0.0805.
    assert.ok(Math.abs(apery.convergence!.delta - 0.0805) < 0.03, `${apery.convergence!.delta}`);
    const other = named('6k^3+9k^2+5k+1 @ -k^6-6k^5-15k^4-20k^3-15k^2-6k-1');
    assert.ok(other.kind === 'polynomial' && other.value!.origin === 'measured');
    const zeta = readKnownDigits(decimalExpansion(constantFromText('8/(7*zeta(3))').enclose(110), 100)!);
    assert.ok(other.answers[0] && unitsApart(other.answers[0].name, zeta) !== null);
    assert.equal((namingJson(other).answers as unknown[]).length, other.answers.length);
    for (const [text, value] of [
      ['6 @ 4k^2+4k+1', 'pi+3'],
      ['-6 @ 4k^2+4k+1', '-3-pi'],
    ] as const)
      assert.equal(
        measuredValue(polynomialFraction(asGeneral(parseFraction(text)))!)!.text.slice(0, 100),
        decimalExpansion(constantFromText(value).enclose(110), 100)!.slice(0, 100),
      );
  });
});
