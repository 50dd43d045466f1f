import { binary, call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { squarefreePart } from '../../../numbers/integers.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';

/** A number that is elementary, or an error function: factor·atom/√root. */
export interface ScaledAtom {
  readonly factor: Rational;
  readonly atom: Expression;
  /** A positive integer, 1 for none. */
  readonly root: bigint;
}

/** log x for x > 1, x being no square in the logarithm. */
export function logarithm(x: Rational): ScaledAtom {
  const root = Q.squareRoot(x);
  if (!root) return { factor: Q.one, atom: call('log', [rationalExpression(x)]), root: 1n };
  const inner = logarithm(root);
  return { ...inner, factor: Q.multiply(inner.factor, Q.rational(2n)) };
}

/** 1/√|x| as factor/√root. */
export function inverseRoot({ numerator, denominator }: Rational): {
  readonly factor: Rational;
  readonly root: bigint;
} {
  const size = numerator < 0n ? -numerator : numerator;
  const { root, squarefree } = squarefreePart(size * denominator);
  return { factor: Q.rational(denominator, root), root: squarefree };
}

/** artanh √t for 0 < t < 1: log(1 + √2) for 1/√2 and log(2 + √3) for √3/2. */
export function hyperbolicAngle(t: Rational): ScaledAtom {
  const special = logarithmsOfUnits.find(({ square }) => Q.equals(square, t));
  const unit = special && binary('add', integer(special.whole), call('sqrt', [integer(special.root)]));
  return { factor: Q.one, atom: unit ? call('log', [unit]) : call('atanh', [rootExpression(t)]), root: 1n };
}

/** artanh √square = log(whole + √root). */
const logarithmsOfUnits = [
  { square: Q.rational(1n, 2n), whole: 1n, root: 2n },
  { square: Q.rational(3n, 4n), whole: 2n, root: 3n },
] as const;

/** arctan √t, a rational multiple of π where it is one. */
export function circularAngle(t: Rational): ScaledAtom {
  const special = anglesOfPi.find(({ square }) => Q.equals(square, t));
  return special
    ? { factor: special.part, atom: symbol('pi'), root: 1n }
    : { factor: Q.one, atom: call('atan', [rootExpression(t)]), root: 1n };
}

/** arctan √square = part·π. */
const anglesOfPi = [
  { square: Q.rational(1n, 3n), part: Q.rational(1n, 6n) },
  { square: Q.one, part: Q.rational(1n, 4n) },
  { square: Q.rational(3n), part: Q.rational(1n, 3n) },
] as const;
