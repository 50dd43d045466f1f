import type { Project } from './project.ts';

/** The comment by which an author says where what proofs rest on shall stand. */
const mark = /^[ \t]*%[ \t]*esma:[ \t]*preliminaries[ \t]*$/m;

/** A place in a file of a project. */
export interface PreliminariesPlace {
  readonly path: string;
  readonly offset: number;
}

/** The marked place of a project: the start of the line below the mark; null where there is no mark. */
export function preliminariesPlace({ files }: Pick<Project, 'files'>): PreliminariesPlace | null {
  for (const { path, text } of files) {
    const found = mark.exec(text);
    if (!found) continue;
    const end = text.indexOf('\n', found.index + found[0].length);
    return { path, offset: end < 0 ? text.length : end + 1 };
  }
  return null;
}
