import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { ifAffordable, within, withoutBound } from '../../../src/core/work.ts';

/** f(f(…f(start)…)), so many times. */
function nested(times: number, start: string, f: (inner: string) => string): string {
  return Array.from({ length: times }).reduce<string>((inner) => f(inner), start);
}

/** So many times the same, as a sum or a product. */
const repeated = (times: number, text: string, operation: string) =>
  Array.from({ length: times }, () => text).join(operation);

describe('the work that a constant may ask for', () => {
  for (const [what, text, sentence] of [
    [
      'squares of sums, 80 deep',
      nested(80, 'sqrt(2)', (inner) => `(sqrt(2)+${inner}^2)`),
      /too large: at most 9864 digits may stand before the point/,
    ],
    ['the same of e', nested(80, 'e', (inner) => `(e+${inner}^2)`), /too large/],
    ['a power of an exponential', 'exp(9999)^10000', /too large/],
    ['a tower', '10^10^10', /too large/],
    ['a tower of e', 'e^e^e^e', /outside the domain|too large/],
  ] as const)
    it(`of ${what} is refused with a sentence`, () => {
      assert.throws(() => constantFromText(text).enclose(50), sentence);
    });

  // About a second of arithmetic each, where they would take minutes.
  for (const [what, text] of [
    [
      'a function that asks its argument for twice as many digits, 60 deep',
      nested(60, 'sqrt(2)', (x) => `gamma(${x}+1)`),
    ],
    ['sines of sines', nested(60, '1/2', (inner) => `sin(${inner})`)],
    ['gamma at a million digits', 'gamma(1/3)'],
    ['a slow series at a million digits', 'hyp2f1(1/3,1/5,1/7,99/100)'],
    ['a value of ζ at a million digits', 'zeta(5)'],
    ['a sum of 600 terms at a million digits', repeated(300, 'sqrt(2)', '+pi+')],
    ['a quotient of long numbers', `besselk(0,${'7'.repeat(300)}/${'9'.repeat(299)})`],
  ] as const)
    it(`of ${what} ends at a bound, and says so`, () => {
      assert.throws(
        () => within(1e8, 'more than is allowed', () => constantFromText(text).enclose(1_000_000)),
        (error) =>
          error instanceof InputError && /more than is allowed|outside the domain/.test(error.message),
      );
    });

  it('is bounded by the constant itself where nobody else bounds it, in a sentence with what is allowed', () => {
    assert.throws(
      () => constantFromText('zeta(5)').enclose(1_000_000),
      /^InputError: digits: 1000000 digits of zeta\(5\) take more than the 2·10\^10 steps of arithmetic that are allowed; ask for fewer\.$/,
    );
  });

  it('is as much as it takes where that is asked for on purpose', () => {
    const text = 'agm(1,sqrt(97))';
    assert.equal(
      ifAffordable(1e6, () => constantFromText(text).enclose(2_000)),
      null,
    );
    assert.ok(within(1, 'nothing', () => withoutBound(() => constantFromText(text).enclose(2_000))));
    assert.throws(
      () => within(1, 'bounded again', () => constantFromText('agm(1,sqrt(89))').enclose(10)),
      /bounded again/,
    );
  });

  it('is enough for what people write', () => {
    for (const text of [
      repeated(900, 'e', '+'),
      repeated(400, 'pi', '*'),
      Array.from({ length: 150 }, (_, i) => `${i + 1}*e`).join('+'),
      nested(40, '2', (inner) => `sqrt(1+${inner})`),
      nested(6, '1/2', (inner) => `exp(${inner})-1`),
      'exp(9999)*exp(9998)/exp(9999)',
      Array.from({ length: 400 }, (_, i) => `1/${i + 1}`).join('+'),
    ])
      assert.ok(
        within(1e9, 'more than the gate of a library allows', () => constantFromText(text).enclose(30)),
      );
  });
});
