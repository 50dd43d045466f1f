import { folderOf, listed, resolvePath, withEnding } from './paths.ts';
import { isRoot, loadedBy, mentionsOf } from './project.ts';
import type { Project } from './project.ts';
import type { PreambleEdit } from './preamble.ts';

/** The commands that name bibliography files. */
const naming = ['bibliography', 'nobibliography', 'addbibresource', 'addglobalbib', 'addsectionbib'];

/** The bibliography files that a project names, in order. */
export function bibliographiesOf({ root, files }: Project): string[] {
  const names = mentionsOf(files, ...naming).flatMap(({ words }) => listed(words));
  return [...new Set(names)].map((name) => resolvePath(folderOf(root.path), withEnding(name, '.bib')));
}

/** How a bibliography that the paper itself holds has its entries. */
export type WrittenBibliography = 'bibitem' | 'amsrefs';

/** Whether the paper has the entries of its bibliography in itself, and how; null where it has none. */
export function writtenBibliography({ files }: Project): WrittenBibliography | null {
  if (mentionsOf(files, 'bib').some(({ arguments: all }) => all.length > 0) && loadedBy(files, /^amsrefs$/))
    return 'amsrefs';
  return mentionsOf(files, 'bibitem').length > 0 ? 'bibitem' : null;
}

/** Where a root gets the line that uses a new bibliography, and the bibliography's path. */
export interface BibliographyEdit extends PreambleEdit {
  readonly bibliography: string;
}

/** How a project would use a bibliography of the root's name; null where there is no root with an end. */
export function bibliographyLine({ root, files }: Project): BibliographyEdit | null {
  const end = root.text.lastIndexOf('\\end{document}');
  if (!isRoot(root) || end < 0) return null;
  const name = 'references';
  return {
    path: root.path,
    offset: root.text.lastIndexOf('\n', end - 1) + 1,
    text: loadedBy(files, /^biblatex$/)
      ? `\\printbibliography\n`
      : `\\bibliographystyle{plain}\n\\bibliography{${name}}\n`,
    bibliography: `${folderOf(root.path)}/${name}.bib`,
  };
}
