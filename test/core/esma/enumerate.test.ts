import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Constant } from '../../../src/core/constants/constant.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { powerSpace, quotientSpace } from '../../../src/core/esma/enumerate.ts';
import type { ValueSpace } from '../../../src/core/esma/valueSpace.ts';
import { approximate } from '../../../src/core/numbers/enclosure.ts';
import { gcdPolynomials } from '../../../src/core/numbers/polynomial.ts';
import { encloseValue, valueHeight } from '../../../src/core/value.ts';

const e = constantFromText('e');

/** The constant as if it were not known to be algebraic: all its values are there, equal ones too. */
function withoutAnnihilator(constant: Constant): Constant {
  return { ...constant, annihilator: null, enclose: (digits) => constant.enclose(digits) };
}

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

  it('of a quadratic irrational keeps the first of equal values, and no other', () => {
    const roots = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
      .filter(([A, B, C]) => {
        const discriminant = B * B - 4 * A * C;
        return discriminant > 0 && !Number.isInteger(Math.sqrt(discriminant));
      });
    fc.assert(
      fc.property(roots, fc.constantFrom(1, 2), ([A, B, C], height) => {
        const constant = constantFromText(`(sqrt(${B * B - 4 * A * C}) - (${B}))/${2 * A}`);
        // P S − Q R vanishes exactly where it is a multiple of A x² + B x + C.
        const areEqual = (x: Int32Array, y: Int32Array) => {
          const [b, a, d, c] = x as unknown as [number, number, number, number];
          const [s, r, u, t] = y as unknown as [number, number, number, number];
          const [p, q, l] = [a * t - c * r, a * u + b * t - c * s - d * r, b * u - d * s];
          return p * B === q * A && p * C === l * A && q * C === l * B;
        };
        const kept: Int32Array[] = [];
        const every: Int32Array[] = [];
        const whole = quotientSpace(withoutAnnihilator(constant), 1, height);
        for (let i = 0; i < whole.count; i++) every.push(whole.rows(i, i + 1));
        for (const row of every) if (!kept.some((known) => areEqual(known, row))) kept.push(row);
        const space = quotientSpace(constant, 1, height);
        assert.deepEqual(
          Array.from({ length: space.count }, (_, i) => space.rows(i, i + 1)),
          kept,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells polynomials with a common factor as Euclid’s algorithm over ℤ does', () => {
    const space = quotientSpace(e, 3, 1);
    const found = new Set(
      all(space).map(({ numerator, denominator }) => `${numerator.join()}/${denominator.join()}`),
    );
    const sides = new Set(
      all(space).flatMap(({ numerator, denominator }) => [numerator.join(), denominator.join()]),
    );
    const polynomials = [...sides].map((text) => text.split(',').map(BigInt));
    for (const p of polynomials)
      for (const q of polynomials) {
        const isValue = gcdPolynomials(p, q).length === 1 && (p.length > 1 || q.length > 1);
        assert.equal(found.has(`${p.join()}/${q.join()}`), isValue, `${p.join()}/${q.join()}`);
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
