/** A file of the library Esma for Rocq. */
export interface LibraryFile {
  /** "Fraction.v". */
  readonly name: string;
  readonly text: string;
}

/** The library Esma: its files in an order in which each needs only earlier ones; _CoqProject, which lists them, comes last. */
export type RocqLibrary = readonly LibraryFile[];

/**
 * The library as modules of one file, and what a file begins with to use it: every file is a module of its name, and its
 * imports of the others are imports of modules.
 */
export function libraryWithin(library: RocqLibrary): string {
  const sources = library.filter(({ name }) => name.endsWith('.v'));
  return [standardRequires, ...sources.map(asModule)].join('\n\n');
}

/** What the files of the library require of Rocq's standard library and of Coquelicot. */
const standardRequires = `Require Reals Lra Lia Psatz QArith Qreals Qminmax List Bool FunctionalExtensionality.
From Coquelicot Require Coquelicot.`;

function asModule({ name, text }: LibraryFile): string {
  const module = name.replace(/\.v$/, '');
  const body = text
    .replace(/^From Coquelicot Require Import Coquelicot\.$/gm, 'Import Coquelicot.Coquelicot.')
    .replace(/^From Esma Require (Import|Export) /gm, '$1 ')
    .replace(/^Require (Import|Export) /gm, '$1 ');
  return `Module ${module}.\n\n${body.trimEnd()}\n\nEnd ${module}.`;
}
