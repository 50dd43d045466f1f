import { oneLine } from './oneLine.ts';

/**
 * Input that cannot be used. The message is one sentence for the reader: it names the field, the value
 * and what is allowed. Values come from outside: nothing in it ends a line, or does anything to a terminal.
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(sentence: string) {
    super(oneLine(sentence));
  }
}

/** More digits were asked for than a numerical constant has. The message says how many there are. */
export class PrecisionError extends InputError {}
