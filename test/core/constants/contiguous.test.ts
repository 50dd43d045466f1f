import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { formatRational } from '../../../src/core/numbers/rational.ts';
import { confluentForm, hypergeometric0F1Form } from '../../../src/core/constants/hypergeometricForms.ts';
import { expressionOfForm } from '../../../src/core/constants/forms.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import { rational } from '../../../src/core/numbers/rational.ts';

/** Numbers that contiguous relations and the series' own cases make rational, written here by hand. */
const decided: readonly (readonly [constant: string, value: string])[] = [
  ['hyp0f1(4,-2)/hyp0f1(1,-2)', '-3'],
  ['hyp0f1(-1/2,3)/(hyp0f1(1/2,3) - 12*hyp0f1(3/2,3))', '1'],
  ['1 + hyp0f1(1/3,1) - hyp0f1(4/3,1) - 9/4*hyp0f1(7/3,1)', '1'],
  ['hyp0f1(1,1)/besseli(0,2)', '1'],
  ['hyp0f1(3,-1)/besselj(2,2)', '2'],
  ['hyp0f1(1/2,1/4)/cosh(1)', '1'],
  ['hyp0f1(3/2,-1)/sin(2)', '1/2'],
  ['hyp1f1(1,2,1) - e', '-1'],
  ['hyp1f1(2,1,1)/e', '2'],
  ['hyp1f1(5/2,3/2,1)/e', '5/3'],
  ['hyp1f1(-1,1/2,3)', '-5'],
  ['hyp1f1(1,3/2,1)/(sqrt(pi)*e*erf(1))', '1/2'],
  ['hyp1f1(1,3/2,-4)/dawson(2)', '1/2'],
  ['hyp1f1(1/3,4/3,-1)*e/hyp1f1(1,4/3,1)', '1'],
  ['(hyp1f1(1/2,1,2) - hyp1f1(1/2,2,2))/hyp1f1(3/2,3,2)', '1/2'],
];

/** Their neighbours, which nothing here makes rational. */
const undecided: readonly string[] = [
  'hyp0f1(4,-2)/hyp0f1(1,-1)',
  'hyp0f1(4,-2)/hyp0f1(2,-2)',
  'hyp0f1(1/3,1) - hyp0f1(4/3,1) - 9/4*hyp0f1(7/3,2)',
  'hyp1f1(1/2,1,1)/hyp1f1(3/2,2,1)',
  'hyp1f1(1,3/2,1)/(sqrt(pi)*erf(1))',
  'hyp1f1(2,1,1)/exp(2)',
];

describe('contiguous hypergeometric functions', () => {
  it('are rational together where a relation makes them so, and only there', () => {
    for (const [constant, value] of decided) {
      const { rationalValue } = constantFromText(constant);
      assert.equal(rationalValue && formatRational(rationalValue), value, constant);
    }
    for (const constant of undecided) assert.equal(constantFromText(constant).rationalValue, null, constant);
  });

  it('have the forms that their series have for values', () => {
    const points = [rational(1n), rational(-1n), rational(2n), rational(-1n, 2n)];
    const parameters = [-7n, -3n, -1n, 1n, 2n, 3n, 5n, 10n].map((n) => rational(n, 3n));
    const half = [-3n, -1n, 1n, 2n, 3n, 4n, 7n].map((n) => rational(n, 2n));
    const isPole = (x: { numerator: bigint; denominator: bigint }) =>
      x.denominator === 1n && x.numerator < 1n;
    let compared = 0;
    for (const [i, z] of points.entries()) {
      for (const list of [parameters, half]) {
        const above = list.filter((x) => !isPole(x));
        for (const [k, a] of list.entries()) {
          const b = above[(3 * k + i) % above.length]!;
          const names = [a, b, z].map(formatRational);
          const cases = [
            [`hyp1f1(${names.join()})`, confluentForm(a, b, z)],
            [`hyp0f1(${names.slice(1).join()})`, hypergeometric0F1Form(b, z)],
          ] as const;
          for (const [text, form] of cases) {
            assert.ok(form, text);
            const written = formatExpression(expressionOfForm(form));
            const [plain, other] = [text, written].map((constant) => constantFromText(constant).enclose(40));
            assert.ok(meet(plain!, other!), `${text} = ${written}`);
            compared++;
          }
        }
      }
    }
    assert.equal(compared, 2 * 4 * (parameters.length + half.length));
  });
});
