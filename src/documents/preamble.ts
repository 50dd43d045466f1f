import { classes, isRoot, loadedBy, loading, mentionsOf } from './project.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Mention } from './reading/latexMentions.ts';
import type { FormulaOptions, StatementEnvironment, StatementKind } from '../formats/latex/styles/formula.ts';
import { newTheorem } from '../formats/latex/styles/statement.ts';
import { listed } from './paths.ts';

/** What some LaTeX needs that a preamble must have. */
export interface Needs {
  /** Packages, in the order to load them in. */
  readonly packages: readonly string[];
  /** Lines that define an environment, each a \newtheorem. */
  readonly preamble: readonly string[];
}

/** A line for the preamble of a project's root. */
export interface PreambleEdit {
  readonly path: string;
  /** Where it is put: the start of a line. */
  readonly offset: number;
  readonly text: string;
}

/** Classes and packages that load amsmath: the texts of their sources say so. */
const withAmsmath =
  /^(amsmath|mathtools|empheq|breqn|ams(art|book|proc)|beamer|acmart|siamart\w*|siamonline\w*|lipics-v\d+|amsxtra|physics|unicode-math|mathspec|newtx(math)?|newpx(math)?|nccmath|nicematrix|mhchem|resizegather|autonum)$/;
const withProof = /^(amsthm|ams(art|book|proc)|lipics-v\d+|acmart|beamer|siamart\w*|siamonline\w*)$/;

/** The environments of statements, and of the lemmas that their proofs rest on. */
type Stated = StatementEnvironment | 'lemma';

/** Environments that classes bring with them, beside `proof`. */
const broughtByClass: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [
    /^(llncs|svjour3?|svmult|svmono|lipics-v\d+|ws-\w+)$/,
    new Set(['theorem', 'lemma', 'proposition', 'remark', 'conjecture']),
  ],
  [/^acmart$/, new Set(['theorem', 'lemma', 'proposition', 'conjecture'])],
  [/^(siamart\w*|siamltex|siamonline\w*)$/, new Set(['theorem', 'lemma', 'proposition'])],
  [/^beamer$/, new Set(['theorem', 'lemma'])],
];

/** Titles and usual names of the environments. */
const titles: Readonly<Record<Stated, RegExp>> = {
  theorem: /^(theorem|th[ée]or[èe]me|th\\'eor\\`eme|satz|teorema|теорема)$/i,
  lemma: /^(lemma|lemme|hilfssatz|lema|лемма)$/i,
  proposition: /^(proposition|proposici[óo]n|proposizione|proposi[çc][ãa]o|предложение)$/i,
  remark: /^(remark|remarque|bemerkung|observaci[óo]n|osservazione|observa[çc][ãa]o|замечание)$/i,
  conjecture: /^(conjecture|vermutung|conjetura|гипотеза)$/i,
};
const usualNames: Readonly<Record<Stated, RegExp>> = {
  theorem: /^(theorem|thm|theo|teo|satz)$/i,
  lemma: /^(lemma|lem|lemme)$/i,
  proposition: /^(proposition|prop|propn)$/i,
  remark: /^(remark|rem|rmk|rema|bem)$/i,
  conjecture: /^(conjecture|conj)$/i,
};

/** Whether a project loads a package, itself or by another one. A part whose root is not known has what it needs. */
export function loads(project: Project, name: string): boolean {
  const { root, files } = project;
  if (!isRoot(root)) return true;
  if (name === 'amsthm')
    return loadedBy(files, withProof) || loadedBy(files, /^ntheorem$/) || classBrings(project) !== null;
  if (name !== 'amsmath') return loadedBy(files, new RegExp(`^${name}$`));
  return mentionsOf(files, ...loading).some(
    (mention) =>
      listed(mention.words).some((loaded) => withAmsmath.test(loaded)) ||
      mention.arguments.some(({ isOption, words }) => isOption && /\bamsmath\b/.test(words)),
  );
}

/** The environments for theorems that the class brings; null where it brings none. */
function classBrings({ files }: Project): ReadonlySet<string> | null {
  for (const { words } of mentionsOf(files, ...classes, 'LoadClass'))
    for (const [pattern, environments] of broughtByClass) if (pattern.test(words)) return environments;
  return null;
}

/** Whether an environment of theorems is there, by the project's own definition or by its class. */
function hasEnvironment(project: Project, name: string): boolean {
  const { textEnvironments, environments } = project.definitions;
  return textEnvironments.has(name) || environments.has(name) || (classBrings(project)?.has(name) ?? false);
}

/** Whether an environment states something, or proves it: what stands in it is no place for another statement. */
export function isStatement(project: Project, name: string): boolean {
  const defined = definedIn(project);
  return (
    name === 'proof' || defined.some((one) => one.name === name) || (classBrings(project)?.has(name) ?? false)
  );
}

/** The author's own environment for statements of a kind, known by its title or its name; else that of the class. */
function ownEnvironment(project: Project, kind: Stated): string | undefined {
  const defined = definedIn(project);
  return (
    defined.find(({ title }) => titles[kind].test(title))?.name ??
    defined.find(({ name }) => usualNames[kind].test(name))?.name ??
    (hasEnvironment(project, kind) ? kind : undefined)
  );
}

/** The environments in which a project states something, where it has its own. */
export function statementEnvironments(project: Project): NonNullable<FormulaOptions['environments']> {
  const kinds = ['theorem', 'proposition', 'remark', 'conjecture'] as const;
  const own = kinds.map((kind) => [kind, ownEnvironment(project, kind)] as const);
  return Object.fromEntries(own.filter(([, name]) => name !== undefined));
}

/** Commands that define environments of theorems. */
const theoremMakers = [
  ...['newtheorem', 'spnewtheorem', 'newmdtheoremenv', 'newdefinition'],
  ...['declaretheorem', 'newshadetheorem'],
];

/** The environments that a project defines, with their titles. */
function definedIn({ files }: Project): { readonly name: string; readonly title: string }[] {
  return mentionsOf(files, ...theoremMakers).flatMap(definedBy);
}

/** The environments that a command defines, with their titles. Those without numbers cannot be referred to. */
function definedBy({
  command,
  arguments: all,
}: Mention): { readonly name: string; readonly title: string }[] {
  const [first, second] = all.filter(({ isOption }) => !isOption).map(({ words }) => words.trim());
  if (first === undefined) return [];
  switch (command) {
    case 'newtheorem':
    case 'spnewtheorem':
    case 'newmdtheoremenv':
    case 'newdefinition':
      return [{ name: first, title: second ?? '' }];
    case 'declaretheorem':
    case 'newshadetheorem': {
      const options = all.find(({ isOption }) => isOption)?.words ?? '';
      const title = /(?:^|,)\s*(?:name|title)\s*=\s*\{?([^,}]*)/.exec(options)?.[1]?.trim();
      return listed(first).map((name) => ({ name, title: title ?? name }));
    }
    default:
      return [];
  }
}

/** How a proof would be written in a project. */
export interface ProofNeeds extends Needs {
  /** The names of the environments of the statement and of lemmas, as they are once the needs are met. */
  readonly theorem: string;
  readonly lemma: string;
  /** That of the classical theorems which a proof rests on. */
  readonly classical: string;
}

/** What statements of a kind, lemmas and proofs need, each under the name that the project has for it. */
export function proofNeeds(project: Project, kind: StatementKind): ProofNeeds {
  const theorem = ownEnvironment(project, kind);
  const lemma = ownEnvironment(project, 'lemma');
  const own = theorem ?? kind;
  const classical = kind === 'theorem' ? own : ownEnvironment(project, 'theorem');
  return {
    theorem: own,
    lemma: lemma ?? 'lemma',
    classical: classical ?? 'theorem',
    packages: hasEnvironment(project, 'proof') ? ['amsmath'] : ['amsmath', 'amsthm'],
    preamble: isRoot(project.root)
      ? [
          ...(theorem === undefined ? [newTheorem(kind, kind)] : []),
          ...(classical === undefined ? [`\\newtheorem{theorem}[${own}]{Theorem}`] : []),
          ...(lemma === undefined ? [`\\newtheorem{lemma}[${own}]{Lemma}`] : []),
        ]
      : [],
  };
}

/** What a project lacks of some needs, in the order in which it stands in the root afterwards; empty where nothing. */
export function missingPreamble(project: Project, { packages: needed, preamble }: Needs): PreambleEdit[] {
  const { root } = project;
  if (!isRoot(root)) return [];
  const missing = needed.filter((name) => !loads(project, name));
  // Other packages of theorems know no such styles.
  const hasStyles = missing.includes('amsthm') || loadedBy(project.files, withProof);
  const known = preamble.map((line) => (hasStyles ? line : line.replace(/\\theoremstyle\{\w+\}/g, '')));
  const lines = known.filter((line) => {
    const name = /\\newtheorem\*?\{([^}]*)\}/.exec(line)?.[1];
    return name === undefined || !hasEnvironment(project, name);
  });
  const edit = (offset: number, text: string): PreambleEdit => ({
    path: root.path,
    offset,
    text: offset > 0 && root.text[offset - 1] !== '\n' ? `\n${text}\n` : `${text}\n`,
  });
  const start = afterClass(project);
  const amsmath = missing.includes('amsmath') ? start : Math.max(start, entryOf(project, withAmsmath));
  const end = Math.max(beginningOf(root), start);
  return [
    ...missing.map((name) => edit(name === 'amsthm' ? amsmath : start, `\\usepackage{${name}}`)),
    ...lines.map((line) => edit(end, line)),
  ];
}

/**
 * Behind the line of the class. Packages are put there: amsmath wants to come before hyperref, cleveref and the like. Where
 * another file has the class, behind the line that reads that file.
 */
function afterClass(project: Project): number {
  const { root, files } = project;
  const holder = files.find(({ reading }) => reading.mentions.named(classes).length > 0);
  const [own] = holder?.reading.mentions.named(classes) ?? [];
  if (!holder || !own) return beginningOf(root);
  return afterLine(root.text, holder === root ? own.end : (project.entries.get(holder.path) ?? 0));
}

/** Behind the line by which the root loads a package of a kind, itself or by a file that it reads; 0 where it does not. */
function entryOf({ root, files, entries }: Project, pattern: RegExp): number {
  for (const file of files)
    for (const { words, end } of file.reading.mentions.named(loading))
      if (listed(words).some((name) => pattern.test(name)))
        return afterLine(root.text, file === root ? end : (entries.get(file.path) ?? 0));
  return 0;
}

/** The start of the line with \begin{document}; the end of a root without it. */
function beginningOf({ text, reading }: ProjectFile): number {
  const { bodyStart } = reading;
  return bodyStart === null ? text.length : text.lastIndexOf('\n', bodyStart - 1) + 1;
}

function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
