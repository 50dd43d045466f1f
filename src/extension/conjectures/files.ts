import { l10n, Uri, window, workspace } from 'vscode';
import type { Memento } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { conjectureFromLine, conjectureToLine } from '../../library/json.ts';
import type { Notifier } from '../notify.ts';
import type { Collection } from './collection.ts';
import { Turns } from './turns.ts';

const openFilesKey = 'esma.openFiles';

/** The name of a library file's dialog filter. */
const filters = { ESMA: ['jsonl'] };

/** Conjectures that are added to the list at once while a file is read. */
const batchSize = 500;

/** Library files: opened into the list, remembered for the next session, and saved where the user says. */
export class LibraryFiles {
  constructor(
    private readonly collection: Collection,
    private readonly memento: Memento,
    private readonly notifier: Notifier,
    private readonly onChange: () => void,
  ) {}

  /** Opens the files of the last session again; one that is gone is forgotten. */
  async restore(): Promise<void> {
    for (const text of this.memento.get<string[]>(openFilesKey) ?? []) {
      await this.load(Uri.parse(text)).catch(() => this.forget(text));
    }
  }

  /** Asks for files and reads them into the list. @param onChosen called as soon as the dialog has been answered */
  async open(onChosen: () => void): Promise<void> {
    const uris = await window.showOpenDialog({
      canSelectMany: true,
      filters,
      title: l10n.t('Open Conjectures File'),
    });
    if (!uris || uris.length === 0) return;
    onChosen();
    for (const uri of uris) {
      await this.load(uri);
      const known = this.memento.get<string[]>(openFilesKey) ?? [];
      await this.memento.update(openFilesKey, [...new Set([...known, uri.toString()])]);
    }
  }

  /** Reads a library into the list, a little at a time. @throws when the file can't be read. */
  async load(uri: Uri): Promise<void> {
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    const source = uri.toString();
    this.collection.remove(source);
    const turns = new Turns();
    const time = Date.now();
    const corrupt: number[] = [];
    let batch = new Map<string, Conjecture[]>();
    let waiting = 0;
    const flush = () => {
      for (const members of batch.values()) this.collection.add(source, time, members);
      batch = new Map();
      waiting = 0;
      this.onChange();
    };
    let number = 0;
    for (let from = 0; from < text.length;) {
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end < 0 ? undefined : end);
      from = end < 0 ? text.length : end + 1;
      number++;
      if (line.trim() === '') continue;
      try {
        const conjecture = conjectureFromLine(line);
        const members = batch.get(conjecture.family);
        if (members) members.push(conjecture);
        else batch.set(conjecture.family, [conjecture]);
        if (++waiting === batchSize) flush();
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        corrupt.push(number);
      }
      await turns.take();
    }
    flush();
    if (corrupt.length > 0) {
      this.notifier.warn(
        l10n.t(
          '{0}: {1} lines can not be read (the first is line {2}); they were passed over and stay in the file.',
          workspace.asRelativePath(uri),
          corrupt.length,
          corrupt[0]!,
        ),
      );
    }
  }

  /** Saves conjectures where the user says; false when the dialog was left. */
  async save(conjectures: readonly Conjecture[]): Promise<boolean> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({
      filters,
      title: l10n.t('Save Conjectures to File'),
      ...(folder ? { defaultUri: Uri.joinPath(folder, 'conjectures.esma.jsonl') } : {}),
    });
    if (!uri) return false;
    const text = conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join('');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    this.notifier.info(
      l10n.t('{0} conjectures are saved in {1}.', conjectures.length, workspace.asRelativePath(uri)),
    );
    return true;
  }

  private async forget(text: string): Promise<void> {
    const known = this.memento.get<string[]>(openFilesKey) ?? [];
    await this.memento.update(
      openFilesKey,
      known.filter((entry) => entry !== text),
    );
  }
}
