import { commands, l10n, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { Service } from '../../engine/serviceClient.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import { commandNames } from '../names.ts';
import type { Notifier } from '../notify.ts';
import type { Search, Searches } from '../searches/searches.ts';
import { describeSearch } from '../searches/describe.ts';
import type { ConjecturePages } from '../views/conjecturePages.ts';
import type { SearchStatus } from '../views/searchStatus.ts';
import type { Citing } from './citeCommand.ts';
import type { ConjectureCommands } from './conjectureCommands.ts';
import type { Copying } from './copyCommand.ts';
import type { Exporting } from './exportCommand.ts';
import type { Insertions } from './insertCommand.ts';
import { chooseStyle } from './restyleCommand.ts';
import type { Restyling } from './restyleCommand.ts';
import type { ProofCommands } from './proofCommands.ts';
import type { ToolboxCommands } from './toolboxCommands.ts';
import { askForSearch } from './searchInput.ts';

/** The parts that commands work on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly notifier: Notifier;
  readonly service: Service;
  readonly startService: () => Service;
  readonly searches: Searches;
  readonly collection: Collection;
  readonly files: LibraryFiles;
  readonly pages: ConjecturePages;
  readonly status: SearchStatus;
  readonly conjectures: ConjectureCommands;
  readonly copying: Copying;
  readonly exporting: Exporting;
  readonly insertions: Insertions;
  readonly restyling: Restyling;
  readonly citing: Citing;
  readonly proofs: ProofCommands;
  readonly toolbox: ToolboxCommands;
}

/** Registers every command but that of the log. */
export function registerCommands(parts: Parts): Disposable[] {
  const { notifier, searches, conjectures, proofs, toolbox, pages, files, collection } = parts;
  const register = (name: string, action: (argument?: unknown, other?: unknown) => unknown) =>
    commands.registerCommand(name, (argument?: unknown, other?: unknown) =>
      notifier.guard(() => action(argument, other)),
    );
  const onConjecture = (name: string, title: string, action: (conjecture: Chosen) => unknown) =>
    register(name, async (id) => {
      const conjecture = await conjectures.choose(id, title);
      return conjecture ? action(conjecture) : false;
    });
  const onSearch = (
    name: string,
    title: string,
    states: readonly Search['state'][],
    action: (search: Search) => unknown,
  ) =>
    register(name, async (argument) => {
      const search = await chooseSearch(searches, argument, title, states);
      if (search) await action(search);
    });

  return [
    register(commandNames.search, () => newSearch(parts)),
    register(commandNames.searchSelection, (text) => searchSelection(parts, text)),
    register(commandNames.restyle, (uri, offset) => parts.restyling.restyle(uri, offset)),
    register(commandNames.cite, () => parts.citing.cite()),
    register(commandNames.addPackages, (isOffer) => parts.insertions.addPackages(isOffer === true)),
    onSearch(commandNames.pause, l10n.t('Pause Search'), ['running'], (search) => searches.pause(search)),
    onSearch(commandNames.resume, l10n.t('Resume Search'), ['paused', 'stopped', 'failed'], (search) =>
      searches.resume(search),
    ),
    onSearch(commandNames.stop, l10n.t('Stop Search'), ['running', 'paused'], (search) =>
      searches.stop(search),
    ),
    onSearch(
      commandNames.deleteSearch,
      l10n.t('Delete Search'),
      ['running', 'paused', 'stopped', 'done', 'failed'],
      async (search) => {
        const remove = l10n.t('Delete');
        const question = l10n.t('Delete the search of {0} and its conjectures?', describeSearch(search));
        if ((await window.showWarningMessage(question, { modal: true }, remove)) === remove)
          searches.delete(search);
      },
    ),
    register(commandNames.showConjectures, (id) => pages.show(typeof id === 'string' ? id : undefined)),
    onConjecture(commandNames.insert, l10n.t('Insert Conjecture'), (conjecture) =>
      conjectures.insert(conjecture),
    ),
    onConjecture(commandNames.insertAs, l10n.t('Insert Conjecture As'), async (conjecture) => {
      const style = await chooseStyle(conjecture, l10n.t('Insert Conjecture As'));
      return style !== undefined && parts.insertions.insert(conjecture, style);
    }),
    onConjecture(commandNames.copyLatex, l10n.t('Copy Conjecture as LaTeX'), (conjecture) =>
      parts.copying.copyLatex(conjecture),
    ),
    onConjecture(commandNames.copyAs, l10n.t('Copy Conjecture As'), (conjecture) =>
      parts.copying.copyAs(conjecture),
    ),
    onConjecture(commandNames.verify, l10n.t('Verify Conjecture to More Digits'), (conjecture) =>
      conjectures.verify(conjecture),
    ),
    onConjecture(commandNames.prove, l10n.t('Prove Conjecture'), (conjecture) => proofs.prove(conjecture)),
    onConjecture(commandNames.insertProof, l10n.t('Insert Proof'), (conjecture) => proofs.insert(conjecture)),
    register(commandNames.toolbox, () => toolbox.open()),
    register(commandNames.identify, () => toolbox.identify()),
    onSearch(
      commandNames.save,
      l10n.t('Save Conjectures to File'),
      ['running', 'paused', 'stopped', 'done', 'failed'],
      (search) => files.save(collection.ofSource(search.id)),
    ),
    register(commandNames.export, (argument) => parts.exporting.export(argument)),
    register(commandNames.open, () => files.open(() => pages.show())),
    register(commandNames.closeFile, async (argument) => {
      const file = await chooseFile(files, argument);
      if (file) await files.close(file);
    }),
  ];
}

type Chosen = NonNullable<Awaited<ReturnType<ConjectureCommands['choose']>>>;

async function newSearch(
  { service, startService, context, searches, status }: Parts,
  description?: Parameters<typeof askForSearch>[3],
): Promise<void> {
  const specification = await askForSearch(service, startService, context.globalState, description);
  if (!specification) return;
  const search = searches.start(specification);
  status.announce(search);
  await commands.executeCommand('esma.conjectures.focus');
}

/** Takes the expression or the number that is selected in the editor, or the one that a hover or an action gives. */
async function searchSelection(parts: Parts, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const text = typeof given === 'string' ? given : (editor?.document.getText(editor.selection).trim() ?? '');
  if (text === '') {
    parts.notifier.info(l10n.t('Select a number or an expression in an editor first.'));
    return;
  }
  const description = await parts.service.call('describe', { text });
  if (description.rational) {
    parts.notifier.info(l10n.t('{0} is rational: its continued fraction ends.', description.name));
    return;
  }
  await newSearch(parts, description);
}

/** The search that a tree item or the user names; the only one that fits needs no question. */
async function chooseSearch(
  searches: Searches,
  argument: unknown,
  title: string,
  states: readonly Search['state'][],
): Promise<Search | undefined> {
  const id = typeof argument === 'object' && argument !== null ? (argument as Partial<Search>).id : undefined;
  const named = id === undefined ? undefined : searches.get(id);
  if (named) return named;
  const fitting = searches.all().filter(({ state }) => states.includes(state));
  if (fitting.length <= 1) return fitting[0];
  const items = fitting.map((search) => ({ label: describeSearch(search), search }));
  return (await window.showQuickPick(items, { title }))?.search;
}

/** The open library file that a tree item or the user names; the only one needs no question. */
async function chooseFile(files: LibraryFiles, argument: unknown): Promise<OpenFile | undefined> {
  const all = files.all();
  const id =
    typeof argument === 'object' && argument !== null ? (argument as Partial<OpenFile>).id : undefined;
  const named = all.find((file) => file.id === id);
  if (named) return named;
  if (all.length <= 1) return all[0];
  const items = all.map((file) => ({ label: workspace.asRelativePath(file.uri), file }));
  return (await window.showQuickPick(items, { title: l10n.t('Close Conjectures File') }))?.file;
}
