import { combined, elementOf } from '../../constants/arithmetic.ts';
import type { Expression } from '../../constants/expression.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { canonicalFraction, canonicalTerm } from '../../fractions/canonicalFraction.ts';
import type { CanonicalFraction } from '../../fractions/canonicalFraction.ts';
import type { Generator } from './generator.ts';
import { rootOf } from './quadraticExpression.ts';
import {
  addFunctions,
  constantFunction,
  generator as g,
  invertFunction,
  multiplyFunctions,
  negateFunction,
  powerOfFunction,
  rationalFunction,
  rationalFunctions,
  rootFunction,
} from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';
import { exponentOf, rationalOf } from './transcendental.ts';

/** The expression as a rational function of the generator; null where it is none. */
export function functionOf(expression: Expression, over: Generator): RationalFunction | null {
  const rational = rationalOf(expression);
  if (rational) return constantFunction(rational);
  const root = rootOf(expression);
  if (root) return rootFunction(root.factor, root.radicand);
  if (over.kind === 'exponential') {
    const exponent = exponentOf(expression);
    if (exponent) return exponentialPower(exponent, over.unit);
  }
  switch (expression.kind) {
    case 'power': {
      const base = functionOf(expression.left, over);
      const power = rationalOf(expression.right);
      return base && power && Q.isInteger(power) ? powerOfFunction(base, Number(power.numerator)) : null;
    }
    case 'call':
      return functionOfCall(expression.name, expression.arguments, over);
    default:
      return elementOf(expression, rationalFunctions, (operand) => functionOf(operand, over));
  }
}

/** P(f)/Q(f). */
export function valueOfFunction(
  { numerator, denominator }: Value,
  f: RationalFunction,
): RationalFunction | null {
  const p = substitute(numerator, f);
  const q = substitute(denominator, f);
  return p && q && combine('divide', p, q);
}

function substitute(p: IntegerPolynomial, f: RationalFunction): RationalFunction | null {
  return p.reduceRight<RationalFunction | null>((value, c) => {
    const product = value && multiplyFunctions(value, f);
    return product && addFunctions(product, constantFunction(Q.rational(c)));
  }, constantFunction(Q.zero));
}

function combine(
  kind: Parameters<typeof combined>[0],
  x: RationalFunction,
  y: RationalFunction,
): RationalFunction | null {
  return combined(kind, x, y, rationalFunctions);
}

function functionOfCall(
  name: string,
  values: readonly Expression[],
  over: Generator,
): RationalFunction | null {
  const last = values[values.length - 1]!;
  const argument = rationalOf(last);
  switch (over.kind) {
    case 'exponential':
      return argument && hyperbolic(name, argument, over.unit);
    case 'tangent':
      return argument && trigonometric(name, argument, over.unit);
    case 'bessel': {
      const order = rationalOf(values[0]!);
      return order && besselFunction(order, over);
    }
    case 'hypergeometric': {
      const root = rootOf(last);
      if (root) return waveOfRoot(name, rootFunction(root.factor, root.radicand), over);
      const parameter = rationalOf(values[0]!);
      return parameter && hypergeometricFunction(parameter, over);
    }
  }
}

/** sinh x = x ₀F₁(; 3/2; x²/4), cosh x = ₀F₁(; 1/2; x²/4); sin and cos with −x²/4 (DLMF 10.16.1, 10.39.1 with 10.16.9, 10.39.9). */
function waveOfRoot(name: string, x: RationalFunction, over: BesselGenerator): RationalFunction | null {
  const even = hypergeometricFunction(Q.rational(1n, 2n), over);
  const ratio = hypergeometricFunction(Q.rational(3n, 2n), over);
  const odd = ratio && multiplyFunctions(x, ratio);
  if (!even || !odd) return null;
  switch (name) {
    case 'sinh':
    case 'sin':
      return odd;
    case 'cosh':
    case 'cos':
      return even;
    case 'tanh':
    case 'tan':
      return combine('divide', odd, even);
    case 'coth':
    case 'cot':
      return combine('divide', even, odd);
    default:
      return null;
  }
}

function exponentialPower(exponent: Rational, unit: Rational): RationalFunction | null {
  const times = Q.divide(exponent, unit);
  return Q.isInteger(times) ? powerOfFunction(g, Number(times.numerator)) : null;
}

/** With E = e^{2r}: tanh r = (E − 1)/(E + 1); with X = e^r: sinh r = (X² − 1)/(2X), cosh r = (X² + 1)/(2X). */
function hyperbolic(name: string, argument: Rational, unit: Rational): RationalFunction | null {
  const x = exponentialPower(argument, unit);
  const square = x && multiplyFunctions(x, x);
  const twice = x && addFunctions(x, x);
  if (!square || !twice) return null;
  const one = constantFunction(Q.one);
  const less = addFunctions(square, negateFunction(one));
  const more = addFunctions(square, one);
  if (!less || !more) return null;
  switch (name) {
    case 'sinh':
      return combine('divide', less, twice);
    case 'cosh':
      return combine('divide', more, twice);
    case 'tanh':
      return combine('divide', less, more);
    case 'coth':
      return combine('divide', more, less);
    default:
      return null;
  }
}

/** tan(k·unit) for k ≥ 0 by the addition theorem, as a function of tan(unit). */
export function multipleTangent(k: number): RationalFunction | null {
  let numerator: IntegerPolynomial = [];
  let denominator: IntegerPolynomial = [1n];
  for (let i = 0; i < k; i++) {
    const [p, q] = [numerator, denominator];
    const length = Math.max(p.length, q.length) + 1;
    numerator = Array.from({ length }, (_, n) => (p[n] ?? 0n) + (q[n - 1] ?? 0n));
    denominator = Array.from({ length }, (_, n) => (q[n] ?? 0n) - (p[n - 1] ?? 0n));
  }
  return rationalFunction(numerator, denominator);
}

function trigonometric(name: string, argument: Rational, unit: Rational): RationalFunction | null {
  const half = name === 'sin' || name === 'cos';
  const times = Q.divide(half ? Q.divide(argument, Q.rational(2n)) : argument, unit);
  const k = Number(times.numerator);
  if (!Q.isInteger(times) || Math.abs(k) > 100) return null;
  const positive = multipleTangent(Math.abs(k));
  const t = positive && k < 0 ? negateFunction(positive) : positive;
  const square = t && multiplyFunctions(t, t);
  if (!t || !square) return null;
  const one = constantFunction(Q.one);
  const sum = addFunctions(one, square)!;
  switch (name) {
    case 'tan':
      return t;
    case 'cot':
      return invertFunction(t);
    case 'sin':
      return combine('divide', addFunctions(t, t)!, sum);
    case 'cos':
      return combine('divide', addFunctions(one, negateFunction(square))!, sum);
    default:
      return null;
  }
}

type BesselGenerator = Extract<Generator, { readonly bessel: unknown }>;

/** Steps of the recurrence that are taken from the generator's order. */
const mostSteps = 100;

/**
 * I_{ν+n}(x) or J_{ν+n}(x) as (p + q g)·Y, times √m for odd n, by I_{μ+1} = I_{μ−1} − (2μ/x) I_μ and
 * J_{μ+1} = (2μ/x) J_μ − J_{μ−1} (DLMF 10.29.1, 10.6.1) from I_ν = Y and I_{ν−1} = √m g Y, in either direction. With
 * 2(ν+n)/x = (a + nb)√m and the roots drawn out, the factors are the canonical terms.
 */
function besselFunction(order: Rational, over: BesselGenerator): RationalFunction | null {
  const difference = Q.subtract(order, over.order);
  const n = Number(difference.numerator);
  if (!Q.isInteger(difference) || Math.abs(n) > mostSteps) return null;
  const sign = over.bessel === 'besseli' ? Q.one : Q.rational(-1n);
  // Linear forms [p, q] of two neighbouring orders.
  let lower: readonly [Rational, Rational] = [Q.zero, Q.one];
  let upper: readonly [Rational, Rational] = [Q.one, Q.zero];
  const canonical = canonicalOf(over);
  const twice = (steps: number): Rational => canonicalTerm(canonical, BigInt(steps));
  for (let i = 0; i < n; i++) {
    const t = twice(i);
    const next = [0, 1].map((k) => Q.multiply(sign, Q.subtract(lower[k]!, Q.multiply(t, upper[k]!))));
    [lower, upper] = [upper, [next[0]!, next[1]!]];
  }
  for (let i = 0; i > n; i--) {
    const t = twice(i - 1);
    const next = [0, 1].map((k) => Q.add(Q.multiply(t, lower[k]!), Q.multiply(sign, upper[k]!)));
    [upper, lower] = [lower, [next[0]!, next[1]!]];
  }
  const [p, q] = upper;
  const scale = p.denominator * q.denominator;
  const numerator = [p.numerator * q.denominator, q.numerator * p.denominator];
  return rationalFunction(numerator, [scale], 1, n % 2 === 0 ? 1n : canonical.multiplier);
}

/** The canonical fraction that g is. */
export function canonicalOf({ bessel, order, argumentSquare }: BesselGenerator): CanonicalFraction {
  return canonicalFraction(order, argumentSquare, bessel === 'besseli' ? 1 : -1);
}

/**
 * ₀F₁(; a; ±h²) with h = x/2 as a multiple of Y = ₀F₁(; ν+1; ±h²): with d = a − (ν+1) it is
 * Γ(a)/Γ(ν+1)·h^{−d} times what I_{a−1}(x) or J_{a−1}(x) is of I_ν(x) or J_ν(x).
 */
function hypergeometricFunction(parameter: Rational, over: BesselGenerator): RationalFunction | null {
  const bessel = besselFunction(Q.subtract(parameter, Q.one), over);
  if (!bessel) return null;
  const base = Q.add(over.order, Q.one);
  const d = Number(Q.subtract(parameter, base).numerator);
  // h^{−d} = (b√m)^d, of which the root, where d is odd, meets that of the Bessel function.
  const { difference, multiplier } = canonicalOf(over);
  let factor = Q.multiply(Q.power(difference, d), Q.power(Q.rational(multiplier), Math.floor(d / 2)));
  for (let i = 0; i < d; i++) factor = Q.multiply(factor, Q.add(base, Q.rational(BigInt(i))));
  for (let i = -1; i >= d; i--) factor = Q.divide(factor, Q.add(base, Q.rational(BigInt(i))));
  return multiplyFunctions(bessel, rootFunction(factor, d % 2 === 0 ? 1n : multiplier));
}
