import { blockLines } from './markdownLines.ts';
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
  const endParagraph = () => {
    const [first] = paragraph;
    if (first) new Paragraph(text, first.start, paragraph.at(-1)!.end, first.isNarrow, places).read();
    paragraph = [];
  };
  let displayEnd = -1;
  for (const line of blockLines(text)) {
    // Lines of a display that began above, blank ones among them.
    if (line.start < displayEnd) continue;
    if (line.kind === 'text' && !line.isNarrow) {
      const end = displayFrom(text, line.start, places);
      if (end !== null) {
        endParagraph();
        displayEnd = end;
        continue;
      }
      paragraph.push(line);
      continue;
    }
    endParagraph();
    if (line.kind === 'text') {
      paragraph.push(line);
      endParagraph();
    } else if (line.kind === 'mathematics') {
      readMathematics(text, line.start, line.end, place('display', '```math', line.start), places);
    } else if (line.kind === 'blank') {
      places.add(line.start, documentPlace);
    } else if (line.kind === 'unknown') {
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

/**
 * A display that begins with a line, "$$" or \begin{align}: it may have blank lines. Gives where it ends, at a line's end;
 * null when the line begins none, or nothing closes it.
 */
function displayFrom(text: string, lineStart: number, places: PlaceMap): number | null {
  let at = lineStart;
  while (isSpace(text[at])) at++;
  if (text.startsWith('$$', at)) {
    const start = at + 2;
    const close = findUnescaped(text, '$$', start, text.length);
    if (close < 0 || close === start) return null;
    // A line that ends its display and goes on is a paragraph's.
    const lineEnd = endOfLine(text, close);
    if (text.slice(close + 2, lineEnd).trim() !== '' && endOfLine(text, start) >= close) return null;
    places.add(at, documentPlace);
    places.add(at + 1, unknownPlace('$$', at));
    readMathematics(text, start, close, place('display', '$$', start), places);
    places.add(close + 1, unknownPlace('$$', at));
    places.add(close + 2, documentPlace);
    return endOfLine(text, close);
  }
  if (!text.startsWith('\\begin{', at)) return null;
  const nameEnd = text.indexOf('}', at);
  const name = nameEnd < 0 ? '' : text.slice(at + '\\begin{'.length, nameEnd);
  if (!names.displayEnvironments.has(name)) return null;
  const mark = `\\end{${name}}`;
  const close = text.indexOf(mark, nameEnd);
  if (close < 0) return null;
  const end = close + mark.length;
  readMathematics(text, at, end, documentPlace, places);
  places.add(end, documentPlace);
  return endOfLine(text, end);
}

/** The lines of a paragraph, of a heading or of a row of a table: code, comments, links and formulas in them. */
class Paragraph {
  private at: number;
  private readonly base: Place;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
    narrow: boolean,
    private readonly places: PlaceMap,
  ) {
    this.at = start;
    this.base = narrow ? place('text', '', 0, true) : documentPlace;
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
    if (next === '(' || next === '[') {
      // Mathematics for some, escaped brackets for others.
      const close = text.indexOf(next === '(' ? '\\)' : '\\]', at);
      if (close >= 0 && close < this.end)
        return this.cover(at, at + 2, unknownPlace(`\\${next}`, at), close, close + 2);
    }
    this.at += 2;
  }

  private code(): void {
    const { text, at } = this;
    let length = 1;
    while (text[at + length] === '`') length++;
    for (let close = at + length; close < this.end; close++) {
      if (text[close] !== '`') continue;
      let run = 1;
      while (text[close + run] === '`') run++;
      if (run === length && close + run <= this.end)
        return this.cover(at, at + length, place('verbatim', '`', at + length), close, close + run);
      close += run - 1;
    }
    this.at += length;
  }

  private tag(): void {
    const { text, at } = this;
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at);
      if (close >= 0 && close + 3 <= this.end)
        return this.cover(at, at + 4, place('comment', '<!--', at + 4), close, close + 3);
    }
    const close = text.indexOf('>', at);
    const isTag = /[a-zA-Z/]/.test(text[at + 1] ?? '');
    if (isTag && close >= 0 && close < endOfLine(text, at)) {
      return this.cover(at, at + 1, unknownPlace('<', at + 1), close, close + 1);
    }
    this.at++;
  }

  /** The address of a link: ](…). */
  private address(): void {
    const { text, at } = this;
    const close = text.indexOf(')', at);
    if (close < 0 || close >= endOfLine(text, at)) {
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
