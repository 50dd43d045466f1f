import { window } from 'vscode';
import type { ExtensionContext, LogOutputChannel } from 'vscode';

/** The output channel "ESMA". */
export function createLog(context: ExtensionContext): LogOutputChannel {
  const log = window.createOutputChannel('ESMA', { log: true });
  context.subscriptions.push(log);
  const { version } = context.extension.packageJSON as { readonly version: string };
  log.info(`ESMA ${version}`);
  return log;
}
