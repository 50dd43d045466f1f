import type { UnreadableLine } from '../../library/library.ts';
import type { LineColumns } from './columns.ts';

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
