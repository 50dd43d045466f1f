import type { ExtensionContext } from 'vscode';
import { createLog } from './log.ts';

/** Called by VS Code on the first command or view of ESMA: puts the parts together. */
export function activate(context: ExtensionContext): void {
  createLog(context);
}
