import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { shiftedParameters } from './tail.ts';
import type { TailParameters } from './tail.ts';

/** A tail whose value is rational: X_shift. */
export interface RationalTail {
  readonly shift: number;
  readonly value: Rational;
}

/** Largest degree of the polynomials that are calculated. */
const largestDegree = 60n;

/**
 * A tail whose hypergeometric functions are polynomials but for a factor that cancels in their quotient:
 *
 *     ₁F₁(c+n; c; z) = e^z ₁F₁(−n; c; −z)                                   (Kummer, DLMF 13.2.39)
 *     ₂F₁(c+n, b; c; z) = (1−z)^{−b−n} ₂F₁(−n, c−b; c; z)                      (Euler, DLMF 15.8.1)
 *
 * so that X = r c P(c)/P(c+1), times 1 − z for ₂F₁. null where the parameters are others.
 */
export function rationalTail(parameters: TailParameters): RationalTail | null {
  const { theorem, lower, point, scale } = parameters;
  if (theorem === 'Bessel' || [lower, point, scale].some(({ radicand }) => radicand !== 0n)) return null;
  // A tail in which c and c + 1 are none of 0, −1, …, and P(c+1) is not 0: of two neighbours at most one is 0.
  const regular = (c: Rational): boolean => !Q.isInteger(c) || c.numerator > 0n;
  const first = regular(lower.rational) ? 0 : Number(1n - lower.rational.numerator);
  for (const shift of [first, first + 1]) {
    const own = shiftedParameters(parameters, shift);
    const [c, z] = [own.lower.rational, own.point.rational];
    const upper = own.theorem === 'Kummer' ? [own.product] : rationalPair(own.sum, own.product);
    const index = upper.findIndex((a) => {
      const n = Q.subtract(a, c);
      return Q.isInteger(n) && n.numerator >= 0n && n.numerator <= largestDegree;
    });
    if (index < 0) return null;
    const n = Number(Q.subtract(upper[index]!, c).numerator);
    const other = upper[1 - index];
    // c − b of Euler's is the same for F and F⁺, since both parameters rise by 1; Kummer's polynomial has none.
    const rest = other ? Q.subtract(c, other) : null;
    const polynomial = (at: Rational): Rational => terminating(n, rest, at, rest ? z : Q.negate(z));
    const below = polynomial(Q.add(c, Q.one));
    if (below.numerator === 0n) continue;
    const front = Q.multiply(own.scale.rational, rest ? Q.multiply(c, Q.subtract(Q.one, z)) : c);
    return { shift, value: Q.divide(Q.multiply(front, polynomial(c)), below) };
  }
  return null;
}

/** ₂F₁(−n, b; c; z), or ₁F₁(−n; c; z) where b is null. */
function terminating(n: number, b: Rational | null, c: Rational, z: Rational): Rational {
  let [term, sum] = [Q.one, Q.one];
  for (let k = 0; k < n; k++) {
    const index = Q.rational(BigInt(k));
    const above = Q.multiply(Q.rational(BigInt(k - n)), b ? Q.add(b, index) : Q.one);
    const below = Q.multiply(Q.add(c, index), Q.rational(BigInt(k + 1)));
    term = Q.multiply(term, Q.divide(Q.multiply(above, z), below));
    sum = Q.add(sum, term);
  }
  return sum;
}

/** The rational a and b with this sum and product; none where they are irrational. */
function rationalPair(sum: Rational, product: Rational): Rational[] {
  const root = Q.squareRoot(Q.subtract(Q.multiply(sum, sum), Q.multiply(Q.rational(4n), product)));
  if (!root) return [];
  const half = Q.rational(1n, 2n);
  return [Q.multiply(half, Q.add(sum, root)), Q.multiply(half, Q.subtract(sum, root))];
}
