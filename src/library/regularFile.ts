import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { InputError } from '../core/errors.ts';
import { systemReason } from './systemReason.ts';

/** Most bytes that are read of one file at once: what Node reads. */
const mostBytes = 2 ** 31 - 1;

/**
 * The bytes of a file that the user has not named: its folder was. A pipe is not waited for, a device not read.
 * @throws InputError that names the field and the file, where it is no regular file, too large or not readable
 */
export function readRegular(field: string, path: string, most = mostBytes): Buffer {
  try {
    // Without O_NONBLOCK opening a pipe would wait for someone who writes; Windows has neither.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(descriptor);
      if (!status.isFile()) throw new InputError(`${field}: ${path} is no regular file; give one.`);
      if (status.size > most)
        throw new InputError(`${field}: ${path} has ${status.size} bytes; at most ${most} are read.`);
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${field}: ${path} cannot be read (${systemReason(error)}); give a readable file.`);
  }
}
