/**
 * Input that cannot be used. The message is one sentence for the reader: it names the field, the value
 * and what is allowed.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** More digits were asked for than a numerical constant has. The message says how many there are. */
export class PrecisionError extends InputError {}
