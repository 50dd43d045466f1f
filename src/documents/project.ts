import type { LatexDefinitions } from './reading/latexDefinitions.ts';
import { readLatex } from './reading/latexScanner.ts';
import type { LatexReading, Mention } from './reading/latexScanner.ts';

/** The files around a document. Paths are absolute, with slashes. */
export interface ProjectFiles {
  /** What a file holds, with the changes of an editor that are not saved; undefined where there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** LaTeX files that might be the root of others. */
  candidates(): Promise<readonly string[]>;
}

/** A file of a project. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  readonly reading: LatexReading;
}

/** A LaTeX document with the files that it is made of, the root first. */
export interface Project {
  readonly root: ProjectFile;
  readonly files: readonly ProjectFile[];
  /** What the root's preamble, and what it loads from its folder, define: for the reading of the other files. */
  readonly definitions: LatexDefinitions;
}

/** Files of a project that are read, and files that are asked whether they are the root. */
const mostFiles = 300;
const mostCandidates = 60;

/** Commands that put a file into another one. */
const inputs: ReadonlySet<string> = new Set(['input', 'include', 'subfile', 'subfileinclude']);
const packages: ReadonlySet<string> = new Set(['usepackage', 'RequirePackage']);
const classes: ReadonlySet<string> = new Set(['documentclass', 'documentstyle']);

/** Finds the root of a document and reads what it is made of. Files that can't be read are passed over. */
export async function readProject(path: string, text: string, files: ProjectFiles): Promise<Project> {
  const own: ProjectFile = { path, text, reading: readLatex(text) };
  const named = namedRoot(own);
  const root = named && named !== path ? await readFile(named, files) : undefined;
  if (root) return gather(root, own, files);
  if (isRoot(own)) return gather(own, own, files);
  for (const candidate of (await files.candidates()).slice(0, mostCandidates)) {
    if (candidate === path) continue;
    const file = await readFile(candidate, files);
    if (!file || !isRoot(file) || namedRoot(file) !== null) continue;
    const project = await gather(file, own, files);
    if (project.files.some((each) => each.path === path)) return project;
  }
  return gather(own, own, files);
}

/** Whether a file is one that LaTeX is run on. */
export function isRoot({ reading }: ProjectFile): boolean {
  return reading.mentions.some(({ command }) => classes.has(command));
}

async function readFile(path: string, files: ProjectFiles): Promise<ProjectFile | undefined> {
  const text = await files.read(path);
  return text === undefined ? undefined : { path, text, reading: readLatex(text) };
}

/** The root that a file names itself: in a comment "% !TeX root = main.tex" at its start, or as a subfile does. */
function namedRoot({ path, text, reading }: ProjectFile): string | null {
  for (const line of text.slice(0, 4000).split('\n', 40)) {
    const magic = /^\s*%\s*!\s*T[Ee]X\s+root\s*=\s*(.+?)\s*$/.exec(line);
    if (magic) return withEnding(resolvePath(folderOf(path), magic[1]!), '.tex');
  }
  const subfile = reading.mentions.find(({ command, words }) => classes.has(command) && words === 'subfiles');
  const option = subfile && /\[([^\]]*)\]/.exec(text.slice(subfile.offset, subfile.start));
  return option ? withEnding(resolvePath(folderOf(path), option[1]!.trim()), '.tex') : null;
}

/** Reads a root and all that it inputs; the document itself is in it in any case. */
async function gather(root: ProjectFile, own: ProjectFile, files: ProjectFiles): Promise<Project> {
  const found = new Map<string, ProjectFile>([[root.path, root]]);
  const folder = folderOf(root.path);
  const waiting = [root];
  for (let file = waiting.shift(); file && found.size < mostFiles; file = waiting.shift()) {
    for (const path of inputsOf(file, folder)) {
      if (found.has(path)) continue;
      const read = path === own.path ? own : await readFile(path, files);
      if (!read) continue;
      found.set(path, read);
      waiting.push(read);
    }
  }
  const list = [...found.values()];
  // A chapter that the root does not input yet still belongs to it.
  if (!found.has(own.path) && root !== own && namedRoot(own) === root.path) list.push(own);
  const definitions = root.reading.definitions.copy();
  for (const { path, reading } of list) {
    // A style of the author's own folder: its theorems and macros count.
    if (!path.endsWith('.sty') && !path.endsWith('.cls') && path === own.path) continue;
    merge(definitions, reading.definitions);
  }
  return { root, files: list, definitions };
}

function merge(into: LatexDefinitions, from: LatexDefinitions): void {
  for (const name of [
    'textEnvironments',
    'verbatimEnvironments',
    'commentEnvironments',
    'conditions',
  ] as const)
    for (const entry of from[name]) into[name].add(entry);
  for (const [name, effect] of from.environments) into.environments.set(name, effect);
  for (const [name, effect] of from.macros) into.macros.set(name, effect);
}

/** The files that one puts in, from the root's folder and from its own; packages and a class that may lie beside it. */
function inputsOf({ path, reading }: ProjectFile, folder: string): string[] {
  return reading.mentions.flatMap(({ command, words }) => {
    if (inputs.has(command)) {
      const name = withEnding(words.trim(), '.tex');
      return [...new Set([resolvePath(folder, name), resolvePath(folderOf(path), name)])];
    }
    const ending = packages.has(command) ? '.sty' : classes.has(command) ? '.cls' : null;
    return ending ? listed(words).map((name) => resolvePath(folder, name + ending)) : [];
  });
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** All labels of a project. */
export function labelsOf({ files }: Project): Set<string> {
  return new Set(mentionsOf(files, 'label').map(({ words }) => words.trim()));
}

function mentionsOf(files: readonly ProjectFile[], ...commands: readonly string[]): Mention[] {
  return files.flatMap(({ reading }) => reading.mentions.filter(({ command }) => commands.includes(command)));
}

/** Classes and packages that load amsmath. */
const withAmsmath =
  /^(amsmath|mathtools|empheq|amsart|amsbook|amsproc|beamer|acmart|siamart\w*|lipics-v\d+|leqno)$/;
const withAmsthm = /^(amsthm|amsart|amsbook|amsproc|ntheorem|beamer|acmart|llncs|lipics-v\d+|siamart\w*)$/;

/** Whether a project loads a package, itself or by another one. A part whose root is not known has what it needs. */
export function loads(project: Project, name: string): boolean {
  if (!isRoot(project.root)) return true;
  const pattern = name === 'amsmath' ? withAmsmath : name === 'amsthm' ? withAmsthm : null;
  return mentionsOf(project.files, ...packages, ...classes)
    .flatMap(({ words }) => listed(words))
    .some((loaded) => loaded === name || pattern?.test(loaded));
}

/** A line for the preamble of a project's root. */
export interface PreambleEdit {
  readonly path: string;
  /** Where it is put: the start of a line. */
  readonly offset: number;
  readonly text: string;
}

/** What a formula's packages and preamble lines lack in a project, as one insertion into its root; null where nothing. */
export function missingPreamble(
  project: Project,
  needed: { readonly packages: readonly string[]; readonly preamble: readonly string[] },
): PreambleEdit | null {
  const { root, definitions } = project;
  if (!isRoot(root)) return null;
  const lines = [
    ...needed.packages.filter((name) => !loads(project, name)).map((name) => `\\usepackage{${name}}`),
    ...needed.preamble.filter((line) => {
      const name = /\\newtheorem\*?\{([^}]*)\}/.exec(line)?.[1];
      return name === undefined ? !root.text.includes(line) : !definitions.textEnvironments.has(name);
    }),
  ];
  if (lines.length === 0) return null;
  const begin = root.text.indexOf('\\begin{document}');
  const before = root.reading.mentions.filter(
    ({ command, offset }) => (packages.has(command) || classes.has(command)) && (begin < 0 || offset < begin),
  );
  const last = before[before.length - 1]!;
  const lineEnd = root.text.indexOf('\n', last.start + last.words.length);
  const offset = lineEnd < 0 ? root.text.length : lineEnd + 1;
  return { path: root.path, offset, text: `${lineEnd < 0 ? '\n' : ''}${lines.join('\n')}\n` };
}

/** The bibliography files that a project names, in order. */
export function bibliographiesOf({ root, files }: Project): string[] {
  const names = mentionsOf(files, 'bibliography', 'addbibresource').flatMap(({ words }) => listed(words));
  return [...new Set(names)].map((name) => resolvePath(folderOf(root.path), withEnding(name, '.bib')));
}

/** Where a root gets the line that uses a new bibliography, and the bibliography's path. */
export interface BibliographyEdit extends PreambleEdit {
  readonly bibliography: string;
}

/** How a project would use a bibliography of the root's name; null where there is no root with an end. */
export function bibliographyLine({ root, files }: Project): BibliographyEdit | null {
  const end = root.text.lastIndexOf('\\end{document}');
  if (!isRoot(root) || end < 0) return null;
  const usesBiblatex = mentionsOf(files, ...packages).some(({ words }) => listed(words).includes('biblatex'));
  const lineStart = root.text.lastIndexOf('\n', end - 1) + 1;
  const name = 'references';
  return {
    path: root.path,
    offset: lineStart,
    text: usesBiblatex ? `\\printbibliography\n` : `\\bibliographystyle{plain}\n\\bibliography{${name}}\n`,
    bibliography: `${folderOf(root.path)}/${name}.bib`,
  };
}

/** A label that the project does not have: the prefix and the constant's name, with a number where that is taken. */
export function freeLabel(taken: ReadonlySet<string>, prefix: string, constant: string): string {
  const name = constant
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const start = `${prefix.replace(/[,{}%#\\\s]/g, '')}${name === '' ? 'esma' : name.slice(0, 40)}`;
  for (let n = 1; ; n++) {
    const label = n === 1 ? start : `${start}-${n}`;
    if (!taken.has(label)) return label;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function withEnding(name: string, ending: string): string {
  return /\.[A-Za-z]{2,5}$/.test(name) ? name : name + ending;
}

/** A path relative to a folder, or an absolute one, without "." and "..". */
function resolvePath(folder: string, name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^"(.*)"$/, '$1');
  const parts = (path.startsWith('/') || /^[A-Za-z]:\//.test(path) ? path : `${folder}/${path}`).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.' && (part !== '' || kept.length === 0)) kept.push(part);
  }
  return kept.join('/');
}
