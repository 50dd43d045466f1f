import { l10n, window, workspace } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { digitsOfDifference } from '../../core/esma/comparedDigits.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { questionTitle } from '../commands/command.ts';
import type { EditorCommand, Parts } from '../commands/command.ts';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import { describeSearch } from '../searches/describe.ts';
import type { Search, Searches } from '../searches/searches.ts';

/** Runs a command on what a view, a page or another part gives. */
export type RunCommand = (command: EditorCommand, argument?: unknown, other?: unknown) => Promise<unknown>;

/** How commands are run: what one takes is what it is given, or what the user chooses; false when that was left. */
export function createRunner(parts: Parts): RunCommand {
  return async (command, argument, other) => {
    if (command.takes === 'nothing') return command.run(parts, undefined, argument, other);
    const subject = await subjectOf(command, argument, parts);
    return subject === undefined ? false : command.run(parts, subject, argument, other);
  };
}

/** What a command works on; undefined when the question was left. */
function subjectOf(
  command: EditorCommand,
  argument: unknown,
  { conjectures, searches, files, notifier }: Parts,
): Promise<unknown> {
  const { takes, states = [] } = command;
  const title = l10n.t(questionTitle(command));
  if (takes === 'conjecture') {
    const chosen = conjectures.choose(argument, title, command.takesFormulaAtCursor === true);
    return command.isStatement === true ? chosen.then((each) => each && trueOne(each, notifier)) : chosen;
  }
  return takes === 'search'
    ? chooseSearch(searches, argument, title, states)
    : chooseFile(files, argument, title);
}

/** A conjecture that is to be stated; undefined where its two sides are seen to differ, which is told. */
function trueOne(conjecture: Conjecture, notifier: Notifier): Conjecture | undefined {
  const digits = digitsOfDifference(conjecture);
  if (digits === null) return conjecture;
  notifier.warn(
    l10n.t(
      'The two sides of {0} differ within {1} digits: it is false, and not written.',
      formatConjecture(conjecture, 4),
      digits.toLocaleString('en-US'),
    ),
  );
  return undefined;
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
