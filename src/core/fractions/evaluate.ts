import type { Enclosure } from '../numbers/enclosure.ts';
import { bitsForDigits, ceilDivide, floorDivide } from '../numbers/integers.ts';
import { identity, matrixProduct } from '../numbers/matrix.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { signAfter, termsOf } from './fraction.ts';
import type { SignedContinuedFraction } from './fraction.ts';
import type { SignPattern } from './signs.ts';

/** Terms that are multiplied one by one, where the entries are still small, before the product tree begins. */
const blockLength = 16;

/** A(a_0, b_1) A(a_1, b_2) … A(a_{n−1}, b_n) = [[p_{n−1}, b_n p_{n−2}], [q_{n−1}, b_n q_{n−2}]], by product tree. */
export function productMatrix(terms: readonly bigint[], signs: SignPattern): Matrix {
  const blocks = Math.ceil(terms.length / blockLength);
  return matrixProduct(0, blocks, (block) => {
    let { a, b, c, d } = identity;
    const end = Math.min((block + 1) * blockLength, terms.length);
    for (let n = block * blockLength; n < end; n++) {
      const term = terms[n]!;
      [a, b, c, d] =
        signAfter(signs, n) > 0 ? [a * term + b, a, c * term + d, c] : [a * term + b, -a, c * term + d, -c];
    }
    return { a, b, c, d };
  });
}

/**
 * An enclosure at most 10^−digits wide of the value of an admissible fraction. With the complete quotient
 * x_{n+1} ∈ (1, ∞) unknown the value lies between p_n/q_n and (p_n + b_{n+1} p_{n−1})/(q_n + b_{n+1} q_{n−1}).
 */
export function evaluateFraction(fraction: SignedContinuedFraction, digits: number): Enclosure {
  for (let count = termsForDigits(fraction, digits); ; count = Math.ceil(count * 1.1) + 2) {
    const enclosure = encloseTail(productMatrix(termsOf(fraction.rule, count), fraction.signs), digits);
    if (enclosure) return enclosure;
  }
}

/** The images of ∞ and 1 under the map, rounded outward to a few bits beyond the digits; null if too far apart. */
function encloseTail({ a, b, c, d }: Matrix, digits: number): Enclosure | null {
  const [p, q] = [a + b, c + d];
  // |a/c − p/q| = |det|/(c q) = 1/(c q); half of the width is left for the rounding.
  if (c <= 0n || q <= 0n || c * q < 2n * 10n ** BigInt(digits)) return null;
  const bits = bitsForDigits(digits) + 4;
  const shift = BigInt(bits);
  const [numerator, denominator, otherNumerator, otherDenominator] =
    a * q < p * c ? [a, c, p, q] : [p, q, a, c];
  return {
    lo: floorDivide(numerator << shift, denominator),
    hi: ceilDivide(otherNumerator << shift, otherDenominator),
    bits,
  };
}

/** log₁₀ q_n for n = 0, 1, …, in floating point: an estimate to rank, draw and choose lengths by. */
export function* logarithmsOfDenominators(terms: Iterable<bigint>, signs: SignPattern): Generator<number> {
  // ratio = q_n/q_{n−1} = a_n + b_n/ratio > 0; it falls below 1 where a minus stands before a term 1, as q_n does then.
  let logarithm = 0;
  let ratio = Infinity;
  let n = 0;
  for (const term of terms) {
    if (n > 0) {
      ratio = Math.max(Math.min(Number(term), 1e300) + signAfter(signs, n - 1) / ratio, Number.EPSILON);
      logarithm += Math.log10(ratio);
    }
    yield logarithm;
    n++;
  }
}

/** About as many terms as 10^−digits takes. */
function termsForDigits(fraction: SignedContinuedFraction, digits: number): number {
  for (let length = 64; ; length *= 2) {
    const terms = termsOf(fraction.rule, length);
    let n = 0;
    for (const logarithm of logarithmsOfDenominators(terms, fraction.signs)) {
      n++;
      if (2 * logarithm > digits + 2) return n + 1;
    }
  }
}
