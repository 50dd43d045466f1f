import type { Frame } from './latexStack.ts';

/** What the use of a macro closes, and then opens. */
export interface MacroEffect {
  readonly closes: readonly string[];
  /** From the outside in. */
  readonly opens: readonly Frame[];
}

/** What a document, or the preamble of its root file, has defined for the reading of the rest. */
export class LatexDefinitions {
  readonly textEnvironments = new Set<string>();
  readonly verbatimEnvironments = new Set<string>();
  readonly commentEnvironments = new Set<string>(['comment']);
  readonly conditions = new Set<string>();
  /** Environments whose opening leaves something open: a display, say. */
  readonly environments = new Map<string, MacroEffect>();
  /** Macros that open or close something. */
  readonly macros = new Map<string, MacroEffect>();
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
    for (const name of [
      'textEnvironments',
      'verbatimEnvironments',
      'commentEnvironments',
      'conditions',
    ] as const)
      for (const entry of other[name]) this[name].add(entry);
    for (const [name, effect] of other.environments) this.environments.set(name, effect);
    for (const [name, effect] of other.macros) this.macros.set(name, effect);
  }
}

/** Commands that make an environment of text of the name in their first argument. */
export const textMakers: ReadonlySet<string> = new Set([
  'newtheorem',
  'newtheorem*',
  'spnewtheorem',
  'declaretheorem',
  'newmdtheoremenv',
  'newdefinition',
  'newproof',
  'newshadetheorem',
  'newtcbtheorem',
  'newtcolorbox',
  'newmdenv',
  'newfloat',
]);

/** Commands that make a verbatim environment. */
export const verbatimMakers: ReadonlySet<string> = new Set([
  'lstnewenvironment',
  'DefineVerbatimEnvironment',
  'CustomVerbatimEnvironment',
  'newtcblisting',
]);

/** Commands that define an environment by what its beginning and its end do. */
export const environmentMakers: ReadonlySet<string> = new Set([
  'newenvironment',
  'newenvironment*',
  'renewenvironment',
  'renewenvironment*',
  'NewDocumentEnvironment',
  'RenewDocumentEnvironment',
]);
