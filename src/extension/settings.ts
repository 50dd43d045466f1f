import { availableParallelism } from 'node:os';
import { workspace } from 'vscode';
import type { Settings } from './names.ts';

/** A setting's value; the manifest holds the defaults. */
export function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
  return workspace.getConfiguration('esma').get<Settings[Name]>(name)!;
}

/** Worker threads of a search. */
export function workerCount(): number {
  return setting('workers') || Math.max(1, availableParallelism() - 1);
}
