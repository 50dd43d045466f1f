import type { Conjecture } from '../core/conjecture.ts';
import { FalseRecord, InputError } from '../core/errors.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import { conjectureFromLine, recordBegins } from './reading.ts';

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

/** Lines that are no records, after which a file is read no further: to read another kind of file would take hours, and all memory. */
const mostForeign = 10_000;

/** What could not be read of a library. */
export class Unreadable {
  readonly lines: KeptLine[] = [];
  private foreign = 0;

  /**
   * Takes up a line that could not be read.
   * @param error what was thrown
   * @returns whether the lines behind it are worth a look
   * @throws the error, where it says nothing of the line
   */
  add(line: number, text: string, error: unknown): boolean {
    if (!(error instanceof InputError)) throw error;
    if (!recordBegins.test(text)) this.foreign++;
    const isLast = this.foreign > mostForeign;
    const reason = isLast
      ? `more than ${mostForeign.toLocaleString('en-US')} lines up to here are no records, and nothing is read behind it`
      : error.message;
    this.lines.push({ line, text, reason, isFalse: error instanceof FalseRecord });
    return !isLast;
  }
}

/** Reads the text of a library: JSON Lines of schemas 1 and 2, blank lines allowed. Unreadable lines do not stop the others. */
export function parseLibrary(text: string): LibraryContent {
  const conjectures: Conjecture[] = [];
  const unreadable = new Unreadable();
  for (let from = 0, number = 1; from < text.length; number++) {
    const end = (text.indexOf('\n', from) + 1 || text.length + 1) - 1;
    const line = text.slice(from, end);
    from = end + 1;
    if (line === '' || line.trim() === '') continue;
    try {
      conjectures.push(conjectureFromLine(line));
    } catch (error) {
      if (!unreadable.add(number, line, error)) break;
    }
  }
  return { conjectures: joined([conjectures]), unreadable: unreadable.lines };
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
