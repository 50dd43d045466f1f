import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import { commandNames } from '../names.ts';
import type { Notifier } from '../notify.ts';
import type { Actions } from './actions.ts';

/** Registers every command but that of the log; what they do is loaded when the first of them is run. */
export function registerCommands(notifier: Notifier, actions: () => Promise<Actions>): Disposable[] {
  const keys = (Object.keys(commandNames) as (keyof typeof commandNames)[]).filter(
    (key) => key !== 'showLog',
  );
  return keys.map((key) =>
    commands.registerCommand(commandNames[key], (argument?: unknown, other?: unknown) =>
      notifier.guard(async () => (await actions())[key](argument, other)),
    ),
  );
}
