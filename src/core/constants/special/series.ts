import { spend } from '../../work.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { squareOf } from '../atRoots.ts';
import { eulersConstant } from '../classical.ts';
import { bigger, outside, pole, refuseLarge, refuseLargeReal } from '../domain.ts';
import { logarithm } from '../elementary.ts';
import { numericalFunction } from '../numerical.ts';
import { sign } from '../operations.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import type { Real } from '../real.ts';
import { opaque, ofRational, weakest, type Evaluation } from '../evaluation.ts';
import { etaValue, integerFrom } from './alternating.ts';
import { exponentialAt, gammaAtRational, gammaValue } from './gamma.ts';
import {
  hypergeometricAt,
  hypergeometricAtRational,
  largestPoint,
  type Parameters,
} from './hypergeometric.ts';
import { zeta } from '../classical.ts';

/** Largest |x| of error functions and Dawson's: their series has about e·x² terms before they fall. */
const largestError = 100n;
/** Largest |x| of the other functions of this file, and of their parameters. */
const largestArgument = 1_000n;
/** Largest order of a polylogarithm. */
const largestOrder = 100;

const half = Q.rational(1n, 2n);
const two = Q.rational(2n);

/** pFq at a value: exact where the series ends and z is rational, by splitting where it does not, in intervals elsewhere. */
export function seriesAt(parameters: Parameters, z: Evaluation): Real {
  const polynomial = z.rational && polynomialAt(parameters, z.rational);
  if (polynomial) return R.exactly(polynomial);
  return z.rational ? hypergeometricAtRational(parameters, z.rational) : hypergeometricAt(parameters, z.real);
}

/** The value at a rational z where an upper parameter is an integer below 1, so that the series is a sum; null elsewhere. */
export function polynomialAt({ upper, lower }: Parameters, z: Rational): Rational | null {
  const degrees = upper.filter(Q.isIntegerBelowOne).map(({ numerator }) => Number(-numerator));
  if (degrees.length === 0) return null;
  let term = Q.one;
  let sum = Q.one;
  for (let n = 0; n < Math.min(...degrees); n++) {
    spend(1_000);
    const index = Q.rational(BigInt(n));
    term = Q.multiply(term, Q.divide(z, Q.rational(BigInt(n + 1))));
    for (const a of upper) term = Q.multiply(term, Q.add(a, index));
    for (const b of lower) term = Q.divide(term, Q.add(b, index));
    sum = Q.add(sum, term);
  }
  return sum;
}

/** factor·x², exact where x² is rational. */
function scaledSquare(x: Evaluation, factor: bigint): Evaluation {
  const square = x.rational ? Q.multiply(x.rational, x.rational) : squareOf(x);
  if (square) return ofRational(Q.multiply(square, Q.rational(factor)));
  return opaque(R.scaled(R.integerPower(x.real, 2), Q.rational(factor)), x.rigor);
}

/** @throws InputError for arguments whose series would not end in a reasonable time */
function refuseFar(x: Evaluation, bound: bigint, text: string): void {
  if (x.rational) refuseLarge(x.rational, bound, text);
  else refuseLargeReal(x, bound, text);
}

/** 2x/√π · ₁F₁(1/2; 3/2; ∓x²): erf and erfi (DLMF 7.6.1 and 7.2.5). */
function errorSeries(x: Evaluation, direction: 1n | -1n): Real {
  const series = seriesAt({ upper: [half], lower: [Q.rational(3n, 2n)] }, scaledSquare(x, direction));
  return R.scaled(R.quotient(R.product(x.real, series), R.root(pi, 2)), two);
}

/** erf x, erfc x = 1 − erf x, erfi x = −i erf(ix). @throws InputError */
export function errorValue(name: 'erf' | 'erfc' | 'erfi', x: Evaluation, text: string): Evaluation {
  if (x.rational?.numerator === 0n) return ofRational(name === 'erfc' ? Q.one : Q.zero);
  refuseFar(x, largestError, text);
  const value = errorSeries(x, name === 'erfi' ? 1n : -1n);
  return opaque(name === 'erfc' ? R.difference(R.exactly(Q.one), value) : value, x.rigor);
}

/** Dawson's integral F(x) = e^{−x²} ∫₀ˣ e^{t²} dt = x ₁F₁(1; 3/2; −x²) (DLMF 7.2.5 with 13.2.39). @throws InputError */
export function dawsonValue(x: Evaluation, text: string): Evaluation {
  if (x.rational?.numerator === 0n) return x;
  refuseFar(x, largestError, text);
  const series = seriesAt({ upper: [Q.one], lower: [Q.rational(3n, 2n)] }, scaledSquare(x, -1n));
  return opaque(R.product(x.real, series), x.rigor);
}

/** log x for x > 0: proved at rational x, numerical elsewhere. */
export function logarithmOf(x: Evaluation): Evaluation {
  if (!x.rational) return opaque(numericalFunction('log', x.real), 'numerical');
  return Q.equals(x.rational, Q.one) ? ofRational(Q.zero) : opaque(logarithm(x.rational));
}

/**
 * Ei(x) = γ + log|x| + Σ xⁿ/(n·n!) for x ≠ 0, and E₁(x) = −Ei(−x) for x > 0 (DLMF 6.6.1 and 6.6.2). @throws InputError
 */
export function exponentialIntegralValue(name: 'e1' | 'ei', x: Evaluation, text: string): Evaluation {
  const direction = sign(x);
  if (direction === 0)
    throw pole(text, `${name} takes ${name === 'e1' ? 'numbers above 0' : 'any number but 0'}`);
  if (name === 'e1' && direction < 0)
    throw outside(text, 'e1 takes numbers above 0, where it is real; ei(x) is −e1(−x) there');
  refuseFar(x, largestArgument, text);
  const negative = (value: Evaluation): Evaluation =>
    value.rational ? ofRational(Q.negate(value.rational)) : opaque(R.negative(value.real), value.rigor);
  const point = name === 'e1' ? negative(x) : x;
  const logarithmic = logarithmOf(direction < 0 ? negative(x) : x);
  // Σ xⁿ/(n·n!) = x ₂F₂(1, 1; 2, 2; x).
  const series = R.product(point.real, seriesAt({ upper: [Q.one, Q.one], lower: [two, two] }, point));
  const value = R.sum(R.sum(eulersConstant, logarithmic.real), series);
  return opaque(name === 'e1' ? R.negative(value) : value, weakest(x, logarithmic));
}

/**
 * γ(a, x) = xᵃ/a · ₁F₁(a; a+1; −x) and Γ(a, x) = Γ(a) − γ(a, x) for rational a and x > 0 (DLMF 8.5.1, 8.2.3); for a = −n
 * Γ(−n, x) = (−1)ⁿ/n! (E₁(x) − e^{−x} Σ_{k<n} (−1)ᵏ k!/x^{k+1}) (DLMF 8.4.15). @throws InputError
 */
export function incompleteGammaValue(
  name: 'gammainc' | 'lowergamma',
  a: Evaluation,
  x: Evaluation,
  text: string,
): Evaluation {
  const order = a.rational;
  if (!order) throw outside(text, `the first argument of ${name} is a rational number`);
  refuseLarge(order, largestArgument, text);
  const isPole = Q.isIntegerBelowOne(order);
  if (name === 'lowergamma' && isPole)
    throw pole(text, 'the first argument of lowergamma is any rational number but 0, −1, −2, …');
  if (x.rational?.numerator === 0n && order.numerator > 0n)
    return name === 'gammainc' ? gammaValue(a, text) : ofRational(Q.zero);
  if (sign(x) <= 0) throw outside(text, `the second argument of ${name} is above 0`);
  refuseFar(x, largestArgument, text);
  if (isPole) return atNegativeInteger(-Number(order.numerator), x, text);
  const power = powerOf(x, order);
  const minus: Evaluation = x.rational
    ? ofRational(Q.negate(x.rational))
    : opaque(R.negative(x.real), x.rigor);
  const series = seriesAt({ upper: [order], lower: [Q.add(order, Q.one)] }, minus);
  const lower = R.scaled(R.product(power.real, series), Q.divide(Q.one, order));
  const value = name === 'lowergamma' ? lower : R.difference(gammaAtRational(order), lower);
  return opaque(value, weakest(x, power));
}

function atNegativeInteger(n: number, x: Evaluation, text: string): Evaluation {
  const integral = exponentialIntegralValue('e1', x, text);
  let sum: Real = R.exactly(Q.zero);
  let factor = Q.one;
  for (let k = 0; k < n; k++) {
    sum = R.sum(sum, R.quotient(R.exactly(factor), R.integerPower(x.real, k + 1)));
    factor = Q.multiply(factor, Q.rational(BigInt(-k - 1)));
  }
  const value = R.difference(integral.real, R.product(exponentialAt(R.negative(x.real)), sum));
  // The factor is now (−1)ⁿ n!.
  return opaque(R.scaled(value, Q.divide(Q.one, factor)), integral.rigor);
}

/** xʳ for x > 0: a root of a power, which is proved where x is. */
export function powerOf(x: Evaluation, r: Rational): Evaluation {
  const size = r.numerator < 0n ? -r.numerator : r.numerator;
  const whole = R.integerPower(x.real, Number(size));
  const value = r.denominator === 1n ? whole : R.root(whole, Number(r.denominator));
  return opaque(r.numerator < 0n ? R.quotient(R.exactly(Q.one), value) : value, x.rigor);
}

/** ₁F₁(a; b; z) for rational a and b (DLMF 13.2.2). @throws InputError */
export function kummerValue(a: Evaluation, b: Evaluation, z: Evaluation, text: string): Evaluation {
  const parameters = parametersOf([a], [b], 'hyp1f1', text);
  if (z.rational?.numerator === 0n) return ofRational(Q.one);
  refuseFar(z, largestArgument, text);
  const polynomial = z.rational && polynomialAt(parameters, z.rational);
  return polynomial ? ofRational(polynomial) : opaque(seriesAt(parameters, z), z.rigor);
}

/** ₀F₂(; a, b; z) for rational a and b (DLMF 16.2.1). @throws InputError */
export function twoLowerValue(a: Evaluation, b: Evaluation, z: Evaluation, text: string): Evaluation {
  const parameters = parametersOf([], [a, b], 'hyp0f2', text);
  if (z.rational?.numerator === 0n) return ofRational(Q.one);
  refuseFar(z, largestArgument, text);
  return opaque(seriesAt(parameters, z), z.rigor);
}

/** low ≤ x ≤ high; for a number that is enclosed only, with room. */
export function isBetween(x: Evaluation, low: Rational, high: Rational): boolean {
  if (x.rational) return Q.compare(low, x.rational) <= 0 && Q.compare(x.rational, high) <= 0;
  const enclosure = x.real.enclose(64);
  if (enclosure === null) return false;
  const scale = 1n << 64n;
  return (
    enclosure.lo * low.denominator > low.numerator * scale &&
    enclosure.hi * high.denominator < high.numerator * scale
  );
}

export function parametersOf(
  upper: readonly Evaluation[],
  lower: readonly Evaluation[],
  name: string,
  text: string,
): Parameters {
  const read = (value: Evaluation): Rational => {
    if (!value.rational) throw outside(text, `the parameters of ${name} are rational numbers`);
    if (bigger(value.rational, largestArgument))
      throw outside(text, `the parameters of ${name} are at most ${largestArgument} in size`);
    refuseLarge(value.rational, largestArgument, text);
    if (value.rational.denominator > 100n)
      throw outside(text, `the parameters of ${name} have denominators up to 100`);
    return value.rational;
  };
  const parameters = { upper: upper.map(read), lower: lower.map(read) };
  if (parameters.lower.some(Q.isIntegerBelowOne)) {
    // A series whose terms end before its lower parameter is 0 has a sum to some, and none to others (DLMF 13.2(i), 15.2(ii)).
    const refused = parameters.upper.some(Q.isIntegerBelowOne) ? outside : pole;
    throw refused(text, `the lower parameter of ${name} is no integer below 1`);
  }
  return parameters;
}

/**
 * Li_s(z) = Σ zⁿ/nˢ = z ₛ₊₁Fₛ(1, …, 1; 2, …, 2; z) for integers s ≥ 1 (DLMF 25.12.10), |z| ≤ 99/100, and at ±1.
 * @throws InputError
 */
export function polylogarithmValue(s: Evaluation, z: Evaluation, text: string): Evaluation {
  const order = integerFrom(s, text, 'polylog');
  if (order > largestOrder)
    throw outside(text, `the order of polylog is an integer from 1 to ${largestOrder}`);
  const r = z.rational;
  if (r?.numerator === 0n) return ofRational(Q.zero);
  if (r && Q.equals(r, Q.one)) {
    if (order === 1) throw pole(text, 'polylog(1,z) = −log(1−z) takes z below 1');
    return opaque(zeta(order));
  }
  if (r && Q.equals(r, Q.rational(-1n))) {
    const value = etaValue(s, text);
    return opaque(R.negative(value.real));
  }
  if (!isBetween(z, Q.negate(largestPoint), largestPoint))
    throw outside(text, 'the argument of polylog is from −99/100 to 99/100, or ±1');
  const ones = new Array<Rational>(order + 1).fill(Q.one);
  const twos = new Array<Rational>(order).fill(two);
  return opaque(R.product(z.real, seriesAt({ upper: ones, lower: twos }, z)), z.rigor);
}
