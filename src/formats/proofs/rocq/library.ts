/** A file of the library Esma for Rocq. */
export interface LibraryFile {
  /** "Fraction.v". */
  readonly name: string;
  readonly text: string;
}

/** The library Esma: its files in an order in which each needs only earlier ones; the last one exports what theorems use. */
export type RocqLibrary = readonly LibraryFile[];

/**
 * The library as one file, which a compiler starts once for: every file is a module of its name, its imports of the others are
 * imports of modules, and what the last one exports stands at the end.
 */
export function libraryInOneFile(library: RocqLibrary): string {
  const last = library.length - 1;
  return [
    standardRequires,
    ...library.map((file, i) => (i === last ? ofModules(file) : asModule(file))),
  ].join('\n\n');
}

/** Whether a text begins as libraryInOneFile's do, of whatever version. */
export function isLibraryInOneFile(text: string): boolean {
  return text.startsWith(standardRequires);
}

/** What the files of the library require of Rocq's standard library and of Coquelicot. */
const standardRequires = `Require Reals Lra Lia Psatz QArith Qreals Qminmax List Bool FunctionalExtensionality.
From Coquelicot Require Coquelicot.`;

function asModule(file: LibraryFile): string {
  const module = file.name.replace(/\.v$/, '');
  return `Module ${module}.\n\n${ofModules(file)}\n\nEnd ${module}.`;
}

/** The text of a file with imports of modules in the place of those of files. */
function ofModules({ text }: LibraryFile): string {
  return text
    .replace(/^From Coquelicot Require Import Coquelicot\.$/gm, 'Import Coquelicot.Coquelicot.')
    .replace(/^From Esma Require (Import|Export) /gm, '$1 ')
    .replace(/^Require (Import|Export) /gm, '$1 ')
    .trimEnd();
}
