/** Commands whose argument in braces is taken letter by letter, on one line: in an address % is no comment. */
const addresses = /^(?:url|nolinkurl|path|href|detokenize|lstinline)$/;

/** Environments whose braces and comments mean nothing. */
const verbatim = /^(?:[BL]?Verbatim|verbatim|lstlisting|minted|comment|alltt|spverbatim|code|macrocode)\*?$/;

/** How far one looks for the end of what stands behind a sign of percent that may be none. */
const localReach = 2000;

/**
 * Where what a brace or a bracket opens is closed, as TeX reads a macro's arguments: braces nest; a bracket ends at the
 * first closing one that no brace encloses. All answers come from one pass over the text, made for the first question.
 */
export class LatexPairs {
  /** By distance from the start: 0 where nothing closes it, −1 in a comment, else the distance of the closing mark. */
  private ends: Int32Array | undefined;

  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly limit: number,
  ) {}

  /** The offset of the mark that closes the brace or bracket at this offset; −1 where there is none. */
  closing(at: number): number {
    this.ends ??= this.read();
    const end = this.ends[at - this.from]!;
    if (end > 0) return end + this.from;
    return end === 0 ? -1 : this.closingNearby(at);
  }

  private read(): Int32Array {
    const { text, from, limit } = this;
    const ends = new Int32Array(Math.max(0, limit - from));
    const braces: number[] = [];
    /** Open brackets of all open groups, and how many there were when each group began. */
    const brackets: number[] = [];
    const counts: number[] = [];
    for (let at = from; at < limit; at++) {
      switch (text.charCodeAt(at)) {
        case 92:
          at = this.afterCommand(at, ends) - 1;
          break;
        case 37: {
          const newline = text.indexOf('\n', at);
          const end = newline < 0 || newline > limit ? limit : newline;
          ends.fill(-1, at - from, end - from);
          at = end;
          break;
        }
        case 123:
          braces.push(at);
          counts.push(brackets.length);
          break;
        case 125: {
          const open = braces.pop();
          if (open !== undefined) ends[open - from] = at - from;
          brackets.length = counts.pop() ?? 0;
          break;
        }
        case 91:
          brackets.push(at);
          break;
        case 93: {
          const outer = counts[counts.length - 1] ?? 0;
          for (let i = outer; i < brackets.length; i++) ends[brackets[i]! - from] = at - from;
          brackets.length = outer;
        }
      }
    }
    return ends;
  }

  /** Where reading goes on behind a backslash: what is verbatim is passed over. */
  private afterCommand(at: number, ends: Int32Array): number {
    const { text, limit } = this;
    let end = at + 1;
    while (end < limit && isLetter(text.charCodeAt(end))) end++;
    if (end === at + 1) return at + 2;
    const name = text.slice(at + 1, end);
    if (name === 'begin' && text[end] === '{') {
      const environment = /^\w+\*?(?=\})/.exec(text.slice(end + 1, end + 20))?.[0];
      if (environment === undefined || !verbatim.test(environment)) return end;
      ends[end - this.from] = end + 1 + environment.length - this.from;
      const stop = text.indexOf(`\\end{${environment}}`, end);
      return stop < 0 || stop > limit ? limit : stop;
    }
    if (name === 'verb' || name === 'Verb' || name === 'lstinline') {
      const start = text[end] === '*' ? end + 1 : end;
      const delimiter = text[start];
      if (delimiter !== undefined && !/[\s{[]/.test(delimiter)) return this.onLine(delimiter, start) + 1;
    }
    if (addresses.test(name) && text[end] === '{') {
      let i = end + 1;
      for (let depth = 0; i < limit && text[i] !== '\n'; i++) {
        if (text[i] === '{') depth++;
        else if (text[i] === '}' && depth-- === 0) return i + 1;
      }
      return i;
    }
    return end;
  }

  /** Where a letter stands again on the line; the place itself where it does not. */
  private onLine(letter: string, from: number): number {
    for (let at = from + 1; at < this.limit && this.text[at] !== '\n'; at++)
      if (this.text[at] === letter) return at;
    return from;
  }

  /** On a line that only seemed to be a comment. */
  private closingNearby(from: number): number {
    const close = this.text[from] === '{' ? '}' : ']';
    const limit = Math.min(this.limit, from + localReach);
    for (let at = from + 1, depth = 0; at < limit; at++) {
      const letter = this.text[at]!;
      if (letter === '\\') at++;
      else if (depth === 0 && letter === close) return at;
      else if (letter === '{') depth++;
      else if (letter === '}' && depth-- === 0) return -1;
    }
    return -1;
  }
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
