import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { readProject } from '../../documents/project.ts';
import type { Project, ProjectFiles } from '../../documents/project.ts';

/** Larger files are no part of a paper. */
const largestFile = 8_000_000;
const mostFound = 200;

/** The files of the workspace beside a document, for reading its project. */
class WorkspaceFiles implements ProjectFiles {
  constructor(private readonly near: Uri) {}

  uri(path: string): Uri {
    return this.near.with({ path, query: '', fragment: '' });
  }

  async read(path: string): Promise<string | undefined> {
    const uri = this.uri(path);
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return open.getText();
    try {
      const { size } = await workspace.fs.stat(uri);
      if (size > largestFile) return undefined;
      return new TextDecoder().decode(await workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  }

  async candidates(): Promise<readonly string[]> {
    const found = await workspace.findFiles('**/*.{tex,ltx}', '**/{node_modules,.git}/**', mostFound);
    const folder = this.near.path.slice(0, this.near.path.lastIndexOf('/'));
    const paths = found.filter(({ scheme }) => scheme === this.near.scheme).map(({ path }) => path);
    // What lies beside the document or above it first.
    const distance = (path: string) => (folder.startsWith(path.slice(0, path.lastIndexOf('/'))) ? 0 : 1);
    return paths.sort((x, y) => distance(x) - distance(y) || x.length - y.length);
  }
}

/** The project that a LaTeX document is part of. */
export function projectOf(document: TextDocument): Promise<Project> {
  return readProject(document.uri.path, document.getText(), new WorkspaceFiles(document.uri));
}

/** The address of a file of a document's project. */
export function uriBeside(document: TextDocument, path: string): Uri {
  return new WorkspaceFiles(document.uri).uri(path);
}
