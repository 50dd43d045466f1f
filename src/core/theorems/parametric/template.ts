import { binary, call, integer, negate, partsOf } from '../../constants/expression.ts';
import type { Expression, Parameter } from '../../constants/expression.ts';
import { parseParametric } from '../../constants/parser.ts';
import { InputError } from '../../errors.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import {
  addPolynomials,
  equalPolynomials,
  evaluatePolynomial,
  multiplyPolynomials,
  trim,
} from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { besselOrder, canonicalStep } from '../../fractions/canonicalFraction.ts';
import { generator as variable } from '../classical/rationalFunction.ts';
import {
  addFunctions,
  constantFunction,
  invertFunction,
  multiplyFunctions,
  negateFunction,
  powerOfFunction,
} from '../classical/rationalFunction.ts';
import type { RationalFunction } from '../classical/rationalFunction.ts';

/** A family of constants, such as exp(1/k), with a parameter k. */
export interface Template {
  /** As it was written. */
  readonly text: string;
  readonly expression: Expression<Parameter>;
}

/** Reads a template, in plain notation or in LaTeX, with the parameter k. @throws InputError */
export function parseTemplate(text: string): Template {
  const expression = parseParametric(text);
  if (!holdsParameter(expression)) {
    throw new InputError(`template: "${text}" does not hold k; write it as exp(1/k).`);
  }
  return { text, expression };
}

function holdsParameter(e: Expression<Parameter>): boolean {
  return e.kind === 'parameter' || partsOf(e).some(holdsParameter);
}

/** The constant at an integer k. */
export function constantAt({ expression }: Template, k: bigint): Expression {
  const at = (e: Expression<Parameter>): Expression => {
    switch (e.kind) {
      case 'integer':
      case 'decimal':
      case 'symbol':
        return e;
      case 'parameter':
        return integer(k);
      case 'negate':
        return negate(at(e.argument));
      case 'call':
        return call(e.name, e.arguments.map(at));
      default:
        return binary(e.kind, at(e.left), at(e.right));
    }
  };
  return at(expression);
}

/** P(α_k)/Q(α_k) = W κ_0 with a and b as polynomials in k and one W for all k; here a may be larger than b. */
export interface ParametricImage {
  readonly first: Polynomial;
  readonly difference: Polynomial;
  readonly sign: 1 | -1;
  readonly map: Matrix;
  /** n: at the k of the canonical image this κ_0 is the tail κ_n of that with 0 < a ≤ b. */
  readonly skipped: number;
}

/** Most canonical terms by which the fraction of Bessel functions of large orders begins later. */
const mostSkipped = 1000;

/**
 * The canonical fraction behind a template, for all k at which a and b are positive. That one W
 * serves all k rests on three things, which are checked: k stands in arguments and orders of functions only; the arguments
 * are multiples c_i u(k) of one u(k), so that over the generator e^{cu} or tan(cu) the constant is the same function for
 * all k; and Bessel functions have two neighbouring orders ν(k) − 1 and ν(k) at most, so that over their quotient, which
 * is κ_0 for a = ν b, it is the same function, too. null where one of them fails, or 1/u is no polynomial in k.
 * @param k a place at which the canonical image is taken
 */
export function parametricImage(template: Template, value: Value, k: bigint): ParametricImage | null {
  const calls = callsOf(template.expression);
  if (!calls || calls.length === 0) return null;
  const parts = calls.map(({ argument }) => argument);
  const u = parts[0]!;
  if (!parts.every((part) => isMultiple(part, u))) return null;
  const orders = calls.flatMap(({ order }) => (order ? [order] : []));
  const order = largestOrder(orders);
  if (orders.length > 0 && !order) return null;
  const image = canonicalImage(constantAt(template, k), value);
  // 1/u as a polynomial: the numerator of u is a number.
  if (!image || image.fraction.multiplier !== 1n || u.numerator.length !== 1 || u.numerator[0]! <= 0n)
    return null;
  const reciprocal = trim(u.denominator.map((c) => Q.rational(c, u.numerator[0]!)));
  const atK = evaluatePolynomial(reciprocal, Q.rational(k));
  if (atK.numerator <= 0n) return null;
  // a and b are multiples of 1/u(k).
  const along = (x: Rational): Polynomial => {
    const factor = Q.divide(x, atK);
    return reciprocal.map((c) => Q.multiply(c, factor));
  };
  const { fraction, matrix } = image;
  const difference = along(fraction.difference);
  if (!order) {
    return { first: along(fraction.first), difference, sign: fraction.sign, map: matrix, skipped: 0 };
  }
  const steps = Q.subtract(evaluatePolynomial(order, Q.rational(k)), besselOrder(fraction));
  const skipped = Number(steps.numerator);
  if (!Q.isInteger(steps) || skipped < 0 || skipped > mostSkipped) return null;
  let map = matrix;
  for (let t = 0; t < skipped; t++)
    map = normalizeMatrix(multiplyMatrices(map, canonicalStep(fraction, BigInt(t))));
  return { first: multiplyPolynomials(order, difference), difference, sign: fraction.sign, map, skipped };
}

/** A function of the template: its argument as a function of k, and its order where it is a Bessel function. */
interface Call {
  readonly argument: RationalFunction;
  /** A polynomial in k. */
  readonly order?: Polynomial;
}

const waves = new Set(['exp', 'sinh', 'cosh', 'tanh', 'coth', 'sin', 'cos', 'tan', 'cot']);

/** The functions whose arguments hold k; null where k stands elsewhere, or within other functions. */
function callsOf(e: Expression<Parameter>): Call[] | null {
  switch (e.kind) {
    case 'integer':
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
      return e.right.kind === 'integer' ? callsOf(e.left) : null;
    case 'call': {
      const argument = functionOfK(e.arguments[e.arguments.length - 1]!);
      if (!argument) return null;
      if (waves.has(e.name)) return [{ argument }];
      const order = e.name === 'besseli' || e.name === 'besselj' ? functionOfK(e.arguments[0]!) : null;
      if (!order || order.denominator.length > 1) return null;
      return [{ argument, order: order.numerator.map((c) => Q.rational(c, order.denominator[0])) }];
    }
    default:
      return null;
  }
}

/** An expression of integers and k as a rational function of k. */
function functionOfK(e: Expression<Parameter>): RationalFunction | null {
  switch (e.kind) {
    case 'integer':
      return constantFunction(Q.rational(e.value));
    case 'parameter':
      return variable;
    case 'negate': {
      const x = functionOfK(e.argument);
      return x && negateFunction(x);
    }
    case 'power': {
      const x = functionOfK(e.left);
      return x && e.right.kind === 'integer' && e.right.value <= 16n
        ? powerOfFunction(x, Number(e.right.value))
        : null;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const [x, y] = [functionOfK(e.left), functionOfK(e.right)];
      if (!x || !y) return null;
      if (e.kind === 'add') return addFunctions(x, y);
      if (e.kind === 'subtract') return addFunctions(x, negateFunction(y));
      if (e.kind === 'multiply') return multiplyFunctions(x, y);
      const inverse = invertFunction(y);
      return inverse && multiplyFunctions(x, inverse);
    }
    default:
      return null;
  }
}

/** Whether x = c·u for a rational number c ≠ 0. */
function isMultiple(x: RationalFunction, u: RationalFunction): boolean {
  const inverse = invertFunction(u);
  const ratio = inverse && multiplyFunctions(x, inverse);
  return ratio !== null && ratio.numerator.length === 1 && ratio.denominator.length === 1;
}

/** The larger one of two orders that differ by 1 for all k; null where there are others. */
function largestOrder(orders: readonly Polynomial[]): Polynomial | null {
  return (
    orders.find((order) => {
      const lower = addPolynomials(order, [Q.rational(-1n)]);
      return orders.every((other) => equalPolynomials(other, order) || equalPolynomials(other, lower));
    }) ?? null
  );
}
