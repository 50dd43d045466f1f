import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

/**
 * A basis of the solutions x of A x = 0 over ℚ, by Gauss and Jordan's elimination.
 * @param rows the rows of A, each of the given length
 * @returns vectors of that length; none where only x = 0 solves the system
 */
export function kernel(rows: readonly (readonly Rational[])[], length: number): Rational[][] {
  const reduced = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < length; column++) {
    const rank = pivots.length;
    const found = reduced.findIndex((row, i) => i >= rank && row[column]!.numerator !== 0n);
    if (found < 0) continue;
    [reduced[rank], reduced[found]] = [reduced[found]!, reduced[rank]!];
    const lead = reduced[rank]![column]!;
    const pivotRow = reduced[rank]!.map((entry) => Q.divide(entry, lead));
    reduced[rank] = pivotRow;
    for (let i = 0; i < reduced.length; i++) {
      const factor = reduced[i]![column]!;
      if (i === rank || factor.numerator === 0n) continue;
      reduced[i] = reduced[i]!.map((entry, k) => Q.subtract(entry, Q.multiply(factor, pivotRow[k]!)));
    }
    pivots.push(column);
  }
  const free = Array.from({ length }, (_, column) => column).filter((column) => !pivots.includes(column));
  return free.map((column) => {
    const solution = Array.from({ length }, () => Q.zero);
    solution[column] = Q.one;
    pivots.forEach((pivot, i) => (solution[pivot] = Q.negate(reduced[i]![column]!)));
    return solution;
  });
}
