import type { Collecting } from './groupCollection.ts';
import type { Effort } from './measured.ts';

/** Microseconds of an orbit and of each of its tails, a value that is enumerated, and a denominator of the box. */
const orbitMicroseconds = 2;
const wordMicroseconds = 0.12;
const valueMicroseconds = 0.04;
const denominatorMicroseconds = 0.02;
/** Microseconds of a candidate of a search that has no sieve. */
const candidateMicroseconds = 0.8;

/**
 * The values of determinant D of height H, for each orbit that there could be, by D/H² in steps of 1/8: measured at height
 * 40. It hardly depends on the height, and not at all on the constant.
 */
const valuesPerOrbit = [
  7000, 32, 14.8, 8.3, 5, 3.2, 1.73, 1.03, 0.59, 0.29, 0.147, 0.074, 0.037, 0.02, 0.01, 0, 0,
];

/** Orbits and values of a class, estimated: of so many orbits that there could be. */
function expectedOrbits(
  possible: number,
  determinant: number,
  height: number,
): { orbits: number; values: number } {
  const place = (8 * determinant) / height ** 2;
  const i = Math.min(Math.floor(place), valuesPerOrbit.length - 2);
  // The values of small determinants are about as many as those of a sixteenth of H².
  const first = i === 0 ? (valuesPerOrbit[1]! * height ** 2) / 8 / determinant : valuesPerOrbit[i]!;
  const share = i === 0 ? 0 : place - i;
  const perOrbit = first + share * (valuesPerOrbit[i + 1]! - first);
  // Members come in pairs, x and 1/x, and not evenly: measured within a tenth.
  return { values: possible * perOrbit, orbits: (possible * perOrbit) / (perOrbit + 2) };
}

/** The weight of sieving the class of a determinant that could have so many orbits, as orbitsUpTo tells. */
export function classWeight(possible: number, determinant: number, height: number, words: number): number {
  const { orbits, values } = expectedOrbits(possible, determinant, height);
  return (
    orbits * (orbitMicroseconds + words * wordMicroseconds) +
    values * valueMicroseconds +
    2 * height * (height + 1) * denominatorMicroseconds
  );
}

/**
 * Microseconds of judging a candidate beyond the sieve, of a hit, and of its approval in full to a thousand digits; a hit that is
 * wanted one by one is derived as well. Measured of e, e², e^{1/2}, tan(1), I₁(2)/I₀(2) and sqrt(2).
 */
const judgedMicroseconds = 0.2;
const approvedMicroseconds = { counted: 1.5, derived: 60 };
const approvalMicroseconds = 3500;

/** The weight of what goes on beyond the sieve, as a function of it. */
export function effortWeightOf({ all }: Pick<Collecting, 'all'>): (effort: Effort) => number {
  const each = all ? approvedMicroseconds.derived : approvedMicroseconds.counted;
  return ({ judged, hits, approvals }) =>
    judged * judgedMicroseconds + hits * each + approvals * approvalMicroseconds;
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
