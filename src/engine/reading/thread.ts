import { gainOf } from '../../core/gain.ts';
import { simplicityKey } from '../../core/family.ts';
import { searchText } from '../../formats/text/searchText.ts';
import { conjectureFromLine } from '../../library/reading.ts';
import { columnsOf } from './columns.ts';
import type { LibraryLine } from './columns.ts';
import { mostAhead } from './messages.ts';
import type { ReadingReport, ReadingStart } from './messages.ts';
import { Unreadable } from '../../library/library.ts';
import type { OwnThread } from '../threads/thread.ts';

/** Lines of a report: few at first, so that the first rows can be shown at once. */
const firstReport = 50;
const laterReports = 500;

/** Reads the lines of a library, in the thread of the library. */
export function runReadingThread(thread: OwnThread, start: ReadingStart): void {
  const bytes = Buffer.from(start.file);
  const post = (report: ReadingReport) => thread.post(report);
  const taken = new Int32Array(start.taken);
  let sent = 0;
  const send = (lines: readonly LibraryLine[]) => {
    for (let done = Atomics.load(taken, 0); sent - done >= mostAhead; done = Atomics.load(taken, 0))
      Atomics.wait(taken, 0, done);
    post({ kind: 'lines', lines: columnsOf(lines) });
    sent++;
  };
  const unreadable = new Unreadable();
  let lines: LibraryLine[] = [];
  let most = firstReport;
  let number = 0;
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(0x0a, from);
    const end = newline < 0 ? bytes.length : newline;
    number++;
    const text = bytes.toString('utf8', from, end);
    try {
      if (text.trim() !== '') lines.push({ start: from, end, ...readLine(text) });
    } catch (error) {
      if (!unreadable.add(number, text, error)) break;
    }
    if (lines.length === most) {
      send(lines);
      lines = [];
      most = laterReports;
    }
    from = end + 1;
  }
  send(lines);
  post({ kind: 'done', unreadable: unreadable.lines.map(({ line, reason }) => ({ line, reason })) });
  thread.close();
}

function readLine(text: string): Omit<LibraryLine, 'start' | 'end'> {
  const conjecture = conjectureFromLine(text);
  return {
    id: conjecture.id,
    family: conjecture.family,
    constant: conjecture.constant.name,
    simplicity: simplicityKey(conjecture),
    rate: conjecture.rate,
    gain: gainOf(conjecture).value,
    claimsProof: conjecture.claimedProof !== null,
    text: searchText(conjecture),
  };
}
