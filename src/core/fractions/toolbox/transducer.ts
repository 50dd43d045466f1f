import { floorDivide } from '../../numbers/integers.ts';
import { multiplyMatrices, normalizeMatrix, stepMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { signAfter } from '../fraction.ts';
import type { SignPattern } from '../signs.ts';

/**
 * What a transducer knows between two terms: the complete quotient that comes next is `whole` + M(x), where x > 1 is the
 * complete quotient of the input, M has coprime entries, and the infimum of M over (1, ∞) lies in [0, 1). Of these M
 * there are finitely many of each determinant: what cannot be put out yet is in `whole`.
 */
export interface TransducerState {
  readonly matrix: Matrix;
  readonly whole: bigint;
}

/**
 * Gosper's algorithm for the Möbius image of a continued fraction: reads terms with their signs, and puts out each term
 * of the image under a pattern as soon as all numbers that begin with what was read share it.
 */
export class Transducer {
  /** The terms put out so far: proved, for every continuation of the input by complete quotients > 1. */
  readonly terms: bigint[] = [];

  /** @param matrix of nonzero determinant: the next complete quotient of the image is the matrix applied to the input */
  constructor(
    private matrix: Matrix,
    private readonly signs: SignPattern,
  ) {}

  /** Reads the term a and the sign b after it. */
  read(a: bigint, b: 1 | -1): void {
    this.matrix = normalizeMatrix(multiplyMatrices(this.matrix, stepMatrix(a, BigInt(b))));
    for (;;) {
      const range = this.range();
      if (!range || range.hi === null || range.hi > range.lo + 1n) return;
      const sign = signAfter(this.signs, this.terms.length);
      const term = sign > 0 ? range.lo : range.lo + 1n;
      this.terms.push(term);
      const rest = { a: 0n, b: BigInt(sign), c: 1n, d: -term };
      this.matrix = normalizeMatrix(multiplyMatrices(rest, this.matrix));
    }
  }

  /** The state; null at the very beginning, where the image has no lower bound yet. */
  state(): TransducerState | null {
    const range = this.range();
    if (!range) return null;
    const shift = { a: 1n, b: -range.lo, c: 0n, d: 1n };
    return { matrix: normalizeMatrix(multiplyMatrices(shift, this.matrix)), whole: range.lo };
  }

  /** ⌊infimum⌋ and ⌈supremum⌉ (null for ∞) of the image of (1, ∞); null where it has a pole or no lower bound. */
  private range(): { readonly lo: bigint; readonly hi: bigint | null } | null {
    const { a, b, c, d } = this.matrix;
    const [atInfinity, atOne] = [a, a + b];
    const [underInfinity, underOne] = [c, c + d];
    if (underInfinity < 0n || underOne < 0n) {
      if (underInfinity > 0n || underOne > 0n) return null;
      this.matrix = { a: -a, b: -b, c: -c, d: -d };
      return this.range();
    }
    if (underInfinity === 0n) return atInfinity < 0n ? null : { lo: floorDivide(atOne, underOne), hi: null };
    if (underOne === 0n) return atOne < 0n ? null : { lo: floorDivide(atInfinity, underInfinity), hi: null };
    const rising = atOne * underInfinity < atInfinity * underOne;
    const [lo, under, hi, over] = rising
      ? [atOne, underOne, atInfinity, underInfinity]
      : [atInfinity, underInfinity, atOne, underOne];
    return { lo: floorDivide(lo, under), hi: -floorDivide(-hi, over) };
  }
}
