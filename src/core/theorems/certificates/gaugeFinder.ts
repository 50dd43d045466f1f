import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import type { GaugeCertificate } from '../../certificate.ts';
import { jointPeriod } from '../../fractions/canonicalTail.ts';
import { productMatrix } from '../../fractions/evaluate.ts';
import { numeratorsOf, termsOf } from '../../fractions/fraction.ts';
import type { ContinuedFraction } from '../../fractions/fraction.ts';
import { periodOfSteps } from '../../fractions/periodMatrix.ts';
import { bitLength, lcm } from '../../numbers/integers.ts';
import { kernel } from '../../numbers/linearSystem.ts';
import { adjugate, matrixHeight, multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { addInteger, multiplyInteger, trimInteger } from '../../numbers/polynomial.ts';
import { evaluatePolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import { hypergeometricImages } from '../classical/hypergeometricImage.ts';
import type { HypergeometricImage } from '../classical/hypergeometricImage.ts';
import { nodeAfter, stepsBetween } from '../classical/hypergeometricSteps.ts';
import type { Direction } from '../classical/hypergeometricSteps.ts';
import type { Claim } from './claim.ts';
import { gaugeFault } from './gaugeChecker.ts';

/** Steps of either kind between base and node that are tried, along a line and on the lattice. */
const mostOnLine = 30;
const mostOnLattice = 8;

/** Nodes that are looked at closely, those with the smallest matrices first. */
const mostNodes = 6;

/** Largest degree of U, and periods by whose growth a direction is refused. */
const mostDegree = 3;
const [early, late] = [12, 24];
const mostGrowth = 40;

/** A certificate that the checker accepts, or why none was found, a sentence without full stop. */
export type GaugeFinding = Outcome<{ readonly certificate: GaugeCertificate }>;

/**
 * Looks for a certificate. U(j) is, up to a factor, (T(0) ⋯ T(j−1))^{−1} S^{−1} W^{−1} H P(j): along the right direction its entries are
 * polynomials of small degree, along any other they grow with j. So numbers are taken first, and polynomials are fitted where
 * they stay small; the heads hold by construction.
 */
export function findGaugeCertificate(claim: Claim): GaugeFinding {
  const { fraction, constant, value } = claim;
  if (fraction.rule.kind !== 'interlaced')
    return refusal('its terms are a recurrence and no interlaced polynomials');
  const images = hypergeometricImages(constant, value);
  if (images.length === 0)
    return refusal(
      'this program has no theorem that gives its value as an image of a function that is known here',
    );
  const joint = jointPeriod(fraction);
  let best: GaugeCertificate | null = null;
  for (let phase = 0; phase < joint; phase++) {
    const tail = tailOf(fraction, fraction.rule.preperiod.length + phase, joint);
    for (const image of images) {
      for (const direction of directions(image, tail)) {
        const found = certificateAlong(claim, tail, image, direction, best ? degreeOf(best) - 1 : mostDegree);
        if (found && degreeOf(found) === 0) return { ok: true, certificate: found };
        best = found ?? best;
      }
    }
  }
  return best
    ? { ok: true, certificate: best }
    : refusal('its tail was found to be no path of steps of the function that gives its value');
}

function degreeOf({ transformation: { a, b, c, d } }: GaugeCertificate): number {
  return Math.max(a.length, b.length, c.length, d.length) - 1;
}

/** The tail of a fraction from some term on, as matrices. */
interface Tail {
  readonly head: number;
  readonly period: number;
  readonly matrix: PolynomialMatrix;
  /** H P(j) for j = 0, 1, …, up to factors. */
  readonly products: readonly Matrix[];
}

function tailOf(fraction: ContinuedFraction, head: number, period: number): Tail {
  const { rule } = fraction;
  if (rule.kind !== 'interlaced') throw new RangeError('the terms are no interlaced polynomials');
  const numerators = numeratorsOf(fraction);
  const matrix = periodOfSteps(rule, numerators, head, period);
  const products = [normalizeMatrix(productMatrix(termsOf(rule, head), numerators))];
  for (let j = 0; j <= late; j++)
    products.push(
      normalizeMatrix(multiplyMatrices(products[j]!, evaluatePolynomialMatrix(matrix, BigInt(j)))),
    );
  return { head, period, matrix, products };
}

/** Directions along which the function's steps grow as the tail's do: 2 deg tr − deg det is the same for both. */
function directions({ base }: HypergeometricImage, { matrix: { a, b, c, d } }: Tail): Direction[] {
  const trace = addInteger(a, d).length - 1;
  const minus = multiplyInteger(b, c).map((x) => -x);
  const determinant = addInteger(multiplyInteger(a, d), minus).length - 1;
  const growth = 2 * trace - determinant;
  if (growth < 1) return [];
  switch (base.kind) {
    case 'kummer':
      return Array.from({ length: growth + 1 }, (_, v) => ({ u: growth - v, v }));
    case 'bessel':
      return growth % 2 === 0 ? [{ u: growth / 2, v: 0 }] : [];
    case 'sum': {
      const each = base.factor.length - 1;
      return growth % each === 0 ? [{ u: growth / each, v: 0 }] : [];
    }
  }
}

function certificateAlong(
  claim: Claim,
  tail: Tail,
  { base, matrix }: HypergeometricImage,
  direction: Direction,
  largest: number,
): GaugeCertificate | null {
  const { head, period, products } = tail;
  // Steps from the base to the node that lies (x, y) and j periods further, along x first.
  const path = pathsFrom(base);
  const transformationAt = (x: number, y: number, j: number): Matrix => {
    const steps = path(x + direction.u * j, y + direction.v * j);
    const inverse = adjugate(multiplyMatrices(matrix, steps));
    return normalizeMatrix(multiplyMatrices(inverse, products[j]!));
  };
  const bits = (x: number, y: number, j: number) => bitLength(matrixHeight(transformationAt(x, y, j)));
  if (bits(0, 0, late) - bits(0, 0, early) > mostGrowth) return null;
  const far = base.kind === 'kummer' ? mostOnLattice : mostOnLine;
  const nodes = Array.from({ length: far + 1 }, (_, x) =>
    Array.from({ length: base.kind === 'kummer' ? far + 1 : 1 }, (_, y) => ({
      x,
      y,
      size: bits(x, y, late - 1) + bits(x, y, late),
    })),
  )
    .flat()
    .sort((p, q) => p.size - q.size || p.x + p.y - (q.x + q.y))
    .slice(0, mostNodes);
  for (let degree = 0; degree <= largest; degree++) {
    for (const { x, y } of nodes) {
      const values = Array.from({ length: 4 * degree + 6 }, (_, j) => transformationAt(x, y, j));
      const transformation = fitProjectively(values, degree);
      if (!transformation) continue;
      const certificate: GaugeCertificate = {
        kind: 'gauge',
        base,
        skipped: [x, y],
        direction: [direction.u, direction.v],
        head,
        period,
        transformation,
      };
      if (gaugeFault(claim, certificate) === null) return certificate;
    }
  }
  return null;
}

/** Products of steps from a node, x of the first and then y of the second kind, each worked out once. */
function pathsFrom(base: HypergeometricImage['base']): (x: number, y: number) => Matrix {
  const rows: Matrix[][] = [];
  const at = (x: number, y: number): Matrix => {
    const row = (rows[x] ??= []);
    if (!row[y]) {
      if (x === 0 && y === 0) row[y] = stepsBetween(base, { u: 0, v: 0 });
      else {
        const [before, step] =
          y > 0
            ? [at(x, y - 1), stepsBetween(nodeAfter(base, { u: x, v: y - 1 }), { u: 0, v: 1 })]
            : [at(x - 1, 0), stepsBetween(nodeAfter(base, { u: x - 1, v: 0 }), { u: 1, v: 0 })];
        row[y] = normalizeMatrix(multiplyMatrices(before, step));
      }
    }
    return row[y]!;
  };
  return (x, y) => {
    // From the near to the far, so that no chain of calls is long.
    for (let i = 0; i <= x; i++) at(i, 0);
    for (let i = 0; i <= y; i++) at(x, i);
    return at(x, y);
  };
}

/** The matrix of polynomials of a degree that is proportional to each value at its place; null where there is none, or several. */
function fitProjectively(values: readonly Matrix[], degree: number): PolynomialMatrix | null {
  if (degree === 0) {
    const [first] = values;
    const { a, b, c, d } = first!;
    const same = values.every((m) => m.a === a && m.b === b && m.c === c && m.d === d);
    return same
      ? { a: trimInteger([a]), b: trimInteger([b]), c: trimInteger([c]), d: trimInteger([d]) }
      : null;
  }
  const width = degree + 1;
  const rows: Q.Rational[][] = [];
  values.forEach((m, j) => {
    const entries = [m.a, m.b, m.c, m.d];
    const lead = entries.findIndex((entry) => entry !== 0n);
    const powers = Array.from({ length: width }, (_, i) => BigInt(j) ** BigInt(i));
    for (let k = 0; k < 4; k++) {
      if (k === lead) continue;
      // value_lead · U_k(j) − value_k · U_lead(j) = 0.
      const row = Array.from({ length: 4 * width }, () => Q.zero);
      powers.forEach((power, i) => {
        row[k * width + i] = Q.rational(entries[lead]! * power);
        row[lead * width + i] = Q.rational(-entries[k]! * power);
      });
      rows.push(row);
    }
  });
  const solutions = kernel(rows, 4 * width);
  if (solutions.length !== 1) return null;
  const [solution] = solutions;
  const scale = solution!.reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const polynomial = (k: number) =>
    trimInteger(
      solution!
        .slice(k * width, (k + 1) * width)
        .map(({ numerator, denominator }) => numerator * (scale / denominator)),
    );
  return { a: polynomial(0), b: polynomial(1), c: polynomial(2), d: polynomial(3) };
}
