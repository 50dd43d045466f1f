import { constantFromExpression } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import type { Expression } from '../../constants/expression.ts';
import { reduceLattice } from '../../numbers/lattice.ts';
import { meet, withBits } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { bitsForDigits, gcdNumber } from '../../numbers/integers.ts';
import { determinant, identity, matrixHeight, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { trimInteger } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { encloseValue } from '../../value.ts';
import type { Value } from '../../value.ts';
import { canonicalFraction } from '../classical/canonicalFraction.ts';
import type { CanonicalFraction } from '../classical/canonicalFraction.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import { closedForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';

/** Orders with denominators and arguments with numerators and denominators up to these are candidates … */
const largestOrderDenominator = 4n;
const largestArgument = 6;
/** … and so are canonical fractions whose a and b have numerators and denominators up to this. */
const largestTerm = 5;

/** Digits with which a relation is looked for at first. */
const firstDigits = 36;

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

/** A constant over each canonical fraction of small parameters, simplest first; made once, they remember their digits. */
function candidates(): Candidate[] {
  return (candidateList ??= smallFractions().map((fraction) => {
    const expression = closedForm({ fraction, matrix: identity }).constant;
    return { expression, constant: constantFromExpression(expression) };
  }));
}

/** Canonical fractions with small ν and x = 2/b, or with small terms a and b, by the size of ν and x. */
function smallFractions(): CanonicalFraction[] {
  const sizes = new Map<string, { order: Rational; argument: Rational; size: bigint }>();
  const collect = (order: Rational, argument: Rational): void => {
    const base = Q.add(order, Q.rational(Q.floor(Q.negate(order)) + 1n));
    const size = base.denominator ** 2n + argument.numerator * argument.denominator;
    const key = `${Q.formatRational(base)};${Q.formatRational(argument)}`;
    sizes.set(key, { order: base, argument, size });
  };
  const two = Q.rational(2n);
  for (const argument of fractionsUpTo(largestArgument)) {
    for (let n = 1n; n <= largestOrderDenominator; n++) {
      for (let m = 1n; m <= n; m++) collect(Q.rational(m, n), argument);
    }
  }
  for (const b of fractionsUpTo(largestTerm)) {
    for (const a of fractionsUpTo(largestTerm)) collect(Q.divide(a, b), Q.divide(two, b));
  }
  return [...sizes.values()]
    .sort((x, y) => Number(x.size - y.size))
    .flatMap(({ order, argument }) => {
      const square = Q.multiply(argument, argument);
      return ([1, -1] as const).map((sign) => canonicalFraction(order, square, sign));
    });
}

/** p/q in lowest terms with 1 ≤ p, q ≤ bound. */
function fractionsUpTo(bound: number): Rational[] {
  const list: Rational[] = [];
  for (let p = 1; p <= bound; p++) {
    for (let q = 1; q <= bound; q++) {
      if (gcdNumber(p, q) === 1) list.push(Q.rational(BigInt(p), BigInt(q)));
    }
  }
  return list;
}
