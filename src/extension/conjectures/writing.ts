import { l10n, workspace, WorkspaceEdit } from 'vscode';
import type { Uri } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { records } from './loading.ts';

/** Writes a whole file: on this machine all of it or nothing, in turn with other programs; elsewhere as VS Code does. */
export async function writeFile(uri: Uri, text: string, proving: ProvingClient): Promise<void> {
  if (uri.scheme === 'file') await proving.call('writeFile', { path: uri.fsPath, text });
  else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/**
 * Adds records to the end of a file, as the terminal does; where it is open in an editor with changes, to the text in the
 * editor. Files of other systems than this machine's have no lock.
 */
export async function appendRecords(
  uri: Uri,
  conjectures: readonly Conjecture[],
  proving: ProvingClient,
): Promise<void> {
  const { conjectureToJson, conjectureToLine } = await records();
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document?.isDirty) {
    const text = document.getText();
    const lines = conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join('');
    const edit = new WorkspaceEdit();
    edit.insert(
      uri,
      document.positionAt(text.length),
      text === '' || text.endsWith('\n') ? lines : `\n${lines}`,
    );
    if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('the editor refused the change'));
    return;
  }
  if (uri.scheme === 'file') {
    await proving.call('addToLibrary', { path: uri.fsPath, conjectures: conjectures.map(conjectureToJson) });
    return;
  }
  const lines = conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join('');
  const before = await workspace.fs.readFile(uri);
  const separated = before.length === 0 || before[before.length - 1] === 10 ? lines : `\n${lines}`;
  const added = new TextEncoder().encode(separated);
  const whole = new Uint8Array(before.length + added.length);
  whole.set(before);
  whole.set(added, before.length);
  await workspace.fs.writeFile(uri, whole);
}
