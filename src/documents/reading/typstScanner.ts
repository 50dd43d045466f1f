import { documentPlace, PlaceMap, unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/** What is open: markup, mathematics, or code up to its closing mark. */
interface Frame {
  readonly mode: 'markup' | 'mathematics' | 'code';
  readonly place: Place;
  /** "]", "}", ")", "$"; "\n" for a statement, which ends with its line; "" for the document. */
  readonly end: string;
  /** What is behind it may go on with further arguments: #f(x)[y]. */
  readonly isChained: boolean;
}

/** Words after # that begin a statement. */
const keywords: ReadonlySet<string> = new Set(
  'let set show import include if for while context return break continue'.split(' '),
);

/** Brackets in each other that are kept apart. */
const mostOpen = 1000;

/**
 * Reads a Typst document: $…$ is of the line, $ … $ with spaces inside is a display; what is code has no place for a
 * formula and is unknown. It never throws.
 */
export function readTypst(text: string): PlaceMap {
  const scanner = new TypstScanner(text);
  scanner.run();
  return scanner.places;
}

class TypstScanner {
  readonly places = new PlaceMap();
  private at = 0;
  /** The last search for a dollar that no backslash escapes: where it began, and what it found. */
  private dollarSearch = { from: 0, found: -2 };
  private readonly stack: Frame[] = [{ mode: 'markup', place: documentPlace, end: '', isChained: false }];

  constructor(private readonly text: string) {}

  run(): void {
    this.places.add(0, documentPlace);
    if (isHeading(this.text, 0)) this.heading(0);
    while (this.at < this.text.length) this.step();
  }

  private get top(): Frame {
    return this.stack[this.stack.length - 1]!;
  }

  private open(mode: Frame['mode'], place: Place, end: string, isChained = false): void {
    if (this.stack.length < mostOpen) this.stack.push({ mode, place, end, isChained });
    this.places.add(this.at, this.top.place);
  }

  private close(): void {
    const frame = this.stack.length > 1 ? this.stack.pop() : undefined;
    if (frame?.isChained) this.chain();
    else this.places.add(this.at, this.top.place);
  }

  /** From a mark on, up to an end, the place is another one. */
  private cover(innerStart: number, inner: Place, end: number): void {
    this.places.add(innerStart, inner);
    this.at = end;
    this.places.add(end, this.top.place);
  }

  private step(): void {
    const { text, top, at } = this;
    const letter = text[at]!;
    if (letter === '/' && this.comment()) return;
    if (letter === '\\' && top.mode !== 'code') {
      this.at = Math.min(at + 2, text.length);
      return;
    }
    if (letter === '\n' && top.end === '\n') {
      // The caret at the line's end is still in the statement.
      this.at++;
      this.close();
      if (isHeading(text, this.at)) this.heading(this.at);
      return;
    }
    if (top.end !== '' && letter === top.end) {
      this.at++;
      this.close();
      return;
    }
    if (letter === '"' && top.mode !== 'markup') return this.string();
    if (letter === '`' && top.mode !== 'mathematics') return this.raw();
    if (letter === '$') return this.dollar();
    if (top.mode === 'code') return this.code(letter);
    if (letter === '#') return this.hash();
    this.at++;
    if (letter === '\n' && top.mode === 'markup') {
      this.places.add(this.at, top.place);
      if (isHeading(text, this.at)) this.heading(this.at);
    }
  }

  /** A heading takes no display; it ends with its line. */
  private heading(start: number): void {
    const { top } = this;
    if (top.place.kind === 'text') this.places.add(start + 1, { ...top.place, within: '=', narrow: true });
  }

  private comment(): boolean {
    const { text, at } = this;
    if (text[at + 1] === '/') {
      // The slashes of an address are no comment.
      if (this.top.mode === 'markup' && text[at - 1] === ':') {
        this.at += 2;
        return true;
      }
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      this.places.add(at + 1, { kind: 'comment', within: '//', start: at + 2, narrow: false });
      this.at = end;
      // The caret at the line's end is still in it.
      if (newline >= 0 && this.top.end !== '\n') {
        this.at = end + 1;
        this.places.add(end + 1, this.top.place);
      } else if (newline >= 0) {
        this.stack.pop();
        this.at = end + 1;
        this.places.add(end + 1, this.top.place);
      }
      return true;
    }
    if (text[at + 1] !== '*') return false;
    let depth = 1;
    let end = at + 2;
    for (; end < text.length && depth > 0; end++) {
      if (text.startsWith('/*', end)) {
        depth++;
        end++;
      } else if (text.startsWith('*/', end)) {
        depth--;
        end++;
      }
    }
    const inner: Place = { kind: 'comment', within: '/*', start: at + 2, narrow: false };
    if (depth > 0) {
      this.places.add(at + 1, inner);
      this.at = text.length;
    } else this.cover(at + 1, inner, end);
    return true;
  }

  private string(): void {
    const { text, at } = this;
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    this.cover(at + 1, unknownPlace('"', at + 1), Math.min(end + 1, text.length));
  }

  private raw(): void {
    const { text, at } = this;
    let length = 1;
    while (text[at + length] === '`') length++;
    if (length === 2) {
      this.at += 2;
      return;
    }
    const start = at + length;
    const mark = '`'.repeat(length);
    const close = text.indexOf(mark, start);
    const inner: Place = { kind: 'verbatim', within: mark, start, narrow: false };
    if (start > at + 1) this.places.add(at + 1, unknownPlace(mark, at));
    if (close < 0) {
      this.places.add(start, inner);
      this.at = text.length;
      return;
    }
    this.places.add(start, inner);
    if (length > 1) this.places.add(close + 1, unknownPlace(mark, at));
    this.at = close + length;
    this.places.add(this.at, this.top.place);
  }

  private dollar(): void {
    const { text, at } = this;
    this.at++;
    if (this.top.mode === 'mathematics') return this.close();
    const close = this.nextDollar(at + 1);
    const isDisplay = isSpace(text[at + 1]) && isSpace(text[close - 1]);
    const kind = close < 0 ? 'unknown' : isDisplay ? 'display' : 'inline';
    this.open('mathematics', { kind, within: '$', start: at + 1, narrow: false }, '$');
  }

  /** The next dollar that no backslash escapes; what was looked through once is not looked through again. */
  private nextDollar(from: number): number {
    const { from: began, found } = this.dollarSearch;
    const isKnown = from >= began && (found === -1 || from <= found);
    if (!isKnown) this.dollarSearch = { from, found: findUnescaped(this.text, '$', from) };
    return this.dollarSearch.found;
  }

  private code(letter: string): void {
    this.at++;
    const inner = unknownPlace('#', this.at);
    if (letter === '(') this.open('code', inner, ')');
    else if (letter === '{') this.open('code', inner, '}');
    else if (letter === '[') this.content();
    else if (letter === ';' && this.top.end === '\n') this.close();
    else if (letter === ']' && this.top.end === '\n') this.endStatement();
    else if ((letter === '}' || letter === ')') && this.top.end === '\n') this.endStatement();
  }

  /** A bracket closes what is around a statement, and the statement with it. */
  private endStatement(): void {
    this.at--;
    this.close();
  }

  private content(isChained = false): void {
    const inner: Place = { kind: 'text', within: '#[', start: this.at, narrow: false };
    this.open('markup', inner, ']', isChained);
  }

  private hash(): void {
    const { text, at } = this;
    const next = text[at + 1] ?? '';
    const inner = unknownPlace('#', at + 1);
    this.at++;
    this.places.add(this.at, inner);
    if (next === '{') {
      this.at++;
      return this.open('code', inner, '}');
    }
    if (next === '"') return this.string();
    let end = this.at;
    while (isName(text[end])) end++;
    const word = text.slice(this.at, end);
    this.at = end;
    if (keywords.has(word)) this.open('code', inner, '\n');
    else this.chain();
  }

  /** What follows a name or an argument at once: fields, arguments, contents. */
  private chain(): void {
    const { text } = this;
    while (text[this.at] === '.' && isName(text[this.at + 1])) {
      this.at++;
      while (isName(text[this.at])) this.at++;
    }
    const letter = text[this.at];
    if (letter === '(') {
      this.at++;
      this.open('code', unknownPlace('#', this.at), ')', true);
    } else if (letter === '[') {
      this.at++;
      this.content(true);
    } else this.places.add(this.at, this.top.place);
  }
}

/** Where a letter stands next that no backslash escapes; -1 where it does not. */
function findUnescaped(text: string, letter: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === letter) return at;
  }
  return -1;
}

function isHeading(text: string, start: number): boolean {
  let at = start;
  while (text[at] === '=') at++;
  return at > start && text[at] === ' ';
}

function isSpace(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r';
}

function isName(letter: string | undefined): boolean {
  return letter !== undefined && /[\w-]/.test(letter);
}
