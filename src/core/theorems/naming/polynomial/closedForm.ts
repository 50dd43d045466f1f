import { gcd } from '../../../numbers/integers.ts';
import { call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { constantFromExpression } from '../../../constants/constants.ts';
import * as R from '../../../constants/real.ts';
import type { Real } from '../../../constants/real.ts';
import { formatExpression } from '../../../constants/formatExpression.ts';
import { InputError } from '../../../errors.ts';
import { firstPositiveZero } from '../../../numbers/integerZeros.ts';
import { evaluatePolynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import {
  addQuadratic,
  multiplyQuadratic,
  rationalNumber,
  signOfQuadratic,
} from '../../../numbers/quadraticNumber.ts';
import type { QuadraticNumber } from '../../../numbers/quadraticNumber.ts';
import { firstPart } from '../../classical/functionOfParts.ts';
import { over, quotientOfCombinations, times } from '../formulas.ts';
import type { Multiple } from '../formulas.ts';
import { rationalExpression } from '../moebiusExpression.ts';
import { constantTail } from './constantElements.ts';
import { hypergeometricSum } from './hypergeometric.ts';
import { elementaryTail } from './elementary.ts';
import type { ElementaryTail } from './elementary.ts';
import { eulerForms } from './eulerForm.ts';
import { eulerSum, eulerValue } from './eulerSum.ts';
import { publishedTail } from './publishedTail.ts';
import type { PublishedTail } from './publishedTail.ts';
import { secondKindTail } from './secondKind.ts';
import type { SecondKindTail } from './secondKind.ts';
import { shorterForm } from './shorterForm.ts';
import { quadraticExpression, quadraticPair, realOf, shiftedParameters, tailParameters } from './tail.ts';
import type { TailParameters, TailTheorem } from './tail.ts';
import { tricomiTail, tricomiValue } from './tricomi.ts';
import { composed, mapFromTail } from './fractionOfPolynomials.ts';
import type { PolynomialFraction, RationalMap } from './fractionOfPolynomials.ts';

/** The theorem that gives a polynomial fraction its value. */
type PolynomialTheorem =
  | TailTheorem
  | SecondKindTail['theorem']
  | PublishedTail['theorem']
  | 'Euler'
  | 'Tricomi'
  | 'fixed point'
  | 'certificate';

/** The value of a polynomial fraction in closed form: proved. */
export interface PolynomialClosedForm {
  readonly theorem: PolynomialTheorem;
  /**
   * The value as an expression; null where a, b or c is complex or irrational, so that the language does not write it, and where
   * it would be very long.
   */
  readonly expression: Expression | null;
  /** The parameters in words, as "₂F₁(a, b; c; z) with …", for a value that has no expression. */
  readonly parameters: string;
  /** Whether the expression is free of hypergeometric functions. */
  readonly elementary: boolean;
  /** Encloses the value by the series of the closed form. */
  readonly value: Real;
}

/** Letters of an expression with elementary functions; beyond, hypergeometric functions say it in fewer. */
const longestElementary = 120;

/** Letters of an expression with hypergeometric functions; beyond, its parameters are said, and that it is an image. */
const longestExpression = 300;

/** The closed form of a polynomial fraction; null where no theorem in use gives one, and where the fraction ends. */
export function polynomialClosedForm(fraction: PolynomialFraction): PolynomialClosedForm | null {
  if (fraction.numerators.length === 0 || firstPositiveZero(fraction.numerators) !== null) return null;
  const constant = constantTail(fraction);
  if (constant) return closedAt(fraction, { theorem: 'fixed point', shift: 0, expression: constant });
  const parameters = tailParameters(fraction);
  const elementary = parameters && elementaryTail(parameters);
  if (elementary) {
    if (isInfiniteAt(fraction, elementary)) return null;
    const ofParameters = closedAt(fraction, { theorem: parameters.theorem, ...elementary });
    const length = ofParameters ? formatExpression(ofParameters.expression!).length : Infinity;
    const isShort = elementary.map?.a.numerator === 0n || length <= longestElementary;
    if (ofParameters && isShort) return ofParameters;
  }
  const tail = secondKindTail(fraction) ?? tricomiTail(fraction) ?? publishedTail(fraction);
  const other = eulerClosedForm(fraction) ?? (tail && closedAt(fraction, tail));
  if (other) return other;
  if (!parameters) return tricomiForm(fraction);
  const shift = firstRegular(parameters);
  const own = shiftedParameters(parameters, shift);
  const map = mapFromTail(fraction, shift);
  if (!map) return null;
  const ratio = ratioExpression(own);
  const expression = ratio && mapExpression(composed(map, ratio.map), ratio.expression);
  return {
    theorem: parameters.theorem,
    expression: expression && formatExpression(expression).length <= longestExpression ? expression : null,
    parameters: imageOf(fraction, shift, describe(own)),
    elementary: false,
    value: mapped(map, ratioValue(own)),
  };
}

/** Whether the convergents are known to tend to ∞, by a tail whose value is rational. */
export function tendsToInfinity(fraction: PolynomialFraction): boolean {
  const parameters = firstPositiveZero(fraction.numerators) === null ? tailParameters(fraction) : null;
  const tail = parameters && elementaryTail(parameters);
  return tail !== null && isInfiniteAt(fraction, tail);
}

function isInfiniteAt(fraction: PolynomialFraction, { shift, map }: ElementaryTail): boolean {
  const outer = map ? mapFromTail(fraction, shift) : null;
  if (!outer) return false;
  const { c, d } = composed(outer, map!);
  return c.numerator === 0n && d.numerator === 0n;
}

/** In words: of a tail that is not the whole fraction its value is an image. */
function imageOf({ head }: PolynomialFraction, shift: number, tail: string): string {
  return head.length === 0 && shift === 0 ? tail : `a Möbius image over ℚ of ${tail}`;
}

/** The value by Tricomi's U where the language has no function for it. */
function tricomiForm(fraction: PolynomialFraction): PolynomialClosedForm | null {
  const own = tricomiValue(fraction);
  if (!own) return null;
  const parameters = imageOf(fraction, 0, own.parameters);
  return { theorem: 'Tricomi', expression: null, elementary: false, value: own.value, parameters };
}

/** The value by Euler's sum, where the fraction has his form and the sum a name. */
function eulerClosedForm(fraction: PolynomialFraction): PolynomialClosedForm | null {
  const map = mapFromTail(fraction, 0)!;
  for (const form of eulerForms(fraction.terms, fraction.numerators)) {
    const sum = eulerSum(form);
    if (!sum) continue;
    const [d, c] = [form.d, form.c].map((one) => evaluatePolynomial(one, Q.zero)) as [Rational, Rational];
    const own = sum.kind === 'infinite' ? rationalExpression(d) : eulerValue(d, c, sum.expression);
    const named = closedByExpression('Euler', mapExpression(map, own));
    if (named) return named;
  }
  return null;
}

/** The value from that of a tail; null where a numerator on the way is 0, or the value is ∞. */
function closedAt(
  fraction: PolynomialFraction,
  tail: ElementaryTail & { readonly theorem: PolynomialTheorem },
): PolynomialClosedForm | null {
  const outer = mapFromTail(fraction, tail.shift);
  if (!outer) return null;
  const map = tail.map ? composed(outer, tail.map) : outer;
  return closedByExpression(tail.theorem, mapExpression(map, tail.expression));
}

/** A closed form that is an expression; null where the language does not evaluate it. */
export function closedByExpression(
  theorem: PolynomialTheorem,
  expression: Expression,
): PolynomialClosedForm | null {
  try {
    const value = realOfExpression(expression);
    const hypergeometric = firstPart(expression, (part) =>
      part.kind === 'call' && part.name.startsWith('hyp') ? part : null,
    );
    const elementary = hypergeometric === null;
    return { theorem, expression: shorterForm(expression), parameters: '', elementary, value };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The value of an expression as a real. @throws InputError where it has none */
function realOfExpression(expression: Expression): Real {
  const constant = constantFromExpression(expression);
  return R.remembering((bits) => {
    const { lo, hi, bits: own } = constant.enclose(Math.ceil(bits * Math.log10(2)) + 2);
    const shift = BigInt(Math.abs(own - bits));
    return own >= bits
      ? { lo: lo >> shift, hi: (hi >> shift) + 1n, bits }
      : { lo: lo << shift, hi: hi << shift, bits };
  });
}

/** The first tail whose c is none of 0, −1, −2, … */
function firstRegular({ lower }: TailParameters): number {
  const { rational, radicand } = lower;
  return radicand === 0n && Q.isIntegerBelowOne(rational) ? Number(1n - rational.numerator) : 0;
}

/** Where ₂F₁'s own series is used; below, that of Pfaff's transformation. */
const leastPoint = Q.rational(-9n, 10n);

/** X = r c F/F⁺, by the series of F and F⁺. */
function ratioValue(parameters: TailParameters): Real {
  const { theorem, scale, lower, point, sum, product } = parameters;
  const factor = realOf(multiplyQuadratic(scale, lower)!);
  const one = rationalNumber(Q.one);
  const [c, z] = [realOf(lower), realOf(point)];
  const next = realOf(addQuadratic(lower, one)!);
  if (theorem === 'Bessel') {
    const nothing = R.exactly(Q.zero);
    const series = (parameter: Real): Real =>
      hypergeometricSum({ kind: '0F1', sum: nothing, product: nothing, lower: parameter, point: z });
    return R.product(factor, R.quotient(series(c), series(next)));
  }
  const exactly = (x: Rational): Real => R.exactly(x);
  if (theorem === 'Kummer') {
    const series = (a: Rational, parameter: Real): Real =>
      hypergeometricSum({
        kind: '1F1',
        sum: exactly(Q.zero),
        product: exactly(a),
        lower: parameter,
        point: z,
      });
    return R.product(factor, R.quotient(series(product, c), series(Q.add(product, Q.one), next)));
  }
  const far = signOfQuadratic(addQuadratic(point, rationalNumber(Q.negate(leastPoint)))!) < 0;
  const upper = far ? realPair(sum, product) : null;
  if (upper) {
    // F(a,b;c;z) = (1−z)^{−a} F(a,c−b;c;z/(z−1)) (Pfaff, DLMF 15.8.1), for F and F⁺ alike.
    const rest = R.difference(R.exactly(Q.one), z);
    const moved = R.negative(R.quotient(z, rest));
    const other = R.difference(c, upper.b);
    const series = (a: Real, parameter: Real): Real =>
      hypergeometricSum({
        kind: '2F1',
        sum: R.sum(a, other),
        product: R.product(a, other),
        lower: parameter,
        point: moved,
      });
    const quotient = R.quotient(series(upper.a, c), series(R.sum(upper.a, R.exactly(Q.one)), next));
    return R.product(factor, R.product(rest, quotient));
  }
  const series = (s: Rational, p: Rational, parameter: Real): Real =>
    hypergeometricSum({ kind: '2F1', sum: exactly(s), product: exactly(p), lower: parameter, point: z });
  const nextProduct = Q.add(Q.add(product, sum), Q.one);
  return R.product(
    factor,
    R.quotient(series(sum, product, c), series(Q.add(sum, Q.rational(2n)), nextProduct, next)),
  );
}

/** a and b where they are real. */
function realPair(sum: Rational, product: Rational): { readonly a: Real; readonly b: Real } | null {
  const pair = quadraticPair(sum, product);
  return pair && { a: realOf(pair.a), b: realOf(pair.b) };
}

/** X = r c F/F⁺ as an expression and its image: a rational factor is one of the map. */
function ratioExpression({
  theorem,
  scale,
  lower,
  point,
  sum,
  product,
}: TailParameters): { readonly expression: Expression; readonly map: RationalMap } | null {
  const one = rationalNumber(Q.one);
  const next = addQuadratic(lower, one)!;
  const pair = theorem === 'Gauss' ? quadraticPair(sum, product) : null;
  if (theorem === 'Gauss' && !pair) return null;
  // The language has hypergeometric functions of rational parameters.
  if ([lower, pair?.a, pair?.b].some((one) => one && one.radicand !== 0n)) return null;
  const upper = pair ? [pair.a, pair.b] : theorem === 'Kummer' ? [rationalNumber(product)] : [];
  const functionAt = (upper: readonly QuadraticNumber[], lower: QuadraticNumber): Expression =>
    call(functionNames[theorem], [...upper, lower, point].map(quadraticExpression));
  const below = functionAt(
    upper.map((x) => addQuadratic(x, one)!),
    next,
  );
  // F(0, …) = 1.
  const above = theorem !== 'Bessel' && product.numerator === 0n ? integer(1) : functionAt(upper, lower);
  const factor = multiplyQuadratic(scale, lower)!;
  const isRational = factor.radicand === 0n;
  const map = { a: isRational ? factor.rational : Q.one, b: Q.zero, c: Q.zero, d: Q.one };
  return { expression: over(isRational ? above : times(quadraticExpression(factor), above), below), map };
}

const functionNames = { Bessel: 'hyp0f1', Kummer: 'hyp1f1', Gauss: 'hyp2f1' } as const;

function describe({ theorem, scale, lower, point, sum, product }: TailParameters): string {
  const text = (x: QuadraticNumber): string => {
    const { rational, irrational, radicand } = x;
    if (radicand === 0n) return Q.formatRational(rational);
    return `${Q.formatRational(rational)} + (${Q.formatRational(irrational)})·√${radicand}`;
  };
  const rest = `c = ${text(lower)}, z = ${text(point)}, r = ${text(scale)}`;
  switch (theorem) {
    case 'Bessel':
      return `r c ₀F₁(; c; z)/₀F₁(; c+1; z) with ${rest}`;
    case 'Kummer':
      return `r c ₁F₁(a; c; z)/₁F₁(a+1; c+1; z) with a = ${Q.formatRational(product)}, ${rest}`;
    case 'Gauss':
      return `r c ₂F₁(a, b; c; z)/₂F₁(a+1, b+1; c+1; z) with a, b the roots of t² − (${Q.formatRational(sum)}) t + (${Q.formatRational(product)}), ${rest}`;
  }
}

function mapped({ a, b, c, d }: RationalMap, x: Real): Real {
  const linear = (p: Rational, q: Rational): Real => R.sum(R.scaled(x, p), R.exactly(q));
  if (c.numerator === 0n) return R.scaled(linear(a, b), Q.divide(Q.one, d));
  return R.quotient(linear(a, b), linear(c, d));
}

/** The Möbius image of an expression, the map over ℚ. */
function mapExpression({ a, b, c, d }: RationalMap, x: Expression): Expression {
  const common = [a, b, c, d].reduce((product, { denominator }) => product * denominator, 1n);
  const [p, q, r, s] = [a, b, c, d].map(
    ({ numerator, denominator }) => numerator * (common / denominator),
  ) as [bigint, bigint, bigint, bigint];
  const g = [p, q, r, s].reduce((x0, y0) => gcd(x0, y0), 0n);
  const [up, down] = x.kind === 'divide' ? [x.left, x.right] : [x, integer(1)];
  const terms = (m: bigint, n: bigint): readonly Multiple[] => [
    { coefficient: m / g, factor: up },
    { coefficient: n / g, factor: down },
  ];
  // Two terms of no positive coefficient have their sign before the fraction.
  const isNegative = (m: bigint, n: bigint): boolean => m <= 0n && n <= 0n;
  const [above, below] = [isNegative(p, q) ? -1n : 1n, isNegative(r, s) ? -1n : 1n];
  const value = quotientOfCombinations(terms(above * p, above * q), terms(below * r, below * s));
  const isZero = value.kind === 'integer' && value.value === 0n;
  return above === below || isZero ? value : { kind: 'negate', argument: value };
}
