import { startThread } from '../threads/thread.ts';
import { linesOf } from './columns.ts';
import type { LibraryLine } from './columns.ts';
import type { ReadingReport, ReadingStart } from './messages.ts';
import type { UnreadableLine } from '../../library/library.ts';

/**
 * Reads a library in a thread of its own, which checks every line in full; `onLines` hears of them little by little, in
 * the order of the file.
 * @param script the script of all threads
 * @returns the lines that could not be read
 * @throws Error where the thread dies
 */
export function readLibraryFile(
  script: URL,
  file: SharedArrayBuffer,
  onLines: (lines: readonly LibraryLine[]) => void,
): { readonly finished: Promise<readonly UnreadableLine[]>; cancel(): void } {
  const start: ReadingStart = { role: 'reading', file };
  let cancel: () => void;
  const finished = new Promise<readonly UnreadableLine[]>((resolve, reject) => {
    const thread = startThread(script, start, {
      onMessage: (message) => {
        const report = message as ReadingReport;
        if (report.kind === 'lines') onLines(linesOf(report.lines));
        else resolve(report.unreadable);
      },
      onEnd: (reason) => reject(new Error(`the thread that reads the library has ended: ${reason}`)),
    });
    cancel = () => thread.terminate();
  });
  return { finished, cancel: () => cancel() };
}
