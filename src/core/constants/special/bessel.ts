import {
  addEnclosures,
  encloseRational,
  magnitude,
  multiplyEnclosures,
  withBits,
  type Enclosure,
} from '../../numbers/enclosure.ts';
import { absolute, bitLength, factorial } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { bessel } from '../bessel.ts';
import { eulersConstant } from '../classical.ts';
import { bigger, outside, refuseLarge, refuseLargeReal } from '../domain.ts';
import { logarithm, multiplyRational } from '../elementary.ts';
import { sign } from '../operations.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import { remembering, type Real } from '../real.ts';
import { sineAndCosineOfTurns } from '../turns.ts';
import { harmonicNumber } from './digamma.ts';
import { opaque, type Evaluation } from '../evaluation.ts';

/** Largest |order| and argument, and largest denominator of an order. */
const largestBessel = 1_000n;
const largestDenominator = 100n;

/**
 * The functions of the second kind, K_ν(x) and Y_ν(x), at rational ν and x > 0. For fractional ν
 * K_ν = π/2 (I_{−ν} − I_ν)/sin νπ and Y_ν = (J_ν cos νπ − J_{−ν})/sin νπ (DLMF 10.27.4 and 10.2.3), for integers by the
 * series with harmonic numbers (DLMF 10.31.1 and 10.8.1).
 * @throws InputError
 */
export function secondKindValue(
  kind: 'besselk' | 'bessely',
  order: Evaluation,
  x: Evaluation,
  text: string,
): Evaluation {
  const nu = order.rational;
  if (!nu) throw outside(text, `the order of ${kind} is a rational number`);
  if (x.rational ? x.rational.numerator <= 0n : sign(x) <= 0)
    throw outside(text, `${kind} takes arguments above 0`);
  if (bigger(nu, largestBessel) || (x.rational && bigger(x.rational, largestBessel)))
    throw outside(
      text,
      `the order and the argument of a Bessel function are at most ${largestBessel} in size`,
    );
  if (nu.denominator > largestDenominator)
    throw outside(text, `the order of a Bessel function has a denominator of at most ${largestDenominator}`);
  if (!x.rational) {
    refuseLargeReal(x, largestBessel, text);
    return opaque(kind === 'besselk' ? decreasing(nu, x.real) : oscillating(nu, x.real), x.rigor);
  }
  refuseLarge(x.rational, largestBessel, text);
  return opaque(atRational(kind, nu, x.rational));
}

function atRational(kind: 'besselk' | 'bessely', nu: Rational, x: Rational): Real {
  if (!Q.isInteger(nu)) return fractional(kind, nu, x);
  // K_{−n} = K_n and Y_{−n} = (−1)ⁿ Y_n.
  const n = Number(absolute(nu.numerator));
  const value = integral(kind, n, x);
  return kind === 'bessely' && nu.numerator < 0n && n % 2 === 1 ? R.negative(value) : value;
}

/** K_ν(x) for a real x > 0: it falls as x grows (DLMF 10.37), so its values at the ends of an interval enclose it. */
function decreasing(nu: Rational, x: Real): Real {
  return remembering((bits) => {
    const argument = x.enclose(bits + 16);
    if (!argument || argument.lo <= 0n) return null;
    const [most, least] = [argument.lo, argument.hi].map((end) =>
      atRational('besselk', nu, Q.rational(end, 1n << BigInt(argument.bits))).enclose(bits),
    );
    return most && least ? { lo: least.lo, hi: most.hi, bits } : null;
  });
}

/** Y_ν(x) for a real x > 0: its value at one end of an enclosure, with room for the change up to the other. */
function oscillating(nu: Rational, x: Real): Real {
  let bounds: { readonly from: Rational; readonly slope: bigint } | null = null;
  return remembering((bits) => {
    bounds ??= slopeBeyond(nu, x);
    const argument = x.enclose(bits + 8 + (bounds ? bitLength(bounds.slope) : 0));
    if (!bounds || !argument) return null;
    const end = Q.rational(argument.lo, 1n << BigInt(argument.bits));
    if (Q.compare(end, bounds.from) < 0) return null;
    const value = atRational('bessely', nu, end).enclose(argument.bits);
    const room = bounds.slope * (argument.hi - argument.lo);
    return value && withBits({ lo: value.lo - room, hi: value.hi + room, bits: argument.bits }, bits);
  });
}

/**
 * A rational number below x > 0, and an integer that |Y_ν′| does not exceed from there on. Y_ν′ = (Y_{ν−1} − Y_{ν+1})/2 (DLMF 10.6.1),
 * and J_μ² + Y_μ² ≥ Y_μ² falls for all μ, as K_0 in Nicholson's integral does (DLMF 10.9.30).
 */
function slopeBeyond(nu: Rational, x: Real): { readonly from: Rational; readonly slope: bigint } | null {
  for (let bits = 32; bits <= 1 << 12; bits *= 2) {
    const coarse = x.enclose(bits);
    if (!coarse || coarse.lo <= 0n) continue;
    const from = Q.rational(coarse.lo, 1n << BigInt(bits + 1));
    let slope = 1n;
    for (const mu of [Q.subtract(nu, Q.one), Q.add(nu, Q.one)]) {
      const order = Q.isInteger(mu) && mu.numerator < 0n ? Q.negate(mu) : mu;
      for (const value of [bessel('besselj', order, from), atRational('bessely', order, from)]) {
        const enclosure = value.enclose(bits);
        if (!enclosure) return null;
        slope += (magnitude(enclosure) >> BigInt(bits)) + 1n;
      }
    }
    return { from, slope };
  }
  return null;
}

function fractional(kind: 'besselk' | 'bessely', nu: Rational, x: Rational): Real {
  const { sine, cosine } = sineAndCosineOfTurns(nu);
  const first = kind === 'besselk' ? 'besseli' : 'besselj';
  const [up, down] = [bessel(first, nu, x), bessel(first, Q.negate(nu), x)];
  if (kind === 'besselk')
    return R.scaled(R.product(pi, R.quotient(R.difference(down, up), sine)), Q.rational(1n, 2n));
  return R.quotient(R.difference(R.product(up, cosine), down), sine);
}

/**
 * With y = x²/4, and σ = 1 for K, −1 for Y,
 *
 *     ½ (x/2)^{−n} Σ_{k<n} (n−k−1)!/k! (−σy)ᵏ  −  (−σ)ⁿ [ (log(x/2) + γ) F_n(x) − ½ (x/2)ⁿ Σ (H_k + H_{n+k}) (σy)ᵏ/(k! (n+k)!) ]
 *
 * is K_n for σ = 1 with F = I and −(π/2) Y_n for σ = −1 with F = J.
 */
function integral(kind: 'besselk' | 'bessely', n: number, x: Rational): Real {
  const sigma = kind === 'besselk' ? 1n : -1n;
  const half = Q.divide(x, Q.rational(2n));
  const y = Q.multiply(half, half);
  let finite = Q.zero;
  let term = Q.rational(factorial(n - 1));
  for (let k = 0; k < n; k++) {
    finite = Q.add(finite, term);
    if (k < n - 1)
      term = Q.divide(
        Q.multiply(term, Q.multiply(y, Q.rational(-sigma))),
        Q.rational(BigInt(k + 1) * BigInt(n - 1 - k)),
      );
  }
  const head = Q.multiply(Q.rational(1n, 2n), Q.multiply(Q.power(half, -n), finite));
  const logarithmic = Q.equals(half, Q.one) ? eulersConstant : R.sum(logarithm(half), eulersConstant);
  const first = bessel(kind === 'besselk' ? 'besseli' : 'besselj', Q.rational(BigInt(n)), x);
  const series = R.scaled(harmonicSeries(n, Q.multiply(y, Q.rational(sigma))), Q.power(half, n));
  const bracket = R.difference(R.product(logarithmic, first), R.scaled(series, Q.rational(1n, 2n)));
  const turned = kind === 'besselk' && n % 2 === 1 ? R.negative(bracket) : bracket;
  const value = R.difference(R.exactly(head), turned);
  return kind === 'besselk' ? value : R.scaled(R.quotient(value, pi), Q.rational(-2n));
}

/**
 * Units in the last place, of which 32 bits more are carried than were asked for, below which a term ends a series: roundings
 * alone keep it at several times the harmonic sums.
 */
const negligible = 1n << 16n;

/**
 * Σ (H_k + H_{n+k}) zᵏ/(k! (n+k)!) term by term in fixed point. From k with (k+1)(n+k+1) ≥ 4|z| on the factors of the
 * terms are at most 1/4, and those of the harmonic sums at most 3/2 (H_1 + H_{n+1} over H_0 + H_n is the largest, for k ≥ 1):
 * the rest is below the last term, doubled.
 */
function harmonicSeries(n: number, z: Rational): Real {
  return remembering((bits) => {
    const size = absolute(z.numerator) / z.denominator + 1n;
    const working = bits + 32 + 4 * bitLength(size) + 3 * Number(integerSquareRoot(size));
    let power = encloseRational(Q.rational(1n, factorial(n)), working);
    let harmonic = encloseRational(harmonicNumber(n), working);
    let sum: Enclosure = multiplyEnclosures(power, harmonic);
    for (let k = 1; ; k++) {
      const next = BigInt(k) * BigInt(n + k);
      power = multiplyRational(power, Q.divide(z, Q.rational(next)));
      const step = Q.add(Q.rational(1n, BigInt(k)), Q.rational(1n, BigInt(n + k)));
      harmonic = addEnclosures(harmonic, encloseRational(step, working));
      const term = multiplyEnclosures(power, harmonic);
      sum = addEnclosures(sum, term);
      const rest = magnitude(term);
      if (BigInt(k + 1) * BigInt(n + k + 1) >= 4n * size && rest < negligible)
        return { lo: sum.lo - 2n * rest, hi: sum.hi + 2n * rest, bits: working };
    }
  });
}

function integerSquareRoot(n: bigint): bigint {
  return BigInt(Math.ceil(Math.sqrt(Number(n))));
}
