import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, basename, resolve } from 'node:path';
import type { Conjecture } from '../core/conjecture.ts';
import { InputError } from '../core/errors.ts';
import { mostBytesOfText, tooLong } from './file.ts';
import { systemReason } from './systemReason.ts';
import { underLock } from './fileLock.ts';
import { HeldRecords } from './heldRecords.ts';
import { conjectureToLine } from './json.ts';
import { parseLibrary } from './library.ts';
import type { KeptLine } from './library.ts';

/** Records that wait to be written together, and the time between two writes, in ms: what comes after a pause is written at once. */
const mostPending = 256;
const betweenWrites = 200;

/**
 * A library file that is written to: lines are only ever added, and only conjectures that it does not hold yet, or holds
 * without the certificate that they now have. All who write, in terminals and windows, take the lock beside the file for the
 * moment of writing and look first at what the others have added. A last line that a crash cut off is completed, where the
 * next conjecture is the one that it began; else it stays, on a line of its own.
 */
export class LibraryWriter {
  private readonly descriptor: number;
  private readonly held = new HeldRecords();
  private readonly passedOver: KeptLine[] = [];
  private pending = new Map<string, Conjecture>();
  private waiting = new HeldRecords();
  private lastWrite = -Infinity;
  /** Bytes of the complete lines that have been looked at, and their number. */
  private seen = 0;
  private lines = 0;
  /** The last line, where it has no end yet. */
  private openLine = '';

  /**
   * @param inputs files that the program reads: none of them is written to
   * @throws InputError where the file is no library, is one of the inputs, or cannot be written
   */
  constructor(
    private readonly path: string,
    inputs: readonly string[] = [],
  ) {
    for (const input of inputs)
      if (placeOf(input) === placeOf(path))
        throw new InputError(`out: ${path} is read by this command; give another file for the conjectures.`);
    if (existsSync(path) && !statSync(path).isFile())
      throw new InputError(`out: ${path} is no regular file; give a library file or the name of a new one.`);
    try {
      this.descriptor = openSync(path, 'a+');
    } catch (error) {
      throw new InputError(
        `out: ${path} cannot be written (${systemReason(error)}); give a file in a writable folder.`,
      );
    }
    try {
      const foreign = this.lookAtNew();
      if (foreign > this.held.size)
        throw new InputError(
          `out: ${path} is no library of ESMA; give a library file or the name of a new one.`,
        );
    } catch (error) {
      closeSync(this.descriptor);
      throw error;
    }
  }

  /** Lines of the file that could not be read; they stay in it. */
  get unreadable(): readonly KeptLine[] {
    return this.passedOver;
  }

  /** Adds a conjecture; false where the library holds as much already. @throws InputError when the disk refuses. */
  add(conjecture: Conjecture): boolean {
    const held = this.pending.has(conjecture.id) ? this.waiting : this.held;
    if (!held.lacks(conjecture)) return false;
    this.waiting.take([conjecture]);
    this.pending.set(conjecture.id, conjecture);
    if (this.pending.size >= mostPending || performance.now() - this.lastWrite > betweenWrites) this.flush();
    return true;
  }

  /** Writes what waits, but for what others have added meanwhile. @throws InputError when the disk refuses */
  flush(): void {
    if (this.pending.size === 0) return;
    const waiting = [...this.pending.values()];
    underLock(this.path, () => {
      this.lookAtNew();
      this.pending = new Map();
      this.waiting = new HeldRecords();
      let text = '';
      for (const conjecture of waiting) {
        if (!this.held.lacks(conjecture)) continue;
        const line = conjectureToLine(conjecture);
        if (text === '' && this.openLine !== '')
          text = line.startsWith(this.openLine) ? `${line.slice(this.openLine.length)}\n` : `\n${line}\n`;
        else text += `${line}\n`;
        this.held.take([conjecture]);
      }
      this.write(text);
    });
    this.lastWrite = performance.now();
  }

  /** Takes up the complete lines that have come to the file; how many of them are not even JSON objects of a library. */
  private lookAtNew(): number {
    const { size } = fstatSync(this.descriptor);
    // A file that has become shorter was written anew by another program.
    if (size < this.seen) {
      this.seen = 0;
      this.lines = 0;
      this.held.clear();
    }
    if (size - this.seen > mostBytesOfText) throw new InputError(tooLong('out', this.path, size));
    const bytes = Buffer.alloc(size - this.seen);
    for (let read = 0; read < bytes.length;) {
      const more = readSync(this.descriptor, bytes, read, bytes.length - read, this.seen + read);
      if (more === 0) break;
      read += more;
    }
    const end = bytes.lastIndexOf(0x0a) + 1;
    this.openLine = bytes.toString('utf8', end);
    const complete = bytes.toString('utf8', 0, end);
    const first = this.seen === 0;
    const { conjectures, unreadable: inComplete } = parseLibrary(complete);
    this.held.take(conjectures);
    const open = this.openLine === '' ? null : parseLibrary(this.openLine);
    this.held.take(open?.conjectures ?? []);
    const unreadable = [
      ...inComplete,
      ...(open?.unreadable.map((line) => ({ ...line, line: lineCount(complete) + 1 })) ?? []),
    ];
    if (first) this.passedOver.push(...unreadable.map((line) => ({ ...line, line: this.lines + line.line })));
    this.lines += lineCount(complete);
    this.seen += end;
    return unreadable.filter(({ text }) => !text.startsWith('{"schema":')).length;
  }

  /** Adds complete lines, or the end of the last one, all of it or nothing. */
  private write(text: string): void {
    if (text === '') return;
    const { size } = fstatSync(this.descriptor);
    const bytes = Buffer.from(text);
    try {
      for (let written = 0; written < bytes.length;)
        written += writeSync(this.descriptor, bytes, written, bytes.length - written);
    } catch (error) {
      ftruncateSync(this.descriptor, size);
      throw new InputError(
        `out: ${this.path} cannot be written (${systemReason(error)}); what was in it before is kept.`,
      );
    }
    this.seen = size + bytes.length;
    this.lines += lineCount(text);
    this.openLine = '';
  }

  /** Writes what waits, ends the last line, brings all to the disk and closes the file. @throws InputError */
  close(): void {
    try {
      this.flush();
      if (this.openLine !== '')
        underLock(this.path, () => {
          this.lookAtNew();
          if (this.openLine !== '') this.write('\n');
        });
      fsyncSync(this.descriptor);
    } finally {
      closeSync(this.descriptor);
    }
  }
}

/** Adds records to a library file, as far as it does not hold them. @throws InputError */
export function addToLibrary(path: string, conjectures: readonly Conjecture[]): void {
  const library = new LibraryWriter(path);
  try {
    for (const conjecture of conjectures) library.add(conjecture);
  } finally {
    library.close();
  }
}

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}

/** Where a path leads, links followed as far as they exist. */
function placeOf(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    try {
      return join(realpathSync(dirname(absolute)), basename(absolute));
    } catch {
      return absolute;
    }
  }
}
