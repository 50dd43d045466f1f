import { trimInteger } from '../numbers/polynomial.ts';
import type { Value } from '../value.ts';

/**
 * The values of a search, each once, simplest first, addressed by index 0 … count−1. A row is a value as machine
 * integers: the d+1 coefficients of P, then those of Q, both ascending.
 */
export interface ValueSpace {
  readonly count: number;
  /** Length of a row: 2(d + 1). */
  readonly rowLength: number;
  /** The rows with index start … end−1, one after the other. */
  rows(start: number, end: number): Int32Array;
  /** The value with this index. */
  value(index: number): Value;
}

/** A row as polynomials. */
export function valueOfRow(row: Int32Array): Value {
  const half = row.length / 2;
  const polynomial = (part: Int32Array) => trimInteger(Array.from(part, BigInt));
  return { numerator: polynomial(row.subarray(0, half)), denominator: polynomial(row.subarray(half)) };
}

/** A space given by its rows. */
export function listSpace(list: readonly Int32Array[]): ValueSpace {
  const rowLength = list[0]?.length ?? 4;
  return {
    count: list.length,
    rowLength,
    rows(start, end) {
      const rows = new Int32Array((end - start) * rowLength);
      list.slice(start, end).forEach((row, i) => rows.set(row, i * rowLength));
      return rows;
    },
    value: (index) => valueOfRow(list[index]!),
  };
}
