import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { gcdNumber } from '../numbers/integers.ts';
import { reduce } from '../numbers/primeField.ts';
import { gcdPolynomials, trimInteger } from '../numbers/polynomial.ts';
import type { Value } from '../value.ts';
import { enclosePolynomial } from '../value.ts';
import { checkAlgebraicCount, distinctAlgebraicValues } from './algebraicValues.ts';
import { listSpace, valueOfRow } from './valueSpace.ts';
import type { ValueSpace } from './valueSpace.ts';

/** Most polynomials that a space is built from; beyond it the search would take years. */
const mostPolynomials = 4_000_000;

/** Most pairs of them that are looked through for values, some microseconds each where degrees are above 1. */
const mostPairs = 100_000_000;

/**
 * All P(α)/Q(α) with integer polynomials of degree ≤ d and |coefficients| ≤ H, once each: P and Q coprime, the
 * coefficients of both together without common factor, not both constant, P(α) > 0 and Q(α) > 0; where α is algebraic
 * also values that are equal for that reason count once, and rational ones are left out.
 * In order of height, then of Q and of P, each by height and sum of |coefficients|: α first.
 */
export function quotientSpace(constant: Constant, degree: number, height: number): ValueSpace {
  // P/Q and R/S coincide only where PS − QR, of degree ≤ 2d, vanishes at α.
  const { annihilator } = constant;
  const isAlgebraic = annihilator !== null && annihilator.length - 1 <= 2 * degree;
  // More than a quarter of all pairs are values: most have coprime contents.
  if (isAlgebraic) checkAlgebraicCount(constant, Math.floor(numberOfPairs(degree, height) / 4), 'more than');
  const space = new PolynomialQuotients(constant, degree, height);
  return isAlgebraic ? distinctAlgebraicValues(constant, space) : space;
}

/** Pairs of numerator and denominator, about: half of all polynomials are positive. */
function numberOfPairs(degree: number, height: number): number {
  return ((2 * height + 1) ** (degree + 1) / 2) ** 2;
}

/** All a·α^k + b > 0 with 1 ≤ k ≤ degree, 0 < |a| ≤ H, |b| ≤ H: one of the shapes of the paper's published program. */
export function powerSpace(constant: Constant, degree: number, height: number): ValueSpace {
  const rows: { row: Int32Array; weight: number }[] = [];
  for (let k = 1; k <= degree; k++) {
    for (let a = -height; a <= height; a++) {
      for (let b = -height; b <= height; b++) {
        const row = new Int32Array(2 * (degree + 1));
        row[0] = b;
        row[k] = a;
        row[degree + 1] = 1;
        if (a !== 0 && isPositive(constant, row.subarray(0, degree + 1))) {
          rows.push({
            row,
            weight: Math.max(Math.abs(a), Math.abs(b)) * 2 ** 20 + Math.abs(a) + Math.abs(b),
          });
        }
      }
    }
  }
  rows.sort((x, y) => x.weight - y.weight);
  const space = listSpace(rows.map(({ row }) => row));
  return constant.annihilator ? distinctAlgebraicValues(constant, space) : space;
}

/** The constant itself as the only value. */
export function singleSpace(): ValueSpace {
  return listSpace([Int32Array.of(0, 1, 1, 0)]);
}

/** Digits to which the sign of a polynomial is looked for. */
const signDigits = [20, 60, 200, 600, 2000];

/** Whether P(α) > 0; false where it is 0 or cannot be told from 0. */
export function isPositive(constant: Constant, coefficients: Int32Array): boolean {
  const polynomial = trimInteger(Array.from(coefficients, BigInt));
  for (const digits of signDigits) {
    if (digits > constant.digitsLimit) return false;
    const { lo, hi } = enclosePolynomial(polynomial, constant.enclose(digits));
    if (lo > 0n) return true;
    if (hi <= 0n) return false;
  }
  return false;
}

/** A run of pairs: one Q, and the P with index first … last−1 in the list of polynomials. */
interface Block {
  readonly q: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The pairs are laid out in blocks, height after height: for each height h and each Q of height ≤ h the P that make
 * the larger height h. Counting the valid pairs of each block once makes every index an address: find the block by
 * bisection, then walk inside it.
 */
class PolynomialQuotients implements ValueSpace {
  readonly count: number;
  readonly rowLength: number;
  private readonly polynomials: Int32Array[];
  /** The greatest common divisor of the coefficients of each. */
  private readonly contents: number[];
  private readonly blocks: Block[] = [];
  /** Number of values in all blocks before each block, and at the end of all. */
  private readonly before: Float64Array;

  constructor(
    constant: Constant,
    private readonly degree: number,
    height: number,
  ) {
    if ((2 * height + 1) ** (degree + 1) > mostPolynomials) {
      throw new InputError(
        `height: ${height} with degree ${degree} makes (2·${height} + 1)^${degree + 1} numerators, more than ${mostPolynomials}; choose less.`,
      );
    }
    const pairs = numberOfPairs(degree, height);
    if (degree > 1 && pairs > mostPairs) {
      throw new InputError(
        `degree: ${degree} with height ${height} makes about 10^${Math.floor(Math.log10(pairs))} pairs of numerator and denominator, more than ${mostPairs}; choose less.`,
      );
    }
    this.rowLength = 2 * (degree + 1);
    this.polynomials = positivePolynomials(constant, degree, height);
    this.contents = this.polynomials.map((polynomial) => Math.abs(polynomial.reduce(gcdNumber)));
    const heights = this.polynomials.map(rowHeight);
    const upTo = Array.from({ length: height + 1 }, (_, h) => heights.findIndex((value) => value > h));
    const end = upTo.map((index) => (index < 0 ? heights.length : index));
    for (let h = 1; h <= height; h++) {
      for (let q = 0; q < end[h]!; q++) {
        this.blocks.push({ q, first: heights[q] === h ? 0 : end[h - 1]!, last: end[h]! });
      }
    }
    this.before = new Float64Array(this.blocks.length + 1);
    this.blocks.forEach((block, i) => {
      let valid = 0;
      for (let p = block.first; p < block.last; p++) if (this.isValue(p, block.q)) valid++;
      this.before[i + 1] = this.before[i]! + valid;
    });
    this.count = this.before[this.blocks.length]!;
  }

  private isValue(p: number, q: number): boolean {
    const P = this.polynomials[p]!;
    const Q = this.polynomials[q]!;
    if (this.degree === 1) {
      const [a, b, c, d] = [P[1]!, P[0]!, Q[1]!, Q[0]!];
      return a * d !== b * c && gcdNumber(this.contents[p]!, this.contents[q]!) === 1;
    }
    return gcdNumber(this.contents[p]!, this.contents[q]!) === 1 && areCoprime(P, Q);
  }

  rows(start: number, end: number): Int32Array {
    const rows = new Int32Array((end - start) * this.rowLength);
    if (end <= start) return rows;
    let low = 0;
    let high = this.blocks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.before[middle]! <= start) low = middle;
      else high = middle;
    }
    let skip = start - this.before[low]!;
    let at = 0;
    for (let i = low; at < rows.length; i++) {
      const block = this.blocks[i]!;
      for (let p = block.first; p < block.last && at < rows.length; p++) {
        if (!this.isValue(p, block.q)) continue;
        if (skip > 0) {
          skip--;
          continue;
        }
        rows.set(this.polynomials[p]!, at);
        rows.set(this.polynomials[block.q]!, at + this.degree + 1);
        at += this.rowLength;
      }
    }
    return rows;
  }

  value(index: number): Value {
    return valueOfRow(this.rows(index, index + 1));
  }
}

/** The polynomials with P(α) > 0, by height, then by the sum of |coefficients|, then from the constant ones up. */
function positivePolynomials(constant: Constant, degree: number, height: number): Int32Array[] {
  const width = 2 * height + 1;
  const total = width ** (degree + 1);
  const found: Int32Array[] = [];
  for (let code = 0; code < total; code++) {
    const coefficients = new Int32Array(degree + 1);
    let rest = code;
    for (let i = 0; i <= degree; i++) {
      coefficients[i] = (rest % width) - height;
      rest = Math.floor(rest / width);
    }
    if (coefficients.some((c) => c !== 0) && isPositive(constant, coefficients)) found.push(coefficients);
  }
  const sum = (row: Int32Array) => row.reduce((total, c) => total + Math.abs(c), 0);
  const keyed = found.map((row) => ({ row, height: rowHeight(row), sum: sum(row) }));
  keyed.sort((x, y) => x.height - y.height || x.sum - y.sum || compareRows(x.row, y.row));
  return keyed.map(({ row }) => row);
}

function compareRows(x: Int32Array, y: Int32Array): number {
  for (let i = x.length - 1; i >= 0; i--) {
    if (x[i] !== y[i]) return Math.abs(x[i]!) - Math.abs(y[i]!) || x[i]! - y[i]!;
  }
  return 0;
}

function rowHeight(row: Int32Array): number {
  return row.reduce((largest, c) => Math.max(largest, Math.abs(c)), 0);
}

/** Whether P and Q have no common factor of positive degree, and are not both constant. */
function areCoprime(p: Int32Array, q: Int32Array): boolean {
  // A common factor divides the leading coefficients, which are below the prime: it keeps its degree modulo the prime.
  if (!haveCommonResidueFactor(p, q)) return isNotConstant(p) || isNotConstant(q);
  const [P, Q] = [trimInteger(Array.from(p, BigInt)), trimInteger(Array.from(q, BigInt))];
  if (P.length <= 1 && Q.length <= 1) return false;
  return gcdPolynomials(P, Q).length === 1;
}

function isNotConstant(p: Int32Array): boolean {
  return p.some((coefficient, k) => k > 0 && coefficient !== 0);
}

/** Room for two polynomials at a time. */
const scratch = [new Float64Array(16), new Float64Array(16)] as const;

/** Whether P and Q ≠ 0 with coefficients below the prime have a common factor of positive degree over F_p: Euclid's algorithm without inverses. */
function haveCommonResidueFactor(p: Int32Array, q: Int32Array): boolean {
  let [x, y]: readonly Float64Array[] = scratch;
  for (let i = 0; i < p.length; i++) {
    x![i] = reduce(p[i]!);
    y![i] = reduce(q[i]!);
  }
  let m = degreeBelow(x!, p.length);
  let n = degreeBelow(y!, p.length);
  while (n > 0) {
    const lead = y![n]!;
    while (m >= n) {
      const last = x![m]!;
      for (let i = 0; i < m; i++) x![i] = reduce(x![i]! * lead - (i < m - n ? 0 : last * y![i - m + n]!));
      m = degreeBelow(x!, m);
    }
    [x, y, m, n] = [y, x, n, m];
  }
  return n < 0 && m > 0;
}

/** The degree of a polynomial of degree < n; −1 for 0. */
function degreeBelow(x: Float64Array, n: number): number {
  let degree = n - 1;
  while (degree >= 0 && x[degree] === 0) degree--;
  return degree;
}
