/**
 * Whether terms can have a recurrence s_{i+L} = c_1 s_{i+L−1} + … + c_L s_i, by its definition: a system of linear equations for
 * c, which has no solution modulo 2 or another prime where there is none over the integers with leading coefficient 1, as
 * there would be (Fatou). A recurrence of a smaller order gives one of order L.
 */

/** A prime below 2^25: products of two residues are exact in a double. */
const prime = 33554393;

/** Longest recurrence that fits into a machine word beside the equation's right-hand side. */
export const longestRecurrence = 30;

/** The rows of the system modulo 2 that were kept, by their first place; a word each. */
const binaryRows = new Int32Array(32);

/** Whether the first `count` terms satisfy a recurrence of length L ≤ longestRecurrence modulo 2. */
export function mayRecurBinary(terms: ArrayLike<number>, count: number, order: number): boolean {
  binaryRows.fill(0);
  const mask = 2 ** (order + 1) - 1;
  let window = 0;
  for (let n = 0; n < count; n++) {
    // s_{n−L}, …, s_n: the last bit is the right-hand side.
    window = ((window << 1) | (terms[n]! % 2)) & mask;
    if (n < order) continue;
    let row = window;
    while (row > 1) {
      const place = 31 - Math.clz32(row);
      const pivot = binaryRows[place]!;
      if (pivot === 0) {
        binaryRows[place] = row;
        row = 0;
      } else row ^= pivot;
    }
    // 0 = 1.
    if (row === 1) return false;
  }
  return true;
}

/**
 * Solves the system modulo the prime.
 * @returns c_1, …, c_L as residues, those that may be chosen 0; null where there is no solution
 */
function solveResidues(terms: readonly number[], order: number): number[] | null {
  const rows: number[][] = [];
  const pivots: number[] = [];
  for (let n = order; n < terms.length; n++) {
    const row = terms.slice(n - order, n + 1);
    pivots.forEach((place, i) => subtractMultiple(row, rows[i]!, row[place]!));
    const place = row.findIndex((entry) => entry !== 0);
    if (place === order) return null;
    if (place < 0) continue;
    const factor = inverse(row[place]!);
    const scaled = row.map((entry) => (entry * factor) % prime);
    rows.forEach((other) => subtractMultiple(other, scaled, other[place]!));
    rows.push(scaled);
    pivots.push(place);
  }
  const solution = new Array<number>(order).fill(0);
  // Column i belongs to s_{n−L+i}, and so to c_{L−i}.
  pivots.forEach((place, i) => (solution[order - 1 - place] = rows[i]![order]!));
  return solution;
}

function subtractMultiple(row: number[], other: readonly number[], factor: number): void {
  if (factor === 0) return;
  other.forEach((entry, i) => {
    row[i] = (row[i]! + (prime - factor) * entry) % prime;
  });
}

/** x^{p−2}. */
function inverse(x: number): number {
  let [result, power] = [1, x];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}

/** Whether terms satisfy a recurrence of length L modulo the prime. */
export function mayRecur(terms: readonly number[], order: number): boolean {
  return solveResidues(residues(terms), order) !== null;
}

function residues(terms: readonly number[]): number[] {
  return terms.map((term) => ((term % prime) + prime) % prime);
}

/**
 * The linear complexity of integers that are known to have some recurrence over ℤ of length ≤ `bound`.
 * @param terms at least 2 · bound of them
 * @returns the least L ≤ most for which there is one; null where there is none, or where it is not found because its coefficients are large
 */
export function linearComplexity(terms: readonly bigint[], bound: number, most: number): number | null {
  const modulo = terms.map((term) => Number(((term % BigInt(prime)) + BigInt(prime)) % BigInt(prime)));
  for (let order = 0; order <= most; order++) {
    const solution = solveResidues(modulo, order);
    if (!solution) continue;
    // None of a smaller order, then; and this one holds for all terms if it does for as many as determine them.
    const lifted = solution.map((c) => BigInt(2 * c > prime ? c - prime : c));
    const holds = terms.every(
      (term, n) => n < order || term === lifted.reduce((sum, c, i) => sum + c * terms[n - 1 - i]!, 0n),
    );
    return holds && terms.length >= bound + order ? order : null;
  }
  return null;
}
