import type { LatexDefinitions } from './reading/latexDefinitions.ts';
import type { Mention } from './reading/latexMentions.ts';
import { readLatexOnce } from './reading/latexOnce.ts';
import { readLatex } from './reading/latexScanner.ts';
import type { LatexReading } from './reading/latexScanner.ts';
import { folderOf, isAbsolute, listed, resolvePath, withEnding } from './paths.ts';

/** The files around a document, as far as they may be read. Paths are absolute, with slashes. */
export interface ProjectFiles {
  /** What a file holds, with the changes of an editor that are not saved; undefined where there is no such file. */
  read(path: string): Promise<SourceFile | undefined>;
  /** Whether a file that is not there yet may be made: only where those lie that may be read, whatever a document names. */
  mayMake(path: string): Promise<boolean>;
  /** Files that might be the root of others, the likeliest first. @param endings those of their names, in small letters */
  candidates(endings: readonly string[]): Promise<readonly string[]>;
}

/** A file as its store has it. */
export interface SourceFile {
  readonly text: string;
  /** Another text has another version; the same file with the same version is not read again. */
  readonly version: string;
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
  /** For each file but the root: the offset in the root where the command ends by which it comes in. */
  readonly entries: ReadonlyMap<string, number>;
  /** What the root's preamble, and what it loads from its folder, define: for the reading of the other files. */
  readonly definitions: LatexDefinitions;
}

/** Files of a project that are read, and files that are asked whether they are the root. */
const mostFiles = 300;
const mostCandidates = 60;
const rootEndings = ['tex', 'ltx', 'rnw'];

/** Commands that put a file into another one, and those that name a folder and a file in it. */
const inputs = ['input', 'include', 'subfile', 'subfileinclude'];
const imports = ['import', 'subimport', 'inputfrom', 'includefrom', 'subincludefrom'];
/** Commands that load packages, those that say a document's class, and those by which a class loads another one. */
const packages = ['usepackage', 'RequirePackage', 'RequirePackageWithOptions'];
export const classes: readonly string[] = ['documentclass', 'documentstyle'];
const parents = ['LoadClass', 'LoadClassWithOptions'];
export const loading: readonly string[] = [...packages, ...classes, ...parents];
const bringing: readonly string[] = [...inputs, ...imports, ...loading];

/** Reads the projects of documents; a file that has not changed since is not read again, nor a project of such files. */
export class ProjectReader {
  private readonly projects = new Map<string, Project>();
  private readonly kept = new Map<string, { readonly version: string; readonly file: ProjectFile }>();
  /** The documents that were asked about, with what the others of their projects define. */
  private readonly owned = new Map<
    string,
    { readonly known: LatexDefinitions | undefined; readonly file: ProjectFile }
  >();

  /** Finds the root of a document and reads what it is made of. Files that cannot be read are passed over. */
  async read(path: string, text: string, files: ProjectFiles): Promise<Project> {
    const before = this.owned.get(path)?.known;
    const project = await this.projectOf(this.own(path, text, before), files);
    const known = project.root.path === path ? undefined : project.definitions;
    // What the other files define is another thing than it was: the document is read with it.
    return known === before ? project : this.projectOf(this.own(path, text, known), files);
  }

  /** The document itself, which changes with every letter: read with what the others define, as its editor reads it. */
  private own(path: string, text: string, known: LatexDefinitions | undefined): ProjectFile {
    const old = this.owned.get(path);
    if (old?.file.text === text && old.known === known) return old.file;
    const file =
      known && !isPackage(path)
        ? { path, text, reading: readLatexOnce(text, known) }
        : this.fileOf(path, { text, version: text });
    this.owned.set(path, { known, file });
    return file;
  }

  private async projectOf(own: ProjectFile, files: ProjectFiles): Promise<Project> {
    const { path } = own;
    const named = namedRoot(own);
    const root = named && named !== path ? await this.file(named, files) : undefined;
    if (root) return this.gather(root, own, files);
    if (isRoot(own)) return this.gather(own, own, files);
    for (const candidate of (await files.candidates(rootEndings)).slice(0, mostCandidates)) {
      if (candidate === path) continue;
      const file = await this.file(candidate, files);
      if (!file || !isRoot(file) || namedRoot(file) !== null) continue;
      const project = await this.gather(file, own, files);
      if (project.files.some((each) => each.path === path)) return project;
    }
    return this.gather(own, own, files);
  }

  private async file(path: string, files: ProjectFiles): Promise<ProjectFile | undefined> {
    const source = await files.read(path);
    return source && this.fileOf(path, source);
  }

  private fileOf(path: string, { text, version }: SourceFile): ProjectFile {
    const old = this.kept.get(path);
    if (old?.version === version) return old.file;
    const file = { path, text, reading: readLatex(text, undefined, { isPackage: isPackage(path) }) };
    this.kept.set(path, { version, file });
    return file;
  }

  /** Reads a root and all that it inputs; the document itself is in it in any case. */
  private async gather(root: ProjectFile, own: ProjectFile, files: ProjectFiles): Promise<Project> {
    const found = new Map<string, ProjectFile>([[root.path, root]]);
    const entries = new Map<string, number>();
    const waiting = [{ file: root, folder: folderOf(root.path) }];
    for (let next = waiting.shift(); next && found.size < mostFiles; next = waiting.shift()) {
      for (const { paths, folder, mention } of inputsOf(next.file, folderOf(root.path), next.folder)) {
        for (const path of paths) {
          const read = found.get(path) ?? (path === own.path ? own : await this.file(path, files));
          if (!read) continue;
          if (!found.has(path)) {
            found.set(path, read);
            entries.set(path, next.file === root ? mention.end : (entries.get(next.file.path) ?? 0));
            waiting.push({ file: read, folder: folder ?? next.folder });
          }
          break;
        }
      }
    }
    const list = [...found.values()];
    // A chapter that the root does not input yet still belongs to it.
    if (!found.has(own.path) && root !== own && namedRoot(own) === root.path) list.push(own);
    const key = `${root.path}\n${own.path}`;
    const old = this.projects.get(key);
    if (old?.files.length === list.length && old.files.every((file, n) => file === list[n])) return old;
    const now = definedBeside(own, root, list);
    // The same object says that the document need not be read again.
    const definitions = old?.definitions.equals(now) ? old.definitions : now;
    const project = { root, files: list, entries, definitions };
    this.projects.set(key, project);
    return project;
  }
}

/** What the root and the other files define. A document's own definitions come from its reading, in their order. */
function definedBeside(own: ProjectFile, root: ProjectFile, files: readonly ProjectFile[]): LatexDefinitions {
  const definitions = root.reading.definitions.copy();
  for (const { path, reading } of files) if (path !== own.path) definitions.merge(reading.definitions);
  return definitions;
}

/** Whether a file is one that LaTeX is run on: it has a class, or the body of a document. */
export function isRoot({ path, reading }: ProjectFile): boolean {
  if (isPackage(path)) return false;
  return reading.bodyStart !== null || reading.mentions.named(classes).length > 0;
}

function isPackage(path: string): boolean {
  return /\.(sty|cls|clo|def|cfg)$/i.test(path);
}

/** The commands of these names, with or without star, in all files. */
export function mentionsOf(files: readonly ProjectFile[], ...commands: readonly string[]): Mention[] {
  return files.flatMap(({ reading }) => reading.mentions.named(commands));
}

/** Whether one of the files loads a class or a package whose name is of a kind. */
export function loadedBy(files: readonly ProjectFile[], pattern: RegExp): boolean {
  return mentionsOf(files, ...loading).some(({ words }) => listed(words).some((name) => pattern.test(name)));
}

/** The root that a file names itself: in a comment "% !TeX root = main.tex" at its start, or as a subfile does. */
function namedRoot({ path, text, reading }: ProjectFile): string | null {
  for (const line of text.slice(0, 4000).split('\n', 40)) {
    const magic = /^\s*%+\s*!\s*TeX\s+(?:root|master)\s*=(.+)/i.exec(line);
    if (magic) return withEnding(resolvePath(folderOf(path), magic[1]!.trim()), '.tex');
  }
  const subfile = reading.mentions.named(classes).find(({ words }) => words === 'subfiles');
  const option = subfile?.arguments.find(({ isOption }) => isOption);
  return option ? withEnding(resolvePath(folderOf(path), option.words.trim()), '.tex') : null;
}

/** What one command puts in. */
interface Input {
  /** Where the file may be, the likeliest place first. */
  readonly paths: readonly string[];
  /** The folder that the file's own inputs are looked for in, where that is another one. */
  readonly folder?: string;
  readonly mention: Mention;
}

/** The files that one puts in, from the root's folder and from its own; packages and a class that may lie beside it. */
function inputsOf({ path, reading }: ProjectFile, root: string, folder: string): Input[] {
  const own = folderOf(path);
  return reading.mentions.named(bringing).flatMap((mention): Input[] => {
    const { command, words } = mention;
    const name = command.replace('*', '');
    if (inputs.includes(name)) {
      const folders = [...new Set([folder, root, own])];
      // \input{ch.one} is ch.one.tex where there is one.
      const names =
        name === 'input' && !words.endsWith('.tex') ? [`${words}.tex`, words] : [withEnding(words, '.tex')];
      return [{ paths: names.flatMap((each) => folders.map((from) => resolvePath(from, each))), mention }];
    }
    if (imports.includes(name)) {
      const [where, file] = mention.arguments
        .filter(({ isOption }) => !isOption)
        .map((each) => each.words.trim());
      if (where === undefined || file === undefined) return [];
      const base = name === 'subimport' || name === 'subincludefrom' ? folder : isAbsolute(where) ? '' : root;
      const inside = resolvePath(base, where).replace(/\/$/, '');
      return [
        { paths: [`${file}.tex`, file].map((each) => resolvePath(inside, each)), folder: inside, mention },
      ];
    }
    const ending = packages.includes(name)
      ? '.sty'
      : classes.includes(name) || parents.includes(name)
        ? '.cls'
        : null;
    if (!ending) return [];
    return listed(words).map((each) => ({ paths: [resolvePath(root, each + ending)], mention }));
  });
}
