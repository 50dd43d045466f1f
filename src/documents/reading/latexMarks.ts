import { margin } from './docstrip.ts';
import { LatexCursor } from './latexCursor.ts';
import type { LatexDefinitions } from './latexDefinitions.ts';
import type { LatexPairs } from './latexPairs.ts';
import { OpenStack } from './latexStack.ts';
import type { AwaitedArgument, Frame } from './latexStack.ts';
import { noPlace, unknownPlace } from './place.ts';
import type { Place, PlaceMap } from './place.ts';

/** What a reader of a part of a document shares with the reader of the whole. */
export interface Shared {
  readonly text: string;
  readonly definitions: LatexDefinitions;
  readonly places: PlaceMap;
  readonly pairs: LatexPairs;
}

/** The marks of TeX: comments, blank lines, dollars, braces, \( \) and \[ \]. */
export class LatexMarks {
  readonly stack: OpenStack;
  /** Marks that closed nothing. */
  readonly unmatched: string[] = [];
  readonly cursor: LatexCursor;
  protected readonly text: string;
  protected readonly definitions: LatexDefinitions;
  protected readonly places: PlaceMap;
  /** The arguments that come next. */
  protected pending: readonly AwaitedArgument[] = [];
  /** Whether they are those of an author's macro, which has as many as its definition says. */
  protected isOfMacro = false;
  /** Words may stand before the pending argument, as in \hbox to 3cm{…}. */
  protected isLoose = false;
  protected ended = false;

  /**
   * @param limit where the part ends
   * @param base the place of the whole part
   * @param nesting definitions around the part
   */
  constructor(
    protected readonly shared: Shared,
    from: number,
    protected readonly limit: number,
    base: Place,
    protected readonly nesting: number,
  ) {
    ({ text: this.text, definitions: this.definitions, places: this.places } = shared);
    this.stack = new OpenStack(base);
    this.cursor = new LatexCursor(this.text, from, limit, shared.pairs);
  }

  /** From here on the place is that of the stack. */
  protected mark(): void {
    this.places.add(this.cursor.at, this.stack.place);
  }

  /** Whether the document is one of ConTeXt, whose brackets behind commands are names and settings. */
  protected isContext = false;

  /** Passes over what is a unit: no caret may come into it. */
  protected cover(from: number, to: number, place = unknownPlace('', from)): void {
    if (from + 1 < to) this.places.add(from + 1, place);
    this.cursor.at = to;
    this.mark();
  }

  /**
   * Where a table's row, a slide, or what no paragraph may come to begins, with this command: in the space before it nothing is
   * put.
   */
  protected nothingBefore(from: number, within: 'row' | 'paragraph' | ''): void {
    let start = from;
    while (start > 0 && /\s/.test(this.text[start - 1]!)) start--;
    if (within === 'paragraph' && /\n[ \t\r]*\n/.test(this.text.slice(start, from))) return;
    this.places.add(start, within === 'row' ? noPlace(within, start) : unknownPlace('', start));
  }

  protected comment(): void {
    const { cursor } = this;
    const from = cursor.at;
    const end = cursor.lineEnd();
    this.places.add(from + 1, { kind: 'comment', within: '%', start: from + 1, narrow: false });
    cursor.at = Math.min(end + 1, this.limit);
    // A caret behind the last letter of a comment is in it; after the line end it is not.
    if (end < this.limit) {
      this.mark();
      this.blankLineAt(cursor.at, false);
    }
  }

  protected newline(): void {
    this.cursor.at++;
    this.blankLineAt(this.cursor.at, true);
  }

  /**
   * Looks whether the line that begins here is blank, which ends the paragraph. A caret on that line is still where it
   * was before: what is inserted there fills the line. Only where a formula of the line is open nobody knows.
   */
  protected blankLineAt(start: number, isAfterText: boolean): void {
    const { cursor, text, limit, stack } = this;
    let at = start;
    if (text[at] === margin) {
      // What is put before the sign of percent would be code.
      this.places.add(at, unknownPlace('', at));
      this.places.add(++at, stack.place);
    }
    const first = at;
    while (at < limit && (text[at] === ' ' || text[at] === '\t' || text[at] === '\r')) at++;
    if (at >= limit || text[at] !== '\n') return;
    if (isAfterText) {
      this.pending = [];
      this.isLoose = false;
    }
    // An option in brackets that a blank line cuts off was none.
    this.places.add(first, stack.place.kind === 'inline' ? unknownPlace('', first) : stack.place);
    stack.endParagraph(first);
    cursor.at = at;
    this.places.add(at + 1, stack.place);
  }

  protected dollar(): void {
    const { cursor, stack } = this;
    this.pending = [];
    const at = cursor.at;
    const { mark } = stack;
    if (mark.end === '$' && stack.place.kind === 'inline') {
      cursor.at++;
      if (stack.top === mark) stack.close('$');
      // TeX misses a brace: ${$
      else this.confuseFrom(mark.parent!);
      return this.mark();
    }
    const isDouble = cursor.startsWith('$$') && !mark.isBox;
    if (mark.end === '$$' && stack.place.kind === 'display') {
      cursor.at += isDouble ? 2 : 1;
      if (isDouble && stack.top === mark) stack.close('$$');
      else this.confuseFrom(mark.parent!);
      return this.cover(at, cursor.at);
    }
    if (stack.isMath) {
      stack.confuse(at);
      return this.cover(at, at + 1);
    }
    const end = at + (isDouble ? 2 : 1);
    const kind = isDouble ? 'display' : 'inline';
    stack.open(this.mathPlace(kind, isDouble ? '$$' : '$', end), isDouble ? '$$' : '$', { isFragile: true });
    if (!isDouble) {
      cursor.at = end;
      return this.mark();
    }
    // Between two dollars that nothing closes an author is about to write a formula of the line.
    const isPair = !this.dollarFollows(end);
    this.cover(at, end, isPair ? this.mathPlace('inline', '$', at + 1) : unknownPlace('$$', at));
  }

  /** Whether the paragraph has another dollar from here on. */
  protected dollarFollows(from: number): boolean {
    for (let at = from, breaks = 0; at < this.limit; at++) {
      const letter = this.text[at]!;
      if (letter === '$') return true;
      if (letter === '\\') at++;
      if (letter === '\n') {
        if (++breaks > 1) return false;
      } else if (letter !== ' ' && letter !== '\t' && letter !== '\r') breaks = 0;
    }
    return false;
  }

  protected confuseFrom(frame: Frame): void {
    this.stack.top = frame;
    this.stack.confuse(this.cursor.at);
  }

  protected mathPlace(kind: 'inline' | 'display', within: string, start: number): Place {
    return { kind, within, start, narrow: false };
  }

  /** The rest of the file is not read. */
  protected finish(from: number): void {
    // Documentation speaks of such commands, and goes on.
    if (this.text[this.text.lastIndexOf('\n', from) + 1] === margin) return this.cover(from, this.cursor.at);
    this.cursor.at = this.limit;
    this.ended = true;
    this.places.add(from + 1, unknownPlace('', from));
  }

  protected openDelimiter(from: number, name: '(' | '['): void {
    const { stack, cursor } = this;
    const end = name === '(' ? '\\)' : '\\]';
    if (stack.isMath && (name === '(' || stack.place.kind === 'display')) {
      // TeX says "bad math environment delimiter" and goes on as before.
      if (name === '[') stack.open(unknownPlace('\\[', cursor.at), end);
      return this.cover(from, cursor.at);
    }
    if (name === '[') this.forgetInline(from);
    const place = this.mathPlace(name === '(' ? 'inline' : 'display', `\\${name}`, cursor.at);
    stack.open(stack.mark.isBox && name === '[' ? unknownPlace('\\[', cursor.at) : place, end, {
      isFragile: name === '(',
      isSure: name === '[',
    });
    this.cover(from, cursor.at);
  }

  /** A display begins while a formula of the line is open: its end was forgotten, and the rest of the paragraph is unsure. */
  protected forgetInline(from: number): void {
    const { stack } = this;
    if (stack.place.kind !== 'inline') return;
    while (stack.place.kind === 'inline' && stack.top.parent) stack.top = stack.top.parent;
    stack.confuse(from);
  }

  protected closeDelimiter(from: number, name: ')' | ']'): void {
    const { stack, cursor } = this;
    if (!stack.close(`\\${name}`)) {
      if (stack.isMath && name === ']') stack.confuse(from);
      this.unmatched.push(`\\${name}`);
    }
    this.cover(from, cursor.at);
  }
}
