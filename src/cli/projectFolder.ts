import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, sep, isAbsolute } from 'node:path';
import type { ProjectFiles, SourceFile } from '../documents/project.ts';
import { decode } from './textFile.ts';

/** Larger files are no part of a paper. */
const largestFile = 8_000_000;
const mostCandidates = 200;
/** Folders above a file that its root is looked for in, where nothing else says how far its project goes. */
const levels = 2;

/**
 * The files of the project that a file on disk belongs to. It goes as far up as the version control's folder, or the folder
 * that one is in, or two levels; nothing outside of it is read, neither by a path nor by a link.
 */
export class ProjectFolder implements ProjectFiles {
  private readonly folder: string;
  private readonly border: string;

  /** @param file its absolute path */
  constructor(file: string) {
    this.folder = dirname(file);
    this.border = borderOf(this.folder);
  }

  read(path: string): Promise<SourceFile | undefined> {
    return Promise.resolve(this.readNow(path.split('/').join(sep)));
  }

  mayMake(path: string): Promise<boolean> {
    return Promise.resolve(this.mayMakeNow(path.split('/').join(sep)));
  }

  candidates(endings: readonly string[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (let folder = this.folder; ; folder = dirname(folder)) {
      const names = namesIn(folder).filter((name) => endings.includes(extname(name).slice(1).toLowerCase()));
      found.push(...names.map((name) => join(folder, name)));
      if (folder === this.border || found.length > mostCandidates) break;
    }
    return Promise.resolve(found.map((path) => path.split(sep).join('/')));
  }

  private mayMakeNow(path: string): boolean {
    if (!isInside(path, this.border) || isThere(path)) return false;
    // It lies where its folder does, or the one above it.
    let at = dirname(path);
    while (at !== this.border && !isThere(at)) at = dirname(at);
    try {
      return at === this.border || isInside(realpathSync(at), realpathSync(this.border));
    } catch {
      return false;
    }
  }

  private readNow(path: string): SourceFile | undefined {
    if (!isInside(path, this.border)) return undefined;
    try {
      if (!isInside(realpathSync(path), realpathSync(this.border))) return undefined;
      const stats = statSync(path);
      if (!stats.isFile() || stats.size > largestFile) return undefined;
      // As it is read when it is changed: offsets count in the same text.
      const text = decode(readFileSync(path))?.text;
      return text === undefined ? undefined : { text, version: text };
    } catch {
      return undefined;
    }
  }
}

function borderOf(folder: string): string {
  for (let at = folder; dirname(at) !== at; at = dirname(at))
    if (['.git', '.hg', '.svn'].some((name) => existsSync(join(at, name)))) return at;
  const current = process.cwd();
  if (isInside(folder, current) || folder === current) return dirname(current) === current ? folder : current;
  let border = folder;
  for (let level = 0; level < levels; level++) {
    const above = dirname(border);
    if (dirname(above) === above) break;
    border = above;
  }
  return border;
}

/** Whether there is a file, a folder, or a link, which may lead nowhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
