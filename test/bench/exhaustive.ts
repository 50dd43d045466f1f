// What ESMA is measured against: all interlaced polynomials within bounds, looked up among the values.
import type { Constant } from '../../src/core/constants/constant.ts';
import type { ValueSpace } from '../../src/core/esma/valueSpace.ts';
import { inadmissibility } from '../../src/core/fractions/admissible.ts';
import { evaluateFraction } from '../../src/core/fractions/evaluate.ts';
import { lowestDescription, termsOfSequence } from '../../src/core/fractions/toolbox/sequence.ts';
import type { SignPattern } from '../../src/core/fractions/signs.ts';
import { approximate, meet } from '../../src/core/numbers/enclosure.ts';
import { trim } from '../../src/core/numbers/polynomial.ts';
import { rational } from '../../src/core/numbers/rational.ts';
import type { InterlacedFraction } from '../../src/core/fractions/fraction.ts';
import { encloseValue } from '../../src/core/value.ts';

/** Sequences with preperiod k, period m and polynomials of degree e, all coefficients from 0 to `largest`. */
export interface ExhaustiveBounds {
  /** Largest number of coefficients k + m(e + 1). */
  readonly size: number;
  readonly largest: number;
  readonly patterns: readonly SignPattern[];
}

export interface ExhaustiveResult {
  /** Coefficient vectors visited. */
  readonly visited: number;
  /** Those that are admissible as far as they were looked at, and were evaluated. */
  readonly evaluated: number;
  /** Values that met one of the table in double precision. */
  readonly met: number;
  /** What holds to 60 digits, as "value index;signs" with the rule. */
  readonly found: ReadonlyMap<string, InterlacedFraction>;
}

/** Digits to which a find is checked. */
const checkedDigits = 60;

/** Sequences within the bounds, over all patterns. */
export function sequencesWithin({ size, largest, patterns }: ExhaustiveBounds): number {
  let total = 0;
  for (let n = 1; n <= size; n++) {
    for (let m = 1; m <= n; m++) total += Math.floor(n / m) * (largest + 1) ** n;
  }
  return total * patterns.length;
}

/** Meets in the middle: a table of the values P(α)/Q(α), and every sequence evaluated in double precision and looked up. */
export function searchExhaustively(
  constant: Constant,
  space: ValueSpace,
  bounds: ExhaustiveBounds,
): ExhaustiveResult {
  const table = new ValueTable(constant, space);
  const found = new Map<string, InterlacedFraction>();
  const totals = { visited: 0, evaluated: 0, met: 0 };
  const coefficients = new Int32Array(bounds.size);
  for (const signs of bounds.patterns) {
    for (let n = 1; n <= bounds.size; n++) {
      for (let m = 1; m <= n; m++) {
        for (let e = 0; m * (e + 1) <= n; e++) {
          const shape = { k: n - m * (e + 1), m, e };
          coefficients.fill(0);
          do {
            totals.visited++;
            const value = evaluate(coefficients, shape, signs);
            if (Number.isNaN(value)) continue;
            totals.evaluated++;
            for (const index of table.near(value)) {
              totals.met++;
              const fraction = fractionOf(coefficients, shape, signs);
              if (!fraction || !table.holds(index, fraction)) continue;
              found.set(`${index};${signs.join()}`, fraction);
            }
          } while (advance(coefficients, n, bounds.largest));
        }
      }
    }
  }
  return { ...totals, found };
}

interface Shape {
  readonly k: number;
  readonly m: number;
  readonly e: number;
}

/** The next vector of n coefficients in counting order; false after the last one. */
function advance(coefficients: Int32Array, n: number, largest: number): boolean {
  for (let i = 0; i < n; i++) {
    if (coefficients[i]! < largest) {
      coefficients[i]!++;
      return true;
    }
    coefficients[i] = 0;
  }
  return false;
}

const mostTerms = 64;

/** The value in double precision; NaN where a term is inadmissible or the degree is less than the shape says. */
function evaluate(coefficients: Int32Array, { k, m, e }: Shape, signs: SignPattern): number {
  if (e > 0) {
    let highest = 0;
    for (let i = 0; i < m; i++) highest += coefficients[k + i * (e + 1) + e]!;
    if (highest === 0) return NaN;
  }
  const period = signs.length;
  let [p, q, lastP, lastQ] = [1, 0, 0, 1];
  let before = 1;
  for (let n = 0; n < mostTerms; n++) {
    let term: number;
    if (n < k) term = coefficients[n]!;
    else {
      const offset = n - k;
      const j = Math.floor(offset / m);
      const base = k + (offset - j * m) * (e + 1);
      term = 0;
      for (let i = e; i >= 0; i--) term = term * j + coefficients[base + i]!;
    }
    const sign = signs[n % period]!;
    if (n > 0 && term < (sign > 0 ? 1 : 2)) return NaN;
    [p, q, lastP, lastQ] = [term * p + before * lastP, term * q + before * lastQ, p, q];
    before = sign;
    if (q > 1e9) break;
  }
  return p / q;
}

/** The fraction of a vector, exactly; null where it is not admissible for all n. */
function fractionOf(
  coefficients: Int32Array,
  { k, m, e }: Shape,
  signs: SignPattern,
): InterlacedFraction | null {
  const preperiod = Array.from(coefficients.subarray(0, k), (term) => rational(BigInt(term)));
  const polynomials = Array.from({ length: m }, (_, i) =>
    trim(
      Array.from(coefficients.subarray(k + i * (e + 1), k + (i + 1) * (e + 1)), (c) => rational(BigInt(c))),
    ),
  );
  const fraction = { rule: termsOfSequence(lowestDescription({ preperiod, polynomials })), signs };
  return inadmissibility(fraction) === null ? fraction : null;
}

/** Width of a cell of the table; values and evaluations are good to many digits more. */
const cell = 2 ** -27;

class ValueTable {
  private readonly cells = new Map<number, number[]>();
  private readonly approximations: number[] = [];

  constructor(
    private readonly constant: Constant,
    private readonly space: ValueSpace,
  ) {
    for (let index = 0; index < space.count; index++) {
      const value = approximate(encloseValue(constant, space.value(index), 20));
      this.approximations.push(value);
      const key = Math.floor(value / cell);
      // A value near a boundary is looked for from both sides.
      for (const near of [key - 1, key, key + 1]) {
        const indices = this.cells.get(near);
        if (indices) indices.push(index);
        else this.cells.set(near, [index]);
      }
    }
  }

  near(value: number): readonly number[] {
    return this.cells.get(Math.floor(value / cell)) ?? [];
  }

  holds(index: number, fraction: InterlacedFraction): boolean {
    const value = encloseValue(this.constant, this.space.value(index), checkedDigits);
    return meet(value, evaluateFraction(fraction, checkedDigits));
  }
}
