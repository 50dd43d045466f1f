import { window } from 'vscode';
import type { Disposable, TextDocument, TextEditor, ViewColumn } from 'vscode';

/** Knows the text editor that the researcher was in last: a page or a side view has the focus when a formula is chosen. */
export class EditorTracker implements Disposable {
  private last: { readonly document: TextDocument; readonly viewColumn: ViewColumn | undefined } | undefined;
  private readonly subscription = window.onDidChangeActiveTextEditor((editor) => this.note(editor));

  constructor() {
    this.note(window.activeTextEditor);
  }

  /**
   * The editor that was active last. One that is hidden behind another tab is brought to the front; undefined where its
   * document is closed, or there was none.
   */
  async editor(): Promise<TextEditor | undefined> {
    const { last } = this;
    if (!last || last.document.isClosed) return undefined;
    const { document, viewColumn } = last;
    const visible = window.visibleTextEditors.filter((editor) => editor.document === document);
    const [shown] = visible.filter((editor) => editor.viewColumn === viewColumn).concat(visible);
    return shown ?? window.showTextDocument(document, viewColumn ? { viewColumn } : {});
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private note(editor: TextEditor | undefined): void {
    if (editor && editor.document.uri.scheme !== 'output') {
      this.last = { document: editor.document, viewColumn: editor.viewColumn };
    }
  }
}
