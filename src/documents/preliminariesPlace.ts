import { foundationMark } from '../formats/proofs/text.ts';
import type { Project } from './project.ts';

/** The comment by which an author says where what proofs rest on shall stand. */
const mark = /^[ \t]*%[ \t]*esma:[ \t]*preliminaries[ \t]*$/m;

/** A place in a file of a project. */
export interface PreliminariesPlace {
  readonly path: string;
  readonly offset: number;
  /** Whether nothing stands there yet. */
  readonly isFirst: boolean;
}

/**
 * The place for what a further proof rests on: the start of the line below the author's mark, or below the last statement that
 * stands there for earlier proofs, as later ones use what those define. null where a project has no mark.
 */
export function preliminariesPlace({ files }: Pick<Project, 'files'>): PreliminariesPlace | null {
  for (const { path, text } of files) {
    const found = mark.exec(text);
    if (!found) continue;
    const marked = found.index + found[0].length;
    const end = endOfPreliminaries(text, marked);
    return { path, offset: nextLine(text, end), isFirst: end === marked };
  }
  return null;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** What does not belong to the preliminaries any more: the next section, or a formula or theorem that names its conjecture. */
const following = /\\(?:part|chapter|section)\b|%[ \t]*esma:/;

/** The end of the last statement that comes with proofs; where there is none, the place from which it was looked for. */
function endOfPreliminaries(text: string, from: number): number {
  const [own = ''] = text.slice(from).split(following, 1);
  const marks = [...own.matchAll(foundationMark())];
  const last = marks[marks.length - 1];
  if (!last) return from;
  const at = from + last.index;
  const isComment = last[0].startsWith('%');
  let end = isComment ? paragraphEnd(text, at) : environmentEnd(text, at);
  // Its proof, as an environment or as a paragraph.
  const [, space = '', begin] = /^(\s*)(\\begin\{proof\}|\\emph\{Proof\.\})?/.exec(text.slice(end))!;
  if (begin?.startsWith('\\begin')) end = environmentEnd(text, end + space.length + begin.length);
  else if (begin) end = paragraphEnd(text, end + space.length);
  return end;
}

function paragraphEnd(text: string, from: number): number {
  const blank = /\n[ \t]*\r?\n/.exec(text.slice(from));
  return blank ? from + blank.index : text.length;
}

/** The end of the environment around a place in it. */
function environmentEnd(text: string, from: number): number {
  const begun = [...text.slice(0, from).matchAll(/\\begin\{([^{}\n]{1,40})\}/g)].pop()?.[1];
  const end = `\\end{${begun ?? ''}}`;
  const at = begun === undefined ? -1 : text.indexOf(end, from);
  return at < 0 ? from : at + end.length;
}
