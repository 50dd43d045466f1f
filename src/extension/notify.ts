import { l10n, window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { InputError } from '../core/errors.ts';

/** The one door through which messages reach the user. */
export class Notifier {
  constructor(private readonly log: LogOutputChannel) {}

  info(message: string): void {
    void window.showInformationMessage(message);
  }

  /** Asks with buttons; the one that was pressed, or undefined. */
  ask(message: string, ...buttons: string[]): Thenable<string | undefined> {
    return window.showInformationMessage(message, ...buttons);
  }

  warn(message: string): void {
    this.log.warn(message);
    void window.showWarningMessage(message);
  }

  /** Wrong input is a sentence; anything else is an error of the program, with its stack in the log. */
  error(error: unknown): void {
    if (error instanceof InputError) {
      this.warn(error.message);
      return;
    }
    this.log.error(error instanceof Error ? error : String(error));
    const message = error instanceof Error ? error.message : String(error);
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(l10n.t('ESMA: {0}', message), showLog).then((button) => {
      if (button === showLog) this.log.show();
    });
  }

  /** Runs an action of the user; what it throws is shown. */
  async guard<Result>(action: () => Result | Promise<Result>): Promise<Result | undefined> {
    try {
      return await action();
    } catch (error) {
      this.error(error);
      return undefined;
    }
  }
}
