import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { readNumber } from '../../../src/core/constants/reading.ts';
import { InputError } from '../../../src/core/errors.ts';
import type { Enclosure } from '../../../src/core/numbers/enclosure.ts';
import { hasTool } from '../../support/tools.mjs';

/**
 * What people type. A spelling has its meaning in mpmath's words and its value to 40 digits as mpmath gives it, or null and
 * a word of the sentence that refuses it. Digits have the number that they are, and how many units its last place may be off.
 */
const { spellings, digits } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/spellings.json'), 'utf8'),
) as {
  spellings: [string, string | null, string][];
  digits: [string, string, number][];
};

/** Whether an enclosure meets a decimal with an error of some units in its last place. */
function holds({ lo, hi, bits }: Enclosure, decimal: string, units = 2n): boolean {
  const [mantissa, exponent = '0'] = decimal.split('e') as [string, string?];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  const shift = Number(exponent) - fraction.length;
  const value = BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(shift));
  const [top, bottom] = shift < 0 ? [1n, scale] : [scale, 1n];
  return (
    lo * bottom <= ((value + units) * top) << BigInt(bits) &&
    ((value - units) * top) << BigInt(bits) <= hi * bottom
  );
}

describe('numbers as people write them', () => {
  it('the table has at least 250 spellings, each once', () => {
    assert.ok(spellings.length >= 250);
    assert.equal(new Set(spellings.map(([text]) => text)).size, spellings.length);
  });

  for (const [text, meaning, expected] of spellings) {
    if (meaning === null) {
      it(`refuses ${JSON.stringify(text)} with a sentence`, () => {
        assert.throws(
          () => readNumber(text),
          (error) => {
            assert.ok(error instanceof InputError, String(error));
            assert.ok(error.message.includes(expected), error.message);
            assert.match(error.message, /^The .*\.$/s);
            return true;
          },
        );
      });
    } else {
      it(`reads ${JSON.stringify(text)} as ${meaning}`, () => {
        const { constant, notation, expression } = readNumber(text);
        assert.ok(holds(constant.enclose(38), expected), `${notation} is not ${expected}`);
        assert.deepEqual(parseExpression(notation), expression);
      });
    }
  }

  for (const [text, decimal, units] of digits) {
    it(`reads the digits ${JSON.stringify(text)}`, () => {
      const { kind, notation } = readNumber(text);
      assert.equal(kind, 'digits');
      assert.equal(notation, units === 1 ? decimal : `${decimal}(${units})`);
      assert.equal(formatExpression(parseExpression(notation)), notation);
    });
  }

  it('the values of the table are those of mpmath today', function () {
    if (!hasTool('python3-sympy')) this.skip();
    const meanings = spellings.flatMap(([, meaning]) => (meaning === null ? [] : [meaning]));
    const script = [
      'from mpmath import *',
      'mp.dps = 60',
      'frac = lambda p, q=1: mpf(p)/q',
      'hyp0f2 = lambda a, b, z: hyper([], [a, b], z)',
      ...meanings.map((meaning) => `print(nstr(${meaning}, 40, strip_zeros=False))`),
    ].join('\n');
    const run = spawnSync('/usr/bin/python3', ['-'], { input: script, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(
      run.stdout.trim().split('\n'),
      spellings.flatMap(([, meaning, value]) => (meaning === null ? [] : [value])),
    );
  });

  it('say that digits are those of another number than the one before them', () => {
    for (const [text, other] of [
      ['e = 3.14159265', 'e = 2.718281828…'],
      ['zeta(3) = 1.2020569031999', 'zeta(3) = 1.202056903…'],
      ['e^\\pi \\approx 23.17', 'exp(pi) = 23.140692632…'],
      ['$\\pi = 3.1427$', 'pi = 3.141592653…'],
    ] as const)
      assert.deepEqual(readNumber(text).warnings, [
        `These digits are not those of the name before them: ${other}`,
      ]);
    for (const text of [
      'pi = 3.14',
      '\\pi \\approx 3.1416',
      'x = 3.14',
      'sqrt(2) = 1.41421357',
      '22/7 = 3.142857',
      '3.14',
    ])
      assert.deepEqual(readNumber(text).warnings, [], text);
  });

  it('says what was understood where that is not what was typed', () => {
    assert.equal(readNumber('Γ(1/3)').echo, 'Read as gamma(1/3) = 2.678938534…');
    assert.equal(readNumber('exp(0.5)').echo, 'Read as exp(1/2) = 1.648721270…');
    assert.equal(readNumber('gamma').echo, 'Read as eulergamma = 0.577215664…');
    assert.equal(readNumber('½').echo, 'Read as 1/2 = 0.5.');
    // Zeros before the digits and behind them are no digits.
    for (const text of ['6.62607015e-134', '-5.184705528587072e21', '1.797693134862315e308'])
      assert.equal(readNumber(text).echo, null, text);
    assert.equal(readNumber('6.62607015 × 10^{-34}').echo, 'Read as 6.62607015e-34.');
    assert.equal(readNumber('2 * e').echo, null);
    assert.equal(readNumber('gamma(1/3)').echo, null);
  });

  it('tells of a second meaning', () => {
    assert.match(readNumber('sin 1/2').warnings.join(), /ends before the "\/"/);
    assert.match(readNumber('3e-7').warnings.join(), /power of ten/);
    assert.match(readNumber('2, 7, 1, 8').warnings.join(), /does not say where the point stands/);
    assert.match(readNumber('1 2\n2 7\n3 1').warnings.join(), /b-file, with 1 digit before the point/);
    assert.deepEqual(readNumber('2*e-7').warnings, []);
  });
});
