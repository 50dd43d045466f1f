import type { StandingKind } from '../../core/theorems/standingKinds.ts';
import type { LineColumns } from './columns.ts';

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
  /** Where its record says that it stands: its certificate, if it carries one, is not checked here. */
  readonly claims: StandingKind;
  /** What a text filter looks into. */
  readonly text: string;
}

/** A line that could not be read, counted from 1, and why. */
export interface UnreadableLine {
  readonly line: number;
  readonly reason: string;
}

/** What the thread of a library is started with. */
export interface ReadingStart {
  readonly role: 'reading';
  /** The file's bytes, UTF-8. */
  readonly file: SharedArrayBuffer;
}

/** Thread to host. */
export type ReadingReport =
  | { readonly kind: 'lines'; readonly lines: LineColumns }
  | { readonly kind: 'done'; readonly unreadable: readonly UnreadableLine[] };
