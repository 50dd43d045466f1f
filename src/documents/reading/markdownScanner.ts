import { blockLines, indexIn } from './markdownLines.ts';
import type { MarkdownLine } from './markdownLines.ts';
import * as names from './latexNames.ts';
import { readMathematics } from './latexScanner.ts';
import { documentPlace, PlaceMap, unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/**
 * Reads a Markdown document, or a Markdown cell of a notebook. Formulas are what Pandoc, VS Code's preview and Jupyter
 * agree on; where they do not, as in "$ 5 and $ 6" or in "\( x \)", the place is unknown. It never throws.
 */
export function readMarkdown(text: string): PlaceMap {
  const places = new PlaceMap();
  places.add(0, documentPlace);
  let paragraph: MarkdownLine[] = [];
  const endParagraph = (narrow?: MarkdownLine['narrow']) => {
    const [first] = paragraph;
    if (first) new Paragraph(text, first.start, paragraph.at(-1)!.end, narrow ?? first.narrow, places).read();
    paragraph = [];
  };
  const search: Search = { text, failed: new Map() };
  let displayEnd = -1;
  for (const line of blockLines(text)) {
    // Lines of a display that began above, blank ones among them.
    if (line.start < displayEnd) continue;
    if (line.kind === 'text' && line.narrow === '') {
      const display = displayFrom(search, line.content);
      if (!display) {
        paragraph.push(line);
        continue;
      }
      // It may begin directly below text.
      endParagraph();
      places.add(line.start, documentPlace);
      display.read(places);
      displayEnd = display.end;
      continue;
    }
    // A paragraph that is a heading by the line below it.
    endParagraph(line.kind === 'underline' ? '#' : undefined);
    if (line.kind === 'text') {
      paragraph.push(line);
      endParagraph();
    } else if (line.kind === 'mathematics') {
      readMathematics(text, line.start, line.end, place('display', '```math', line.start), places);
    } else if (line.kind === 'blank') {
      places.add(line.start, documentPlace);
    } else if (line.kind === 'unknown' || line.kind === 'underline') {
      places.add(line.start, unknownPlace('```', line.start));
    } else {
      places.add(line.start, place(line.kind, line.kind === 'comment' ? '<!--' : '```', line.start));
    }
  }
  endParagraph();
  return places;
}

function place(kind: Place['kind'], within: string, start: number, narrow = false): Place {
  return { kind, within, start, narrow };
}

/** A search for closing marks: where one was not found, it is not looked for again. */
interface Search {
  readonly text: string;
  /** From which offset on a mark stands nowhere. */
  readonly failed: Map<string, number>;
}

function find({ text, failed }: Search, mark: string, from: number): number {
  if (from >= (failed.get(mark) ?? Infinity)) return -1;
  const found = mark === '$$' ? findUnescaped(text, mark, from, text.length) : text.indexOf(mark, from);
  if (found < 0) failed.set(mark, from);
  return found;
}

/** A display that a line begins. */
interface Display {
  /** The end of the line that it ends on. */
  readonly end: number;
  read(places: PlaceMap): void;
}

/**
 * A display that begins with a line's content, "$$" or \begin{align}: it may have blank lines. Null when the line begins
 * none, or nothing closes it.
 */
function displayFrom(search: Search, at: number): Display | null {
  const { text } = search;
  if (text.startsWith('$$', at)) {
    const start = at + 2;
    const close = find(search, '$$', start);
    if (close < 0 || close === start) return null;
    // A line that ends its display and goes on is a paragraph's.
    const lineEnd = endOfLine(text, close);
    if (text.slice(close + 2, lineEnd).trim() !== '' && endOfLine(text, start) >= close) return null;
    return {
      end: lineEnd,
      read: (places) => {
        places.add(at + 1, unknownPlace('$$', at));
        readMathematics(text, start, close, place('display', '$$', start), places);
        places.add(close + 1, unknownPlace('$$', at));
        // MyST's label may follow: $$ (eq:a)
        places.add(close + 2, documentPlace);
      },
    };
  }
  const name = displayName(text, at);
  if (name === '') return null;
  const mark = `\\end{${name}}`;
  const close = find(search, mark, at);
  if (close < 0) return null;
  const end = close + mark.length;
  return {
    end: endOfLine(text, end),
    read: (places) => {
      readMathematics(text, at, end, documentPlace, places);
      places.add(end, documentPlace);
    },
  };
}

/** The name of an environment that is a display, where its \begin stands; else "". */
function displayName(text: string, at: number): string {
  const name = /^\\begin\{([A-Za-z]+\*?)\}/.exec(text.slice(at, at + 40))?.[1] ?? '';
  return names.displayEnvironments.has(name) ? name : '';
}

/** The lines of a paragraph, of a heading or of a row of a table: code, comments, links and formulas in them. */
class Paragraph {
  private at: number;
  private readonly base: Place;
  private knownLineEnd = -1;
  /** From which offset on a mark stands nowhere in the paragraph. */
  private readonly failed = new Map<string, number>();
  /** Where each mark was found last, and from where it was looked for: it may be far away, and be looked for from many places. */
  private readonly found = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
    narrow: MarkdownLine['narrow'],
    private readonly places: PlaceMap,
  ) {
    this.at = start;
    this.base = narrow === '' ? documentPlace : place('text', narrow, 0, true);
  }

  read(): void {
    this.places.add(this.at, this.base);
    while (this.at < this.end) this.step();
  }

  private step(): void {
    const { text } = this;
    switch (text[this.at]) {
      case '\\':
        return this.escape();
      case '`':
        return this.code();
      case '{':
        if (text.startsWith('{math}`', this.at)) return this.role();
        break;
      case '$':
        return this.dollar();
      case '<':
        return this.tag();
      case ']':
        if (text[this.at + 1] === '(') return this.address();
    }
    this.at++;
  }

  /** From a mark to the offset after it the place is another one, and then as before. */
  private cover(start: number, innerStart: number, inner: Place, innerEnd: number, end: number): void {
    if (start + 1 < innerStart) this.places.add(start + 1, unknownPlace('', start));
    this.places.add(innerStart, inner);
    if (innerEnd + 1 < end) this.places.add(innerEnd + 1, unknownPlace('', start));
    this.places.add(end, this.base);
    this.at = end;
  }

  private escape(): void {
    const { text, at } = this;
    const next = text[at + 1];
    if (next === 'b' && this.environment()) return;
    if (next === '(' || next === '[') {
      // Mathematics for some, escaped brackets for others.
      const close = this.next(next === '(' ? '\\)' : '\\]', at, this.end);
      if (close >= 0) return this.cover(at, at + 2, unknownPlace(`\\${next}`, at), close, close + 2);
    }
    this.at += 2;
  }

  /** A display by its environment amid a line, which MathJax and Pandoc read; false where there is none. */
  private environment(): boolean {
    const { text, at } = this;
    const name = displayName(text, at);
    if (name === '') return false;
    const mark = `\\end{${name}}`;
    const close = this.next(mark, at, this.end);
    if (close < 0) return false;
    const end = close + mark.length;
    readMathematics(text, at, end, documentPlace, this.places);
    this.places.add(end, this.base);
    this.at = end;
    return true;
  }

  private code(): void {
    const { text, at } = this;
    let length = 1;
    while (text[at + length] === '`') length++;
    const mark = '`'.repeat(Math.min(length, 40));
    if (at >= (this.failed.get(mark) ?? Infinity)) {
      this.at += length;
      return;
    }
    for (let close = at + length; close < this.end; close++) {
      if (text[close] !== '`') continue;
      let run = 1;
      while (text[close + run] === '`') run++;
      if (run === length && close + run <= this.end)
        return this.cover(at, at + length, place('verbatim', '`', at + length), close, close + run);
      close += run - 1;
    }
    this.failed.set(mark, at);
    this.at += length;
  }

  /** MyST's role of a formula: {math}`x`. */
  private role(): void {
    const { text, at } = this;
    const start = at + '{math}`'.length;
    const close = this.next('`', start, this.end);
    if (close < 0) {
      this.at = start;
      return;
    }
    this.places.add(at + 1, unknownPlace('{math}', at));
    readMathematics(text, start, close, place('inline', '{math}', start), this.places);
    this.places.add(close + 1, this.base);
    this.at = close + 1;
  }

  /** Where a mark stands next before an end; −1 where it does not, which is remembered. */
  private next(mark: string, from: number, end: number): number {
    if (from >= (this.failed.get(mark) ?? Infinity)) return -1;
    const last = this.found.get(mark);
    const found =
      last && last.from <= from && from <= last.at ? last.at : indexIn(this.text, mark, from, this.end);
    if (found < 0) this.failed.set(mark, from);
    else this.found.set(mark, { from, at: found });
    return found >= 0 && found < end ? found : -1;
  }

  private lineEnd(): number {
    if (this.knownLineEnd < this.at) this.knownLineEnd = endOfLine(this.text, this.at);
    return this.knownLineEnd;
  }

  private tag(): void {
    const { text, at } = this;
    if (text.startsWith('<!--', at)) {
      const close = this.next('-->', at, this.end);
      if (close >= 0 && close + 3 <= this.end)
        return this.cover(at, at + 4, place('comment', '<!--', at + 4), close, close + 3);
    }
    const isTag = /[a-zA-Z/]/.test(text[at + 1] ?? '');
    const close = isTag ? this.next('>', at, this.lineEnd()) : -1;
    if (close >= 0) {
      return this.cover(at, at + 1, unknownPlace('<', at + 1), close, close + 1);
    }
    this.at++;
  }

  /** The address of a link: ](…). */
  private address(): void {
    const { at } = this;
    const close = this.next(')', at, this.lineEnd());
    if (close < 0) {
      this.at += 2;
      return;
    }
    this.cover(at, at + 2, unknownPlace('](', at + 2), close, close + 1);
  }

  private dollar(): void {
    const { text, at, end } = this;
    if (text.startsWith('$$', at)) {
      const close = findUnescaped(text, '$$', at + 2, end);
      if (close > at + 2) return this.formula(at, at + 2, 'display', close, close + 2);
      // Between two dollars that nothing closes an author is about to write a formula.
      return this.cover(at, at + 1, place('inline', '$', at + 1), at + 1, at + 2);
    }
    if (text[at + 1] === '`' && text[at + 2] !== '`') {
      // GitHub's own dollars, which keep its Markdown away from the formula: $`x`$.
      const quoted = this.next('`$', at + 2, end);
      if (quoted > at + 2) return this.formula(at, at + 2, 'inline', quoted, quoted + 2);
    }
    const close = findUnescaped(text, '$', at + 1, end);
    if (close < 0) {
      // An amount of money, or a formula that nothing has closed yet.
      this.places.add(at + 1, unknownPlace('$', at + 1));
      this.at = end;
      return;
    }
    const opens = !isSpace(text[at + 1]) && text[at + 1] !== '\n';
    const digitFollows = /\d/.test(text[close + 1] ?? '');
    const isFull = !isSpace(text[close - 1]) && text[close - 1] !== '\n';
    if (opens && isFull && !digitFollows) return this.formula(at, at + 1, 'inline', close, close + 1);
    if (opens && digitFollows && !isFull) {
      // "$5 and $10": two amounts of money.
      this.at = close;
      return;
    }
    this.cover(at, at + 1, unknownPlace('$', at + 1), close, close + 1);
    if (opens && !digitFollows) {
      // "$x = $": what is inserted before the second dollar makes it close.
      this.places.add(close, place('inline', '$', at + 1));
      this.places.add(close + 1, this.base);
    }
  }

  private formula(at: number, start: number, kind: 'inline' | 'display', close: number, end: number): void {
    if (at + 1 < start) this.places.add(at + 1, unknownPlace('$$', at));
    readMathematics(this.text, start, close, place(kind, kind === 'inline' ? '$' : '$$', start), this.places);
    if (close + 1 < end) this.places.add(close + 1, unknownPlace('$$', at));
    this.places.add(end, this.base);
    this.at = end;
  }
}

function isSpace(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t' || letter === '\r';
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where a mark stands next that no backslash escapes, before an end; -1 where it does not. */
function findUnescaped(text: string, mark: string, from: number, end: number): number {
  for (let at = from; at + mark.length <= end; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(mark, at)) return at;
  }
  return -1;
}
