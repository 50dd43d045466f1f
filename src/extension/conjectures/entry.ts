import type { Conjecture } from '../../core/conjecture.ts';
import type { RelationKind } from '../../core/theorems/relationKinds.ts';
import type { StandingKind } from '../../core/theorems/standingKinds.ts';

/** A conjecture of the list, with what sorting and filtering look at. */
export interface Entry {
  readonly id: string;
  readonly family: string;
  readonly constant: string;
  /** When its search was started or its file opened, in ms: larger is newer. */
  readonly time: number;
  /** Less for a simpler conjecture. */
  readonly simplicity: string;
  readonly rate: number;
  readonly gain: number;
  /** Known by name and proved, proved, or neither: the checker looks at its certificate when this is first asked for. */
  readonly standing: StandingKind;
  /** How its fraction stands to those with numerators ±1; only what the checker accepts counts. */
  readonly relation: RelationKind;
  /** Whether its record has a certificate, checked or not. */
  readonly claimsProof: boolean;
  /** What the text filter looks into. */
  readonly searchText: string;
  readonly conjecture: Conjecture;
  /** The same place in the list, taken by another conjecture, as after a verification. */
  replacedBy(conjecture: Conjecture): Entry;
}

/** Simpler first. */
export function compareEntries(x: Entry, y: Entry): number {
  return x.simplicity < y.simplicity ? -1 : x.simplicity > y.simplicity ? 1 : 0;
}
