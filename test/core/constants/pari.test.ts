import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { catalogue } from '../../../src/core/constants/catalogue.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { narrowerThan, withBits } from '../../../src/core/numbers/enclosure.ts';
import { bitsForDigits } from '../../../src/core/numbers/integers.ts';
import { hasTool } from '../../support/tools.mjs';
import { pariOf, pariValues } from './pari.ts';

const proved = [
  ...catalogue.map(({ name }) => name),
  '1/3',
  'exp(-7/3)',
  'exp(100)',
  'exp(-50)',
  'exp(22/7)/exp(3)',
  'log(3)',
  'log(10)',
  'log(1/1000)',
  'log(123456789/1000)',
  'sin(1/7)',
  'sin(-3)',
  'sin(1000000)',
  'cos(2)',
  'cos(355/113)',
  'tan(2)',
  'cot(1/3)',
  'sinh(3)',
  'sinh(-1/100)',
  'cosh(5/2)',
  'tanh(20)',
  'coth(-1/9)',
  'asin(1/3)',
  'asin(-9/10)',
  'asin(999/1000)',
  'acos(1/4)',
  'acos(-9/10)',
  'atan(1/5)',
  'atan(3/5)',
  'atan(-7)',
  'atanh(1/3)',
  'atanh(-99/100)',
  'asin(1/2)',
  'acos(1/2)',
  'sqrt(2)+sqrt(3)',
  'cbrt(-5/3)',
  'root(2,7)',
  'root(3/7,12)',
  '2^(3/5)',
  'sqrt(pi)',
  'exp(-sqrt(2))',
  'sinh(sqrt(2)/3)',
  'cosh(sqrt(1000))',
  'sqrt(2)*tanh(-sqrt(2))',
  'coth(1/sqrt(3))',
  'sin(300*sqrt(10))',
  'cos(-sqrt(2))',
  'sqrt(3)*tan(sqrt(3))',
  'cot(sqrt(5)/7)',
  'besseli(3,-sqrt(3))',
  'besselj(-3,sqrt(3))',
  'besselj(1/3,sqrt(8))/besselj(4/3,sqrt(8))',
  'besseli(-5/2,sqrt(2/3))',
  'sqrt(pi)*e-catalan^2',
  'pi^2/6-zeta(2)/7',
  'zeta(2)',
  'zeta(4)',
  'zeta(5)',
  'zeta(7)',
  'zeta(50)',
  'zeta(301)',
  'sin(pi/3)',
  'cos(pi/4)/e',
  'tan(pi/6)',
  'besseli(0,2)',
  'besseli(-3,5/2)',
  'besselj(0,10)',
  'besselj(3,100)',
  'besselj(-3,1/2)',
  'besseli(1/3,2)',
  'besselj(-7/2,5)',
  'besseli(-5/3,1/2)/besseli(1/3,1/2)',
  'besselj(5/4,3)/besselj(-3/4,3)',
  'besseli(40,2)/besseli(39,2)',
  'hyp0f1(1/2,3)',
  'hyp0f1(-7/3,-20)',
  'hyp0f1(1,1000)',
  '(e+1)/(e-1)',
  '1/(pi-355/113)',
  '(pi+e)/(pi-e)',
  'e^10/pi^5-eulergamma',
  'phi^100',
  'sin(pi/5)',
  'cos(2*pi/7)',
];

const numerical = [
  'exp(cbrt(2))',
  'sin(cbrt(2))',
  'sin(pi^2/5)',
  'tan(e)',
  'log(pi)',
  '2^sqrt(2)',
  'asin(1/sqrt(3))',
  'acos(-1/e)',
  'atan(pi)',
  'tanh(pi)',
  'asinh(2)',
  'acosh(2)',
  'atanh(1/pi)',
  'besselj(2,pi)',
  'besseli(1,cbrt(3))',
];

describe('constants against PARI/GP', function () {
  before(function () {
    if (!hasTool('pari-gp')) this.skip();
  });

  const digits = 1_000;
  const bits = bitsForDigits(digits);
  const compare = (texts: readonly string[], rigor: string, wanted: number): void => {
    const workingBits = bitsForDigits(wanted);
    const values = pariValues(
      texts.map((text) => pariOf(parseExpression(text))),
      workingBits,
      wanted + 80,
    );
    texts.forEach((text, i) => {
      const constant = constantFromText(text);
      assert.equal(constant.rigor, rigor, text);
      const enclosure = constant.enclose(wanted);
      assert.ok(narrowerThan(enclosure, wanted), `${text} is too wide`);
      const { lo, hi } = withBits(enclosure, workingBits);
      // PARI rounds: its floor may be off by one.
      assert.ok(lo <= values[i]! + 1n && values[i]! - 1n <= hi, `${text} misses PARI's value`);
    });
  };

  it(`every proved constant holds PARI's value to ${digits} digits`, () => {
    assert.ok(bits > 3_300);
    compare(proved, 'proved', digits);
  });

  it('every numerical constant holds it to its digits, here 200', () => {
    compare(numerical, 'numerical', 200);
  });

  it('a numerical constant holds it to all its 1,000 digits', () => {
    compare(['exp(cbrt(2))', 'atan(pi)', '2^sqrt(2)'], 'numerical', 1_000);
  });

  it('e and π hold it to 20,000 digits', () => {
    compare(['e', 'pi'], 'proved', 20_000);
  });
});
