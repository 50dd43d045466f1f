import {
  adjugate,
  determinant,
  identity,
  multiplyMatrices,
  normalizeMatrix,
  stepMatrix,
} from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { kernel } from '../../numbers/linearSystem.ts';
import { evaluatePolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { lcm } from '../../numbers/integers.ts';
import type { Sign } from '../../fractions/signs.ts';
import { canonicalFraction, canonicalStep, canonicalScale } from '../../fractions/canonicalFraction.ts';
import type { CanonicalFraction, CanonicalImage } from '../../fractions/canonicalFraction.ts';
import { argumentSquareFromGrowth, growthOf, multiplierInGrowth, startFromGrowth } from './growth.ts';
import { headMatrix, periodMatrix, tailPeriod } from '../../fractions/periodMatrix.ts';
import type { TailPeriod } from '../../fractions/periodMatrix.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';

/** The tail from term h on as a Möbius image V of the canonical tail that starts with `start` = a + sb, without m. */
interface TailImage {
  readonly head: number;
  readonly start: Rational;
  readonly difference: Rational;
  readonly multiplier: bigint;
  readonly sign: Sign;
  readonly matrix: Matrix;
}

/**
 * The value of a fraction with movers as a Möbius image of a canonical fraction, from its terms alone; null where no
 * canonical fraction of the right growth fits. With one linear mover a period there always is one.
 * What it says is proved by a certificate (prove.ts).
 */
export function imageFromTerms(fraction: InterlacedFraction): CanonicalImage | null {
  const head = fraction.rule.preperiod.length;
  const tail = tailPeriod(fraction, head);
  const movers = tail.polynomials.flatMap((polynomial, i) => (polynomial.length > 1 ? [i] : []));
  const image =
    movers.length === 1 && tail.polynomials[movers[0]!]!.length === 2
      ? imageWithOneMover(tailPeriod(fraction, head + movers[0]! + 1))
      : imageWithSeveralMovers(fraction, tail);
  return image && imageOfTail(fraction, image);
}

/**
 * A fraction with one mover (THEORY.md, "Fractions with one mover"): a constant block with the product [[A, B], [C, D]], then
 * Y_k = c₀ + c₁ k, then the sign s. With Δ = AD − BC, α = B + sC + A c₀, β = A c₁, δ = sΔ and W_k = α + βk + δ/W_{k+1} the value is
 * A/(C + Δ/W_0) = [[A, 0], [C, Δ]] W_0. Here A > 0, as a numerator of convergents of an admissible tail.
 * @param tail ends with its one mover
 */
function imageWithOneMover({ head, polynomials, signs }: TailPeriod): TailImage {
  const last = polynomials.length - 1;
  const block = polynomials
    .slice(0, last)
    .map((polynomial, i) => stepMatrix(polynomial[0]?.numerator ?? 0n, BigInt(signs[i]!)))
    .reduce(multiplyMatrices, identity);
  const [c0, c1] = [polynomials[last]![0]!, polynomials[last]![1]!];
  const delta = determinant(block);
  const s = signs[last]!;
  const top = Q.rational(block.a);
  return {
    head,
    start: Q.add(Q.rational(block.b + BigInt(s) * block.c), Q.multiply(top, c0)),
    difference: Q.multiply(top, c1),
    multiplier: 1n,
    sign: BigInt(s) * delta === 1n ? 1 : -1,
    matrix: { a: block.a, b: 0n, c: block.c, d: delta },
  };
}

/**
 * Several movers: the growth of the matrix period names b and a + sb, its determinant the sign or both signs are
 * tried, and the identity with a constant U is a linear system for U. null where m b² is not rational or no U solves it.
 */
function imageWithSeveralMovers(fraction: InterlacedFraction, tail: TailPeriod): TailImage | null {
  const period = tail.polynomials.length;
  const growth = growthOf(periodMatrix(tail));
  const argumentSquare = growth && argumentSquareFromGrowth(growth);
  if (!growth || !argumentSquare) return null;
  const { difference, multiplier } = canonicalFraction(Q.one, argumentSquare, 1);
  const factor = multiplierInGrowth(growth, multiplier);
  if (!factor) return null;
  const early = startFromGrowth(growth, difference, factor);
  // The canonical terms shall be positive: later by r·b a period.
  const stride = Q.multiply(difference, Q.rational(BigInt(growth.degree)));
  const delay = early.numerator > 0n ? 0n : 1n - Q.floor(Q.divide(early, stride));
  const head = tail.head + period * Number(delay);
  const start = Q.add(early, Q.multiply(stride, Q.rational(delay)));
  const later = periodMatrix(tailPeriod(fraction, head));
  for (const sign of [1, -1] as const) {
    const canonical = { first: start, difference, multiplier, sign };
    const rows: Rational[][] = [];
    for (let j = 0; j <= growth.degree + 1; j++) {
      let steps = identity;
      for (let i = 0; i < growth.degree; i++) {
        steps = multiplyMatrices(steps, canonicalStep(canonical, BigInt(growth.degree * j + i)));
      }
      const scale = canonicalScale(canonical) ** BigInt(growth.degree) * BigInt(growth.factor);
      rows.push(
        ...commutationRows(steps, later.scale, evaluatePolynomialMatrix(later.matrix, BigInt(j)), scale),
      );
    }
    const solutions = kernel(rows, 4);
    if (solutions.length !== 1) continue;
    const u = integral(solutions[0]!);
    if (determinant(u) !== 0n)
      return { head, start, difference, multiplier, sign, matrix: normalizeMatrix(adjugate(u)) };
  }
  return null;
}

/** The four equations of p K U = q U M for the entries a, b, c, d of U. */
function commutationRows(k: Matrix, p: bigint, m: Matrix, q: bigint): Rational[][] {
  const rows = [
    [p * k.a - q * m.a, -q * m.c, p * k.b, 0n],
    [-q * m.b, p * k.a - q * m.d, 0n, p * k.b],
    [p * k.c, 0n, p * k.d - q * m.a, -q * m.c],
    [0n, p * k.c, -q * m.b, p * k.d - q * m.d],
  ];
  return rows.map((row) => row.map((entry) => Q.rational(entry)));
}

function integral(entries: readonly Rational[]): Matrix {
  const scale = entries.reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const [a, b, c, d] = entries.map(({ numerator, denominator }) => numerator * (scale / denominator));
  return normalizeMatrix({ a: a!, b: b!, c: c!, d: d! });
}

/** Largest number of canonical terms between κ_0 and the tail. */
const mostSkipped = 10_000;

/** H V (K(0) … K(s − 1))^{−1}, with the start brought to 0 < a ≤ b. */
function imageOfTail(fraction: InterlacedFraction, image: TailImage): CanonicalImage | null {
  const { head, start, difference, multiplier, sign, matrix } = image;
  const s = -Q.floor(Q.negate(Q.divide(start, difference))) - 1n;
  if (s > BigInt(mostSkipped) || -s > BigInt(mostSkipped)) return null;
  const first = Q.subtract(start, Q.multiply(difference, Q.rational(s)));
  const canonical: CanonicalFraction = { first, difference, multiplier, sign };
  let product = multiplyMatrices(headMatrix(fraction, head), matrix);
  // The tail was taken to begin without m; after an odd number of terms it is m times as large.
  if (s % 2n !== 0n) product = multiplyMatrices(product, { a: 1n, b: 0n, c: 0n, d: multiplier });
  for (let t = s - 1n; t >= 0n; t--) {
    product = normalizeMatrix(multiplyMatrices(product, adjugate(canonicalStep(canonical, t))));
  }
  for (let t = s; t < 0n; t++) {
    product = normalizeMatrix(multiplyMatrices(product, canonicalStep(canonical, t)));
  }
  return { fraction: canonical, matrix: normalizeMatrix(product) };
}
