import type { CommandArgument } from './latexCursor.ts';

/** The commands that are noted, by how many arguments in braces. */
export const mentioned: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: `label input include subfile subfileinclude usepackage RequirePackage RequirePackageWithOptions LoadClass
      LoadClassWithOptions documentclass documentstyle bibliography nobibliography addbibresource addglobalbib
      addsectionbib bibliographystyle bibitem bib declaretheorem newshadetheorem geometry`,
    0: `printbibliography`,
    2: `import subimport includefrom inputfrom subincludefrom newtheorem spnewtheorem newmdtheoremenv newdefinition
      setlength`,
  }).flatMap(([count, names]) => names.split(/\s+/).map((name) => [name, Number(count)] as const)),
);

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
  readonly arguments: readonly CommandArgument[];
}

/** The mentions of a document by their commands: a book has thousands of labels and a handful of all else. */
export class Mentions {
  private readonly lists = new Map<string, Mention[]>();

  /** Mentions are added in the order of the document. */
  add(mention: Mention): void {
    const name = mention.command.replace('*', '');
    const list = this.lists.get(name);
    if (list) list.push(mention);
    else this.lists.set(name, [mention]);
  }

  /** The commands of these names, with or without star, in the order of the document. */
  named(names: readonly string[]): readonly Mention[] {
    const [first = [], ...others] = names.flatMap((name) => {
      const list = this.lists.get(name);
      return list ? [list] : [];
    });
    return others.length === 0 ? first : [first, ...others].flat().sort((x, y) => x.offset - y.offset);
  }
}
