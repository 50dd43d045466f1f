import fc from 'fast-check';
import { inadmissibility } from '../../src/core/fractions/admissible.ts';
import type { SignedContinuedFraction } from '../../src/core/fractions/fraction.ts';
import { isPrimitive } from '../../src/core/fractions/signs.ts';
import type { Sign, SignPattern } from '../../src/core/fractions/signs.ts';
import { evaluateTerm } from '../../src/core/numbers/polynomial.ts';
import type { Polynomial } from '../../src/core/numbers/polynomial.ts';
import { rational } from '../../src/core/numbers/rational.ts';

/** Primitive sign patterns of length 1 … longest. */
export function signPatterns(longest: number): fc.Arbitrary<SignPattern> {
  return fc.array(fc.constantFrom<Sign>(1, -1), { minLength: 1, maxLength: longest }).filter(isPrimitive);
}

/** c_0 + c_1 j + c_2 j(j+1)/2 with 0 ≤ c_i: integer-valued, with fractional coefficients among them. */
const polynomials: fc.Arbitrary<Polynomial> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 0, 0, 1, 2))
  .map(([c0, c1, c2]) => {
    const coefficients = [rational(BigInt(c0)), rational(BigInt(2 * c1 + c2), 2n), rational(BigInt(c2), 2n)];
    while (coefficients[coefficients.length - 1]!.numerator === 0n) coefficients.pop();
    return coefficients;
  });

/** Admissible fractions of interlaced polynomials, of order at most 24, in lowest description. */
export const admissibleFractions: fc.Arbitrary<SignedContinuedFraction> = fc
  .record({
    signs: signPatterns(4),
    preperiod: fc.array(fc.bigInt({ min: 1n, max: 12n }), { maxLength: 4 }),
    polynomials: fc.array(polynomials, { minLength: 1, maxLength: 5 }),
  })
  .map(({ signs, preperiod, polynomials }): SignedContinuedFraction => ({
    signs,
    rule: { kind: 'interlaced', preperiod, polynomials },
  }))
  .filter(
    (fraction) => orderBound(fraction) <= 24 && inadmissibility(fraction) === null && isLowest(fraction),
  );

function orderBound({ rule }: SignedContinuedFraction): number {
  if (rule.kind !== 'interlaced') return Infinity;
  const degree = Math.max(...rule.polynomials.map((polynomial) => polynomial.length - 1));
  return rule.preperiod.length + rule.polynomials.length * (degree + 1);
}

/** Whether neither the period nor the preperiod could be shorter; by brute force on the terms. */
function isLowest({ rule }: SignedContinuedFraction): boolean {
  if (rule.kind !== 'interlaced') return false;
  const { preperiod, polynomials } = rule;
  const m = polynomials.length;
  const at = (n: number) => evaluateTerm(polynomials[((n % m) + m) % m]!, BigInt(Math.floor(n / m)));
  const last = preperiod[preperiod.length - 1];
  if (last !== undefined && last === at(-1)) return false;
  const degree = Math.max(...polynomials.map((polynomial) => polynomial.length - 1));
  for (let shorter = 1; shorter < m; shorter++) {
    if (m % shorter !== 0) continue;
    // Δ_shorter^{degree+1} vanishes on all terms exactly if the period is `shorter`.
    let differences = Array.from({ length: 60 }, (_, n) => at(n));
    for (let i = 0; i <= degree; i++) {
      differences = differences.slice(0, -shorter).map((term, n) => differences[n + shorter]! - term);
    }
    if (differences.every((difference) => difference === 0n)) return false;
  }
  return true;
}
