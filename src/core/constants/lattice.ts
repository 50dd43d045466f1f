import { floorDivide } from '../numbers/integers.ts';
import { primitivePart, trimInteger, type IntegerPolynomial } from '../numbers/polynomial.ts';
import type { Real } from './real.ts';

type Vector = bigint[];

/**
 * The integer polynomial of degree ≤ n that lattice reduction offers as nearly vanishing at x, for polynomials whose
 * coefficients have at most the given number of bits (Kannan, Lenstra and Lovász, Polynomial factorization and
 * nonrandomness of bits of algebraic and some transcendental numbers, Math. Comp. 50, 1988). A proposal only: the
 * caller proves that it vanishes.
 */
export function nearbyPolynomial(x: Real, n: number, coefficientBits: number): IntegerPolynomial | null {
  const bits = (n + 1) * (coefficientBits + n) + 32;
  const enclosure = x.enclose(bits);
  if (enclosure === null) return null;
  const rows: Vector[] = [];
  let power = 1n << BigInt(bits);
  for (let i = 0; i <= n; i++) {
    const row: Vector = new Array<bigint>(n + 2).fill(0n);
    row[i] = 1n;
    row[n + 1] = power;
    rows.push(row);
    power = (power * enclosure.lo) >> BigInt(bits);
  }
  const [shortest] = reduceLattice(rows);
  return primitivePart(trimInteger(shortest!.slice(0, n + 1)));
}

/**
 * A reduced basis of the lattice spanned by the rows (Lenstra, Lenstra and Lovász 1982, with factor 3/4), in integers
 * throughout: Cohen, A Course in Computational Algebraic Number Theory, algorithm 2.6.7.
 */
export function reduceLattice(rows: readonly Vector[]): Vector[] {
  const b = rows.map((row) => [...row]);
  const size = b.length;
  // determinants[i+1] is the Gram determinant of the first i+1 rows, lambda[i][j] = determinants[j+1]·μ_ij.
  const determinants: bigint[] = [1n];
  const lambda: bigint[][] = b.map(() => []);
  const orthogonalize = (k: number): void => {
    for (let j = 0; j <= k; j++) {
      let u = dot(b[k]!, b[j]!);
      for (let i = 0; i < j; i++) {
        u = (determinants[i + 1]! * u - lambda[k]![i]! * lambda[j]![i]!) / determinants[i]!;
      }
      if (j < k) lambda[k]![j] = u;
      else determinants[k + 1] = u;
    }
  };
  const shorten = (k: number, l: number): void => {
    const d = determinants[l + 1]!;
    const factor = floorDivide(2n * lambda[k]![l]! + d, 2n * d);
    if (factor === 0n) return;
    b[k] = b[k]!.map((entry, i) => entry - factor * b[l]![i]!);
    lambda[k]![l] = lambda[k]![l]! - factor * d;
    for (let i = 0; i < l; i++) lambda[k]![i] = lambda[k]![i]! - factor * lambda[l]![i]!;
  };
  const swap = (k: number, last: number): void => {
    [b[k], b[k - 1]] = [b[k - 1]!, b[k]!];
    for (let j = 0; j < k - 1; j++) {
      [lambda[k]![j], lambda[k - 1]![j]] = [lambda[k - 1]![j]!, lambda[k]![j]!];
    }
    const mu = lambda[k]![k - 1]!;
    const d = determinants[k]!;
    const before = determinants[k - 1]!;
    const after = determinants[k + 1]!;
    const changed = (before * after + mu * mu) / d;
    for (let i = k + 1; i <= last; i++) {
      const t = lambda[i]![k]!;
      const s = lambda[i]![k - 1]!;
      lambda[i]![k] = (after * s - mu * t) / d;
      lambda[i]![k - 1] = (changed * t + mu * lambda[i]![k]!) / after;
    }
    determinants[k] = changed;
  };
  orthogonalize(0);
  let last = 0;
  for (let k = 1; k < size;) {
    if (k > last) {
      last = k;
      orthogonalize(k);
    }
    shorten(k, k - 1);
    const left = 4n * (determinants[k + 1]! * determinants[k - 1]! + lambda[k]![k - 1]! ** 2n);
    if (left < 3n * determinants[k]! ** 2n) {
      swap(k, last);
      k = Math.max(1, k - 1);
    } else {
      for (let l = k - 2; l >= 0; l--) shorten(k, l);
      k++;
    }
  }
  return b;
}

function dot(x: Vector, y: Vector): bigint {
  return x.reduce((sum, entry, i) => sum + entry * y[i]!, 0n);
}
