/**
 * Where a conjecture may stand, the surest first: the words that every list, table and file uses.
 * Known: proved, and its tail is that of a classical result. Proved: by a certificate, and in no catalogue here. Open:
 * neither, however many digits agree.
 */
export const standingKinds = ['known', 'proved', 'open'] as const;

/** One of these words. */
export type StandingKind = (typeof standingKinds)[number];
