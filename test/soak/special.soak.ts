import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { parseExpression } from '../../src/core/constants/parser.ts';
import { narrowerThan, withBits } from '../../src/core/numbers/enclosure.ts';
import { bitsForDigits } from '../../src/core/numbers/integers.ts';
import { pariOf, pariSymbols, pariValues } from '../core/constants/pari.ts';
import { pariCalls } from '../core/constants/specialValues.ts';

describe('functions beyond the elementary ones against PARI/GP, all to 1,000 digits', () => {
  for (const text of [...pariCalls, ...Object.keys(pariSymbols)])
    it(text, () => {
      const digits = 1_000;
      const bits = bitsForDigits(digits);
      const [value] = pariValues([pariOf(parseExpression(text))], bits, digits + 80);
      const enclosure = constantFromText(text).enclose(digits);
      assert.ok(narrowerThan(enclosure, digits));
      const { lo, hi } = withBits(enclosure, bits);
      assert.ok(lo <= value! + 1n && value! - 1n <= hi);
    }).timeout(120_000);
});
