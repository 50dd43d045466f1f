import { startThread } from '../threads/thread.ts';

/** What a list needs of a line of a library, so that the line itself is read only when it is shown. */
export interface LibraryLine {
  /** Where the line lies in the file, in bytes. */
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly family: string;
  readonly constant: string;
  /** The key of simplicity: less for a simpler conjecture. */
  readonly simplicity: string;
  /** Digits a term, and that over the digits a term of the simple fraction. */
  readonly rate: number;
  readonly gain: number;
  /** Whether its tail is that of a classical theorem, and whether it carries a certificate, which is not checked here. */
  readonly hasKnownTail: boolean;
  readonly claimsProof: boolean;
  /** What a text filter looks into. */
  readonly text: string;
}

/** A line that could not be read, counted from 1, and why. */
export interface UnreadableLine {
  readonly line: number;
  readonly reason: string;
}

/** What the thread of a library is started with. */
export interface LibraryStart {
  readonly role: 'library';
  /** The file's bytes, UTF-8. */
  readonly file: SharedArrayBuffer;
}

/** Thread to host. */
export type LibraryReport =
  | { readonly kind: 'lines'; readonly lines: readonly LibraryLine[] }
  | { readonly kind: 'done'; readonly unreadable: readonly UnreadableLine[] };

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
  const start: LibraryStart = { role: 'library', file };
  let cancel: () => void;
  const finished = new Promise<readonly UnreadableLine[]>((resolve, reject) => {
    const thread = startThread(script, start, {
      onMessage: (message) => {
        const report = message as LibraryReport;
        if (report.kind === 'lines') onLines(report.lines);
        else resolve(report.unreadable);
      },
      onEnd: (reason) => reject(new Error(`the thread that reads the library has ended: ${reason}`)),
    });
    cancel = () => thread.terminate();
  });
  return { finished, cancel: () => cancel() };
}
