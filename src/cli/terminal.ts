/** Where a command writes: results to out, all else to err. */
export interface Terminal {
  /** Both show what they are given and obey nothing in it. */
  out(text: string): void;
  err(text: string): void;
  /** Draws the last lines of err anew in the place of those drawn before; with none, clears them. */
  redraw(lines: readonly string[]): void;
  /** Whether err is a terminal that a line can be redrawn on. */
  readonly interactive: boolean;
  /** Characters a line. */
  readonly columns: number;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal;
}

/** A program's exit codes; of the signals SIGINT and SIGTERM each has its own. */
export const exitCodes = { done: 0, wrongInput: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

/** What the system refuses where too many files are open. */
export const noHandles =
  'The system gives no more file handles; close other programs, or raise the limit (ulimit -n).';

/** 14225728 as "14,225,728". */
export function grouped(n: number | bigint): string {
  return n.toLocaleString('en-US');
}

/** "0.42 s", "12 s", "3 min", "5 h", "2 days", "40 years". */
export function duration(seconds: number): string {
  const units: readonly [number, string][] = [
    [31_557_600, 'years'],
    [86_400, 'days'],
    [3600, 'h'],
    [60, 'min'],
  ];
  for (const [length, name] of units) {
    if (seconds >= 2 * length) return `${grouped(Math.round(seconds / length))} ${name}`;
  }
  return seconds < 10 ? `${seconds.toFixed(2)} s` : `${Math.round(seconds)} s`;
}

/** Time between two turns of a command that calculates, in ms. */
const betweenTurns = 100;

/** SignalTurns in which a command that calculates hears of signals. */
export class SignalTurns {
  private last = performance.now();

  /** Lets what waits have its turn, where some time has gone since the last one. */
  async next(): Promise<void> {
    if (performance.now() - this.last < betweenTurns) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.last = performance.now();
  }
}

/** Rows as columns of equal width; the columns named in `right` are set flush right. */
export function table(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const cell = (text: string, column: number) => {
    const blank = ' '.repeat(widths[column]! - [...text].length);
    return right.has(column) ? blank + text : text + blank;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** A text cut to a width, with an ellipsis where something was cut. */
export function fit(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Draws lines in the place of those drawn before. @param write puts text on a terminal as it is: the lines hold no control characters */
export function redrawing(write: (text: string) => void): (lines: readonly string[]) => void {
  let shown = 0;
  return (lines) => {
    const up = shown > 1 ? `\u001b[${shown - 1}A` : '';
    write(`\r${up}\u001b[J${lines.join('\n')}`);
    shown = lines.length;
  };
}

/** Milliseconds between two lines of progress in a log. */
const logMilliseconds = 60_000;

/**
 * A progress line with a few lines above it, redrawn at most ten times a second; all of it is gone at the end. Where err is no
 * terminal, as in the log of a job, it is a line a minute, the first after a minute, that says when.
 */
export class ProgressLine {
  private last = -Infinity;
  private logged: number;
  /** Lines that are on the screen, the one with the cursor included. */
  private shown = 0;

  /** @param now milliseconds of a clock */
  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.logged = now();
  }

  /** @param above lines to show, and draw at once where they are more than before */
  show(done: number, total: number, text: string, above: readonly string[] = []): void {
    const now = this.now();
    if (!this.terminal.interactive) {
      if (now - this.logged < logMilliseconds) return;
      this.logged = now;
      const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
      this.terminal.err(`${new Date(now).toISOString().slice(0, 19)}Z ${percent} %, ${text}\n`);
      return;
    }
    if (now - this.last < 100 && above.length < this.shown) return;
    this.last = now;
    const width = 24;
    const filled = total > 0 ? Math.round((width * done) / total) : width;
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    this.terminal.redraw([...above, `${bar} ${text}`].map((line) => fit(line, this.terminal.columns - 1)));
    this.shown = above.length + 1;
  }

  clear(): void {
    if (this.shown > 0) this.terminal.redraw([]);
    this.shown = 0;
  }
}
