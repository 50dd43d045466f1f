import { createHash } from 'node:crypto';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import type { Project } from '../../src/documents/project.ts';

/** What TeX says of a place: in which mode it is there. */
export type Mode = 'text' | 'mathematics';

/** Asks TeX for its mode. While it writes it is in none: it is asked before. */
const question = (write: string) =>
  `\\ifmmode${write}{ESMA PROBE #1 mathematics}\\else${write}{ESMA PROBE #1 text}\\fi`;
const probe = `\\DeclareRobustCommand\\esmaprobe[1]{${question('\\typeout')}}\n`;
/** The same without LaTeX; in a table's cell a macro would be asked too soon. */
const plainProbe = `\\long\\def\\esmaprobe#1{\\relax${question('\\immediate\\write16')}}\n`;

/** A paper with probes, and what is expected of them by the offsets of their places. */
export interface Probed {
  readonly source: string;
  readonly expected: ReadonlyMap<number, Mode>;
  /** Places that the reader does not know, and all that are neither verbatim nor comments. */
  readonly unknown: number;
  /** Places where an item or a row must begin. */
  readonly none: number;
  readonly all: number;
}

/** Where a word begins behind a space, every n-th of them: a probe there parts nothing. */
export function* wordStarts(text: string, every: number): Generator<number> {
  let count = 0;
  const begun = /\\begin\{document\}|\\starttext(?![A-Za-z])/.exec(text);
  const start = begun ? begun.index + begun[0].length : 0;
  for (const { index } of text.matchAll(/(?<=[ \n])(?=[^\s])/g))
    if (index > start && count++ % every === 0) yield index;
}

/** Probes at the places that the reader calls mathematics or text. */
export function probed(text: string, project: Project, every: number): Probed {
  const document = new PlainDocument(text, 'latex', project);
  const expected = new Map<number, Mode>();
  let [unknown, none, all] = [0, 0, 0];
  const edits = [...wordStarts(text, every)].flatMap((offset) => {
    const { place } = document.spotAt(offset);
    const { kind } = place;
    if (kind === 'comment' || kind === 'verbatim') return [];
    // Before the margin of documentation, where lines of a package would begin.
    if (kind === 'unknown' && text[offset] === '%') return [];
    all++;
    if (kind === 'unknown') unknown++;
    if (kind === 'none') none++;
    if (kind === 'unknown' || kind === 'none') return [];
    expected.set(offset, kind === 'text' ? 'text' : 'mathematics');
    return [{ start: offset, end: offset, text: `\\esmaprobe{${offset}}{}` }];
  });
  const asked = withEdits(text, edits);
  const source = text.includes('\\begin{document}')
    ? asked.replace('\\begin{document}', () => `${probe}\\begin{document}`)
    : plainProbe + asked;
  return { source, expected, unknown, none, all };
}

/** The modes that TeX has told of in a log, by offsets; both where it came to a place twice in different ones. */
export function modesIn(log: string): Map<number, string> {
  const seen = new Map<number, Set<string>>();
  for (const [, offset, mode] of log.matchAll(/ESMA PROBE (\d+) (\w+)/g))
    seen.set(Number(offset), (seen.get(Number(offset)) ?? new Set()).add(mode!));
  return new Map([...seen].map(([offset, modes]) => [offset, [...modes].sort().join()]));
}

/** Tells whether a document is still the one that was asked about. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where a document is at an offset, for people. */
export function around(text: string, offset: number): string {
  return JSON.stringify(`${text.slice(Math.max(0, offset - 40), offset)}▮${text.slice(offset, offset + 20)}`);
}
