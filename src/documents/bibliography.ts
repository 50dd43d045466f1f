import { paperBib, paperItem } from '../formats/latex/bibtex.ts';
import { folderOf, listed, resolvePath, withEnding } from './paths.ts';
import { isRoot, loadedBy, mentionsOf } from './project.ts';
import type { Project, ProjectFile } from './project.ts';
import type { PreambleEdit } from './preamble.ts';

/** The commands that name bibliography files. */
const naming = ['bibliography', 'nobibliography', 'addbibresource', 'addglobalbib', 'addsectionbib'];

/** A name that is none of a file beside the paper: an address, a pattern, one that a macro makes. */
const elsewhere = /^[a-z]+:\/\/|[\\*#$]/i;

/** The bibliography files that a project names, in order. */
export function bibliographiesOf({ root, files }: Project): string[] {
  const names = mentionsOf(files, ...naming)
    .filter(({ arguments: all }) => !all.some(({ isOption, words }) => isOption && /\bremote\b/.test(words)))
    .flatMap(({ words }) => listed(words))
    .map((name) => name.replace(/\\jobname\b\s*(?:\{\})?/g, () => baseOf(root.path)))
    .filter((name) => !elsewhere.test(name));
  return [...new Set(names)].map((name) => resolvePath(folderOf(root.path), withEnding(name, '.bib')));
}

/** A file's name without its folder and ending. */
function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** Whether a paper cites anything. */
export function cites({ files }: Project): boolean {
  return files.some(({ text }) => /\\[a-z]*cite[a-z]*\*?\s*[[{]/i.test(text));
}

/** How a bibliography that the paper itself holds has its entries. */
export type WrittenBibliography = 'bibitem' | 'amsrefs';

/** Whether the paper has the entries of its bibliography in itself, and how; null where it has none. */
export function writtenBibliography(project: Project): WrittenBibliography | null {
  const { files } = project;
  if (loadedBy(files, /^amsrefs$/) && endOf(project, 'amsrefs') !== null) return 'amsrefs';
  return endOf(project, 'bibitem') === null ? null : 'bibitem';
}

const ends: Readonly<Record<WrittenBibliography, string>> = {
  amsrefs: '\\end{biblist}',
  bibitem: '\\end{thebibliography}',
};

/** Where the last bibliography in a paper ends, which is not in a comment or in verbatim text. */
function endOf(
  { files }: Project,
  kind: WrittenBibliography,
): { readonly file: ProjectFile; readonly at: number } | null {
  for (const file of files) {
    const { text, reading } = file;
    for (
      let at = text.lastIndexOf(ends[kind]);
      at >= 0;
      at = at === 0 ? -1 : text.lastIndexOf(ends[kind], at - 1)
    ) {
      const { kind: place } = reading.places.at(at);
      if (place !== 'comment' && place !== 'verbatim') return { file, at };
    }
  }
  return null;
}

/** How the ESMA paper stands in a bibliography that a paper holds itself. */
export function writtenPaper(kind: WrittenBibliography): string {
  return kind === 'amsrefs' ? paperBib : paperItem;
}

/**
 * Where the paper's own bibliography gets entries, which go to its end; null where the paper has none. Items that all have labels
 * get one, too: natbib's authors and years want them of each.
 * @param entries the entries as such a bibliography has them
 */
export function writtenEntry(
  project: Project,
  entries: (kind: WrittenBibliography) => string,
): PreambleEdit | null {
  const kind = writtenBibliography(project);
  const end = kind && endOf(project, kind);
  if (!kind || !end) return null;
  const { file, at } = end;
  const { path, text } = file;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const items = [...text.slice(0, at).matchAll(/^([ \t]*)\\bib(?:item)?(?![a-z])(\[[^\]]{0,200}\])?/gm)];
  const indent = items.at(-1)?.[1] ?? '';
  const labels = items.flatMap(([, , label]) => label ?? []);
  const labelled =
    items.length > 0 && labels.length === items.length
      ? withLabels(entries(kind), /\(\d{4}/.test(labels[0]!))
      : entries(kind);
  const written = labelled.replace(/^(?=.)/gm, indent);
  return text.slice(lineStart, at).trim() === ''
    ? { path, offset: lineStart, text: written }
    : { path, offset: at, text: `\n${written}` };
}

/** Items with labels: of natbib, Author(year), or of the kind of BibTeX's alpha, with the last two digits. */
function withLabels(items: string, isNatbib: boolean): string {
  return items.replace(
    /\\bibitem(\{[^}]*\}\n)([^,]*)((?:[^\\]|\\(?!bibitem))*)/g,
    (_, key: string, authors: string, rest: string) => {
      const surnames = authors
        .split(/\band\b/)[0]!
        .trim()
        .split(/[\s~]+/);
      const surname = surnames.at(-1)!;
      const year = rest.match(/(?<![-~\d])(?:1[5-9]|20)\d\d(?![-\d])/g)?.at(-1) ?? '';
      const isMany = rest.split('\\emph')[0]!.includes('.');
      const label = isNatbib
        ? `${surname}${isMany ? ' et~al.' : ''}(${year})`
        : `${surname.slice(0, 3)}${year.slice(-2)}`;
      return `\\bibitem[${label}]${key}${authors}${rest}`;
    },
  );
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

/** What a root gets that uses a new bibliography, and the bibliography's path. */
export interface NewBibliography {
  readonly edits: readonly PreambleEdit[];
  readonly bibliography: string;
}

/** How a project would use a bibliography beside its root; null where there is no root with an end. */
export function newBibliography({ root, files }: Project): NewBibliography | null {
  const end = root.text.lastIndexOf('\\end{document}');
  const { bodyStart } = root.reading;
  if (!isRoot(root) || end < 0 || bodyStart === null) return null;
  const name = 'references';
  const line = (at: number, text: string) => ({
    path: root.path,
    offset: root.text.lastIndexOf('\n', at - 1) + 1,
    text,
  });
  const has = (command: string) => mentionsOf(files, command).length > 0;
  const style = loadedBy(files, /^natbib$/) ? 'plainnat' : 'plain';
  const edits = loadedBy(files, /^biblatex$/)
    ? [
        line(bodyStart, `\\addbibresource{${name}.bib}\n`),
        ...(has('printbibliography') ? [] : [line(end, '\\printbibliography\n')]),
      ]
    : [
        line(
          end,
          `${has('bibliographystyle') ? '' : `\\bibliographystyle{${style}}\n`}\\bibliography{${name}}\n`,
        ),
      ];
  return { edits, bibliography: `${folderOf(root.path)}/${name}.bib` };
}
