import { constantFromExpression } from '../constants/constants.ts';
import type { Constant } from '../constants/constant.ts';
import { binary, call } from '../constants/expression.ts';
import type { Expression } from '../constants/expression.ts';
import { reduceLattice } from '../constants/lattice.ts';
import { meet, withBits } from '../numbers/enclosure.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import { bitsForDigits, gcdNumber } from '../numbers/integers.ts';
import { determinant, matrixHeight, normalizeMatrix } from '../numbers/matrix.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { trimInteger } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { encloseValue } from '../value.ts';
import type { Value } from '../value.ts';
import { canonicalImage } from './canonicalImage.ts';
import { closedForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { rationalExpression } from './moebiusExpression.ts';

/** Orders with denominators and arguments with numerators and denominators up to these are candidates. */
const largestOrderDenominator = 4;
const largestArgument = 6;

/** Digits with which a relation is looked for at first. */
const firstDigits = 44;

/** Digits that must speak for a relation beyond those that it takes to write its four coefficients. */
const spareDigits = 16;

/**
 * The name of a number as a Möbius image of a Bessel ratio of small order and argument, by an integer relation
 * c₀ + c₁ g + c₂ x + c₃ x g = 0 (Lenstra, Lenstra and Lovász 1982); null where no candidate has one that agrees with
 * all digits and is much shorter than they are.
 * @param digits how many decimal digits of x are known
 */
export function relationToBessel(x: Enclosure, digits: number): ClosedForm | null {
  const looked = Math.min(firstDigits, digits);
  for (const { expression, constant } of candidates()) {
    const map = relation(x, constant.enclose(looked), looked);
    if (!map || 4 * decimalLength(map) + spareDigits > digits) continue;
    const value: Value = { numerator: trimInteger([map.b, map.a]), denominator: trimInteger([map.d, map.c]) };
    if (!meet(encloseValue(constant, value, digits + 5), x)) continue;
    const image = canonicalImage(expression, value);
    if (image) return closedForm(image);
  }
  return null;
}

function decimalLength(map: Matrix): number {
  return matrixHeight(map).toString().length;
}

/** The map with x = map(g) that lattice reduction proposes; null where its coefficients are as long as chance makes them. */
function relation(x: Enclosure, g: Enclosure, digits: number): Matrix | null {
  const bits = bitsForDigits(digits) - 8;
  const [y, h] = [withBits(x, bits).lo, withBits(g, bits).lo];
  const scaled = [1n << BigInt(bits), h, y, (y * h) >> BigInt(bits)];
  const rows = scaled.map((entry, i) => [...scaled.map((_, k) => (i === k ? 1n : 0n)), entry]);
  const [c0, c1, c2, c3] = reduceLattice(rows)[0]!;
  const map = normalizeMatrix({ a: -c1!, b: -c0!, c: c3!, d: c2! });
  return determinant(map) !== 0n && 4 * decimalLength(map) + spareDigits <= digits ? map : null;
}

/** A constant g beside its expression. */
interface Candidate {
  readonly expression: Expression;
  readonly constant: Constant;
}

let candidateList: Candidate[] | undefined;

/** e^{2x}, tan x and the ratios of neighbouring Bessel functions, simplest first; made once, they remember their digits. */
function candidates(): Candidate[] {
  return (candidateList ??= parameters()
    .flatMap(({ order, argument }) => namesAt(order, argument))
    .map((expression) => ({ expression, constant: constantFromExpression(expression) })));
}

function namesAt(order: Rational, argument: Rational): Expression[] {
  const x = rationalExpression(argument);
  if (Q.equals(order, Q.rational(1n, 2n))) {
    return [call('exp', [rationalExpression(Q.multiply(argument, Q.rational(2n)))]), call('tan', [x])];
  }
  const upper = rationalExpression(order);
  const lower = rationalExpression(Q.subtract(order, Q.one));
  return (['besseli', 'besselj'] as const).map((name) =>
    binary('divide', call(name, [lower, x]), call(name, [upper, x])),
  );
}

/** Orders in (0, 1] and arguments > 0, by the size of their parts. */
function parameters(): { order: Rational; argument: Rational }[] {
  const list: { order: Rational; argument: Rational; size: number }[] = [];
  for (let n = 1; n <= largestOrderDenominator; n++) {
    for (let m = 1; m <= n; m++) {
      if (gcdNumber(m, n) > 1) continue;
      for (let p = 1; p <= largestArgument; p++) {
        for (let q = 1; q <= largestArgument; q++) {
          if (gcdNumber(p, q) > 1) continue;
          const order = Q.rational(BigInt(m), BigInt(n));
          list.push({ order, argument: Q.rational(BigInt(p), BigInt(q)), size: n * n + p * q });
        }
      }
    }
  }
  return list.sort((x, y) => x.size - y.size);
}
