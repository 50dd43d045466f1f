import { elementOf } from '../../constants/arithmetic.ts';
import type { Field } from '../../constants/arithmetic.ts';
import type { Expression, Parameter } from '../../constants/expression.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import { multiplyPolynomials, trim, overRationals } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import {
  addFunctions,
  constantFunction,
  generator as parameter,
  invertFunction,
  multiplyFunctions,
  negateFunction,
} from '../classical/rationalFunction.ts';
import type { RationalFunction } from '../classical/rationalFunction.ts';
import type { ParameterProgression } from './parametricFraction.ts';

/** u + v√D with u, v ∈ ℚ(k) and an integer polynomial D in k; without a root v is 0 and D is []. */
export interface QuadraticFunction {
  readonly rational: RationalFunction;
  readonly irrational: RationalFunction;
  /** D, ascending coefficients. */
  readonly radicand: IntegerPolynomial;
}

const zero = constantFunction(Q.zero);

/** An element of ℚ(k). */
export function rationalInK(rational: RationalFunction): QuadraticFunction {
  return { rational, irrational: zero, radicand: [] };
}

function isRational({ irrational }: QuadraticFunction): boolean {
  return irrational.numerator.length === 0;
}

/** The root that two numbers share; null where each has its own. */
function commonRadicand(x: QuadraticFunction, y: QuadraticFunction): IntegerPolynomial | null {
  if (isRational(x)) return y.radicand;
  return isRational(y) || x.radicand.join() === y.radicand.join() ? x.radicand : null;
}

/** x + y; null over two different roots, or where the degrees leave what is computed with. */
export function addQuadraticFunctions(x: QuadraticFunction, y: QuadraticFunction): QuadraticFunction | null {
  const radicand = commonRadicand(x, y);
  const rational = addFunctions(x.rational, y.rational);
  const irrational = addFunctions(x.irrational, y.irrational);
  return radicand && rational && irrational && { rational, irrational, radicand };
}

export function negateQuadraticFunction({
  rational,
  irrational,
  radicand,
}: QuadraticFunction): QuadraticFunction {
  return { rational: negateFunction(rational), irrational: negateFunction(irrational), radicand };
}

/** x·y; null as for the sum. */
function multiplyQuadraticFunctions(x: QuadraticFunction, y: QuadraticFunction): QuadraticFunction | null {
  const radicand = commonRadicand(x, y);
  if (!radicand) return null;
  const d: RationalFunction = { ...constantFunction(Q.one), numerator: radicand };
  const roots = multiplyFunctions(x.irrational, y.irrational);
  const square = roots && (isRational(x) || isRational(y) ? zero : multiplyFunctions(roots, d));
  const plain = multiplyFunctions(x.rational, y.rational);
  const [mixed, other] = [
    multiplyFunctions(x.rational, y.irrational),
    multiplyFunctions(x.irrational, y.rational),
  ];
  const rational = plain && square && addFunctions(plain, square);
  const irrational = mixed && other && addFunctions(mixed, other);
  return rational && irrational && { rational, irrational, radicand };
}

/** 1/x by the conjugate; null for 0. */
function invertQuadraticFunction(x: QuadraticFunction): QuadraticFunction | null {
  const conjugate = { ...x, irrational: negateFunction(x.irrational) };
  const norm = multiplyQuadraticFunctions(x, conjugate);
  const inverse = norm && invertFunction(norm.rational);
  return inverse && multiplyQuadraticFunctions(conjugate, rationalInK(inverse));
}

/** Whether x − y is 0 as a function of k. */
export function equalQuadraticFunctions(x: QuadraticFunction, y: QuadraticFunction): boolean {
  const difference = addQuadraticFunctions(x, negateQuadraticFunction(y));
  return (
    difference !== null &&
    difference.rational.numerator.length === 0 &&
    difference.irrational.numerator.length === 0
  );
}

/** (A x + B)/(C x + D) for polynomials A … D in k. */
export function applyToQuadraticFunction(
  m: { readonly a: Polynomial; readonly b: Polynomial; readonly c: Polynomial; readonly d: Polynomial },
  x: QuadraticFunction,
): QuadraticFunction | null {
  const line = (slope: Polynomial, constant: Polynomial): QuadraticFunction | null => {
    const product = multiplyQuadraticFunctions(rationalInK(functionOfPolynomial(slope)), x);
    return product && addQuadraticFunctions(product, rationalInK(functionOfPolynomial(constant)));
  };
  const [above, below] = [line(m.a, m.b), line(m.c, m.d)];
  const inverse = below && invertQuadraticFunction(below);
  return above && inverse && multiplyQuadraticFunctions(above, inverse);
}

function functionOfPolynomial(p: Polynomial): RationalFunction {
  return p.reduceRight<RationalFunction>((value, c) => {
    const product = multiplyFunctions(value, parameter);
    return addFunctions(product ?? zero, constantFunction(c)) ?? zero;
  }, zero);
}

/** P(x)/Q(x); null where Q(x) is 0, or the degrees leave what is computed with. */
export function applyValueToQuadraticFunction(
  { numerator, denominator }: Value,
  x: QuadraticFunction,
): QuadraticFunction | null {
  const at = (p: IntegerPolynomial): QuadraticFunction | null =>
    p.reduceRight<QuadraticFunction | null>((sum, c) => {
      const product = sum && multiplyQuadraticFunctions(sum, x);
      return product && addQuadraticFunctions(product, rationalInK(constantFunction(Q.rational(c))));
    }, rationalInK(zero));
  const [above, below] = [at(numerator), at(denominator)];
  const inverse = below && invertQuadraticFunction(below);
  return above && inverse && multiplyQuadraticFunctions(above, inverse);
}

/** The elements over one root, as far as the degrees go. */
const quadraticFunctions: Field<QuadraticFunction> = {
  negate: negateQuadraticFunction,
  add: addQuadraticFunctions,
  multiply: multiplyQuadraticFunctions,
  invert: invertQuadraticFunction,
};

/** The element of ℚ(k)(√D) that an expression in k stands for, such as (k + sqrt(k^2+4))/2; null for any other. */
export function quadraticFunctionOf(e: Expression<Parameter>): QuadraticFunction | null {
  switch (e.kind) {
    case 'integer':
      return rationalInK(constantFunction(Q.rational(e.value)));
    case 'parameter':
      return rationalInK(parameter);
    case 'call': {
      const x = e.name === 'sqrt' ? quadraticFunctionOf(e.arguments[0]!) : null;
      return x && isRational(x) ? rootOfFunction(x.rational) : null;
    }
    case 'power': {
      const base = quadraticFunctionOf(e.left);
      return base && e.right.kind === 'integer' && e.right.value <= 16n
        ? powerOf(base, Number(e.right.value))
        : null;
    }
    default:
      return elementOf(e, quadraticFunctions, quadraticFunctionOf);
  }
}

/** √(P/Q) = √(PQ)/Q, for Q > 0. */
function rootOfFunction({ numerator, denominator }: RationalFunction): QuadraticFunction | null {
  if (numerator.length === 0) return rationalInK(zero);
  const radicand = multiplyPolynomials(overRationals(numerator), overRationals(denominator)).map(
    (c) => c.numerator,
  );
  // For a denominator of changing sign the root of the square would be |Q|.
  if (denominator.some((c) => c < 0n)) return null;
  const inverse = invertFunction(functionOfPolynomial(overRationals(denominator)));
  return inverse && { rational: zero, irrational: inverse, radicand };
}

function powerOf(x: QuadraticFunction, n: number): QuadraticFunction | null {
  let product: QuadraticFunction | null = rationalInK(constantFunction(Q.one));
  for (let i = 0; i < n; i++) product = product && multiplyQuadraticFunctions(product, x);
  return product;
}

/** P(from + step·t) as a polynomial in t. */
function inSteps(p: IntegerPolynomial, { from, step }: ParameterProgression): Rational[] {
  return p.reduceRight<Rational[]>((value, c) => {
    const product = multiplyPolynomials(value, [Q.rational(BigInt(from)), Q.rational(BigInt(step))]);
    const sum = product.length === 0 ? [Q.zero] : [...product];
    sum[0] = Q.add(sum[0]!, Q.rational(c));
    return [...trim(sum)];
  }, []);
}

/** Whether P(k) > 0 at every k of a progression, shown by coefficients in t ≥ 0 of one sign. */
export function isPositiveAt(p: IntegerPolynomial, parameters: ParameterProgression): boolean {
  return isNotNegativeAt(p, parameters) && (inSteps(p, parameters)[0]?.numerator ?? 0n) > 0n;
}

/** Whether P(k) ≥ 0 at every k of a progression, shown in the same way. */
function isNotNegativeAt(p: IntegerPolynomial, parameters: ParameterProgression): boolean {
  return inSteps(p, parameters).every(({ numerator }) => numerator >= 0n);
}

/** Whether P/Q > 0, or ≥ 0, at every k of a progression, with Q ≠ 0 there: shown, or not. */
function isPositiveFunction(
  { numerator, denominator }: RationalFunction,
  parameters: ParameterProgression,
  shows: typeof isPositiveAt = isPositiveAt,
): boolean {
  const minus = (p: IntegerPolynomial) => p.map((c) => -c);
  return (
    (isPositiveAt(denominator, parameters) && shows(numerator, parameters)) ||
    (isPositiveAt(minus(denominator), parameters) && shows(minus(numerator), parameters))
  );
}

/**
 * Why u + v√D > 0 at every k of a progression: because neither part is negative and one is not 0, or because of the sign of
 * v²D − u², where the parts have different ones; null where it is not shown.
 */
export type Positivity =
  { readonly by: 'parts' } | { readonly by: 'squares'; readonly difference: RationalFunction };

/** Why u + v√D > 0 at every k of a progression. */
export function positivityOf(x: QuadraticFunction, parameters: ParameterProgression): Positivity | null {
  const { rational: u, irrational: v, radicand } = x;
  const parts = { by: 'parts' } as const;
  if (isRational(x)) return isPositiveFunction(u, parameters) ? parts : null;
  if (!isPositiveAt(radicand, parameters)) return null;
  const uu = multiplyFunctions(u, u);
  const vv = multiplyFunctions(v, v);
  const dvv = vv && multiplyFunctions(vv, { ...constantFunction(Q.one), numerator: radicand });
  const difference = uu && dvv && addFunctions(dvv, negateFunction(uu));
  if (!difference) return null;
  const squares = { by: 'squares', difference } as const;
  if (isPositiveFunction(v, parameters)) {
    if (isPositiveFunction(u, parameters, isNotNegativeAt)) return parts;
    return isPositiveFunction(difference, parameters) ? squares : null;
  }
  return isPositiveFunction(negateFunction(v), parameters) &&
    isPositiveFunction(u, parameters) &&
    isPositiveFunction(negateFunction(difference), parameters)
    ? squares
    : null;
}
