import { folderOf, resolvePath } from './paths.ts';
import type { ProjectFiles, SourceFile } from './project.ts';

/** A file of Typst. */
export interface TypstFile {
  readonly path: string;
  readonly text: string;
}

/** What a Typst document is part of. */
export interface TypstPaper {
  /** The document first. */
  readonly files: readonly TypstFile[];
  /** All labels of the files, whatever they stand at. */
  readonly labels: ReadonlySet<string>;
  /** Whether its equations are numbered, or carry labels already: others get one then. */
  readonly hasNumbers: boolean;
}

/** Files that are read, and files that are asked whether they include others. */
const mostFiles = 300;
const mostCandidates = 60;

const bringing = /(?<![\w-])(?:include|import)\s{1,20}"([^"\n]{1,300}\.typ)"/g;
const label = /<([\p{L}_][\p{L}\p{N}_.:-]{0,200})>/gu;
const numbered =
  /(?<![\w.-])math\.equation\s*\((?:[^()]|\([^()]*\)){0,300}?\bnumbering\s*:(?!\s*none\b)|\$[ \t]*<[\p{L}_]/u;

/** What one file says. */
interface Facts extends TypstFile {
  readonly version: string;
  readonly brings: readonly string[];
  readonly labels: readonly string[];
  readonly hasNumbers: boolean;
}

/** Reads the files that Typst documents are made of, each version once. */
export class TypstReader {
  private readonly kept = new Map<string, Facts>();

  /** A document with what it includes, and with all that is made of the same documents as it. */
  async read(path: string, text: string, files: ProjectFiles): Promise<TypstPaper> {
    const own = this.factsOf(path, { text, version: text });
    const found = await this.gather(own, own, files);
    for (const candidate of (await files.candidates(['typ'])).slice(0, mostCandidates)) {
      if (found.has(candidate)) continue;
      const root = await this.file(candidate, own, files);
      const all = root && (await this.gather(root, own, files));
      if (all?.has(path)) for (const [name, each] of all) found.set(name, each);
    }
    const list = [...found.values()];
    return {
      files: list,
      labels: new Set(list.flatMap(({ labels }) => labels)),
      hasNumbers: list.some(({ hasNumbers }) => hasNumbers),
    };
  }

  /** A file and all that it includes or imports. */
  private async gather(root: Facts, own: Facts, files: ProjectFiles): Promise<Map<string, Facts>> {
    const found = new Map([[root.path, root]]);
    const waiting = [root];
    for (let next = waiting.shift(); next && found.size < mostFiles; next = waiting.shift()) {
      for (const name of next.brings) {
        for (const path of pathsOf(name, folderOf(next.path))) {
          const read = found.get(path) ?? (await this.file(path, own, files));
          if (!read) continue;
          if (!found.has(path)) waiting.push(read);
          found.set(path, read);
          break;
        }
      }
    }
    return found;
  }

  private async file(path: string, own: Facts, files: ProjectFiles): Promise<Facts | undefined> {
    if (path === own.path) return own;
    const source = await files.read(path);
    return source && this.factsOf(path, source);
  }

  private factsOf(path: string, { text, version }: SourceFile): Facts {
    const old = this.kept.get(path);
    if (old?.version === version) return old;
    const facts = {
      ...{ path, text, version },
      brings: [...text.matchAll(bringing)].map(([, name]) => name!),
      labels: [...text.matchAll(label)].map(([, name]) => name!),
      hasNumbers: numbered.test(text),
    };
    this.kept.set(path, facts);
    return facts;
  }
}

/** Where a file may be that is named from a folder: what begins with a slash lies in the root's folder, which is above. */
export function pathsOf(name: string, folder: string): string[] {
  if (!name.startsWith('/')) return [resolvePath(folder, name)];
  const above = folder.split('/').map((_, n, parts) => parts.slice(0, parts.length - n).join('/'));
  return above.map((each) => `${each}${name}`);
}
