import { paperBib, paperItem } from '../formats/latex/bibtex.ts';
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

/** How the ESMA paper stands in a bibliography that a paper holds itself. */
export function writtenPaper(kind: WrittenBibliography): string {
  return kind === 'amsrefs' ? paperBib : paperItem;
}

/**
 * Where the paper's own bibliography gets an entry, which goes to its end; null where the paper has none.
 * @param entry the entry as such a bibliography has it
 */
export function writtenEntry(
  project: Project,
  entry: (kind: WrittenBibliography) => string,
): PreambleEdit | null {
  const kind = writtenBibliography(project);
  if (kind === null) return null;
  const end = kind === 'amsrefs' ? '\\end{biblist}' : '\\end{thebibliography}';
  for (const { path, text } of project.files) {
    const at = text.lastIndexOf(end);
    if (at < 0) continue;
    const offset = text.lastIndexOf('\n', at - 1) + 1;
    return { path, offset, text: entry(kind) };
  }
  return null;
}

/** Commands that cite in parentheses or as the paper's style wants it. */
const citing = /\\(cite|citep|parencite|autocite|footcite|smartcite|supercite|fullcite)\*?(?![A-Za-z])/g;

/** The command by which a paper cites: the one that it uses most, else the one of its package. */
export function citeCommand({ files }: Project): string {
  const counts = new Map<string, number>();
  for (const { text } of files)
    for (const [, name] of text.matchAll(citing)) counts.set(name!, (counts.get(name!) ?? 0) + 1);
  const [used] = [...counts].sort(([, x], [, y]) => y - x);
  if (used) return used[0];
  if (loadedBy(files, /^natbib$/)) return 'citep';
  return loadedBy(files, /^biblatex$/) ? 'autocite' : 'cite';
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
