import { floorDivide, factorial } from '../../numbers/integers.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import {
  addEnclosures,
  divideEnclosures,
  encloseRational,
  multiplyEnclosures,
  withBits,
} from '../../numbers/enclosure.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { gammaFunction } from '../bessel.ts';
import { outside, pole, refuseLarge, refuseLargeReal } from '../domain.ts';
import { logarithm } from '../elementary.ts';
import { sign } from '../operations.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import { remembering, type Real } from '../real.ts';
import { opaque, ofRational, weakest, type Evaluation } from '../evaluation.ts';
import { hypergeometricAt } from './hypergeometric.ts';

/** Largest |x| of the gamma function. */
const largestGamma = 1_000n;
/** Largest denominator of a rational argument: it is the index of a root. */
export const largestDenominator = 100n;

/**
 * Γ(x): a factorial at integers, a rational multiple of √π at halves of odd integers, by gammaFunction at other rationals,
 * in intervals at other reals above 0.
 * @throws InputError at 0, −1, −2, … and for arguments that are too large
 */
export function gammaValue(x: Evaluation, text: string): Evaluation {
  const r = x.rational;
  if (!r) {
    refuseLargeReal(x, largestGamma, text);
    if (sign(x) <= 0) throw outside(text, 'gamma takes rational numbers, and irrational ones above 0');
    return opaque(gammaAt(x.real), x.rigor);
  }
  refuseLarge(r, largestGamma, text);
  if (Q.isInteger(r)) {
    if (r.numerator <= 0n) throw pole(text, 'gamma takes any number but 0, −1, −2, …');
    return ofRational(Q.rational(factorial(Number(r.numerator) - 1)));
  }
  if (r.denominator > largestDenominator)
    throw outside(text, `gamma takes rational numbers with denominators up to ${largestDenominator}`);
  return opaque(gammaAtRational(r));
}

/** Γ(r) for a rational r that is no integer below 1, with the root of π where the denominator is 2. */
export function gammaAtRational(r: Rational): Real {
  if (Q.isInteger(r)) return R.exactly(Q.rational(factorial(Number(r.numerator) - 1)));
  if (r.denominator !== 2n) return gammaFunction(r);
  // Γ(1/2) = √π (DLMF 5.4.6) and Γ(x + 1) = x Γ(x).
  let factor = Q.one;
  let at = r;
  for (; at.numerator > 1n; at = Q.subtract(at, Q.one)) factor = Q.multiply(factor, Q.subtract(at, Q.one));
  for (; at.numerator < 1n; at = Q.add(at, Q.one)) factor = Q.divide(factor, at);
  return R.scaled(R.root(pi, 2), factor);
}

/**
 * B(x, y) = Γ(x) Γ(y)/Γ(x + y) at rational x and y (DLMF 5.12.1).
 * @throws InputError where one of the first two has a pole
 */
export function betaValue(x: Evaluation, y: Evaluation, text: string): Evaluation {
  const [first, second] = [gammaValue(x, text), gammaValue(y, text)];
  if (!x.rational || !y.rational) {
    const sum: Evaluation = opaque(R.sum(x.real, y.real), weakest(x, y));
    const product = R.product(first.real, second.real);
    return opaque(R.quotient(product, gammaValue(sum, text).real), weakest(x, y));
  }
  const sum = Q.add(x.rational, y.rational);
  if (Q.isIntegerBelowOne(sum)) return ofRational(Q.zero);
  const third = gammaValue(ofRational(sum), text);
  if (first.rational && second.rational && third.rational)
    return ofRational(Q.divide(Q.multiply(first.rational, second.rational), third.rational));
  return opaque(R.quotient(R.product(first.real, second.real), third.real));
}

/** e^z at a real z that is enclosed: the series at z/2^k, squared k times. */
export function exponentialAt(z: Real): Real {
  let reduction: { readonly size: bigint; readonly k: number; readonly reduced: Real } | null = null;
  // Constants are defined by it when the program starts: z is not looked at before a value is wanted.
  const reduce = () => {
    const coarse = z.enclose(16);
    const size = coarse === null ? 0n : (coarse.hi > -coarse.lo ? coarse.hi : -coarse.lo) >> 16n;
    const k = (size + 2n).toString(2).length;
    const scaled = R.scaled(z, Q.rational(1n, 1n << BigInt(k)));
    return { size, k, reduced: hypergeometricAt({ upper: [], lower: [] }, scaled) };
  };
  return remembering((bits) => {
    const { size, k, reduced } = (reduction ??= reduce());
    // Each squaring doubles the relative error, and the value has log₂e·z bits before the point.
    let value = reduced.enclose(bits + 2 * k + 16 + Math.ceil(1.45 * Number(size + 2n)));
    for (let i = 0; i < k && value; i++) value = multiplyEnclosures(value, value);
    return value;
  });
}

/** Γ at a real x > 0 that is enclosed: shifted to [1, 2] as gammaFunction does, and by the same sum, in intervals. */
export function gammaAt(x: Real): Real {
  return remembering((bits) => {
    const coarse = x.enclose(32);
    if (coarse === null) return null;
    const shift = floorDivide(coarse.lo, 1n << 32n) - 1n;
    const working = bits + 64 + 12 * Number(shift < 0n ? 0n : shift);
    const base = R.difference(x, R.exactly(Q.rational(shift)));
    let value = gammaNearOne(base, working);
    for (let i = 0n; i < shift && value; i++) {
      const factor = R.sum(base, R.exactly(Q.rational(i))).enclose(working);
      value = factor && multiplyEnclosures(value, factor);
    }
    for (let i = 1n; i <= -shift && value; i++) {
      const divisor = R.difference(base, R.exactly(Q.rational(i))).enclose(working);
      value = divisor && divideEnclosures(value, divisor);
    }
    return value;
  });
}

/**
 * Γ(s) = N^s e^{−N} Σ N^n/(s (s+1) … (s+n)) + Γ(s, N) as in bessel.ts, for an s whose enclosure may reach a little beyond
 * [1, 2]: there 0 < Γ(s, N) ≤ 2 N^{s−1} e^{−N} < 2 N² e^{−N} for N ≥ 8.
 */
function gammaNearOne(s: Real, bits: number): Enclosure | null {
  const n = Math.ceil((bits + 48) * Math.LN2) + 8;
  const before = Math.ceil(n / Math.LN2);
  const working = bits + before + 64;
  const point = s.enclose(working);
  if (point === null) return null;
  const bigN = R.exactly(Q.rational(BigInt(n)));
  const power = exponentialAt(R.difference(R.product(s, logarithm(Q.rational(BigInt(n)))), bigN));
  let term: Enclosure | null = divideEnclosures(encloseRational(Q.one, working), point);
  let sum = term;
  // From 2N on the terms halve.
  for (let i = 1; term && sum && (i <= 2 * n || term.hi > 4n); i++) {
    const divisor = addEnclosures(point, encloseRational(Q.rational(BigInt(i)), working));
    term = divideEnclosures(
      multiplyEnclosures(term, encloseRational(Q.rational(BigInt(n)), working)),
      divisor,
    );
    sum = term && addEnclosures(sum, term);
  }
  const scale = power.enclose(working);
  if (!term || !sum || !scale) return null;
  const whole = multiplyEnclosures(scale, { lo: sum.lo, hi: sum.hi + 2n * term.hi, bits: working });
  // 2 N² e^{−N} < 2^{1 + 2 log₂N + 1 − 1.44 N}.
  const exponent = 2 + 2 * Math.ceil(Math.log2(n)) - Math.floor(1.44 * n) + working;
  const rest = exponent <= 0 ? 1n : 1n << BigInt(exponent);
  return withBits({ lo: whole.lo, hi: whole.hi + rest, bits: working }, bits);
}
