import { spendOnProduct } from '../work.ts';
import { floorDivide } from './integers.ts';

type Vector = bigint[];

/**
 * A reduced basis of the lattice spanned by the rows, shortest vectors first as far as reduction brings them there
 * (Lenstra, Lenstra and Lovász 1982, with factor 3/4), in integers throughout: Cohen, A Course in Computational Algebraic
 * Number Theory, algorithm 2.6.7. Gram's determinants d_i and λ_ij = d_{j+1} μ_ij stay integers, so nothing is rounded.
 *
 * What it promises: |μ_ij| ≤ 1/2 and |b*_i|² ≥ (3/4 − μ²_{i,i−1}) |b*_{i−1}|², hence |b_1| ≤ 2^{(n−1)/2} times the length
 * of any vector ≠ 0 of the lattice.
 * @param rows linearly independent integer vectors of one length
 */
export function reduceLattice(rows: readonly (readonly bigint[])[]): Vector[] {
  const b = rows.map((row) => [...row]);
  const size = b.length;
  // d[i+1] is the Gram determinant of the first i+1 rows.
  const d: bigint[] = [1n];
  const lambda: bigint[][] = b.map(() => []);
  orthogonalize(b, d, lambda, 0);
  let last = 0;
  for (let k = 1; k < size;) {
    if (k > last) {
      last = k;
      orthogonalize(b, d, lambda, k);
    }
    shorten(b, d, lambda, k, k - 1);
    const mu = lambda[k]![k - 1]!;
    const left = 4n * (d[k + 1]! * d[k - 1]! + mu * mu);
    if (left < 3n * d[k]! * d[k]!) {
      exchange(b, d, lambda, k, last);
      k = Math.max(1, k - 1);
    } else {
      for (let l = k - 2; l >= 0; l--) shorten(b, d, lambda, k, l);
      k++;
    }
  }
  return b;
}

function orthogonalize(b: Vector[], d: bigint[], lambda: bigint[][], k: number): void {
  const own = lambda[k]!;
  for (let j = 0; j <= k; j++) {
    const other = lambda[j]!;
    let u = dot(b[k]!, b[j]!);
    for (let i = 0; i < j; i++) {
      spendOnProduct(d[i + 1]!, u);
      u = (d[i + 1]! * u - own[i]! * other[i]!) / d[i]!;
    }
    if (j < k) own[j] = u;
    else d[k + 1] = u;
  }
}

/** b_k minus the multiple of b_l that makes |μ_kl| ≤ 1/2. */
function shorten(b: Vector[], d: bigint[], lambda: bigint[][], k: number, l: number): void {
  const own = lambda[k]!;
  const divisor = d[l + 1]!;
  const mu = own[l]!;
  if (2n * (mu < 0n ? -mu : mu) <= divisor) return;
  const factor = floorDivide(2n * mu + divisor, 2n * divisor);
  const [row, other, lower] = [b[k]!, b[l]!, lambda[l]!];
  for (let i = 0; i < row.length; i++) {
    const entry = other[i]!;
    if (entry !== 0n) row[i] = row[i]! - factor * entry;
  }
  own[l] = mu - factor * divisor;
  for (let i = 0; i < l; i++) {
    spendOnProduct(factor, lower[i]!);
    own[i] = own[i]! - factor * lower[i]!;
  }
}

function exchange(b: Vector[], d: bigint[], lambda: bigint[][], k: number, last: number): void {
  [b[k], b[k - 1]] = [b[k - 1]!, b[k]!];
  const [upper, lower] = [lambda[k - 1]!, lambda[k]!];
  for (let j = 0; j < k - 1; j++) [upper[j], lower[j]] = [lower[j]!, upper[j]!];
  const mu = lower[k - 1]!;
  const [before, at, after] = [d[k - 1]!, d[k]!, d[k + 1]!];
  const changed = (before * after + mu * mu) / at;
  for (let i = k + 1; i <= last; i++) {
    const row = lambda[i]!;
    const [t, s] = [row[k]!, row[k - 1]!];
    spendOnProduct(after, s);
    spendOnProduct(changed, t);
    row[k] = (after * s - mu * t) / at;
    row[k - 1] = (changed * t + mu * row[k]!) / after;
  }
  d[k] = changed;
}

function dot(x: Vector, y: Vector): bigint {
  let sum = 0n;
  for (let i = 0; i < x.length; i++) {
    const entry = x[i]!;
    if (entry !== 0n) sum += entry * y[i]!;
  }
  return sum;
}
