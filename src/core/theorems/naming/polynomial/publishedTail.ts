import { call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { equalPolynomials, overRationals, substituteLinear } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import { absolute } from '../../../numbers/integers.ts';
import { scalePolynomial } from '../../../numbers/linearFactors.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { gammaQuotient } from '../gammaQuotient.ts';
import { linearCombination, over, rationalMultiple } from '../formulas.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';
import { largestShift } from './tail.ts';

/** A tail whose value is a published theorem, X_shift, which is not derived here. */
export interface PublishedTail {
  readonly theorem: 'Apéry' | 'Stieltjes' | 'Ramanujan';
  readonly shift: number;
  readonly expression: Expression;
}

/**
 * The tails that are, but for a shift and an equivalence transformation by a constant r,
 *
 *     5 + …:  A(n) = 34n³ + 51n² + 27n + 5, B(n) = −n⁶:  6/ζ(3)                               (Apéry 1979)
 *     3 + …:  A(n) = 11n² + 11n + 3, B(n) = n⁴:  5/ζ(2)                                       (Apéry 1979)
 *     x + 1⁴/(3x + 2⁴/(5x + …)) = 2/ψ′((x + 1)/2) for x > 0                                   (Stieltjes 1890)
 *     x + (1² − n²)/(2x + (3² − n²)/(2x + …)) = 4 Γ((x+n+3)/4) Γ((x−n+3)/4)/(Γ((x+n+1)/4) Γ((x−n+1)/4)) for x > 0
 *
 * the last one by Ramanujan (Berndt, Lamphere and Wilson, Rocky Mountain J. Math. 15, 1985, Entry 25). null for all others, and where
 * the value has no name here: x is an integer of at most 60 in Stieltjes's, x and n are rational in Ramanujan's.
 */
export function publishedTail(fraction: PolynomialFraction): PublishedTail | null {
  return aperyTail(fraction) ?? stieltjesTail(fraction) ?? ramanujanTail(fraction);
}

const aperys = [
  { terms: [5n, 27n, 51n, 34n], numerators: [0n, 0n, 0n, 0n, 0n, 0n, -1n], numerator: 6, zeta: 3 },
  { terms: [3n, 11n, 11n], numerators: [0n, 0n, 0n, 0n, 1n], numerator: 5, zeta: 2 },
].map(({ terms, numerators, ...value }) => ({
  terms: overRationals(terms),
  numerators: overRationals(numerators),
  ...value,
}));

function aperyTail(fraction: PolynomialFraction): PublishedTail | null {
  for (const { terms, numerators, numerator, zeta } of aperys) {
    const found = comparison(fraction, terms, numerators);
    if (!found) continue;
    const value = over(integer(numerator), call('zeta', [integer(zeta)]));
    return { theorem: 'Apéry', shift: found.shift, expression: rationalMultiple(found.scale, value) };
  }
  return null;
}

/** Shift and r with A(n) = r A'(n − shift), B(n) = r² B'(n − shift); null where there are none. */
function comparison(
  { terms, numerators }: PolynomialFraction,
  otherTerms: Polynomial,
  otherNumerators: Polynomial,
): { readonly shift: number; readonly scale: Rational } | null {
  const degree = otherTerms.length - 1;
  if (terms.length !== otherTerms.length || numerators.length !== otherNumerators.length) return null;
  const scale = Q.divide(terms[degree]!, otherTerms[degree]!);
  // The second coefficient of A'(n + s) is that of A' and degree·s times the first one.
  const difference = Q.subtract(Q.divide(terms[degree - 1]!, scale), otherTerms[degree - 1]!);
  const steps = Q.divide(difference, Q.multiply(Q.rational(BigInt(degree)), otherTerms[degree]!));
  if (!isNear(steps)) return null;
  const moved = (p: Polynomial, factor: Rational): Polynomial =>
    scalePolynomial(substituteLinear(p, Q.one, steps), factor);
  if (!equalPolynomials(terms, moved(otherTerms, scale))) return null;
  if (!equalPolynomials(numerators, moved(otherNumerators, Q.multiply(scale, scale)))) return null;
  return { shift: -Number(steps.numerator), scale };
}

/** A(n) = r x (2(n + s) + 1), B(n) = r² (n + s)⁴ with r > 0 and an integer x ≠ 0. */
function stieltjesTail(fraction: PolynomialFraction): PublishedTail | null {
  const { terms, numerators } = fraction;
  if (terms.length !== 2 || numerators.length !== 5) return null;
  const scale = Q.squareRoot(numerators[4]!);
  if (!scale) return null;
  const x = Q.divide(terms[1]!, Q.multiply(Q.rational(2n), scale));
  if (!isNear(x)) return null;
  const found = comparison(fraction, [x, Q.multiply(Q.rational(2n), x)], overRationals([0n, 0n, 0n, 0n, 1n]));
  if (!found || !Q.equals(found.scale, scale)) return null;
  const size = x.numerator < 0n ? -x.numerator : x.numerator;
  const value = over(integer(2), trigammaAtHalves(size + 1n));
  const own = rationalMultiple(scale, value);
  const expression: Expression = x.numerator < 0n ? { kind: 'negate', argument: own } : own;
  return { theorem: 'Stieltjes', shift: found.shift, expression };
}

/** ψ′(m/2) for m ≥ 2: π²/6 − Σ 1/k², or π²/2 − Σ 4/(2k − 1)², over k < m/2. */
function trigammaAtHalves(m: bigint): Expression {
  const isWhole = m % 2n === 0n;
  let sum = Q.zero;
  for (let k = isWhole ? 2n : 1n; k < m; k += 2n) sum = Q.add(sum, Q.rational(4n, k * k));
  const common = isWhole ? 6n : 2n;
  const square: Expression = { kind: 'power', left: symbol('pi'), right: integer(2) };
  return linearCombination(
    [
      { coefficient: sum.denominator, factor: square },
      { coefficient: -common * sum.numerator, factor: null },
    ],
    common * sum.denominator,
  );
}

/**
 * A = e, B(n) = f((n + s − 1/2)² − m²/4): with r = √f the fraction is r/2 times (2x + (1² − m²)/(2x + …)), x = |e|/r, whose value
 * Ramanujan's is after x is added.
 */
function ramanujanTail({ terms, numerators }: PolynomialFraction): PublishedTail | null {
  if (terms.length !== 1 || numerators.length !== 3) return null;
  const [h, g, f] = numerators as [Rational, Rational, Rational];
  const scale = Q.squareRoot(f);
  if (f.numerator < 0n || !scale) return null;
  const half = Q.rational(1n, 2n);
  const middle = Q.divide(g, Q.multiply(Q.rational(2n), f));
  const steps = Q.add(middle, half);
  if (!isNear(steps)) return null;
  // m² = 4 (middle² − h/f).
  const square = Q.multiply(Q.rational(4n), Q.subtract(Q.multiply(middle, middle), Q.divide(h, f)));
  const m = Q.squareRoot(square);
  if (!m) return null;
  const isNegative = terms[0]!.numerator < 0n;
  const x = Q.divide(isNegative ? Q.negate(terms[0]!) : terms[0]!, scale);
  const argument = (sign: 1n | -1n, more: bigint): Rational =>
    Q.multiply(Q.add(Q.add(x, Q.multiply(Q.rational(sign), m)), Q.rational(more)), Q.rational(1n, 4n));
  const quotient = gammaQuotient(
    [argument(1n, 3n), argument(-1n, 3n)],
    [argument(1n, 1n), argument(-1n, 1n)],
  );
  if (!quotient) return null;
  // r/2 (x + 4 Q).
  const front = Q.multiply(Q.rational(2n), scale);
  const own = Q.multiply(Q.multiply(scale, half), x);
  const common = front.denominator * own.denominator;
  const value = linearCombination(
    [
      { coefficient: front.numerator * own.denominator, factor: quotient },
      { coefficient: own.numerator * front.denominator, factor: null },
    ],
    common,
  );
  const expression: Expression = isNegative ? { kind: 'negate', argument: value } : value;
  return { theorem: 'Ramanujan', shift: -Number(steps.numerator), expression };
}

function isNear(steps: Rational): boolean {
  return Q.isInteger(steps) && absolute(steps.numerator) <= BigInt(largestShift);
}
