import { RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';

/** Time that changes of a file are gathered, so that a search that adds to it all the time is followed in steps. */
const gatherMilliseconds = 500;

/** Tells, a short while after, that a file has been changed, by whomever: a terminal, another window, a cluster. */
export class FileWatch implements Disposable {
  private readonly watcher;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(uri: Uri, onChange: () => void) {
    // Its folder is watched: letters of a name may have a meaning in a pattern.
    this.watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), '*'));
    const changed = ({ path }: Uri) => {
      if (path !== uri.path) return;
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        onChange();
      }, gatherMilliseconds);
    };
    this.watcher.onDidChange(changed);
    this.watcher.onDidCreate(changed);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watcher.dispose();
  }
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
