import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { lowestDescription } from '../../../fractions/toolbox/sequence.ts';
import { evaluatePolynomial, substituteLinear } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';

/**
 * The fraction A(0) + B(1)/(A(1) + B(2)/(A(2) + …)) with one polynomial for all terms and one for all numerators, after a
 * head of finitely many steps that are written out.
 */
export interface PolynomialFraction {
  /** a_0, b_1, a_1, b_2, …: the steps before the polynomials begin. */
  readonly head: readonly { readonly a: Rational; readonly b: Rational }[];
  readonly terms: Polynomial;
  /** B(n) = b_n for n ≥ 1. */
  readonly numerators: Polynomial;
}

/** Longest period of a fraction that is contracted to one with one polynomial each. */
export const longestPeriod = 6;

/** A fraction whose terms and numerators have period 1 from some place on; null for longer periods. */
export function polynomialFraction(fraction: GeneralFraction): PolynomialFraction | null {
  const terms = lowestDescription(fraction.terms);
  const numerators = lowestDescription(fraction.numerators);
  if (terms.polynomials.length !== 1 || numerators.polynomials.length !== 1) return null;
  const start = Math.max(terms.preperiod.length, numerators.preperiod.length);
  const shifted = (polynomial: Polynomial, by: number): Polynomial =>
    substituteLinear(polynomial, Q.one, Q.rational(BigInt(by)));
  const A = shifted(terms.polynomials[0]!, start - terms.preperiod.length);
  // The n-th numerator of the program's notation stands after a_n: b_{n+1}.
  const B = shifted(numerators.polynomials[0]!, start - numerators.preperiod.length - 1);
  const at = (preperiod: readonly Rational[], polynomial: Polynomial, n: number): Rational =>
    n < preperiod.length
      ? preperiod[n]!
      : evaluatePolynomial(polynomial, Q.rational(BigInt(n - preperiod.length)));
  const head = Array.from({ length: start }, (_, n) => ({
    a: at(terms.preperiod, terms.polynomials[0]!, n),
    b: at(numerators.preperiod, numerators.polynomials[0]!, n),
  }));
  return { head, terms: A, numerators: B };
}

/**
 * The same with its numerators read as b_k = B(k), k ≥ 1, where a fraction as it is written would end at once: in
 * "2k+1 @ k^2" the first numerator would be 0.
 */
export function withNumeratorsFromOne(fraction: PolynomialFraction): PolynomialFraction | null {
  if (fraction.head.length > 0) return null;
  const { numerators } = fraction;
  if (evaluatePolynomial(numerators, Q.one).numerator !== 0n) return null;
  return { ...fraction, numerators: substituteLinear(numerators, Q.one, Q.one) };
}

/** A fraction without a head, in the program's notation. */
export function generalFraction({ terms, numerators }: PolynomialFraction): GeneralFraction {
  return {
    terms: { preperiod: [], polynomials: [terms] },
    // The n-th entry is B(n+1).
    numerators: { preperiod: [], polynomials: [substituteLinear(numerators, Q.one, Q.one)] },
  };
}

/** A fraction as it is meant: with numerators from k = 1 on where it would end at once otherwise, and whether it is such a one. */
export function asMeant(written: GeneralFraction): {
  readonly fraction: GeneralFraction;
  readonly fromOne: boolean;
} {
  const own = polynomialFraction(written);
  const moved = own && withNumeratorsFromOne(own);
  return moved ? { fraction: generalFraction(moved), fromOne: true } : { fraction: written, fromOne: false };
}

/** The Möbius map from the tail of index t ≥ 0 after the head to the value: X = (p T + q)/(r T + s), over ℚ. */
export interface RationalMap {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly d: Rational;
}

/** x ↦ x. */
export const identityMap: RationalMap = { a: Q.one, b: Q.zero, c: Q.zero, d: Q.one };

/** X_0 as a map of X_t for t ≥ 0 and for t < 0, the head included; null where a numerator on the way is 0. */
export function mapFromTail({ head, terms, numerators }: PolynomialFraction, t: number): RationalMap | null {
  let map = identityMap;
  for (const { a, b } of head) map = stepped(map, a, b);
  const at = (polynomial: Polynomial, n: number): Rational =>
    evaluatePolynomial(polynomial, Q.rational(BigInt(n)));
  for (let n = 0; n < t; n++) map = stepped(map, at(terms, n), at(numerators, n + 1));
  // X_n = a_n + b_{n+1}/X_{n+1} backwards: X_{n+1} = b_{n+1}/(X_n − a_n).
  for (let n = -1; n >= t; n--) {
    const [a, b] = [at(terms, n), at(numerators, n + 1)];
    if (b.numerator === 0n) return null;
    // (a' b/(X−a) + b')/(c' b/(X−a) + d') = (b' X + a' b − b' a)/(d' X + c' b − d' a)
    map = {
      a: map.b,
      b: Q.subtract(Q.multiply(map.a, b), Q.multiply(map.b, a)),
      c: map.d,
      d: Q.subtract(Q.multiply(map.c, b), Q.multiply(map.d, a)),
    };
  }
  return map;
}

/** The map after one more step a + b/x. */
export function stepped({ a: p, b: q, c: r, d: s }: RationalMap, a: Rational, b: Rational): RationalMap {
  const next = (x: Rational, y: Rational): [Rational, Rational] => [
    Q.add(Q.multiply(x, a), y),
    Q.multiply(x, b),
  ];
  const [upper, upperLast] = next(p, q);
  const [lower, lowerLast] = next(r, s);
  return { a: upper, b: upperLast, c: lower, d: lowerLast };
}

/** x ↦ f(g(x)). */
export function composed(f: RationalMap, g: RationalMap): RationalMap {
  const entry = (p: Rational, x: Rational, q: Rational, y: Rational): Rational =>
    Q.add(Q.multiply(p, x), Q.multiply(q, y));
  return {
    a: entry(f.a, g.a, f.b, g.c),
    b: entry(f.a, g.b, f.b, g.d),
    c: entry(f.c, g.a, f.d, g.c),
    d: entry(f.c, g.b, f.d, g.d),
  };
}
