import { lstat, realpath } from 'node:fs/promises';
import { FileType, Uri, workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import { folderOf } from '../../documents/paths.ts';
import type { ProjectFiles, SourceFile } from '../../documents/project.ts';

/** Larger files are no part of a paper. */
const largestFile = 8_000_000;
const mostFound = 200;

/**
 * The files of the workspace beside a document, for reading its project. A document can name any file: only regular ones of
 * the workspace folders are read, or of the document's own folder where it lies in none; no link leads out of them.
 */
export class WorkspaceFiles implements ProjectFiles {
  constructor(private readonly near: Uri) {}

  uri(path: string): Uri {
    return this.near.with({ path, query: '', fragment: '' });
  }

  async read(path: string): Promise<SourceFile | undefined> {
    const uri = this.uri(path);
    if (!this.isWithin(uri)) return undefined;
    const name = uri.toString();
    const open = workspace.textDocuments.find((document) => document.uri.toString() === name);
    if (open) return { text: open.getText(), version: `open ${open.version}` };
    const watched = workspace.getWorkspaceFolder(uri) !== undefined;
    if (watched && known.has(name)) return known.get(name);
    const found = await this.readStored(uri, name);
    if (watched) known.set(name, found);
    return found;
  }

  private async readStored(uri: Uri, name: string): Promise<SourceFile | undefined> {
    try {
      const { type, size, mtime } = await workspace.fs.stat(uri);
      if ((type & FileType.File) === 0 || size > largestFile) return undefined;
      if (!(await this.isUnlinked(uri, type))) return undefined;
      const version = `${mtime} ${size}`;
      const kept = texts.get(name);
      if (kept?.version === version) return kept;
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      texts.set(name, { text, version });
      return { text, version };
    } catch {
      return undefined;
    }
  }

  async mayMake(path: string): Promise<boolean> {
    const uri = this.uri(path);
    if (!this.isWithin(uri) || (await isThere(uri))) return false;
    if (uri.scheme !== 'file') return true;
    // It lies where its folder does, or the one above it.
    let at = uri;
    do at = at.with({ path: folderOf(at.path) || '/' });
    while (at.path !== '/' && !(await isThere(at)));
    return this.leadsInside(at).catch(() => false);
  }

  async candidates(endings: readonly string[]): Promise<readonly string[]> {
    const all = endings.flatMap((each) => [each, each.charAt(0).toUpperCase() + each.slice(1)]).join(',');
    const found = await workspace.findFiles(`**/*.{${all}}`, '**/{node_modules,.git}/**', mostFound);
    const folder = folderOf(this.near.path);
    const paths = found.filter((uri) => uri.scheme === this.near.scheme).map(({ path }) => path);
    // What lies beside the document or above it first.
    const distance = (path: string) => (folder.startsWith(folderOf(path)) ? 0 : 1);
    return paths.sort((x, y) => distance(x) - distance(y) || x.length - y.length);
  }

  /** Whether a file's address is below the folders that may be read. */
  private isWithin(uri: Uri): boolean {
    if (workspace.getWorkspaceFolder(this.near)) return workspace.getWorkspaceFolder(uri) !== undefined;
    return uri.path.startsWith(`${folderOf(this.near.path)}/`);
  }

  /** Whether no link leads from a file out of the folders that may be read. */
  private async isUnlinked(uri: Uri, type: FileType): Promise<boolean> {
    return uri.scheme === 'file' ? this.leadsInside(uri) : (type & FileType.SymbolicLink) === 0;
  }

  /** Whether a file or folder on disk really lies in the folders that may be read. @throws Error where it is not there */
  private async leadsInside(uri: Uri): Promise<boolean> {
    const border = workspace.getWorkspaceFolder(this.near)?.uri ?? Uri.file(folderOf(this.near.fsPath));
    const real = Uri.file(await realpath(uri.fsPath));
    const realBorder = Uri.file(await realpath(border.fsPath));
    return (
      `${real.path}/`.startsWith(`${realBorder.path}/`) || workspace.getWorkspaceFolder(real) !== undefined
    );
  }
}

/** What was read of files that no editor has open, by address. */
const texts = new Map<string, SourceFile>();

/** What is known of watched files until they change: undefined of those that are not there. */
const known = new Map<string, SourceFile | undefined>();

/** Forgets what is known of files of the workspace when they change, so that they need not be asked every time. */
export class WatchedFiles implements Disposable {
  private readonly watcher = workspace.createFileSystemWatcher('**/*');
  private readonly registrations: readonly Disposable[];

  constructor() {
    const forget = (uri: Uri) => known.delete(uri.toString());
    this.registrations = [
      this.watcher.onDidChange(forget),
      // A folder that comes or goes takes its files along.
      this.watcher.onDidCreate(() => known.clear()),
      this.watcher.onDidDelete(() => known.clear()),
      workspace.onDidChangeWorkspaceFolders(() => known.clear()),
      workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    ];
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.watcher.dispose();
    known.clear();
  }
}

/** Whether there is a file, a folder, or a link, which on disk may lead nowhere. */
async function isThere(uri: Uri): Promise<boolean> {
  try {
    await (uri.scheme === 'file' ? lstat(uri.fsPath) : workspace.fs.stat(uri));
    return true;
  } catch {
    return false;
  }
}

/** The address of a file of a document's project. */
export function uriBeside(document: TextDocument, path: string): Uri {
  return document.uri.with({ path, query: '', fragment: '' });
}
