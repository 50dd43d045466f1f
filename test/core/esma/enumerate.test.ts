import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { powerSpace, quotientSpace } from '../../../src/core/esma/enumerate.ts';
import type { ValueSpace } from '../../../src/core/esma/valueSpace.ts';
import { approximate } from '../../../src/core/numbers/enclosure.ts';
import { gcdPolynomials } from '../../../src/core/numbers/polynomial.ts';
import { encloseValue, valueHeight } from '../../../src/core/value.ts';

const e = constantFromText('e');

function all(space: ValueSpace) {
  return Array.from({ length: space.count }, (_, index) => space.value(index));
}

/** Distinct values P(x)/Q(x) > 0 over tuples of small coefficients, by floating point: the plain twin. */
function countByFloats(
  x: number,
  degree: number,
  height: number,
  rational: (value: number) => boolean,
): number {
  const polynomials: number[] = [];
  const width = 2 * height + 1;
  for (let code = 0; code < width ** (degree + 1); code++) {
    let value = 0;
    let rest = code;
    for (let i = 0; i <= degree; i++) {
      value += ((rest % width) - height) * x ** i;
      rest = Math.floor(rest / width);
    }
    polynomials.push(value);
  }
  const values = new Set<string>();
  for (const p of polynomials) {
    for (const q of polynomials) {
      const value = p / q;
      if (Math.abs(p) > 1e-9 && Math.abs(q) > 1e-9 && value > 0 && !rational(value))
        values.add(value.toPrecision(10));
    }
  }
  return values.size;
}

/** Whether a floating-point number is a fraction with a small denominator. */
function isSmallFraction(value: number): boolean {
  for (let q = 1; q <= 400; q++) if (Math.abs(value * q - Math.round(value * q)) < 1e-9) return true;
  return false;
}

describe('enumeration', () => {
  it('of e has 112, 504 and 646,624 values for heights 2, 3 and 20', () => {
    assert.equal(quotientSpace(e, 1, 2).count, 112);
    assert.equal(quotientSpace(e, 1, 3).count, 504);
    assert.equal(quotientSpace(e, 1, 20).count, 646_624);
  });

  it('finds as many values as floating point tells apart', () => {
    for (const [degree, height] of [
      [1, 1],
      [1, 4],
      [2, 1],
    ] as const) {
      assert.equal(
        quotientSpace(e, degree, height).count,
        countByFloats(Math.E, degree, height, isSmallFraction),
      );
    }
  });

  it('counts values of an algebraic constant once, and leaves rational ones out', () => {
    for (const [name, x, degree, height] of [
      ['sqrt(2)', Math.SQRT2, 1, 2],
      ['sqrt(2)', Math.SQRT2, 2, 1],
      ['phi', (1 + Math.sqrt(5)) / 2, 1, 3],
      ['cbrt(2)', Math.cbrt(2), 1, 2],
      ['cbrt(2)', Math.cbrt(2), 2, 1],
    ] as const) {
      const space = quotientSpace(constantFromText(name), degree, height);
      assert.equal(
        space.count,
        countByFloats(x, degree, height, isSmallFraction),
        `${name} ${degree} ${height}`,
      );
    }
  });

  it('gives each value once, positive, with coprime polynomials, in order of height', () => {
    for (const space of [quotientSpace(e, 1, 3), quotientSpace(e, 2, 1)]) {
      const values = all(space);
      const decimals = new Set(
        values.map((value) => approximate(encloseValue(e, value, 20)).toPrecision(12)),
      );
      assert.equal(decimals.size, space.count);
      let last = 0n;
      for (const value of values) {
        assert.ok(approximate(encloseValue(e, value, 20)) > 0);
        assert.equal(gcdPolynomials(value.numerator, value.denominator).length, 1);
        assert.ok(valueHeight(value) >= last);
        last = valueHeight(value);
      }
    }
  });

  it('any chunk of rows is that part of the whole', () => {
    const space = quotientSpace(e, 1, 3);
    const whole = space.rows(0, space.count);
    fc.assert(
      fc.property(fc.nat(space.count), fc.nat(space.count), (x, y) => {
        const [start, end] = [Math.min(x, y), Math.max(x, y)];
        assert.deepEqual(space.rows(start, end), whole.slice(start * 4, end * 4));
      }),
    );
    assert.deepEqual(space.value(0), { numerator: [0n, 1n], denominator: [1n] });
  });

  it('of the shape a·α^k + b has the positive ones of 2H(2H + 1)d', () => {
    const space = powerSpace(e, 3, 2);
    let expected = 0;
    for (let k = 1; k <= 3; k++) {
      for (let a = -2; a <= 2; a++)
        for (let b = -2; b <= 2; b++) if (a !== 0 && a * Math.E ** k + b > 0) expected++;
    }
    assert.equal(space.count, expected);
  });

  it('refuses a space that could not be listed', () => {
    assert.throws(() => quotientSpace(e, 8, 100), InputError);
  });
});
