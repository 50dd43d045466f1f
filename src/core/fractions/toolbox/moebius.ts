import { InputError } from '../../errors.ts';
import { absolute, lcm, lcmNumber } from '../../numbers/integers.ts';
import { determinant, normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { evaluateTerm, interpolate, substituteLinear } from '../../numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../numbers/polynomial.ts';
import { multiplyPolynomialMatrices } from '../../numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import { isPositiveEverywhere } from '../../numbers/polynomialBounds.ts';
import * as Q from '../../numbers/rational.ts';
import { periodMatrix } from '../periodMatrix.ts';
import type { InterlacedFraction } from '../fraction.ts';
import { inadmissibility } from '../admissible.ts';
import { ruleDegree, signAfter, termsOf } from '../fraction.ts';
import type { SignPattern } from '../signs.ts';
import type { FractionImage } from './image.ts';
import { classPolynomial, lowestDescription, sequenceOfTerms, termsOfSequence } from './sequence.ts';
import type { RationalSequence } from './sequence.ts';
import { Transducer } from './transducer.ts';

/** Terms that are read or put out before an image is given up; its period can grow with the fourth power of |det|. */
const mostTerms = 100_000;

/**
 * The fraction of (a x + b)/(c x + d) under a sign pattern, for the value x of an admissible fraction. Keeps: the value,
 * exactly. By Hurwitz 1896 the image of interlaced polynomials is interlaced again under every pattern with a plus in it.
 *
 * The transducer runs on numbers, period after period, until its state comes back with the terms in the same residue
 * classes; the terms between are interpolated as polynomials; and an identity of polynomial matrices proves them for all
 * periods (see `holds`).
 * @param most terms read or put out at the most
 * @throws InputError where ad − bc = 0, or where the fraction is not admissible
 */
export function moebiusImage(
  fraction: InterlacedFraction,
  matrix: Matrix,
  signs: SignPattern,
  most = mostTerms,
): FractionImage {
  if (determinant(matrix) === 0n)
    throw new InputError('matrix: a d − b c is 0, so (a x + b)/(c x + d) is the same number for all x.');
  const fault = inadmissibility(fraction);
  if (fault) throw new InputError(`terms: the fraction is not admissible: ${fault}.`);
  if (signs.every((sign) => sign < 0)) {
    const simple = moebiusImage(fraction, matrix, [1], most);
    if (simple.kind !== 'interlaced') return simple;
    const reason = growingRuns(simple.fraction);
    if (reason) return { kind: 'unbounded', reason };
  }
  return new ImageSearch(fraction, matrix, signs, most).run();
}

/**
 * Why the fraction of a number under (−) is not made of interlaced polynomials; null where it is. From
 * [a_0; a_1, a_2, …] come a_0 + 1, then a_1 − 1 terms 2, a_2 + 2, a_3 − 1 terms 2, …: interlaced exactly when the
 * quotients of odd index are bounded, as runs of 2s of growing length have no period.
 */
function growingRuns({ rule: { preperiod, polynomials } }: InterlacedFraction): string | null {
  const m = polynomials.length;
  const joint = lcmNumber(m, 2);
  for (let i = 0; i < joint; i++) {
    const n = preperiod.length + i;
    if (n % 2 === 1 && polynomials[i % m]!.length > 1)
      return `under - alone it has runs of 2s that grow without bound, since the quotients a_${n}, a_${n + joint}, … of its simple continued fraction grow`;
  }
  return null;
}

/** The end of an input period: the transducer's state and how many terms it has put out. */
interface Boundary {
  readonly key: string;
  readonly matrix: Matrix;
  readonly whole: bigint;
  readonly count: number;
}

/** C periods of the input after which the state returns, from period `start` on. */
interface Cycle {
  readonly start: number;
  readonly length: number;
}

class ImageSearch {
  private readonly input: RationalSequence;
  /** Where the input's first period begins: at a complete quotient > 1, so not at x_0. */
  private readonly first: number;
  /** Terms of an input period. */
  private readonly joint: number;
  /** Periods after which the input's terms are the same modulo the determinant. */
  private readonly residues: number;
  private readonly degree: number;
  private readonly transducer: Transducer;
  /** Boundary j is the one before the j-th period. */
  private readonly boundaries: (Boundary | null)[] = [];
  private periodsRead = 0;

  constructor(
    private readonly fraction: InterlacedFraction,
    matrix: Matrix,
    private readonly signs: SignPattern,
    private readonly most: number,
  ) {
    const { rule } = fraction;
    this.input = sequenceOfTerms(rule);
    this.first = Math.max(rule.preperiod.length, 1);
    this.joint = lcmNumber(rule.polynomials.length, fraction.signs.length);
    this.degree = Math.max(ruleDegree(rule), 0);
    const primitive = normalizeMatrix(matrix);
    this.residues = residuePeriod(
      this.inputPolynomials(0, 1),
      absolute(determinant(primitive)),
      BigInt(this.most),
    );
    this.transducer = new Transducer(primitive, signs);
    const head = termsOf(rule, this.first);
    head.forEach((term, n) => this.transducer.read(term, signAfter(fraction.signs, n)));
    this.note();
  }

  run(): FractionImage {
    let seen = new Map<string, number>();
    for (let j = 0; this.reach(j); j++) {
      const boundary = this.boundaries[j]!;
      if (!boundary || boundary.count === 0) continue;
      const before = seen.get(boundary.key);
      seen.set(boundary.key, j);
      if (before === undefined) continue;
      const image = this.fit({ start: before, length: j - before });
      if (image) return { kind: 'interlaced', fraction: image };
      // Early terms are small, and what they do is not yet the rule.
      seen = new Map();
    }
    return {
      kind: 'beyond',
      reason: `the image has a longer period than ${this.most} terms show`,
    };
  }

  /** The polynomials of input period C·i + (start + r) in i: the stride is C periods. */
  private inputPolynomials(period: number, cycle: number): Polynomial[] {
    return Array.from({ length: this.joint }, (_, t) =>
      classPolynomial(this.input, this.first + period * this.joint + t, cycle * this.joint),
    );
  }

  private inputSigns(): SignPattern {
    return Array.from({ length: this.joint }, (_, t) => signAfter(this.fraction.signs, this.first + t));
  }

  /** Reads until boundary j is there; false where that takes too many terms. */
  private reach(j: number): boolean {
    const { rule, signs } = this.fraction;
    const k = rule.preperiod.length;
    const m = rule.polynomials.length;
    while (this.boundaries.length <= j) {
      const start = this.first + this.periodsRead * this.joint;
      if (start + this.transducer.terms.length > this.most) return false;
      for (let n = start; n < start + this.joint; n++) {
        const term = evaluateTerm(rule.polynomials[(n - k) % m]!, BigInt(Math.floor((n - k) / m)));
        this.transducer.read(term, signAfter(signs, n));
      }
      this.periodsRead++;
      this.note();
    }
    return true;
  }

  private note(): void {
    const state = this.transducer.state();
    const count = this.transducer.terms.length;
    if (!state) {
      this.boundaries.push(null);
      return;
    }
    const { a, b, c, d } = state.matrix;
    const key = [a, b, c, d, count % this.signs.length, this.periodsRead % this.residues].join();
    this.boundaries.push({ key, count, ...state });
  }

  /** The image, if the cycle is one for all periods: interpolated over degree + 1 turns and then proved. */
  private fit({ start, length }: Cycle): InterlacedFraction | null {
    const turns = this.degree + 1;
    if (!this.reach(start + turns * length)) return null;
    const blocks: Polynomial[][] = [];
    const wholes: Polynomial[] = [];
    for (let r = 0; r < length; r++) {
      const rows = Array.from({ length: turns }, (_, t) => this.block(start + t * length + r));
      const [row] = rows;
      if (!row || rows.some((other) => other?.key !== row.key || other.terms.length !== row.terms.length))
        return null;
      blocks.push(row.terms.map((_, place) => interpolate(rows.map((other) => other!.terms[place]!))));
      wholes.push(interpolate(rows.map((other) => other!.whole)));
    }
    if (!isPositiveEverywhere(wholes[0]!)) return null;
    wholes.push(substituteLinear(wholes[0]!, Q.one, Q.one));
    for (let r = 0; r < length; r++) {
      if (!this.holds({ start, length }, r, blocks[r]!, wholes[r]!, wholes[r + 1]!)) return null;
    }
    const polynomials = blocks.flat();
    if (polynomials.length === 0) return null;
    const preperiod = this.transducer.terms
      .slice(0, this.boundaries[start]!.count)
      .map((term) => Q.rational(term));
    const image: InterlacedFraction = {
      rule: termsOfSequence(lowestDescription({ preperiod, polynomials })),
      signs: this.signs,
    };
    return inadmissibility(image) === null ? image : null;
  }

  /** The terms put out between boundaries j and j + 1, and the state before them. */
  private block(
    j: number,
  ): { readonly key: string; readonly whole: bigint; readonly terms: bigint[] } | null {
    const [here, next] = [this.boundaries[j], this.boundaries[j + 1]];
    if (!here || !next) return null;
    const { key, whole } = here;
    return { key, whole, terms: this.transducer.terms.slice(here.count, next.count) };
  }

  /**
   * With g_r the whole part and S_r the state's matrix, T(g) = [[1, g],[0, 1]], X the product of an input period's steps
   * and Y that of the terms put out meanwhile:
   *
   *     T(g_r(i)) S_r X(C i + r) = λ Y_r(i) T(g_{r+1}(i)) S_{r+1}      identically in i.
   *
   * By induction the quantities y_i = g_0(i) + S_0(x_i), all ≥ 1 as g_0 ≥ 1 and S_0 ≥ 0 on (1, ∞), are linked by the terms
   * Y; these are admissible, so y_0 is the value of the fraction that they make (Tietze).
   */
  private holds(
    { start, length }: Cycle,
    r: number,
    terms: readonly Polynomial[],
    whole: Polynomial,
    nextWhole: Polynomial,
  ): boolean {
    const here = this.boundaries[start + r]!;
    const next = this.boundaries[start + r + 1]!;
    const input = periodMatrix({
      polynomials: this.inputPolynomials(start + r, length),
      signs: this.inputSigns(),
    }).matrix;
    const signs = terms.map((_, t) => signAfter(this.signs, here.count + t));
    const output = periodMatrix({ polynomials: terms, signs }).matrix;
    return proportional(
      multiplyPolynomialMatrices(shifted(here.matrix, whole), input),
      multiplyPolynomialMatrices(output, shifted(next.matrix, nextWhole)),
    );
  }
}

/** The least L with P(j + L) ≡ P(j) modulo D for all integers j and all P; `most` where it is longer. */
function residuePeriod(polynomials: readonly Polynomial[], modulus: bigint, most: bigint): number {
  if (modulus === 1n) return 1;
  for (let length = 1n; length < most; length++) {
    // An integer-valued polynomial that vanishes modulo D at deg + 1 integers in a row does so everywhere (Newton).
    const returns = polynomials.every((polynomial) =>
      polynomial.every((_, j) => {
        const difference = evaluateTerm(polynomial, BigInt(j) + length) - evaluateTerm(polynomial, BigInt(j));
        return difference % modulus === 0n;
      }),
    );
    if (returns) return Number(length);
  }
  return Number(most);
}

/** T(g) S with the denominators of g cleared. */
function shifted({ a, b, c, d }: Matrix, g: Polynomial): PolynomialMatrix {
  const scale = g.reduce((common, { denominator }) => lcm(common, denominator), 1n);
  const row = (upper: bigint, lower: bigint): IntegerPolynomial => {
    const sum = g.map(({ numerator, denominator }) => numerator * (scale / denominator) * lower);
    sum[0] = (sum[0] ?? 0n) + scale * upper;
    while (sum.length > 0 && sum[sum.length - 1] === 0n) sum.pop();
    return sum;
  };
  const constant = (entry: bigint): IntegerPolynomial => (entry === 0n ? [] : [scale * entry]);
  return { a: row(a, c), b: row(b, d), c: constant(c), d: constant(d) };
}

/** Whether two matrices are equal up to a nonzero constant. */
function proportional(x: PolynomialMatrix, y: PolynomialMatrix): boolean {
  const entries = (m: PolynomialMatrix) => [m.a, m.b, m.c, m.d];
  const [p, q] = [entries(x), entries(y)];
  const i = p.findIndex((entry) => entry.length > 0);
  const lead = p[i]?.at(-1);
  const otherLead = q[i]?.at(-1);
  if (lead === undefined || otherLead === undefined) return false;
  return p.every(
    (entry, k) =>
      entry.length === q[k]!.length &&
      entry.every((coefficient, e) => coefficient * otherLead === q[k]![e]! * lead),
  );
}
