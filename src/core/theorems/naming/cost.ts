import { absolute, bitLength } from '../../numbers/integers.ts';

/**
 * The prefix code of formulas. Every formula that any method may offer has a weight, and all weights together are at most
 * 1; its cost is −log₁₀ of the weight. If I is −log₁₀ of the chance that a formula meets the digits of a random number,
 * then by the union bound at most one random number in 10^s meets a formula with I − cost ≥ s, whatever is tried.
 * The weights come in factors: the share of the method, then what the method chooses (entry, shape, degree), then integers.
 */

const log2 = Math.log10(2);

/** Shares of 1 that the methods have. */
export const shares = {
  /** A constant of the catalogue as it stands. */
  entry: 0.18,
  rational: 0.1,
  /** x^k rational. */
  rootOfRational: 0.04,
  /** A root of an integer polynomial of degree ≥ 2. */
  algebraic: 0.08,
  /** (p/q)·c and its kin, c of the catalogue. */
  multiple: 0.16,
  /** A Möbius image of a constant. */
  moebius: 0.1,
  /** A rational combination of several constants. */
  combination: 0.12,
  /** A product of rational powers. */
  product: 0.08,
  /** A function at a simple point. */
  functionValue: 0.06,
  /** Two constants of the catalogue and an operation: the table. */
  table: 0.06,
  /** A Möbius image of a canonical continued fraction: ESMA's patterns. */
  pattern: 0.01,
  /** The same forms over the user's own constants. */
  own: 0.01,
} as const;
export type Method = keyof typeof shares;

/** The cost of choosing a method. */
export function methodCost(method: Method): number {
  return -Math.log10(shares[method]);
}

/** The cost of a choice that has the given share of what is left. */
export function choiceCost(share: number): number {
  return -Math.log10(share);
}

/** n ≥ 1: with e = ⌊log₂ n⌋ the weight 1/((e+1)(e+2)·2^e), whose sum over all n is 1. */
export function positiveCost(n: bigint): number {
  const e = bitLength(n) - 1;
  return Math.log10((e + 1) * (e + 2)) + e * log2;
}

/** Any integer: a third for 0, for the positive and for the negative ones. */
export function integerCost(n: bigint): number {
  return Math.log10(3) + (n === 0n ? 0 : positiveCost(absolute(n)));
}

/**
 * A vector of integers, not all 0, up to its sign: the cheaper of two codes, each with half of the weight. One goes by the
 * largest entry, one entry by entry.
 */
export function vectorCost(vector: readonly bigint[]): number {
  return log2 + Math.min(byLargestEntry(vector), byEntries(vector));
}

/** Entry by entry; a vector and its negative share their weight. */
function byEntries(vector: readonly bigint[]): number {
  return vector.reduce((sum, entry) => sum + integerCost(entry), 0) - log2;
}

/**
 * The size class e, the least with max|c| ≤ 2^e, has the weight 1/((e+1)(e+2)), shared by the vectors with max|c| ≤ 2^e that
 * are in no class below, one of each pair ±c.
 */
function byLargestEntry(vector: readonly bigint[]): number {
  const largest = vector.reduce((most, entry) => (absolute(entry) > most ? absolute(entry) : most), 0n);
  const e = largest <= 1n ? 0 : bitLength(largest - 1n);
  return Math.log10((e + 1) * (e + 2)) + log10BoxShell(e, vector.length);
}

/** log₁₀ of ((2^{e+1}+1)^k − (2^e+1)^k)/2, for e = 0 of (3^k − 1)/2. */
function log10BoxShell(e: number, k: number): number {
  if (e > 60) {
    // (2^{e+1}+1)^k is all that counts: an upper bound of the count, so a lower bound of the weight.
    return k * ((e + 1) * log2 + 2 ** -e) - log2;
  }
  const [outer, inner] = [2 ** (e + 1) + 1, e === 0 ? 1 : 2 ** e + 1];
  return k * Math.log10(outer) + Math.log10(1 - (inner / outer) ** k) - log2;
}

/** Codes of a rational factor: fractions of small numerator and denominator share a part each, all others are vectors. */
const fractionTiers = [
  { largest: 4n, count: 11, share: 0.5 },
  { largest: 16n, count: 148, share: 0.25 },
] as const;
const otherFractions = 0.25;

/** A fraction p/q > 0 in lowest terms as a factor. */
export function fractionCost(p: bigint, q: bigint): number {
  const tier = fractionTiers.find(({ largest }) => p <= largest && q <= largest);
  return tier ? Math.log10(tier.count / tier.share) : choiceCost(otherFractions) + vectorCost([p, q]);
}

/**
 * How far a formula may lie from the digits, in units of their error, and the share of each: 1 where they are cut or
 * rounded, 3 where the last one is off by two.
 */
export const windows: readonly { readonly units: number; readonly share: number }[] = [
  { units: 1, share: 0.6 },
  { units: 3, share: 0.38 },
];

/**
 * Digits of which the last two are off, as a program prints what it has calculated in double precision: the windows once more, in
 * so many units each, for what no formula meets in them as they stand.
 */
export const lastTwoDigits = { units: 30, share: 0.02 } as const;

/** Sizes of the tiers of the catalogue, simplest first, and the share of each. */
export const tiers: readonly { readonly size: number; readonly share: number }[] = [
  { size: 8, share: 0.4 },
  { size: 64, share: 0.3 },
  { size: 512, share: 0.2 },
  { size: 4096, share: 0.1 },
];

/** The cost of the entry of a rank ≥ 0 in the catalogue. */
export function entryCost(rank: number): number {
  let first = 0;
  for (const { size, share } of tiers) {
    if (rank < first + size) return Math.log10(size / share);
    first += size;
  }
  return Infinity;
}
