/** Paths of a project's files: absolute, with slashes. */

/** The folder of a file; "" for the root of the file system. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A name with an ending, unless it has that one already: TeX's \input{ch.one} is ch.one.tex. */
export function withEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(ending) ? name : name + ending;
}

/** A path relative to a folder, or an absolute one, without "." and "..". */
export function resolvePath(folder: string, name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^"(.*)"$/, '$1');
  const parts = (isAbsolute(path) ? path : `${folder}/${path}`).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.' && (part !== '' || kept.length === 0)) kept.push(part);
  }
  return kept.join('/');
}

/** Whether a path names its place without the help of a folder; "//server" and "C:/" do. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path);
}

/** The parts of a list in braces, as \usepackage{a, b} has it. */
export function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
