import type { Conjecture } from '../core/conjecture.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import { mentionsOf } from './project.ts';
import type { Project } from './project.ts';

/** All labels of a project. */
export function labelsOf({ files }: Pick<Project, 'files'>): Set<string> {
  return new Set(mentionsOf(files, 'label').map(({ words }) => words));
}

/** What labels of theorems and conjectures begin with. */
export function statementPrefix(conjecture: Conjecture): string {
  return proofOf(conjecture) ? 'thm:' : 'conj:';
}

/** A label that the project does not have: the prefix and the constant's name, with a number where that is taken. */
export function freeLabel(taken: ReadonlySet<string>, prefix: string, constant: string): string {
  const name = constant
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const start = `${prefix.replace(/[,{}%#\\\s]/g, '')}${name === '' ? 'esma' : name.slice(0, 40)}`;
  for (let n = 1; ; n++) {
    const label = n === 1 ? start : `${start}-${n}`;
    if (!taken.has(label)) return label;
  }
}
