import { constants } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../core/errors.ts';
import { parseLibrary } from './library.ts';
import type { LibraryContent } from './library.ts';
import { recordBegins } from './reading.ts';
import { systemReason } from './systemReason.ts';

/**
 * A file's text, in UTF-8.
 * @throws InputError that names the field, the file and the reason.
 */
export function readText(field: string, path: string): string {
  const bytes = readBytes(field, path);
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff)
    throw new InputError(`${field}: ${path} is in UTF-16; give it in UTF-8.`);
  return bytes.toString('utf8');
}

/** Bytes of the longest text that can be held at once: half a gigabyte. */
export const mostBytesOfText = constants.MAX_STRING_LENGTH;

/** What a file holds, no more than can be held as a text. @throws InputError as `readText` */
export function readBytes(field: string, path: string): Buffer {
  try {
    const status = statSync(path);
    if (status.isCharacterDevice() && !/^\/dev\/(stdin|tty|fd\/\d+)$/.test(path))
      throw new InputError(`${field}: ${path} is a device; give a file.`);
    if (status.size > mostBytesOfText) throw new InputError(tooLong(field, path, status.size));
    const bytes = readFileSync(path);
    if (bytes.length > mostBytesOfText) throw new InputError(tooLong(field, path, bytes.length));
    return bytes;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${field}: ${path} cannot be read (${systemReason(error)}); give a readable file.`);
  }
}

/** What is said of a file that is too long to be read as a text. */
export function tooLong(field: string, path: string, bytes: number): string {
  return `${field}: ${path} has ${bytes} bytes; at most ${mostBytesOfText} are read.`;
}

/**
 * Reads a library file.
 * @param field what names it in a command
 * @throws InputError when it cannot be read at all, or is something else
 */
export function readLibrary(path: string, field = 'FILE'): LibraryContent {
  return libraryIn(path, readText(field, path), field);
}

/** The library that a file has. @throws InputError where it is something else */
export function libraryIn(path: string, text: string, field = 'FILE'): LibraryContent {
  const content = parseLibrary(text);
  const { conjectures, unreadable } = content;
  const isOther =
    conjectures.length === 0 &&
    unreadable.length > 0 &&
    unreadable.every((line) => !recordBegins.test(line.text));
  if (!isOther) return content;
  throw new InputError(
    `${field}: ${path} is no library of ESMA; give a file with a conjecture a line${otherKind(text, path)}.`,
  );
}

/** How a checkpoint begins. */
const checkpointBegins = /^\w{1,20} \{"format":"esma checkpoint"/;

/** What another file of this program is, and how it becomes a library: the end of a sentence. */
function otherKind(text: string, path: string): string {
  if (/^\s*\[\s*\{\s*"schema"/.test(text))
    return ', as export --as library writes them; this one is a list of all, as export --as json does';
  return checkpointBegins.test(text)
    ? `; this one is a checkpoint, from which esma resume ${path} --out LIBRARY makes one`
    : '';
}
