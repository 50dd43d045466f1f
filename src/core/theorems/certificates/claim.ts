import type { Expression } from '../../constants/expression.ts';
import type { ContinuedFraction } from '../../fractions/fraction.ts';
import type { Value } from '../../value.ts';

/** P(α)/Q(α) = fraction, and that the fraction is the expansion of that value under its numerators. */
export interface Claim {
  readonly constant: Expression;
  readonly value: Value;
  readonly fraction: ContinuedFraction;
}
