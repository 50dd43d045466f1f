import { Decimal } from 'decimal.js';
import type { Enclosure } from '../numbers/enclosure.ts';
import { bitLength, floorDivide, powerOfTen } from '../numbers/integers.ts';
import { spend } from '../work.ts';
import { remembering, type Real } from './real.ts';

/** decimal.js knows π and log 10 to 1,025 digits; results are given to this many. */
export const numericalDigits = 1_000;
/** Significant digits of the two calculations that are compared. */
const workingDigits = numericalDigits + 6;
const extraDigits = 5;

type Arithmetic = typeof Decimal;
/** A function of decimals in the arithmetic of the given clone. */
type DecimalFunction = (arithmetic: Arithmetic, ...values: Decimal[]) => Decimal;

/** The functions that have no proved series here at irrational points. */
export type NumericalName =
  | 'exp'
  | 'log'
  | 'power'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'cot'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'coth'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'hyp0f1';

const functions: Readonly<Record<NumericalName, DecimalFunction>> = {
  exp: (_, x) => x.exp(),
  log: (_, x) => x.ln(),
  power: (_, x, y) => x.ln().times(y).exp(),
  sin: (_, x) => circular(x).sine,
  cos: (_, x) => circular(x).cosine,
  tan: (_, x) => divide(circular(x).sine, circular(x).cosine),
  cot: (_, x) => divide(circular(x).cosine, circular(x).sine),
  sinh: (_, x) => x.exp().minus(x.neg().exp()).div(2),
  cosh: (_, x) => x.exp().plus(x.neg().exp()).div(2),
  tanh: (arithmetic, x) => hyperbolicTangent(arithmetic, x),
  coth: (arithmetic, x) => divide(new arithmetic(1), hyperbolicTangent(arithmetic, x)),
  asin: (arithmetic, x) => arcTangent(arithmetic, divide(x, new arithmetic(1).minus(x.times(x)).sqrt())),
  acos: (arithmetic, x) =>
    arcTangent(
      arithmetic,
      divide(new arithmetic(1).minus(x), new arithmetic(1).minus(x.times(x)).sqrt()),
    ).times(2),
  atan: (arithmetic, x) => arcTangent(arithmetic, x),
  asinh: (_, x) => (x.isNeg() ? areaSine(x.neg()).neg() : areaSine(x)),
  acosh: (_, x) => x.plus(x.times(x).minus(1).sqrt()).ln(),
  atanh: (_, x) => divide(x.plus(1), x.neg().plus(1)).ln().div(2),
  hyp0f1: (arithmetic, a, x) => hypergeometric(arithmetic, a, x),
};

function divide(x: Decimal, y: Decimal): Decimal {
  return x.div(y);
}

function areaSine(x: Decimal): Decimal {
  return x.plus(x.times(x).plus(1).sqrt()).ln();
}

function hyperbolicTangent(arithmetic: Arithmetic, x: Decimal): Decimal {
  const square = x.times(2).exp();
  return new arithmetic(1).minus(new arithmetic(2).div(square.plus(1)));
}

/**
 * sin x and cos x by Taylor's series at x/2^k, doubled k times. decimal.js' own sin reduces its argument with as many
 * digits of π as the argument has on top of the precision, and so ends at about 500 digits.
 */
function circular(x: Decimal): { sine: Decimal; cosine: Decimal } {
  const k = 16 + Math.max(0, Math.ceil((x.e + 1) * Math.log2(10)));
  const y = x.div(new (x.constructor as Arithmetic)(2).pow(k));
  const square = y.times(y).neg();
  const step = (start: Decimal, first: number): Decimal => {
    let term = start;
    let sum = start;
    for (let n = first; ; n += 2) {
      term = term.times(square).div(n * (n + 1));
      const next = sum.plus(term);
      if (next.eq(sum)) return sum;
      sum = next;
    }
  };
  let sine = step(y, 2);
  // 1 − cos y keeps its digits where cos y would lose them.
  let versine = step(y.times(y).div(2), 3);
  for (let i = 0; i < k; i++) {
    const cosine = versine.neg().plus(1);
    versine = sine.times(sine).times(2);
    sine = sine.times(cosine).times(2);
  }
  return { sine, cosine: versine.neg().plus(1) };
}

/** arctan x by halving the angle, tan(θ/2) = t/(1 + √(1+t²)), and the power series. decimal.js' own takes minutes at 1,000 digits. */
function arcTangent(arithmetic: Arithmetic, x: Decimal): Decimal {
  const halvings = 16;
  let t = x;
  for (let i = 0; i < halvings; i++) {
    if (!t.isFinite()) t = new arithmetic(t.isNeg() ? -1 : 1);
    else t = t.div(t.times(t).plus(1).sqrt().plus(1));
  }
  const square = t.times(t).neg();
  let power = t;
  let sum = t;
  for (let n = 3; ; n += 2) {
    power = power.times(square);
    const next = sum.plus(power.div(n));
    if (next.eq(sum)) return sum.times(2 ** halvings);
    sum = next;
  }
}

function hypergeometric(arithmetic: Arithmetic, a: Decimal, x: Decimal): Decimal {
  let term = new arithmetic(1);
  let sum = term;
  for (let n = 0; ; n++) {
    term = term.times(x).div(a.plus(n).times(n + 1));
    const next = sum.plus(term);
    if (next.eq(sum) && x.abs().lt((n + 1) * (n + 1))) return sum;
    sum = next;
  }
}

/** One clone of decimal.js per precision; exponents as wide as they come, so that nothing overflows silently. */
const clones = new Map<number, Arithmetic>();
function arithmeticWith(precision: number): Arithmetic {
  let clone = clones.get(precision);
  if (!clone) {
    clone = Decimal.clone({
      defaults: true,
      precision,
      rounding: Decimal.ROUND_HALF_EVEN,
      minE: -9e15,
      maxE: 9e15,
    });
    clones.set(precision, clone);
  }
  return clone;
}

/**
 * A function of reals through decimal.js: calculated with two precisions from separately rounded arguments; the
 * enclosure is as wide as the two results differ, with a margin of ten units of the lower precision. That is no proof:
 * the mark is "numerical". Arguments that are known to few digits only (typed decimals) are followed at both ends.
 *
 * Nothing is better than numericalDigits significant digits: from there on the enclosure grows no narrower.
 */
export function numericalFunction(name: NumericalName, ...values: readonly Real[]): Real {
  let finest: Enclosure | null = null;
  return remembering((bits) => {
    if (finest !== null && finest.bits >= bits) return finest;
    const digits = Math.ceil(bits * Math.log10(2)) + 4;
    const known: Enclosure[] = [];
    for (const value of values) {
      const enclosure = value.enclose(bits + 64);
      if (enclosure === null) return null;
      known.push(enclosure);
    }
    finest = evaluateTwice(functions[name], known, digits, bits);
    return finest;
  });
}

/** Steps of a function of decimal.js, by the square of its digits. */
const functionSteps = 20;

function evaluateTwice(
  operation: DecimalFunction,
  known: readonly Enclosure[],
  digits: number,
  bits: number,
): Enclosure | null {
  const before = Math.max(0, ...known.map((x) => Math.ceil((bitLength(x.hi) - x.bits) * Math.log10(2))));
  let precision = Math.min(workingDigits, digits + before + 10);
  const run = (extra: number, pick: (x: Enclosure) => bigint): Decimal => {
    const arithmetic = arithmeticWith(precision + extra);
    spend(functionSteps * precision * precision);
    return operation(arithmetic, ...known.map((x) => decimalOf(arithmetic, pick(x), x.bits)));
  };
  const middle = (x: Enclosure): bigint => (x.lo + x.hi) >> 1n;
  let coarse = run(0, middle);
  // Digits before the point cost digits after it: one more round where there is room.
  if (coarse.isFinite() && coarse.e > 10 && precision < workingDigits) {
    precision = Math.min(workingDigits, digits + before + coarse.e + 10);
    coarse = run(0, middle);
  }
  const fine = run(extraDigits, middle);
  if (!coarse.isFinite() || !fine.isFinite()) return null;
  // Arguments narrower than what is asked for need no look at their ends.
  const wide = known.some((x) => x.hi - x.lo > 1n << 16n);
  const lower = wide ? run(0, (x) => x.lo) : fine;
  const upper = wide ? run(0, (x) => x.hi) : fine;
  if (!lower.isFinite() || !upper.isFinite()) return null;
  const unit = new (arithmeticWith(precision))(10).pow(Math.max(fine.e, 0) - precision + 3);
  const margin = fine
    .minus(coarse)
    .abs()
    .plus(fine.minus(lower).abs())
    .plus(fine.minus(upper).abs())
    .plus(unit);
  const arithmetic = arithmeticWith(precision + extraDigits);
  return {
    lo: fixedPoint(new arithmetic(fine).minus(margin), bits),
    hi: fixedPoint(new arithmetic(fine).plus(margin), bits) + 1n,
    bits,
  };
}

/** n/2^bits, rounded to the precision of the arithmetic. */
function decimalOf(arithmetic: Arithmetic, n: bigint, bits: number): Decimal {
  const digits = arithmetic.precision + 8;
  const before = Math.max(0, bitLength(n) - bits);
  const scale = Math.max(
    0,
    digits - Math.floor(before * Math.log10(2)) + Math.ceil(Math.max(0, bits - bitLength(n)) * 0.302),
  );
  const scaled = (n * powerOfTen(scale)) >> BigInt(bits);
  return new arithmetic(`${scaled}e-${scale}`);
}

/** ⌊x·2^bits⌋. */
function fixedPoint(x: Decimal, bits: number): bigint {
  const [mantissa, exponent = '0'] = x.toExponential().split('e');
  const [whole, fraction = ''] = mantissa!.split('.');
  const digits = BigInt(whole! + fraction) << BigInt(bits);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? digits * powerOfTen(power) : floorDivide(digits, powerOfTen(-power));
}
