import { signAfter } from '../../fractions/fraction.ts';
import {
  atJ,
  bivariateStep,
  constantInJ,
  identityBivariate,
  multiplyBivariateMatrices,
} from '../../numbers/bivariate.ts';
import type { BivariateMatrix } from '../../numbers/bivariate.ts';
import { lcmNumber } from '../../numbers/integers.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { constantFunction } from '../classical/rationalFunction.ts';
import { parametricTerm } from './parametricFraction.ts';
import type { ParametricFraction, ParameterProgression } from './parametricFraction.ts';
import {
  addQuadraticFunctions,
  applyToQuadraticFunction,
  equalQuadraticFunctions,
  isPositiveAt,
  negateQuadraticFunction,
  positivityOf,
  rationalInK,
} from './quadraticFunction.ts';
import type { Positivity, QuadraticFunction } from './quadraticFunction.ts';

/** Why a periodic fraction with polynomials in k as terms has its value for all k of a progression. */
export interface PeriodicProof {
  readonly kind: 'periodic';
  /** h: terms before the period. */
  readonly head: number;
  /** N: terms of a joint period. */
  readonly period: number;
  /** M: the product of a period, as polynomials in k. */
  readonly matrix: BivariateMatrix;
  /** H: the product of the first h steps. */
  readonly fractionHead: BivariateMatrix;
  /** T = H^{−1} x, a fixed point of M, and T > 1. */
  readonly tail: QuadraticFunction;
  /** T − 1, and why it is positive. */
  readonly excess: QuadraticFunction;
  readonly positivity: Positivity;
}

/**
 * The proof of x = fraction for all k of a progression: T = H^{−1} x satisfies M T = T identically in k, and T > 1.
 *
 * That is enough. The fraction is admissible for each of these k, so it converges, its complete quotient T′ after h terms
 * exceeds 1 (Tietze), and M T′ = T′. The map M carries [1, ∞] into itself, and M^n[1, ∞] shrinks to T′ as the convergents
 * do; so every fixed point of M in (1, ∞) is T′, and x = H T = H T′.
 * @param value x as a function of k
 * @param fraction admissible for all k of the progression, its terms periodic; null where the identity or T > 1 is not shown
 */
export function periodicArgument(
  value: QuadraticFunction,
  fraction: ParametricFraction,
  parameters: ParameterProgression,
): PeriodicProof | null {
  const head = fraction.preperiod.length;
  const period = lcmNumber(fraction.polynomials.length, fraction.signs.length);
  const product = (from: number, count: number): BivariateMatrix =>
    Array.from({ length: count }, (_, i) =>
      bivariateStep(constantInJ(parametricTerm(fraction, from + i)), signAfter(fraction.signs, from + i)),
    ).reduce(multiplyBivariateMatrices, identityBivariate);
  const [fractionHead, matrix] = [product(0, head), product(head, period)];
  const tail = applyToQuadraticFunction(adjugateInK(fractionHead), value);
  const image = tail && applyToQuadraticFunction(entriesInK(matrix), tail);
  if (!tail || !image || !equalQuadraticFunctions(image, tail)) return null;
  const one = rationalInK(constantFunction(Q.one));
  const excess = addQuadraticFunctions(tail, negateQuadraticFunction(one));
  const positivity =
    excess && isPositiveAt(value.radicand, parameters) ? positivityOf(excess, parameters) : null;
  if (!excess || !positivity) return null;
  return { kind: 'periodic', head, period, matrix, fractionHead, tail, excess, positivity };
}

interface MatrixInK {
  readonly a: Polynomial;
  readonly b: Polynomial;
  readonly c: Polynomial;
  readonly d: Polynomial;
}

function entriesInK({ a, b, c, d }: BivariateMatrix): MatrixInK {
  return { a: atJ(a, Q.zero), b: atJ(b, Q.zero), c: atJ(c, Q.zero), d: atJ(d, Q.zero) };
}

function adjugateInK(m: BivariateMatrix): MatrixInK {
  const { a, b, c, d } = entriesInK(m);
  const minus = (p: Polynomial): Polynomial => p.map(Q.negate);
  return { a: d, b: minus(b), c: minus(c), d: a };
}
