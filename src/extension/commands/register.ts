import { commands as registry } from 'vscode';
import type { Disposable, LogOutputChannel } from 'vscode';
import type { RunCommand } from '../authoring/running.ts';
import type { Notifier } from '../notify.ts';
import { commands } from './commands.ts';

/** Registers every command; what they work on is loaded when the first of them is run. */
export function registerCommands(
  notifier: Notifier,
  log: LogOutputChannel,
  runner: () => Promise<RunCommand>,
): Disposable[] {
  return commands.map((command) =>
    registry.registerCommand(command.name, (argument?: unknown, other?: unknown) =>
      notifier.guard(async () =>
        command.runAlone ? command.runAlone({ log }) : (await runner())(command, argument, other),
      ),
    ),
  );
}
