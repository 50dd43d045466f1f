import { isQuadratic } from '../../../fractions/canonicalTail.ts';
import { recognizeSimple } from '../../../esma/recognize.ts';
import type { RationalEnds } from '../../../fractions/expand.ts';
import { gcd } from '../../../numbers/integers.ts';
import { determinant, identity, multiplyMatrices, normalizeMatrix } from '../../../numbers/matrix.ts';
import type { Matrix } from '../../../numbers/matrix.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { imageFromTerms } from '../../certificates/imageFromTerms.ts';
import { canonicalFraction } from '../../../fractions/canonicalFraction.ts';
import type { CanonicalFraction, CanonicalImage } from '../../../fractions/canonicalFraction.ts';
import { constantFromExpression } from '../../../constants/constants.ts';
import type { Constant } from '../../../constants/constant.ts';
import { canonicalImage } from '../../classical/canonicalImage.ts';
import type { Expression } from '../../../constants/expression.ts';
import { gcdNumber } from '../../../numbers/integers.ts';
import { withBits } from '../../../numbers/enclosure.ts';
import { closedForm } from '../closedForm.ts';
import { choiceCost, methodCost, positiveCost, vectorCost } from '../cost.ts';
import type { KnownDigits } from '../interval.ts';
import { atLeastOne, holds, relations, times } from '../relations.ts';
import { isOfUsualSize, widestWindow } from '../target.ts';
import type { Candidate, Target } from '../target.ts';

/** Largest determinant of the images that are expanded, unless the caller says otherwise. */
export const defaultDeterminant = 100;

/** Fewest digits in which a pattern can be told from chance. */
const fewestDigits = 24;
/** Images of determinant D cost about this many digits for each unit: with fewer, D is bounded further. */
const digitsPerDeterminant = 3;
/** Largest linear complexity that is looked for in the simple fractions of the images. */
const imageOrder = 24;
/** Largest one in the simple fraction of the number itself. */
const ownOrder = 200;

/**
 * ESMA's patterns: Möbius images of canonical fractions, which are ratios of Bessel functions, exponentials and tangents at
 * rational points. The number itself and its images (a x + b)/d with a d = D, 0 ≤ b < d, are expanded: every Möbius image
 * of determinant D of a number with a simple pattern has one of them with the same tail (Hurwitz 1896), so the pattern
 * shows there in its shortest form, and has a closed form. Where no pattern shows, relations to the simplest
 * canonical fractions are looked for.
 * @param largestDeterminant D up to which images are expanded, ≥ 1
 */
export function patterns(
  target: Target,
  largestDeterminant: number,
  offer: (candidate: Candidate) => void,
): void {
  if (target.known.digits < fewestDigits || !isOfUsualSize(target)) return;
  let found = false;
  const give = (image: CanonicalImage): void => {
    const cost = costOf(image);
    found ||= cost <= target.budget;
    offer({
      method: 'pattern',
      cost,
      build: () => ({ kind: 'expression', expression: closedForm(image).expression }),
    });
  };
  expandImages(target, largestDeterminant, give);
  if (!found) relateToCanonicalFractions(target, give);
}

/** The fraction's parameters one by one, and the Möbius map as a vector. */
function costOf({ fraction, matrix }: CanonicalImage): number {
  const { first, difference, multiplier } = fraction;
  const { a, b, c, d } = normalizeMatrix(matrix);
  const parameters = [first.numerator, first.denominator, difference.numerator, difference.denominator];
  return (
    methodCost('pattern') +
    choiceCost(1 / 2) +
    parameters.reduce((sum, n) => sum + positiveCost(n), positiveCost(multiplier)) +
    vectorCost([a, b, c, d])
  );
}

function expandImages(
  { known }: Target,
  largestDeterminant: number,
  give: (image: CanonicalImage) => void,
): void {
  // Brought to 1 ≤ x < 2, where the expansion is quickest.
  const ends = endsOf(known);
  const whole = Q.floor(ends.lo) - 1n;
  const largest = Math.min(largestDeterminant, Math.floor(known.digits / digitsPerDeterminant));
  for (let d = 1; d <= largest; d++) {
    for (const image of imagesOf(BigInt(d))) {
      const shifted = { ...image, b: image.b - image.a * whole };
      const pattern = recognizeSimple(endsOfImage(ends, shifted), d === 1 ? ownOrder : imageOrder);
      if (!pattern || isQuadratic(pattern)) continue;
      const found = imageFromTerms(pattern);
      if (!found) continue;
      // The x with map(x) = pattern.
      const back = { a: shifted.d, b: -shifted.b, c: 0n, d: shifted.a };
      give({ fraction: found.fraction, matrix: multiplyMatrices(back, found.matrix) });
      return;
    }
  }
}

function endsOf({ size, error }: KnownDigits): RationalEnds {
  const distance = Q.multiply(error, Q.rational(BigInt(widestWindow)));
  return { lo: Q.subtract(size, distance), hi: Q.add(size, distance) };
}

/** The matrices [[a, b], [0, d]] with a d = D, 0 ≤ b < d and coprime entries: one for each tail. */
function* imagesOf(size: bigint): Generator<Matrix> {
  for (let d = 1n; d <= size; d++) {
    if (size % d !== 0n) continue;
    const a = size / d;
    for (let b = 0n; b < d; b++) if (gcd(gcd(a, b), d) === 1n) yield { a, b, c: 0n, d };
  }
}

function endsOfImage({ lo, hi }: RationalEnds, { a, b, d }: Matrix): RationalEnds {
  const image = (end: Rational): Rational => ({
    numerator: a * end.numerator + b * end.denominator,
    denominator: d * end.denominator,
  });
  return { lo: image(lo), hi: image(hi) };
}

/** Orders with denominators and arguments with numerators and denominators up to these are candidates … */
const largestOrderDenominator = 4n;
const largestArgument = 6;
/** … and so are canonical fractions whose a and b have numerators and denominators up to this. */
const largestTerm = 5;

/** A constant g beside its expression. */
interface CanonicalConstant {
  readonly expression: Expression;
  readonly constant: Constant;
}

let constants: CanonicalConstant[] | undefined;

/** A constant over each canonical fraction of small parameters, simplest first; made once, they remember their digits. */
function canonicalConstants(): CanonicalConstant[] {
  return (constants ??= smallFractions().map((fraction) => {
    const expression = closedForm({ fraction, matrix: identity }).constant;
    return { expression, constant: constantFromExpression(expression) };
  }));
}

/** c₀ + c₁ g + c₂ x + c₃ x g = 0 for the constants g of small canonical fractions. */
function relateToCanonicalFractions(
  { x, unit, bits, budget }: Target,
  give: (image: CanonicalImage) => void,
): void {
  const digits = Math.ceil(bits * Math.log10(2));
  const one = 1n << BigInt(bits);
  for (const { expression, constant } of canonicalConstants()) {
    const g = withBits(constant.enclose(digits), bits).lo;
    const scale = 2n * times(unit, atLeastOne(g, bits), bits) + 1n;
    for (const { coefficients, residual } of relations([times(x, g, bits), x, g, one], scale)) {
      const [xg, ofX, ofG, rest] = coefficients as [bigint, bigint, bigint, bigint];
      if (!holds(residual, xg * g + ofX * one, BigInt(widestWindow) * unit, bits)) continue;
      const map = { a: -ofG, b: -rest, c: xg, d: ofX };
      if (determinant(map) === 0n) continue;
      const value = { numerator: trimmed(map.b, map.a), denominator: trimmed(map.d, map.c) };
      const image = vectorCost(coefficients) <= budget ? canonicalImage(expression, value) : null;
      if (image) give(image);
    }
  }
}

function trimmed(constant: bigint, linear: bigint): bigint[] {
  return linear === 0n ? [constant] : [constant, linear];
}

/** Canonical fractions with small ν and x = 2/b, or with small terms a and b, by the size of ν and x. */
function smallFractions(): CanonicalFraction[] {
  const sizes = new Map<string, { order: Rational; argument: Rational; size: bigint }>();
  const collect = (order: Rational, argument: Rational): void => {
    const base = Q.add(order, Q.rational(Q.floor(Q.negate(order)) + 1n));
    const size = base.denominator ** 2n + argument.numerator * argument.denominator;
    const key = `${Q.formatRational(base)};${Q.formatRational(argument)}`;
    sizes.set(key, { order: base, argument, size });
  };
  const two = Q.rational(2n);
  for (const argument of fractionsUpTo(largestArgument)) {
    for (let n = 1n; n <= largestOrderDenominator; n++) {
      for (let m = 1n; m <= n; m++) collect(Q.rational(m, n), argument);
    }
  }
  for (const b of fractionsUpTo(largestTerm)) {
    for (const a of fractionsUpTo(largestTerm)) collect(Q.divide(a, b), Q.divide(two, b));
  }
  return [...sizes.values()]
    .sort((x, y) => Number(x.size - y.size))
    .flatMap(({ order, argument }) => {
      const square = Q.multiply(argument, argument);
      return ([1, -1] as const).map((sign) => canonicalFraction(order, square, sign));
    });
}

/** p/q in lowest terms with 1 ≤ p, q ≤ bound. */
function fractionsUpTo(bound: number): Rational[] {
  const list: Rational[] = [];
  for (let p = 1; p <= bound; p++) {
    for (let q = 1; q <= bound; q++) {
      if (gcdNumber(p, q) === 1) list.push(Q.rational(BigInt(p), BigInt(q)));
    }
  }
  return list;
}
