import { env, l10n, Selection, window } from 'vscode';
import { mathematicsAt } from '../../documents/wording.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import type { EditorTracker } from './editors.ts';
import { insertAtSelections } from './insertion.ts';
import type { Papers } from './papers.ts';

/** Puts results into the document that was active last, or into the clipboard. */
export class MathematicsInserting {
  constructor(
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
  ) {}

  /** Puts a result after every selection, which stays: as mathematics of the place, or as text where no LaTeX is given. */
  async insert(text: string, latex?: string): Promise<void> {
    const editor = await this.editors.editor();
    if (!editor) return this.copy(latex ?? text);
    const { document } = editor;
    const project = await this.papers.project(document);
    editor.selections = editor.selections.map(({ end }) => new Selection(end, end));
    const result = await insertAtSelections(editor, (start, end) =>
      latex === undefined
        ? text
        : textOf(mathematicsAt({ latex, text }, this.papers.spotAt(document, start, end, project))),
    );
    if (result !== 'inserted') await this.copy(latex ?? text);
  }

  async copy(text: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(l10n.t('The result is in the clipboard.'), 5000);
  }
}
