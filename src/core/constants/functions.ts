import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { besselAtRoot, squareOf, waveAtRoot, type Wave } from './atRoots.ts';
import { bessel, hypergeometric0F1, type BesselKind } from './bessel.ts';
import { zeta } from './classical.ts';
import { bigger, mostArgumentBits, outside, pole, refuseLarge, refuseLargeReal } from './domain.ts';
import * as elementary from './elementary.ts';
import { inverse, largestRootIndex, negated, product, rootValue, sign } from './operations.ts';
import type { FunctionName } from './names.ts';
import { numericalFunction, type NumericalName } from './numerical.ts';
import { pi } from './pi.ts';
import * as R from './real.ts';
import { specialAngle } from './angles.ts';
import { cosineOfTurns } from './turns.ts';
import { specialFunctions } from './special/special.ts';
import { opaque, ofRational, type Evaluation } from './evaluation.ts';

/** ζ is offered at the integers from 2 to this one. */
export const largestZeta = 1_000;
/** Largest |x| for exponential and hyperbolic functions. */
const largestExponential = 10_000n;
/** Largest |x| for trigonometric functions. */
const largestAngle = 1_000_000_000n;
/** Largest |order| and |argument| of a Bessel function, and largest |parameter| of ₀F₁. */
const largestBessel = 1_000n;

/**
 * A function at values that are exact or enclosed; the text is the call, for messages.
 * @throws InputError at a pole and outside the domain.
 */
export function applyFunction(name: FunctionName, values: readonly Evaluation[], text: string): Evaluation {
  const [x, y] = values as [Evaluation, Evaluation];
  switch (name) {
    case 'sqrt':
      return rootOf(x, 2, text);
    case 'cbrt':
      return rootOf(x, 3, text);
    case 'root':
      return rootOf(x, rootIndex(y, text), text);
    case 'zeta':
      return zetaValue(x, text);
    case 'besseli':
    case 'besselj':
      return besselValue(name, x, y, text);
    case 'hyp0f1':
      return hypergeometricValue(x, y, text);
    case 'altzeta':
    case 'dirichletbeta':
    case 'polylog':
    case 'gamma':
    case 'beta':
    case 'gammainc':
    case 'lowergamma':
    case 'erf':
    case 'erfc':
    case 'erfi':
    case 'dawson':
    case 'e1':
    case 'ei':
    case 'besselk':
    case 'bessely':
    case 'hyp0f2':
    case 'hyp1f1':
    case 'hyp2f1':
    case 'agm':
    case 'ellipk':
      return specialFunctions[name](values, text);
    case 'sin':
    case 'cos':
    case 'tan':
    case 'cot':
      return trigonometric(name, x, text);
    default:
      return elementaryValue(name, x, text);
  }
}

type Elementary =
  'exp' | 'log' | 'sinh' | 'cosh' | 'tanh' | 'coth' | 'asin' | 'acos' | 'atan' | 'asinh' | 'acosh' | 'atanh';

function rootIndex(index: Evaluation, text: string): number {
  const n = index.rational;
  if (!n || !Q.isInteger(n) || n.numerator < 2n || n.numerator > BigInt(largestRootIndex)) {
    throw outside(text, `the index of a root is an integer from 2 to ${largestRootIndex}`);
  }
  return Number(n.numerator);
}

function rootOf(x: Evaluation, n: number, text: string): Evaluation {
  if (x.rational?.numerator === 0n) return x;
  const direction = sign(x);
  if (direction < 0 && n % 2 === 0) throw outside(text, `even roots take numbers from 0 on`);
  if (direction === 0) throw outside(text, 'the radicand cannot be told from 0');
  return rootValue(x, n);
}

function zetaValue(s: Evaluation, text: string): Evaluation {
  const n = s.rational;
  if (n && Q.equals(n, Q.one)) throw pole(text, `zeta takes the integers from 2 to ${largestZeta}`);
  if (!n || !Q.isInteger(n) || n.numerator < 2n || n.numerator > BigInt(largestZeta)) {
    throw outside(text, `zeta takes the integers from 2 to ${largestZeta}`);
  }
  return opaque(zeta(Number(n.numerator)));
}

function besselValue(kind: BesselKind, order: Evaluation, x: Evaluation, text: string): Evaluation {
  const nu = order.rational;
  if (!nu) throw outside(text, 'the order of a Bessel function is a rational number');
  const limits = `the order and the argument of a Bessel function are at most ${largestBessel} in size`;
  if (bigger(nu, largestBessel)) throw outside(text, limits);
  const integral = Q.isInteger(nu);
  if (x.rational?.numerator === 0n) {
    if (nu.numerator === 0n) return ofRational(Q.one);
    if (integral || nu.numerator > 0n) return ofRational(Q.zero);
    throw pole(text, 'a Bessel function of negative fractional order takes arguments above 0');
  }
  if (!integral && sign(x) < 0)
    throw outside(text, 'a Bessel function of fractional order takes arguments above 0');
  if (x.rational) {
    if (bigger(x.rational, largestBessel)) throw outside(text, limits);
    refuseLarge(x.rational, largestBessel, text);
    refuseLarge(nu, largestBessel, text);
    if (nu.denominator > BigInt(largestRootIndex)) {
      throw outside(text, `the order of a Bessel function has a denominator of at most ${largestRootIndex}`);
    }
    return opaque(bessel(kind, nu, x.rational));
  }
  const square = squareOf(x);
  if (square && nu.denominator <= BigInt(largestRootIndex) / 2n) return besselAtRoot(kind, nu, x, square);
  if (!integral) throw outside(text, 'a Bessel function at an irrational argument takes an integer order');
  refuseLargeReal(x, largestBessel, text);
  // J_n and I_n through ₀F₁ at ±x²/4: (x/2)^n/n! is no function but arithmetic.
  const n = Number(nu.numerator < 0n ? -nu.numerator : nu.numerator);
  const flips = kind === 'besselj' && nu.numerator < 0n && n % 2 === 1;
  let factorial = 1n;
  for (let i = 2; i <= n; i++) factorial *= BigInt(i);
  const half = R.scaled(x.real, Q.rational(1n, 2n));
  const argument = R.scaled(R.integerPower(half, 2), Q.rational(kind === 'besseli' ? 1n : -1n));
  const series = numericalFunction('hyp0f1', R.exactly(Q.rational(BigInt(n + 1))), argument);
  const power = n === 0 ? series : R.product(R.integerPower(half, n), series);
  return opaque(R.scaled(power, Q.rational(flips ? -1n : 1n, factorial)), 'numerical');
}

function hypergeometricValue(a: Evaluation, x: Evaluation, text: string): Evaluation {
  if (a.rational && Q.isIntegerBelowOne(a.rational)) {
    throw pole(text, 'the parameter of hyp0f1 is no integer below 1');
  }
  if (x.rational?.numerator === 0n) return ofRational(Q.one);
  if (a.rational && x.rational) {
    refuseLarge(a.rational, largestBessel, text);
    refuseLarge(x.rational, largestBessel * largestBessel, text);
    return opaque(hypergeometric0F1(a.rational, x.rational));
  }
  refuseLargeReal(a, largestBessel, text);
  refuseLargeReal(x, largestBessel * largestBessel, text);
  return opaque(numericalFunction('hyp0f1', a.real, x.real), 'numerical');
}

function trigonometric(name: 'sin' | 'cos' | 'tan' | 'cot', x: Evaluation, text: string): Evaluation {
  if (x.turns) {
    const value = specialAngle(name, x.turns);
    if (value === 'pole') throw pole(text, `${name} is infinite there`);
    return value ?? waveOfTurns(name, x.turns);
  }
  if (!x.rational) {
    const square = squareOf(x);
    if (square) return waveAtRoot(name, x, square);
    refuseLargeReal(x, largestAngle, text);
    return checkedQuotient(name, x, text);
  }
  refuseLarge(x.rational, largestAngle, text);
  const { sine, cosine, tangent } = elementary;
  switch (name) {
    case 'sin':
      return opaque(sine(x.rational));
    case 'cos':
      return opaque(cosine(x.rational));
    case 'tan':
      return opaque(tangent(x.rational));
    case 'cot':
      return opaque(R.quotient(cosine(x.rational), sine(x.rational)));
  }
}

/** A trigonometric function at turns·π, where it is neither rational nor a simple root. */
function waveOfTurns(name: 'sin' | 'cos' | 'tan' | 'cot', turns: Rational): Evaluation {
  const cosine = cosineOfTurns(turns);
  if (name === 'cos') return cosine;
  const sine = cosineOfTurns(Q.subtract(turns, Q.rational(1n, 2n)));
  if (name === 'sin') return sine;
  const [top, bottom] = name === 'tan' ? [sine, cosine] : [cosine, sine];
  return product(top, inverse(bottom), '', R.quotient(top.real, bottom.real));
}

/** tan and cot at an irrational point: a pole shows as a value that stays unbounded. */
function checkedQuotient(name: NumericalName, x: Evaluation, text: string): Evaluation {
  const real = numericalFunction(name, x.real);
  if (real.enclose(64) === null) throw pole(text, `${name} is infinite there`);
  return opaque(real, 'numerical');
}

function elementaryValue(name: Elementary, x: Evaluation, text: string): Evaluation {
  refuseOutside(name, x, text);
  const r = x.rational;
  if (!r) {
    if (isExponential(name)) {
      const square = squareOf(x);
      if (square) return waveAtRoot(name, x, square);
      refuseLargeReal(x, largestExponential, text);
    }
    return opaque(numericalFunction(name, x.real), 'numerical');
  }
  if (r.numerator === 0n) {
    const atZero = valueAtZero(name, text);
    if (atZero) return atZero;
  }
  return atRational(name, r, text);
}

function isExponential(name: Elementary): name is Extract<Elementary, Wave> {
  return ['exp', 'sinh', 'cosh', 'tanh', 'coth'].includes(name);
}

function valueAtZero(name: Elementary, text: string): Evaluation | null {
  switch (name) {
    case 'exp':
    case 'cosh':
      return ofRational(Q.one);
    case 'coth':
      throw pole(text, 'coth takes any number but 0');
    case 'acos':
      return { ...opaque(R.scaled(pi, Q.rational(1n, 2n))), turns: Q.rational(1n, 2n) };
    case 'log':
    case 'acosh':
      return null;
    default:
      return ofRational(Q.zero);
  }
}

/** Where a function is defined on the reals: the bounds are rational and belong to the domain only where that is said. */
const domains: Partial<
  Record<Elementary, { low: bigint; high: bigint | null; closed: boolean; allowed: string }>
> = {
  log: { low: 0n, high: null, closed: false, allowed: 'log takes numbers above 0' },
  asin: { low: -1n, high: 1n, closed: true, allowed: 'asin takes numbers from −1 to 1' },
  acos: { low: -1n, high: 1n, closed: true, allowed: 'acos takes numbers from −1 to 1' },
  acosh: { low: 1n, high: null, closed: true, allowed: 'acosh takes numbers from 1 on' },
  atanh: { low: -1n, high: 1n, closed: false, allowed: 'atanh takes numbers between −1 and 1' },
};

function refuseOutside(name: Elementary, x: Evaluation, text: string): void {
  const domain = domains[name];
  if (!domain) return;
  const beyond = (bound: bigint): number => signOfDifference(x, bound);
  const low = beyond(domain.low);
  const high = domain.high === null ? -1 : beyond(domain.high);
  const undecided = !x.rational && (low === 0 || high === 0);
  if (low < 0 || high > 0 || undecided) throw outside(text, domain.allowed);
  if (!domain.closed && (low === 0 || high === 0)) throw pole(text, domain.allowed);
}

function signOfDifference(x: Evaluation, bound: bigint): number {
  if (x.rational) return Q.compare(x.rational, Q.rational(bound));
  return sign({ ...x, real: R.difference(x.real, R.exactly(Q.rational(bound))) });
}

function atRational(name: Elementary, r: Rational, text: string): Evaluation {
  refuseLarge(r, isExponential(name) ? largestExponential : 1n << BigInt(mostArgumentBits), text);
  switch (name) {
    case 'exp':
      return opaque(elementary.exponential(r));
    case 'sinh':
    case 'cosh': {
      const grows = elementary.exponential(r);
      const falls = R.quotient(R.exactly(Q.one), grows);
      const whole = name === 'cosh' ? R.sum(grows, falls) : R.difference(grows, falls);
      return opaque(R.scaled(whole, Q.rational(1n, 2n)));
    }
    case 'tanh':
    case 'coth': {
      const square = elementary.exponential(Q.add(r, r));
      const above = R.sum(square, R.exactly(Q.one));
      const below = R.difference(square, R.exactly(Q.one));
      return opaque(name === 'tanh' ? R.quotient(below, above) : R.quotient(above, below));
    }
    case 'log':
      return Q.equals(r, Q.one) ? ofRational(Q.zero) : opaque(elementary.logarithm(r));
    case 'asin':
      return arcSineValue(r);
    case 'acos':
      return arcCosineValue(r);
    case 'atan':
      return arcTangentValue(r);
    case 'atanh':
      return opaque(elementary.areaTangent(r));
    case 'acosh':
      if (Q.equals(r, Q.one)) return ofRational(Q.zero);
      return opaque(numericalFunction(name, R.exactly(r)), 'numerical');
    case 'asinh':
      return opaque(numericalFunction(name, R.exactly(r)), 'numerical');
  }
}

function turnsValue(turns: Rational): Evaluation {
  if (turns.numerator === 0n) return ofRational(Q.zero);
  return { ...opaque(R.scaled(pi, turns)), turns };
}

/** arcsin r is a rational multiple of π for no rational r but 0, ±1/2, ±1 (Niven). */
function arcSineValue(r: Rational): Evaluation {
  if (r.numerator < 0n) return negated(arcSineValue(Q.negate(r)));
  if (Q.equals(r, Q.one)) return turnsValue(Q.rational(1n, 2n));
  if (Q.equals(r, Q.rational(1n, 2n))) return turnsValue(Q.rational(1n, 6n));
  return opaque(elementary.arcSine(r));
}

function arcCosineValue(r: Rational): Evaluation {
  const complement = arcSineValue(r);
  if (complement.turns) return turnsValue(Q.subtract(Q.rational(1n, 2n), complement.turns));
  return opaque(R.difference(R.scaled(pi, Q.rational(1n, 2n)), complement.real));
}

function arcTangentValue(r: Rational): Evaluation {
  if (r.denominator === 1n && (r.numerator === 1n || r.numerator === -1n)) {
    return turnsValue(Q.rational(r.numerator, 4n));
  }
  return opaque(elementary.arcTangent(r));
}
