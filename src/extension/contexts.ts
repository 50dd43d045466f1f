import { commands } from 'vscode';
import type { Collection } from './conjectures/collection.ts';
import type { LibraryFiles } from './conjectures/files.ts';
import { contextKeys } from './names.ts';
import type { ClusterRuns } from './searches/clusterRuns.ts';
import type { Searches } from './searches/searches.ts';

/** A function that tells VS Code what there is, for the menus that depend on it. */
export function contextUpdater(
  collection: Collection,
  searches: Searches,
  files: LibraryFiles,
  runs: ClusterRuns,
): () => void {
  const told = new Map<string, boolean>();
  return () => {
    const states = searches.all().map(({ state }) => state);
    const values: Readonly<Record<keyof typeof contextKeys, boolean>> = {
      hasConjectures: !collection.isEmpty,
      hasSearches: states.length > 0,
      hasFiles: files.all().length > 0,
      hasRuns: runs.all().length > 0,
      isRunning: states.includes('running'),
      isPaused: states.includes('paused'),
      canResume: states.some((state) => ['paused', 'stopped', 'failed'].includes(state)),
    };
    for (const [name, value] of Object.entries(values)) {
      if (told.get(name) === value) continue;
      told.set(name, value);
      void commands.executeCommand('setContext', contextKeys[name as keyof typeof contextKeys], value);
    }
  };
}
