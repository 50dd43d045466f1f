import { elementOf } from '../../constants/arithmetic.ts';
import { partsOf } from '../../constants/expression.ts';
import type { Expression } from '../../constants/expression.ts';
import * as Q from '../../numbers/rational.ts';
import { constantFunction, powerOfFunction, rationalFunctions } from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';
import { rationalOf } from './transcendental.ts';

/** What is found of the first part of an expression that has it, through sums, products, quotients and bases of powers. */
export function firstPart<Found extends object>(
  expression: Expression,
  find: (part: Expression) => Found | null,
): Found | null {
  const own = find(expression);
  if (own || expression.kind === 'call') return own;
  const parts = expression.kind === 'power' ? [expression.left] : partsOf(expression);
  for (const part of parts) {
    const found = firstPart(part, find);
    if (found) return found;
  }
  return null;
}

/**
 * An expression as a rational function over ℚ of what its parts are; null where it is none.
 * @param leaf the function that a part is, null for one that is none, undefined where its own parts are to be looked at
 */
export function functionOfParts(
  expression: Expression,
  leaf: (part: Expression) => RationalFunction | null | undefined,
): RationalFunction | null {
  const rational = rationalOf(expression);
  if (rational) return constantFunction(rational);
  const own = leaf(expression);
  if (own !== undefined) return own;
  if (expression.kind === 'power') {
    const exponent = rationalOf(expression.right);
    const base = exponent && Q.isInteger(exponent) ? functionOfParts(expression.left, leaf) : null;
    return base && powerOfFunction(base, Number(exponent!.numerator));
  }
  return elementOf(expression, rationalFunctions, (operand) => functionOfParts(operand, leaf));
}
