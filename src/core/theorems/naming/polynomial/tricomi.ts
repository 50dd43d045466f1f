import { call } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as R from '../../../constants/real.ts';
import type { Real } from '../../../constants/real.ts';
import type { Enclosure } from '../../../numbers/enclosure.ts';
import { bitLength } from '../../../numbers/integers.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { over, rationalMultiple, times } from '../formulas.ts';
import { rationalExpression } from '../moebiusExpression.ts';
import { composed, mapFromTail } from './fractionOfPolynomials.ts';
import type { PolynomialFraction, RationalMap } from './fractionOfPolynomials.ts';
import { largestShift, quadraticPair } from './tail.ts';

/**
 * A = s(2n + p + q + 1 + z), B = −s²(n + p)(n + q) with z > 0: the fraction is
 *
 *     s U(p, p−q+1, z)/U(p+1, p−q+1, z) = s (q + z S(p, q)),   S(p, q) = U(p+1, p−q+2, z)/U(p+1, p−q+1, z)
 *
 * with Tricomi's U, since it is every other convergent of
 *
 *     S(p, q) = 1 + (p+1)/z/(1 + (q+1)/z/(1 + (p+2)/z/(1 + (q+2)/z/(1 + …)))),
 *
 * which converges for all p and q (DLMF 13.5.3, 13.17.3; Cuyt et al., Handbook of Continued Fractions for Special Functions, 2008).
 */
interface Parameters {
  readonly scale: Rational;
  /** p + q and pq. */
  readonly sum: Rational;
  readonly product: Rational;
  readonly point: Rational;
}

/** The parameters where d² + 4f = 0 and z > 0. */
function parametersOf({ terms, numerators }: PolynomialFraction): Parameters | null {
  if (terms.length !== 2 || numerators.length !== 3) return null;
  const [e, d] = terms as [Rational, Rational];
  const [h, g, f] = numerators as [Rational, Rational, Rational];
  const scale = Q.multiply(d, Q.rational(1n, 2n));
  if (!Q.equals(f, Q.negate(Q.multiply(scale, scale)))) return null;
  const [sum, product] = [Q.divide(g, f), Q.divide(h, f)];
  const point = Q.subtract(Q.divide(e, scale), Q.add(sum, Q.one));
  return point.numerator > 0n ? { scale, sum, product, point } : null;
}

/** p and q where they are rational, and p ≥ q. */
function rationalRoots({ sum, product }: Parameters): readonly [Rational, Rational] | null {
  const pair = quadraticPair(sum, product);
  return pair && pair.a.radicand === 0n ? [pair.a.rational, pair.b.rational] : null;
}

/** The value as the image of an expression in the language. */
export interface TricomiTail {
  readonly theorem: 'Tricomi';
  readonly shift: 0;
  readonly map: RationalMap;
  readonly expression: Expression;
}

/** Largest z: U comes from two functions ₁F₁ with as many digits lost as e^z has. */
const largestPoint = Q.rational(60n);

/** By Bessel functions K where p and q are halves, by ₁F₁ where they are rational and p − q is no integer; null elsewhere. */
export function tricomiTail(fraction: PolynomialFraction): TricomiTail | null {
  const parameters = parametersOf(fraction);
  const roots = parameters && rationalRoots(parameters);
  if (!roots || Q.compare(parameters.point, largestPoint) > 0) return null;
  const [p, q] = roots;
  if (p.denominator === 2n && q.denominator === 2n) return besselTail(parameters, p, q);
  if (Q.isInteger(Q.subtract(p, q)) || Q.isInteger(p) || Q.isInteger(q)) return null;
  const map = scaling(parameters.scale, Q.zero);
  return { theorem: 'Tricomi', shift: 0, map, expression: kummerQuotient(p, q, parameters.point) };
}

/** x ↦ factor·x + more. */
function scaling(factor: Rational, more: Rational): RationalMap {
  return { a: factor, b: more, c: Q.zero, d: Q.one };
}

/**
 * From S(−½, −½) = ½ + ½ K_1(z/2)/K_0(z/2) (DLMF 13.6.10 with 13.3.10) by S(q, p) = S(p, q) + (q − p)/z and
 * S(p, q) = 1 + (p+1)/(z S(q, p+1)).
 */
function besselTail({ scale, point: z }: Parameters, p: Rational, q: Rational): TricomiTail | null {
  const half = Q.rational(1n, 2n);
  const minusHalf = Q.negate(half);
  if ([p, q].some((x) => Math.abs(Number(x.numerator)) > 2 * largestShift)) return null;
  const x = rationalExpression(Q.multiply(z, half));
  const expression = over(
    call('besselk', [rationalExpression(Q.one), x]),
    call('besselk', [rationalExpression(Q.zero), x]),
  );
  let map = scaling(half, half);
  let [first, second] = [minusHalf, minusHalf];
  const swap = (): void => {
    map = composed(scaling(Q.one, Q.divide(Q.subtract(second, first), z)), map);
    [first, second] = [second, first];
  };
  const moveTo = (target: Rational): void => {
    while (Q.compare(first, target) < 0) {
      // S(second, first+1) = (first+1)/(z (S − 1)).
      const next = Q.add(first, Q.one);
      map = composed({ a: Q.zero, b: next, c: z, d: Q.negate(z) }, map);
      [first, second] = [second, next];
      swap();
    }
    while (Q.compare(first, target) > 0) {
      swap();
      // S(first−1, second) from S(second, first), which stand the other way round now.
      map = composed({ a: z, b: second, c: z, d: Q.zero }, map);
      [first, second] = [Q.subtract(second, Q.one), first];
    }
  };
  moveTo(p);
  swap();
  moveTo(q);
  // S(q, p): s (p + z S).
  const value = composed(scaling(Q.multiply(scale, z), Q.multiply(scale, second)), map);
  return { theorem: 'Tricomi', shift: 0, map: value, expression };
}

/**
 * U(p, p−q+1, z)/U(p+1, p−q+1, z) by DLMF 13.2.42: with x = Γ(q−p) Γ(p) and y = Γ(p−q) Γ(q) z^{q−p}
 *
 *     (x M(p, 1+p−q, z) + y M(q, 1+q−p, z)) / (x/q M(p+1, 1+p−q, z) + y/p M(q+1, 1+q−p, z)).
 */
function kummerQuotient(p: Rational, q: Rational, z: Rational): Expression {
  const difference = Q.subtract(p, q);
  const [argument, above, below] = [z, Q.add(Q.one, difference), Q.subtract(Q.one, difference)].map(
    rationalExpression,
  ) as [Expression, Expression, Expression];
  const gamma = (s: Rational): Expression => call('gamma', [rationalExpression(s)]);
  const x = times(gamma(Q.negate(difference)), gamma(p));
  const power: Expression = {
    kind: 'power',
    left: argument,
    right: rationalExpression(Q.negate(difference)),
  };
  const gammas = times(gamma(difference), gamma(q));
  const y = Q.equals(z, Q.one) ? gammas : times(gammas, power);
  const kummer = (a: Rational, b: Expression): Expression =>
    call('hyp1f1', [rationalExpression(a), b, argument]);
  const sum = (left: Expression, right: Expression): Expression => ({ kind: 'add', left, right });
  const inverse = (r: Rational): Rational => Q.divide(Q.one, r);
  return over(
    sum(times(x, kummer(p, above)), times(y, kummer(q, below))),
    sum(
      rationalMultiple(inverse(q), times(x, kummer(Q.add(p, Q.one), above))),
      rationalMultiple(inverse(p), times(y, kummer(Q.add(q, Q.one), below))),
    ),
  );
}

/** The value without the head in words, and that of the whole, enclosed where p and q are rational; null where d² + 4f ≠ 0 or z ≤ 0. */
export function tricomiValue(
  fraction: PolynomialFraction,
): { readonly parameters: string; readonly value: Real } | null {
  const own = parametersOf(fraction);
  if (!own) return null;
  const text = Q.formatRational;
  const roots = rationalRoots(own);
  const named = roots
    ? `p = ${text(roots[0])}, q = ${text(roots[1])}`
    : `p, q the roots of t² − (${text(own.sum)}) t + (${text(own.product)})`;
  const parameters = `s U(p, p−q+1, z)/U(p+1, p−q+1, z) with Tricomi’s U, ${named}, z = ${text(own.point)}, s = ${text(own.scale)}`;
  return { parameters, value: roots ? enclosed(fraction, own, roots) : { enclose: () => null } };
}

/** Steps of the fraction S that are gone at the most. */
const mostSteps = 40_000;

/** From the tail in which p, q > −1, so that all of S is positive. */
function enclosed(
  fraction: PolynomialFraction,
  { scale, point }: Parameters,
  [p, q]: readonly [Rational, Rational],
): Real {
  const shift = Math.max(0, Number(-Q.floor(q)));
  const map = mapFromTail(fraction, shift);
  if (!map) return { enclose: () => null };
  const more = Q.rational(BigInt(shift));
  const [first, second] = [Q.add(p, more), Q.add(q, more)];
  const own = composed(map, scaling(Q.multiply(scale, point), Q.multiply(scale, second)));
  const value = R.remembering((bits) => positiveFraction(first, second, point, bits));
  const linear = (a: Rational, b: Rational): Real => R.sum(R.scaled(value, a), R.exactly(b));
  return own.c.numerator === 0n
    ? R.scaled(linear(own.a, own.b), Q.divide(Q.one, own.d))
    : R.quotient(linear(own.a, own.b), linear(own.c, own.d));
}

/** S(p, q) for p, q > −1 and z > 0, its rest after some steps between 1 and one step more. */
function positiveFraction(p: Rational, q: Rational, z: Rational, wanted: number): Enclosure | null {
  const bits = wanted + 32;
  const one = 1n << BigInt(bits);
  // (p + n)/z and (q + n)/z as integers over one divisor.
  const divisor = p.denominator * q.denominator * z.numerator;
  const above = (r: Rational, n: bigint): bigint =>
    (r.numerator + n * r.denominator) * (divisor / (r.denominator * z.numerator)) * z.denominator;
  for (let steps = 256; steps <= mostSteps; steps *= 2) {
    const v = (k: number): bigint => above(k % 2 === 1 ? p : q, BigInt((k + 1) >> 1));
    let [lo, hi] = [one, one + ((v(steps + 1) << BigInt(bits)) / divisor + 1n)];
    for (let k = steps; k >= 1; k--) {
      const step = v(k) << BigInt(2 * bits);
      [lo, hi] = [one + step / (divisor * hi), one + step / (divisor * lo) + 1n];
    }
    if (bitLength(hi - lo) <= bits - wanted - 8) return { lo, hi, bits };
  }
  return null;
}
