import { startThread } from '../threads/thread.ts';
import type { LineColumns } from './columns.ts';
import type { ReadingReport, ReadingStart } from './messages.ts';
import type { UnreadableLine } from '../../library/library.ts';

/** Room for what is new in the heap of the thread: nearly all of it is forgotten with its line, and is not to be moved. */
const youngMegabytes = 128;

/**
 * Reads a library in a thread of its own, which checks every line in full; `onLines` hears of them little by little, in
 * the order of the file, some each time.
 * @param script the script of all threads
 * @returns the lines that could not be read
 * @throws Error where the thread dies
 */
export function readLibraryFile(
  script: URL,
  file: SharedArrayBuffer,
  onLines: (lines: LineColumns) => void,
): { readonly finished: Promise<readonly UnreadableLine[]>; cancel(): void } {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const start: ReadingStart = { role: 'reading', file, taken: taken.buffer };
  let cancel: () => void;
  const finished = new Promise<readonly UnreadableLine[]>((resolve, reject) => {
    const thread = startThread(
      script,
      start,
      {
        onMessage: (message) => {
          const report = message as ReadingReport;
          if (report.kind === 'lines') {
            try {
              onLines(report.lines);
            } finally {
              Atomics.add(taken, 0, 1);
              Atomics.notify(taken, 0);
            }
          } else resolve(report.unreadable);
        },
        onEnd: (reason) => reject(new Error(`the thread that reads the library has ended: ${reason}`)),
      },
      { youngMegabytes },
    );
    cancel = () => thread.terminate();
  });
  return { finished, cancel: () => cancel() };
}
