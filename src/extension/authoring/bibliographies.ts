import { l10n, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import {
  bibliographiesOf,
  citeCommand,
  writtenBibliography,
  writtenEntry,
} from '../../documents/bibliography.ts';
import type { WrittenBibliography } from '../../documents/bibliography.ts';
import { entryFor } from '../../documents/bibliographyStyle.ts';
import type { BibliographyEntry } from '../../documents/bibliographyStyle.ts';
import { citationKeys, knownKeys, sourceEntry, writtenSource } from '../../documents/citedSources.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import type { Project } from '../../documents/project.ts';
import type { SourceKey } from '../../formats/proofs/sources.ts';
import type { CitationStyle } from '../../formats/proofs/text.ts';
import { uriBeside } from '../documents/workspaceFiles.ts';

/** The text of a file, as an editor has it where one does; undefined where there is none. */
export async function readText(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/**
 * Puts an entry into a bibliography as that writes its own, which is made where it is not there yet, and saves it.
 * @param whole the entry as a bibliography of its own has it
 */
export async function appendEntry(uri: Uri, entry: BibliographyEntry, whole: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const text = await readText(uri);
  if (text === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(whole) });
  else {
    const document = await workspace.openTextDocument(uri);
    const { offset, text: words } = entryFor(document.getText(), entry);
    edit.insert(uri, document.positionAt(offset), words);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} cannot be changed.', workspace.asRelativePath(uri)));
  const document = await workspace.openTextDocument(uri);
  await document.save();
}

/** Puts a text into a file of a project, in its line ends. */
export async function insertText(
  document: TextDocument,
  { path, offset, text }: PreambleEdit,
): Promise<void> {
  const file = await workspace.openTextDocument(uriBeside(document, path));
  const edit = new WorkspaceEdit();
  const newline = file.getText().includes('\r\n') ? '\r\n' : '\n';
  edit.insert(file.uri, file.positionAt(offset), text.replaceAll('\n', newline));
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} cannot be changed.', workspace.asRelativePath(file.uri)));
}

/** Where a paper has its bibliography, and what stands in it. */
interface Bibliographies {
  /** The first file that it names, if it names some. */
  readonly file: Uri | undefined;
  readonly written: WrittenBibliography | null;
  readonly texts: readonly string[];
}

async function bibliographiesIn(document: TextDocument, project: Project): Promise<Bibliographies> {
  const uris = bibliographiesOf(project).map((path) => uriBeside(document, path));
  const texts = await Promise.all(uris.map(readText));
  const written = writtenBibliography(project);
  return {
    file: uris[0],
    written,
    texts: [
      ...texts.flatMap((text) => text ?? []),
      ...(written === null ? [] : project.files.map(({ text }) => text)),
    ],
  };
}

/** How a paper cites the sources of proofs; undefined where it has no bibliography at all. */
export async function citingOf(document: TextDocument, project: Project): Promise<CitationStyle | undefined> {
  const { file, written, texts } = await bibliographiesIn(document, project);
  if (!file && written === null) return undefined;
  return { command: citeCommand(project), keys: citationKeys(texts) };
}

/** Adds the sources that a paper's bibliography does not have yet. */
export async function addSources(
  document: TextDocument,
  project: Project,
  cited: readonly SourceKey[],
  { keys }: CitationStyle,
): Promise<void> {
  const { file, texts } = await bibliographiesIn(document, project);
  const known = knownKeys(texts);
  const missing = cited.filter((source) => !known.has(source));
  if (file) {
    for (const source of missing) {
      const entry = sourceEntry(source, keys[source]);
      await appendEntry(file, entry, entryFor('', entry).text);
    }
    return;
  }
  const all = (kind: WrittenBibliography) =>
    missing.map((source) => writtenSource(source, keys[source], kind)).join('');
  const place = missing.length === 0 ? null : writtenEntry(project, all);
  if (place) await insertText(document, place);
}
