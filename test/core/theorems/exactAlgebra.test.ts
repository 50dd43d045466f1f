import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { encloseRational, meet } from '../../../src/core/numbers/enclosure.ts';
import { kernel } from '../../../src/core/numbers/linearSystem.ts';
import { multiplyMatrices } from '../../../src/core/numbers/matrix.ts';
import { trimInteger } from '../../../src/core/numbers/polynomial.ts';
import {
  equalPolynomialMatrices,
  evaluatePolynomialMatrix,
  multiplyPolynomialMatrices,
  shiftPolynomialMatrix,
} from '../../../src/core/numbers/polynomialMatrix.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import {
  addQuadratic,
  divideQuadratic,
  equalQuadratic,
  multiplyQuadratic,
  quadraticNumber,
  signOfQuadratic,
} from '../../../src/core/numbers/quadraticNumber.ts';
import { quadraticOf } from '../../../src/core/theorems/classical/quadraticExpression.ts';
import {
  addFunctions,
  invertFunction,
  multiplyFunctions,
  rationalFunction,
} from '../../../src/core/theorems/classical/rationalFunction.ts';

const small = fc.bigInt({ min: -9n, max: 9n });
const polynomial = fc.array(small, { maxLength: 4 }).map(trimInteger);
const matrix = fc.record({ a: polynomial, b: polynomial, c: polynomial, d: polynomial });

describe('Matrices of polynomials', () => {
  it('multiply and shift as their values at integers do', () => {
    fc.assert(
      fc.property(matrix, matrix, small, small, (x, y, j, t) => {
        const product = multiplyPolynomialMatrices(x, y);
        const values = multiplyMatrices(evaluatePolynomialMatrix(x, j), evaluatePolynomialMatrix(y, j));
        assert.deepEqual(evaluatePolynomialMatrix(product, j), values);
        const shifted = shiftPolynomialMatrix(x, t);
        assert.deepEqual(evaluatePolynomialMatrix(shifted, j), evaluatePolynomialMatrix(x, j + t));
        assert.ok(equalPolynomialMatrices(shiftPolynomialMatrix(shifted, -t), x));
      }),
    );
  });
});

describe('The kernel of a matrix', () => {
  it('holds solutions, as many as the rank leaves', () => {
    const row = fc.array(
      small.map((n) => Q.rational(n, 3n)),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), row, (rows, extra) => {
        const solutions = kernel(rows, 4);
        assert.ok(solutions.length >= 4 - rows.length);
        for (const solution of solutions) {
          for (const equation of rows) {
            const sum = equation.reduce((total, c, i) => Q.add(total, Q.multiply(c, solution[i]!)), Q.zero);
            assert.ok(Q.equals(sum, Q.zero));
          }
        }
        const dropped = solutions.length - kernel([...rows, extra], 4).length;
        assert.ok(dropped === 0 || dropped === 1);
      }),
    );
  });
});

describe('Numbers of quadratic fields', () => {
  const fraction = fc.tuple(small, fc.bigInt({ min: 1n, max: 5n })).map(([p, q]) => Q.rational(p, q));
  const number = fc.tuple(fraction, fraction).map(([u, v]) => quadraticNumber(u, v, 12n));

  it('form a field', () => {
    fc.assert(
      fc.property(number, number, number, (x, y, z) => {
        const left = multiplyQuadratic(x, addQuadratic(y, z)!)!;
        const right = addQuadratic(multiplyQuadratic(x, y)!, multiplyQuadratic(x, z)!)!;
        assert.ok(equalQuadratic(left, right));
        const quotient = divideQuadratic(x, y);
        if (quotient) assert.ok(equalQuadratic(multiplyQuadratic(quotient, y)!, x));
        else assert.equal(signOfQuadratic(y), 0);
      }),
    );
  });

  it('have the sign of their enclosure', () => {
    fc.assert(
      fc.property(number, (x) => {
        const { lo } = encloseRational(
          Q.add(x.rational, Q.multiply(x.irrational, Q.rational(17320508075688772n, 10n ** 16n))),
          40,
        );
        assert.equal(signOfQuadratic(x), lo > 0n ? 1 : lo < 0n ? -1 : 0);
      }),
    );
  });

  it('are read from expressions', () => {
    for (const text of ['sqrt(8)/3-1', 'phi^5', '1/(1+sqrt(5))', 'sqrt(2/3)', '(3-sqrt(12))^3', '2^(3/2)']) {
      const { rational, irrational, radicand } = quadraticOf(parseExpression(text))!;
      const root = constantFromText(
        `(${Q.formatRational(rational)})+(${Q.formatRational(irrational)})*sqrt(${radicand})`,
      );
      assert.ok(meet(root.enclose(60), constantFromText(text).enclose(60)), text);
    }
    for (const text of ['cbrt(2)', 'sqrt(2)+sqrt(3)', 'e', 'sqrt(1+sqrt(2))']) {
      assert.equal(quadraticOf(parseExpression(text)), null, text);
    }
  });
});

describe('Rational functions', () => {
  it('are kept in lowest terms, so that equal ones are the same', () => {
    const functions = fc
      .tuple(
        polynomial,
        polynomial.filter((q) => q.length > 0),
      )
      .map(([p, q]) => rationalFunction(p, q)!);
    fc.assert(
      fc.property(functions, functions, functions, (f, g, h) => {
        const left = multiplyFunctions(f, addFunctions(g, h)!);
        const right = addFunctions(multiplyFunctions(f, g)!, multiplyFunctions(f, h)!);
        assert.deepEqual(left, right);
        const inverse = invertFunction(f);
        if (inverse) assert.deepEqual(multiplyFunctions(f, inverse), rationalFunction([1n], [1n]));
      }),
    );
  });
});
