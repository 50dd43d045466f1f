import { commands } from 'vscode';
import type { Disposable, LogOutputChannel } from 'vscode';
import type { Notifier } from '../notify.ts';
import type { Actions } from './actions.ts';
import { allCommands } from './descriptions.ts';

/** Registers every command; what they do, but for the log's, is loaded when the first of them is run. */
export function registerCommands(
  notifier: Notifier,
  log: LogOutputChannel,
  actions: () => Promise<Actions>,
): Disposable[] {
  return allCommands().map(([key, { name }]) =>
    commands.registerCommand(name, (argument?: unknown, other?: unknown) =>
      notifier.guard(async () => (key === 'showLog' ? log.show() : (await actions())[key](argument, other))),
    ),
  );
}
