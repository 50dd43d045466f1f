import type { Family } from '../family.ts';
import { absolute } from '../numbers/integers.ts';
import type { Value } from '../value.ts';

/** The families whose values have one |ad − bc|. */
export interface DeterminantFamilies {
  readonly determinant: bigint;
  readonly families: number;
  /** Members of all of them. */
  readonly fractions: number;
}

/** |ad − bc| of a value (aα + b)/(cα + d); null for polynomials of a higher degree. */
export function determinantOf({ numerator, denominator }: Value): bigint | null {
  if (numerator.length > 2 || denominator.length > 2) return null;
  const [b = 0n, a = 0n] = numerator;
  const [d = 0n, c = 0n] = denominator;
  return absolute(a * d - b * c);
}

/**
 * Families by the determinant of their values, ascending: every step of an expansion has determinant ±1, so that all values of
 * a family have the same one.
 * @returns null where a value is no (aα + b)/(cα + d)
 */
export function familiesByDeterminant(families: readonly Family[]): DeterminantFamilies[] | null {
  const found = new Map<bigint, { families: number; fractions: number }>();
  for (const { members, count } of families) {
    const determinant = determinantOf(members[0]!.value);
    if (determinant === null) return null;
    const sum = found.get(determinant) ?? { families: 0, fractions: 0 };
    found.set(determinant, { families: sum.families + 1, fractions: sum.fractions + count });
  }
  return [...found]
    .map(([determinant, sum]) => ({ determinant, ...sum }))
    .sort((x, y) => (x.determinant < y.determinant ? -1 : 1));
}
