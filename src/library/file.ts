import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
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
 * A library file that is written to: lines are only ever added, and only conjectures that it does not hold yet. A last
 * line that a crash cut off stays where it is, on a line of its own.
 */
export class LibraryWriter {
  private readonly descriptor: number;
  private readonly ids: Set<string>;
  /** Lines of the file that could not be read; they stay in it. */
  readonly corrupt: LibraryContent['corrupt'];

  /** @throws InputError when the file can't be opened for writing. */
  constructor(private readonly path: string) {
    const content = existsSync(path) ? readLibrary(path) : { conjectures: [], corrupt: [] };
    this.ids = new Set(content.conjectures.map(({ id }) => id));
    this.corrupt = content.corrupt;
    try {
      this.descriptor = openSync(path, 'a+');
      this.endLastLine();
    } catch (error) {
      throw new InputError(
        `out: ${path} can't be written (${systemReason(error)}); give a file in a writable folder.`,
      );
    }
  }

  private endLastLine(): void {
    const { size } = fstatSync(this.descriptor);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(this.descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a) {
      writeSync(this.descriptor, '\n');
    }
  }

  /** Adds a conjecture; false where the library holds it already. @throws InputError when the disk refuses. */
  add(conjecture: Conjecture): boolean {
    if (this.ids.has(conjecture.id)) return false;
    const { size } = fstatSync(this.descriptor);
    try {
      const line = Buffer.from(`${conjectureToLine(conjecture)}\n`);
      for (let written = 0; written < line.length;) written += writeSync(this.descriptor, line, written);
    } catch (error) {
      ftruncateSync(this.descriptor, size);
      throw new InputError(
        `out: ${this.path} can't be written (${systemReason(error)}); the ${this.ids.size} conjectures before this one are in it.`,
      );
    }
    this.ids.add(conjecture.id);
    return true;
  }

  close(): void {
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }
}

/** The operating system's reason in a few words: "no such file or directory". */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
