import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../core/errors.ts';
import { parseLibrary } from './library.ts';
import type { LibraryContent } from './library.ts';
import { systemReason } from './systemReason.ts';

/**
 * A file's text, in UTF-8.
 * @throws InputError that names the field, the file and the reason.
 */
export function readText(field: string, path: string): string {
  return readBytes(field, path).toString('utf8');
}

/** What a file holds. @throws InputError as `readText` */
export function readBytes(field: string, path: string): Buffer {
  try {
    if (statSync(path).isCharacterDevice() && !/^\/dev\/(stdin|tty|fd\/\d+)$/.test(path))
      throw new InputError(`${field}: ${path} is a device; give a file.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${field}: ${path} cannot be read (${systemReason(error)}); give a readable file.`);
  }
}

/** Reads a library file. @throws InputError when it cannot be read at all. */
export function readLibrary(path: string): LibraryContent {
  return parseLibrary(readText('FILE', path));
}
