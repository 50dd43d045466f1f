import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import {
  adjugate,
  determinant,
  identity,
  multiplyMatrices,
  normalizeMatrix,
  sameMap,
} from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import { interpolate } from '../../numbers/polynomial.ts';
import { gcd, lcmNumber } from '../../numbers/integers.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import { evaluatePolynomialMatrix, mapEntries } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { CanonicalFraction, CanonicalImage } from '../../fractions/canonicalFraction.ts';
import { canonicalStep, canonicalScale } from '../../fractions/canonicalFraction.ts';
import type { MoverCertificate, PeriodicCertificate } from '../../certificate.ts';
import { growthOf, multiplierInGrowth, startFromGrowth } from './growth.ts';
import { productMatrix } from '../../fractions/evaluate.ts';
import {
  headMatrix,
  periodMatrix,
  periodOfSteps,
  periodsAt,
  tailPeriod,
} from '../../fractions/periodMatrix.ts';
import type { PeriodMatrix } from '../../fractions/periodMatrix.ts';
import { termsOf } from '../../fractions/fraction.ts';
import type { InterlacedFraction, InterlacedTerms } from '../../fractions/fraction.ts';
import type { Numerators } from '../../fractions/numerators.ts';
import { applyToQuadratic, quadraticNumber } from '../../numbers/quadraticNumber.ts';

/** A certificate that the checker still has to accept, or why there is none, a sentence without full stop. */
export type Finding<T> = Outcome<{ readonly certificate: T }>;

/** Joint periods that are taken together where U returns only after some of them. */
const mostPeriods = 6;

/** A place where the two sides may meet: s canonical terms and h terms of the fraction before the tail, r a period. */
interface Alignment {
  readonly skipped: number;
  readonly steps: number;
  readonly head: number;
}

/**
 * Looks for the certificate of value = fraction, the value being a Möbius image W of a canonical fraction. The growth
 * of the trace of M(j) gives r and s, and then the heads alone give U(0) = (W K(0) … K(s − 1))^{−1} H: what remains is
 * to see whether this U carries one side into the other, first as a constant, then linear in j.
 * @param fraction admissible, its tail not periodic
 */
export function findMoverCertificate(
  fraction: InterlacedFraction,
  image: CanonicalImage,
): Finding<MoverCertificate> {
  const { head, polynomials } = tailPeriod(fraction, fraction.rule.preperiod.length);
  const period = polynomials.length;
  const matrix = periodMatrix(tailPeriod(fraction, head));
  const growth = growthOf(matrix);
  if (!growth) return refusal('its matrix period does not grow like its trace');
  const { first, difference, multiplier } = image.fraction;
  const r = growth.degree;
  const factor = multiplierInGrowth(growth, multiplier);
  const lead = Q.power(Q.multiply(difference, Q.rational(BigInt(r))), r);
  if (factor && Q.equals(Q.multiply(lead, factor), growth.leading)) {
    const start = startFromGrowth(growth, difference, factor);
    const s = Q.divide(Q.subtract(start, first), difference);
    if (Q.isInteger(s)) {
      const constant = findConstant(fraction, image, alignmentAt(head, period, Number(s.numerator), r));
      if (constant) return { ok: true, certificate: constant };
    }
  }
  const linear = findLinear(fraction, image, { head, period, degree: r });
  if (linear) return { ok: true, certificate: linear };
  return refusal(
    `its matrix period grows with ${Q.formatRational(growth.leading)} j^${r}, and no U that is constant or linear in j makes that of it`,
  );
}

/** The tail begins as many periods later as make s ≥ 0. */
function alignmentAt(head: number, period: number, s: number, steps: number): Alignment {
  const delay = s < 0 ? Math.ceil(-s / steps) : 0;
  return { head: head + delay * period, skipped: s + delay * steps, steps };
}

/** W K(0) … K(s − 1), coprime entries. */
function headOfCanonical({ fraction, matrix }: CanonicalImage, s: number): Matrix {
  let product = matrix;
  for (let t = 0; t < s; t++)
    product = normalizeMatrix(multiplyMatrices(product, canonicalStep(fraction, BigInt(t))));
  return normalizeMatrix(product);
}

/** K(s + rj) … K(s + rj + r − 1) at an integer j, with cleared denominators. */
function canonicalSteps(fraction: CanonicalFraction, { skipped, steps }: Alignment, j: number): Matrix {
  let product = identity;
  for (let i = 0; i < steps; i++) {
    product = multiplyMatrices(product, canonicalStep(fraction, BigInt(skipped + steps * j + i)));
  }
  return product;
}

function findConstant(
  fraction: InterlacedFraction,
  image: CanonicalImage,
  alignment: Alignment,
): MoverCertificate | null {
  const canonicalHead = headOfCanonical(image, alignment.skipped);
  const fractionHead = normalizeMatrix(headMatrix(fraction, alignment.head));
  const u = normalizeMatrix(multiplyMatrices(adjugate(canonicalHead), fractionHead));
  const tail = tailPeriod(fraction, alignment.head);
  const matrix = periodMatrix(tail);
  for (let periods = 1; periods <= mostPeriods; periods++) {
    const together = { ...alignment, steps: alignment.steps * periods };
    const carries = (j: number): boolean =>
      sameMap(
        multiplyMatrices(canonicalSteps(image.fraction, together, j), u),
        multiplyMatrices(u, periodsAt(matrix, BigInt(j), periods)),
      );
    // U returns after this many periods; then the identity is one of polynomials of degree r in j.
    if (!carries(0)) continue;
    for (let j = 1; j <= together.steps + 1; j++) if (!carries(j)) return null;
    const transformation = mapEntries({ a: [u.a], b: [u.b], c: [u.c], d: [u.d] }, (entry) =>
      entry[0] === 0n ? [] : entry,
    );
    return certify(image, together, tail.polynomials.length * periods, transformation, {
      canonicalHead,
      fractionHead,
      left: multiplyMatrices(canonicalSteps(image.fraction, together, 0), u),
      right: multiplyMatrices(u, periodsAt(matrix, 0n, periods)),
    });
  }
  return null;
}

/** The two heads, and both sides of the identity at j = 0. */
interface Sides {
  readonly canonicalHead: Matrix;
  readonly fractionHead: Matrix;
  readonly left: Matrix;
  readonly right: Matrix;
}

function certify(
  { fraction: canonical }: CanonicalImage,
  { skipped, steps, head }: Alignment,
  period: number,
  transformation: PolynomialMatrix,
  { canonicalHead, fractionHead, left, right }: Sides,
): MoverCertificate {
  const entries = (m: Matrix): bigint[] => [m.a, m.b, m.c, m.d];
  const place = entries(left).findIndex((entry) => entry !== 0n);
  const opposite = entries(left)[place]! < 0n !== entries(right)[place]! < 0n;
  return {
    kind: 'mover',
    canonical,
    skipped,
    steps,
    factor: opposite ? -1 : 1,
    head,
    period,
    transformation,
    fractionHead,
    canonicalHead,
  };
}

/**
 * U linear in j: from U(0) the identity gives U(1) and U(2), up to the sign λ, and they must lie on a line. This finds
 * the certificates whose shift s is not the one that makes U constant.
 */
function findLinear(
  fraction: InterlacedFraction,
  image: CanonicalImage,
  { head, period, degree }: { readonly head: number; readonly period: number; readonly degree: number },
): MoverCertificate | null {
  const matrix = periodMatrix(tailPeriod(fraction, head));
  const fractionHead = normalizeMatrix(headMatrix(fraction, head));
  const even = image.fraction.multiplier !== 1n;
  const counts = [degree, degree + 1, degree - 1].filter((r) => r >= 1 && !(even && r % 2 === 1));
  for (const steps of counts) {
    for (let skipped = 0; skipped < 3 * steps + 3; skipped++) {
      const alignment = { head, skipped, steps };
      for (const factor of [1, -1] as const) {
        const found = linearTransformation(matrix, image, alignment, fractionHead, factor);
        if (!found) continue;
        const canonicalHead = headOfCanonical(image, skipped);
        return {
          kind: 'mover',
          canonical: image.fraction,
          ...alignment,
          factor,
          period,
          transformation: found,
          fractionHead,
          canonicalHead,
        };
      }
    }
  }
  return null;
}

/** U(0) + (U(1) − U(0)) j with integer coefficients, if the identity holds for it at 0, 1, …, r + 2. */
export function linearTransformation(
  matrix: PeriodMatrix,
  image: CanonicalImage,
  alignment: Alignment,
  fractionHead: Matrix,
  factor: 1 | -1,
): PolynomialMatrix | null {
  const canonicalHead = headOfCanonical(image, alignment.skipped);
  const start = normalizeMatrix(multiplyMatrices(adjugate(canonicalHead), fractionHead));
  const first = canonicalSteps(image.fraction, alignment, 0);
  const moved = multiplyMatrices(
    adjugate(first),
    multiplyMatrices(start, evaluatePolynomialMatrix(matrix.matrix, 0n)),
  );
  // U(1) = λ·(D_K^r/D_M)·adj(K)/det K·U(0)·M_scaled(0).
  const numerator = BigInt(factor) * canonicalScale(image.fraction) ** BigInt(alignment.steps);
  const denominator = determinant(first) * matrix.scale;
  const line = (from: bigint, to: bigint): IntegerPolynomial =>
    integerLine([from * denominator, to * numerator]);
  const u: PolynomialMatrix = {
    a: line(start.a, moved.a),
    b: line(start.b, moved.b),
    c: line(start.c, moved.c),
    d: line(start.d, moved.d),
  };
  for (let j = 0; j <= alignment.steps + 2; j++) {
    const left = multiplyMatrices(
      canonicalSteps(image.fraction, alignment, j),
      evaluatePolynomialMatrix(u, BigInt(j + 1)),
    );
    const right = multiplyMatrices(
      evaluatePolynomialMatrix(u, BigInt(j)),
      evaluatePolynomialMatrix(matrix.matrix, BigInt(j)),
    );
    if (!sameMap(left, right)) return null;
  }
  const content = [...u.a, ...u.b, ...u.c, ...u.d].reduce(gcd, 0n);
  return mapEntries(u, (entry) => entry.map((c) => c / content));
}

/** The line through two values at 0 and 1; integral. */
function integerLine(values: readonly bigint[]): IntegerPolynomial {
  return interpolate(values).map(({ numerator }) => numerator);
}

/**
 * The periodic tail as the attracting fixed point of its matrix period [[A, B], [C, D]]: C T² + (D − A) T − B = 0 with
 * C T + D of the larger size among the two roots, so √ has the sign of the trace (Lagrange 1770).
 * @param rule of the terms of an admissible fraction, its tail periodic
 */
export function findPeriodicCertificate(
  rule: InterlacedTerms,
  numerators: Numerators,
): Finding<PeriodicCertificate> {
  const head = rule.preperiod.length;
  const period = lcmNumber(rule.polynomials.length, numerators.length);
  const { a, b, c, d } = evaluatePolynomialMatrix(periodOfSteps(rule, numerators, head, period), 0n);
  if (c === 0n) return refusal('its matrix period is not hyperbolic');
  // The equation in lowest terms has a discriminant without the squares that a long period brings.
  const content = gcd(gcd(c, a - d), b);
  const discriminant = ((a - d) ** 2n + 4n * b * c) / content ** 2n;
  if (discriminant <= 0n) return refusal('its matrix period is not hyperbolic');
  const sign = a + d > 0n ? content : -content;
  const fixed = quadraticNumber(Q.rational(a - d, 2n * c), Q.rational(sign, 2n * c), discriminant);
  const value = applyToQuadratic(productMatrix(termsOf(rule, head), numerators), fixed);
  if (fixed.radicand === 0n || !value) return refusal('its fixed point is rational');
  return { ok: true, certificate: { kind: 'periodic', head, period, tail: fixed, value } };
}
