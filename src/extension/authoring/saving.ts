import { FileSystemError, FileType, l10n, Uri, window, workspace } from 'vscode';
import type { Memento } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { conjectureToLine } from '../../library/json.ts';
import { filters } from '../conjectures/files.ts';
import type { LibraryFiles } from '../conjectures/files.ts';
import { appendRecords, textAt, writeFile } from '../conjectures/writing.ts';
import { KeptMemory } from '../memory.ts';
import type { Notifier } from '../notify.ts';

/** What lets git merge libraries: both sides' lines are kept, and of several with one id the last stands. */
const mergeLine = '*.esma.jsonl merge=union';

/** Writes conjectures into library files that are the user's: adds to what is there, and replaces it only when told to. */
export class Saving {
  private readonly mergingAsked: KeptMemory<boolean>;

  constructor(
    private readonly files: LibraryFiles,
    memento: Memento,
    private readonly proving: ProvingClient,
    private readonly notifier: Notifier,
  ) {
    this.mergingAsked = new KeptMemory(
      memento,
      'esma.mergingAsked',
      (kept) => (typeof kept === 'boolean' ? kept : undefined),
      false,
    );
  }

  /**
   * Saves conjectures where the user says: what a file there holds already stays, unless it is to be replaced. False when a
   * question was left.
   * @param total how many there are, where not all of them are at hand
   */
  async save(conjectures: readonly Conjecture[], total = conjectures.length): Promise<boolean> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({
      filters,
      title: l10n.t('Save Conjectures to File'),
      saveLabel: l10n.t('Save or Add'),
      ...(folder ? { defaultUri: Uri.joinPath(folder, 'conjectures.esma.jsonl') } : {}),
    });
    if (!uri) return false;
    const held = await heldBy(uri);
    if (held > 0) {
      const add = l10n.t('Add to Them');
      const replace =
        held === 1 ? l10n.t('Replace One Conjecture') : l10n.t('Replace {0} Conjectures', grouped(held));
      const answer = await window.showWarningMessage(
        held === 1
          ? l10n.t('{0} holds one conjecture already.', workspace.asRelativePath(uri))
          : l10n.t('{0} holds {1} conjectures already.', workspace.asRelativePath(uri), grouped(held)),
        {
          modal: true,
          detail: l10n.t(
            'What is added is merged by id: nothing that stands there is lost, nothing stands twice.',
          ),
        },
        add,
        replace,
      );
      if (answer === undefined) return false;
      if (answer === add) return this.addTo(uri, conjectures, total);
    }
    const text = conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join('');
    await writeFile(uri, text, this.proving);
    this.tellSaved(uri, conjectures.length, total);
    return true;
  }

  /** Adds conjectures to an open library, another one or a new one; false when a question was left. */
  async addToLibrary(conjectures: readonly Conjecture[], total = conjectures.length): Promise<boolean> {
    const title = l10n.t('Add to Library');
    const open = this.files.all().map(({ uri, conjectures: count }) => ({
      label: workspace.asRelativePath(uri),
      description: l10n.t('{0} conjectures', grouped(count)),
      uri: uri as Uri | undefined,
    }));
    const other = { label: l10n.t('Another File…'), description: '', uri: undefined };
    const picked =
      open.length === 0
        ? other
        : await window.showQuickPick([...open, other], { title, ignoreFocusOut: true });
    if (!picked) return false;
    return picked.uri ? this.addTo(picked.uri, conjectures, total) : this.save(conjectures, total);
  }

  private async addTo(uri: Uri, conjectures: readonly Conjecture[], total: number): Promise<boolean> {
    const before = await heldBy(uri);
    await appendRecords(uri, conjectures, this.proving);
    const added = (await heldBy(uri)) - before;
    const name = workspace.asRelativePath(uri);
    this.notifier.info(
      [
        l10n.t(
          '{0} of {1} conjectures are new in {2}, and added.',
          grouped(added),
          grouped(conjectures.length),
          name,
        ),
        ...restSentence(conjectures.length, total),
      ].join(' '),
    );
    await this.offerMerging(uri);
    return true;
  }

  private tellSaved(uri: Uri, saved: number, total: number): void {
    const name = workspace.asRelativePath(uri);
    const sentence =
      saved < total
        ? l10n.t('{0} of {1} conjectures are saved in {2}.', grouped(saved), grouped(total), name)
        : saved === 1
          ? l10n.t('One conjecture is saved in {0}.', name)
          : l10n.t('{0} conjectures are saved in {1}.', grouped(saved), name);
    this.notifier.info([sentence, ...restSentence(saved, total)].join(' '));
    void this.offerMerging(uri);
  }

  /** Where a folder is under git: offers once that lines which two people have added are merged, as they are never changed. */
  private async offerMerging(uri: Uri): Promise<void> {
    const folder = workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || this.mergingAsked.get()) return;
    try {
      await workspace.fs.stat(Uri.joinPath(folder, '.git'));
    } catch {
      return;
    }
    const file = Uri.joinPath(folder, '.gitattributes');
    // A link may lead to any file of the user's.
    const type = await workspace.fs.stat(file).then(
      (status) => status.type,
      () => FileType.File,
    );
    if (type !== FileType.File) return;
    const text = await workspace.fs.readFile(file).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    if (/^\*\.esma\.jsonl\s.*merge=union/m.test(text)) return;
    await this.mergingAsked.set(true);
    const add = l10n.t('Add the Line');
    const answer = await this.notifier.ask(
      l10n.t(
        'Libraries are only ever added to, so git can merge what two people have added: with the line "{0}" in .gitattributes.',
        mergeLine,
      ),
      add,
      l10n.t('Not Now'),
    );
    if (answer !== add) return;
    const separated = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await workspace.fs.writeFile(file, new TextEncoder().encode(`${separated}${mergeLine}\n`));
  }
}

/** Lines that a file holds, those of one id once: of a file that is no library too, so that none is replaced unasked. */
async function heldBy(uri: Uri): Promise<number> {
  let text: string;
  try {
    text = await textAt(uri);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return 0;
    throw error;
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Set(lines.map((line) => /"id":\s?"([^"]+)"/.exec(line)?.[1] ?? line)).size;
}

/** How the others are had, where not all conjectures were at hand. */
function restSentence(written: number, total: number): string[] {
  return written < total
    ? [
        l10n.t(
          'The window keeps some of each family (the setting "Members Kept"); "esma search … --members all --out FILE" in a terminal writes all.',
        ),
      ]
    : [];
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
