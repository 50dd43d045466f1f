import { EndOfLine, l10n, Selection, window } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';

/** What an insertion made of a document. */
export type InsertionResult = 'inserted' | 'readOnly' | 'closed';

/**
 * Replaces every selection of an editor by a text, in one undo step; the carets end after the texts and the editor has the
 * focus. A document that changed meanwhile is tried once more.
 * @param textFor the text for a selection; `end` is where the selection ends
 * @param placeOf what is replaced for a selection; the selection, where it is not given
 */
export async function insertAtSelections(
  editor: TextEditor,
  textFor: (offset: number, end: number) => string,
  placeOf: (selection: Selection) => Selection = (selection) => selection,
): Promise<InsertionResult> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { document } = editor;
    if (document.isClosed) return 'closed';
    const newline = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const edits = editor.selections
      .map(placeOf)
      .map((selection) => ({
        start: document.offsetAt(selection.start),
        end: document.offsetAt(selection.end),
        selection,
      }))
      .sort((x, y) => x.start - y.start)
      .map(({ start, end, selection }) => ({
        start,
        end,
        selection,
        text: textFor(start, end).replaceAll('\n', newline),
      }));
    const { version } = document;
    const done = await editor.edit((builder) =>
      edits.forEach(({ selection, text }) => builder.replace(selection, text)),
    );
    if (!done) continue;
    // VS Code says "done" of an editor that is read-only, too.
    if (document.version === version) return 'readOnly';
    let shift = 0;
    editor.selections = edits.map(({ start, end, text }) => {
      const caret = document.positionAt(start + shift + text.length);
      shift += text.length - (end - start);
      return new Selection(caret, caret);
    });
    await show(editor);
    return 'inserted';
  }
  return 'readOnly';
}

/** A stretch of a document by its offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where paragraphs go for a cursor: behind the formula in which it stands, else where it stands. */
export function placeBehind(
  document: TextDocument,
  { start, end }: Selection,
  formulas: readonly Stretch[],
): Stretch {
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  const formula = formulas.find((each) => each.start <= from && to <= each.end);
  return formula ? { start: formula.end, end: formula.end } : { start: from, end: to };
}

/** The same as at the selections, but behind a formula in which a cursor stands: what it says is never replaced. */
export function insertBehind(
  editor: TextEditor,
  formulas: readonly Stretch[],
  textFor: (offset: number, end: number) => string,
): Promise<InsertionResult> {
  const { document } = editor;
  return insertAtSelections(editor, textFor, (selection) => {
    const { start, end } = placeBehind(document, selection, formulas);
    return new Selection(document.positionAt(start), document.positionAt(end));
  });
}

/** Gives an editor the focus; that of a notebook's cell is shown by its notebook, and stays as it is. */
export async function show(editor: TextEditor): Promise<TextEditor> {
  const { document, viewColumn } = editor;
  if (document.uri.scheme === 'vscode-notebook-cell') return editor;
  return window.showTextDocument(document, {
    ...(viewColumn ? { viewColumn } : {}),
    preserveFocus: false,
  });
}

/** The sentence for a conjecture that could not be inserted and was copied. */
export function copiedInstead(result: Exclude<InsertionResult, 'inserted'> | 'noEditor'): string {
  if (result === 'noEditor') return l10n.t('No text editor is open: the formula was copied instead.');
  if (result === 'closed')
    return l10n.t('The document was closed meanwhile: the formula was copied instead.');
  return l10n.t('The document cannot be changed: the formula was copied instead.');
}
