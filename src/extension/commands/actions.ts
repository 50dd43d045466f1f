import { commands, l10n, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import type { commandNames } from '../names.ts';
import type { Notifier } from '../notify.ts';
import type { Search, Searches } from '../searches/searches.ts';
import { describeSearch } from '../searches/describe.ts';
import type { ConjecturePages } from '../pages/conjecturePages.ts';
import type { SearchStatus } from '../searches/searchStatus.ts';
import type { Citing } from './citeCommand.ts';
import type { ConjectureCommands } from './conjectureCommands.ts';
import type { Copying } from './copyCommand.ts';
import type { Exporting } from './exportCommand.ts';
import type { Inserting } from './insertCommand.ts';
import { chooseStyle } from './restyleCommand.ts';
import type { Restyling } from './restyleCommand.ts';
import type { ProofCommands } from './proofCommands.ts';
import type { ToolboxCommands } from './toolboxCommands.ts';
import { askForSearch } from './searchInput.ts';

/** The parts that commands work on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly notifier: Notifier;
  readonly planning: PlanningClient;
  readonly searches: Searches;
  readonly collection: Collection;
  readonly files: LibraryFiles;
  readonly pages: ConjecturePages;
  readonly status: SearchStatus;
  readonly conjectures: ConjectureCommands;
  readonly copying: Copying;
  readonly exporting: Exporting;
  readonly inserting: Inserting;
  readonly restyling: Restyling;
  readonly citing: Citing;
  readonly proofs: ProofCommands;
  readonly toolbox: ToolboxCommands;
}

/** What a command does with its arguments. */
type Action = (argument?: unknown, other?: unknown) => unknown;

/** The actions of all commands but that of the log. */
export type Actions = Readonly<Record<Exclude<keyof typeof commandNames, 'showLog'>, Action>>;

/** Puts the actions together. */
export function createActions(parts: Parts): Actions {
  const {
    searches,
    conjectures,
    copying,
    exporting,
    inserting,
    restyling,
    citing,
    proofs,
    toolbox,
    pages,
    files,
    collection,
  } = parts;
  const onConjecture =
    (title: string, action: (conjecture: Chosen) => unknown): Action =>
    async (id) => {
      const conjecture = await conjectures.choose(id, title);
      return conjecture ? action(conjecture) : false;
    };
  const onSearch =
    (title: string, states: readonly Search['state'][], action: (search: Search) => unknown): Action =>
    async (argument) => {
      const search = await chooseSearch(searches, argument, title, states);
      if (search) await action(search);
    };
  const anyState = ['running', 'paused', 'stopped', 'done', 'failed', 'elsewhere'] as const;

  return {
    search: () => newSearch(parts),
    searchSelection: (text) => searchSelection(parts, text),
    restyle: (uri, offset) => restyling.restyle(uri, offset),
    cite: () => citing.cite(),
    addPackages: (isOffer) => inserting.addPackages(isOffer === true),
    pause: onSearch(l10n.t('Pause Search'), ['running'], (search) => searches.pause(search)),
    resume: onSearch(l10n.t('Resume Search'), ['paused', 'stopped', 'failed'], (search) =>
      searches.resume(search),
    ),
    stop: onSearch(l10n.t('Stop Search'), ['running', 'paused'], (search) => searches.stop(search)),
    deleteSearch: onSearch(l10n.t('Delete Search'), anyState, async (search) => {
      const remove = l10n.t('Delete');
      const question = l10n.t('Delete the search of {0} and its conjectures?', describeSearch(search));
      if ((await window.showWarningMessage(question, { modal: true }, remove)) === remove)
        await searches.delete(search);
    }),
    showConjectures: (id) => pages.show(typeof id === 'string' ? id : undefined),
    insert: onConjecture(l10n.t('Insert Conjecture'), (conjecture) => conjectures.insert(conjecture)),
    insertAs: onConjecture(l10n.t('Insert Conjecture As'), async (conjecture) => {
      const style = await chooseStyle(conjecture, l10n.t('Insert Conjecture As'));
      return style !== undefined && inserting.insert(conjecture, style);
    }),
    copyLatex: onConjecture(l10n.t('Copy Conjecture as LaTeX'), (conjecture) =>
      copying.copyLatex(conjecture),
    ),
    copyAs: onConjecture(l10n.t('Copy Conjecture As'), (conjecture) => copying.copyAs(conjecture)),
    verify: onConjecture(l10n.t('Verify Conjecture to More Digits'), (conjecture) =>
      conjectures.verify(conjecture),
    ),
    prove: onConjecture(l10n.t('Prove Conjecture'), (conjecture) => proofs.prove(conjecture)),
    insertProof: onConjecture(l10n.t('Insert Proof'), (conjecture) => proofs.insert(conjecture)),
    toolbox: () => toolbox.open(),
    identify: () => toolbox.identify(),
    save: onSearch(l10n.t('Save Conjectures to File'), anyState, (search) =>
      files.save(collection.ofSource(search.id)),
    ),
    export: (argument) => exporting.export(argument),
    open: () => files.open(() => pages.show()),
    closeFile: async (argument) => {
      const file = await chooseFile(files, argument);
      if (file) await files.close(file);
    },
  };
}

type Chosen = NonNullable<Awaited<ReturnType<ConjectureCommands['choose']>>>;

async function newSearch(
  { planning, context, searches, status }: Parts,
  description?: Parameters<typeof askForSearch>[2],
): Promise<void> {
  const specification = await askForSearch(planning, context.globalState, description);
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
  const description = await parts.planning.call('describe', { text });
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
