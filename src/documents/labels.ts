import type { Conjecture } from '../core/conjecture.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import type { StatementKind } from '../formats/latex/styles/formula.ts';
import { mentionsOf } from './project.ts';
import type { Project, ProjectFile } from './project.ts';
import type { TypstPaper } from './typstPaper.ts';

/** The labels of files, each read once. */
const known = new WeakMap<ProjectFile, ReadonlySet<string>>();

/** What is known of labels where a new one is to be put. */
export interface TakenLabels {
  has(label: string): boolean;
  add(label: string): unknown;
  /** What no label may have in the language; as in LaTeX, where it is absent. */
  readonly refused?: RegExp;
  /** Whether equations carry none there. */
  readonly isUnwanted?: boolean;
}

/** All labels of a project; those that are added are this set's alone. */
export class Labels implements TakenLabels {
  readonly isUnwanted = false;
  private readonly own = new Set<string>();
  private readonly sets: readonly ReadonlySet<string>[];

  constructor(files: readonly ProjectFile[]) {
    this.sets = files.map(labelsIn);
  }

  has(label: string): boolean {
    return this.own.has(label) || this.sets.some((set) => set.has(label));
  }

  add(label: string): void {
    this.own.add(label);
  }

  *[Symbol.iterator](): Generator<string> {
    for (const set of [...this.sets, this.own]) yield* set;
  }
}

function labelsIn(file: ProjectFile): ReadonlySet<string> {
  const old = known.get(file);
  if (old) return old;
  const labels = new Set(mentionsOf([file], 'label').map(({ words }) => words));
  known.set(file, labels);
  return labels;
}

/** All labels of a project; none without one. */
export function labelsOf(project: Pick<Project, 'files'> | undefined): Labels {
  return new Labels(project?.files ?? []);
}

/** The labels of a Typst document and of the files around it; where its equations have no numbers, none is wanted. */
export function labelsInTypst({ labels, hasNumbers }: TypstPaper): TakenLabels {
  return Object.assign(new Set(labels), { refused: /[^\p{L}\p{N}_.:-]/gu, isUnwanted: !hasNumbers });
}

/** What labels of statements with a proof begin with. */
export const provedPrefixes: Readonly<Record<StatementKind, string>> = {
  theorem: 'thm:',
  proposition: 'prop:',
  remark: 'rem:',
};

/** What labels of statements begin with; what is not proved is a conjecture, but for a remark. */
export function statementPrefix(kind: StatementKind, conjecture: Conjecture): string {
  return kind === 'remark' || proofOf(conjecture) ? provedPrefixes[kind] : 'conj:';
}

/** A label that the project does not have: the prefix and the constant's name, with a number where that is taken. */
export function freeLabel(
  taken: Pick<TakenLabels, 'has' | 'refused'>,
  prefix: string,
  constant: string,
): string {
  const name = constant
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const start = `${prefix.replace(taken.refused ?? /[,{}%#\\\s]/g, '')}${name === '' ? 'esma' : name.slice(0, 40)}`;
  for (let n = 1; ; n++) {
    const label = n === 1 ? start : `${start}-${n}`;
    if (!taken.has(label)) return label;
  }
}
