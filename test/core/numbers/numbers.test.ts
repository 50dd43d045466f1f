import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decimalExpansion } from '../../../src/core/numbers/decimal.ts';
import * as E from '../../../src/core/numbers/enclosure.ts';
import { bitLength, ceilDivide, floorDivide, gcd, integerRoot } from '../../../src/core/numbers/integers.ts';
import {
  adjugate,
  determinant,
  matrixProduct,
  multiplyMatrices,
  sameMap,
} from '../../../src/core/numbers/matrix.ts';
import * as P from '../../../src/core/numbers/polynomial.ts';
import * as R from '../../../src/core/numbers/rational.ts';

const integers = fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n });
const positives = fc.bigInt({ min: 1n, max: 2n ** 90n });
const rationals = fc.tuple(integers, positives).map(([p, q]) => R.rational(p, q));
const matrices = fc.record({ a: integers, b: integers, c: integers, d: integers });
const smallPolynomials = fc.array(fc.bigInt({ min: -9n, max: 9n }), { maxLength: 6 }).map(P.trimInteger);

/** Whether a rational lies in an enclosure. */
function holds({ lo, hi, bits }: E.Enclosure, x: R.Rational): boolean {
  const scaled = x.numerator << BigInt(bits);
  return lo * x.denominator <= scaled && scaled <= hi * x.denominator;
}

describe('integers', () => {
  it('floor and ceiling division enclose the quotient', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        fc.pre(b !== 0n);
        const floor = R.rational(floorDivide(a, b));
        const ceil = R.rational(ceilDivide(a, b));
        const quotient = R.rational(a, b);
        assert.ok(R.compare(floor, quotient) <= 0 && R.compare(quotient, R.add(floor, R.one)) < 0);
        assert.ok(R.compare(ceil, quotient) >= 0 && R.compare(quotient, R.subtract(ceil, R.one)) > 0);
      }),
    );
  });

  it('the k-th root is the largest integer whose k-th power does not exceed n', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 700n }), fc.integer({ min: 1, max: 9 }), (n, k) => {
        const root = integerRoot(n, k);
        assert.ok(root ** BigInt(k) <= n && n < (root + 1n) ** BigInt(k));
      }),
    );
  });

  it('bit length is the length of the binary numeral', () => {
    fc.assert(fc.property(positives, (n) => bitLength(n) === n.toString(2).length));
    assert.equal(bitLength(0n), 0);
  });
});

describe('rationals', () => {
  it('are in lowest terms after every operation and obey the laws of a field', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (x, y, z) => {
        const left = R.multiply(x, R.add(y, z));
        const right = R.add(R.multiply(x, y), R.multiply(x, z));
        assert.ok(R.equals(left, right) && gcd(left.numerator, left.denominator) === 1n);
        if (y.numerator !== 0n) assert.ok(R.equals(R.multiply(R.divide(x, y), y), x));
      }),
    );
  });

  it('read what they write', () => {
    fc.assert(fc.property(rationals, (x) => R.equals(R.parseRational(R.formatRational(x)), x)));
    assert.throws(() => R.parseRational('1/0'), RangeError);
    assert.throws(() => R.parseRational('1.5'), RangeError);
  });
});

describe('enclosures', () => {
  it('hold the exact result of every operation', () => {
    fc.assert(
      fc.property(rationals, rationals, fc.integer({ min: 0, max: 200 }), (x, y, bits) => {
        const [p, q] = [E.encloseRational(x, bits), E.encloseRational(y, bits + 7)];
        assert.ok(holds(p, x));
        assert.ok(holds(E.addEnclosures(p, q), R.add(x, y)));
        assert.ok(holds(E.subtractEnclosures(p, q), R.subtract(x, y)));
        assert.ok(holds(E.multiplyEnclosures(p, q), R.multiply(x, y)));
        assert.ok(holds(E.withBits(p, Math.floor(bits / 2)), x));
        const quotient = E.divideEnclosures(p, q);
        if (quotient) assert.ok(holds(quotient, R.divide(x, y)));
        else assert.ok(E.containsZero(q));
      }),
    );
  });

  it('show only decimals that both ends share', () => {
    assert.equal(decimalExpansion(E.encloseRational(R.rational(-1n, 3n), 80), 5), '-0.33333');
    assert.equal(decimalExpansion({ lo: 1n, hi: 3n, bits: 1 }, 0), null);
    assert.equal(decimalExpansion(E.encloseRational(R.rational(1n, 8n), 80), 4), '0.1250');
  });
});

describe('matrices', () => {
  it('multiply with multiplicative determinants; the adjugate inverts as a map', () => {
    fc.assert(
      fc.property(matrices, matrices, (x, y) => {
        assert.equal(determinant(multiplyMatrices(x, y)), determinant(x) * determinant(y));
        if (determinant(x) !== 0n) {
          assert.ok(sameMap(multiplyMatrices(x, adjugate(x)), { a: 1n, b: 0n, c: 0n, d: 1n }));
        }
      }),
    );
  });

  it('the product tree equals the product from left to right', () => {
    fc.assert(
      fc.property(fc.array(matrices, { minLength: 1, maxLength: 9 }), (list) => {
        const tree = matrixProduct(0, list.length, (i) => list[i]!);
        assert.deepEqual(tree, list.reduce(multiplyMatrices));
      }),
    );
  });
});

describe('polynomials', () => {
  it('interpolation meets its points, with fractional coefficients where the points ask for them', () => {
    fc.assert(
      fc.property(fc.array(integers, { minLength: 1, maxLength: 7 }), (values) => {
        const polynomial = P.interpolate(values);
        assert.ok(polynomial.length <= values.length);
        values.forEach((value, j) => assert.equal(P.evaluateTerm(polynomial, BigInt(j)), value));
      }),
    );
    assert.deepEqual(P.interpolate([0n, 1n, 3n]).map(R.formatRational), ['0', '1/2', '1/2']);
  });

  it('P(m x + s) is the polynomial of the shifted values', () => {
    fc.assert(
      fc.property(fc.array(integers, { minLength: 1, maxLength: 5 }), (values) => {
        const polynomial = P.interpolate(values);
        const shifted = P.substituteLinear(polynomial, R.rational(3n), R.rational(2n));
        for (let x = 0n; x < 4n; x++)
          assert.equal(P.evaluateTerm(shifted, x), P.evaluateTerm(polynomial, 3n * x + 2n));
      }),
    );
  });

  it('a common factor is found in the greatest common divisor and divided out', () => {
    fc.assert(
      fc.property(smallPolynomials, smallPolynomials, smallPolynomials, (p, q, common) => {
        fc.pre(p.length > 0 && q.length > 0 && common.length > 0);
        const [x, y] = [P.multiplyInteger(p, common), P.multiplyInteger(q, common)];
        const divisor = P.gcdPolynomials(x, y);
        assert.equal(P.pseudoRemainder(divisor, common).length, 0);
        const quotient = P.exactQuotient(x, divisor);
        const product = P.multiplyInteger(quotient, divisor);
        assert.deepEqual(product, P.primitivePart(x));
      }),
    );
  });
});
