import type { Enclosure } from '../core/numbers/enclosure.ts';
import { multiplyEnclosures } from '../core/numbers/enclosure.ts';
import type { SignPattern } from '../core/fractions/signs.ts';
import { noRecurrence, rationalCandidate, undecided } from '../core/esma/sieve.ts';
import type { Sieve, SieveFactory, SieveSpecification } from '../core/esma/sieve.ts';

/**
 * The prime of the kernel's Massey: the largest below 2^14, so that sums of two products of residues stay lazy
 * in 16-bit vectors for ever. Complexity modulo a prime is never larger than over ℤ, so no recurrence is lost;
 * a random sequence passes with probability ≤ p^−margin, below 2^−111 for a margin of 8.
 */
export const kernelPrime = 16381;

/** Powers α, α^2, …, α^d as integers over 2^bits: the true ones lie in [floor, floor + width]. */
export interface Powers {
  readonly bits: number;
  readonly floors: readonly bigint[];
  readonly width: bigint;
}

/** Encloses the first d powers, from enclosures taken wide enough that only the last unit is in doubt. */
export function enclosePowers(
  { constant, degree }: Pick<SieveSpecification, 'constant' | 'degree'>,
  digits: number,
): Powers {
  const base = constant.enclose(digits);
  const powers: Enclosure[] = [];
  for (let k = 1; k <= degree; k++) {
    powers.push(k === 1 ? base : multiplyEnclosures(powers[k - 2]!, base));
  }
  const width = powers.map((x) => x.hi - x.lo).reduce((x, y) => (x > y ? x : y));
  return { bits: base.bits, floors: powers.map((x) => x.lo), width: width > 0n ? width : 0n };
}

/** What a plain expansion gave; `imprecise` comes with whether the last remainder could be 0. */
export type PlainExpansion =
  | { readonly state: 'complete'; readonly terms: readonly bigint[] }
  | { readonly state: 'ended' }
  | { readonly state: 'imprecise'; readonly vanishing: boolean };

/**
 * The first n terms of P(α)/Q(α), proved: each remainder is an integer combination of the powers of α, whose
 * coefficients are carried along, so Σ |coefficient| · width bounds its error, and a step stands only if
 * remainder and divisor − remainder are both positive beyond that bound.
 */
export function expandValuePlainly(
  numerator: readonly number[],
  denominator: readonly number[],
  powers: Powers,
  pattern: SignPattern,
  n: number,
): PlainExpansion {
  let p = combination(numerator, powers);
  let q = combination(denominator, powers);
  if (q.value + error(q, powers) < 0n) {
    p = subtract(zeroLike(p), 1n, p);
    q = subtract(zeroLike(q), 1n, q);
  }
  if (p.value <= error(p, powers) || q.value <= error(q, powers)) {
    return { state: 'imprecise', vanishing: true };
  }
  const terms: bigint[] = [];
  for (let i = 0; i < n; i++) {
    const plus = pattern[i % pattern.length]! > 0;
    const floor = p.value / q.value;
    const term = plus || floor * q.value === p.value ? floor : floor + 1n;
    const rest = plus ? subtract(p, term, q) : negative(subtract(p, term, q));
    const doubt = error(rest, powers);
    if (rest.value === 0n && doubt === 0n) return { state: 'ended' };
    const gap = subtract(q, 1n, rest);
    if (rest.value <= doubt || gap.value <= error(gap, powers)) {
      return {
        state: 'imprecise',
        vanishing: rest.value <= doubt || q.value - rest.value <= error(gap, powers),
      };
    }
    terms.push(term);
    p = q;
    q = rest;
  }
  return { state: 'complete', terms };
}

/** An integer combination of 1, α, …, α^d scaled by 2^bits: its value from below, and its coefficients from α on. */
interface Combination {
  readonly value: bigint;
  readonly coefficients: readonly bigint[];
}

function combination(polynomial: readonly number[], powers: Powers): Combination {
  const coefficients = polynomial.slice(1).map(BigInt);
  const value = coefficients.reduce(
    (sum, coefficient, i) => sum + coefficient * powers.floors[i]!,
    BigInt(polynomial[0]!) << BigInt(powers.bits),
  );
  return { value, coefficients };
}

function zeroLike(x: Combination): Combination {
  return { value: 0n, coefficients: x.coefficients.map(() => 0n) };
}

/** x − factor · y. */
function subtract(x: Combination, factor: bigint, y: Combination): Combination {
  return {
    value: x.value - factor * y.value,
    coefficients: x.coefficients.map((coefficient, i) => coefficient - factor * y.coefficients[i]!),
  };
}

function negative(x: Combination): Combination {
  return { value: -x.value, coefficients: x.coefficients.map((coefficient) => -coefficient) };
}

function error(x: Combination, powers: Powers): bigint {
  let sum = 0n;
  for (const coefficient of x.coefficients) sum += coefficient < 0n ? -coefficient : coefficient;
  return sum * powers.width;
}

/** Linear complexity over F_p by Berlekamp and Massey, as in Massey 1969. */
export function plainComplexity(terms: readonly bigint[], prime = kernelPrime): number {
  const sequence = terms.map((term) => Number(term % BigInt(prime)));
  let current = [1];
  let previous = [1];
  let scale = 1;
  let gap = 1;
  let length = 0;
  for (let n = 0; n < sequence.length; n++) {
    let discrepancy = 0;
    current.forEach((coefficient, i) => {
      if (i <= n) discrepancy += coefficient * sequence[n - i]!;
    });
    discrepancy %= prime;
    if (discrepancy === 0) {
      gap++;
      continue;
    }
    const next = Array.from({ length: Math.max(current.length, previous.length + gap) }, (_, i) => {
      const subtracted = discrepancy * (previous[i - gap] ?? 0);
      return (scale * (current[i] ?? 0) + (prime - 1) * (subtracted % prime)) % prime;
    });
    if (2 * length <= n) {
      length = n + 1 - length;
      previous = current;
      scale = discrepancy;
      gap = 1;
    } else {
      gap++;
    }
    current = next;
  }
  return length;
}

/**
 * The plain twin of the compiled kernel: one candidate at a time on BigInt, terms of any size, as many digits
 * as a candidate needs. It starts at `digits` and doubles them up to 64 times that many, or to what the
 * constant has.
 */
export class PlainJudge {
  private readonly levels: Powers[] = [];

  constructor(private readonly specification: SieveSpecification) {}

  /** The verdict on a row of coefficients under the pattern of an index. */
  judgeRow(row: Int32Array, pattern: number): number {
    const half = row.length / 2;
    return this.judge(
      [...row.subarray(0, half)],
      [...row.subarray(half)],
      this.specification.patterns[pattern]!,
    );
  }

  /** The verdict on one value under one pattern, as Sieve.judge gives it. */
  judge(numerator: readonly number[], denominator: readonly number[], pattern: SignPattern): number {
    const { order, margin } = this.specification;
    let vanishing = false;
    for (let level = 0; ; level++) {
      const powers = this.powers(level);
      if (!powers) return vanishing ? this.exhausted : undecided;
      const expansion = expandValuePlainly(numerator, denominator, powers, pattern, 2 * order + margin);
      if (expansion.state === 'ended') return rationalCandidate;
      if (expansion.state === 'imprecise') {
        vanishing = expansion.vanishing;
        continue;
      }
      const last = expansion.terms.slice(-order - 1);
      if (!pattern.includes(1) && last.every((term) => term === 2n)) return noRecurrence;
      const complexity = plainComplexity(expansion.terms);
      return complexity <= order ? complexity : noRecurrence;
    }
  }

  /** With digits without end, a remainder that never leaves 0 is 0; with few digits nothing is known. */
  private get exhausted(): number {
    return this.specification.constant.digitsLimit === Infinity ? rationalCandidate : undecided;
  }

  /** The powers at a level of precision; null beyond the last level. */
  private powers(level: number): Powers | null {
    const digits = this.digits(level);
    if (level > 6 || (level > 0 && digits === this.digits(level - 1))) return null;
    return (this.levels[level] ??= enclosePowers(this.specification, digits));
  }

  private digits(level: number): number {
    const { order, margin, constant, height, degree } = this.specification;
    // A random number loses 1.03 digits a term (Lévy); what the values' coefficients take comes on top.
    const start = Math.ceil(1.2 * (2 * order + margin) + 4 * degree * Math.log10(height + 1)) + 20;
    return Math.min(start * 2 ** level, constant.digitsLimit);
  }
}

/**
 * The plain twin: a sieve with the verdicts of the compiled one, slow and obvious, on BigInt and without early exits, over
 * the kernel's prime. It shares no step with core/esma/reference/plainSieve.ts, which is what the search without the kernel runs on.
 */
export const twinSieve: SieveFactory = (specification: SieveSpecification): Sieve => {
  const judge = new PlainJudge(specification);
  const width = 2 * (specification.degree + 1);
  return {
    judge(coefficients) {
      const rows = coefficients.length / width;
      const verdicts = new Int16Array(rows * specification.patterns.length);
      let at = 0;
      for (let row = 0; row < rows; row++) {
        const values = coefficients.subarray(row * width, (row + 1) * width);
        for (let pattern = 0; pattern < specification.patterns.length; pattern++) {
          verdicts[at++] = judge.judgeRow(values, pattern);
        }
      }
      return verdicts;
    },
  };
};
