/**
 * A key for each value such that values of one GL₂(ℤ)-orbit have the same: from the Hermite normal form of the
 * 2×(d+1) matrix with the rows P and Q, which every unimodular change of (P, Q) leaves as it is. Different
 * orbits may rarely share a key: it sorts values, it decides nothing.
 * @param coefficients rows of `width` = 2(d+1) integers, P then Q
 * @returns one integer in [0, 2^52) a row
 */
export function orbitKeys(coefficients: Int32Array, width: number): Float64Array {
  const keys = new Float64Array(coefficients.length / width);
  forEachForm(coefficients, width, (upper, lower, row) => {
    let key = 0;
    for (const entries of [upper, lower]) {
      // 2^26 · 2^26: an exact product, taken modulo a prime below 2^26.
      for (const entry of entries) key = mix(key, entry);
    }
    keys[row] = key;
  });
  return keys;
}

/** The Hermite normal form of each value as a text: equal exactly for values of one orbit. Slower than keys. */
export function orbitForms(coefficients: Int32Array, width: number): string[] {
  const forms: string[] = [];
  forEachForm(coefficients, width, (upper, lower) => forms.push(`${upper.join()};${lower.join()}`));
  return forms;
}

function forEachForm(
  coefficients: Int32Array,
  width: number,
  call: (upper: Float64Array, lower: Float64Array, row: number) => void,
): void {
  const half = width / 2;
  const upper = new Float64Array(half);
  const lower = new Float64Array(half);
  for (let row = 0; row * width < coefficients.length; row++) {
    for (let k = 0; k < half; k++) {
      upper[k] = coefficients[row * width + k]!;
      lower[k] = coefficients[row * width + half + k]!;
    }
    reduceRows(upper, lower);
    call(upper, lower, row);
  }
}

const modulus = 67108859;

/** Two independent residues below 2^26 in one number. */
function mix(key: number, entry: number): number {
  const high = Math.floor(key / 67108864);
  const low = key % 67108864;
  const residue = ((entry % modulus) + modulus) % modulus;
  return ((high * 48271 + residue) % modulus) * 67108864 + ((low * 69621 + residue + 1) % modulus);
}

/** Row operations of determinant ±1 to Hermite's form: pivots > 0, above the second one an entry in [0, pivot). */
function reduceRows(upper: Float64Array, lower: Float64Array): void {
  const width = upper.length;
  let first = 0;
  while (first < width && upper[first] === 0 && lower[first] === 0) first++;
  if (first === width) return;
  while (lower[first] !== 0) {
    const quotient = Math.floor(upper[first]! / lower[first]!);
    for (let k = 0; k < width; k++) {
      const rest = upper[k]! - quotient * lower[k]!;
      upper[k] = lower[k]!;
      lower[k] = rest;
    }
  }
  if (upper[first]! < 0) for (let k = 0; k < width; k++) upper[k] = -upper[k]!;
  let second = first + 1;
  while (second < width && lower[second] === 0) second++;
  if (second === width) return;
  if (lower[second]! < 0) for (let k = 0; k < width; k++) lower[k] = -lower[k]!;
  const quotient = Math.floor(upper[second]! / lower[second]!);
  for (let k = 0; k < width; k++) upper[k] = upper[k]! - quotient * lower[k]!;
}
