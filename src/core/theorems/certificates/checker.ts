import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import { numeratorsOf, termsOf } from '../../fractions/fraction.ts';
import { isSignPattern, numeratorAfter, numeratorDegree } from '../../fractions/numerators.ts';
import type { ContinuedFraction, InterlacedTerms } from '../../fractions/fraction.ts';
import { integerRoot, lcm, lcmNumber } from '../../numbers/integers.ts';
import { determinant, identity, multiplyMatrices, sameMap } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { addInteger, multiplyInteger, trimInteger, isIntegerValued } from '../../numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import {
  equalPolynomialMatrices,
  evaluatePolynomialMatrix,
  identityPolynomialMatrix,
  matrixDegree,
  multiplyPolynomialMatrices,
  scalePolynomialMatrix,
  shiftPolynomialMatrix,
} from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { CanonicalFraction } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import type { Certificate, MoverCertificate, PeriodicCertificate } from '../../certificate.ts';
import {
  applyToQuadratic,
  equalQuadratic,
  multiplyQuadratic,
  rationalNumber,
  signOfQuadratic,
} from '../../numbers/quadraticNumber.ts';
import type { Claim } from './claim.ts';
import { gaugeFault } from './gaugeChecker.ts';
import { quadraticOf, valueOfQuadratic } from '../classical/quadraticExpression.ts';
import type { QuadraticNumber } from '../../numbers/quadraticNumber.ts';

export type { Claim } from './claim.ts';

/**
 * A claim that the checker has accepted a certificate of: what is called proved anywhere is one of these, and nothing but
 * `checkCertificate` makes them. Certificates that were read from a file, or came from another thread, are claims.
 */
export class Proved {
  /** Makes the type one that no other object has, whatever its fields. */
  readonly #accepted = true;

  private constructor(
    readonly claim: Claim,
    readonly certificate: Certificate,
  ) {}

  /** Whether an object was made here. */
  static is(object: object): object is Proved {
    return #accepted in object;
  }

  /** Decides whether a certificate proves a claim. */
  static check(claim: Claim, certificate: Certificate): Check {
    const reason = faultOrOverflow(claim, certificate);
    return reason === null ? { ok: true, proved: new Proved(claim, certificate) } : refusal(reason);
  }
}

/** What the checker says of a certificate: accepted, or the first thing that is wrong, a sentence without full stop. */
export type Check = Outcome<{ readonly proved: Proved }>;

/**
 * Decides whether a certificate proves a claim. It uses nothing of the finder: the classical theorems of
 * canonicalImage.ts for the constant, Tietze's criterion for the fraction, and exact polynomials and matrices.
 *
 * Why an accepted certificate is a proof. Let T be the fraction's tail from term h on, P_j = M(0) … M(j − 1), bottom
 * row (q, q′), and C_j = K(s) … K(s + rj − 1). The identity gives C_j U(j) = ± U(0) P_j; det U is a constant other
 * than 0, so U(j)^{−1}∞ = (v : v₁)(j) with integer polynomials v, v₁. The fraction is admissible, so P_j ∞ → T
 * (Tietze), and with the mover q grows faster than every polynomial: with s_n = q_n + b_{n+1} q_{n−1} it is q_{n+1} =
 * (a_{n+1} − 1) q_n + s_n ≥ s_n and s_{n+1} = (a_{n+1} + b_{n+2} − 1) q_n + s_n ≥ (a_{n+1} − 2) s_{n−1}, s_n not falling. As det P_j = ±1,
 * |P_j(v : v₁) − P_j ∞| = |v₁|/(q |q v + q′ v₁|) ≤ |v₁(j)|/q → 0 wherever the integer q v + q′ v₁ is not 0; so
 * C_j ∞ = U(0) P_j (v : v₁) → U(0) T, and C_j ∞ → κ_s (Pincherle). Were the integer 0 from some j on, C_j ∞ and so κ_s
 * would be U(0)∞, rational, and it is not. Hence κ_s = U(0) T, and the heads carry this over to
 * P(α)/Q(α) = W κ_0 = W K(0) … K(s − 1) κ_s = H T.
 */
export function checkCertificate(claim: Claim, certificate: Certificate): Check {
  return Proved.check(claim, certificate);
}

/** As faultOf; numbers that cannot be divided or held belong to no proof. */
function faultOrOverflow(claim: Claim, certificate: Certificate): string | null {
  try {
    return faultOf(claim, certificate);
  } catch (error) {
    if (error instanceof RangeError) return 'its numbers cannot be multiplied out';
    throw error;
  }
}

/** The first thing that is wrong, a sentence without full stop; null where the certificate proves the claim. */
function faultOf(claim: Claim, certificate: Certificate): string | null {
  if (certificate.kind === 'gauge') return gaugeFault(claim, certificate);
  const { rule } = claim.fraction;
  const numerators = numeratorsOf(claim.fraction);
  if (rule.kind !== 'interlaced') return 'the terms are no interlaced polynomials';
  if (!rule.polynomials.every(isIntegerValued)) return 'the terms are not all integers';
  const fault = inadmissibility(claim.fraction);
  if (fault) return `the fraction is not admissible: ${fault}`;
  const { head, period } = certificate;
  if (head < rule.preperiod.length) return 'the head is shorter than the preperiod';
  if (period < 1 || period % rule.polynomials.length !== 0 || period % numerators.length !== 0) {
    return 'the period is no period of terms and numerators';
  }
  if (certificate.kind === 'periodic') return checkPeriodic(claim, rule, certificate);
  return isSignPattern(numerators)
    ? checkMover(claim, rule, certificate)
    : 'a certificate of this kind is about numerators ±1';
}

function checkMover(claim: Claim, rule: InterlacedTerms, certificate: MoverCertificate): string | null {
  const { canonical, skipped, steps, transformation, factor } = certificate;
  const image = canonicalImage(claim.constant, claim.value);
  if (!image) return 'this program has no theorem that gives a canonical fraction of the value';
  const { first, difference, multiplier, sign } = canonical;
  const same =
    Q.equals(image.fraction.first, first) &&
    Q.equals(image.fraction.difference, difference) &&
    image.fraction.multiplier === multiplier &&
    image.fraction.sign === sign;
  if (!same) return 'this is not the canonical fraction of the value';
  if (skipped < 0 || steps < 1) return 'the canonical terms are counted wrongly';
  // Only then is the factor m at the same steps of every period.
  if (multiplier !== 1n && steps % 2 !== 0) return 'the canonical terms of a period are not even in number';

  const { matrix: period, scale: periodScale } = fractionPeriod(claim, rule, certificate);
  if (matrixDegree(period) < 1) return 'the fraction has no mover';
  const u = transformation;
  const minor = multiplyInteger(u.b, u.c).map((c) => -c);
  const det = addInteger(multiplyInteger(u.a, u.d), minor);
  if (det.length !== 1) return 'det U is not a constant other than 0';

  // Both sides carry the denominators that were cleared in their steps.
  const { matrix: canonicalSteps, scale: stepScale } = canonicalPeriod(certificate);
  const left = scalePolynomialMatrix(
    multiplyPolynomialMatrices(canonicalSteps, shiftPolynomialMatrix(u, 1n)),
    periodScale,
  );
  const right = scalePolynomialMatrix(multiplyPolynomialMatrices(u, period), stepScale * BigInt(factor));
  if (!equalPolynomialMatrices(left, right)) return 'the identity in j does not hold';

  const fractionHead = headOfFraction(claim.fraction, certificate.head);
  if (!sameMap(fractionHead, certificate.fractionHead)) return "the fraction's head is another one";
  let canonicalHead = image.matrix;
  for (let t = 0; t < skipped; t++) {
    const { numerator, denominator } = Q.multiply(
      Q.add(first, Q.multiply(difference, Q.rational(BigInt(t)))),
      factorAt(canonical, t),
    );
    const step = { a: numerator, b: BigInt(sign) * denominator, c: denominator, d: 0n };
    canonicalHead = multiplyMatrices(canonicalHead, step);
  }
  if (!sameMap(canonicalHead, certificate.canonicalHead)) return 'the canonical head is another one';
  const carried = multiplyMatrices(canonicalHead, evaluatePolynomialMatrix(u, 0n));
  if (determinant(carried) === 0n || !sameMap(carried, fractionHead)) {
    return 'the heads do not match';
  }
  return null;
}

/**
 * A periodic tail T = M T with M = [[A, B], [C, D]]: P_j ∞ → T, for T is irrational and the derivative of M at T,
 * det M/(C T + D)², is below 1 in size, so T is the attracting one of the two fixed points (Lagrange 1770). The P_j ∞ are
 * convergents of the tail, which converges, as the fraction is admissible; its numerators may be any integers.
 */
function checkPeriodic(claim: Claim, rule: InterlacedTerms, certificate: PeriodicCertificate): string | null {
  const { tail, value, head, period: length } = certificate;
  const numerators = numeratorsOf(claim.fraction);
  if (head !== rule.preperiod.length || length !== lcmNumber(rule.polynomials.length, numerators.length)) {
    return 'head and period are not the shortest ones';
  }
  const root = integerRoot(tail.radicand, 2);
  if (tail.irrational.numerator === 0n || root * root === tail.radicand) {
    return 'the tail is no quadratic irrational';
  }
  if (value.radicand < 1n) return 'the value is no quadratic irrational';
  if (numeratorDegree(numerators) > 0) return 'the numerators are not periodic';
  const { matrix: polynomials } = fractionPeriod(claim, rule, certificate);
  if (matrixDegree(polynomials) > 0) return 'the terms are not periodic';
  const period = evaluatePolynomialMatrix(polynomials, 0n);
  const image = applyToQuadratic(period, tail);
  if (!image || !equalQuadratic(image, tail)) return 'the period does not fix the tail';
  const divisor = applyToQuadratic({ a: period.c, b: period.d, c: 0n, d: 1n }, tail);
  if (!divisor || !exceedsOne(divisor, determinant(period))) return 'the fixed point repels';
  const whole = applyToQuadratic(headOfFraction(claim.fraction, head), tail);
  if (!whole || !equalQuadratic(whole, value)) return "the head's image of the tail is another number";
  const alpha = quadraticOf(claim.constant);
  const claimed = alpha && valueOfQuadratic(claim.value, alpha);
  if (!claimed || !equalQuadratic(claimed, value)) return 'the value is another number';
  return null;
}

/** Whether x² > |bound|, exactly. */
function exceedsOne(x: QuadraticNumber, bound: bigint): boolean {
  const square = multiplyQuadratic(x, x)!;
  const size = Q.rational(bound < 0n ? bound : -bound);
  const difference = { ...square, rational: Q.add(square.rational, rationalNumber(size).rational) };
  return signOfQuadratic(difference) > 0;
}

/** A product of steps with the denominators cleared: scale·(the product). */
interface ScaledProduct {
  readonly matrix: PolynomialMatrix;
  readonly scale: bigint;
}

/** scale·M(j): the steps h + Nj, …, h + Nj + N − 1 of the fraction, its numerators periodic. */
function fractionPeriod(
  { fraction }: Claim,
  rule: InterlacedTerms,
  { head, period }: MoverCertificate | PeriodicCertificate,
): ScaledProduct {
  const m = rule.polynomials.length;
  const numerators = numeratorsOf(fraction);
  let product: ScaledProduct = { matrix: identityPolynomialMatrix, scale: 1n };
  for (let i = 0; i < period; i++) {
    const offset = head + i - rule.preperiod.length;
    const index = trimInteger([BigInt(Math.floor(offset / m)), BigInt(period / m)]);
    const { polynomial, scale } = compose(rule.polynomials[offset % m]!, index);
    product = appendStep(product, polynomial, numeratorAfter(numerators, head + i), scale);
  }
  return product;
}

/** scale·K(s + rj) … K(s + rj + r − 1). */
function canonicalPeriod({ canonical, skipped, steps }: MoverCertificate): ScaledProduct {
  let product: ScaledProduct = { matrix: identityPolynomialMatrix, scale: 1n };
  for (let i = 0; i < steps; i++) {
    const index = trimInteger([BigInt(skipped + i), BigInt(steps)]);
    const factor = factorAt(canonical, skipped + i);
    const term = [canonical.first, canonical.difference].map((c) => Q.multiply(c, factor));
    const { polynomial, scale } = compose(term, index);
    product = appendStep(product, polynomial, BigInt(canonical.sign), scale);
  }
  return product;
}

/** 1 or m: what a + tb is multiplied by in the canonical fraction. */
function factorAt({ multiplier }: CanonicalFraction, t: number): Q.Rational {
  return t % 2 === 0 ? Q.one : Q.rational(multiplier);
}

function appendStep(
  { matrix, scale }: ScaledProduct,
  term: IntegerPolynomial,
  after: bigint,
  termScale: bigint,
): ScaledProduct {
  const step = { a: term, b: [after * termScale], c: [termScale], d: [] };
  return { matrix: multiplyPolynomialMatrices(matrix, step), scale: scale * termScale };
}

/** scale·P(inner), integral, for a polynomial P over ℚ. */
function compose(p: Polynomial, inner: IntegerPolynomial): { polynomial: IntegerPolynomial; scale: bigint } {
  const scale = p.reduce((common, c) => lcm(common, c.denominator), 1n);
  const polynomial = p.reduceRight<IntegerPolynomial>(
    (value, c) =>
      addInteger(multiplyInteger(value, inner), trimInteger([c.numerator * (scale / c.denominator)])),
    [],
  );
  return { polynomial, scale };
}

/** H: the product of the first h steps. */
function headOfFraction(fraction: ContinuedFraction, h: number): Matrix {
  const numerators = numeratorsOf(fraction);
  return termsOf(fraction.rule, h).reduce(
    (product, term, n) =>
      multiplyMatrices(product, { a: term, b: numeratorAfter(numerators, n), c: 1n, d: 0n }),
    identity,
  );
}
