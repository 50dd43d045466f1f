/**
 * How a fraction stands to those with numerators ±1, the nearest first: the words that lists, tables and files use.
 *
 * - signed: its numerators are ±1
 * - equivalent: an equivalence transformation makes them ±1, with integers as terms
 * - quadratic: it is periodic, so that its value is a quadratic irrational, whose simple continued fraction is periodic, too
 * - bessel: a matrix of polynomials carries it to a fraction of ₀F₁, that is of a ratio of Bessel functions, as all fractions
 *   with numerators ±1 and one growing term are
 * - outside: there is no such matrix
 * - undecided: none of these has been shown
 */
export const relationKinds = ['signed', 'equivalent', 'quadratic', 'bessel', 'outside', 'undecided'] as const;

/** What a list may be narrowed to: one of the kinds, or all that are not `signed`. */
export const relationChoices = ['signed', 'other', ...relationKinds.slice(1)] as const;
export type RelationChoice = 'other' | RelationKind;

/** One of these words. */
export type RelationKind = (typeof relationKinds)[number];

/** Whether a kind is the one, or among those, that a list is narrowed to. */
export function isRelation(kind: RelationKind, choice: RelationChoice): boolean {
  return choice === 'other' ? kind !== 'signed' : kind === choice;
}
