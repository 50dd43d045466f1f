import { l10n, Uri, ViewColumn, window } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import type { BatchAction, NameAction, NumbersState, ToNumbersPage } from '../../protocol/numbers.ts';
import { readFromNumbersPage } from '../../protocol/numbersMessages.ts';
import { viewNames } from '../names.ts';
import { startPage } from '../pages/pageHtml.ts';

/** What the page's wishes are met by. */
export interface NumbersHandlers {
  state(): NumbersState;
  identify(text: string): Promise<void>;
  show(id: string): void;
  name(action: NameAction, id: string, index: number): Promise<void>;
  moreDigits(id: string): Promise<void>;
  batch(action: BatchAction): Promise<void>;
  forget(): void;
}

/** The tab of named numbers: one, opened beside the document. */
export class NumbersPanel implements Disposable {
  private panel: WebviewPanel | null = null;
  private ready = false;

  constructor(
    private readonly extensionUri: Uri,
    private readonly handlers: NumbersHandlers,
  ) {}

  /** Opens the tab, or shows the one that is there; the document keeps the focus. */
  show(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const panel = window.createWebviewPanel(
      viewNames.numbers,
      l10n.t('Numbers'),
      { viewColumn: window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: true },
      {},
    );
    this.panel = panel;
    panel.iconPath = Uri.joinPath(this.extensionUri, 'media', 'icon.png');
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidChangeViewState(() => {
      // A page that is put away is loaded again when it is shown, and says so.
      if (!panel.visible) this.ready = false;
    });
    panel.onDidDispose(() => {
      this.panel = null;
      this.ready = false;
    });
    startPage(panel.webview, this.extensionUri, 'numbers');
  }

  /** What the page shows has changed. */
  changed(): void {
    if (!this.panel || !this.ready) return;
    const message: ToNumbersPage = { kind: 'numbers', state: this.handlers.state() };
    void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private receive(message: unknown): void {
    const from = readFromNumbersPage(message);
    if (!from) return;
    switch (from.kind) {
      case 'ready':
        this.ready = true;
        return this.changed();
      case 'identify':
        return void this.handlers.identify(from.text);
      case 'show':
        return this.handlers.show(from.id);
      case 'name':
        return void this.handlers.name(from.action, from.id, from.index);
      case 'moreDigits':
        return void this.handlers.moreDigits(from.id);
      case 'batch':
        return void this.handlers.batch(from.action);
      case 'forget':
        return this.handlers.forget();
    }
  }
}
