import type { Expression } from '../../../constants/expression.ts';
import { commonPeriod } from '../../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { sequenceAt } from '../../../fractions/toolbox/sequence.ts';
import {
  addQuadratic,
  divideQuadratic,
  quadraticNumber,
  rationalNumber,
} from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { composed, identityMap, stepped } from './fractionOfPolynomials.ts';
import type { PolynomialFraction, RationalMap } from './fractionOfPolynomials.ts';
import { quadraticExpression } from './tail.ts';

/** What a fraction whose elements are constant from some place on has for its value. */
export type PeriodicValue =
  | { readonly kind: 'value'; readonly expression: Expression }
  /** Its convergents tend to ∞. */
  | { readonly kind: 'infinite' }
  /** Why it diverges, a clause. */
  | { readonly kind: 'diverges'; readonly reason: string };

/**
 * The value of a fraction whose terms and numerators, none of these 0, are constants that repeat from some place on; null for other
 * fractions. With T(x) = a_f + b_{f+1}/(a_{f+1} + … + b_{f+N}/x) over a period its convergents are the images of T^k(z_r), z_r the
 * N first convergents of that period, z_0 = ∞: all of them tend to the fixed point of T that attracts unless one of the z_r is the
 * other one and stays there (Stolz 1885, Pringsheim 1900; Thiele's oscillation).
 */
export function periodicValue(fraction: GeneralFraction): PeriodicValue | null {
  const { terms, numerators } = fraction;
  if ([...terms.polynomials, ...numerators.polynomials].some((polynomial) => polynomial.length > 1))
    return null;
  if (numerators.polynomials.some((polynomial) => polynomial.length === 0)) return null;
  const { first, period } = commonPeriod(fraction);
  const step = (map: RationalMap, n: number): RationalMap =>
    stepped(map, sequenceAt(terms, n), sequenceAt(numerators, n));
  const places = Array.from({ length: period }, (_, i) => first + i);
  const whole = places.reduce(step, identityMap);
  const eigenvalues = eigenvaluesOf(whole);
  if (typeof eigenvalues === 'string') return { kind: 'diverges', reason: eigenvalues };
  const head = Array.from({ length: first }, (_, n) => n).reduce(step, identityMap);
  let start = identityMap;
  for (const n of places) {
    if (isRepelling(start, whole, eigenvalues.trace)) {
      const { a, c } = composed(head, start);
      const number = c.numerator === 0n ? '∞' : Q.formatRational(Q.divide(a, c));
      // The convergent before the term a_n; the first of all is ∞ and not counted.
      const index = n === 0 ? period - 1 : n - 1;
      const reason = `its convergents ${index}, ${index + period}, ${index + 2 * period}, … are all ${number}, and others tend to another limit (Thiele’s oscillation)`;
      return { kind: 'diverges', reason };
    }
    start = step(start, n);
  }
  const value = imageUnder(head, whole, eigenvalues.larger);
  return value ? { kind: 'value', expression: quadraticExpression(value) } : { kind: 'infinite' };
}

/** The value of a + b/(a + b/(a + …)) for constants a, b ≠ 0; null for other fractions, and where it has none. */
export function constantTail({ terms, numerators }: PolynomialFraction): Expression | null {
  if (terms.length !== 1 || numerators.length !== 1) return null;
  const constant = (polynomial: readonly Rational[]) => ({ preperiod: [], polynomials: [polynomial] });
  const value = periodicValue({ terms: constant(terms), numerators: constant(numerators) });
  return value?.kind === 'value' ? value.expression : null;
}

interface Eigenvalues {
  readonly trace: Rational;
  /** The one that is larger in size, or both. */
  readonly larger: QuadraticNumber;
}

/** The eigenvalues of a map that tends to a fixed point under iteration; or why it does not, a clause. */
function eigenvaluesOf({ a, b, c, d }: RationalMap): Eigenvalues | string {
  const trace = Q.add(a, d);
  const isScalar = b.numerator === 0n && c.numerator === 0n && Q.equals(a, d);
  if (trace.numerator === 0n || isScalar) return 'its convergents repeat one after the other';
  const gap = Q.subtract(a, d);
  const discriminant = linear(gap, gap, Q.rational(4n), Q.multiply(b, c));
  if (discriminant.numerator < 0n)
    return 'the characteristic roots of its period are conjugate complex numbers, so that its convergents tend to nothing';
  const { numerator, denominator } = discriminant;
  const half = Q.rational(1n, 2n);
  const root = Q.rational(trace.numerator < 0n ? -1n : 1n, 2n * denominator);
  return { trace, larger: quadraticNumber(Q.multiply(trace, half), root, numerator * denominator) };
}

/** Whether the image of ∞ under a map is a fixed point of another one that does not attract. */
function isRepelling({ a: x, c: y }: RationalMap, whole: RationalMap, trace: Rational): boolean {
  const image = [linear(whole.a, x, whole.b, y), linear(whole.c, x, whole.d, y)] as const;
  if (!Q.equals(Q.multiply(image[0], y), Q.multiply(image[1], x))) return false;
  const eigenvalue = y.numerator === 0n ? Q.divide(image[0], x) : Q.divide(image[1], y);
  const other = Q.subtract(trace, eigenvalue);
  return Q.compare(Q.multiply(eigenvalue, eigenvalue), Q.multiply(other, other)) < 0;
}

/** The image under the head of the fixed point with the eigenvalue; null for ∞. */
function imageUnder(
  head: RationalMap,
  whole: RationalMap,
  eigenvalue: QuadraticNumber,
): QuadraticNumber | null {
  // (λ − d, c) and (b, λ − a) are eigenvectors; they are not both 0.
  const minus = (x: Rational): QuadraticNumber => addQuadratic(eigenvalue, rationalNumber(Q.negate(x)))!;
  const first = [minus(whole.d), rationalNumber(whole.c)] as const;
  const isZero = first.every(({ rational, radicand }) => rational.numerator === 0n && radicand === 0n);
  const [x, y] = isZero ? ([rationalNumber(whole.b), minus(whole.a)] as const) : first;
  const row = (p: Rational, q: Rational): QuadraticNumber => addQuadratic(scaled(x, p), scaled(y, q))!;
  const below = row(head.c, head.d);
  if (below.rational.numerator === 0n && below.radicand === 0n) return null;
  return divideQuadratic(row(head.a, head.b), below);
}

function scaled({ rational, irrational, radicand }: QuadraticNumber, factor: Rational): QuadraticNumber {
  return quadraticNumber(Q.multiply(rational, factor), Q.multiply(irrational, factor), radicand);
}

function linear(a: Rational, x: Rational, b: Rational, y: Rational): Rational {
  return Q.add(Q.multiply(a, x), Q.multiply(b, y));
}
