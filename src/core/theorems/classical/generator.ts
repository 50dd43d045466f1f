import type { Expression } from '../../constants/expression.ts';
import type { BesselKind } from '../../constants/bessel.ts';
import { absolute, gcd, lcm } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { rootOf } from './quadraticExpression.ts';
import { exponentOf, rationalOf, small } from './transcendental.ts';

/**
 * One number g over which a constant is a rational function.
 * - exponential: g = e^unit
 * - tangent: g = tan(unit)
 * - bessel: g = I_{ν−1}(x)/(√m I_ν(x)) or the same with J, the canonical fraction with its multiplier m, beside the factor
 *   Y = I_ν(x); 0 < ν ≤ 1, x > 0, x² rational
 * - hypergeometric: the same g beside Y = ₀F₁(; ν+1; ±x²/4) = Γ(ν+1) (x/2)^{−ν} I_ν(x) or J_ν(x) (DLMF 10.16.9, 10.39.9);
 *   for ν = 1/2 that is (sinh x)/x or (sin x)/x, so functions of e^x and tan x at irrational x stand over it, too
 */
export type Generator =
  | { readonly kind: 'exponential' | 'tangent'; readonly unit: Rational }
  | {
      readonly kind: 'bessel' | 'hypergeometric';
      readonly bessel: BesselKind;
      /** ν. */
      readonly order: Rational;
      /** x². */
      readonly argumentSquare: Rational;
    };

/** The generator of all functions in the expression; null where there is none, or no common one. */
export function generatorOf(expression: Expression): Generator | null {
  const leaves = leavesOf(expression);
  if (!leaves || leaves.length === 0) return null;
  return leaves.reduce<Generator | null>((common, leaf) => common && unite(common, leaf), leaves[0]!);
}

function unite(x: Generator, y: Generator): Generator | null {
  if ('bessel' in x || 'bessel' in y) {
    const same =
      'bessel' in x &&
      'bessel' in y &&
      x.kind === y.kind &&
      x.bessel === y.bessel &&
      Q.equals(x.order, y.order) &&
      Q.equals(x.argumentSquare, y.argumentSquare);
    return same ? x : null;
  }
  return x.kind === y.kind ? { kind: x.kind, unit: commonUnit(x.unit, y.unit) } : null;
}

/** The largest rational number that divides both into whole parts. */
function commonUnit(x: Rational, y: Rational): Rational {
  const denominator = lcm(x.denominator, y.denominator);
  const [p, q] = [x, y].map((z) => z.numerator * (denominator / z.denominator));
  return Q.rational(gcd(p!, q!), denominator);
}

/** The generators of the single functions of an expression, or null where one is no function of these kinds. */
function leavesOf(expression: Expression): Generator[] | null {
  if (rationalOf(expression) || rootOf(expression)) return [];
  const exponent = exponentOf(expression);
  if (exponent) return exponent.numerator === 0n ? [] : waveOf('exponential', exponent);
  switch (expression.kind) {
    case 'negate':
      return leavesOf(expression.argument);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const left = leavesOf(expression.left);
      const right = leavesOf(expression.right);
      return left && right && [...left, ...right];
    }
    case 'power':
      return rationalOf(expression.right) ? leavesOf(expression.left) : null;
    case 'call':
      return leavesOfCall(expression.name, expression.arguments);
    default:
      return null;
  }
}

function leavesOfCall(name: string, values: readonly Expression[]): Generator[] | null {
  const last = values[values.length - 1]!;
  const root = rootOf(last);
  if (root) return leavesAtRoot(name, values, root);
  const argument = small(rationalOf(last));
  if (!argument || argument.numerator === 0n) return null;
  switch (name) {
    case 'sinh':
    case 'cosh':
    case 'tanh':
    case 'coth':
      return waveOf('exponential', argument);
    case 'tan':
    case 'cot':
      return waveOf('tangent', argument);
    case 'sin':
    case 'cos':
      // Both are rational in the tangent of half the angle.
      return waveOf('tangent', Q.divide(argument, Q.rational(2n)));
    case 'besseli':
    case 'besselj': {
      const order = small(rationalOf(values[0]!));
      if (!order || argument.numerator < 0n) return null;
      const argumentSquare = Q.multiply(argument, argument);
      return [{ kind: 'bessel', bessel: name, order: baseOrder(order), argumentSquare }];
    }
    case 'hyp0f1': {
      const order = small(rationalOf(values[0]!));
      if (!order || (Q.isInteger(order) && order.numerator < 1n)) return null;
      return [
        {
          kind: 'hypergeometric',
          bessel: argument.numerator > 0n ? 'besseli' : 'besselj',
          order: baseOrder(Q.subtract(order, Q.one)),
          argumentSquare: Q.multiply(Q.rational(4n), sizeOf(argument)),
        },
      ];
    }
    default:
      return null;
  }
}

/** The functions of which a multiple of one with a rational square for its argument is a ₀F₁: sinh x/x, cos x, … */
const wavesOfRoot: Readonly<Record<string, BesselKind>> = {
  sinh: 'besseli',
  cosh: 'besseli',
  tanh: 'besseli',
  coth: 'besseli',
  sin: 'besselj',
  cos: 'besselj',
  tan: 'besselj',
  cot: 'besselj',
};

/** The generators of functions at v√D. */
function leavesAtRoot(
  name: string,
  values: readonly Expression[],
  { factor, radicand }: { readonly factor: Rational; readonly radicand: bigint },
): Generator[] | null {
  const argumentSquare = small(Q.multiply(Q.multiply(factor, factor), Q.rational(radicand)));
  if (!argumentSquare) return null;
  const wave = Object.hasOwn(wavesOfRoot, name) ? wavesOfRoot[name]! : null;
  if (wave) return [{ kind: 'hypergeometric', bessel: wave, order: Q.rational(1n, 2n), argumentSquare }];
  if (name !== 'besseli' && name !== 'besselj') return null;
  const order = small(rationalOf(values[0]!));
  if (!order || factor.numerator < 0n) return null;
  return [{ kind: 'bessel', bessel: name, order: baseOrder(order), argumentSquare }];
}

function sizeOf(x: Rational): Rational {
  return { ...x, numerator: absolute(x.numerator) };
}

function waveOf(kind: 'exponential' | 'tangent', argument: Rational): Generator[] {
  return [{ kind, unit: argument.numerator < 0n ? Q.negate(argument) : argument }];
}

/** The order in (0, 1] that differs from the given one by an integer. */
function baseOrder(order: Rational): Rational {
  return Q.add(order, Q.rational(Q.floor(Q.negate(order)) + 1n));
}
