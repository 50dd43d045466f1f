/**
 * The prime of Massey's field F_p. Complexity modulo a prime is never larger than over ℤ, so no recurrence is
 * lost whatever the prime; one below 2^23 lets a float64 add up 2^7 products of residues exactly, and a random
 * sequence still passes a margin of 10 with probability ≤ 2^−229 only (THEORY.md, "Massey").
 */
export const prime = 8388593;

/** Products of two residues that a float64 adds up exactly: 127 · p^2 < 2^53. */
export const exactProducts = 127;

const reciprocal = 1 / prime;

/** x modulo p in [0, p) for an integer −2^52 ≤ x < 2^53. */
export function reduce(x: number): number {
  // The quotient is off by one at the most: its rounding error is below 2^30 · 2^−52.
  const rest = x - Math.floor(x * reciprocal) * prime;
  if (rest < 0) return rest + prime;
  return rest >= prime ? rest - prime : rest;
}

/** x^−1 modulo p, 0 < x < p, by Euclid's algorithm. */
export function inverse(x: number): number {
  let [r0, r1, t0, t1] = [prime, x, 0, 1];
  while (r1 !== 0) {
    const quotient = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return t0 < 0 ? t0 + prime : t0;
}

/** Polynomial over F_p: residues ascend, the last one is not 0; the zero polynomial is []. */
export type ResiduePolynomial = readonly number[];

function trimmed(p: number[]): number[] {
  while (p.length > 0 && p[p.length - 1] === 0) p.pop();
  return p;
}

/** Quotient and remainder of p by q ≠ 0. */
export function divideResidues(
  p: ResiduePolynomial,
  q: ResiduePolynomial,
): [ResiduePolynomial, ResiduePolynomial] {
  const rest = [...p];
  const leadInverse = inverse(q[q.length - 1]!);
  const quotient: number[] = [];
  for (let shift = p.length - q.length; shift >= 0; shift--) {
    const factor = reduce(rest[shift + q.length - 1]! * leadInverse);
    quotient[shift] = factor;
    q.forEach((coefficient, i) => (rest[shift + i] = reduce(rest[shift + i]! - factor * coefficient)));
  }
  return [trimmed(quotient), trimmed(rest)];
}

/** p/gcd(p, p′): each root of p once. The degree of p must be below the prime. */
export function squarefreePart(p: ResiduePolynomial): ResiduePolynomial {
  let x: ResiduePolynomial = p;
  let y: ResiduePolynomial = trimmed(p.slice(1).map((coefficient, i) => reduce(coefficient * (i + 1))));
  while (y.length > 0) [x, y] = [y, divideResidues(x, y)[1]];
  return divideResidues(p, x)[0];
}

/** x·y modulo m, deg m ≥ 1. */
export function multiplyModulo(
  x: ResiduePolynomial,
  y: ResiduePolynomial,
  m: ResiduePolynomial,
): ResiduePolynomial {
  const product = new Array<number>(Math.max(0, x.length + y.length - 1)).fill(0);
  x.forEach((a, i) => y.forEach((b, j) => (product[i + j] = reduce(product[i + j]! + a * b))));
  return divideResidues(trimmed(product), m)[1];
}

/** The least m ≥ 1 with x^m ≡ 1 modulo q, deg q ≥ 1; null if there is none up to `most`. */
export function orderOfX(q: ResiduePolynomial, most: number): number | null {
  const degree = q.length - 1;
  const leadInverse = inverse(q[degree]!);
  // x^degree ≡ Σ reduction[i] x^i.
  const reduction = Float64Array.from({ length: degree }, (_, i) => reduce(-q[i]! * leadInverse));
  const power = new Float64Array(degree);
  power[0] = 1;
  for (let m = 1; m <= most; m++) {
    const top = power[degree - 1]!;
    for (let i = degree - 1; i > 0; i--) power[i] = reduce(power[i - 1]! + top * reduction[i]!);
    power[0] = reduce(top * reduction[0]!);
    if (power[0] === 1 && power.every((residue, i) => i === 0 || residue === 0)) return m;
  }
  return null;
}
