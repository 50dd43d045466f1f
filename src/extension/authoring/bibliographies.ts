import { l10n, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { entryFor } from '../../documents/bibliographyStyle.ts';
import type { BibliographyEntry, EntryEdit } from '../../documents/bibliographyStyle.ts';
import { bibliographiesIn, citingOf, sourceEntries } from '../../documents/citing.ts';
import type { Bibliographies } from '../../documents/citing.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import type { Project } from '../../documents/project.ts';
import type { SourceKey } from '../../formats/proofs/sources.ts';
import type { CitationStyle } from '../../formats/proofs/text.ts';
import { uriBeside, WorkspaceFiles } from '../documents/workspaceFiles.ts';

/** The text of a file, as an editor has it where one does; undefined where there is none. */
async function readText(uri: Uri): Promise<string | undefined> {
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
  const text = await readText(uri);
  await insertAndSave(uri, text === undefined ? { offset: 0, text: whole } : entryFor(text, entry));
}

/** Puts a text into a file, which is made where it is not there yet, and saves it. */
async function insertAndSave(uri: Uri, { offset, text }: EntryEdit): Promise<void> {
  const edit = new WorkspaceEdit();
  if ((await readText(uri)) === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  else edit.insert(uri, (await workspace.openTextDocument(uri)).positionAt(offset), text);
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} cannot be changed.', workspace.asRelativePath(uri)));
  const document = await workspace.openTextDocument(uri);
  await document.save();
}

/** How a paper cites the sources of proofs; undefined where it has no bibliography at all. */
export async function citingIn(document: TextDocument, project: Project): Promise<CitationStyle | undefined> {
  return citingOf(project, await bibliographiesOfPaper(document, project));
}

/** The entries of the sources that a paper's bibliography does not have yet. */
export async function sourcesFor(
  document: TextDocument,
  project: Project,
  cited: readonly SourceKey[],
  citing: CitationStyle,
): Promise<PreambleEdit[]> {
  return sourceEntries(project, await bibliographiesOfPaper(document, project), cited, citing);
}

/**
 * Makes changes to files of a paper, whose offsets are those of its files as they are: all at once in its LaTeX files, in their
 * line ends; one after the other in a bibliography file, which is made where it is not there yet, and saved.
 */
export async function addToPaper(
  document: TextDocument,
  project: Project,
  edits: readonly PreambleEdit[],
): Promise<void> {
  const isLatex = ({ path }: PreambleEdit) => project.files.some((file) => file.path === path);
  const edit = new WorkspaceEdit();
  for (const { path, offset, text } of edits.filter(isLatex)) {
    const file = await workspace.openTextDocument(uriBeside(document, path));
    const newline = file.getText().includes('\r\n') ? '\r\n' : '\n';
    edit.insert(file.uri, file.positionAt(offset), text.replaceAll('\n', newline));
  }
  if (edit.size > 0 && !(await workspace.applyEdit(edit)))
    throw new Error(
      l10n.t(
        '{0} cannot be changed.',
        edit
          .entries()
          .map(([uri]) => workspace.asRelativePath(uri))
          .join(', '),
      ),
    );
  for (const entry of edits) if (!isLatex(entry)) await insertAndSave(uriBeside(document, entry.path), entry);
}

/** The bibliographies of a document's project, within the folders that may be read. */
export function bibliographiesOfPaper(document: TextDocument, project: Project): Promise<Bibliographies> {
  return bibliographiesIn(project, new WorkspaceFiles(document.uri));
}
