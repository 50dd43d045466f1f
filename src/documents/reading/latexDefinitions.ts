import type { Column } from './latexColumns.ts';
import type { ArgumentSpec } from './latexSignatures.ts';
import type { AwaitedArgument, Frame } from './latexStack.ts';

/** What the use of a macro closes, and then opens. */
export interface MacroEffect {
  readonly closes: readonly string[];
  /** From the outside in. */
  readonly opens: readonly Frame[];
  /** What its arguments are, as far as its body says it; null for one that stands nowhere in it. */
  readonly arguments: readonly (AwaitedArgument | null)[];
  /** Whether it begins an item of a list. */
  readonly hasItem: boolean;
}

/** What a document, or the preamble of its root file, has defined for the reading of the rest. */
export class LatexDefinitions {
  readonly textEnvironments = new Set<string>();
  readonly verbatimEnvironments = new Set<string>();
  readonly commentEnvironments = new Set<string>(['comment']);
  readonly conditions = new Set<string>();
  /** Environments that are lists, as those of \newlist. */
  readonly listEnvironments = new Set<string>();
  /** Commands that take what stands between two equal letters, or braces, as it is. */
  readonly verbCommands = new Set<string>();
  /** Other names of commands, by \let. */
  readonly aliases = new Map<string, string>();
  /** Arguments of environments that are no part of their bodies. */
  readonly environmentSignatures = new Map<string, readonly ArgumentSpec[]>();
  /** Environments whose opening leaves something open: a display, say. */
  readonly environments = new Map<string, MacroEffect>();
  /** Macros that open or close something. */
  readonly macros = new Map<string, MacroEffect>();
  /** What the columns of tables are whose types are defined. */
  readonly columnTypes = new Map<string, Column['kind']>();
  /** Letters that begin and end verbatim words. */
  readonly shortVerbs = new Set<string>();

  /** A copy, so that what a file defines stays in it. */
  copy(): LatexDefinitions {
    const copy = new LatexDefinitions();
    copy.merge(this);
    for (const entry of this.shortVerbs) copy.shortVerbs.add(entry);
    return copy;
  }

  /** Takes what another file has defined; the letters of its verbatim words stay its own. */
  merge(other: LatexDefinitions): void {
    for (const name of names) for (const entry of other[name]) this[name].add(entry);
    for (const [name, effect] of other.environments) this.environments.set(name, effect);
    for (const [name, effect] of other.macros) this.macros.set(name, effect);
    for (const [name, alias] of other.aliases) this.aliases.set(name, alias);
    for (const [name, kind] of other.columnTypes) this.columnTypes.set(name, kind);
    for (const [name, signature] of other.environmentSignatures)
      this.environmentSignatures.set(name, signature);
  }

  /** Whether all is defined as in another one, by the same files. */
  equals(other: LatexDefinitions): boolean {
    const isSame = (one: ReadonlySet<string>, two: ReadonlySet<string>) =>
      one.size === two.size && [...one].every((entry) => two.has(entry));
    return (
      isSame(this.shortVerbs, other.shortVerbs) &&
      names.every((name) => isSame(this[name], other[name])) &&
      maps.every((name) => {
        const [one, two]: readonly ReadonlyMap<string, unknown>[] = [this[name], other[name]];
        return one!.size === two!.size && [...one!].every(([key, value]) => two!.get(key) === value);
      })
    );
  }
}

const maps = ['environments', 'macros', 'aliases', 'columnTypes', 'environmentSignatures'] as const;

const names = [
  'textEnvironments',
  'verbatimEnvironments',
  'commentEnvironments',
  'listEnvironments',
  'conditions',
  'verbCommands',
] as const;

/** Commands that make an environment of text of the name in their first argument. */
export const textMakers: ReadonlySet<string> = new Set(
  `newtheorem spnewtheorem declaretheorem newmdtheoremenv newdefinition newproof newremark newshadetheorem newframedtheorem
  newtcbtheorem newtcolorbox DeclareTColorBox NewTColorBox newmdenv newfloat DeclareFloatingEnvironment newtheoremrep
  includecomment includeversion specialcomment newlist newexercise`.split(/\s+/),
);

/** Commands that make a verbatim environment. */
export const verbatimMakers: ReadonlySet<string> = new Set([
  'lstnewenvironment',
  'DefineVerbatimEnvironment',
  'RecustomVerbatimEnvironment',
  'CustomVerbatimEnvironment',
  'newtcblisting',
  'NewTCBListing',
  'DeclareTCBListing',
  'newminted',
]);

/** Commands that define an environment by what its beginning and its end do. */
export const environmentMakers: ReadonlySet<string> = new Set([
  'newenvironment',
  'newenvironment*',
  'renewenvironment',
  'renewenvironment*',
  'NewDocumentEnvironment',
  'ProvideDocumentEnvironment',
  'DeclareDocumentEnvironment',
  'NewEnviron',
  'RenewEnviron',
  'RenewDocumentEnvironment',
]);
