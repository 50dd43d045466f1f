import { LatexArguments } from './latexArguments.ts';
import { ListHeads } from './latexItems.ts';
import { readKeys } from './latexKeys.ts';
import * as names from './latexNames.ts';
import { columnsOf, columnsOfCases, columnsOfEquations } from './latexColumns.ts';
import { EnvironmentShapes } from './latexShapes.ts';
import { environmentSignatures, signatureOf } from './latexSignatures.ts';
import { listIndent, widthGiven } from './latexWidths.ts';
import { OpenStack, sameOpen } from './latexStack.ts';
import type { Frame } from './latexStack.ts';
import { documentPlace, noPlace, unknownPlace } from './place.ts';
import type { Surrounding } from './place.ts';

/** A condition that is open. */
interface Condition {
  readonly before: Frame;
  /** What was open at the end of the branches so far. */
  readonly ends: Frame[];
  /** A condition that is known to hold: its \else is dead. */
  readonly holds: boolean;
}

/** Options and arguments behind the \begin of a verbatim environment, on its line. */
const verbatimOptions =
  /^(?:[ \t]*(?:\[(?:[^[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\]|\{[^{}\n]*\}(?=[^\S\n]*[[{\n])))*/;

/** A box of tcolorbox whose options make it a display. */
const mathematicalBox = /^\[[^\]]*(?<=[[, ])(?:ams [a-z ]*(?:equation|align|gather)\*?|math)[ ,\]]/;
const longestHead = 2000;
const longestBoxOptions = 300;

/** What ends the displays whose rows are not aligned. */
const lineEnds: ReadonlySet<string> = new Set([
  '\\]',
  ...['equation', 'equation*', 'gather', 'gather*'].map((name) => `\\end{${name}}`),
]);

const titled = signatureOf('[l]');
const optioned = signatureOf('[n]');

/** What LaTeX brackets by words: environments, verbatim text, the branches of conditions. */
export class LatexEnvironments extends LatexArguments {
  /** Where \begin{document} stands. */
  bodyStart: number | null = null;
  private readonly conditions: Condition[] = [];
  private shapes: EnvironmentShapes | undefined;
  private readonly heads = new ListHeads(this.text, this.limit, this.definitions);

  protected environment(from: number, word: 'begin' | 'end'): void {
    const { cursor } = this;
    cursor.skipSpace();
    if (cursor.letter !== '{') return this.cover(from, cursor.at);
    const close = cursor.closing(cursor.at);
    const lineEnd = cursor.lineEnd();
    if (close >= this.limit || close > lineEnd) {
      // Cut off, or the author is about to type the name.
      this.places.add(from + 1, unknownPlace('', from));
      cursor.at = lineEnd;
      if (lineEnd < this.limit) this.places.add(lineEnd + 1, this.stack.place);
      return;
    }
    const name = this.text.slice(cursor.at + 1, close).trim();
    if (word === 'end') this.endEnvironment(from, close + 1, name);
    else this.beginEnvironment(from, close + 1, name);
  }

  protected beginEnvironment(from: number, start: number, name: string): void {
    const { stack, definitions, cursor } = this;
    const end = `\\end{${name}}`;
    const isVerbatim = names.verbatimEnvironments.has(name) || definitions.verbatimEnvironments.has(name);
    if (isVerbatim || definitions.commentEnvironments.has(name)) {
      const found = this.text.indexOf(end, start);
      const stop = found < 0 || found > this.limit ? this.limit : found;
      this.cover(from, start);
      const options = isVerbatim ? verbatimOptions.exec(this.text.slice(start, start + longestHead))![0] : '';
      if (options !== '') this.verbatimOptions(name, start, start + options.length);
      const inside = Math.min(start + options.length, stop);
      const kind = isVerbatim ? 'verbatim' : 'comment';
      this.places.add(inside, { kind, within: name, start: inside, narrow: false });
      cursor.at = stop;
      // The words \end{name} themselves close it, and nothing more.
      if (stop < this.limit) this.cover(stop, stop + end.length);
      return;
    }
    const isMath = names.displayEnvironments.has(name);
    // Between slides is no slide; and a split has all of the line but where rows are aligned.
    if (name === 'frame' || (name === 'split' && lineEnds.has(this.stack.top.end)))
      this.nothingBefore(from, '');
    this.open(name, start, end, from);
    this.cover(from, start);
    const signature =
      environmentSignatures.get(name) ??
      definitions.environmentSignatures.get(name) ??
      (isMath || stack.isMath ? [] : definitions.textEnvironments.has(name) ? titled : optioned);
    this.expect(signature, end, start);
  }

  /** The options of a listing, which may have a caption. */
  private verbatimOptions(name: string, start: number, end: number): void {
    const { places, text } = this;
    const within = `\\begin{${name}}`;
    const open = text.indexOf('[', start);
    places.add(start, unknownPlace(within, start));
    const close = text.lastIndexOf(']', end);
    if (open >= 0 && open < close) readKeys(text, open + 1, close, within, places);
  }

  /** What the environment whose \begin ends at an offset says of the width of its text. */
  private widthAt(name: string, start: number): readonly (Surrounding | undefined)[] {
    const { cursor } = this;
    const { at } = cursor;
    cursor.at = start;
    const given = widthGiven(name, cursor);
    cursor.at = at;
    return [given];
  }

  protected open(name: string, start: number, end: string, from: number): void {
    const { stack, definitions } = this;
    // What stands in a list without an \item may make one.
    stack.beginItem();
    const effect = definitions.environments.get(name);
    const math = effect?.opens.findLast(({ place }) => place.kind === 'display' || place.kind === 'inline');
    const text = { kind: 'text', within: name, start, narrow: false } as const;
    if (math && math.place.kind === 'display') {
      this.forgetInline(from);
      stack.open({ ...math.place, start }, end, { isSure: true });
    } else if (
      name === 'tcolorbox' &&
      mathematicalBox.test(this.text.slice(start, start + longestBoxOptions))
    ) {
      stack.open(this.mathPlace('display', name, start), end, { isSure: true });
    } else if (stack.isMath && /^IEEEeqnarraybox[mt]?\*?$/.test(name)) {
      const columns = columnsOfEquations(this.columnWords(start), 'display');
      stack.open({ ...stack.place, within: name, start }, end, { columns });
    } else if (name === 'math' || math) {
      stack.open(this.mathPlace('inline', name, start), end);
    } else if (names.displayEnvironments.has(name)) {
      this.forgetInline(from);
      const place = stack.mark.isBox ? unknownPlace(name, start) : this.mathPlace('display', name, start);
      const columns = columnsOfCases(name, place.kind);
      stack.open(place, end, { isSure: true, columns, around: cellsOf(columns, name, start) });
    } else if (names.innerEnvironments.has(name)) {
      const place = stack.isMath ? { ...stack.place, within: name, start } : unknownPlace(name, start);
      const columns = columnsOfCases(name, place.kind);
      stack.open(place, end, { columns, around: cellsOf(columns, name, start) });
    } else if (effect && stack.isMath) {
      // An author's own matrix.
      stack.open({ ...stack.place, within: effect.opens.at(-1)?.place.within ?? name, start }, end);
    } else if (names.cellEnvironments.has(name)) {
      this.openTable(name, start, end);
    } else if (names.listEnvironments.has(name) || definitions.listEnvironments.has(name)) {
      this.openList(name, start, end);
    } else if (names.textEnvironments.has(name) || definitions.textEnvironments.has(name) || effect) {
      if (name === 'document') {
        stack.top = new OpenStack(documentPlace).top;
        if (this.nesting === 0) this.bodyStart ??= from;
      }
      // A theorem does not begin in a display that has seen a blank line: that one was never closed.
      if (stack.top.isConfused && !stack.top.isFragile) stack.resynchronise();
      const last = effect?.opens.at(-1);
      const hasBegun = last !== undefined && !last.afterItem && names.listEnvironments.has(last.place.within);
      if (!hasBegun && this.heads.itemFollows(start, !last?.afterItem))
        stack.open(noPlace('\\item', start), end, { afterItem: text });
      else stack.open(text, end, { isBox: false, around: this.widthAt(name, start) });
    } else if (names.pictureEnvironments.has(name) || stack.isMath || this.nesting > 0) {
      stack.open(unknownPlace(name, start), end);
    } else if (this.heads.itemFollows(start, true)) {
      // A list, whoever has defined it.
      this.openList(name, start, end);
    } else {
      this.shapes ??= new EnvironmentShapes(this.text);
      const shape = this.shapes.of(name);
      if (shape === 'text') stack.open(text, end, { isBox: false, around: this.widthAt(name, start) });
      else if (shape === 'cells') stack.open({ ...text, narrow: true }, end, { isBox: true });
      else stack.open(unknownPlace(name, start), end);
    }
  }

  protected openList(name: string, start: number, end: string): void {
    const { stack } = this;
    if (stack.top.isConfused && !stack.top.isFragile) stack.resynchronise();
    // A display would end the paragraph in which its items stand.
    const place = { kind: 'text', within: name, start, narrow: names.inlineLists.has(name) } as const;
    const waits = this.nesting > 0 || this.heads.itemFollows(start);
    stack.open(waits ? noPlace('\\item', start) : place, end, {
      isBox: false,
      afterItem: waits ? place : null,
      around: [listIndent],
    });
  }

  /** A table's cells are text, but for those that its columns put into dollars, or that nobody knows. */
  private openTable(name: string, start: number, end: string): void {
    const { stack, definitions } = this;
    const hasWidth = /^(tabular\*|tabular[xy]|xltabular)$/.test(name);
    const preamble = this.columnWords(start, hasWidth ? 1 : 0);
    // The tables of tabularray and tabbing say their columns in other ways.
    const columns =
      preamble.length > longestHead || /tblr|tabbing/.test(name)
        ? []
        : columnsOf(preamble.replace(/%[^\n]*\n?/g, ''), definitions.columnTypes);
    const around = [{ kind: 'cells', name, start }] as const;
    stack.open({ kind: 'text', within: name, start, narrow: true }, end, { isBox: true, columns, around });
  }

  /** The argument that says the columns of a table, by its number; "" where there is none. */
  private columnWords(start: number, number = 0): string {
    const { cursor } = this;
    const { at } = cursor;
    cursor.at = start;
    const words = cursor.peekArguments(number + 1).filter(({ isOption }) => !isOption);
    cursor.at = at;
    return words[number]?.words ?? '';
  }

  protected endEnvironment(from: number, to: number, name: string): void {
    const { stack } = this;
    if (name === 'document' && this.nesting === 0) return this.finish(from);
    const end = `\\end{${name}}`;
    const width = name.startsWith('wrap')
      ? stack.mark.place.around?.findLast((each) => each.kind === 'width')
      : null;
    if (!stack.close(end)) {
      this.unmatched.push(end);
      const { mark } = stack;
      // \begin{equation} … \end{align}: what is still open nobody knows.
      if (mark.end.startsWith('\\end') && stack.isMath && names.displayEnvironments.has(name))
        this.confuseFrom(mark.parent!);
    } else if (width?.kind === 'width' && stack.place.kind === 'text') stack.putBeside(width.words);
    this.cover(from, to);
  }

  protected verb(from: number, after: number, name = 'verb'): void {
    const { cursor } = this;
    cursor.at = after;
    if (name === 'lstinline' || name === 'mintinline' || this.definitions.verbCommands.has(name)) {
      if (cursor.letter === '[') cursor.at = Math.min(cursor.closing(cursor.at) + 1, this.limit);
      if (name === 'mintinline' && cursor.letter === '{')
        cursor.at = Math.min(cursor.closing(cursor.at) + 1, this.limit);
    }
    const lineEnd = cursor.lineEnd();
    const delimiter = cursor.letter;
    const start = cursor.at + 1;
    if (delimiter === '' || delimiter === '\n' || delimiter === '\r') return this.cover(from, cursor.at);
    const inBraces = delimiter === '{' && name !== 'verb';
    const found = inBraces ? cursor.rawClosing(start) : this.text.indexOf(delimiter, start);
    const isClosed = found >= 0 && found < lineEnd;
    const end = isClosed ? found : lineEnd;
    if (from + 1 < start) this.places.add(from + 1, unknownPlace(`\\${name}`, from));
    this.places.add(start, { kind: 'verbatim', within: `\\${name}`, start, narrow: false });
    cursor.at = isClosed ? Math.min(end + 1, this.limit) : end;
    if (isClosed) this.mark();
    // TeX: "\verb ended by end of line".
    else if (end < this.limit) this.places.add(end + 1, this.stack.place);
  }

  /** @returns the letter */
  protected shortVerb(from: number, name: string): string {
    const { cursor, definitions } = this;
    if (cursor.letter === '[') cursor.at = Math.min(cursor.closing(cursor.at) + 1, this.limit);
    const argument = cursor.peekArgument();
    const words = argument?.words ?? this.text.slice(cursor.at, Math.min(cursor.at + 2, this.limit));
    const letter = words.replace('\\', '').slice(0, 1);
    const end = argument ? argument.start + argument.words.length + 1 : cursor.at + words.length;
    if (name === 'DeleteShortVerb') definitions.shortVerbs.delete(letter);
    else if (letter !== '') definitions.shortVerbs.add(letter);
    this.cover(from, end);
    return letter;
  }

  protected newCondition(from: number): void {
    const { cursor } = this;
    cursor.skipSpace();
    if (cursor.letter === '\\') this.definitions.conditions.add(cursor.takeCommand());
    this.cover(from, cursor.at);
  }

  protected condition(from: number, name: string): void {
    const { cursor, stack } = this;
    const { top } = stack;
    this.cover(from, cursor.at);
    if (name === 'iffalse') this.skipBranch();
    this.conditions.push({ before: top, ends: [], holds: name === 'iftrue' });
  }

  /** A branch that TeX never reads: a comment. */
  protected skipBranch(): void {
    const { cursor } = this;
    const end = cursor.deadEnd(this.definitions.conditions);
    this.places.add(cursor.at, { kind: 'comment', within: '\\iffalse', start: cursor.at, narrow: false });
    cursor.at = end;
    if (end < this.limit) this.places.add(end + 1, unknownPlace('', end));
  }

  protected endBranch(from: number, name: 'else' | 'or' | 'fi'): void {
    const { cursor, stack, conditions } = this;
    const condition = conditions.at(-1);
    if (!condition) return this.cover(from, cursor.at);
    if (name === 'fi') {
      conditions.pop();
      const others = condition.ends.length > 0 ? condition.ends : condition.holds ? [] : [condition.before];
      if (!others.every((end) => sameOpen(end, stack.top))) this.confuseFrom(condition.before);
      return this.cover(from, cursor.at);
    }
    if (condition.holds && name === 'else') {
      this.cover(from, cursor.at);
      return this.skipBranch();
    }
    condition.ends.push(stack.top);
    stack.top = condition.before;
    this.cover(from, cursor.at);
  }
}

/** The cells of cases with a column of text. */
function cellsOf(columns: readonly unknown[], name: string, start: number): readonly Surrounding[] {
  return columns.length > 0 ? [{ kind: 'cells', name, start }] : [];
}
