import { addEnclosures, encloseRational, negateEnclosure, withBits } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { bitLength } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { spend } from '../../work.ts';
import { eulersConstant } from '../classical.ts';
import { logarithm } from '../elementary.ts';
import { exactly, remembering, type Real } from '../real.ts';

/**
 * ψ(r) + γ at a rational r that is no integer below 1: the harmonic number H_{r−1}, exact at integers (DLMF 5.4.14). Elsewhere r
 * is raised to x = r + N by ψ(x + 1) = ψ(x) + 1/x (DLMF 5.5.2), and
 *
 *     ψ(x) = log x − 1/(2x) − Σ_{k≤K} B_{2k}/(2k x^{2k}) + R,  |R| ≤ |B_{2K+2}|/((2K+2) x^{2K+2})
 *
 * (DLMF 5.11.2; in Binet's integral 5.9.15 the expansion of 1/(t² + x²) alternates, so that what is left out is smaller than the
 * first term that is).
 */
export function harmonicBefore(r: Rational): Real {
  if (Q.isInteger(r)) return exactly(harmonicNumber(Number(r.numerator) - 1));
  return remembering((bits) => {
    const working = bits + 32;
    // With x above half of the bits, terms up to a seventh of the bits in number fall below the last place.
    const steps = BigInt(Math.ceil(working / 2)) - Q.floor(r);
    const shift = steps > 0n ? steps : 0n;
    spend(100 * Number(shift));
    const x = Q.add(r, Q.rational(shift));
    let value = addEnclosures(logarithm(x).enclose(working)!, eulersConstant.enclose(working)!);
    const subtract = (part: Rational): void => {
      value = addEnclosures(value, encloseRational(Q.negate(part), working));
    };
    subtract(Q.divide(Q.rational(1n, 2n), x));
    for (let j = 0n; j < shift; j++) subtract(Q.divide(Q.one, Q.add(r, Q.rational(j))));
    const square = Q.multiply(x, x);
    let [above, below] = [1n, 1n];
    const numbers = tangentNumbers(Math.ceil(working / 7) + 2);
    for (let k = 1; k < numbers.length; k++) {
      above *= square.denominator;
      below *= square.numerator;
      // B_{2k}/(2k) = (−1)^{k−1} T_k/(4^k (4^k − 1)).
      const four = 1n << BigInt(2 * k);
      const top = numbers[k]! * above;
      const bottom = four * (four - 1n) * below;
      if (bitLength(top) + working < bitLength(bottom))
        return withBits({ lo: value.lo - 2n, hi: value.hi + 2n, bits: working }, bits);
      const scaled = (top << BigInt(working)) / bottom;
      const term: Enclosure = { lo: scaled, hi: scaled + 1n, bits: working };
      value = addEnclosures(value, k % 2 === 1 ? negateEnclosure(term) : term);
    }
    throw new RangeError('the terms of the expansion fall below the last place before they grow');
  });
}

/** H_n = 1 + 1/2 + … + 1/n. */
export function harmonicNumber(n: number): Rational {
  let value = Q.zero;
  for (let k = 1; k <= n; k++) value = Q.add(value, Q.rational(1n, BigInt(k)));
  return value;
}

/**
 * T_1, …, T_count of tan t = Σ T_k t^{2k−1}/(2k−1)!, from whole numbers alone (Brent and Harvey, Fast computation of Bernoulli,
 * tangent and secant numbers, 2013, Algorithm TangentNumbers). The entry at 0 is not used.
 */
export function tangentNumbers(count: number): bigint[] {
  spend(10 * count * count);
  const numbers = [0n, 1n];
  for (let k = 2; k <= count; k++) numbers.push(BigInt(k - 1) * numbers[k - 1]!);
  for (let k = 2; k <= count; k++)
    for (let j = k; j <= count; j++)
      numbers[j] = BigInt(j - k) * numbers[j - 1]! + BigInt(j - k + 2) * numbers[j]!;
  return numbers;
}
