import { environmentMakers, LatexDefinitions, textMakers, verbatimMakers } from './latexDefinitions.ts';
import type { MacroEffect } from './latexDefinitions.ts';
import { LatexPairs } from './latexPairs.ts';
import * as names from './latexNames.ts';
import type { Argument } from './latexCursor.ts';
import { LatexEnvironments } from './latexEnvironments.ts';
import type { Frame } from './latexStack.ts';
import { PlaceMap, documentPlace, unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/** A command of which the file's links, labels and environments are made. */
export interface Mention {
  /** Its name, with the star where it has one. */
  readonly command: string;
  /** What its first argument says, comments left out. */
  readonly words: string;
  /** Where the backslash stands. */
  readonly offset: number;
  /** Where the command ends, with the arguments that were read. */
  readonly end: number;
  readonly arguments: readonly Argument[];
}

/** A LaTeX document as it was read. */
export interface LatexReading {
  readonly places: PlaceMap;
  /** In the order of the document; what stands in comments, verbatim text and dead branches is none. */
  readonly mentions: readonly Mention[];
  readonly definitions: LatexDefinitions;
  /** Where \begin{document} stands; null where it does not. */
  readonly bodyStart: number | null;
}

/** What is known of a document before it is read. */
export interface ReadingOptions {
  /** A package or a class: @ is a letter there. */
  readonly isPackage?: boolean;
}

/** The commands that are noted, by how many arguments in braces. */
const mentioned: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: `label input include subfile subfileinclude usepackage RequirePackage RequirePackageWithOptions LoadClass
      LoadClassWithOptions documentclass documentstyle bibliography nobibliography addbibresource addglobalbib
      addsectionbib bibitem bib declaretheorem newshadetheorem`,
    2: `import subimport includefrom inputfrom subincludefrom newtheorem spnewtheorem newmdtheoremenv newdefinition`,
  }).flatMap(([count, names]) => names.split(/\s+/).map((name) => [name, Number(count)] as const)),
);

/** Definitions in definitions that are read; TeX's own documents go no deeper than two or three. */
const mostNested = 12;

/**
 * Reads a LaTeX or plain TeX document in one pass. A place gets the mode that TeX is in when it comes there; where TeX
 * would stop with an error, unknown up to where all is clear again. It never throws.
 * @param known what the preamble of another file defines
 */
export function readLatex(
  text: string,
  known = new LatexDefinitions(),
  { isPackage = false }: ReadingOptions = {},
): LatexReading {
  const definitions = known.copy();
  const shared = { text, definitions, places: new PlaceMap(), pairs: new LatexPairs(text, 0, text.length) };
  const scanner = new Scanner(shared, 0, text.length, documentPlace, 0);
  scanner.cursor.atIsLetter = isPackage;
  scanner.run();
  const { mentions, bodyStart } = scanner;
  return { places: shared.places, mentions, definitions, bodyStart };
}

/** All of a document: commands with their arguments, and the definitions that the document makes. */
class Scanner extends LatexEnvironments {
  readonly mentions: Mention[] = [];

  run(): void {
    const { cursor, limit } = this;
    this.mark();
    while (cursor.at < limit && !this.ended) this.step();
  }

  protected step(): void {
    const { cursor, stack } = this;
    const letter = this.text[cursor.at]!;
    switch (letter) {
      case '\\':
        return this.command();
      case '%':
        return this.comment();
      case '$':
        return this.dollar();
      case '{':
        return this.openBrace();
      case '}':
        this.pending = [];
        return this.closeBrace();
      case '\n':
        return this.newline();
      case ' ':
      case '\t':
      case '\r':
      case '*':
        cursor.at++;
        return;
      case '[':
        if (this.pending.length > 0) return this.option();
    }
    if (!this.isLoose) this.pending = [];
    if (this.definitions.shortVerbs.has(letter) && !stack.isMath) return this.verb(cursor.at, cursor.at);
    cursor.at++;
  }

  protected command(): void {
    const { cursor, stack } = this;
    const from = cursor.at;
    let name = cursor.takeCommand();
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
      case 'endinput':
        return this.finish(from);
      case 'catcode':
        if (/^`\\?[$%\\]/.test(this.text.slice(cursor.at, cursor.at + 3))) stack.confuse(from, false);
        return this.cover(from, cursor.at);
    }
    const isStarred = cursor.letter === '*';
    const isVerb = names.verbCommands.has(name);
    if (
      isStarred &&
      (isVerb || names.definitionCommands.has(`${name}*`) || environmentMakers.has(`${name}*`))
    )
      cursor.at++;
    if (isVerb) return this.verb(from, cursor.at, name);
    if (names.definitionCommands.has(name)) return this.definition(from);
    if (names.primitiveDefinitions.has(name)) return this.primitiveDefinition(from);
    if (environmentMakers.has(name)) return this.environmentDefinition(from);
    if (name === 'newif') return this.newCondition(from);
    if (names.conditions.has(name) || this.definitions.conditions.has(name))
      return this.condition(from, name);
    if (name === 'MakeShortVerb' || name === 'lstMakeShortInline' || name === 'DeleteShortVerb')
      return this.shortVerb(from, name);
    if (isStarred && names.boxCommands.has(`${name}*`)) name = `${name}*`;
    if (mentioned.has(name)) this.mention(name, from);
    if ((name === 'documentclass' || name === 'documentstyle') && this.nesting === 0)
      this.stack.open(unknownPlace('preamble', from), '');
    this.cover(from, cursor.at);
    this.expectArguments(name, from);
    const effect = this.definitions.macros.get(name);
    if (effect) this.apply(effect);
  }

  /** What the arguments of a command are. */
  protected expectArguments(name: string, from: number): void {
    const { stack, cursor, definitions } = this;
    const count = names.nameCommands[name];
    const maker = textMakers.has(name) || textMakers.has(`${name}*`) || verbatimMakers.has(name);
    if (names.sectionCommands.has(name)) {
      stack.resynchronise();
      this.mark();
    }
    if (names.addressCommands.has(name)) {
      cursor.skipSpace();
      if (cursor.letter !== '{') return;
      const end = Math.min(cursor.rawClosing(cursor.at + 1) + 1, this.limit);
      this.cover(cursor.at, end, unknownPlace(`\\${name}`, cursor.at + 1));
    } else if (maker || name === 'excludecomment') {
      const argument = cursor.peekArgument();
      if (argument) {
        if (name === 'excludecomment') definitions.commentEnvironments.add(argument.words);
        else
          (verbatimMakers.has(name) ? definitions.verbatimEnvironments : definitions.textEnvironments).add(
            argument.words,
          );
      }
      this.pending = new Array(4).fill({ place: unknownPlace(`\\${name}`, from), isBox: false });
    } else if (count !== undefined) {
      this.pending = new Array(count).fill({ place: unknownPlace(`\\${name}`, from), isBox: false });
    } else if (stack.isMath ? names.boxCommands.has(name) : names.textBoxCommands.has(name)) {
      const place: Place = { kind: 'text', within: `\\${name}`, start: from, narrow: true };
      this.pending = [{ place, isBox: true }];
      if (name === 'parbox') this.pending.unshift({ place: unknownPlace('\\parbox', from), isBox: false });
      this.isLoose = name === 'hbox' || name === 'vbox' || name === 'vtop';
    } else if (names.headingCommands.has(name)) {
      const place: Place = { kind: 'text', within: `\\${name}`, start: from, narrow: true };
      this.pending = [{ place, isBox: false }];
      if (name === 'captionof')
        this.pending.unshift({ place: unknownPlace('\\captionof', from), isBox: false });
    } else if (name === 'ensuremath') {
      this.pending = [{ place: this.mathPlace('inline', '\\ensuremath', from), isBox: false }];
    }
  }

  protected mention(name: string, offset: number): void {
    const { cursor } = this;
    const found = cursor.peekArguments(mentioned.get(name));
    const words = found.find(({ isOption }) => !isOption)?.words ?? this.bareWord(name);
    if (words === undefined) return;
    const last = found.at(-1);
    this.mentions.push({
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

  /** \newcommand{\name}[n][default]{body}. */
  protected definition(from: number): void {
    const name = this.definedName();
    this.skipOptions();
    const { cursor } = this;
    // \NewDocumentCommand has its arguments' types, \DeclarePairedDelimiter its two marks.
    this.cover(from, cursor.at);
    let effect: MacroEffect | null = null;
    while (cursor.letter === '{') {
      effect = this.body();
      const { at } = cursor;
      cursor.skipSpace();
      if (cursor.letter !== '{') cursor.at = at;
    }
    if (effect && name !== '') this.define(name, effect);
  }

  /** \def\name#1{body}. */
  protected primitiveDefinition(from: number): void {
    const { cursor } = this;
    const name = this.definedName();
    while (cursor.at < this.limit && cursor.letter !== '{' && cursor.letter !== '\n') cursor.at++;
    this.cover(from, cursor.at);
    if (cursor.letter !== '{') return;
    this.define(name, this.body());
  }

  protected define(name: string, effect: MacroEffect): void {
    if (effect.opens.length > 0 || effect.closes.length > 0) this.definitions.macros.set(name, effect);
    else this.definitions.macros.delete(name);
  }

  protected environmentDefinition(from: number): void {
    const { cursor, definitions } = this;
    cursor.skipSpace();
    const argument = cursor.peekArgument();
    if (!argument) return this.cover(from, cursor.at);
    cursor.at = argument.start + argument.words.length + 1;
    this.skipOptions();
    this.cover(from, cursor.at);
    const bodies: MacroEffect[] = [];
    while (cursor.letter === '{' && bodies.length < 3) {
      bodies.push(this.body());
      const { at } = cursor;
      cursor.skipSpace();
      if (cursor.letter !== '{') cursor.at = at;
    }
    const begin = bodies.length === 3 ? bodies[1] : bodies[0];
    if (begin) definitions.environments.set(argument.words, begin);
  }

  /** The name that is being defined, in braces or not; "" when there is none. */
  protected definedName(): string {
    const { cursor } = this;
    cursor.skipSpace();
    const argument = cursor.letter === '{' ? cursor.peekArgument() : null;
    if (argument) {
      cursor.at = argument.start + argument.words.length + 1;
      return argument.words.trim().replace('\\', '');
    }
    return cursor.letter === '\\' ? cursor.takeCommand() : '';
  }

  protected skipOptions(): void {
    const { cursor } = this;
    cursor.skipSpace();
    while (cursor.letter === '[') {
      cursor.at = Math.min(cursor.closing(cursor.at) + 1, this.limit);
      cursor.skipSpace();
    }
  }

  /** Reads the body of a definition, which stands here in braces: where it will be used, it does not say. */
  protected body(): MacroEffect {
    const { cursor, limit } = this;
    const start = cursor.at + 1;
    const end = cursor.closing(start - 1);
    const effect: { closes: readonly string[]; opens: Frame[] } = { closes: [], opens: [] };
    const base = unknownPlace('definition', start);
    if (this.nesting < mostNested) {
      const inner = new Scanner(this.shared, start, end, base, this.nesting + 1);
      inner.cursor.atIsLetter = cursor.atIsLetter;
      inner.run();
      effect.closes = inner.unmatched;
      for (let frame = inner.stack.top; frame.parent; frame = frame.parent) effect.opens.unshift(frame);
    } else this.places.add(start, base);
    cursor.at = Math.min(end + 1, limit);
    if (end < limit) this.mark();
    return effect;
  }

  protected apply({ closes, opens }: MacroEffect): void {
    const { stack, cursor } = this;
    for (const end of closes) stack.close(end);
    for (const { place, end, isFragile, isBox, isConfused } of opens) {
      if (isConfused) continue;
      stack.open({ ...place, start: cursor.at }, end, { isFragile, isBox });
    }
    this.mark();
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
