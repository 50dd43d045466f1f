import type { Constant } from '../constants/constant.ts';
import { endsOfEnclosure } from '../fractions/expand.ts';
import { termsOf } from '../fractions/fraction.ts';
import { moebiusImage } from '../fractions/toolbox/moebius.ts';
import { gcdNumber } from '../numbers/integers.ts';
import type { Matrix } from '../numbers/matrix.ts';
import { reachOfConstant } from '../theorems/classical/integerTerms.ts';
import { recognizeSimple } from '../esma/recognize.ts';
import type { InterlacedFraction } from '../fractions/fraction.ts';
import { DeterminantClasses, extendedGcd } from '../esma/determinantClasses.ts';
import { massey, residues } from '../esma/massey.ts';
import { margin } from '../esma/specification.ts';
import type { SearchSpecification } from '../esma/specification.ts';
import { orbitsUpTo } from './orbitCounts.ts';

/**
 * What a search under (+) alone can find, for a constant that is not algebraic and values (aα + b)/(cα + d).
 *
 * The simple continued fractions of two values have one tail exactly if one value is the other's image under GL₂(ℤ)
 * (Serret). So without a bound on the order there are as many families as orbits: with |ad − bc| = D at most σ(D), the
 * (aα + b)/d with ad = D, 0 ≤ b < d, of which ψ(D) = D ∏ (1 + 1/p) are in lowest terms and the others of determinant D/g².
 */
export interface ExpectedFamilies {
  /** Largest |ad − bc|: 2H². */
  readonly determinants: number;
  /** Σ ψ(D) over all D up to that: no search of this height has more orbits. */
  readonly mostOrbits: number;
  /** The orbits of the values, counted; null where the height is too large for that. */
  readonly orbits: number | null;
  /**
   * An estimate of the families that the search finds: the orbits of |ad − bc| ≤ `looked` of which one of the simplest
   * values has, computed symbolically, a fraction of order ≤ L. It leaves out larger determinants and less simple values.
   * null where α shows no interlaced polynomials, or `orbits` is null.
   */
  readonly families: number | null;
  /** Largest determinant whose tails are computed. */
  readonly looked: number;
}

/** Largest height for which the orbits are counted. */
const mostCountedHeight = 20;

/** Largest determinant whose tails are computed; those of larger ones are longer than most searches' order allows. */
const mostDeterminant = 16;

/** Terms after which an image counts as longer than the order: several turns of preperiod and residues. */
const termsPerOrder = 60;

/** Digits of the constant from which its simple continued fraction is read. */
const recognitionDigits = 600;

/** null for other than quotients of degree 1, and for constants known to be algebraic. */
export function expectFamilies(
  specification: SearchSpecification,
  constant: Constant,
): ExpectedFamilies | null {
  const { shape, degree, height, order } = specification;
  if (shape !== 'quotient' || degree !== 1 || constant.annihilator || constant.rationalValue) return null;
  const determinants = 2 * height * height;
  const looked = Math.min(determinants, mostDeterminant);
  const mostOrbits = orbitsUpTo(determinants).reduce((sum, orbits) => sum + orbits);
  if (height > mostCountedHeight) return { determinants, mostOrbits, orbits: null, families: null, looked };
  const { count, small } = orbitsOfValues(constant, height, looked);
  const fraction =
    reachOfConstant(constant) === 'hurwitzian' && constant.digitsLimit >= recognitionDigits
      ? recognizeSimple(endsOfEnclosure(constant.enclose(recognitionDigits)), order)
      : null;
  const families = fraction && small.filter((orbit) => isWithinOrder(fraction, orbit, order)).length;
  return { determinants, mostOrbits, orbits: count, families, looked };
}

/** σ(D): the sum of the divisors of D. */
export function divisorSum(n: number): number {
  let sum = 0;
  for (let d = 1; d <= n; d++) if (n % d === 0) sum += d;
  return sum;
}

/** The ψ(D) matrices [[a, b], [0, d]] with ad = D, 0 ≤ b < d and coprime entries: one for each orbit of primitive ones. */
export function orbitRepresentatives(determinant: number): Matrix[] {
  const matrices: Matrix[] = [];
  for (let d = 1; d <= determinant; d++) {
    if (determinant % d !== 0) continue;
    const a = determinant / d;
    for (let b = 0; b < d; b++) {
      if (gcdNumber(gcdNumber(a, b), d) === 1) matrices.push(matrixOf(a, b, 0, d));
    }
  }
  return matrices;
}

function matrixOf(a: number, b: number, c: number, d: number): Matrix {
  return { a: BigInt(a), b: BigInt(b), c: BigInt(c), d: BigInt(d) };
}

/** The simplest values of an orbit, as Möbius maps of the constant, simplest first. */
type Orbit = Matrix[];

/** Values of an orbit that are looked at. */
const mostValues = 6;

/** How many orbits the values of a height are in, and those of determinant ≤ looked. */
function orbitsOfValues(
  constant: Constant,
  height: number,
  looked: number,
): { readonly count: number; readonly small: readonly Orbit[] } {
  const classes = new DeterminantClasses(constant, height);
  let count = 0;
  const small: Orbit[] = [];
  for (let determinant = 1; determinant <= classes.count; determinant++) {
    const rows = classes.rows(determinant);
    const orbits = new Map<number, Orbit>();
    for (let at = 0; at < rows.length; at += 4) {
      const [b, a, d, c] = [rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!];
      // Hermite's normal form [[g, x], [0, D/g]] of [[a, b], [c, d]] under GL₂(ℤ).
      const { divisor, x, y } = extendedGcd(a, c);
      const modulus = determinant / divisor;
      const entry = (((x * b + y * d) % modulus) + modulus) % modulus;
      const key = divisor * determinant + entry;
      const orbit = orbits.get(key);
      if (!orbit) orbits.set(key, [matrixOf(a, b, c, d)]);
      else if (orbit.length < mostValues && determinant <= looked) orbit.push(matrixOf(a, b, c, d));
    }
    count += orbits.size;
    if (determinant <= looked) small.push(...orbits.values());
  }
  return { count, small };
}

/** Whether the simple continued fraction of one of the values has an order ≤ L. */
function isWithinOrder(fraction: InterlacedFraction, orbit: Orbit, order: number): boolean {
  for (const matrix of orbit) {
    const image = moebiusImage(fraction, matrix, [1], termsPerOrder * order);
    // All values of an orbit have one tail.
    if (image.kind !== 'interlaced' || !hasOrder(image.fraction, image.fraction.rule.preperiod.length, order))
      return false;
    if (hasOrder(image.fraction, 0, order)) return true;
  }
  return false;
}

/** Whether the linear complexity of the terms from some place on is ≤ L. */
function hasOrder({ rule, signs }: InterlacedFraction, from: number, order: number): boolean {
  const terms = termsOf(rule, from + 2 * order + margin).slice(from);
  return massey(residues(terms), signs, order, margin, true) !== null;
}
