import { absolute, bitLength } from './integers.ts';
import { reduceLattice } from './lattice.ts';

/**
 * A reduced basis of the lattice spanned by the rows (e_i, v_i), as reduceLattice gives it, faster: rounds in double
 * precision bring the basis near to a reduced one, and the exact reduction ends the work. What doubles do are exchanges and
 * integer multiples of rows, so the lattice stays the same whatever they round; only the exact reduction decides.
 */
export function reduceRelations(column: readonly bigint[]): bigint[][] {
  const coefficients = nearlyReduced(column);
  return reduceLattice(coefficients.map((row) => [...row, combine(row, column)]));
}

/** Σ c_i v_i. */
function combine(row: readonly bigint[], column: readonly bigint[]): bigint {
  let sum = 0n;
  for (let i = 0; i < row.length; i++) sum += row[i]! * column[i]!;
  return sum;
}

/** Bits of the last entry that one round looks at: orthogonalization then errs by less than 1/100 in entries of size 1. */
const roundBits = 44;
/** Doubles are exact integers below this. */
const exactBelow = 2 ** 51;

/** A basis of ℤ^n whose combinations of the column are small, by rounds of growing precision. */
function nearlyReduced(column: readonly bigint[]): bigint[][] {
  const size = column.length;
  let basis: bigint[][] = column.map((_, i) => column.map((_unused, k) => (i === k ? 1n : 0n)));
  for (let last = Infinity; ;) {
    const residuals = basis.map((row) => combine(row, column));
    const top = residuals.reduce((most, r) => Math.max(most, bitLength(absolute(r))), 0);
    if (top >= last) return basis;
    last = top;
    const shift = BigInt(Math.max(0, top - roundBits));
    const rows = basis.map((row, i) => [...row.map(Number), Number(residuals[i]! >> shift)]);
    if (!reduceDoubles(rows)) return basis;
    if (rows.some((row) => row.some((entry, i) => i < size && Math.abs(entry) > exactBelow))) return basis;
    basis = rows.map((row) => row.slice(0, size).map(BigInt));
    if (shift === 0n) return basis;
  }
}

/** Exchanges after which a round is given up. */
const mostSteps = 4000;

/**
 * Lenstra, Lenstra and Lovász's reduction with Gram's and Schmidt's vectors in double precision, in place; false where it
 * does not come to an end. The rows stay integers.
 */
function reduceDoubles(rows: number[][]): boolean {
  const size = rows.length;
  const width = rows[0]!.length;
  const star = rows.map(() => new Float64Array(width));
  const norms = new Float64Array(size);
  const mu = rows.map(() => new Float64Array(size));
  const orthogonalize = (k: number): void => {
    const own = star[k]!;
    const row = rows[k]!;
    for (let i = 0; i < width; i++) own[i] = row[i]!;
    for (let j = 0; j < k; j++) {
      const other = star[j]!;
      let product = 0;
      for (let i = 0; i < width; i++) product += own[i]! * other[i]!;
      const factor = norms[j]! > 0 ? product / norms[j]! : 0;
      mu[k]![j] = factor;
      for (let i = 0; i < width; i++) own[i] = own[i]! - factor * other[i]!;
    }
    let norm = 0;
    for (let i = 0; i < width; i++) norm += own[i]! * own[i]!;
    norms[k] = norm;
  };
  orthogonalize(0);
  let steps = 0;
  for (let k = 1; k < size;) {
    if (++steps > mostSteps) return false;
    // Again until nothing is left to take off: what large multiples lose is made good.
    for (let again = true, turn = 0; again && turn < 20; turn++) {
      orthogonalize(k);
      again = false;
      for (let j = k - 1; j >= 0; j--) {
        const factor = Math.round(mu[k]![j]!);
        if (factor === 0) continue;
        again = true;
        const [row, other, lower] = [rows[k]!, rows[j]!, mu[j]!];
        for (let i = 0; i < width; i++) row[i] = row[i]! - factor * other[i]!;
        for (let i = 0; i < j; i++) mu[k]![i] = mu[k]![i]! - factor * lower[i]!;
      }
    }
    if (norms[k]! < (0.74 - mu[k]![k - 1]! ** 2) * norms[k - 1]!) {
      [rows[k], rows[k - 1]] = [rows[k - 1]!, rows[k]!];
      orthogonalize(k - 1);
      k = Math.max(1, k - 1);
    } else k++;
  }
  return true;
}
