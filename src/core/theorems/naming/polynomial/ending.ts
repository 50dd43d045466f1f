import { eachConvergent, quotientOf } from '../../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { firstPositiveZero } from '../../../numbers/integerZeros.ts';
import { substituteLinear } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';

/** Where a fraction ends: b_last is its first numerator that is 0, so that the convergent before it is its value. */
export interface Ending {
  readonly last: bigint;
  /** null where the last denominator is 0; undefined where the fraction is too long to be calculated here. */
  readonly value: Rational | null | undefined;
}

/** Steps that are calculated exactly; what is longer has a value with far more digits than anybody reads. */
const mostSteps = 2000n;

/** Where a fraction ends because one of its numerators is 0; null where none is. */
export function endingOf(fraction: GeneralFraction): Ending | null {
  const { preperiod, polynomials } = fraction.numerators;
  const inHead = preperiod.findIndex(({ numerator }) => numerator === 0n);
  const period = BigInt(polynomials.length);
  const first = BigInt(preperiod.length);
  const places = polynomials.flatMap((polynomial, i) => {
    if (polynomial.length === 0) return [first + BigInt(i)];
    // The zeros n ≥ 1 of the polynomial at n − 1 are those of the polynomial at 0, 1, 2, ….
    const zero = firstPositiveZero(substituteLinear(polynomial, Q.one, Q.rational(-1n)));
    return zero === null ? [] : [first + (zero - 1n) * period + BigInt(i)];
  });
  if (inHead >= 0) places.push(BigInt(inHead));
  const [place] = places.sort((x, y) => Number(x - y));
  if (place === undefined) return null;
  return { last: place + 1n, value: place < mostSteps ? convergentAt(fraction, Number(place)) : undefined };
}

function convergentAt(fraction: GeneralFraction, place: number): Rational | null {
  let n = 0;
  for (const convergent of eachConvergent(fraction)) if (n++ === place) return quotientOf(convergent);
  return null;
}
