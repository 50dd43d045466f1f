/** What the thread of a command is started with. */
export interface CommandStart {
  readonly words: readonly string[];
  /** What it may take, in steps of the budget of work, beside what its own threads do; null for no bound. */
  readonly steps: number | null;
  /** Whether err is a terminal that a line can be redrawn on. */
  readonly interactive: boolean;
  /** Characters a line. */
  readonly columns: number;
}

/** To the thread: the user, or the system, wants it to end. */
export type CommandOrder = 'interrupt';

/** From the thread, in the order in which it is to be shown. */
export type CommandReport =
  | { readonly kind: 'out' | 'err'; readonly text: string }
  | { readonly kind: 'redraw'; readonly lines: readonly string[] }
  /** The command looks at signals from now on, because it has something to keep. */
  | { readonly kind: 'listens' }
  /** It has heard that it is to end, and ends by itself. */
  | { readonly kind: 'heard' }
  | { readonly kind: 'ended'; readonly code: number }
  /** A fault of this program. */
  | { readonly kind: 'failed'; readonly report: string };
