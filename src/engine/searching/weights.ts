import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Collecting } from './groupCollection.ts';
import type { Effort } from './measured.ts';

/** Microseconds of a group that is sieved, of a denominator of its box, and of a value that is enumerated. */
const groupMicroseconds = 170;
const denominatorMicroseconds = 0.085;
const valueMicroseconds = 0.145;
/** Microseconds of an orbit for each term of its tails. */
const orbitTermMicroseconds = 0.03;
/**
 * Microseconds of a tail: of terms whose parities fill a machine word, and of more, to which Massey's algorithm takes as long as
 * their square.
 */
const shortTailMicroseconds = 0.68;
const shortTailTerms = 64;
const longTailMicroseconds = (terms: number) => (0.03 + 0.00017 * terms) * terms;
/** Tails of an orbit, for each of its words, and besides: measured of all patterns up to periods 1 to 8. */
const tailsOfWord = 0.41;
const otherTails = 3;
/** Microseconds of a candidate of a search that has no sieve. */
const candidateMicroseconds = 0.8;

/**
 * The density of the determinants ad − bc = D of matrices in a box of height H, by D/(H + ½)² in steps of 1/16, where that of
 * D = 0 is 1: ad/H² and bc/H² have the density −ln|t|/2, and this is that of their difference,
 * ¼ ∫ ln|t| ln|x − t| dt over |t|, |x − t| ≤ 1, calculated once.
 */
const determinantDensity = [
  1, 0.9239, 0.8498, 0.7778, 0.7079, 0.6403, 0.575, 0.5122, 0.452, 0.3945, 0.3398, 0.2882, 0.2399, 0.1953,
  0.1547, 0.1187, 0.0888, 0.0672, 0.0509, 0.0383, 0.0284, 0.0208, 0.0149, 0.0104, 0.007, 0.0045, 0.0027,
  0.0015, 0.0007, 0.0003, 0.0001, 0, 0,
];

/** 8/ζ(2): primitive matrices of determinant ±D are 16 H² ψ(D)/(D ζ(2)) times the density, and four are one value. */
const matricesOfValue = 4.8634;

/**
 * The share of the orbits that there could be which have values, at the same places up to D = (H + ½)²: counted for π at height 48,
 * and the same for e, tan(1) and e^{1/2} at heights 10 to 24. Beyond, each has two, x and 1/x.
 */
const reachedOrbits = [
  1, 0.9615, 0.9235, 0.8829, 0.8419, 0.7986, 0.7552, 0.7102, 0.6645, 0.6166, 0.5685, 0.5159, 0.4628, 0.4069,
  0.3476, 0.2835, 0.214,
];

/**
 * Orbits and values of a class, estimated: of so many orbits that there could be, as orbitsUpTo tells. Nothing but sums, products
 * and quotients, which all machines round alike.
 */
export function expectedOrbits(
  possible: number,
  determinant: number,
  height: number,
): { readonly orbits: number; readonly values: number } {
  const size = (height + 0.5) ** 2;
  const place = (16 * determinant) / size;
  const values = (possible * matricesOfValue * between(determinantDensity, place) * size) / determinant;
  const orbits = place < reachedOrbits.length - 1 ? possible * between(reachedOrbits, place) : values / 2;
  return { orbits, values };
}

/** A table's value at a place between two of its own. */
function between(table: readonly number[], place: number): number {
  const i = Math.min(Math.floor(place), table.length - 2);
  return table[i]! + (place - i) * (table[i + 1]! - table[i]!);
}

/** What is sieved of a class: values that are enumerated, orbits, and their tails. */
export interface Sieved {
  readonly values: number;
  readonly orbits: number;
  readonly tails: number;
}

/** The weight of sieving a class of a height, tail by tail of so many terms. */
export function sievingWeight({ values, orbits, tails }: Sieved, height: number, terms: number): number {
  return (
    groupMicroseconds +
    2 * height * (height + 1) * denominatorMicroseconds +
    values * valueMicroseconds +
    orbits * terms * orbitTermMicroseconds +
    tails * (terms <= shortTailTerms ? shortTailMicroseconds : longTailMicroseconds(terms))
  );
}

/** What the sieve of orbits does with each: the words of its patterns, and the terms of its tails. */
export interface OrbitWork {
  readonly words: number;
  readonly terms: number;
}

/** The weight of sieving the class of a determinant that could have so many orbits, as orbitsUpTo tells. */
export function classWeight(
  possible: number,
  determinant: number,
  height: number,
  { words, terms }: OrbitWork,
): number {
  const { orbits, values } = expectedOrbits(possible, determinant, height);
  return sievingWeight({ values, orbits, tails: orbits * (otherTails + tailsOfWord * words) }, height, terms);
}

/** What is judged of candidates beyond the sieve at one bound on the order. */
export interface Judged {
  readonly candidates: number;
  /** Those that are expanded in full. */
  readonly expansions: number;
  readonly hits: number;
}

/**
 * Microseconds of a candidate that is judged, of one that is expanded, and of a hit, whose own terms are read, by the bound on the
 * order: measured at orders 10 to 96.
 */
const judgedMicroseconds = 0.35;
const expandedMicroseconds = (order: number) => 0.1 * order;
const hitOfOrderMicroseconds = (order: number) => (0.025 + 0.0005 * order) * order;

/** The weight of judging candidates beyond the sieve at a bound on the order. */
export function judgingWeight({ candidates, expansions, hits }: Judged, order: number): number {
  return (
    candidates * judgedMicroseconds +
    expansions * expandedMicroseconds(order) +
    hits * hitOfOrderMicroseconds(order)
  );
}

/** The weight of so many hits that are looked at for the first time, of so many values. */
export function countingWeight(hits: number, values: number): number {
  return 0.7 * hits + 20 * values;
}

/**
 * How far a group has come that is judged at one bound on the order after the other.
 * @returns the share of it that is done, as a function of the bound's place and the share of the rows at it
 */
export function shareOfLevels(orders: readonly number[]): (level: number, share: number) => number {
  const weights = orders.map((order) => judgingWeight({ candidates: 1, expansions: 0, hits: 1 }, order));
  const upTo = weights.map((_, level) => weights.slice(0, level).reduce((sum, weight) => sum + weight, 0));
  const all = upTo[upTo.length - 1]! + weights[weights.length - 1]!;
  return (level, share) => (upTo[level]! + share * weights[level]!) / all;
}

/**
 * Microseconds of the approval of a hit in full, to so many digits, and of one that is derived from it. Measured of e, e², e^{1/2},
 * tan(1), I₁(2)/I₀(2) and sqrt(2), to 100, 1,000 and 5,000 digits.
 */
const approvalMicroseconds = (digits: number) => 500 + 1.2 * digits;
const derivedMicroseconds = 65;

/** The weight of what goes on beyond the sieve, as a function of it: hits that are wanted one by one are derived. */
export function effortWeightOf(
  { all }: Pick<Collecting, 'all'>,
  { digits }: Pick<SearchSpecification, 'digits'>,
): (effort: Effort) => number {
  return ({ judging, hits, approvals }) =>
    judging + (all ? hits * derivedMicroseconds : 0) + approvals * approvalMicroseconds(digits);
}

/** The weight of a group of candidates of which nothing is known. */
export function candidatesWeight(candidates: number): number {
  return candidates * candidateMicroseconds;
}

/**
 * Microseconds that hits take in the class of a determinant, approval included: means of e, e², e^{1/2}, tan(1) and
 * I₁(2)/I₀(2), each class in a process of its own, at height 20 and 22 patterns. Beyond, hits are rare.
 */
const hitMicroseconds = [
  300_000, 400_000, 150_000, 400_000, 20_000, 120_000, 10_000, 200_000, 20_000, 20_000, 10_000, 150_000,
];
const hitHeight = 20;
const hitPatterns = 22;

/** What hits take in a class, so that shares are dealt evenly: nothing is known of the constant, and nothing decided by it. */
export function hitsWeight(determinant: number, height: number, patterns: number): number {
  const measured = hitMicroseconds[determinant - 1] ?? 0;
  return measured * Math.sqrt(height / hitHeight) * (patterns / hitPatterns) * (patterns / hitPatterns);
}
