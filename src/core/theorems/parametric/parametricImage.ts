import { elementOf } from '../../constants/arithmetic.ts';
import type { Expression, Parameter } from '../../constants/expression.ts';
import { partsOf } from '../../constants/expression.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import { evaluatePolynomial, trim, overRationals } from '../../numbers/polynomial.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { besselOrder, canonicalStep } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import {
  addFunctions,
  constantFunction,
  generator as parameter,
  invertFunction,
  multiplyFunctions,
  powerOfFunction,
  rationalFunctions,
} from '../classical/rationalFunction.ts';
import type { RationalFunction } from '../classical/rationalFunction.ts';
import { degreesInK, mapInK } from './imageInK.ts';
import type { MatrixInK } from './imageInK.ts';
import { constantAt } from './template.ts';
import type { Template } from './template.ts';

/** P(α_k)/Q(α_k) = W(k) κ_0 with a and b as polynomials in k; here a may be larger than b. */
export interface ParametricImage {
  /** a, at every k. */
  readonly first: Polynomial;
  /** b, at every k. */
  readonly difference: Polynomial;
  readonly sign: 1 | -1;
  /** W(k). */
  readonly map: MatrixInK;
  /** n: at the k of the canonical image this κ_0 is the tail κ_n of that with 0 < a ≤ b. */
  readonly skipped: number;
  /** Polynomials in k that must not vanish, so that the constant is defined. */
  readonly divisors: readonly IntegerPolynomial[];
}

/** Most canonical terms by which the fraction of Bessel functions of large orders begins later. */
const mostSkipped = 1000;

/** What stands at one k. */
interface ImageAt {
  readonly first: Rational;
  readonly difference: Rational;
  readonly sign: 1 | -1;
  readonly map: Matrix;
  readonly skipped: number;
}

/**
 * The canonical fraction behind a template, for all k at which a and b are positive and W(k) is invertible. Three things
 * make one κ_0 and one W of it: the arguments of all functions are multiples c_i u(k) of one u(k), so that over the generator
 * e^{cu} or tan(cu) they are the same functions for all k; Bessel functions have two neighbouring orders ν(k) − 1 and ν(k)
 * at most, so that over their quotient, which is κ_0 for a = ν b, they are the same functions, too; and outside of functions
 * k stands rationally, so that W is rational in k (imageInK.ts). null where one of them fails, or where 1/u or ν/u is no
 * polynomial in k.
 * @param k the place from which on canonical images are taken
 */
export function parametricImage(template: Template, value: Value, k: bigint): ParametricImage | null {
  const calls = callsOf(template.expression);
  const divisors = divisorsIn(template.expression);
  if (!calls || calls.length === 0 || !divisors) return null;
  const u = calls[0]!.argument;
  if (!calls.every(({ argument }) => isMultiple(argument, u))) return null;
  const orders = calls.flatMap((call) => (call.order ? [call.order] : []));
  const order = largestOrder(orders);
  if (orders.length > 0 && !order) return null;
  // 1/|u| as a polynomial: the numerator of u is a number.
  if (u.numerator.length !== 1 || u.numerator[0] === 0n) return null;
  const size = u.numerator[0]! < 0n ? -u.numerator[0]! : u.numerator[0]!;
  const reciprocal = trim(u.denominator.map((c) => Q.rational(c, size)));
  const own = imageAt(template, value, order, k);
  const scale = evaluatePolynomial(reciprocal, Q.rational(k));
  if (!own || scale.numerator <= 0n) return null;
  // a and b are multiples of 1/u(k).
  const along = (x: Rational): Polynomial => {
    const factor = Q.divide(x, scale);
    return reciprocal.map((c) => Q.multiply(c, factor));
  };
  const difference = along(own.difference);
  const first = order ? polynomialProduct(order, difference) : along(own.first);
  if (!first) return null;
  const at = (place: bigint): Matrix | null => {
    const other = imageAt(template, value, order, place);
    const x = Q.rational(place);
    const same =
      other !== null &&
      other.sign === own.sign &&
      Q.equals(other.first, evaluatePolynomial(first, x)) &&
      Q.equals(other.difference, evaluatePolynomial(difference, x));
    return same ? other.map : null;
  };
  const { above, below } = degreesInK(template.expression);
  const degree = Math.max(value.numerator.length, value.denominator.length) - 1;
  const map = mapInK(at, k, degree * Math.max(above, below));
  return map && { first, difference, sign: own.sign, map, skipped: own.skipped, divisors };
}

/** The canonical image at one k, begun at the order of the template; null where there is none. */
function imageAt(
  template: Template,
  value: Value,
  order: RationalFunction | null,
  k: bigint,
): ImageAt | null {
  const image = canonicalImage(constantAt(template, k), value);
  if (!image || image.fraction.multiplier !== 1n) return null;
  const { fraction, matrix } = image;
  const { sign, difference } = fraction;
  if (!order) return { first: fraction.first, difference, sign, map: matrix, skipped: 0 };
  const own = evaluateFunction(order, k);
  const steps = own && Q.subtract(own, besselOrder(fraction));
  const skipped = Number(steps?.numerator ?? -1n);
  if (!own || !steps || !Q.isInteger(steps) || skipped < 0 || skipped > mostSkipped) return null;
  let map = matrix;
  for (let t = 0; t < skipped; t++)
    map = normalizeMatrix(multiplyMatrices(map, canonicalStep(fraction, BigInt(t))));
  return { first: Q.multiply(own, difference), difference, sign, map, skipped };
}

function evaluateFunction({ numerator, denominator }: RationalFunction, k: bigint): Rational | null {
  const [p, q] = [numerator, denominator].map((each) =>
    evaluatePolynomial(overRationals(each), Q.rational(k)),
  );
  return q!.numerator === 0n ? null : Q.divide(p!, q!);
}

/** f·p where it is a polynomial. */
function polynomialProduct(f: RationalFunction, p: Polynomial): Polynomial | null {
  const asFunction = p.reduceRight<RationalFunction | null>((sum, c) => {
    const product = sum && multiplyFunctions(sum, parameter);
    return product && addFunctions(product, constantFunction(c));
  }, constantFunction(Q.zero));
  const product = asFunction && multiplyFunctions(f, asFunction);
  if (!product || product.denominator.length > 1) return null;
  return product.numerator.map((c) => Q.rational(c, product.denominator[0]!));
}

/** A function of the template: its argument as a function of k, and its order where it is a Bessel function. */
interface Call {
  readonly argument: RationalFunction;
  readonly order?: RationalFunction;
}

const waves = new Set(['exp', 'sinh', 'cosh', 'tanh', 'coth', 'sin', 'cos', 'tan', 'cot']);

/** The functions of the template; null where there are others, or functions within functions. */
function callsOf(e: Expression<Parameter>): Call[] | null {
  switch (e.kind) {
    case 'integer':
    case 'parameter':
      return [];
    case 'negate':
      return callsOf(e.argument);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const [left, right] = [callsOf(e.left), callsOf(e.right)];
      return left && right && [...left, ...right];
    }
    case 'power':
      return e.right.kind === 'integer' && e.right.value <= 16n ? callsOf(e.left) : null;
    case 'call': {
      const argument = functionOfK(e.arguments[e.arguments.length - 1]!);
      if (!argument) return null;
      if (waves.has(e.name)) return [{ argument }];
      const order = e.name === 'besseli' || e.name === 'besselj' ? functionOfK(e.arguments[0]!) : null;
      return order && [{ argument, order }];
    }
    default:
      return null;
  }
}

/** What the expression divides by outside of functions, as far as it is rational in k; null where that is 0 for all k. */
function divisorsIn(e: Expression<Parameter>): IntegerPolynomial[] | null {
  if (e.kind === 'call') return [];
  const own = e.kind === 'divide' ? functionOfK(e.right) : null;
  if (own && own.numerator.length === 0) return null;
  const inner = partsOf(e).map(divisorsIn);
  if (inner.includes(null)) return null;
  return [
    ...(own && own.numerator.length > 1 ? [own.numerator] : []),
    ...inner.flatMap((each) => each ?? []),
  ];
}

/** An expression of integers and k as a rational function of k; null where it is none. */
export function functionOfK(e: Expression<Parameter>): RationalFunction | null {
  switch (e.kind) {
    case 'integer':
      return constantFunction(Q.rational(e.value));
    case 'parameter':
      return parameter;
    case 'power': {
      const x = functionOfK(e.left);
      return x && e.right.kind === 'integer' && e.right.value <= 16n
        ? powerOfFunction(x, Number(e.right.value))
        : null;
    }
    default:
      return elementOf(e, rationalFunctions, functionOfK);
  }
}

/** Whether x = c·u for a rational number c ≠ 0. */
function isMultiple(x: RationalFunction, u: RationalFunction): boolean {
  const inverse = invertFunction(u);
  const ratio = inverse && multiplyFunctions(x, inverse);
  return ratio !== null && ratio.numerator.length === 1 && ratio.denominator.length === 1;
}

/** The larger one of two orders that differ by 1 for all k; null where there are others. */
function largestOrder(orders: readonly RationalFunction[]): RationalFunction | null {
  const equal = (x: RationalFunction | null, y: RationalFunction): boolean =>
    x !== null && x.numerator.join() === y.numerator.join() && x.denominator.join() === y.denominator.join();
  return (
    orders.find((order) => {
      const lower = addFunctions(order, constantFunction(Q.rational(-1n)));
      return orders.every((other) => equal(order, other) || equal(lower, other));
    }) ?? null
  );
}
