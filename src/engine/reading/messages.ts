import type { UnreadableLine } from '../../library/library.ts';
import type { LineColumns } from './columns.ts';

/** What the thread of a library is started with. */
export interface ReadingStart {
  readonly role: 'reading';
  /** The file's bytes, UTF-8. */
  readonly file: SharedArrayBuffer;
  /** Reports of lines that the host has taken: one Int32. The thread waits while it is `mostAhead` of them. */
  readonly taken: SharedArrayBuffer;
}

/** Reports that may lie before the host: more would come to it all at once, where it has been busy, and block it. */
export const mostAhead = 2;

/** Thread to host. */
export type ReadingReport =
  | { readonly kind: 'lines'; readonly lines: LineColumns }
  | { readonly kind: 'done'; readonly unreadable: readonly UnreadableLine[] };
