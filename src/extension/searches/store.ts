import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import type { CheckpointHeader } from '../../engine/searching/checkpointHeader.ts';
import { records } from '../conjectures/loading.ts';
import { listOf, KeptMemory, textOf } from '../memory.ts';

/** Ends of the files of searches. */
const extension = '.checkpoint';

/** A search's name: the time at which it was started, in ms. */
const searchId = textOf(16, /^\d+$/);
const mostRunning = 10_000;

/** A search as it lies in the store. */
export interface StoredSearch {
  readonly id: string;
  readonly header: CheckpointHeader;
}

/**
 * Searches at rest: one checkpoint each in VS Code's storage for the workspace, or for the user where no folder is open.
 * A search's name is the time at which it was started.
 */
export class SearchStore {
  private readonly folder: string;
  /** Which searches were running when the window closed. */
  private readonly atWork: KeptMemory<readonly string[]>;
  private lastRunning: string | undefined;

  constructor(context: ExtensionContext) {
    this.folder = join((context.storageUri ?? context.globalStorageUri).fsPath, 'searches');
    this.atWork = new KeptMemory(context.workspaceState, 'esma.running', listOf(searchId, mostRunning), []);
  }

  pathOf(id: string): string {
    return join(this.folder, id + extension);
  }

  /** The file of a search's lock. */
  lockOf(id: string): string {
    return join(this.folder, `${id}.lock`);
  }

  /** A name for a new search, and the place for its checkpoint. */
  create(): string {
    mkdirSync(this.folder, { recursive: true });
    const taken = new Set(this.names());
    let time = Date.now();
    while (taken.has(String(time))) time++;
    return String(time);
  }

  /** All searches that can be read, oldest first; each that cannot is told to `onUnreadable`, and stays where it is. */
  async load(onUnreadable: (path: string, reason: string) => void): Promise<StoredSearch[]> {
    const searches: StoredSearch[] = [];
    const names = this.names();
    if (names.length === 0) return [];
    const { readCheckpointHeader } = await records();
    for (const id of names) {
      try {
        searches.push({ id, header: readCheckpointHeader(this.pathOf(id)) });
      } catch (error) {
        onUnreadable(this.pathOf(id), error instanceof Error ? error.message : String(error));
      }
    }
    return searches;
  }

  delete(id: string): void {
    rmSync(this.pathOf(id), { force: true });
    rmSync(this.lockOf(id), { force: true });
  }

  running(): readonly string[] {
    return this.atWork.get();
  }

  setRunning(ids: readonly string[]): void {
    const text = ids.join();
    if (text === this.lastRunning) return;
    this.lastRunning = text;
    void this.atWork.set(ids);
  }

  private names(): string[] {
    let files: string[];
    try {
      files = readdirSync(this.folder);
    } catch {
      // No search has been started here yet.
      return [];
    }
    return files
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
      .sort();
  }
}
