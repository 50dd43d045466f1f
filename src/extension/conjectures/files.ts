import { EventEmitter, FileSystemError, FileType, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable, Memento } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { readLibraryFile } from '../../engine/reading/client.ts';
import type { UnreadableLine } from '../../library/library.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { listOf, KeptMemory, textOf } from '../memory.ts';
import type { Notifier } from '../notify.ts';
import type { Collection } from './collection.ts';
import type { Entry } from './entry.ts';
import { records } from './loading.ts';
import { sharedCopy } from './turns.ts';
import { addedLines, FileWatch, lineCount } from './watching.ts';
import { appendRecords } from './writing.ts';

/** Most files that are opened again, and longest address of one. */
const mostOpen = 1000;
const longestAddress = 32_000;

/** The name of a library file's dialog filter. */
export const filters = { ESMA: ['jsonl'] };

/** Longest time between two growths of the list while a file is read. */
const growthMilliseconds = 2000;

const newline = 0x0a;

/** A library file in the list. */
export interface OpenFile {
  /** Its address as a text: the name of the source in the collection. */
  readonly id: string;
  readonly uri: Uri;
  /** Conjectures that have been read so far. */
  conjectures: number;
  isReading: boolean;
}

/** What is kept of an open file. */
interface Kept extends OpenFile {
  /** What was read last. */
  bytes: Buffer;
  /** Whether it has changed while it was read. */
  isStale: boolean;
  readonly watch: FileWatch;
  /** Ends the reading. */
  cancel(): void;
}

/** Library files: opened into the list, remembered for the next session, and closed. */
export class LibraryFiles implements Disposable {
  private readonly files = new Map<string, Kept>();
  private readonly remembered: KeptMemory<readonly string[]>;
  private readonly emitter = new EventEmitter<void>();
  /** A file was opened or closed, or more of it has been read. */
  readonly onDidChange = this.emitter.event;

  /**
   * @param script the script of all threads
   * @param proving writes to the files, away from this thread
   */
  constructor(
    private readonly collection: Collection,
    memento: Memento,
    private readonly notifier: Notifier,
    private readonly script: URL,
    private readonly proving: ProvingClient,
  ) {
    this.remembered = new KeptMemory(memento, 'esma.openFiles', listOf(textOf(longestAddress), mostOpen), []);
  }

  /** The files that are open, in the order of their opening. */
  all(): OpenFile[] {
    return [...this.files.values()];
  }

  /** Opens the files of the last session again; one that is gone is told, and forgotten. */
  async restore(): Promise<void> {
    for (const text of this.remembered.get()) {
      let name = text;
      try {
        const uri = Uri.parse(text);
        name = workspace.asRelativePath(uri);
        await this.load(uri);
      } catch (error) {
        // What is gone, and what is no address at all, would be told each time.
        const isGone = error instanceof FileSystemError && error.code === 'FileNotFound';
        if (isGone || name === text) await this.forget(text);
        this.notifier.warn(
          l10n.t(
            '{0} cannot be opened again: {1}',
            name,
            error instanceof Error ? error.message : String(error),
          ),
        );
      }
    }
  }

  /** Asks for files and reads them into the list. @param onChosen called as soon as the dialog has been answered */
  async open(onChosen: () => void): Promise<void> {
    const uris = await window.showOpenDialog({
      canSelectMany: true,
      filters,
      title: l10n.t('Open Conjectures File'),
    });
    if (!uris || uris.length === 0) return;
    onChosen();
    for (const uri of uris) await this.openAt(uri);
  }

  /** Reads a file into the list, and remembers it. @throws when it cannot be read */
  async openAt(uri: Uri): Promise<void> {
    await this.remembered.set([...new Set([...this.remembered.get(), uri.toString()])]);
    await this.load(uri);
  }

  /** Takes a file out of the list; nothing happens to the file itself. */
  async close({ id }: OpenFile): Promise<void> {
    this.leave(id);
    this.collection.remove(id);
    await this.forget(id);
    this.emitter.fire();
  }

  /** Reads a library into the list, a little at a time. @throws when the file cannot be read. */
  load(uri: Uri): Promise<void> {
    const reading = this.read(uri);
    this.collection.expect(reading);
    return reading;
  }

  private async read(uri: Uri): Promise<void> {
    const bytes = await bytesAt(uri);
    const id = uri.toString();
    this.leave(id);
    this.collection.remove(id);
    const watch = new FileWatch(uri, () => void this.notifier.guard(() => this.follow(file)));
    const file: Kept = {
      id,
      uri,
      conjectures: 0,
      isReading: true,
      bytes,
      isStale: false,
      watch,
      cancel: () => undefined,
    };
    this.files.set(id, file);
    await this.add(file, bytes, 0);
  }

  /** Takes up what was added to a file; reads it anew where it has changed otherwise. One that is gone stays in the list. */
  private async follow(file: Kept): Promise<void> {
    if (this.files.get(file.id) !== file) return;
    file.isStale = file.isReading;
    if (file.isReading) return;
    let bytes: Buffer;
    try {
      bytes = await bytesAt(file.uri);
    } catch (error) {
      if (error instanceof FileSystemError) return;
      throw error;
    }
    const added = addedLines(file.bytes, bytes);
    if (added === undefined) return this.read(file.uri);
    if (added.length === 0) return;
    const before = lineCount(file.bytes);
    file.bytes = bytes.subarray(0, file.bytes.lastIndexOf(newline) + 1 + added.length);
    await this.add(file, added, before);
  }

  /** Reads lines of a file into the list. @param before the number of lines that stand before them */
  private async add(file: Kept, bytes: Buffer, before: number): Promise<void> {
    const { id, uri } = file;
    file.isReading = true;
    const { filedEntries } = await records();
    const shared = await sharedCopy(bytes);
    if (this.files.get(id) !== file) return;
    const copy = Buffer.from(shared);
    if (before === 0) file.bytes = copy;
    const read = { bytes: copy, time: Date.now() };
    let waiting: Entry[] = [];
    let lastGrowth = 0;
    let growing: Promise<void> | null = null;
    const grow = async () => {
      const entries = waiting;
      waiting = [];
      if (this.files.get(id) !== file) return;
      file.conjectures = await this.collection.addEntries(id, entries);
      lastGrowth = performance.now();
      growing = null;
      this.emitter.fire();
    };
    const reading = readLibraryFile(this.script, shared, (lines) => {
      waiting.push(...filedEntries(lines, read));
      // Each growth lays the list out anew: it doubles, so that all of them together take twice as long as the last.
      const isLate = performance.now() - lastGrowth > growthMilliseconds;
      if (!growing && (waiting.length >= file.conjectures || isLate)) growing = grow();
    });
    file.cancel = () => reading.cancel();
    this.emitter.fire();
    let unreadable: readonly UnreadableLine[];
    try {
      unreadable = await reading.finished;
    } catch (error) {
      // A file that was closed or opened anew meanwhile has no reader any more: that is as it should be.
      if (this.files.get(id) === file) throw error;
      return;
    } finally {
      file.isReading = false;
      await growing;
      await grow();
    }
    if (unreadable.length > 0)
      this.tellUnreadable(
        uri,
        unreadable.map(({ line, reason }) => ({ line: before + line, reason })),
      );
    if (file.isStale) await this.follow(file);
  }

  /** Ends what goes on with a file. */
  private leave(id: string): void {
    const file = this.files.get(id);
    this.files.delete(id);
    file?.watch.dispose();
    file?.cancel();
  }

  /** Adds records to the open files that hold their conjectures: of several with one id the last stands. */
  async append(conjectures: readonly Conjecture[]): Promise<void> {
    for (const { id, uri } of this.all()) {
      const own = conjectures.filter((conjecture) => this.collection.holds(id, conjecture));
      if (own.length === 0) continue;
      try {
        await appendRecords(uri, own, this.proving);
      } catch (error) {
        this.notifier.warn(
          l10n.t(
            '{0} cannot be written ({1}): what is new of its conjectures is in the list only.',
            workspace.asRelativePath(uri),
            error instanceof Error ? error.message : String(error),
          ),
        );
      }
    }
  }

  dispose(): void {
    for (const id of [...this.files.keys()]) this.leave(id);
    this.emitter.dispose();
  }

  private tellUnreadable(uri: Uri, unreadable: readonly UnreadableLine[]): void {
    const name = workspace.asRelativePath(uri);
    const { line, reason } = unreadable[0]!;
    this.notifier.warn(
      unreadable.length === 1
        ? l10n.t(
            '{0}: line {1} cannot be read ({2}); it was passed over and stays in the file.',
            name,
            line,
            reason,
          )
        : l10n.t(
            '{0}: {1} lines cannot be read (the first is line {2}: {3}); they were passed over and stay in the file.',
            name,
            unreadable.length,
            line,
            reason,
          ),
    );
  }

  private async forget(text: string): Promise<void> {
    await this.remembered.set(this.remembered.get().filter((entry) => entry !== text));
  }
}

/** What a file holds. A pipe or a device behind a name would hold up all reading of files in the window, and is not read. @throws Error */
async function bytesAt(uri: Uri): Promise<Buffer> {
  const { type } = await workspace.fs.stat(uri);
  if ((type & FileType.File) === 0)
    throw new Error(l10n.t('{0} is no regular file; open a library.', workspace.asRelativePath(uri)));
  return Buffer.from(await workspace.fs.readFile(uri));
}
