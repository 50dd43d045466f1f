import { signAfter } from '../../fractions/fraction.ts';
import {
  bivariateStep,
  constantBivariate,
  constantInJ,
  equalBivariateMatrices,
  identityBivariate,
  mapBivariate,
  multiplyBivariate,
  multiplyBivariateMatrices,
} from '../../numbers/bivariate.ts';
import type { Bivariate, BivariateMatrix } from '../../numbers/bivariate.ts';
import { gcd, lcm } from '../../numbers/integers.ts';
import { addPolynomials } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { MoverCertificate } from '../../certificate.ts';
import { parametricPeriod, parametricTerm } from './parametricFraction.ts';
import type { ParametricFraction } from './parametricFraction.ts';
import type { MatrixInK } from './imageInK.ts';
import type { ParametricImage } from './parametricImage.ts';

/** The identity of certificate.ts with k as a symbol. */
export interface MoverProof {
  readonly kind: 'mover';
  /** m where the polynomials are in r = √(mk) (rootOfK.ts), null where they are in k. */
  readonly root: bigint | null;
  readonly image: ParametricImage;
  readonly skipped: number;
  readonly steps: number;
  readonly factor: 1 | -1;
  readonly head: number;
  readonly period: number;
  /** U, free of j. */
  readonly transformation: BivariateMatrix;
  readonly matrix: BivariateMatrix;
  readonly fractionHead: BivariateMatrix;
  readonly canonicalHead: BivariateMatrix;
  /** Both sides of the identity. */
  readonly sides: BivariateMatrix;
}

/**
 * The certificate's identity over ℚ[j, k], with U = adj(W K(0) … K(s − 1)) H, so that the heads agree; det U is det W but for a
 * number other than 0, as the determinants of all steps are ±1, and the caller sees to it that it vanishes at no k. null where the identity fails.
 */
export function symbolicArgument(
  image: ParametricImage,
  formula: ParametricFraction,
  {
    skipped,
    steps,
    factor,
    head,
    period,
  }: Pick<MoverCertificate, 'skipped' | 'steps' | 'factor' | 'head' | 'period'>,
  root: bigint | null = null,
): MoverProof | null {
  const { first, difference, sign } = image;
  const canonical = (c0: number, c1: number): BivariateMatrix => {
    // a + b (c₀ + c₁ j).
    const constant = addPolynomials(
      first,
      difference.map((c) => Q.multiply(c, Q.rational(BigInt(c0)))),
    );
    const slope = difference.map((c) => Q.multiply(c, Q.rational(BigInt(c1))));
    return bivariateStep(c1 === 0 ? constantInJ(constant) : [constant, slope], sign);
  };
  const product = (matrices: readonly BivariateMatrix[]): BivariateMatrix =>
    matrices.reduce(multiplyBivariateMatrices, identityBivariate);
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const canonicalHead = product([constantMatrix(image.map), ...range(skipped).map((t) => canonical(t, 0))]);
  const fractionHead = product(
    range(head).map((n) =>
      bivariateStep(constantInJ(parametricTerm(formula, n)), signAfter(formula.signs, n)),
    ),
  );
  const matrix = product(
    parametricPeriod(formula, head, period).map((term, i) =>
      bivariateStep(term, signAfter(formula.signs, head + i)),
    ),
  );
  const u = primitive(multiplyBivariateMatrices(adjugateBivariate(canonicalHead), fractionHead));
  const left = product([...range(steps).map((i) => canonical(skipped + i, steps)), u]);
  const right = scale(multiplyBivariateMatrices(u, matrix), Q.rational(BigInt(factor)));
  if (!equalBivariateMatrices(left, right)) return null;
  return {
    kind: 'mover',
    root,
    image,
    skipped,
    steps,
    factor,
    head,
    period,
    transformation: u,
    matrix,
    fractionHead,
    canonicalHead,
    sides: left,
  };
}

function constantMatrix({ a, b, c, d }: MatrixInK): BivariateMatrix {
  return { a: constantInJ(a), b: constantInJ(b), c: constantInJ(c), d: constantInJ(d) };
}

function scale(m: BivariateMatrix, factor: Q.Rational): BivariateMatrix {
  return mapBivariate(m, (entry) => multiplyBivariate(entry, constantBivariate(factor)));
}

function adjugateBivariate({ a, b, c, d }: BivariateMatrix): BivariateMatrix {
  const minus = (p: Bivariate): Bivariate => multiplyBivariate(p, constantBivariate(Q.rational(-1n)));
  return { a: d, b: minus(b), c: minus(c), d: a };
}

/** The same map with coprime integers as coefficients. */
function primitive(m: BivariateMatrix): BivariateMatrix {
  const coefficients = [m.a, m.b, m.c, m.d].flat(2);
  const common = coefficients.reduce((scale, { denominator }) => lcm(scale, denominator), 1n);
  const content = coefficients.reduce(
    (x, { numerator, denominator }) => gcd(x, numerator * (common / denominator)),
    0n,
  );
  const lead = coefficients.find(({ numerator }) => numerator !== 0n)!;
  return scale(m, Q.rational(lead.numerator < 0n ? -common : common, content));
}
