import type { Constant } from '../constants/constant.ts';
import { gcdNumber } from '../numbers/integers.ts';
import { isPositive } from './enumerate.ts';

/**
 * The values (a α + b)/(c α + d) of a transcendental constant in classes of equal |ad − bc|. Every step of an expansion
 * has determinant ±1, so a GL₂(ℤ)-orbit lies within one class: expansions meet within a class and nowhere else.
 * Coefficients are at most H, coprime, with a α + b > 0 and c α + d > 0, each value once; the classes are 1 … 2H².
 */
export class DeterminantClasses {
  /** Largest |ad − bc|. */
  readonly count: number;
  /** Vectors (u, v) with u α + v > 0, as pairs, by max(|u|, |v|), then |u| + |v|, then |u|. */
  private readonly vectors: Int32Array;
  /** Place of (u, v) in that order, −1 where u α + v ≤ 0. */
  private readonly rank: Int32Array;
  private sizes: Int32Array | null = null;

  constructor(
    constant: Constant,
    private readonly height: number,
  ) {
    this.count = 2 * height * height;
    const width = 2 * height + 1;
    const positive: [number, number][] = [];
    for (let u = -height; u <= height; u++) {
      for (let v = -height; v <= height; v++) {
        if ((u !== 0 || v !== 0) && isPositive(constant, Int32Array.of(v, u))) positive.push([u, v]);
      }
    }
    const size = ([u, v]: [number, number]) => Math.max(Math.abs(u), Math.abs(v));
    const sum = ([u, v]: [number, number]) => Math.abs(u) + Math.abs(v);
    positive.sort(
      (x, y) => size(x) - size(y) || sum(x) - sum(y) || Math.abs(x[0]) - Math.abs(y[0]) || x[0] - y[0],
    );
    this.vectors = Int32Array.from(positive.flat());
    this.rank = new Int32Array(width * width).fill(-1);
    positive.forEach(([u, v], i) => (this.rank[(u + height) * width + v + height] = i));
  }

  /** Number of values with |ad − bc| = determinant, 1 ≤ determinant ≤ count. */
  size(determinant: number): number {
    return (this.sizes ??= this.countAll())[determinant]!;
  }

  /** The sizes of all classes, by determinant, in one pass over all pairs of vectors: much quicker than class by class. */
  private countAll(): Int32Array {
    const { vectors } = this;
    const sizes = new Int32Array(this.count + 1);
    const divisors = Int32Array.from({ length: vectors.length / 2 }, (_, p) =>
      Math.abs(gcdNumber(vectors[2 * p]!, vectors[2 * p + 1]!)),
    );
    const width = this.height + 1;
    const coprime = Uint8Array.from({ length: width * width }, (_, i) =>
      Number(Math.abs(gcdNumber(Math.floor(i / width), i % width)) === 1),
    );
    for (let q = 0; q < divisors.length; q++) {
      const c = vectors[2 * q]!;
      const d = vectors[2 * q + 1]!;
      const row = divisors[q]! * width;
      for (let p = 0; p < divisors.length; p++) {
        if (coprime[row + divisors[p]!] === 0) continue;
        const determinant = Math.abs(vectors[2 * p]! * d - vectors[2 * p + 1]! * c);
        if (determinant > 0) sizes[determinant]!++;
      }
    }
    return sizes;
  }

  /** Number of all values. */
  get total(): number {
    let total = 0;
    for (let determinant = 1; determinant <= this.count; determinant++) total += this.size(determinant);
    return total;
  }

  /**
   * The values of a class as rows b, a, d, c (coefficients of numerator and denominator, ascending), in order of height,
   * then of denominator and numerator, simplest first.
   */
  rows(determinant: number): Int32Array {
    const vectors = this.vectors.length / 2;
    const pairs: number[] = [];
    this.forEachPair(determinant, (p, q) => {
      const height = Math.max(this.vectorHeight(p), this.vectorHeight(q));
      pairs.push((height * vectors + q) * vectors + p);
    });
    const keys = Float64Array.from(pairs).sort();
    const rows = new Int32Array(4 * keys.length);
    keys.forEach((key, i) => {
      const p = key % vectors;
      const q = Math.floor(key / vectors) % vectors;
      rows[4 * i] = this.vectors[2 * p + 1]!;
      rows[4 * i + 1] = this.vectors[2 * p]!;
      rows[4 * i + 2] = this.vectors[2 * q + 1]!;
      rows[4 * i + 3] = this.vectors[2 * q]!;
    });
    return rows;
  }

  private vectorHeight(index: number): number {
    return Math.max(Math.abs(this.vectors[2 * index]!), Math.abs(this.vectors[2 * index + 1]!));
  }

  /**
   * Calls back with the ranks of (a, b) and (c, d) for each value of a class. For a given (c, d) the solutions of
   * ad − bc = ±D are a line of integer points: one of them plus multiples of (c, d)/gcd(c, d).
   */
  private forEachPair(determinant: number, call: (p: number, q: number) => void): void {
    const { height, vectors, rank } = this;
    const width = 2 * height + 1;
    for (let q = 0; 2 * q < vectors.length; q++) {
      const c = vectors[2 * q]!;
      const d = vectors[2 * q + 1]!;
      const { divisor, x, y } = extendedGcd(d, -c);
      if (determinant % divisor !== 0) continue;
      const stepA = c / divisor;
      const stepB = d / divisor;
      for (const signed of [determinant, -determinant]) {
        // x d + y (−c) = divisor, so (a, b) = (x, y)·signed/divisor solves ad − bc = signed.
        const a0 = (x * signed) / divisor;
        const b0 = (y * signed) / divisor;
        const along = Math.abs(stepA) >= Math.abs(stepB);
        const [origin, step] = along ? [a0, stepA] : [b0, stepB];
        const first = Math.ceil((step > 0 ? -height - origin : height - origin) / step);
        const last = Math.floor((step > 0 ? height - origin : -height - origin) / step);
        for (let t = first; t <= last; t++) {
          const a = a0 + t * stepA;
          const b = b0 + t * stepB;
          if (a < -height || a > height || b < -height || b > height) continue;
          const p = rank[(a + height) * width + b + height]!;
          if (p >= 0 && Math.abs(gcdNumber(gcdNumber(a, b), divisor)) === 1) call(p, q);
        }
      }
    }
  }
}

/** divisor = gcd(a, b) > 0 and x, y with a x + b y = divisor; not both a and b are 0. */
export function extendedGcd(a: number, b: number): { divisor: number; x: number; y: number } {
  let [r0, r1, x0, x1, y0, y1] = [a, b, 1, 0, 0, 1];
  while (r1 !== 0) {
    const quotient = Math.trunc(r0 / r1);
    [r0, r1] = [r1, r0 - quotient * r1];
    [x0, x1] = [x1, x0 - quotient * x1];
    [y0, y1] = [y1, y0 - quotient * y1];
  }
  return r0 < 0 ? { divisor: -r0, x: -x0, y: -y0 } : { divisor: r0, x: x0, y: y0 };
}
