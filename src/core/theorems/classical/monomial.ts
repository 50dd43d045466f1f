import type { Expression } from '../../constants/expression.ts';
import type { FunctionName } from '../../constants/names.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { rootOf } from './quadraticExpression.ts';
import { exponentOf, rationalOf } from './transcendental.ts';

/** A number whose square is rational, ≠ 0. */
export interface RootOfRational {
  readonly sign: 1 | -1;
  readonly square: Rational;
}

/** ±√q · π^{p/2} · e^r · f^{±1} with at most one function value f. */
export interface Monomial extends RootOfRational {
  /** p. */
  readonly piHalves: number;
  /** r. */
  readonly exponent: Rational;
  readonly factor: {
    readonly name: FunctionName;
    readonly arguments: readonly Expression[];
    readonly power: 1 | -1;
  } | null;
}

const unit: Monomial = { sign: 1, square: Q.one, piHalves: 0, exponent: Q.zero, factor: null };

/** A number such as 3, −1/2, √2 or 1/√2; null for any other, and for 0. */
export function rootOfRational(expression: Expression): RootOfRational | null {
  const rational = rationalOf(expression);
  if (rational)
    return rational.numerator === 0n
      ? null
      : { sign: rational.numerator > 0n ? 1 : -1, square: Q.multiply(rational, rational) };
  const root = rootOf(expression);
  return (
    root && {
      sign: root.factor.numerator > 0n ? 1 : -1,
      square: Q.multiply(Q.multiply(root.factor, root.factor), Q.rational(root.radicand)),
    }
  );
}

/** An expression as a monomial; null where it is none, or has two function values. */
export function monomialOf(expression: Expression): Monomial | null {
  const number = rootOfRational(expression);
  if (number) return { ...unit, ...number };
  const exponent = exponentOf(expression);
  if (exponent) return { ...unit, exponent };
  switch (expression.kind) {
    case 'symbol':
      return expression.name === 'pi' ? { ...unit, piHalves: 2 } : null;
    case 'negate': {
      const inner = monomialOf(expression.argument);
      return inner && { ...inner, sign: inner.sign > 0 ? -1 : 1 };
    }
    case 'multiply':
    case 'divide': {
      const [left, right] = [monomialOf(expression.left), monomialOf(expression.right)];
      if (!left || !right) return null;
      return product(left, expression.kind === 'multiply' ? right : inverse(right));
    }
    case 'call':
      if (expression.name === 'sqrt') {
        const inner = monomialOf(expression.arguments[0]!);
        return inner && squareRootOf(inner);
      }
      return { ...unit, factor: { name: expression.name, arguments: expression.arguments, power: 1 } };
    default:
      return null;
  }
}

function product(x: Monomial, y: Monomial): Monomial | null {
  if (x.factor && y.factor) return null;
  return {
    sign: x.sign === y.sign ? 1 : -1,
    square: Q.multiply(x.square, y.square),
    piHalves: x.piHalves + y.piHalves,
    exponent: Q.add(x.exponent, y.exponent),
    factor: x.factor ?? y.factor,
  };
}

function inverse(x: Monomial): Monomial {
  return {
    sign: x.sign,
    square: Q.divide(Q.one, x.square),
    piHalves: -x.piHalves,
    exponent: Q.negate(x.exponent),
    factor: x.factor && { ...x.factor, power: x.factor.power > 0 ? -1 : 1 },
  };
}

function squareRootOf({ sign, square, piHalves, exponent, factor }: Monomial): Monomial | null {
  const root = Q.squareRoot(square);
  if (sign < 0 || factor || piHalves % 2 !== 0 || !root) return null;
  return { ...unit, square: root, piHalves: piHalves / 2, exponent: Q.divide(exponent, Q.rational(2n)) };
}
