import type { Constant, Reach } from '../../constants/constant.ts';
import { gcd } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import { besselArgumentSquare, besselOrder } from '../../fractions/canonicalFraction.ts';
import type { CanonicalFraction } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from './canonicalImage.ts';

/**
 * What ESMA can find for a constant, also by the theorems that give it a canonical fraction: where that has, but for an
 * equivalence transformation, integers as terms, the constant is Hurwitzian.
 */
export function reachOfConstant({ source, reach, rigor }: Constant): Reach {
  if (reach !== 'unknown' || rigor !== 'proved' || source.kind === 'digits') return reach;
  const image = canonicalImage(source.expression);
  return image && hasIntegerTerms(image.fraction) ? 'hurwitzian' : reach;
}

/**
 * Whether ν + z/(ν+1 + z/(ν+2 + …)), z = ±x²/4, is equivalent to a fraction with signs alone as partial numerators and
 * integers as terms. These are g(ν+t) for even and h(ν+t) for odd t with g h |z| = 1. For ν = p/q all g(p + 2jq)/q are
 * integers exactly if q/gcd(p, 2) divides g, and all h(p + q + 2jq)/q if q/gcd(p + q, 2) divides h; so |1/z| has to be an
 * integer multiple of the product.
 */
export function hasIntegerTerms(fraction: CanonicalFraction): boolean {
  const { numerator: p, denominator: q } = besselOrder(fraction);
  const product = Q.rational(q * q, gcd(p, 2n) * gcd(p + q, 2n));
  const reciprocal = Q.divide(Q.rational(4n), besselArgumentSquare(fraction));
  return Q.isInteger(Q.divide(reciprocal, product));
}
