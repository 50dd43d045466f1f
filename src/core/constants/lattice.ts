import { primitivePart, trimInteger, type IntegerPolynomial } from '../numbers/polynomial.ts';
import { reduceLattice } from '../numbers/lattice.ts';
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
