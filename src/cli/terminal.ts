/** Where a command writes: results to out, all else to err. */
export interface Terminal {
  /** Both show what they are given and obey nothing in it. */
  out(text: string): void;
  err(text: string): void;
  /** Draws the last line of err anew; with nothing in it, clears it. */
  redraw(line: string): void;
  /** Whether err is a terminal that a line can be redrawn on. */
  readonly interactive: boolean;
  /** Characters a line. */
  readonly columns: number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A program's exit codes; of the signals SIGINT and SIGTERM each has its own. */
export const exitCodes = { done: 0, wrongInput: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

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

/** A progress line, redrawn at most ten times a second, and nothing at all where err is no terminal. */
export class ProgressLine {
  private last = 0;
  private shown = false;

  constructor(private readonly terminal: Terminal) {}

  show(done: number, total: number, text: string): void {
    const now = performance.now();
    if (!this.terminal.interactive || now - this.last < 100) return;
    this.last = now;
    this.shown = true;
    const width = 24;
    const filled = total > 0 ? Math.round((width * done) / total) : width;
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    this.terminal.redraw(fit(`${bar} ${text}`, this.terminal.columns - 1));
  }

  clear(): void {
    if (this.shown) this.terminal.redraw('');
    this.shown = false;
  }
}
