import { LatexEnvironments } from './latexEnvironments.ts';
import { columnType } from './latexColumns.ts';
import { verbatimMakers } from './latexDefinitions.ts';
import type { CommandArgument } from './latexCursor.ts';
import type { MacroEffect } from './latexDefinitions.ts';
import * as names from './latexNames.ts';
import { commandSignatures, mathBoxes, signatureOf } from './latexSignatures.ts';
import type { ArgumentSpec } from './latexSignatures.ts';
import type { AwaitedArgument, Frame } from './latexStack.ts';
import { documentPlace, unknownPlace } from './place.ts';
import type { Place } from './place.ts';

/** What a definition's body was found to do. */
export interface BodyEffect extends MacroEffect {
  /** What was open where the body of an environment of \NewEnviron, or the first argument, is put. */
  readonly middle: readonly Frame[] | null;
}

/** Definitions in definitions that are read; TeX's own documents go no deeper than two or three. */
const mostNested = 12;

/** Names that no definition changes here: with them the document could not be read. */
const protectedNames: ReadonlySet<string> = new Set(
  'begin end par item maketitle document equation displaymath math left right text mbox verb'.split(' '),
);

/** Environments that stay what they are, whatever a class does with them. */
function isProtected(name: string): boolean {
  return (
    name === 'proof' ||
    name === 'document' ||
    names.displayEnvironments.has(name) ||
    names.innerEnvironments.has(name) ||
    names.verbatimEnvironments.has(name) ||
    names.listEnvironments.has(name)
  );
}

/** How the beginning of an environment says that its body is taken as it is. */
const rawBeginning = /\\(comment|verbatim|Verbatim|VerbatimEnvironment|alltt)(?![A-Za-z])/;

const noEffect: BodyEffect = { closes: [], opens: [], arguments: [], hasItem: false, middle: null };

/** What a document defines: macros, environments, other names. A definition within a definition's body is local to it. */
export abstract class LatexDefining extends LatexEnvironments {
  /** Reads a body for what it does. */
  protected abstract read(start: number, end: number, base: Place): BodyEffect;

  /** Whether definitions hold for the rest of the document. */
  private get isGlobal(): boolean {
    return this.nesting === 0;
  }

  /** \newcommand{\name}[n][default]{body}. */
  protected definition(from: number, command: string): void {
    const { cursor } = this;
    const name = this.definedName();
    const options = this.skipOptions();
    this.cover(from, cursor.at);
    // \NewDocumentCommand has its arguments' types before its body.
    const signature = command.includes('DocumentCommand') ? typed(this.passArgument()) : counted(options);
    const body = cursor.letter === '{' ? this.body() : noEffect;
    const effect = { ...body, arguments: awaited(signature, body.arguments) };
    // \DeclarePairedDelimiter has a second mark.
    while (this.nextIsBrace()) this.body();
    if (name !== '') this.define(name, effect, /^[nN]ew/.test(command));
  }

  /** \def\name#1{body}. */
  protected primitiveDefinition(from: number): void {
    const { cursor } = this;
    const name = this.definedName();
    const start = cursor.at;
    while (cursor.at < this.limit && cursor.letter !== '{' && cursor.letter !== '\n') cursor.at++;
    const parameters = this.text.slice(start, cursor.at);
    this.cover(from, cursor.at);
    if (cursor.letter !== '{') return;
    const effect = this.body();
    const end = /^\s*#1\s*\\([A-Za-z@]+)\s*$/.exec(parameters)?.[1];
    if (end === undefined) return this.define(name, effect);
    // \def\bea#1\eea{\begin{align}#1\end{align}}: the second command closes what the first one opens.
    const last = effect.middle?.at(-1);
    if (!last || !this.isGlobal) return;
    const closed = `\\${end}`;
    this.define(name, { ...noEffect, opens: [{ ...last, end: closed }] });
    this.define(end, { ...noEffect, closes: [closed] });
  }

  /** \let\name=\other. */
  protected alias(from: number): void {
    const { cursor } = this;
    const name = this.definedName();
    cursor.skipSpace();
    if (cursor.letter === '=') {
      cursor.at++;
      cursor.skipSpace();
    }
    const other = cursor.letter === '\\' ? cursor.takeCommand() : '';
    this.cover(from, cursor.at);
    if (!this.isGlobal || name === '' || protectedNames.has(name)) return;
    this.definitions.aliases.delete(name);
    const target = this.definitions.aliases.get(other) ?? other;
    if (target !== '' && target !== name) this.definitions.aliases.set(name, target);
  }

  /** \newcolumntype{M}[1]{>{$}c<{$}}. */
  protected columnType(from: number): void {
    const { cursor, definitions } = this;
    const found = cursor.peekArguments(2);
    const [name, preamble] = found.filter(({ isOption }) => !isOption);
    const last = found.at(-1);
    if (last) cursor.at = Math.min(last.start + last.words.length + 1, this.limit);
    this.cover(from, cursor.at);
    if (name && preamble && this.isGlobal)
      definitions.columnTypes.set(name.words.trim(), columnType(preamble.words, definitions.columnTypes));
  }

  /** @param isNew LaTeX would refuse it, were there a command of the name: what a package has under it is not loaded */
  protected define(name: string, effect: MacroEffect, isNew = false): void {
    if (!this.isGlobal || !/^[A-Za-z@]+$/.test(name)) return;
    if (protectedNames.has(name) || mathBoxes.has(name)) return;
    const isElsewhere = commandSignatures.has(name);
    if (isElsewhere && !isNew) return;
    const says = isElsewhere || effect.arguments.length > 0;
    const { macros, aliases } = this.definitions;
    aliases.delete(name);
    if (effect.opens.length > 0 || effect.closes.length > 0 || effect.hasItem || says)
      macros.set(name, effect);
    else macros.delete(name);
  }

  /** \newenvironment{name}[n][default]{begin}{end}, xparse's with its types, \NewEnviron{name}[n]{… \BODY …}. */
  protected environmentDefinition(from: number, command: string): void {
    const { cursor, definitions } = this;
    cursor.skipSpace();
    const argument = cursor.peekArgument();
    if (!argument) return this.cover(from, cursor.at);
    const name = argument.words.trim();
    cursor.at = argument.start + argument.words.length + 1;
    const options = this.skipOptions();
    this.cover(from, cursor.at);
    const isTyped = command.includes('Document');
    const own = isTyped ? typed(this.passArgument()) : counted(options);
    // Options that an environment does not take itself may be those of the one that it begins.
    const signature = own.length > 0 || isTyped ? own : signatureOf('[l]');
    const start = cursor.at;
    const begin = cursor.letter === '{' ? this.body() : noEffect;
    const raw = rawBeginning.exec(this.text.slice(start, Math.min(cursor.at, start + 2000)))?.[1];
    const isEnviron = command.endsWith('Environ');
    if (!isEnviron && this.nextIsBrace()) this.body();
    if (!this.isGlobal || isProtected(name)) return;
    if (raw === 'comment') definitions.commentEnvironments.add(name);
    else if (raw !== undefined) definitions.verbatimEnvironments.add(name);
    else {
      definitions.environments.set(name, isEnviron ? { ...begin, opens: begin.middle ?? [] } : begin);
      definitions.environmentSignatures.set(name, asUsed(signature, begin.arguments));
    }
  }

  /** The name that is being defined, in braces or not; "" when there is none. */
  private definedName(): string {
    const { cursor } = this;
    cursor.skipSpace();
    const argument = cursor.letter === '{' ? cursor.peekArgument() : null;
    if (argument) {
      cursor.at = argument.start + argument.words.length + 1;
      return argument.words.trim().replace('\\', '');
    }
    return cursor.letter === '\\' ? cursor.takeCommand() : '';
  }

  /** Passes over options in brackets and gives their words. */
  private skipOptions(): string[] {
    const { cursor } = this;
    const found: string[] = [];
    cursor.skipSpace();
    while (cursor.letter === '[') {
      const end = cursor.closing(cursor.at);
      found.push(this.text.slice(cursor.at + 1, end));
      cursor.at = Math.min(end + 1, this.limit);
      cursor.skipSpace();
    }
    return found;
  }

  /** Passes over an argument in braces that is no body, and gives its words. */
  private passArgument(): string {
    const { cursor } = this;
    const argument = cursor.letter === '{' ? cursor.peekArgument() : null;
    if (!argument) return '';
    this.cover(cursor.at, argument.start + argument.words.length + 1);
    this.nextIsBrace();
    return argument.words;
  }

  /** Whether a further argument comes, behind spaces; they are passed over only then. */
  private nextIsBrace(): boolean {
    const { cursor } = this;
    const { at } = cursor;
    cursor.skipSpace();
    if (cursor.letter === '{') return true;
    cursor.at = at;
    return false;
  }

  /** Reads the body of a definition, which stands here in braces: where it will be used, it does not say. */
  private body(): BodyEffect {
    const { cursor, limit } = this;
    const start = cursor.at + 1;
    const end = cursor.closing(cursor.at);
    const base = unknownPlace('definition', start);
    let effect = noEffect;
    if (this.nesting < mostNested) effect = this.read(start, end, base);
    else this.places.add(start, base);
    cursor.at = Math.min(end + 1, limit);
    if (end < limit) this.mark();
    return effect;
  }

  /** A command that makes an environment of the name in its first argument. */
  protected environmentMade(name: string, from: number): void {
    const { cursor, definitions } = this;
    const found = cursor.peekArguments(2);
    const braces = found.filter(({ isOption }) => !isOption);
    const [first, second] = braces;
    if (first && this.nesting === 0) {
      const made = first.words.split(',').map((each) => each.trim().replace('\\', ''));
      const option = found[0]?.isOption ? found[0].words.trim() : undefined;
      for (const each of made) {
        if (name.startsWith('exclude')) definitions.commentEnvironments.add(each);
        else if (name === 'newminted') definitions.verbatimEnvironments.add(option ?? `${each}code`);
        else if (verbatimMakers.has(name)) definitions.verbatimEnvironments.add(each);
        else if (name === 'newlist') definitions.listEnvironments.add(each);
        else definitions.textEnvironments.add(each);
        const signature = boxSignature(name, braces, found);
        if (signature) definitions.environmentSignatures.set(each, signature);
        if (name === 'newlist' && second?.words === 'description') definitions.textEnvironments.delete(each);
      }
    }
    if (!commandSignatures.has(name)) this.expect(signatureOf('[n]n[n][n]n[n]n'), `\\${name}`, from);
  }

  /** \newtcbox{\name}[n][default]{options} makes a command that puts its last argument into a box of the line. */
  protected boxMade(name: string, from: number): void {
    this.skipOptions();
    const made = this.definedName();
    const own = name.endsWith('newtcbox')
      ? counted(this.skipOptions(), 'n')
      : typed(this.passArgument(), 'n');
    const within = `\\${made}`;
    const settings = own.flatMap((each) =>
      each ? [{ place: unknownPlace(within, from), isBox: false, option: each.option }] : [],
    );
    const box = { kind: 'text', within, start: from, narrow: true } as const;
    const around = { kind: 'box' } as const;
    this.define(
      made,
      { ...noEffect, arguments: [...settings, { place: box, isBox: true, option: '', around }] },
      true,
    );
    this.cover(from, this.cursor.at);
    this.expect(signatureOf('n'), `\\${name}`, from);
  }

  /** \newmintinline[name]{language}{options} makes \languageinline, or the name. */
  protected inlineMade(): void {
    const found = this.cursor.peekArguments(1);
    const language = found.find(({ isOption }) => !isOption)?.words;
    const option = found.find(({ isOption }) => isOption)?.words;
    if (language !== undefined && this.nesting === 0)
      this.definitions.verbCommands.add(option ?? `${language.trim()}inline`);
    this.expect(signatureOf('[n]nn'), '\\newmintinline', this.cursor.at);
  }

  protected apply({ closes, opens, arguments: all, hasItem }: MacroEffect): void {
    const { stack, cursor } = this;
    if (hasItem) stack.beginItem();
    for (const end of closes) stack.close(end);
    for (const { place, end, isFragile, isBox, isConfused, afterItem, columns } of opens) {
      if (isConfused) continue;
      // A macro that opens and closes alike: \def\ed{$$}.
      if ((end === '$$' || end === '$') && stack.mark.end === end) stack.close(end);
      else stack.open({ ...place, start: cursor.at }, end, { isFragile, isBox, afterItem, columns });
    }
    this.isOfMacro = true;
    this.pending = all.map((argument) => argument ?? { place: null, isBox: false, option: '' });
    this.mark();
  }
}

/** Commands of tcolorbox that make a command of the name in their first argument. */
export const boxMakers = /^(?:re)?newtcbox$|^(?:New|Renew|Provide|Declare)TCBox$/;

/** The arguments of a definition by their numbers; null for those that no braces or brackets hold, as a star. */
type Parameters = readonly (ArgumentSpec | null)[];

/** The arguments of \newcommand{\name}[n][default]. @param option what stands in the one that may be missing */
function counted([count, standard]: readonly string[], option: 'l' | 'n' = 'l'): Parameters {
  const n = Math.min(9, Number(/^\s*(\d)\s*$/.exec(count ?? '')?.[1] ?? 0));
  return signatureOf(standard === undefined ? 'l'.repeat(n) : `[${option}${'l'.repeat(Math.max(0, n - 1))}`);
}

/** The arguments that xparse's types say: m, o, O{…}, d<>, s and the like. */
function typed(types: string, option: 'l' | 'n' = 'l'): Parameters {
  const bare = types.replace(/\{[^{}]*\}/g, '').matchAll(/[mvoOsbe]|t\S|[dDrR]\s*(\S)\s*\S/g);
  return [...bare].map(([type, mark]) => {
    if (type === 'm') return signatureOf('l')[0]!;
    if (type === 'v') return signatureOf('n')[0]!;
    const open = /^[oO]/.test(type) ? '[' : mark;
    return open === '[' || open === '(' || open === '<' ? signatureOf(`${open}${option}`)[0]! : null;
  });
}

/** What the arguments of a macro are, by what its body does with them and the marks that they stand in. */
function awaited(signature: Parameters, uses: MacroEffect['arguments']): MacroEffect['arguments'] {
  // A primitive definition or a body that says nothing of its arguments.
  if (signature.length === 0) return uses;
  return signature.flatMap((argument, n) =>
    argument ? [{ ...(uses[n] ?? unsaid), option: argument.option }] : [],
  );
}

const unsaid: AwaitedArgument = { place: null, isBox: false, option: '' };

/** The arguments of an environment: those that its body puts into names are names. */
function asUsed(signature: Parameters, uses: MacroEffect['arguments']): readonly ArgumentSpec[] {
  return signature.flatMap((argument, n) =>
    argument ? [{ ...argument, kind: usedKind(argument, uses[n]) }] : [],
  );
}

function usedKind({ kind }: ArgumentSpec, use: AwaitedArgument | null | undefined): ArgumentSpec['kind'] {
  if (use?.place?.kind === 'unknown') return 'name';
  return use?.around?.kind === 'option' ? 'keyed' : kind;
}

/** The arguments of the environments of tcolorbox: of its theorems, and of boxes with arguments of their own. */
function boxSignature(
  maker: string,
  braces: readonly CommandArgument[],
  all: readonly CommandArgument[],
): readonly ArgumentSpec[] | null {
  if (maker === 'newtcbtheorem') return signatureOf('[n]ln');
  if (/^(?:New|Declare)TColorBox$/.test(maker)) return asUsed(typed(braces[1]?.words ?? '', 'n'), []);
  if (maker !== 'newtcolorbox') return null;
  const behind = all.slice(all.indexOf(braces[0]!) + 1).filter(({ isOption }) => isOption);
  return asUsed(
    counted(
      behind.map(({ words }) => words),
      'n',
    ),
    [],
  );
}

/** What encloses the argument of \\text and the like in a definition's body: it depends on where the macro is used. */
export const boxedDefinition = 'definition of text';

/**
 * What an argument is that stands in two places of its macro's body, as in \emph{#1}\index{#1}: whatever is put into it must be
 * right in both.
 */
export function together(
  one: AwaitedArgument | null | undefined,
  other: AwaitedArgument | null,
): AwaitedArgument | null {
  if (!one || !other) return one ?? other;
  const [first, second] = [one.place, other.place];
  if (first && second) {
    if (first.kind !== second.kind) return { ...one, place: unknownPlace(second.within, second.start) };
    return first.narrow ? one : other;
  }
  const known = first ?? second;
  if (known && known.kind !== 'text') return first ? one : other;
  const isNarrow = (known?.narrow ?? false) || (one.isNarrow ?? false) || (other.isNarrow ?? false);
  return { place: null, isBox: !known && one.isBox, option: '', isNarrow };
}

/** The place of arguments of which their macro says nothing. */
export function argumentAt(place: Place, isBox: boolean): AwaitedArgument | null {
  if (place === documentPlace) return null;
  if (place.within === boxedDefinition) return { place: null, isBox: true, option: '' };
  return { place: place.within === 'definition' ? null : place, isBox, option: '' };
}
