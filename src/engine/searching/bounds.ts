import type { Constant } from '../../core/constants/constant.ts';
import { magnitude, withBits } from '../../core/numbers/enclosure.ts';
import type { Enclosure } from '../../core/numbers/enclosure.ts';
import { trimInteger } from '../../core/numbers/polynomial.ts';
import { enclosePolynomial } from '../../core/value.ts';
import type { FixedPoint } from '../../kernel/orbitSieve.ts';

/** Digits to which the least value is looked for: more than tell any two values of a search apart. */
const leastDigits = 60;

/**
 * A positive lower bound for |Q(α)| over some polynomials Q.
 * @param polynomials their coefficients, ascending, `length` each, one polynomial after the other
 * @returns null where some Q(α) cannot be told from 0, and where there is no Q
 */
export function leastValue(constant: Constant, polynomials: Int32Array, length: number): FixedPoint | null {
  const alpha = constant.enclose(Math.min(leastDigits, constant.digitsLimit));
  const within = roughBounds(alpha, length);
  let least: FixedPoint | null = null;
  let leastAbove = Infinity;
  for (let at = 0; at < polynomials.length; at += length) {
    const [below, above] = within(polynomials, at);
    if (below > leastAbove) continue;
    leastAbove = Math.min(leastAbove, above);
    const polynomial = trimInteger(Array.from(polynomials.subarray(at, at + length), BigInt));
    const { lo, hi, bits } = enclosePolynomial(polynomial, alpha);
    if (lo <= 0n && hi >= 0n) return null;
    const numerator = lo > 0n ? lo : -hi;
    if (!least || isLess({ numerator, bits }, least)) least = { numerator, bits };
  }
  return least;
}

/** Binary digits behind the point, and integers that a double holds, by which most polynomials are seen not to be the least. */
const roughBits = 30;
const mostRough = 2 ** 52;

/** Bounds for 2^30 |Q(α)|, Q by the place of its coefficients: sums of integers that doubles hold, so that they are exact. */
function roughBounds(
  alpha: Enclosure,
  length: number,
): (polynomials: Int32Array, at: number) => readonly [below: number, above: number] {
  const below = new Float64Array(length);
  const above = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const power = Array.from({ length: k + 1 }, (_, i) => (i === k ? 1n : 0n));
    const { lo, hi } = withBits(enclosePolynomial(power, alpha), roughBits);
    below[k] = Number(lo);
    above[k] = Number(hi);
  }
  const largest = Math.max(...[...below, ...above].map(Math.abs));
  return (polynomials, at) => {
    let [lo, hi, size] = [0, 0, 0];
    for (let k = 0; k < length; k++) {
      const coefficient = polynomials[at + k]!;
      size += Math.abs(coefficient);
      lo += coefficient * (coefficient < 0 ? above : below)[k]!;
      hi += coefficient * (coefficient < 0 ? below : above)[k]!;
    }
    if (size * largest > mostRough) return [0, Infinity];
    return [Math.max(lo, -hi), Math.max(hi, -lo)];
  };
}

/** An upper bound for |P(α)| over all polynomials of a degree and a height: H (1 + |α| + … + |α|^d). */
export function mostValue(
  constant: Constant,
  { degree, height }: { readonly degree: number; readonly height: number },
): FixedPoint {
  const enclosure = constant.enclose(Math.min(leastDigits, constant.digitsLimit));
  const { bits } = enclosure;
  const most = magnitude(enclosure);
  let sum = 1n << BigInt(bits);
  let power = sum;
  for (let k = 1; k <= degree; k++) {
    power = ((power * most) >> BigInt(bits)) + 1n;
    sum += power;
  }
  return { numerator: BigInt(height) * sum, bits };
}

function isLess(x: FixedPoint, y: FixedPoint): boolean {
  return x.numerator << BigInt(y.bits) < y.numerator << BigInt(x.bits);
}
