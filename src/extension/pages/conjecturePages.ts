import { Uri, ViewColumn, window } from 'vscode';
import type {
  Disposable,
  ExtensionContext,
  WebviewPanel,
  WebviewPanelSerializer,
  WebviewView,
  WebviewViewProvider,
} from 'vscode';
import { viewNames } from '../names.ts';
import { WebviewPage } from './webviewPage.ts';
import type { PageHandlers } from './webviewPage.ts';

/** The pages of conjectures that are open: one in the side panel, and any number of editor tabs. */
export class ConjecturePages implements WebviewViewProvider, WebviewPanelSerializer, Disposable {
  private readonly pages = new Set<WebviewPage>();
  private panel: { readonly view: WebviewPanel; readonly page: WebviewPage } | null = null;

  constructor(
    private readonly context: ExtensionContext,
    private readonly title: string,
    private readonly handlers: PageHandlers,
    private readonly onNonsense: (message: string) => void,
  ) {}

  resolveWebviewView(view: WebviewView): void {
    const page = new WebviewPage(
      view.webview,
      this.context.extensionUri,
      'side',
      this.handlers,
      this.onNonsense,
    );
    this.pages.add(page);
    view.onDidChangeVisibility(() => {
      if (!view.visible) page.hidden();
    });
    view.onDidDispose(() => this.close(page));
  }

  /** Opens the tab, or shows the one that is there; selects a conjecture in it. */
  show(id?: string): void {
    if (this.panel) {
      this.panel.view.reveal();
    } else {
      const view = window.createWebviewPanel(viewNames.panel, this.title, ViewColumn.Active, {});
      this.adopt(view);
    }
    if (id !== undefined) this.panel?.page.select(id);
  }

  /** A tab of the last session is shown again; its page keeps its own state. */
  deserializeWebviewPanel(view: WebviewPanel): Promise<void> {
    this.adopt(view);
    return Promise.resolve();
  }

  /** The conjectures that are selected together in the page where that was changed last. */
  get selection(): readonly string[] {
    const [newest] = [...this.pages].sort((x, y) => y.selectedAt - x.selectedAt);
    return newest?.selection ?? [];
  }

  changed(version: number): void {
    for (const page of this.pages) page.changed(version);
  }

  dispose(): void {
    for (const page of this.pages) page.dispose();
  }

  private adopt(view: WebviewPanel): void {
    view.iconPath = Uri.joinPath(this.context.extensionUri, 'media', 'icon.png');
    const page = new WebviewPage(
      view.webview,
      this.context.extensionUri,
      'wide',
      this.handlers,
      this.onNonsense,
    );
    this.pages.add(page);
    this.panel = { view, page };
    view.onDidChangeViewState(() => {
      if (!view.visible) page.hidden();
    });
    view.onDidDispose(() => {
      this.close(page);
      if (this.panel?.view === view) this.panel = null;
    });
  }

  private close(page: WebviewPage): void {
    page.dispose();
    this.pages.delete(page);
  }
}
