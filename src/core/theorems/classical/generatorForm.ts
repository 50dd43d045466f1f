import type { Expression } from '../../constants/expression.ts';
import { generator as itself } from './rationalFunction.ts';
import * as Q from '../../numbers/rational.ts';
import type { CanonicalFraction } from '../../fractions/canonicalFraction.ts';
import { generatorOf } from './generator.ts';
import type { Generator } from './generator.ts';
import { functionOf, multipleTangent } from './normalForm.ts';
import { rationalFunction } from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';

/** A constant and its canonical fraction as rational functions of one generator X: the classical part of a proof. */
export interface GeneratorForm {
  readonly generator: Generator;
  /** α = f(X). */
  readonly constant: RationalFunction;
  /** κ_0 = g(X). */
  readonly canonical: RationalFunction;
  /** k with κ_0 = coth(k·unit/2) or cot(k·unit); 1 for a Bessel ratio, which is X itself. */
  readonly multiple: number;
}

/**
 * How the constant and the canonical fraction κ_0 of a certificate depend on one generator: with X = e^u it is
 * κ_0 = coth(ku/2) = (X^k + 1)/(X^k − 1), with X = tan u it is κ_0 = cot(ku), with a Bessel ratio (over √m) it is κ_0 = X.
 * null where the constant has no generator, or κ_0 is no such function of it.
 */
export function generatorForm(constant: Expression, canonical: CanonicalFraction): GeneratorForm | null {
  const generator = generatorOf(constant);
  const f = generator && functionOf(constant, generator);
  if (!generator || !f || f.radicand !== 1n) return null;
  if ('bessel' in generator) return { generator, constant: f, canonical: itself, multiple: 1 };
  const waves = generator.kind === 'exponential' ? 2n : 1n;
  // a = 1/y with y = ku/2 for the exponential and y = ku for the tangent.
  const multiple = Q.divide(Q.rational(waves), Q.multiply(canonical.first, generator.unit));
  if (!Q.isInteger(multiple) || multiple.numerator < 1n) return null;
  const k = Number(multiple.numerator);
  const g = generator.kind === 'exponential' ? cothOfPower(k) : cotangentOfMultiple(k);
  return g && { generator, constant: f, canonical: g, multiple: k };
}

function cothOfPower(k: number): RationalFunction | null {
  const power = (constant: bigint): bigint[] => [
    constant,
    ...Array.from({ length: k }, (_, i) => (i === k - 1 ? 1n : 0n)),
  ];
  return rationalFunction(power(1n), power(-1n));
}

function cotangentOfMultiple(k: number): RationalFunction | null {
  const tangent = multipleTangent(k);
  return tangent && rationalFunction(tangent.denominator, tangent.numerator);
}
