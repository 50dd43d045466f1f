import { l10n, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { records } from './loading.ts';

/** Writes a whole file: on this machine all of it or nothing, in turn with other programs; elsewhere as VS Code does. */
export async function writeFile(uri: Uri, text: string, proving: ProvingClient): Promise<void> {
  if (uri.scheme === 'file') await proving.call('writeFile', { path: uri.fsPath, text });
  else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/**
 * Adds records to a library, as far as it does not hold them, as the terminal does; where it is open in an editor with
 * changes, to the text in the editor. Files of other systems than this machine's have no lock.
 */
export async function appendRecords(
  uri: Uri,
  conjectures: readonly Conjecture[],
  proving: ProvingClient,
): Promise<void> {
  const { conjectureToJson } = await records();
  const json = conjectures.map(conjectureToJson);
  const editor = changedDocument(uri);
  if (!editor && uri.scheme === 'file') {
    await proving.call('addToLibrary', { path: uri.fsPath, conjectures: json });
    return;
  }
  const text = await textAt(uri);
  const lines = await proving.call('linesToAdd', { text, conjectures: json });
  if (lines === '') return;
  if (!editor) {
    const bytes = await workspace.fs.readFile(uri);
    await workspace.fs.writeFile(uri, Buffer.concat([bytes, Buffer.from(lines)]));
    return;
  }
  const edit = new WorkspaceEdit();
  edit.insert(uri, editor.positionAt(text.length), lines);
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('the editor refused the change'));
}

/** What a file holds, with the changes of an editor that are not saved. @throws FileSystemError */
export async function textAt(uri: Uri): Promise<string> {
  const editor = changedDocument(uri);
  return editor ? editor.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri));
}

function changedDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((open) => open.isDirty && open.uri.toString() === uri.toString());
}
