import type { Conjecture } from '../core/conjecture.ts';
import { FalseRecord, InputError } from '../core/errors.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import { conjectureFromLine } from './reading.ts';

/** A line of a library that could not be read. */
export interface UnreadableLine {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, as a sentence without its full stop. */
  readonly reason: string;
}

/** Such a line with what it says: it is kept as it is, and reported. */
export interface KeptLine extends UnreadableLine {
  readonly text: string;
  /** Whether it is a record that contradicts itself or is false, and not one that has no meaning. */
  readonly isFalse: boolean;
}

/** What a library file holds. */
export interface LibraryContent {
  /** Each conjecture once; of several with one id the last stands, but for one without a certificate that holds after one with it. */
  readonly conjectures: readonly Conjecture[];
  readonly unreadable: readonly KeptLine[];
}

/** Whether a record takes the place of one with its id that stands before it: not where it alone lacks a certificate that holds. */
function supersedes(later: Conjecture, earlier: Conjecture | undefined): boolean {
  if (!earlier?.claimedProof) return true;
  return later.claimedProof !== null && (proofOf(later) !== null || proofOf(earlier) === null);
}

/** Each conjecture of several lists once, as if their files had been one behind the other. */
export function joined(lists: readonly (readonly Conjecture[])[]): readonly Conjecture[] {
  const conjectures = new Map<string, Conjecture>();
  for (const conjecture of lists.flat())
    if (supersedes(conjecture, conjectures.get(conjecture.id))) conjectures.set(conjecture.id, conjecture);
  return [...conjectures.values()];
}

/** Reads the text of a library: JSON Lines of schema 1, blank lines allowed. Unreadable lines never stop the others. */
export function parseLibrary(text: string): LibraryContent {
  const conjectures: Conjecture[] = [];
  const unreadable: KeptLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      conjectures.push(conjectureFromLine(line));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const isFalse = error instanceof FalseRecord;
      unreadable.push({ line: index + 1, text: line, reason: error.message, isFalse });
    }
  }
  return { conjectures: joined([conjectures]), unreadable };
}

/** ", 2 unreadable lines" of those that have no meaning; "" where there is none. */
export function countUnreadable(lines: readonly KeptLine[]): string {
  const count = lines.filter(({ isFalse }) => !isFalse).length;
  return count === 0 ? '' : `, ${count.toLocaleString('en-US')} unreadable ${count === 1 ? 'line' : 'lines'}`;
}

/** Lines that are told one by one. */
const mostTold = 20;

/** The lines that could not be read as sentences, each with what became of it; of very many the first ones. */
export function describeUnreadableLines(
  path: string,
  unreadable: readonly UnreadableLine[],
  outcome: string,
): readonly string[] {
  const told = unreadable
    .slice(0, mostTold)
    .map((line) => `${path}, ${describeUnreadableLine(line)}; ${outcome}.\n`);
  const more = unreadable.length - told.length;
  return more > 0 ? [...told, `${path}: ${more} more lines cannot be read; ${outcome}.\n`] : told;
}

/** "line 7: the line is no complete JSON object". */
export function describeUnreadableLine({ line, reason }: UnreadableLine): string {
  return `line ${line}: ${reason}`;
}
