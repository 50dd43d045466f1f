import { InputError } from '../core/errors.ts';
import { withEdits } from '../documents/insertion.ts';
import type { TextEdit } from '../documents/insertion.ts';
import { readBytes } from '../library/file.ts';
import { writeWhole } from '../library/wholeFile.ts';

const mark = '\ufeff';

/**
 * A text on disk that is edited: what is not edited keeps its bytes, whatever their encoding. UTF-8 is told by its bytes;
 * what is not UTF-8 is taken to have a byte a letter, with those of ASCII as they are there, as in Latin-1.
 */
export class TextFile {
  /** Without the mark that some programs put before UTF-8. */
  readonly text: string;
  private readonly isUtf8: boolean;
  private readonly before: string;
  private readonly bytes: Buffer;

  /**
   * @param field what messages call it
   * @throws InputError where it cannot be read, or is in UTF-16
   */
  constructor(
    private readonly field: string,
    private readonly path: string,
  ) {
    this.bytes = readBytes(field, path);
    const decoded = decode(this.bytes);
    if (!decoded) throw new InputError(`${field}: ${path} is in UTF-16; give a file in UTF-8.`);
    this.isUtf8 = decoded.isUtf8;
    this.before = decoded.before;
    this.text = decoded.text;
  }

  /**
   * Makes edits: the file has all of them, or is as it was.
   * @throws InputError where it cannot be written, or another program has changed it since it was read
   */
  write(edits: readonly TextEdit[]): void {
    const other = edits
      .map(({ text }) => /\P{ASCII}/u.exec(text)?.[0])
      .find((letter) => letter !== undefined);
    if (!this.isUtf8 && other !== undefined)
      throw new InputError(
        `${this.field}: ${this.path} is not in UTF-8, and what would be inserted has the letter "${other}"; give a file in UTF-8.`,
      );
    const text = withEdits(this.text, edits);
    writeWhole(this.path, this.isUtf8 ? this.before + text : Buffer.from(text, 'latin1'), this.bytes);
  }
}

/** The text of a file's bytes, as `TextFile` takes them; null where they are in UTF-16. */
export function decode(
  bytes: Buffer,
): { readonly text: string; readonly before: string; readonly isUtf8: boolean } | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  const text = utf8Text(bytes);
  const before = text?.startsWith(mark) ? mark : '';
  return { text: (text ?? bytes.toString('latin1')).slice(before.length), before, isUtf8: text !== null };
}

function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
