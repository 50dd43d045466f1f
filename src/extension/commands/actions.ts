import { commands, l10n, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import type { Search, Searches } from '../searches/searches.ts';
import { describeSearch } from '../searches/describe.ts';
import type { ConjecturePages } from '../pages/conjecturePages.ts';
import type { SearchStatus } from '../searches/searchStatus.ts';
import type { Citing } from '../authoring/citing.ts';
import type { ConjectureCommands } from '../authoring/conjectureCommands.ts';
import type { Copying } from '../authoring/copying.ts';
import type { Exporting } from '../authoring/exporting.ts';
import type { Inserting } from '../authoring/inserting.ts';
import { chooseStyle } from '../authoring/restyling.ts';
import type { PaperFormulas } from '../authoring/paperFormulas.ts';
import type { Restyling } from '../authoring/restyling.ts';
import type { NumberCommands } from '../authoring/numberCommands.ts';
import type { ProofCommands } from '../authoring/proofCommands.ts';
import type { ToolboxCommands } from '../authoring/toolboxCommands.ts';
import { commandDescriptions, questionTitle } from './descriptions.ts';
import type { CommandDescription, CommandKey } from './descriptions.ts';
import { askForSearch } from '../authoring/searchInput.ts';

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
  readonly paperFormulas: PaperFormulas;
  readonly citing: Citing;
  readonly proofs: ProofCommands;
  readonly toolbox: ToolboxCommands;
  readonly numbers: NumberCommands;
}

/** What a command is run with by VS Code, a view or a page. */
type Action = (argument?: unknown, other?: unknown) => unknown;

/** The actions of all commands but that of the log. */
export type Actions = Readonly<Record<Exclude<CommandKey, 'showLog'>, Action>>;

/** What commands work on, by what their descriptions say that they take. */
interface Subjects {
  readonly nothing: undefined;
  readonly conjecture: Conjecture;
  readonly search: Search;
  readonly file: OpenFile;
}

/** What each command does, once it has what it takes. */
type Runs = {
  readonly [key in keyof Actions]: (
    subject: Subjects[(typeof commandDescriptions)[key]['takes']],
    argument?: unknown,
    other?: unknown,
  ) => unknown;
};

/** Puts the actions together: what a command takes is what it is given, or what the user chooses. */
export function createActions(parts: Parts): Actions {
  const runs = createRuns(parts);
  const entries = (Object.keys(runs) as (keyof Actions)[]).map((key): [keyof Actions, Action] => {
    const run = runs[key] as (subject: unknown, argument?: unknown, other?: unknown) => unknown;
    const { takes } = commandDescriptions[key];
    if (takes === 'nothing') return [key, (argument, other) => run(undefined, argument, other)];
    return [
      key,
      async (argument) => {
        const subject = await subjectOf(key, argument, parts);
        return subject === undefined ? false : run(subject);
      },
    ];
  });
  return Object.fromEntries(entries) as Actions;
}

/** What a command works on; undefined when the question was left. */
function subjectOf(
  key: keyof Actions,
  argument: unknown,
  { conjectures, searches, files }: Parts,
): Promise<Conjecture | Search | OpenFile | undefined> {
  const { takes, states = [] }: CommandDescription = commandDescriptions[key];
  const title = l10n.t(questionTitle(key));
  if (takes === 'conjecture') return conjectures.choose(argument, title);
  return takes === 'search'
    ? chooseSearch(searches, argument, title, states)
    : chooseFile(files, argument, title);
}

function createRuns(parts: Parts): Runs {
  const { searches, conjectures, copying, exporting, inserting, restyling, paperFormulas, citing } = parts;
  const { proofs, toolbox, numbers, pages, files, collection } = parts;
  return {
    search: () => newSearch(parts),
    searchSelection: (_, text) => searchSelection(parts, text),
    restyle: (_, uri, offset) => restyling.restyle(uri, offset),
    paperFormulas: () => paperFormulas.show(),
    forgetAnswers: () => inserting.forgetAnswers(),
    cite: () => citing.cite(),
    addPackages: (_, isOffer) => inserting.addPackages(isOffer === true),
    pause: (search) => searches.pause(search),
    resume: (search) => searches.resume(search),
    stop: (search) => searches.stop(search),
    deleteSearch: async (search) => {
      const remove = l10n.t('Delete');
      const question = l10n.t('Delete the search of {0} and its conjectures?', describeSearch(search));
      if ((await window.showWarningMessage(question, { modal: true }, remove)) === remove)
        await searches.delete(search);
    },
    showConjectures: (_, id) => pages.show(typeof id === 'string' ? id : undefined),
    insert: (conjecture) => conjectures.insert(conjecture),
    insertAs: async (conjecture) => {
      const style = await chooseStyle(conjecture, l10n.t('Insert Conjecture As'));
      return style !== undefined && inserting.insert(conjecture, style);
    },
    copyLatex: (conjecture) => copying.copyLatex(conjecture),
    copyAs: (conjecture) => copying.copyAs(conjecture),
    verify: (conjecture) => conjectures.verify(conjecture),
    prove: (conjecture) => proofs.prove(conjecture),
    insertProof: (conjecture) => proofs.insert(conjecture),
    toolbox: () => toolbox.open(),
    identify: (_, text, offset) =>
      numbers.identify(
        typeof text === 'string' ? text : undefined,
        typeof offset === 'number' ? offset : undefined,
      ),
    save: (search) => files.save(collection.ofSource(search.id)),
    export: (_, argument) => exporting.export(argument),
    open: () => files.open(() => pages.show()),
    closeFile: (file) => files.close(file),
  };
}

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
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.search;
}

/** The open library file that a tree item or the user names; the only one needs no question. */
async function chooseFile(
  files: LibraryFiles,
  argument: unknown,
  title: string,
): Promise<OpenFile | undefined> {
  const all = files.all();
  const id =
    typeof argument === 'object' && argument !== null ? (argument as Partial<OpenFile>).id : undefined;
  const named = all.find((file) => file.id === id);
  if (named) return named;
  if (all.length <= 1) return all[0];
  const items = all.map((file) => ({ label: workspace.asRelativePath(file.uri), file }));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.file;
}
