import { unwatchFile, watchFile } from 'node:fs';
import { RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';

/** Time that changes of a file are gathered, so that a search that adds to it all the time is followed in steps. */
const gatherMilliseconds = 500;

/** How often a file is looked at. */
const lookMilliseconds = 1000;

/**
 * Tells, a short while after, that a file has been changed, by whomever: a terminal, another window, a cluster. Files of
 * this machine are looked at again and again: no system tells of changes that come over a network file system, and a
 * cluster's files lie on one.
 */
export class FileWatch implements Disposable {
  private readonly end: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(uri: Uri, onChange: () => void) {
    const changed = () => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        onChange();
      }, gatherMilliseconds);
    };
    this.end = uri.scheme === 'file' ? watchOnDisk(uri.fsPath, changed) : watchElsewhere(uri, changed);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.end();
  }
}

function watchOnDisk(path: string, changed: () => void): () => void {
  watchFile(path, { interval: lookMilliseconds, persistent: false }, changed);
  return () => unwatchFile(path, changed);
}

function watchElsewhere(uri: Uri, changed: () => void): () => void {
  // Its folder is watched: letters of a name may have a meaning in a pattern.
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), '*'));
  const ofFile = ({ path }: Uri) => {
    if (path === uri.path) changed();
  };
  watcher.onDidChange(ofFile);
  watcher.onDidCreate(ofFile);
  return () => void watcher.dispose();
}

const newline = 0x0a;

/** The complete lines that were added to a file behind those of before; undefined where something else has changed in it. */
export function addedLines(before: Buffer, after: Buffer): Buffer | undefined {
  const kept = before.lastIndexOf(newline) + 1;
  if (after.length < kept || before.compare(after, 0, kept, 0, kept) !== 0) return undefined;
  return after.subarray(kept, after.lastIndexOf(newline) + 1);
}

/** The number of complete lines. */
export function lineCount(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}
