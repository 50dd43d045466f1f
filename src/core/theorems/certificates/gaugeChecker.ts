import type { GaugeCertificate, HypergeometricNode } from '../../certificate.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import { productMatrix } from '../../fractions/evaluate.ts';
import { numeratorsOf, termsOf } from '../../fractions/fraction.ts';
import { numeratorClass } from '../../fractions/numerators.ts';
import { periodOfSteps } from '../../fractions/periodMatrix.ts';
import { multiplyMatrices, sameMap } from '../../numbers/matrix.ts';
import { multiplyInteger, isIntegerValued, overRationals } from '../../numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import { isPositiveEverywhere } from '../../numbers/polynomialBounds.ts';
import {
  evaluatePolynomialMatrix,
  multiplyPolynomialMatrices,
  shiftPolynomialMatrix,
} from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import { hypergeometricImages } from '../classical/hypergeometricImage.ts';
import { nodeAfter, stepsBetween, stepsOfPeriod } from '../classical/hypergeometricSteps.ts';
import type { Claim } from './claim.ts';
import { integralPolynomial, polynomialDeterminant, subtractInteger, tailApproach } from './gaugeTail.ts';

/** The largest size of a certificate. */
const mostSteps = 64;
const mostSkipped = 400;

/**
 * The first thing that is wrong with a certificate, a sentence without full stop; null where it proves the claim.
 *
 * Why an accepted certificate is a proof. Let X_j be the fraction's tail from term h + Nj on, n = h + Nj, Y_j the function at the
 * node j periods further, P_j = M(0) … M(j − 1), C_j = T(0) … T(j − 1), and w_j = U(j)^{−1} Y_j, as Möbius maps; all matrices are
 * invertible, since no numerator is 0, det K = −(a+1)z, det B = cz, det of the others −z and c_n, and det U(j) ≠ 0. The classical
 * relations give Y_0 = C_j Y_j, and the identity C_j U(j) = U(0) P_j up to a factor, hence w_0 = P_j w_j for all j. If w_j > |b_n|
 * for all large j, then w_0 lies in the image of (|b_n|, ∞) under P_j, which shrinks to X_0, as the fraction is admissible. So
 * w_0 = X_0, and P(α)/Q(α) = W S Y_0 = W S U(0) X_0 = H X_0.
 *
 * That w_j > |b_n| is seen from rational functions. As j grows, ₁F₁, ₀F₁ and G tend to a limit other than 0, and Y_j = A(j) + O(1)
 * with A of degree ≥ 1; each step brings numbers that are so near to A closer by a factor O(1/j). So R(j) = T(j) … T(j + k − 1) A(j + k)
 * differs from Y_j by O(j^{−k(u+v)}), and a degree that w − |b_n| has with R in place of Y is that with Y, if it is larger than
 * that of the difference which this makes.
 */
export function gaugeFault(claim: Claim, certificate: GaugeCertificate): string | null {
  const { fraction } = claim;
  const { rule } = fraction;
  const { base, skipped, direction, head, period, transformation } = certificate;
  if (rule.kind !== 'interlaced') return 'the terms are no interlaced polynomials';
  if (!rule.polynomials.every(isIntegerValued)) return 'the terms are not all integers';
  const fault = inadmissibility(fraction);
  if (fault) return `the fraction is not admissible: ${fault}`;
  const numerators = numeratorsOf(fraction);
  if (head < rule.preperiod.length) return 'the head is shorter than the preperiod';
  if (period < 1 || period % rule.polynomials.length !== 0 || period % numerators.length !== 0)
    return 'the period is no period of terms and numerators';
  const [u, v] = direction;
  const [x, y] = skipped;
  if (![u, v, x, y].every((n) => Number.isInteger(n) && n >= 0)) return 'a number of steps is negative';
  if (u + v < 1 || u + v > mostSteps || x + y > mostSkipped) return 'there are no steps, or too many';
  if (base.kind !== 'kummer' && v + y > 0) return 'only the lattice of ₁F₁ has steps of the second kind';
  const image = hypergeometricImages(claim.constant, claim.value).find((one) => sameNode(one.base, base));
  if (!image) return 'this program has no theorem that gives the value as an image of this function';
  if (!isRegular(base)) return 'the function is not defined along the steps, or a step is singular';
  const node = nodeAfter(base, { u: x, v: y });
  const along = { u, v };
  const steps = stepsOfPeriod(node, along);
  const matrix = periodOfSteps(rule, numerators, head, period);
  const determinant = polynomialDeterminant(transformation);
  const square = overRationals(multiplyInteger(determinant, determinant));
  if (determinant.length === 0 || !isPositiveEverywhere(square))
    return 'the transformation is singular, or not shown to be none';
  const left = multiplyPolynomialMatrices(steps, shiftPolynomialMatrix(transformation, 1n));
  const right = multiplyPolynomialMatrices(transformation, matrix);
  if (!areProportional(left, right)) return 'the identity of the periods does not hold';
  const outer = multiplyMatrices(image.matrix, stepsBetween(base, { u: x, v: y }));
  const inner = evaluatePolynomialMatrix(transformation, 0n);
  const headMatrix = productMatrix(termsOf(rule, head), numerators);
  if (!sameMap(headMatrix, multiplyMatrices(outer, inner)))
    return 'the heads of the fraction and of the value are not the same map';
  const approach = tailApproach(node, along, transformation, numeratorClass(numerators, head - 1, period));
  return approach && approach.lead.numerator > 0n
    ? null
    : 'that the tail is the one of the fraction is not shown';
}

/** Whether two nodes are one. */
export function sameNode(one: HypergeometricNode, other: HypergeometricNode): boolean {
  if (one.kind === 'kummer' && other.kind === 'kummer')
    return Q.equals(one.z, other.z) && Q.equals(one.a, other.a) && Q.equals(one.c, other.c);
  if (one.kind === 'bessel' && other.kind === 'bessel')
    return Q.equals(one.z, other.z) && Q.equals(one.c, other.c);
  if (one.kind === 'sum' && other.kind === 'sum')
    return (
      one.start === other.start &&
      one.factor.length === other.factor.length &&
      one.factor.every((c, i) => Q.equals(c, other.factor[i]!))
    );
  return false;
}

/** Whether Y is defined at all nodes from the base on, and no step from there is singular. */
function isRegular(base: HypergeometricNode): boolean {
  switch (base.kind) {
    case 'kummer':
      return base.z.numerator !== 0n && base.a.numerator >= 0n && base.c.numerator > 0n;
    case 'bessel':
      return base.z.numerator !== 0n && base.c.numerator > 0n;
    case 'sum': {
      // c_n ≠ 0 for n ≥ 1, which the squares show; and c_n → ∞, so that the sums converge.
      const { polynomial } = integralPolynomial(base.factor);
      const square = overRationals(multiplyInteger(polynomial, polynomial));
      // P(n) at n = 1 + j.
      return base.start === 1n && polynomial.length > 1 && isPositiveEverywhere(shiftOne(square));
    }
  }
}

/** P(j + 1). */
function shiftOne(p: Polynomial): Polynomial {
  const whole = p.map(({ numerator }) => numerator);
  const shifted = shiftPolynomialMatrix({ a: whole, b: [], c: [], d: [] }, 1n).a;
  return overRationals(shifted);
}

/** Whether X = λ·Y for a function λ: all minors of the two rows of entries vanish. */
function areProportional(x: PolynomialMatrix, y: PolynomialMatrix): boolean {
  const [p, q] = [x, y].map(({ a, b, c, d }) => [a, b, c, d]) as [IntegerPolynomial[], IntegerPolynomial[]];
  return p.every((entry, i) =>
    p.every(
      (other, k) =>
        k <= i || subtractInteger(multiplyInteger(entry, q[k]!), multiplyInteger(other, q[i]!)).length === 0,
    ),
  );
}
