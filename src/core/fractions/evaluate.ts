import type { Enclosure } from '../numbers/enclosure.ts';
import { absolute, bitLength, bitsForDigits, ceilDivide, floorDivide } from '../numbers/integers.ts';
import { identity, matrixProduct } from '../numbers/matrix.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { numeratorsOf, termsOf } from './fraction.ts';
import type { ContinuedFraction } from './fraction.ts';
import { isSignPattern, numeratorAfter, numeratorSign } from './numerators.ts';
import type { Numerators } from './numerators.ts';

/** Terms that are multiplied one by one, where the entries are still small, before the product tree begins. */
const blockLength = 16;

/** A(a_0, b_1) A(a_1, b_2) … A(a_{n−1}, b_n) = [[p_{n−1}, b_n p_{n−2}], [q_{n−1}, b_n q_{n−2}]], by product tree. */
export function productMatrix(terms: readonly bigint[], numerators: Numerators): Matrix {
  const signed = isSignPattern(numerators);
  const blocks = Math.ceil(terms.length / blockLength);
  return matrixProduct(0, blocks, (block) => {
    let { a, b, c, d } = identity;
    const end = Math.min((block + 1) * blockLength, terms.length);
    for (let n = block * blockLength; n < end; n++) {
      const term = terms[n]!;
      if (signed) {
        [a, b, c, d] =
          numeratorSign(numerators, n) > 0
            ? [a * term + b, a, c * term + d, c]
            : [a * term + b, -a, c * term + d, -c];
      } else {
        const after = numeratorAfter(numerators, n);
        [a, b, c, d] = [a * term + b, a * after, c * term + d, c * after];
      }
    }
    return { a, b, c, d };
  });
}

/**
 * An enclosure at most 10^−digits wide of the value of an admissible fraction. With the complete quotient
 * x_{n+1} ∈ (|b_{n+1}|, ∞) unknown the value lies between p_n/q_n and (p_n + s p_{n−1})/(q_n + s q_{n−1}), where s is the sign
 * of b_{n+1} (THEORY.md, "Numerators beyond ±1").
 */
export function evaluateFraction(fraction: ContinuedFraction, digits: number): Enclosure {
  const numerators = numeratorsOf(fraction);
  for (let count = termsForDigits(fraction, digits); ; count = Math.ceil(count * 1.1) + 2) {
    const least = absolute(numeratorAfter(numerators, count - 1));
    const enclosure = encloseTail(productMatrix(termsOf(fraction.rule, count), numerators), least, digits);
    if (enclosure) return enclosure;
  }
}

/** The images of ∞ and `least` under the map, rounded outward to a few bits beyond the digits; null if too far apart. */
function encloseTail({ a, b, c, d }: Matrix, least: bigint, digits: number): Enclosure | null {
  const [p, q] = [a * least + b, c * least + d];
  // |a/c − p/q| = |det|/(c q); half of the width is left for the rounding.
  if (c <= 0n || q <= 0n || c * q < 2n * absolute(a * d - b * c) * 10n ** BigInt(digits)) return null;
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

/**
 * log₁₀ q_n − ½ log₁₀ |b_1 ⋯ b_n| for n = 0, 1, …, in floating point: an estimate to rank, draw and choose lengths by. With
 * numerators ±1 it is log₁₀ q_n; neighbours add up to the digits that p_n/q_n gives, but for ½ log₁₀ |b_{n+1}|.
 */
export function* logarithmsOfDenominators(
  terms: Iterable<bigint>,
  numerators: Numerators,
): Generator<number> {
  // ratio = q_n/q_{n−1} = a_n + b_n/ratio > 0; it falls below 1 where a minus stands before a term 1, as q_n does then.
  let logarithm = 0;
  let ratio: Scaled = { size: Infinity, bits: 0 };
  let n = 0;
  for (const term of terms) {
    if (n > 0) {
      const before = scaled(numeratorAfter(numerators, n - 1));
      const quotient = { size: before.size / ratio.size, bits: before.bits - ratio.bits };
      const { size, bits } = sumOfScaled(scaled(term), quotient);
      ratio = { size: Math.max(size, Number.EPSILON), bits };
      logarithm +=
        Math.log10(ratio.size) -
        Math.log10(Math.abs(before.size)) / 2 +
        (ratio.bits - before.bits / 2) * Math.log10(2);
    }
    yield logarithm;
    n++;
  }
}

/** size·2^bits, for integers that may exceed every double; bits is 0 below 2^900, so that quotients and sums do not. */
interface Scaled {
  readonly size: number;
  readonly bits: number;
}

const mostUnscaled = 2 ** 900;

function scaled(n: bigint): Scaled {
  const size = Number(n);
  if (Math.abs(size) < mostUnscaled) return { size, bits: 0 };
  const bits = bitLength(absolute(n)) - 64;
  return { size: Number(n >> BigInt(bits)), bits };
}

function sumOfScaled(x: Scaled, y: Scaled): Scaled {
  if (x.bits === y.bits) return { size: x.size + y.size, bits: x.bits };
  const bits = Math.max(x.bits, y.bits);
  return { size: x.size * 2 ** (x.bits - bits) + y.size * 2 ** (y.bits - bits), bits };
}

/** About as many terms as 10^−digits takes. */
function termsForDigits(fraction: ContinuedFraction, digits: number): number {
  for (let length = 64; ; length *= 2) {
    const terms = termsOf(fraction.rule, length);
    let n = 0;
    for (const logarithm of logarithmsOfDenominators(terms, numeratorsOf(fraction))) {
      n++;
      if (2 * logarithm > digits + 2) return n + 1;
    }
  }
}
