import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';

/** f(f(…f(start)…)), so many times. */
function nested(times: number, start: string, f: (inner: string) => string): string {
  return Array.from({ length: times }).reduce<string>((inner) => f(inner), start);
}

describe('the work that a constant may ask for', () => {
  for (const [what, text, sentence] of [
    [
      'a sum of 900 terms',
      Array.from({ length: 900 }, () => 'e').join('+'),
      /too long to be examined: a sum/,
    ],
    ['a product of 900 terms', Array.from({ length: 900 }, () => 'pi').join('*'), /too long to be examined/],
    [
      'squares of sums, 80 deep',
      nested(80, 'sqrt(2)', (inner) => `(sqrt(2)+${inner}^2)`),
      /too large: at most 9864 digits may stand before the point/,
    ],
    ['the same of e', nested(80, 'e', (inner) => `(e+${inner}^2)`), /too large/],
    [
      'sines of sines',
      nested(60, '1/2', (inner) => `sin(${inner})`),
      /60 functions stand within one another/,
    ],
    ['a power of an exponential', 'exp(9999)^10000', /too large/],
    ['a tower', '10^10^10', /too large/],
    ['a tower of e', 'e^e^e^e', /outside the domain|too large/],
  ] as const)
    it(`of ${what} is refused with a sentence`, () => {
      assert.throws(() => constantFromText(text).enclose(50), sentence);
    });

  it('is enough for what people write', () => {
    for (const text of [
      Array.from({ length: 150 }, (_, i) => `${i + 1}*e`).join('+'),
      nested(40, '2', (inner) => `sqrt(1+${inner})`),
      nested(6, '1/2', (inner) => `exp(${inner})-1`),
      'exp(9999)*exp(9998)/exp(9999)',
      Array.from({ length: 400 }, (_, i) => `1/${i + 1}`).join('+'),
    ])
      assert.ok(constantFromText(text).enclose(30));
  });
});
