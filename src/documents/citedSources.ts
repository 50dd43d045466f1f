import { sources } from '../formats/proofs/sources.ts';
import type { SourceKey } from '../formats/proofs/sources.ts';
import type { BibliographyEntry } from './bibliographyStyle.ts';

/**
 * Where an entry begins, in BibTeX, in a \bibitem, or in amsrefs: its key in one of three groups. Each part is bounded, so that a search
 * takes time that grows like the length of the file.
 */
const entryStarts =
  /(?:^|\n)[ \t]{0,200}(?:@\w{1,50}\s{0,200}[{(]\s{0,200}([^,\s{}]{1,500})\s{0,200},|\\bibitem(?:\[[^\]]{0,1000}\])?\{([^{}]{1,500})\}|\\bib\*?\{([^{}]{1,500})\})/g;

/** An entry of some bibliography: its key, and all that it says in plain small letters. */
interface Found {
  readonly key: string;
  readonly words: string;
}

function entriesOf(bibliography: string): Found[] {
  const starts = [...bibliography.matchAll(entryStarts)];
  return starts.map((start, n) => ({
    key: (start[1] ?? start[2] ?? start[3])!,
    words: plainWords(bibliography.slice(start.index, starts[n + 1]?.index)),
  }));
}

/** Letters without accents, commands and braces, in small letters, with single spaces. */
function plainWords(latex: string): string {
  return latex
    .replace(/\\["'`^~=.]\s*(?:\{\s*)?\\?([A-Za-z])\s*\}?/g, '$1')
    .replace(/\\[A-Za-z]+\s*/g, ' ')
    .replace(/[{}~]/g, (mark) => (mark === '~' ? ' ' : ''))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9./-]+/g, ' ');
}

/** The field of a source, in plain words; "" where it has none. */
function fieldOf(key: SourceKey, name: string): string {
  const text = sources[key].fields.find(([field]) => field === name)?.[1] ?? '';
  return plainWords(text).trim();
}

/**
 * The keys under which bibliographies have sources already: known by DOI, else by the title together with the author's
 * name, however their letters are written.
 */
export function knownKeys(bibliographies: readonly string[]): ReadonlyMap<SourceKey, string> {
  const entries = bibliographies.flatMap(entriesOf);
  const known = new Map<SourceKey, string>();
  for (const source of Object.keys(sources) as SourceKey[]) {
    const doi = fieldOf(source, 'doi');
    const title = fieldOf(source, 'title');
    const [surname = ''] = fieldOf(source, 'author').split(' ');
    const found = entries.find(
      ({ words }) =>
        (doi !== '' && words.includes(doi)) || (words.includes(title) && words.includes(surname)),
    );
    if (found) known.set(source, found.key);
  }
  return known;
}

/** The key of each source in a paper: the one that its bibliographies have, else a new one that none of them has. */
export function citationKeys(bibliographies: readonly string[]): Record<SourceKey, string> {
  const known = knownKeys(bibliographies);
  const taken = new Set(bibliographies.flatMap(entriesOf).map(({ key }) => key));
  const all = (Object.keys(sources) as SourceKey[]).map((source) => {
    const wanted = `${source}${sources[source].year}`;
    let key = known.get(source) ?? wanted;
    for (let n = 2; !known.has(source) && taken.has(key); n++) key = `${wanted}-${n}`;
    return [source, key] as const;
  });
  return Object.fromEntries(all) as Record<SourceKey, string>;
}

/** A source as an entry of BibTeX. */
export function sourceEntry(source: SourceKey, key: string): BibliographyEntry {
  return { type: sources[source].type, key, fields: sources[source].fields };
}

/** The same written out, for a bibliography that the paper itself holds. */
export function writtenSource(source: SourceKey, key: string, kind: 'bibitem' | 'amsrefs'): string {
  const { type, fields, item } = sources[source];
  if (kind === 'bibitem') return `\\bibitem{${key}}\n${item}\n`;
  const lines = fields
    .filter(([name]) => name !== 'key' && name !== 'howpublished')
    .map(([name, text]) => `  ${name === 'year' ? 'date' : name}={${text}},`);
  return [`\\bib{${key}}{${type}}{`, ...lines, '}', ''].join('\n');
}
