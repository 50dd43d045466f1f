import { WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { inLineEndsOf } from '../../documents/lineEnds.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import { uriBeside } from './workspaceFiles.ts';

/**
 * Makes changes to files of a document's project at once, in their line ends: an undo step in each.
 * @returns whether they could be changed
 */
export async function changeFiles(document: TextDocument, edits: readonly PreambleEdit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const edit = new WorkspaceEdit();
  for (const { path, offset, text } of edits) {
    const file = await workspace.openTextDocument(uriBeside(document, path));
    edit.insert(file.uri, file.positionAt(offset), inLineEndsOf(file.getText(), text));
  }
  return workspace.applyEdit(edit);
}
