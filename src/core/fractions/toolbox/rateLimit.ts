import { lcmNumber } from '../../numbers/integers.ts';
import { determinant, identity, multiplyMatrices, stepMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { InterlacedFraction, SignedContinuedFraction } from '../fraction.ts';
import { isInterlaced, signAfter, termsOf } from '../fraction.ts';
import { moebiusImage } from './moebius.ts';

/**
 * What the quotient of two fractions' digits after n terms, first by second, tends to with n; null where it is not known
 * to be rational, and 'infinite' where only the first grows faster than every exponential.
 */
export type RateLimit = Rational | 'infinite' | null;

/**
 * The limit of the quotient of two convergence rates.
 *
 * With movers of degrees d_i among the m terms of a period log q_n ~ (Σ d_i/m) n log n, since the product of the constant
 * terms between two movers has a first entry ≥ 1. Without a mover log q_n ~ n (log ε)/N, where ε > 1 is the larger
 * eigenvalue of a period of N steps; over one quadratic field two such ε may have a common power, and then the quotient is
 * rational.
 * @param first and second: admissible fractions
 */
export function limitOfRates(first: InterlacedFraction, second: InterlacedFraction): RateLimit {
  const [x, y] = [growthPerTerm(first), growthPerTerm(second)];
  if (y.numerator !== 0n) return Q.divide(x, y);
  return x.numerator === 0n ? quotientOfLogarithms(periodOf(first), periodOf(second)) : 'infinite';
}

function growthPerTerm({ rule: { polynomials } }: InterlacedFraction): Rational {
  const degrees = polynomials.reduce((sum, polynomial) => sum + Math.max(polynomial.length - 1, 0), 0);
  return Q.rational(BigInt(degrees), BigInt(polynomials.length));
}

/** The product of one joint period of a periodic fraction. */
interface Period {
  readonly matrix: Matrix;
  readonly length: number;
}

function periodOf({ rule, signs }: InterlacedFraction): Period {
  const k = rule.preperiod.length;
  const length = lcmNumber(rule.polynomials.length, signs.length);
  const matrix = termsOf(rule, k + length)
    .slice(k)
    .reduce(
      (product, term, i) => multiplyMatrices(product, stepMatrix(term, BigInt(signAfter(signs, k + i)))),
      identity,
    );
  return { matrix, length };
}

/** Largest exponents at which a common power of two units is looked for. */
const largestExponent = 60;

/** (log ε/N)/(log ε′/N′), where ε^t = ε′^s for small s and t: then it is s N′/(t N). */
function quotientOfLogarithms(first: Period, second: Period): Rational | null {
  const seen = new Map<string, number>();
  let power = identity;
  for (let t = 1; t <= largestExponent; t++) {
    power = multiplyMatrices(power, first.matrix);
    seen.set(unitOf(power), t);
  }
  power = identity;
  for (let s = 1; s <= largestExponent; s++) {
    power = multiplyMatrices(power, second.matrix);
    const t = seen.get(unitOf(power));
    if (t !== undefined) return Q.rational(BigInt(s * second.length), BigInt(t * first.length));
  }
  return null;
}

/** |trace| and determinant ±1: they determine the larger eigenvalue in size. */
function unitOf(m: Matrix): string {
  const trace = m.a + m.d;
  return `${trace < 0n ? -trace : trace},${determinant(m)}`;
}

/** Terms that the conversion to the simple continued fraction may take for a limit. */
const mostConverted = 5_000;

/**
 * What the gain of a fraction over the simple continued fraction of its value tends to: 1 for the simple one itself. The
 * simple fractions of a family have one tail (Serret), and so its members with one pattern have one limit.
 */
export function limitOfGain(fraction: SignedContinuedFraction): RateLimit {
  if (fraction.signs.every((sign) => sign > 0)) return Q.one;
  if (!isInterlaced(fraction)) return null;
  const simple = moebiusImage(fraction, identity, [1], mostConverted);
  return simple.kind === 'interlaced' ? limitOfRates(fraction, simple.fraction) : null;
}
