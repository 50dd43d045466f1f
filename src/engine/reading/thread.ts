import type { Conjecture } from '../../core/conjecture.ts';
import { gainOf } from '../../core/gain.ts';
import { InputError } from '../../core/errors.ts';
import { simplicityKey } from '../../core/family.ts';
import { knownResult } from '../../core/theorems/classical/known.ts';
import { searchText } from '../../formats/text/searchText.ts';
import { conjectureFromLine } from '../../library/reading.ts';
import { columnsOf } from './columns.ts';
import type { LibraryLine } from './columns.ts';
import type { ReadingReport, ReadingStart } from './messages.ts';
import type { UnreadableLine } from '../../library/library.ts';
import type { OwnThread } from '../threads/thread.ts';

/** Lines of a report: few at first, so that the first rows can be shown at once. */
const firstReport = 50;
const laterReports = 1000;

/** Reads the lines of a library, in the thread of the library. */
export function runReadingThread(thread: OwnThread, { file }: ReadingStart): void {
  const bytes = Buffer.from(file);
  const post = (report: ReadingReport) => thread.post(report);
  const unreadable: UnreadableLine[] = [];
  const read = lineReader();
  let lines: LibraryLine[] = [];
  let most = firstReport;
  let number = 0;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    number++;
    const text = bytes.toString('utf8', start, end);
    try {
      if (text.trim() !== '') lines.push({ start, end, ...read(text) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unreadable.push({ line: number, reason: error.message });
    }
    if (lines.length === most) {
      post({ kind: 'lines', lines: columnsOf(lines) });
      lines = [];
      most = laterReports;
    }
    start = end + 1;
  }
  post({ kind: 'lines', lines: columnsOf(lines) });
  post({ kind: 'done', unreadable });
  thread.close();
}

/**
 * Reads one line after the other. A classical tail is looked for only where it decides how a record is called, and once for
 * each family.
 */
function lineReader(): (text: string) => Omit<LibraryLine, 'start' | 'end'> {
  const known = new Map<string, boolean>();
  const isKnown = ({ family, fraction }: Conjecture): boolean => {
    let answer = known.get(family);
    if (answer === undefined) known.set(family, (answer = knownResult(fraction) !== null));
    return answer;
  };
  return (text) => {
    const conjecture = conjectureFromLine(text);
    const { id, family, constant, rate, claimedProof } = conjecture;
    return {
      id,
      family,
      constant: constant.name,
      simplicity: simplicityKey(conjecture),
      rate,
      gain: gainOf(conjecture).value,
      claims: claimedProof === null ? 'open' : isKnown(conjecture) ? 'known' : 'proved',
      text: searchText(conjecture),
    };
  };
}
