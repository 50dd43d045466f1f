import { call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { confluentFromBase } from '../../../constants/special/contiguous.ts';
import { integerRoot } from '../../../numbers/integers.ts';
import {
  addQuadratic,
  divideQuadratic,
  multiplyQuadratic,
  negateQuadratic,
  rationalNumber,
  signOfQuadratic,
} from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { over, productOf, times } from '../formulas.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';
import { circularAngle, hyperbolicAngle, inverseRoot, logarithm } from './angles.ts';
import type { ScaledAtom } from './angles.ts';
import { sumOfParts } from './sumOfParts.ts';

/** α + β T over a real quadratic field, T an atom. */
interface Linear {
  readonly alpha: QuadraticNumber;
  readonly beta: QuadraticNumber;
}

/** F(m, b; c; z) at integers m, and at b and c that differ by integers from those for which it was made. */
export interface Contiguous {
  /** T; null where none is known, and all values are in the field. */
  readonly atom: ScaledAtom | null;
  /**
   * @param b of no meaning for ₁F₁
   * @param c none of 0, −1, −2, …
   * @returns null where the place is too far away, or needs a T that is not known
   */
  readonly at: (m: number, b: Rational, c: Rational) => Linear | null;
}

const [zero, one] = [rationalNumber(Q.zero), rationalNumber(Q.one)];
const half = Q.rational(1n, 2n);
const whole = (n: number): Rational => Q.rational(BigInt(n));
const add = (x: QuadraticNumber, y: QuadraticNumber): QuadraticNumber => addQuadratic(x, y)!;
const product = (x: QuadraticNumber, y: QuadraticNumber): QuadraticNumber => multiplyQuadratic(x, y)!;
const combine = (x: Linear, p: QuadraticNumber, y: Linear, q: QuadraticNumber): Linear => ({
  alpha: add(product(p, x.alpha), product(q, y.alpha)),
  beta: add(product(p, x.beta), product(q, y.beta)),
});
const unit: Linear = { alpha: one, beta: zero };

/** Steps along a parameter at the most. */
const mostSteps = 130;

/**
 * ₂F₁(m, b; c; z) for z < 1 by F(1, b; c; z) at one place, where that is elementary (DLMF 15.4):
 *
 *     F(1, b; b; z) = 1/(1 − z),   F(1, b; 1; z) = (1 − z)^{−b},   F(1, 1; 2; z) = −log(1 − z)/z
 *     F(1, 1; 3/2; z) = θ/sin θ with cos θ = 1 − 2z, or the same with sinh where z < 0
 *     F(1, 1/2; 3/2; z) = artanh(√z)/√z, or arctan(√−z)/√−z where z < 0
 *     F(1, b; b+1; z) = b Σ z^k/(k + b) for b in thirds, fourths or sixths
 *
 * and by F(1, b; c) = 1 + (b/c) z F(1, b+1; c+1), c (1−z) F(1, b; c) = c − (c−b) z F(1, b; c+1) (DLMF 15.5.16) and
 * (c−a) F(a−1) + (2a−c+(b−a) z) F(a) = a (1−z) F(a+1) (DLMF 15.5.11).
 * @param r ±√E with z = (1 − |d|/√E)/2 for a rational d
 */
export function contiguousGauss(
  b: Rational,
  c: Rational,
  z: QuadraticNumber,
  r: QuadraticNumber,
): Contiguous {
  const start = gaussStart(b, c, z, r);
  const rest = add(one, negateQuadratic(z));
  const at = (m: number, b: Rational, c: Rational): Linear | null => {
    if (m <= 0) return { alpha: terminating(-m, b, c, z), beta: zero };
    if (m > mostSteps) return null;
    let [before, here] = [unit, firstGauss(b, c, z, start)];
    for (let a = 1; a < m && here; a++) {
      const middle = add(
        rationalNumber(Q.subtract(whole(2 * a), c)),
        product(rationalNumber(Q.subtract(b, whole(a))), z),
      );
      const divisor = divideQuadratic(one, product(rationalNumber(whole(a)), rest))!;
      const factor = product(rationalNumber(Q.subtract(c, whole(a))), divisor);
      [before, here] = [here, combine(before, factor, here, product(middle, divisor))];
    }
    return here;
  };
  return { atom: start?.(b).atom ?? null, at };
}

/** F(−n, b; c; z), or ₁F₁(−n; c; z) where b is null. */
function terminating(n: number, b: Rational | null, c: Rational, z: QuadraticNumber): QuadraticNumber {
  let [term, sum] = [one, one];
  for (let k = 0; k < n; k++) {
    const above = Q.multiply(whole(k - n), b ? Q.add(b, whole(k)) : Q.one);
    const below = Q.multiply(Q.add(c, whole(k)), whole(k + 1));
    term = product(term, product(rationalNumber(Q.divide(above, below)), z));
    sum = add(sum, term);
  }
  return sum;
}

/** F(1, b; c; z). */
function firstGauss(
  b: Rational,
  c: Rational,
  z: QuadraticNumber,
  start: ((b: Rational) => Start) | null,
): Linear | null {
  if (Q.isIntegerBelowOne(b)) return { alpha: terminating(-Number(b.numerator), Q.one, c, z), beta: zero };
  const rest = add(one, negateQuadratic(z));
  const excess = Q.subtract(c, b);
  const own = Q.isIntegerBelowOne(excess)
    ? { b, c: b, value: { alpha: divideQuadratic(one, rest)!, beta: zero } }
    : start?.(b);
  if (!own || far(b, own.b) || far(excess, Q.subtract(own.c, own.b))) return null;
  let { b: at, c: below, value } = own;
  for (; Q.compare(at, b) < 0; at = Q.add(at, Q.one), below = Q.add(below, Q.one)) {
    const factor = divideQuadratic(rationalNumber(Q.divide(below, at)), z)!;
    value = combine(value, factor, unit, negateQuadratic(factor));
  }
  while (Q.compare(at, b) > 0) {
    [at, below] = [Q.subtract(at, Q.one), Q.subtract(below, Q.one)];
    value = combine(value, product(rationalNumber(Q.divide(at, below)), z), unit, one);
  }
  /** (c − b) z/c. */
  const factor = (): QuadraticNumber => product(rationalNumber(Q.divide(Q.subtract(below, b), below)), z);
  for (; Q.compare(below, c) < 0; below = Q.add(below, Q.one)) {
    const inverse = divideQuadratic(one, factor())!;
    value = combine(unit, inverse, value, negateQuadratic(product(inverse, rest)));
  }
  const inverse = divideQuadratic(one, rest)!;
  while (Q.compare(below, c) > 0) {
    below = Q.subtract(below, Q.one);
    value = combine(unit, inverse, value, negateQuadratic(product(inverse, factor())));
  }
  return value;
}

function far(x: Rational, y: Rational): boolean {
  return Math.abs(Number(Q.subtract(x, y).numerator)) > mostSteps;
}

/** A place at which F(1, b; c; z) is known. */
interface Start {
  readonly b: Rational;
  readonly c: Rational;
  readonly value: Linear;
  readonly atom: ScaledAtom | null;
}

/** The place from which F(1, b; ·; z) is reached. */
function gaussStart(
  b: Rational,
  c: Rational,
  z: QuadraticNumber,
  r: QuadraticNumber,
): ((b: Rational) => Start) | null {
  const fixed = (start: Start) => (): Start => start;
  if (Q.isInteger(b) && c.denominator === 2n) {
    // sin θ = 2√(z (1−z)), and z (1−z) = f/E.
    const size = signOfQuadratic(r) < 0 ? negateQuadratic(r) : r;
    const square = product(r, r).rational;
    const f = product(product(z, add(one, negateQuadratic(z))), rationalNumber(square)).rational;
    const atom = timesAtom(angleOf(f, Q.subtract(square, Q.multiply(Q.rational(4n), f))), inverseRoot(f));
    const value = { alpha: zero, beta: product(size, rationalNumber(half)) };
    return fixed({ b: Q.one, c: Q.rational(3n, 2n), value, atom });
  }
  if (z.radicand !== 0n) return null;
  const point = z.rational;
  const rest = Q.subtract(Q.one, point);
  if (!Q.isInteger(b) && Q.isInteger(c)) {
    const part = Q.subtract(Q.negate(b), Q.rational(Q.floor(Q.negate(b))));
    const atom = powerAtom(rest, part);
    return (b) => {
      const factor = Q.multiply(
        Q.power(rest, Number(Q.subtract(Q.negate(b), part).numerator)),
        atom.rational,
      );
      const known = rationalNumber(factor);
      const value = atom.atom ? { alpha: zero, beta: known } : { alpha: known, beta: zero };
      return { b, c: Q.one, value, atom: atom.atom };
    };
  }
  if (Q.isInteger(b) && Q.isInteger(c)) {
    const value = { alpha: zero, beta: rationalNumber(Q.divide(Q.one, point)) };
    // The logarithm of a number above 1.
    const atom =
      Q.compare(rest, Q.one) > 0
        ? { ...logarithm(rest), factor: Q.negate(logarithm(rest).factor) }
        : logarithm(Q.divide(Q.one, rest));
    return fixed({ b: Q.one, c: Q.rational(2n), value, atom });
  }
  if (b.denominator === 2n && c.denominator === 2n) {
    const angle = point.numerator > 0n ? hyperbolicAngle(point) : circularAngle(Q.negate(point));
    return fixed({
      b: half,
      c: Q.rational(3n, 2n),
      value: { alpha: zero, beta: one },
      atom: timesAtom(angle, inverseRoot(point)),
    });
  }
  if (!Q.isInteger(Q.subtract(c, b))) return null;
  const part = Q.subtract(b, Q.rational(Q.floor(b)));
  const sum = sumOfParts(part, point);
  if (!sum) return null;
  const value = { alpha: zero, beta: rationalNumber(part) };
  return fixed({
    b: part,
    c: Q.add(part, Q.one),
    value,
    atom: { factor: Q.one, atom: sum, root: 1n },
  });
}

/** x^part for 0 < part < 1 as rational·atom. */
function powerAtom(
  x: Rational,
  part: Rational,
): { readonly rational: Rational; readonly atom: ScaledAtom | null } {
  const index = Number(part.denominator);
  const { numerator, denominator } = Q.power(x, Number(part.numerator));
  const [p, q] = [integerRoot(numerator, index), integerRoot(denominator, index)];
  if (p ** part.denominator === numerator && q ** part.denominator === denominator)
    return { rational: Q.rational(p, q), atom: null };
  if (index === 2) {
    const { factor, root } = inverseRoot(Q.divide(Q.one, x));
    const atom = { factor: Q.one, atom: call('sqrt', [integer(root)]), root: 1n };
    // √x = factor/√root.
    return { rational: Q.divide(factor, Q.rational(root)), atom };
  }
  const exponent = { above: part, below: Q.negate(part) };
  const atom = productOf([
    { base: integer(x.numerator), exponent: exponent.above },
    { base: integer(x.denominator), exponent: exponent.below },
  ]);
  return { rational: Q.one, atom: { factor: Q.one, atom, root: 1n } };
}

function timesAtom(
  atom: ScaledAtom,
  { factor, root }: { readonly factor: Rational; readonly root: bigint },
): ScaledAtom {
  return { ...atom, factor: Q.multiply(atom.factor, factor), root };
}

/** θ of F(1, 1; 3/2; z): arctan or artanh of 2√|f|/|d|, d² = square. */
function angleOf(f: Rational, square: Rational): ScaledAtom {
  const above = Q.multiply(Q.rational(4n), f);
  if (square.numerator === 0n) return { factor: half, atom: symbol('pi'), root: 1n };
  const t = Q.divide(above, square);
  return t.numerator > 0n ? circularAngle(t) : hyperbolicAngle(Q.negate(t));
}

/**
 * ₁F₁(m; c; z) by ₁F₁(1; 2; z) = (e^z − 1)/z where c is an integer, and where it is a half by ₁F₁(1; 3/2; z) = √π e^z erf(√z)/(2√z),
 * or Dawson's integral of √−z over √−z (DLMF 13.6.5, 7.11.4).
 */
export function contiguousKummer(c: Rational, z: Rational): Contiguous {
  const base = { a: Q.zero, c: Q.isInteger(c) ? Q.one : half };
  const isKnown = c.denominator <= 2n;
  const inverse = Q.divide(Q.one, z);
  const next = Q.isInteger(c)
    ? { alpha: rationalNumber(Q.negate(inverse)), beta: rationalNumber(inverse) }
    : { alpha: zero, beta: one };
  const at = (m: number, _: Rational, c: Rational): Linear | null => {
    if (m <= 0) return { alpha: terminating(-m, null, c, rationalNumber(z)), beta: zero };
    const a = whole(m);
    const form = isKnown ? confluentFromBase(z, base, { a, c: Q.subtract(c, a) }) : null;
    return form && combine(unit, rationalNumber(Q.multiply(form[0], base.c)), next, rationalNumber(form[1]));
  };
  return { atom: isKnown ? (Q.isInteger(c) ? exponential(z) : errorAtom(z)) : null, at };
}

function exponential(z: Rational): ScaledAtom {
  const atom = Q.equals(z, Q.one) ? symbol('e') : call('exp', [rationalExpression(z)]);
  return { factor: Q.one, atom, root: 1n };
}

/** ₁F₁(1; 3/2; z). */
function errorAtom(z: Rational): ScaledAtom {
  const isPositive = z.numerator > 0n;
  const argument = rootExpression(isPositive ? z : Q.negate(z));
  const dawson = { factor: Q.one, atom: call('dawson', [argument]), root: 1n };
  const error = times(times(call('sqrt', [symbol('pi')]), exponential(z).atom), call('erf', [argument]));
  return timesAtom(isPositive ? { factor: half, atom: error, root: 1n } : dawson, inverseRoot(z));
}

/** A number (a T + b)/(c T + d) over ℚ with the T that is written, or one of the field. */
export type LinearQuotient =
  | {
      readonly kind: 'map';
      readonly map: {
        readonly a: Rational;
        readonly b: Rational;
        readonly c: Rational;
        readonly d: Rational;
      };
      readonly expression: Expression;
    }
  | { readonly kind: 'number'; readonly value: QuadraticNumber };

/** front·x/y; null where that is ∞, or no quotient over ℚ. */
export function linearQuotient(
  front: QuadraticNumber,
  x: Linear,
  y: Linear,
  atom: ScaledAtom | null,
): LinearQuotient | null {
  const isZero = (n: QuadraticNumber): boolean => signOfQuadratic(n) === 0;
  const isConstant = isZero(x.beta) && isZero(y.beta);
  const determinant = add(product(x.alpha, y.beta), negateQuadratic(product(x.beta, y.alpha)));
  if (isConstant || !atom || isZero(determinant)) {
    const value = isZero(y.alpha)
      ? divideQuadratic(product(front, x.beta), y.beta)
      : divideQuadratic(product(front, x.alpha), y.alpha);
    return value && { kind: 'number', value };
  }
  const pivot = isZero(y.beta) ? y.alpha : y.beta;
  const [a, b, c, d] = [product(front, x.beta), product(front, x.alpha), y.beta, y.alpha].map((entry) =>
    divideQuadratic(entry, pivot)!,
  ) as [QuadraticNumber, QuadraticNumber, QuadraticNumber, QuadraticNumber];
  if ([a, b, c, d].some(({ radicand }) => radicand !== 0n)) return null;
  const map = {
    a: Q.multiply(a.rational, atom.factor),
    b: b.rational,
    c: Q.multiply(c.rational, atom.factor),
    d: d.rational,
  };
  const root = atom.root === 1n ? integer(1) : call('sqrt', [integer(atom.root)]);
  return { kind: 'map', map, expression: over(atom.atom, root) };
}
