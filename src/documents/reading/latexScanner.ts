import { documentationOf, isDocstrip, margin } from './docstrip.ts';
import { argumentAt, boxedDefinition, boxMakers, together } from './latexDefining.ts';
import type { BodyEffect } from './latexDefining.ts';
import { environmentMakers, LatexDefinitions, textMakers, verbatimMakers } from './latexDefinitions.ts';
import { mentioned, Mentions } from './latexMentions.ts';
import * as names from './latexNames.ts';
import { LatexForms } from './latexForms.ts';
import { isTextValue } from './latexKeys.ts';
import { LatexPairs } from './latexPairs.ts';
import { commandSignatures, mathBoxes, signatureOf } from './latexSignatures.ts';
import type { AwaitedArgument, Frame } from './latexStack.ts';
import { PlaceMap, documentPlace, unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/** A LaTeX document as it was read. */
export interface LatexReading {
  readonly places: PlaceMap;
  /** What stands in comments, verbatim text and dead branches is none. */
  readonly mentions: Mentions;
  readonly definitions: LatexDefinitions;
  /** Where \begin{document} stands; null where it does not. */
  readonly bodyStart: number | null;
}

/** What is known of a document before it is read. */
export interface ReadingOptions {
  /** A package or a class: @ is a letter there. */
  readonly isPackage?: boolean;
}

/**
 * Reads a LaTeX or plain TeX document in one pass. A place gets the mode that TeX is in when it comes there; where TeX
 * would stop with an error, unknown up to where all is clear again. It never throws.
 * @param known what the preamble of another file defines
 */
export function readLatex(
  source: string,
  known = new LatexDefinitions(),
  { isPackage = false }: ReadingOptions = {},
): LatexReading {
  const definitions = known.copy();
  const isSource = isDocstrip(source);
  const text = isSource ? documentationOf(source) : source;
  if (isSource) definitions.shortVerbs.add('|');
  const shared = { text, definitions, places: new PlaceMap(), pairs: new LatexPairs(text, 0, text.length) };
  const scanner = new Scanner(shared, 0, text.length, documentPlace, 0);
  scanner.cursor.atIsLetter = isPackage;
  scanner.run();
  const { mentions, bodyStart } = scanner;
  return { places: shared.places, mentions, definitions, bodyStart };
}

/** Commands that do no more than space and breaks: behind them a macro that begins a formula is still plain. */
const harmless: ReadonlySet<string> = new Set(
  `par noindent indent leavevmode vspace hspace vskip hskip smallskip medskip bigskip quad qquad relax begingroup bgroup
  ignorespaces nobreak penalty allowbreak centering small footnotesize normalsize large protect ensuremath`.split(
    /\s+/,
  ),
);

/** A length as TeX writes it, with what it may grow and shrink by. */
const lengths =
  /^\s*(?:=\s*)?[+-]?[\d.,]+\s*(?:true\s*)?[a-z]{2,4}(?:\s+(?:plus|minus)\s+[\d.,]+\s*[a-z]{2,4})*(?![a-z])/;

/** The longest length that is looked for. */
const longestSpace = 300;

/** ConTeXt's formulas of the line; elsewhere they are authors' own macros. */
const contextFormulas: ReadonlySet<string> = new Set(['m', 'math', 'mathematics']);

/** All of a document: commands with their arguments, and the definitions that the document makes. */
class Scanner extends LatexForms {
  readonly mentions = new Mentions();
  /** What the arguments of the definition are whose body this is. */
  private readonly uses: (AwaitedArgument | null)[] = [];
  private middle: readonly Frame[] | null = null;
  private hasItem = false;
  /** Whether only what is harmless stood in the body so far, and whether dollars opened something behind other things. */
  private isBare = true;
  private isDoubtful = false;

  run(): void {
    const { cursor, limit } = this;
    if (this.nesting === 0) {
      this.isContext = names.contextDocument.test(this.text);
      if (this.isContext && names.contextText.test(this.text))
        this.stack.open(unknownPlace('preamble', cursor.at), '');
    }
    this.mark();
    if (this.nesting === 0 && cursor.at === 0) this.chunk();
    while (cursor.at < limit && !this.ended) this.step();
  }

  private step(): void {
    const { cursor, stack } = this;
    const letter = this.text[cursor.at]!;
    switch (letter) {
      case '\\':
        return this.command();
      case '%':
        return this.comment();
      case '$':
        if (this.nesting > 0 && !this.isBare && stack.top.parent === null) this.isDoubtful = true;
        return this.dollar();
      case '{':
        return this.openBrace();
      case '}':
        return this.closeBrace();
      case '\n':
        this.newline();
        if (this.nesting === 0) this.chunk();
        return;
      case ' ':
      case '\t':
      case '\r':
      case margin:
      case '*':
        cursor.at++;
        return;
      case '[':
      case '(':
      case '<':
        if (this.option(letter)) return;
        break;
      case ']':
        if (this.closeOption()) return;
        break;
      case '&':
        this.pending = [];
        stack.beginCell(false);
        cursor.at++;
        return this.mark();
      case '#':
        if (this.nesting > 0) this.parameter();
    }
    this.isBare = false;
    const isArgument = this.takeToken(cursor.at) !== undefined;
    if (this.definitions.shortVerbs.has(letter) && !stack.isMath) return this.verb(cursor.at, cursor.at);
    cursor.at++;
    if (isArgument) this.mark();
  }

  /** #1 in a definition's body: its place is that of the argument. */
  private parameter(): void {
    const { cursor, stack } = this;
    const digit = Number(this.text[cursor.at + 1]);
    if (!(digit >= 1 && digit <= 9)) return;
    while (this.uses.length < digit) this.uses.push(null);
    this.uses[digit - 1] = together(this.uses[digit - 1], argumentAt(stack.place, stack.mark.isBox));
    if (digit === 1) this.middle ??= this.openFrames();
  }

  /** #1 in an option of keys and values: text where its key says so, else a name. */
  protected override keyedArguments(from: number, to: number): void {
    if (this.nesting === 0) return;
    for (const { 1: digit, index } of this.text.slice(from, to).matchAll(/#([1-9])/g)) {
      while (this.uses.length < Number(digit)) this.uses.push(null);
      const isText = isTextValue(this.text, from, from + index);
      const text: Place = { kind: 'text', within: '#', start: from, narrow: true };
      this.uses[Number(digit) - 1] ??= {
        ...{ place: isText ? text : unknownPlace('#', from), isBox: false, option: '' },
        around: isText ? { kind: 'option' } : undefined,
      };
    }
  }

  private openFrames(): readonly Frame[] {
    const frames: Frame[] = [];
    for (let frame = this.stack.top; frame.parent; frame = frame.parent)
      if (!frame.isGroup) frames.unshift(frame);
    return frames;
  }

  private command(): void {
    const { cursor, stack, definitions } = this;
    const from = cursor.at;
    const written = cursor.takeCommand();
    const name = definitions.aliases.get(written) ?? written;
    if (!mentioned.has(name) && this.isArgument(name, from)) return this.cover(from, cursor.at);
    if (!this.isLoose) this.pending = [];
    switch (name) {
      case '(':
      case '[':
        return this.openDelimiter(from, name);
      case ')':
      case ']':
        return this.closeDelimiter(from, name);
      case 'begin':
      case 'end':
        return this.environment(from, name);
      case 'makeatletter':
      case 'makeatother':
        cursor.atIsLetter = name === 'makeatletter';
        return this.cover(from, cursor.at);
      case 'else':
      case 'or':
      case 'fi':
        return this.endBranch(from, name);
      case 'bye':
      case 'enddocument':
      case 'stoptext':
      case 'endinput':
        return this.finish(from);
      case 'let':
        return this.alias(from);
      case '\\':
      case 'cr':
      case 'tabularnewline':
      case 'endhead':
      case 'endfirsthead':
      case 'endfoot':
      case 'endlastfoot':
        stack.beginCell(true);
        break;
      case 'newcolumntype':
        return this.columnType(from);
      case 'multicolumn':
        stack.widenCell(Number(cursor.peekArgument()?.words ?? 1) - 1 || 0);
        break;
      case 'document':
        // The command form, as AMS-TeX has it.
        if (stack.place.within !== 'preamble' || this.nesting > 0) break;
        this.open('document', cursor.at, '\\end{document}', from);
        return this.cover(from, cursor.at);
      case 'BODY':
        this.middle ??= this.openFrames();
        return this.cover(from, cursor.at);
      case 'catcode':
        if (/^`\\?[$%\\]/.test(this.text.slice(cursor.at, cursor.at + 3))) stack.confuse(from, false);
        return this.cover(from, cursor.at);
    }
    if (names.itemCommands.has(name)) {
      this.hasItem = true;
      stack.beginItem();
    }
    if (this.special(name, from)) return;
    if (!harmless.has(name)) this.isBare = false;
    if (mentioned.has(name)) this.mention(name, from);
    if ((name === 'documentclass' || name === 'documentstyle') && this.nesting === 0)
      stack.open(unknownPlace('preamble', from), '');
    if (names.verticalCommands.has(name)) this.nothingBefore(from, 'paragraph');
    if (names.rowCommands.has(name) || (name === 'caption' && names.cellEnvironments.has(stack.place.within)))
      this.nothingBefore(from, 'row');
    this.cover(from, cursor.at);
    const effect = definitions.macros.get(name);
    if (effect) {
      this.hasItem ||= effect.hasItem;
      this.apply(effect);
    } else this.expectArguments(name, from);
  }

  /** Commands that are read in their own way; false for all others. */
  private special(name: string, from: number): boolean {
    const { cursor, definitions } = this;
    const isStarred = cursor.letter === '*';
    const isVerb =
      names.verbCommands.has(name) ||
      definitions.verbCommands.has(name) ||
      (this.isContext && name === 'type');
    const isMaker = environmentMakers.has(name);
    if (isStarred && (isVerb || isMaker || names.definitionCommands.has(`${name}*`))) cursor.at++;
    if (isVerb) this.verb(from, cursor.at, name);
    else if (names.definitionCommands.has(name)) this.definition(from, name);
    else if (
      names.primitiveDefinitions.has(name) ||
      // AMS-TeX's and ConTeXt's; an author's own takes braces.
      (/^(?:re)?define$/.test(name) && cursor.letter === '\\')
    )
      this.primitiveDefinition(from);
    else if (isMaker) this.environmentDefinition(from, name);
    else if (name === 'newif') this.newCondition(from);
    else if (names.conditions.has(name) || definitions.conditions.has(name)) this.condition(from, name);
    else if (name === 'MakeShortVerb' || name === 'lstMakeShortInline' || name === 'DeleteShortVerb') {
      const words = this.shortVerb(from, name);
      this.mentions.add({ command: name, words, offset: from, end: cursor.at, arguments: [] });
    } else if (names.spaceCommands.has(name)) this.space(from);
    else return this.commandForm(name, from);
    return true;
  }

  /** TeX's own spaces have their lengths behind them without braces: \hskip 1em plus 0.5em minus 0.4em\relax. */
  private space(from: number): void {
    const { cursor } = this;
    const rest = this.text.slice(cursor.at, Math.min(cursor.at + longestSpace, this.limit));
    const length = lengths.exec(rest)?.[0].length ?? 0;
    this.cover(from, cursor.at + length);
  }

  /** What the arguments of a command are. */
  private expectArguments(name: string, from: number): void {
    const { stack, cursor } = this;
    if (names.sectionCommands.has(name)) {
      stack.resynchronise();
      this.mark();
    }
    if (
      textMakers.has(name) ||
      verbatimMakers.has(name) ||
      name === 'excludecomment' ||
      name === 'excludeversion'
    )
      this.environmentMade(name, from);
    else if (name === 'newmintinline') this.inlineMade();
    else if (boxMakers.test(name)) return this.boxMade(name, from);
    if (names.addressCommands.has(name)) {
      cursor.skipSpace();
      if (cursor.letter !== '{') return;
      const end = Math.min(cursor.rawClosing(cursor.at + 1) + 1, this.limit);
      this.cover(cursor.at, end, unknownPlace(`\\${name}`, cursor.at + 1));
      if (name === 'href') this.expect(signatureOf('l'), '\\href', from);
      return;
    }
    if (name === 'xymatrix') return this.xymatrix(from);
    if (this.isContext && contextFormulas.has(name) && cursor.letter === '{')
      return this.expect(signatureOf('m'), `\\${name}`, from);
    if (name === 'ar' && stack.place.within === '\\xymatrix') return this.modifiers();
    if (stack.isMath && (mathBoxes.has(name) || name === 'emph'))
      return this.expect(signatureOf('x'), `\\${name}`, from);
    if (stack.isMath && (name === 'underline' || name === 'underbar')) return;
    if (mathBoxes.has(name) && stack.place.within === 'definition') {
      const place = unknownPlace(boxedDefinition, from);
      this.pending = [{ place: { ...place, kind: 'text' }, isBox: false, option: '' }];
      return;
    }
    // In mathematics the option of \\ follows at once: a bracket on the next line is the formula's.
    if (name === '\\' && stack.isMath && !/^\*?\[/.test(this.text.slice(cursor.at, cursor.at + 2))) return;
    const signature = commandSignatures.get(name);
    if (signature) this.expect(signature, `\\${name}`, from);
    this.isLoose = name === 'hbox' || name === 'vbox' || name === 'vtop';
    if (!this.isLoose) return;
    const size = /^\s*(?:to|spread)\b[^{}$]{0,60}(?=\{)/.exec(
      this.text.slice(cursor.at, cursor.at + 80),
    )?.[0];
    if (size !== undefined) this.cover(cursor.at, cursor.at + size.length);
  }

  private mention(name: string, offset: number): void {
    const { cursor } = this;
    const found = cursor.peekArguments(mentioned.get(name));
    const words =
      found.find(({ isOption }) => !isOption)?.words ??
      (mentioned.get(name) === 0 ? '' : this.bareWord(name));
    if (words === undefined) return;
    if (name === 'documentclass' && this.nesting === 0)
      for (const letter of names.barsOf[words.trim()] ?? '') this.definitions.shortVerbs.add(letter);
    const last = found.at(-1);
    this.mentions.add({
      command: cursor.letter === '*' ? `${name}*` : name,
      words: withoutComments(words).trim(),
      offset,
      end: last ? last.start + last.words.length + 1 : cursor.at + words.length,
      arguments: found,
    });
  }

  /** The name of a file without braces, as TeX itself takes it. */
  private bareWord(name: string): string | undefined {
    if (name !== 'input') return undefined;
    const { at } = this.cursor;
    return /^[ \t]+[^\s{}\\%]+/.exec(this.text.slice(at, Math.min(at + 300, this.limit)))?.[0];
  }

  protected read(start: number, end: number, base: Place): BodyEffect {
    const inner = new Scanner(this.shared, start, end, base, this.nesting + 1);
    inner.cursor.atIsLetter = this.cursor.atIsLetter;
    inner.isContext = this.isContext;
    inner.run();
    return inner.effect();
  }

  /** What this did, as the body of a definition. */
  effect(): BodyEffect {
    // Dollars behind commands that nobody knows may be anything, as the marks of a macro's parameters.
    const isPlain = !this.isDoubtful;
    return {
      closes: isPlain ? this.unmatched : [],
      opens: isPlain ? this.openFrames() : [],
      arguments: isPlain ? this.uses : [],
      hasItem: this.hasItem && this.stack.top.parent === null,
      middle: isPlain ? this.middle : null,
    };
  }
}

function withoutComments(words: string): string {
  return words.includes('%') ? words.replace(/(?<!\\)%.*/g, '') : words;
}

/**
 * Reads a stretch of LaTeX mathematics in a document of another language into that document's places.
 * @param base the place of the stretch, as far as nothing is opened in it
 */
export function readMathematics(text: string, from: number, to: number, base: Place, places: PlaceMap): void {
  const shared = { text, definitions: new LatexDefinitions(), places, pairs: new LatexPairs(text, from, to) };
  new Scanner(shared, from, to, base, 1).run();
}
