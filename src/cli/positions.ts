import { InputError } from '../core/errors.ts';

/** The offsets where the lines of a text begin; "\n" and "\r\n" end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a line ends, before its line end. */
function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line];
  if (next === undefined) return text.length;
  return text[next - 2] === '\r' ? next - 2 : next - 1;
}

/**
 * The offset of a line and a column, both counted from 1; a column counts characters, one beyond the last is the line's end.
 * @throws InputError where the text has no such place.
 */
export function offsetAt(text: string, starts: readonly number[], line: number, column: number): number {
  const start = starts[line - 1];
  if (start === undefined)
    throw new InputError(`LINE: ${line} is not allowed; the file has lines 1 to ${starts.length}.`);
  const letters = [...text.slice(start, lineEnd(text, starts, line))];
  if (column < 1 || column > letters.length + 1)
    throw new InputError(
      `COLUMN: ${column} is not allowed; line ${line} has columns 1 to ${letters.length + 1}.`,
    );
  return start + letters.slice(0, column - 1).join('').length;
}

/** A place of a text: characters from the start, from 0, and line and column from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** The place of an offset in UTF-16 units. */
export function positionAt(text: string, starts: readonly number[], offset: number): Position {
  const line = starts.findLastIndex((start) => start <= offset);
  return {
    offset: [...text.slice(0, offset)].length,
    line: line + 1,
    column: [...text.slice(starts[line], offset)].length + 1,
  };
}
