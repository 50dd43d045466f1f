import { call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as R from '../../../constants/real.ts';
import type { Real } from '../../../constants/real.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import {
  addQuadratic,
  divideQuadratic,
  multiplyQuadratic,
  negateQuadratic,
  quadraticNumber,
  rationalNumber,
} from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import { linearCombination } from '../formulas.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';

/** Largest shift that is gone to reach a tail whose value is known. */
export const largestShift = 60;

/** The theorem that gives a fraction with deg A = 1, deg B ≤ 2 its value by a function of the first kind. */
export type TailTheorem = 'Bessel' | 'Kummer' | 'Gauss';

/**
 * The parameters of a fraction of the kinds that Kummer's and Gauss's theorems reach:
 * a_n = r(c + n − …) and b_n as in tailForm, from the tail of index 0.
 */
export interface TailParameters {
  readonly theorem: TailTheorem;
  /** r: the equivalence transformation. */
  readonly scale: QuadraticNumber;
  /** c of Gauss, b of Kummer and Bessel. */
  readonly lower: QuadraticNumber;
  readonly point: QuadraticNumber;
  /** a + b and ab of Gauss; a of Kummer as the product, and 0. */
  readonly sum: Rational;
  readonly product: Rational;
}

/**
 * The parameters where deg A = 1, deg B ≤ 2, or A is constant and deg B = 2; null for all others, among them Gauss's case with
 * d² + 4f ≤ 0, where no solution is minimal. With A(n) = d n + e:
 *
 *     B = g:                 r = d, c = e/d, z = g/d², X = r c ₀F₁(;c;z)/₀F₁(;c+1;z)             (DLMF 10.33, 16.8)
 *     B = f n + g:           r = d, z = f/d², c = e/d + z, a = g/f, X = r c ₁F₁(a;c;z)/₁F₁(a+1;c+1;z)     (Kummer)
 *     B = f n² + g n + h:    r = sgn(d) √(d² + 4f), z = (1 − |d|/√(d² + 4f))/2, a + b = g/f, ab = h/f,
 *                            c = e/r + (a + b + 1) z, X = r c ₂F₁(a,b;c;z)/₂F₁(a+1,b+1;c+1;z)              (Gauss)
 *
 * and r = sgn(e) 2√f, z = 1/2 where d = 0: there F(a+n, b+n; c+n; z) ~ 2^{n+a+b−c} for both signs of r (Euler, DLMF 15.8.1), and the solution
 * with the larger c is the smaller one by n^{−2|e/r|}, from the product of the r(c + j).
 *
 * The solution that the hypergeometric functions give is the minimal one of the recurrence: Gautschi, Computational aspects
 * of three-term recurrence relations, SIAM Review 9 (1967), with Pincherle's theorem; DLMF 13.29, 15.7.
 */
export function tailParameters({ terms, numerators }: PolynomialFraction): TailParameters | null {
  const isFlat = terms.length === 1 && numerators.length === 3;
  if ((terms.length !== 2 && !isFlat) || numerators.length === 0 || numerators.length > 3) return null;
  const at = (p: Polynomial, i: number): Rational => p[i] ?? Q.zero;
  const [e, d] = [at(terms, 0), at(terms, 1)];
  const [h, g, f] = [at(numerators, 0), at(numerators, 1), at(numerators, 2)];
  const rational = rationalNumber;
  const square = Q.multiply(d, d);
  if (numerators.length === 1) {
    const point = rational(Q.divide(h, square));
    return {
      theorem: 'Bessel',
      scale: rational(d),
      lower: rational(Q.divide(e, d)),
      point,
      sum: Q.zero,
      product: Q.zero,
    };
  }
  if (numerators.length === 2) {
    const z = Q.divide(g, square);
    return {
      theorem: 'Kummer',
      scale: rational(d),
      lower: rational(Q.add(Q.divide(e, d), z)),
      point: rational(z),
      sum: Q.zero,
      product: Q.divide(h, g),
    };
  }
  const discriminant = Q.add(square, Q.multiply(Q.rational(4n), f));
  if (discriminant.numerator <= 0n) return null;
  const { numerator, denominator } = discriminant;
  const root = quadraticNumber(Q.zero, Q.rational(1n, denominator), numerator * denominator);
  const scale = (isFlat ? e : d).numerator < 0n ? negateQuadratic(root) : root;
  const half = rational(Q.rational(1n, 2n));
  const size = rational(d.numerator < 0n ? Q.negate(d) : d);
  const part = divideQuadratic(size, root)!;
  const point = multiplyQuadratic(half, addQuadratic(rational(Q.one), negateQuadratic(part))!)!;
  const sum = Q.divide(g, f);
  const lower = addQuadratic(
    divideQuadratic(rational(e), scale)!,
    multiplyQuadratic(rational(Q.add(sum, Q.one)), point)!,
  )!;
  return { theorem: 'Gauss', scale, lower, point, sum, product: Q.divide(h, f) };
}

/** The parameters of the tail of index t. */
export function shiftedParameters(parameters: TailParameters, t: number): TailParameters {
  const n = Q.rational(BigInt(t));
  const lower = addQuadratic(parameters.lower, rationalNumber(n))!;
  if (parameters.theorem === 'Bessel') return { ...parameters, lower };
  if (parameters.theorem === 'Kummer') return { ...parameters, lower, product: Q.add(parameters.product, n) };
  // (a + t) + (b + t), (a + t)(b + t).
  const product = Q.add(Q.add(parameters.product, Q.multiply(n, parameters.sum)), Q.multiply(n, n));
  return { ...parameters, lower, sum: Q.add(parameters.sum, Q.add(n, n)), product };
}

/** a and b from a + b and ab, where they are real. */
export function quadraticPair(
  sum: Rational,
  product: Rational,
): { readonly a: QuadraticNumber; readonly b: QuadraticNumber } | null {
  const discriminant = Q.subtract(Q.multiply(sum, sum), Q.multiply(Q.rational(4n), product));
  if (discriminant.numerator < 0n) return null;
  const half = Q.multiply(sum, Q.rational(1n, 2n));
  const { numerator, denominator } = discriminant;
  const part = Q.rational(1n, 2n * denominator);
  const radicand = numerator * denominator;
  if (radicand === 0n) return { a: rationalNumber(half), b: rationalNumber(half) };
  return {
    a: quadraticNumber(half, part, radicand),
    b: quadraticNumber(half, Q.negate(part), radicand),
  };
}

/** u + v√D as a real. */
export function realOf({ rational, irrational, radicand }: QuadraticNumber): Real {
  if (radicand === 0n) return R.exactly(rational);
  return R.sum(R.exactly(rational), R.scaled(R.root(R.exactly(Q.rational(radicand)), 2), irrational));
}

/** u + v√D as an expression. */
export function quadraticExpression({ rational, irrational, radicand }: QuadraticNumber): Expression {
  const common = rational.denominator * irrational.denominator;
  return linearCombination(
    [
      { coefficient: rational.numerator * irrational.denominator, factor: null },
      {
        coefficient: irrational.numerator * rational.denominator,
        factor: radicand === 0n ? null : call('sqrt', [integer(radicand)]),
      },
    ],
    common,
  );
}
