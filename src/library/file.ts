import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import type { Conjecture } from '../core/conjecture.ts';
import { InputError } from '../core/errors.ts';
import { conjectureToLine } from './json.ts';
import { parseLibrary } from './library.ts';
import type { LibraryContent } from './library.ts';

/**
 * A file's text.
 * @throws InputError that names the field, the file and the reason.
 */
export function readText(field: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${field}: ${path} can't be read (${systemReason(error)}); give a readable file.`);
  }
}

/** Reads a library file. @throws InputError when it can't be read at all. */
export function readLibrary(path: string): LibraryContent {
  return parseLibrary(readText('FILE', path));
}

/**
 * A library file that is written to: lines are only ever added, and only conjectures that it does not hold yet, or
 * holds without the proof that they now have: of several lines with one id the last stands. A last
 * line that a crash cut off is completed, where the next conjecture is the one that it began; else it stays, on a line
 * of its own.
 */
export class LibraryWriter {
  private readonly descriptor: number;
  /** Whether the conjecture of an id is held with a proof. */
  private readonly held: Map<string, boolean>;
  /** The last line, where it has no end yet. */
  private openLine: string;
  /** Lines of the file that could not be read; they stay in it. */
  readonly corrupt: LibraryContent['corrupt'];

  /** @throws InputError when the file can't be opened for writing. */
  constructor(private readonly path: string) {
    const text = existsSync(path) ? readText('out', path) : '';
    const content = parseLibrary(text);
    this.held = new Map(content.conjectures.map(({ id, claimedProof }) => [id, claimedProof !== null]));
    this.corrupt = content.corrupt;
    this.openLine = text.slice(text.lastIndexOf('\n') + 1);
    try {
      this.descriptor = openSync(path, 'a');
    } catch (error) {
      throw new InputError(
        `out: ${path} can't be written (${systemReason(error)}); give a file in a writable folder.`,
      );
    }
  }

  /** Adds a conjecture; false where the library holds as much already. @throws InputError when the disk refuses. */
  add(conjecture: Conjecture): boolean {
    const proved = this.held.get(conjecture.id);
    if (proved !== undefined && (proved || conjecture.claimedProof === null)) return false;
    this.append(conjecture);
    return true;
  }

  /** Adds a record of a conjecture whatever the library holds: from now on this one stands. @throws InputError */
  append(conjecture: Conjecture): void {
    const line = conjectureToLine(conjecture);
    const completes = line.startsWith(this.openLine);
    this.write(completes ? `${line.slice(this.openLine.length)}\n` : `\n${line}\n`);
    this.held.set(conjecture.id, conjecture.claimedProof !== null);
  }

  /** Adds text, all of it or nothing. */
  private write(text: string): void {
    const { size } = fstatSync(this.descriptor);
    const bytes = Buffer.from(text);
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(this.descriptor, bytes, written, bytes.length - written);
      }
    } catch (error) {
      ftruncateSync(this.descriptor, size);
      throw new InputError(
        `out: ${this.path} can't be written (${systemReason(error)}); the ${this.held.size} conjectures before this one are in it.`,
      );
    }
    this.openLine = '';
  }

  /** Ends the last line, brings all to the disk and closes the file. */
  close(): void {
    if (this.openLine !== '') this.write('\n');
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }
}

/** The operating system's reason in a few words: "no such file or directory". */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
