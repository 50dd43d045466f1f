import { binary, call, integer, negate, partsOf } from '../../constants/expression.ts';
import type { Expression, Parameter } from '../../constants/expression.ts';
import * as Q from '../../numbers/rational.ts';
import type { Bivariate } from '../../numbers/bivariate.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import type { ParametricFraction } from './parametricFraction.ts';
import { functionOfK } from './parametricImage.ts';
import type { Template } from './template.ts';

/*
 * Roots of k: with r = √(mk) a constant in √(mk) and k is one in r alone, and an identity of polynomials in r holds for every real
 * r > 0, for those of all k among them.
 */

/** A template with r = √(mk) as its parameter. */
export interface OverRoot {
  readonly template: Template;
  /** m. */
  readonly multiplier: bigint;
}

/** The template over the one root of multiples of k that it has; null where it has none, or several. */
export function overRoot({ text, expression }: Template): OverRoot | null {
  const multipliers = new Set(multipliersIn(expression));
  const [multiplier] = multipliers;
  if (multipliers.size !== 1 || multiplier === undefined || multiplier === null) return null;
  return { template: { text, expression: inRoot(expression, multiplier) }, multiplier };
}

/** r at an integer k, where it is an integer; null elsewhere. */
export function rootAt(k: number, multiplier: bigint): bigint | null {
  const root = k > 0 ? Q.squareRoot(Q.rational(BigInt(k) * multiplier)) : null;
  return root && Q.isInteger(root) ? root.numerator : null;
}

/** m for each √(mk); null for a root of anything else with k. */
function multipliersIn(e: Expression<Parameter>): (bigint | null)[] {
  if (e.kind !== 'call' || e.name !== 'sqrt') return partsOf(e).flatMap(multipliersIn);
  const radicand = functionOfK(e.arguments[0]!);
  if (!radicand) return [null];
  const { numerator, denominator } = radicand;
  if (numerator.length <= 1 && denominator.length === 1) return [];
  const [constant, slope] = numerator;
  const isMultiple = numerator.length === 2 && constant === 0n && slope! > 0n && denominator.join() === '1';
  return [isMultiple ? slope! : null];
}

const parameter: Parameter = { kind: 'parameter', name: 'k' };

function inRoot(e: Expression<Parameter>, multiplier: bigint): Expression<Parameter> {
  const inner = (part: Expression<Parameter>): Expression<Parameter> => inRoot(part, multiplier);
  switch (e.kind) {
    case 'parameter': {
      const square = binary<Parameter>('power', e, integer(2));
      return multiplier === 1n ? square : binary<Parameter>('divide', square, integer(multiplier));
    }
    case 'call':
      return e.name === 'sqrt' && multipliersIn(e).length > 0
        ? parameter
        : call<Parameter>(e.name, e.arguments.map(inner));
    case 'negate':
      return negate(inner(e.argument));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
      return binary(e.kind, inner(e.left), inner(e.right));
    default:
      return e;
  }
}

/** The fraction with k = r²/m. */
export function fractionOverRoot(
  { preperiod, polynomials, signs }: ParametricFraction,
  multiplier: bigint,
): ParametricFraction {
  const stretched = (p: Polynomial): Polynomial =>
    p.flatMap((c, n) => {
      const own = Q.divide(c, Q.rational(multiplier ** BigInt(n)));
      return n === 0 ? [own] : [Q.zero, own];
    });
  const inJ = (p: Bivariate): Bivariate => p.map(stretched);
  return { preperiod: preperiod.map(stretched), polynomials: polynomials.map(inJ), signs };
}
