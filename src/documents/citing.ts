import type { SourceKey } from '../formats/proofs/sources.ts';
import type { CitationStyle } from '../formats/proofs/text.ts';
import { bibliographiesOf, citeCommand, cites, writtenBibliography, writtenEntry } from './bibliography.ts';
import { entryFor, hasEntries } from './bibliographyStyle.ts';
import { citationKeys, knownKeys, sourceEntry, writtenSource } from './citedSources.ts';
import type { PreambleEdit } from './preamble.ts';
import type { Project, ProjectFiles } from './project.ts';

/** Where a paper has its bibliography, and what stands in it. */
export interface Bibliographies {
  /** The path of the file that new entries go to, with its text, which is undefined where there is no such file yet; null where it names none. */
  readonly file: { readonly path: string; readonly text: string | undefined } | null;
  /** One that the paper names and that is not beside it, so that TeX must find it elsewhere; null where there is none. */
  readonly hidden: string | null;
  /** What stands in all of them, and in the paper where it has entries itself. */
  readonly texts: readonly string[];
}

/** Files of abbreviations that come with TeX and are found there. */
const abbreviations = /(?:^|\/)(?:IEEEabrv|IEEEfull|mrabbrev|acmabbrv|jabbrv|stringlib)\.bib$/i;

/**
 * The bibliographies of a project; those that it names elsewhere are passed over, and so never written. The one that is written
 * first is one that has entries. One that is not there while the paper cites something is found by TeX in another folder: a new one of
 * its name would hide it.
 */
export async function bibliographiesIn(
  project: Project,
  files: Pick<ProjectFiles, 'read' | 'mayMake'>,
): Promise<Bibliographies> {
  const found: { readonly path: string; readonly text: string | undefined; readonly rank: number }[] = [];
  let hidden: string | null = null;
  for (const path of bibliographiesOf(project)) {
    const text = (await files.read(path))?.text;
    if (text !== undefined)
      found.push({ path, text, rank: hasEntries(text) ? 0 : text.includes('@') ? 3 : 1 });
    else if (abbreviations.test(path) || !(await files.mayMake(path))) continue;
    else if (cites(project)) hidden ??= path;
    else found.push({ path, text, rank: 2 });
  }
  const [file = null] = [...found].sort((one, other) => one.rank - other.rank);
  const written = writtenBibliography(project) === null ? [] : project.files.map(({ text }) => text);
  return { file, hidden, texts: [...found.flatMap(({ text }) => text ?? []), ...written] };
}

/** How a paper cites the sources of proofs; undefined where it has no bibliography at all. */
export function citingOf(project: Project, { file, texts }: Bibliographies): CitationStyle | undefined {
  if (!file && writtenBibliography(project) === null) return undefined;
  return { command: citeCommand(project), keys: citationKeys(texts) };
}

/**
 * The entries of the sources that a paper cites and its bibliography does not have yet. Those of one file are made one after
 * the other: an offset counts in the text that the ones before it have made.
 */
export function sourceEntries(
  project: Project,
  { file, texts }: Bibliographies,
  cited: readonly SourceKey[],
  { keys }: CitationStyle,
): PreambleEdit[] {
  const known = knownKeys(texts);
  const missing = cited.filter((source) => !known.has(source));
  if (missing.length === 0) return [];
  if (!file) {
    const place = writtenEntry(project, (kind) =>
      missing.map((source) => writtenSource(source, keys[source], kind)).join(''),
    );
    return place ? [place] : [];
  }
  let text = file.text ?? '';
  return missing.map((source) => {
    const entry = entryFor(text, sourceEntry(source, keys[source]));
    text = text.slice(0, entry.offset) + entry.text + text.slice(entry.offset);
    return { path: file.path, ...entry };
  });
}
