import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { InputError } from '../core/errors.ts';
import type { TextEdit } from '../documents/insertion.ts';
import { inLineEndsOf } from '../documents/lineEnds.ts';
import type { PreambleEdit } from '../documents/preamble.ts';
import type { Project } from '../documents/project.ts';
import { writeWhole } from '../library/wholeFile.ts';
import { TextFile } from './textFile.ts';

/**
 * Makes changes to a document, and to other files of its paper. Offsets in its LaTeX files are those of the files as they are;
 * entries of a bibliography file are made one after the other, and the file where it is not there yet. The document comes last:
 * when it is changed, all that it needs is there.
 * @throws InputError where a file cannot be written; it is as it was before then
 */
export function changePaper(
  document: TextFile,
  path: string,
  edits: readonly TextEdit[],
  project: Project | undefined,
  elsewhere: readonly PreambleEdit[],
): void {
  const own = resolve(path).split(sep).join('/');
  const isLatex = ({ path: other }: PreambleEdit) =>
    project?.files.some((file) => file.path === other) ?? false;
  for (const { path: other, offset, text } of elsewhere.filter((edit) => !isLatex(edit))) {
    if (!existsSync(other)) writeWhole(other, text, null);
    else new TextFile('bibliography', other).write([{ start: offset, end: offset, text }]);
  }
  const others = elsewhere.filter((edit) => isLatex(edit) && edit.path !== own);
  for (const other of new Set(others.map((edit) => edit.path))) {
    const file = new TextFile('FILE', other);
    if (file.text !== project?.files.find(({ path }) => path === other)?.text)
      throw new InputError(`${other} has been changed since it was read; it is left as it is: try again.`);
    file.write(others.filter((edit) => edit.path === other).map((edit) => asEdit(edit, file.text)));
  }
  const inDocument = elsewhere.filter((edit) => edit.path === own);
  document.write([...inDocument.map((edit) => asEdit(edit, document.text)), ...edits]);
}

/** An edit in the line ends of a text. */
function asEdit({ offset, text }: PreambleEdit, file: string): TextEdit {
  return { start: offset, end: offset, text: inLineEndsOf(file, text) };
}
