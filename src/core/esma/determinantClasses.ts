import type { Constant } from '../constants/constant.ts';
import { spend } from '../work.ts';
import { withBits } from '../numbers/enclosure.ts';
import { absolute } from '../numbers/integers.ts';
import { isPositive } from './enumerate.ts';

/** Binary digits of a constant behind the point by which signs are told first. */
const fractionBits = 30;

/** Steps of a vector that is put into its place, and of a pair whose determinant is counted. */
const vectorSteps = 250;
const pairSteps = 3;

/** A class of values by the orbits of GL₂(ℤ) that they are in. */
export interface ClassOrbits {
  /** Number of values in the class. */
  readonly values: number;
  /** A value of each orbit, as a row: one whose denominator comes first in the order of denominators. */
  readonly representatives: Int32Array;
  /** Number of values of each orbit. */
  readonly sizes: readonly number[];
}

/**
 * The values (a α + b)/(c α + d) of a transcendental constant in classes of equal |ad − bc|. Every step of an expansion
 * has determinant ±1, so a GL₂(ℤ)-orbit lies within one class: expansions meet within a class and nowhere else.
 * Coefficients are at most H, coprime, with a α + b > 0 and c α + d > 0, each value once; the classes are 1 … 2H².
 * A row is b, a, d, c: the coefficients of numerator and denominator, ascending.
 */
export class DeterminantClasses {
  /** Largest |ad − bc|. */
  readonly count: number;
  /** Vectors (u, v) with u α + v > 0, as pairs, by max(|u|, |v|), then |u| + |v|, then |u|. */
  private readonly vectors: Int32Array;
  /** Place of (u, v) in that order, −1 where u α + v ≤ 0. */
  private readonly rank: Int32Array;
  /** For each vector (u, v): gcd(u, v) and x, y with x v − y u = gcd(u, v). */
  private readonly bezout: Int32Array;
  private readonly gcds: GcdTable;
  private sizes: Int32Array | null = null;
  /** Room for the numbers of a class's orbits: one class is looked at after the other. */
  private room = new Int32Array();

  constructor(
    constant: Constant,
    private readonly height: number,
  ) {
    this.count = 2 * height * height;
    const width = 2 * height + 1;
    spend(vectorSteps * width * width);
    const signs = new SignsOfLinear(constant, height);
    // One number a vector, in which their order is that of the numbers.
    const keys = new Float64Array((width * width - 1) / 2);
    let count = 0;
    for (let u = -height; u <= height; u++) {
      for (let v = -height; v <= height; v++) {
        if ((u === 0 && v === 0) || !signs.isPositive(u, v)) continue;
        const size = Math.max(Math.abs(u), Math.abs(v));
        keys[count++] =
          ((size * width + Math.abs(u) + Math.abs(v)) * (width + 1) + 2 * Math.abs(u) + (u > 0 ? 1 : 0)) *
            width +
          v +
          height;
      }
    }
    const sorted = keys.subarray(0, count).sort();
    this.vectors = new Int32Array(2 * count);
    this.rank = new Int32Array(width * width).fill(-1);
    this.bezout = new Int32Array(3 * count);
    this.gcds = new GcdTable(height);
    sorted.forEach((key, i) => {
      const v = (key % width) - height;
      const doubled = Math.floor(key / width) % (width + 1);
      const u = doubled % 2 === 1 ? (doubled - 1) / 2 : -doubled / 2;
      this.vectors[2 * i] = u;
      this.vectors[2 * i + 1] = v;
      this.rank[(u + height) * width + v + height] = i;
      const at = Math.abs(v) * (height + 1) + Math.abs(u);
      this.bezout[3 * i] = this.gcds.divisors[at]!;
      this.bezout[3 * i + 1] = v < 0 ? -this.gcds.x[at]! : this.gcds.x[at]!;
      this.bezout[3 * i + 2] = u > 0 ? -this.gcds.y[at]! : this.gcds.y[at]!;
    });
  }

  /** The denominators of all values, as rows d, c, by height. */
  denominators(): Int32Array {
    return this.vectors.map((_, i) => this.vectors[i ^ 1]!);
  }

  /** Number of values with |ad − bc| = determinant, 1 ≤ determinant ≤ count. */
  size(determinant: number): number {
    return (this.sizes ??= this.countAll())[determinant]!;
  }

  /** The sizes of all classes, by determinant, in one pass over all pairs of vectors: much quicker than class by class. */
  private countAll(): Int32Array {
    const { vectors, bezout, gcds, height } = this;
    const sizes = new Int32Array(this.count + 1);
    const count = vectors.length / 2;
    const width = height + 1;
    spend((pairSteps * count * count) / 2);
    for (let q = 0; q < count; q++) {
      const c = vectors[2 * q]!;
      const d = vectors[2 * q + 1]!;
      const row = bezout[3 * q]! * width;
      // P/Q and Q/P are both values.
      for (let p = 0; p < q; p++) {
        const determinant = vectors[2 * p]! * d - vectors[2 * p + 1]! * c;
        if (determinant === 0 || gcds.divisors[row + bezout[3 * p]!] !== 1) continue;
        sizes[determinant < 0 ? -determinant : determinant]! += 2;
      }
    }
    return sizes;
  }

  /**
   * Number of all values: the pairs of vectors with coprime divisors, less those of linearly dependent ones, which are
   * multiples of one vector.
   */
  get total(): number {
    const { vectors, bezout, gcds, height } = this;
    const byDivisor = new Float64Array(height + 1);
    for (let i = 0; i < bezout.length; i += 3) byDivisor[bezout[i]!]!++;
    const coprimePairs = (weight: (g: number, h: number) => number, most: number): number => {
      let sum = 0;
      for (let g = 1; g <= most; g++)
        for (let h = 1; h <= most; h++) if (gcds.divisors[g * (height + 1) + h] === 1) sum += weight(g, h);
      return sum;
    };
    let dependent = 0;
    const multiples = new Map<number, number>();
    for (let i = 0; 2 * i < vectors.length; i++) {
      if (bezout[3 * i] !== 1) continue;
      const most = Math.floor(height / this.vectorHeight(i));
      if (!multiples.has(most))
        multiples.set(
          most,
          coprimePairs(() => 1, most),
        );
      dependent += multiples.get(most)!;
    }
    return coprimePairs((g, h) => byDivisor[g]! * byDivisor[h]!, height) - dependent;
  }

  /** The orbits of a class, numbered as they are met, each with one of its values. */
  orbits(determinant: number): ClassOrbits {
    const found = this.orbitNumbers(determinant);
    const representatives: number[] = [];
    const sizes: number[] = [];
    let values = 0;
    this.forEachPair(determinant, (p, q) => {
      values++;
      const { vectors } = this;
      const [a, b, c, d] = [vectors[2 * p]!, vectors[2 * p + 1]!, vectors[2 * q]!, vectors[2 * q + 1]!];
      const orbit = found.numberOf(a, b, c, d);
      if (found.isNew) {
        representatives.push(b, a, d, c);
        sizes.push(0);
      }
      sizes[orbit]!++;
    });
    return { values, representatives: Int32Array.from(representatives), sizes };
  }

  /**
   * The values of a class as rows, in order of height, then of denominator and numerator, simplest first.
   * @param kept for each orbit, by its number in `orbits`, whether its values are wanted; all by default
   */
  rows(determinant: number, kept?: Uint8Array): Int32Array {
    const vectors = this.vectors.length / 2;
    const pairs: number[] = [];
    const numbers = this.orbitNumbers(determinant);
    this.forEachPair(determinant, (p, q) => {
      if (kept) {
        const { vectors } = this;
        const orbit = numbers.numberOf(
          vectors[2 * p]!,
          vectors[2 * p + 1]!,
          vectors[2 * q]!,
          vectors[2 * q + 1]!,
        );
        if (kept[orbit] === 0) return;
      }
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

  private orbitNumbers(determinant: number): OrbitNumbers {
    return new OrbitNumbers(determinant, this.gcds, (size) => {
      if (this.room.length < size) this.room = new Int32Array(2 * size);
      return this.room.subarray(0, size).fill(0);
    });
  }

  private vectorHeight(index: number): number {
    return Math.max(Math.abs(this.vectors[2 * index]!), Math.abs(this.vectors[2 * index + 1]!));
  }

  /**
   * Calls back with the ranks of (a, b) and (c, d) for each value of a class. For a given (c, d) the solutions of
   * ad − bc = D are a line of integer points, one of them plus multiples of (c, d)/gcd(c, d), and those of ad − bc = −D
   * are their negatives: of each point and its negative one is a numerator.
   */
  private forEachPair(determinant: number, call: (p: number, q: number) => void): void {
    const { height, vectors, rank, bezout, gcds } = this;
    const width = 2 * height + 1;
    for (let q = 0; 2 * q < vectors.length; q++) {
      const divisor = bezout[3 * q]!;
      if (determinant % divisor !== 0) continue;
      const stepA = vectors[2 * q]! / divisor;
      const stepB = vectors[2 * q + 1]! / divisor;
      const scale = determinant / divisor;
      const a0 = bezout[3 * q + 1]! * scale;
      const b0 = bezout[3 * q + 2]! * scale;
      const along = Math.abs(stepA) >= Math.abs(stepB);
      const origin = along ? a0 : b0;
      const step = along ? stepA : stepB;
      const first = Math.ceil((step > 0 ? -height - origin : height - origin) / step);
      const last = Math.floor((step > 0 ? height - origin : -height - origin) / step);
      for (let t = first; t <= last; t++) {
        const a = a0 + t * stepA;
        const b = b0 + t * stepB;
        if (a < -height || a > height || b < -height || b > height) continue;
        let p = rank[(a + height) * width + b + height]!;
        if (p < 0) p = rank[(height - a) * width + height - b]!;
        if (p >= 0 && gcds.divisors[bezout[3 * p]! * (height + 1) + divisor] === 1) call(p, q);
      }
    }
  }
}

/** The signs of u α + v for small integers: by α to some binary digits, in integers that a double holds, and where these do not tell by more. */
class SignsOfLinear {
  private readonly lo: number;
  private readonly hi: number;

  constructor(
    private readonly constant: Constant,
    height: number,
  ) {
    const { lo, hi, bits } = withBits(constant.enclose(Math.min(20, constant.digitsLimit)), fractionBits);
    const isExact = absolute(lo) < 2n ** 40n && absolute(hi) < 2n ** 40n && bits === fractionBits;
    // Products with coefficients are below 2^53.
    [this.lo, this.hi] = isExact && height < 2 ** 11 ? [Number(lo), Number(hi)] : [-Infinity, Infinity];
  }

  /** Whether u α + v > 0; false where it is 0 or cannot be told from 0. */
  isPositive(u: number, v: number): boolean {
    const { lo, hi } = this;
    const whole = v * 2 ** fractionBits;
    if (u === 0) return v > 0;
    const [least, most] = u > 0 ? [u * lo, u * hi] : [u * hi, u * lo];
    if (least + whole > 0) return true;
    if (most + whole <= 0) return false;
    return isPositive(this.constant, Int32Array.of(v, u));
  }
}

/** gcd(a, c) = x a + y c for all 0 ≤ a, c ≤ H, by (H + 1) a + c. */
class GcdTable {
  readonly divisors: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;

  constructor(readonly height: number) {
    const width = height + 1;
    this.divisors = new Int32Array(width * width);
    this.x = new Int32Array(width * width);
    this.y = new Int32Array(width * width);
    for (let a = 1; a < width; a++) {
      this.divisors[a * width] = a;
      this.x[a * width] = 1;
    }
    // A step of Euclid's algorithm leads from (a, c) to (c, a mod c), which is there already.
    for (let c = 1; c < width; c++) {
      for (let a = 0; a < width; a++) {
        const rest = a % c;
        const [from, to] = [c * width + rest, a * width + c];
        this.divisors[to] = this.divisors[from]!;
        this.x[to] = this.y[from]!;
        this.y[to] = this.x[from]! - ((a - rest) / c) * this.y[from]!;
      }
    }
  }
}

/**
 * Numbers the orbits of a class in the order in which they are met. An orbit is a lattice, spanned by the rows of
 * [[a, b], [c, d]], and so has one Hermite normal form [[g, x], [0, D/g]], 0 ≤ x < D/g.
 */
class OrbitNumbers {
  count = 0;
  /** Whether the orbit last asked for had not been met before. */
  isNew = false;
  /** For each divisor g of D, where its numbers begin: one for each x. */
  private readonly starts: Int32Array;
  private readonly numbers: Int32Array;

  constructor(
    private readonly determinant: number,
    private readonly gcds: GcdTable,
    /** An array of so many zeros. */
    zeros: (size: number) => Int32Array,
  ) {
    this.starts = new Int32Array(gcds.height + 1);
    let size = 0;
    for (let g = 1; g <= gcds.height; g++) {
      this.starts[g] = size;
      if (determinant % g === 0) size += determinant / g;
    }
    this.numbers = zeros(size);
  }

  numberOf(a: number, b: number, c: number, d: number): number {
    const { gcds } = this;
    const at = Math.abs(a) * (gcds.height + 1) + Math.abs(c);
    const g = gcds.divisors[at]!;
    const modulus = this.determinant / g;
    const x = (a < 0 ? -b : b) * gcds.x[at]! + (c < 0 ? -d : d) * gcds.y[at]!;
    const place = this.starts[g]! + (((x % modulus) + modulus) % modulus);
    const number = this.numbers[place]!;
    this.isNew = number === 0;
    if (!this.isNew) return number - 1;
    this.numbers[place] = ++this.count;
    return this.count - 1;
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
