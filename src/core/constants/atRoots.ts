import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { gammaFunction, hypergeometric0F1, rationalPower, type BesselKind } from './bessel.ts';
import * as R from './real.ts';
import { opaque, type Evaluation } from './evaluation.ts';

/**
 * Exponential, circular and Bessel functions at x = ±√q, q rational: by even and odd parts they are series in q, so their
 * enclosures are proved though x is irrational.
 */

/** Functions of one argument that are sums, products and quotients of the even and the odd part of the exponential series. */
export type Wave = 'exp' | 'sinh' | 'cosh' | 'tanh' | 'coth' | 'sin' | 'cos' | 'tan' | 'cot';

/** Largest x²: the series has about e·|x| terms before they fall. */
const largestSquare = Q.rational(10n ** 6n);

/** x² where it is known to be rational, x ≠ 0 being irrational and not too large; null elsewhere. */
export function squareOf({ annihilator, rational, rigor }: Evaluation): Rational | null {
  // c₀ + c₂ x² = 0.
  if (rational || rigor !== 'proved' || annihilator?.length !== 3 || annihilator[1] !== 0n) return null;
  const square = Q.rational(-annihilator[0]!, annihilator[2]);
  return square.numerator > 0n && Q.compare(square, largestSquare) <= 0 ? square : null;
}

/** The function at x: sinh x = x·₀F₁(; 3/2; x²/4), cosh x = ₀F₁(; 1/2; x²/4), and with −x²/4 for sin and cos (DLMF 10.16, 10.39). */
export function waveAtRoot(name: Wave, x: Evaluation, square: Rational): Evaluation {
  const circular = ['sin', 'cos', 'tan', 'cot'].includes(name);
  const point = Q.multiply(square, Q.rational(circular ? -1n : 1n, 4n));
  const even = hypergeometric0F1(Q.rational(1n, 2n), point);
  const odd = R.product(x.real, hypergeometric0F1(Q.rational(3n, 2n), point));
  switch (name) {
    case 'exp':
      return opaque(R.sum(even, odd));
    case 'sinh':
    case 'sin':
      return opaque(odd);
    case 'cosh':
    case 'cos':
      return opaque(even);
    case 'tanh':
    case 'tan':
      return opaque(R.quotient(odd, even));
    case 'coth':
    case 'cot':
      return opaque(R.quotient(even, odd));
  }
}

/** I_ν(x) or J_ν(x) for a rational ν, and x > 0 unless ν is an integer: (x/2)^ν/Γ(ν+1) · ₀F₁(; ν+1; ±x²/4). */
export function besselAtRoot(kind: BesselKind, order: Rational, x: Evaluation, square: Rational): Evaluation {
  const quarter = Q.multiply(square, Q.rational(1n, 4n));
  const point = kind === 'besseli' ? quarter : Q.negate(quarter);
  if (!Q.isInteger(order)) {
    const power = rationalPower(quarter, Q.divide(order, Q.rational(2n)));
    const next = Q.add(order, Q.one);
    return opaque(R.product(R.quotient(power, gammaFunction(next)), hypergeometric0F1(next, point)));
  }
  // I_{−n} = I_n and J_{−n} = (−1)^n J_n.
  const n = Number(order.numerator < 0n ? -order.numerator : order.numerator);
  const flips = kind === 'besselj' && order.numerator < 0n && n % 2 === 1;
  let factor = Q.power(quarter, Math.floor(n / 2));
  for (let i = 2; i <= n; i++) factor = Q.divide(factor, Q.rational(BigInt(i)));
  const series = R.scaled(
    hypergeometric0F1(Q.rational(BigInt(n + 1)), point),
    flips ? Q.negate(factor) : factor,
  );
  return opaque(n % 2 === 0 ? series : R.scaled(R.product(x.real, series), Q.rational(1n, 2n)));
}
