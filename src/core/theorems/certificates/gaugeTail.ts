import type { HypergeometricNode } from '../../certificate.ts';
import { lcm } from '../../numbers/integers.ts';
import { addInteger, multiplyInteger } from '../../numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import { shiftPolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { leadingValue, nodeAfter, stepsOfPeriod } from '../classical/hypergeometricSteps.ts';
import type { Direction } from '../classical/hypergeometricSteps.ts';

/** Periods of steps with which Y is approached at the most. */
const mostApproach = 8;

/**
 * What shows which side of 0 w_j − |b_n| lies on for all large j, w_j = U(j)^{−1} Y_j, n = h + Nj: with the rational function
 * R_k(j) = T(j) ⋯ T(j + k − 1) A(j + k) in the place of Y_j it is a rational function of j, and Y_j makes it differ by less.
 */
export interface TailApproach {
  /** k ≥ 1. */
  readonly periods: number;
  /** Degree and leading coefficient of U(j)^{−1} R_k(j) − |b_n|. */
  readonly degree: number;
  readonly lead: Rational;
  /** The difference that Y_j makes is O(j^change), change < degree. */
  readonly change: number;
}

/**
 * The least k that decides; null where none up to a bound does.
 * @param bound the polynomial j ↦ b_n
 */
export function tailApproach(
  node: HypergeometricNode,
  along: Direction,
  transformation: PolynomialMatrix,
  bound: Polynomial,
): TailApproach | null {
  const { a, b, c, d } = transformation;
  const { polynomial, scale } = integralPolynomial(bound);
  const size = lead(polynomial) < 0n ? polynomial.map((x) => -x) : polynomial;
  const determinant = polynomialDeterminant(transformation);
  const steps = stepsOfPeriod(node, along);
  for (let k = 1; k <= mostApproach; k++) {
    // R = P/S: the steps of k periods on what Y approaches.
    const start = integralPolynomial(
      leadingValue(nodeAfter(node, { u: k * along.u, v: k * along.v }), along),
    );
    let [p, s]: IntegerPolynomial[] = [start.polynomial, [start.scale]];
    for (let i = k - 1; i >= 0; i--) {
      const step = shiftPolynomialMatrix(steps, BigInt(i));
      [p, s] = [
        addInteger(multiplyInteger(step.a, p!), multiplyInteger(step.b, s!)),
        addInteger(multiplyInteger(step.c, p!), multiplyInteger(step.d, s!)),
      ];
    }
    // w = N/D = (d R − b)/(a − c R).
    const top = subtractInteger(multiplyInteger(d, p!), multiplyInteger(b, s!));
    const bottom = subtractInteger(multiplyInteger(a, s!), multiplyInteger(c, p!));
    const excess = subtractInteger(
      top.map((x) => x * scale),
      multiplyInteger(size, bottom),
    );
    if (excess.length === 0 || bottom.length === 0) continue;
    const error = -k * (along.u + along.v);
    const divisor = degree(bottom) - degree(s!);
    const change = degree(determinant) - 2 * divisor + error;
    const reached = degree(excess) - degree(bottom);
    if (divisor <= degree(c) + error || reached <= change) continue;
    return {
      periods: k,
      degree: reached,
      lead: Q.rational(lead(excess), scale * lead(bottom)),
      change,
    };
  }
  return null;
}

/** det of a matrix of polynomials. */
export function polynomialDeterminant({ a, b, c, d }: PolynomialMatrix): IntegerPolynomial {
  return subtractInteger(multiplyInteger(a, d), multiplyInteger(b, c));
}

/** P − Q. */
export function subtractInteger(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  return addInteger(
    p,
    q.map((c) => -c),
  );
}

/** scale·P with integer coefficients. */
export function integralPolynomial(p: Polynomial): {
  readonly polynomial: IntegerPolynomial;
  readonly scale: bigint;
} {
  const scale = p.reduce((common, c) => lcm(common, c.denominator), 1n);
  return { polynomial: p.map((c) => c.numerator * (scale / c.denominator)), scale };
}

const degree = (p: IntegerPolynomial) => (p.length === 0 ? -Infinity : p.length - 1);
const lead = (p: IntegerPolynomial) => p[p.length - 1] ?? 0n;
