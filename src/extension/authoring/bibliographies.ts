import { l10n, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { entryFor } from '../../documents/bibliographyStyle.ts';
import type { BibliographyEntry } from '../../documents/bibliographyStyle.ts';
import { bibliographiesIn, citingOf, sourceEntries } from '../../documents/citing.ts';
import type { Bibliographies } from '../../documents/citing.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import type { Project } from '../../documents/project.ts';
import type { SourceKey } from '../../formats/proofs/sources.ts';
import type { CitationStyle } from '../../formats/proofs/text.ts';
import { changeFiles } from '../documents/paperEdits.ts';
import { uriBeside, WorkspaceFiles } from '../documents/workspaceFiles.ts';

/**
 * Puts an entry into a bibliography as that writes its own, which is made where it is not there yet, and saves it.
 * @param whole the entry as a bibliography of its own has it
 */
export async function appendEntry(
  document: TextDocument,
  path: string,
  entry: BibliographyEntry,
  whole: string,
): Promise<void> {
  const text = (await new WorkspaceFiles(document.uri).read(path))?.text;
  const edit = text === undefined ? { offset: 0, text: whole } : entryFor(text, entry);
  await insertAndSave(document, { path, ...edit });
}

/** Puts a text into a file, which is made where it may be and is not there yet, and saves it. @throws Error where it cannot be */
export async function insertAndSave(
  document: TextDocument,
  { path, offset, text }: PreambleEdit,
): Promise<void> {
  const files = new WorkspaceFiles(document.uri);
  const uri = uriBeside(document, path);
  const edit = new WorkspaceEdit();
  if ((await files.read(path)) !== undefined)
    edit.insert(uri, (await workspace.openTextDocument(uri)).positionAt(offset), text);
  else if (await files.mayMake(path)) edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (edit.size === 0 || !(await workspace.applyEdit(edit))) throw unchanged([uri]);
  await (await workspace.openTextDocument(uri)).save();
}

function unchanged(uris: readonly Uri[]): Error {
  const names = uris.map((uri) => workspace.asRelativePath(uri));
  return new Error(l10n.t('{0} cannot be changed.', [...new Set(names)].join(', ')));
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
  const inLatex = edits.filter(isLatex);
  if (!(await changeFiles(document, inLatex)))
    throw unchanged(inLatex.map(({ path }) => uriBeside(document, path)));
  for (const entry of edits) if (!isLatex(entry)) await insertAndSave(document, entry);
}

/** The bibliographies of a document's project, within the folders that may be read. */
export function bibliographiesOfPaper(document: TextDocument, project: Project): Promise<Bibliographies> {
  return bibliographiesIn(project, new WorkspaceFiles(document.uri));
}
