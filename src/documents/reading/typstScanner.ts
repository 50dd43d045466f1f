import { documentPlace, PlaceMap, unknownPlace } from './place.ts';
import type { Place, PlaceKind } from './place.ts';

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

/** The sign of a heading or of a term, with the blanks before it. */
const lineMark = /[ \t]*(=+(?=[ \t\n])|\/(?=[ \t][^:\n]{0,200}:))/y;

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
  private readonly stack: Frame[] = [{ mode: 'markup', place: documentPlace, end: '', isChained: false }];

  constructor(private readonly text: string) {}

  run(): void {
    this.places.add(0, documentPlace);
    this.line();
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
      return this.line();
    }
    if (letter === ']' && top.mode === 'markup' && (top.end === '\n' || top.end === ':')) {
      // It closes the content in which the heading or the term stands.
      this.stack.pop();
      return;
    }
    if (top.end !== '' && letter === top.end) {
      if (top.mode === 'mathematics') this.decide(top.place);
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
      this.line();
    }
  }

  /** A formula with spaces at both ends is a display. */
  private decide(place: Place): void {
    const isDisplay = isSpace(this.text[place.start]) && isSpace(this.text[this.at - 1]);
    (place as { kind: PlaceKind }).kind = isDisplay ? 'display' : 'inline';
  }

  /** Where a line begins: a heading, which ends with it, and the term of a list, up to its colon, take no display. */
  private line(): void {
    if (this.top.mode !== 'markup') return;
    lineMark.lastIndex = this.at;
    const mark = lineMark.exec(this.text);
    if (!mark) return;
    const start = this.at + mark[0].length;
    this.at = start;
    const within = mark[1]!.charAt(0);
    const place: Place = { kind: 'text', within, start, narrow: true };
    this.open('markup', place, within === '=' ? '\n' : ':');
  }

  private comment(): boolean {
    const { text, at } = this;
    if (text[at + 1] === '/') {
      // The slashes of an address are no comment, and its dollars open nothing.
      if (
        this.top.mode === 'markup' &&
        /(?:^|[^\p{L}\p{N}])https?:$/u.test(text.slice(Math.max(0, at - 8), at))
      ) {
        this.at = addressEnd(text, at);
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
    this.at++;
    // Only its end tells what a formula is; where none comes nobody knows.
    this.open('mathematics', unknownPlace('$', this.at), '$');
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
    // A box of text within a formula has no room for a display.
    const narrow = this.stack.some(({ mode }) => mode === 'mathematics');
    this.open('markup', { kind: 'text', within: '#[', start: this.at, narrow }, ']', isChained);
    this.line();
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

/** Where an address ends that stands in the text as it is: before what it cannot have, or closes what it has not opened. */
function addressEnd(text: string, from: number): number {
  const open: string[] = [];
  let at = from;
  for (; /[\w!#$%&*+,\-./:;=?@~'()[\]]/.test(text[at] ?? ' '); at++) {
    const letter = text[at]!;
    if (letter === '(' || letter === '[') open.push(letter === '(' ? ')' : ']');
    else if ((letter === ')' || letter === ']') && open.pop() !== letter) break;
  }
  return at;
}

function isSpace(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r';
}

function isName(letter: string | undefined): boolean {
  return letter !== undefined && /[\w-]/.test(letter);
}
