import { conditions } from './latexNames.ts';
import type { LatexPairs } from './latexPairs.ts';

/** An argument of a command: what stands between its braces, or between its brackets. */
export interface CommandArgument {
  readonly isOption: boolean;
  readonly words: string;
  /** Where the words begin. */
  readonly start: number;
}

/** Reads the letters of a LaTeX document from a place on, up to a limit; it knows comments and escapes and no more. */
export class LatexCursor {
  /** Whether @ is a letter, as after \makeatletter. */
  atIsLetter = false;
  private knownFrom = 0;
  private knownLineEnd = -1;

  /** @param limit where it ends: a document, or a definition's body */
  constructor(
    readonly text: string,
    public at: number,
    readonly limit: number,
    private readonly pairs: LatexPairs,
  ) {}

  get letter(): string {
    return this.at < this.limit ? this.text[this.at]! : '';
  }

  startsWith(words: string): boolean {
    return this.at + words.length <= this.limit && this.text.startsWith(words, this.at);
  }

  isLetter(at: number): boolean {
    if (at >= this.limit) return false;
    const code = this.text.charCodeAt(at);
    return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (this.atIsLetter && code === 64);
  }

  /** The name of the command whose backslash is here, without it; passes over it. A star is not part of it. */
  takeCommand(): string {
    let end = this.at + 1;
    while (this.isLetter(end)) end++;
    if (end === this.at + 1) end = Math.min(end + 1, this.limit);
    const name = this.text.slice(this.at + 1, end);
    this.at = end;
    return name;
  }

  /** Whether a command of letters ends at an offset. */
  isCommandEnd(at: number): boolean {
    let start = at;
    while (start > 0 && this.isLetter(start - 1)) start--;
    return start < at && this.text[start - 1] === '\\';
  }

  /** Passes over spaces, line ends and comments, but not over a blank line. */
  skipSpace(): void {
    let breaks = 0;
    for (; this.at < this.limit; this.at++) {
      const letter = this.text[this.at]!;
      if (letter === '\n') {
        if (++breaks > 1) return;
      } else if (letter === '%') {
        const end = this.lineEnd();
        if (end >= this.limit) return;
        // The line end belongs to the comment.
        this.at = end;
        breaks = 0;
      } else if (letter !== ' ' && letter !== '\t' && letter !== '\r') return;
    }
  }

  /** Where the line ends: the offset of its line feed, or the limit. */
  lineEnd(): number {
    if (this.at > this.knownLineEnd || this.at < this.knownFrom) {
      const end = this.text.indexOf('\n', this.at);
      this.knownLineEnd = end < 0 || end > this.limit ? this.limit : end;
      this.knownFrom = this.at;
    }
    return this.knownLineEnd;
  }

  /** The offset of the mark that closes the brace or bracket at an offset; the limit where there is none. */
  closing(open: number): number {
    const end = this.pairs.closing(open);
    return end < 0 || end > this.limit ? this.limit : end;
  }

  /** The offset of the brace that closes, letters taken as they are: in an address % is no comment. */
  rawClosing(from: number): number {
    let depth = 0;
    for (let at = from; at < this.limit; at++) {
      const letter = this.text[at]!;
      if (letter === '\n') return at;
      if (letter === '{') depth++;
      else if (letter === '}' && depth-- === 0) return at;
    }
    return this.limit;
  }

  /**
   * The arguments that begin here or after spaces and a star, in braces and brackets, as many as are closed. Moves nothing.
   * @param most how many in braces are looked for
   */
  peekArguments(most = 1): CommandArgument[] {
    const { at } = this;
    const found: CommandArgument[] = [];
    if (this.letter === '*') this.at++;
    for (let braces = 0; braces < most;) {
      this.skipSpace();
      const { letter } = this;
      if (letter !== '{' && letter !== '[') break;
      const end = this.closing(this.at);
      if (end >= this.limit) break;
      found.push({ isOption: letter === '[', words: this.text.slice(this.at + 1, end), start: this.at + 1 });
      if (letter === '{') braces++;
      this.at = end + 1;
    }
    this.at = at;
    return found;
  }

  /** The first argument in braces, options before it passed over; null where there is none. Moves nothing. */
  peekArgument(): CommandArgument | null {
    return this.peekArguments().find(({ isOption }) => !isOption) ?? null;
  }

  /**
   * The end of a branch that is never read: the offset of its \fi or \else, the limit where it has none. Comments and
   * conditions inside it count, as TeX counts them.
   */
  deadEnd(known: ReadonlySet<string>): number {
    const reader = new LatexCursor(this.text, this.at, this.limit, this.pairs);
    reader.atIsLetter = this.atIsLetter;
    for (let depth = 0; reader.at < this.limit;) {
      const { at, letter } = reader;
      if (letter === '%') reader.at = reader.lineEnd();
      else if (letter === '\\') {
        const name = reader.takeCommand();
        if (conditions.has(name) || known.has(name)) depth++;
        else if (name === 'fi' && depth-- === 0) return at;
        else if (name === 'else' && depth === 0) return at;
      } else reader.at++;
    }
    return this.limit;
  }
}
