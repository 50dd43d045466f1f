import { degree, exactQuotient, primitivePart, type IntegerPolynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { largestDegree, squarefreePart } from './algebraic.ts';
import { opaque, type Evaluation } from './evaluation.ts';
import { pi } from './pi.ts';
import * as R from './real.ts';
import type { Real } from './real.ts';
import { hypergeometricAt } from './special/hypergeometric.ts';

/** Largest n for which the minimal polynomial of cos 2π/n is calculated. */
const largestOrder = 120n;

/** sin πν and cos πν for a rational ν: the series of ₀F₁ at an enclosed point, with |πν| ≤ π. */
export function sineAndCosineOfTurns(nu: Rational): { readonly sine: Real; readonly cosine: Real } {
  const turns = Q.subtract(nu, Q.rational(2n * Q.floor(Q.divide(Q.add(nu, Q.one), Q.rational(2n)))));
  const angle = R.scaled(pi, turns);
  const point = R.scaled(R.integerPower(angle, 2), Q.rational(-1n, 4n));
  const series = (b: Rational): Real => hypergeometricAt({ upper: [], lower: [b] }, point);
  return { sine: R.product(angle, series(Q.rational(3n, 2n))), cosine: series(Q.rational(1n, 2n)) };
}

/** cos πν with its minimal polynomial, where that is not too large; sin πν is cos π(ν − 1/2). */
export function cosineOfTurns(nu: Rational): Evaluation {
  const value = opaque(sineAndCosineOfTurns(nu).cosine);
  const { denominator } = Q.divide(nu, Q.rational(2n));
  if (denominator > largestOrder) return value;
  const polynomial = minimalPolynomial(Number(denominator));
  if (degree(polynomial) > largestDegree) return value;
  // Ψ(2x).
  return { ...value, annihilator: primitivePart(polynomial.map((c, i) => c << BigInt(i))) };
}

const known = new Map<number, IntegerPolynomial>();

/**
 * Ψ_n, the minimal polynomial of 2 cos 2π/n (D. H. Lehmer, A note on trigonometric algebraic numbers, Amer. Math. Monthly 40,
 * 1933): D_n(y) − 2 with D_0 = 2, D_1 = y, D_{k+1} = y D_k − D_{k−1} vanishes at 2 cos 2πj/n for all j and nowhere else, so that
 * its squarefree part is the product of Ψ_d over the divisors d of n.
 */
function minimalPolynomial(n: number): IntegerPolynomial {
  const found = known.get(n);
  if (found) return found;
  let [before, dickson]: [bigint[], bigint[]] = [[2n], [0n, 1n]];
  for (let k = 1; k < n; k++) {
    const next = [0n, ...dickson];
    before.forEach((c, i) => (next[i] = next[i]! - c));
    [before, dickson] = [dickson, next];
  }
  dickson[0]! -= 2n;
  let polynomial = squarefreePart(dickson);
  for (let d = 1; d < n; d++) if (n % d === 0) polynomial = exactQuotient(polynomial, minimalPolynomial(d));
  known.set(n, polynomial);
  return polynomial;
}
