import { readKeys } from './latexKeys.ts';
import { LatexMarks } from './latexMarks.ts';
import type { ArgumentSpec } from './latexSignatures.ts';
import type { AwaitedArgument } from './latexStack.ts';
import { widthGiven } from './latexWidths.ts';
import { unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/** Commands that are nobody's argument: where one follows at once, the argument was forgotten. */
const structural: ReadonlySet<string> = new Set(
  '( ) [ ] begin end par item section subsection chapter label \\ else fi or'.split(' '),
);

/** How far an option in parentheses or angles reaches. */
const longestOption = 200;
/** The longest key of an argument of keys and values. */
const longestKey = 60;

/** The arguments of commands and environments: in braces, in brackets, or a single token. */
export class LatexArguments extends LatexMarks {
  /** Waits for the arguments of a command. @param name with its backslash, or an environment's */
  protected expect(signature: readonly ArgumentSpec[], name: string, from: number): void {
    this.isOfMacro = false;
    this.pending = signature.map(({ kind, option }) => ({ ...this.argument(kind, name, from), option }));
  }

  private argument(
    kind: ArgumentSpec['kind'],
    within: string,
    start: number,
  ): Omit<AwaitedArgument, 'option'> {
    const { place } = this.stack;
    const text = (narrow: boolean): Place => ({ kind: 'text', within, start, narrow });
    switch (kind) {
      case 'name':
        return { place: unknownPlace(within, start), isBox: false };
      case 'same':
        return { place: null, isBox: false };
      case 'line':
        return { place: text(true), isBox: false, around: widthGiven(within, this.cursor) };
      case 'heading':
        return { place: text(true), isBox: false, around: { kind: 'heading' } };
      case 'box':
        return { place: text(true), isBox: true, around: { kind: 'box' } };
      case 'keyed':
        return { place: text(true), isBox: false, around: { kind: 'option' } };
      case 'paragraphs':
        return {
          place: text(place.kind === 'text' && place.narrow),
          isBox: false,
          around: widthGiven(within, this.cursor),
        };
      case 'math':
        return { place: this.mathPlace('inline', within, start), isBox: false };
    }
  }

  /** The next argument of one kind of mark, if it may come now; those before it are missing. */
  private take(option: AwaitedArgument['option']): AwaitedArgument | undefined {
    for (const [i, next] of this.pending.entries()) {
      if (next.option === option) {
        this.pending = this.pending.slice(i + 1);
        return next;
      }
      if (next.option === '') return undefined;
    }
    return undefined;
  }

  /**
   * A letter or a command where an argument may come: it is a mandatory one by itself, as the x of \hat x.
   * What is put before it would be the argument of an author's macro.
   * @param at where it stands
   * @returns the argument that it is
   */
  protected takeToken(at: number): AwaitedArgument | undefined {
    if (this.pending.length === 0 || this.isLoose) return undefined;
    const taken = this.take('');
    if (!taken) this.pending = [];
    else if (this.isOfMacro) this.nothingBefore(at, '');
    return taken;
  }

  /** Whether a command is but an argument of the one before it, as \parindent in \setlength\parindent{3pt}. */
  protected isArgument(name: string, from: number): boolean {
    const taken = this.takeToken(from);
    if (!taken) return false;
    if (structural.has(name)) this.pending = [];
    return taken.place?.kind === 'unknown' && !structural.has(name);
  }

  protected openBrace(): void {
    const { cursor, stack } = this;
    const next = this.take('');
    const rest = next ? this.pending : [];
    this.isLoose = false;
    this.joined(cursor.at, next);
    const isName = next?.place?.kind === 'unknown' || (next?.place?.narrow && this.hasKeys(cursor.at));
    if (isName && this.nesting === 0) {
      // Names and lengths: dollars and the like mean nothing in them.
      const end = cursor.closing(cursor.at);
      if (end < this.limit)
        return this.cover(cursor.at, end + 1, unknownPlace(next.place!.within, cursor.at + 1));
    }
    const start = ++cursor.at;
    this.pending = [];
    if (next && !next.place && next.isBox && stack.isMath)
      stack.open(boxPlace(start), '}', { isFragile: true, isBox: true, rest });
    else if (next?.place)
      stack.open({ ...next.place, start }, '}', {
        ...{ isFragile: true, isBox: next.isBox, rest },
        // Those that the body of a macro has around it, too.
        around: [...(next.place.around ?? []), next.around],
      });
    else {
      const { place } = stack;
      const isNarrow = next?.isNarrow && place.kind === 'text' && !place.narrow;
      stack.open(isNarrow ? { ...place, narrow: true } : place, '}', { isGroup: true, rest });
    }
    this.mark();
  }

  /** What stands between a command and its argument, or between two arguments, would part them. */
  private joined(at: number, next: AwaitedArgument | undefined): void {
    if (next || this.text[at - 1] === '}' || this.cursor.isCommandEnd(at))
      this.places.add(at, unknownPlace('', at));
  }

  protected closeBrace(): void {
    const { cursor, stack } = this;
    cursor.at++;
    this.pending = [];
    if (stack.top.end === '}') {
      this.pending = stack.top.rest;
      stack.close('}');
    } else {
      const open = stack.find('}');
      // TeX forgives a brace that is too many; one that closes across a formula or an environment it does not.
      if (open) this.confuseFrom(open.parent!);
    }
    this.mark();
  }

  /** An option in brackets, in parentheses or in angles; false where none can stand. */
  protected option(mark: '[' | '(' | '<'): boolean {
    const { cursor, stack } = this;
    const from = cursor.at;
    const isUnsaid = this.pending.length === 0;
    const isInText = mark === '[' && !stack.isMath;
    const isBehind = isInText && cursor.isCommandEnd(from);
    const isSetting = this.isContext && isInText && (isBehind || this.text[from - 1] === ']');
    if (isUnsaid && !isBehind && !isSetting) return false;
    const hasKeys = isSetting || (mark === '[' && this.hasKeys(from));
    if (isUnsaid && !hasKeys) return false;
    const next = this.take(mark);
    if (!next && mark !== '[') return false;
    const end = mark === '[' ? cursor.closing(from) : this.closeNearby(from, mark === '(' ? ')' : '>');
    if (end >= this.limit) {
      this.pending = [];
      return false;
    }
    this.joined(from, next);
    if (next && next.place?.kind !== 'unknown' && !hasKeys) {
      const place = next.place ?? (next.isBox && stack.isMath ? boxPlace(from + 1) : stack.place);
      cursor.at++;
      // A display would have brackets of its own.
      stack.open({ ...place, start: cursor.at, narrow: place.kind === 'text' }, ']', {
        isFragile: true,
        isBox: next.isBox,
        rest: this.pending,
        around: [next.around, { kind: 'option' }],
      });
      this.pending = [];
      this.mark();
    } else {
      const within = next?.place?.within ?? '';
      this.keyedArguments(from + 1, end);
      if (hasKeys && within.startsWith('\\end')) readKeys(this.text, from + 1, end, within, this.places);
      else this.places.add(from + 1, unknownPlace(within, from + 1));
      cursor.at = end + 1;
      this.mark();
    }
    return true;
  }

  /** Options of keys and values were passed over, in a definition's body with arguments of the definition. */
  protected keyedArguments(_from: number, _to: number): void {}

  /** The end of an option that was opened; false where none is open. */
  protected closeOption(): boolean {
    const { cursor, stack } = this;
    if (stack.top.end !== ']') return false;
    cursor.at++;
    this.pending = stack.top.rest;
    stack.close(']');
    this.mark();
    return true;
  }

  /** Whether an argument begins with a key and its value, as [name=Euler] or {city={Bonn}}. */
  private hasKeys(open: number): boolean {
    return /^\s*[a-z][\w \t./-]*=/.test(this.text.slice(open + 1, open + longestKey));
  }

  private closeNearby(from: number, close: string): number {
    const part = this.text.slice(from, Math.min(from + longestOption, this.limit));
    const end = part.indexOf(close);
    const newline = part.indexOf('\n');
    return end < 0 || (newline >= 0 && newline < end) ? this.limit : from + end;
  }
}

/** An argument that a macro puts into \text within mathematics. */
function boxPlace(start: number): Place {
  return { kind: 'text', within: '\\text', start, narrow: true };
}
