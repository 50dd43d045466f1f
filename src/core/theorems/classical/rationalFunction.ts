import type { Field } from '../../constants/arithmetic.ts';
import {
  addInteger,
  content,
  gcdPolynomials,
  multiplyInteger,
  trimInteger,
} from '../../numbers/polynomial.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import { gcd, squarefreePart } from '../../numbers/integers.ts';
import { rational } from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/**
 * P(g)/Q(g)·Y^w·√D in a generator g, a second quantity Y of which only a power stands as a factor (for Bessel
 * functions g is the ratio of two neighbours and Y one of them), and the root of an integer. P and Q are coprime, without
 * common content, and the leading coefficient of Q is positive.
 */
export interface RationalFunction {
  readonly numerator: IntegerPolynomial;
  readonly denominator: IntegerPolynomial;
  /** w. */
  readonly weight: number;
  /** D ≥ 1, squarefree. */
  readonly radicand: bigint;
}

/** Largest degree that is computed with: no classical identity of these constants needs more. */
const mostDegree = 200;

/** P/Q·Y^w·√D in lowest terms; null where Q is zero or the degrees leave what is computed with. */
export function rationalFunction(
  numerator: IntegerPolynomial,
  denominator: IntegerPolynomial,
  weight = 0,
  radicand = 1n,
): RationalFunction | null {
  const p = trimInteger(numerator);
  const q = trimInteger(denominator);
  if (q.length === 0 || Math.max(p.length, q.length) - 1 > mostDegree) return null;
  if (p.length === 0) return { numerator: [], denominator: [1n], weight: 0, radicand: 1n };
  const common = gcdPolynomials(p, q);
  const [primitiveP, primitiveQ] = [divideExactly(p, common), divideExactly(q, common)];
  const [contentP, contentQ] = [content(primitiveP), content(primitiveQ)];
  const divisor = gcd(contentP, contentQ);
  const factor = primitiveQ[primitiveQ.length - 1]! < 0n ? -divisor : divisor;
  return {
    numerator: primitiveP.map((c) => c / factor),
    denominator: primitiveQ.map((c) => c / factor),
    weight,
    radicand,
  };
}

/** p/q for a primitive q that divides p over ℤ (Gauss's lemma). */
function divideExactly(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  if (q.length === 1) return p;
  const rest = [...p];
  const lead = q[q.length - 1]!;
  const quotient: bigint[] = [];
  for (let shift = p.length - q.length; shift >= 0; shift--) {
    const factor = rest[shift + q.length - 1]! / lead;
    quotient[shift] = factor;
    q.forEach((c, i) => (rest[shift + i] = rest[shift + i]! - factor * c));
  }
  return trimInteger(quotient);
}

/** The generator itself. */
export const generator: RationalFunction = {
  numerator: [0n, 1n],
  denominator: [1n],
  weight: 0,
  radicand: 1n,
};

export function constantFunction({ numerator, denominator }: Rational): RationalFunction {
  return { numerator: trimInteger([numerator]), denominator: [denominator], weight: 0, radicand: 1n };
}

/** v√D as a constant function; D a squarefree integer ≥ 1. */
export function rootFunction(v: Rational, radicand: bigint): RationalFunction {
  return { ...constantFunction(v), radicand };
}

/** f + g; null where they are of different weight, or over different roots. */
export function addFunctions(f: RationalFunction, g: RationalFunction): RationalFunction | null {
  if (f.numerator.length === 0) return g;
  if (g.numerator.length === 0) return f;
  if (f.weight !== g.weight || f.radicand !== g.radicand) return null;
  return rationalFunction(
    addInteger(multiplyInteger(f.numerator, g.denominator), multiplyInteger(g.numerator, f.denominator)),
    multiplyInteger(f.denominator, g.denominator),
    f.weight,
    f.radicand,
  );
}

export function negateFunction(f: RationalFunction): RationalFunction {
  return { ...f, numerator: f.numerator.map((c) => -c) };
}

export function multiplyFunctions(f: RationalFunction, g: RationalFunction): RationalFunction | null {
  const { squarefree, root } = squarefreePart(f.radicand * g.radicand);
  const numerator = multiplyInteger(f.numerator, g.numerator);
  return rationalFunction(
    root === 1n ? numerator : numerator.map((c) => c * root),
    multiplyInteger(f.denominator, g.denominator),
    f.weight + g.weight,
    squarefree,
  );
}

/** 1/f; null for f = 0. */
export function invertFunction(f: RationalFunction): RationalFunction | null {
  // 1/√D = √D/D.
  const numerator = f.radicand === 1n ? f.numerator : f.numerator.map((c) => c * f.radicand);
  return rationalFunction(f.denominator, numerator, -f.weight, f.radicand);
}

/** The field of these functions, as far as the degrees go. */
export const rationalFunctions: Field<RationalFunction> = {
  negate: negateFunction,
  add: addFunctions,
  multiply: multiplyFunctions,
  invert: invertFunction,
};

/** f^n by squaring; null for 0 to a negative power and for degrees that are too large. */
export function powerOfFunction(f: RationalFunction, n: number): RationalFunction | null {
  if (n < 0) {
    const inverse = invertFunction(f);
    return inverse && powerOfFunction(inverse, -n);
  }
  if (n === 0) return constantFunction(rational(1n));
  if ((Math.max(f.numerator.length, f.denominator.length) - 1) * n > mostDegree) return null;
  const half = powerOfFunction(f, n >> 1);
  const square = half && multiplyFunctions(half, half);
  return square && n % 2 === 1 ? multiplyFunctions(square, f) : square;
}

/** The larger degree of numerator and denominator: how often the function takes each value. */
export function functionDegree(f: RationalFunction): number {
  return Math.max(f.numerator.length, f.denominator.length) - 1;
}
