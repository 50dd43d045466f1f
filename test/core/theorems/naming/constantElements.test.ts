import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../../src/core/constants/constants.ts';
import { asGeneral, parseFraction } from '../../../../src/core/fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../../../../src/core/fractions/toolbox/generalFraction.ts';
import type { RationalSequence } from '../../../../src/core/fractions/toolbox/sequence.ts';
import { approximate, encloseRational } from '../../../../src/core/numbers/enclosure.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import { nameGeneralFraction } from '../../../../src/core/theorems/naming/nameNumber.ts';
import { periodicValue } from '../../../../src/core/theorems/naming/polynomial/constantElements.ts';
import { formatGeneralFraction } from '../../../../src/formats/text/fraction.ts';
import { describeNaming } from '../../../../src/formats/text/naming.ts';
import { builtCatalogue } from '../../../support/naming.ts';
import { randomIntegers } from '../support.ts';

const tools = { catalogue: builtCatalogue, determinant: 1 };
const general = (text: string) => asGeneral(parseFraction(text));

describe('Fractions with constant elements of any period', () => {
  it('have the limit of all their convergents, and none where these have two', () => {
    const random = randomIntegers(613n);
    const found = { value: 0, infinite: 0, diverges: 0 };
    for (let i = 0; i < 120; i++) {
      const constants = (count: number, isNumerator: boolean): RationalSequence => {
        const one = (): Q.Rational => Q.rational(BigInt(random(5) - 2 || (isNumerator ? 1 : 0)));
        const preperiod = Array.from({ length: random(3) }, one);
        return {
          preperiod,
          polynomials: Array.from({ length: count }, () =>
            [one()].filter(({ numerator }) => numerator !== 0n),
          ),
        };
      };
      const fraction = { terms: constants(1 + random(4), false), numerators: constants(1 + random(3), true) };
      const value = periodicValue(fraction)!;
      found[value.kind]++;
      // By 30 convergents in a row, far on; those of a double fixed point come nearer like 1/n.
      const late = generalConvergents(fraction, 600).slice(-30).map(quotientOf);
      const numbers = late.map((x) => (x ? approximate(encloseRational(x, 80)) : Infinity));
      const text = formatGeneralFraction(fraction);
      if (value.kind === 'infinite') assert.ok(Math.min(...numbers.map(Math.abs)) > 10, text);
      else if (value.kind === 'value') {
        const limit = approximate(constantFromExpression(value.expression).enclose(20));
        for (const number of numbers)
          assert.ok(Math.abs(number - limit) < 0.02 * (1 + Math.abs(limit)), text);
      } else assert.ok(!(Math.max(...numbers) - Math.min(...numbers) < 0.1), text);
    }
    assert.ok(Math.min(...Object.values(found)) >= 3, JSON.stringify(found));
  });

  it('are named without a condition', () => {
    for (const [text, expected] of [
      ['0; 1; 2 @ 1', '(1+sqrt(13))/6'],
      ['3; 7 | 1; 0 @ 5 | 2; 3', '26/7'],
      ['0; 1 @ 1', '0'],
    ] as const) {
      const naming = nameGeneralFraction(general(text), tools);
      assert.ok(naming.kind === 'polynomial' && naming.contraction === null, text);
      assert.equal(describeNaming(naming).name, expected);
    }
  });
});
