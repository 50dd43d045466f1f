import { l10n } from 'vscode';
import type { Disposable, Uri, Webview } from 'vscode';
import type { PageAction } from '../../protocol/actions.ts';
import type { FromPage, PageCalls, PageStart, ToPage } from '../../protocol/page.ts';
import { records } from '../conjectures/loading.ts';
import { startPage } from './pageHtml.ts';

/** What a page's calls are answered by. */
export interface PageHandlers {
  rows(parameters: PageCalls['rows']['parameters']): Promise<PageCalls['rows']['result']>;
  detail(id: string): Promise<PageCalls['detail']['result']>;
  constants(): readonly string[];
  ids(parameters: PageCalls['ids']['parameters']): Promise<PageCalls['ids']['result']>;
  curves(ids: readonly string[]): Promise<PageCalls['curves']['result']>;
  action(action: PageAction, id: string): Promise<boolean>;
  several(wish: PageCalls['several']['parameters']): Promise<boolean>;
  picture(png: string): Promise<boolean>;
  search(): void;
}

/** Shortest time between two messages that the conjectures have changed. */
const changedMilliseconds = 500;

/**
 * A page of conjectures in a webview: writes its HTML, answers its calls, and holds back what is sent to it until it is
 * ready. What comes from the page is checked before it is believed.
 */
export class WebviewPage implements Disposable {
  private ready = false;
  /** The conjectures that are selected together, and when that changed. */
  selection: readonly string[] = [];
  selectedAt = -Infinity;
  private held: ToPage[] = [];
  private version = -1;
  private lastTold = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscription: Disposable;

  constructor(
    private readonly webview: Webview,
    extensionUri: Uri,
    layout: PageStart['layout'],
    private readonly handlers: PageHandlers,
    private readonly onNonsense: (message: string) => void,
  ) {
    this.subscription = webview.onDidReceiveMessage((message: unknown) => void this.receive(message));
    startPage(webview, extensionUri, layout);
  }

  /** The conjectures have changed: told at once, and then at most twice a second. */
  changed(version: number): void {
    if (version === this.version) return;
    this.version = version;
    // A page that is not there yet asks for everything when it comes.
    if (!this.ready) return;
    const wait = this.lastTold + changedMilliseconds - performance.now();
    if (wait <= 0) this.tellChanged();
    else this.timer ??= setTimeout(() => this.tellChanged(), wait);
  }

  select(id: string): void {
    this.post({ kind: 'select', id });
  }

  /** VS Code has put the page away: it is loaded again when it is shown, and says that it is ready again. */
  hidden(): void {
    this.ready = false;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  private tellChanged(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastTold = performance.now();
    this.post({ kind: 'changed', version: this.version });
  }

  private post(message: ToPage): void {
    if (this.ready) {
      void this.webview.postMessage(message);
      return;
    }
    // A page that starts asks for everything: of what it missed only the last selection matters.
    if (message.kind === 'select') this.held = [message];
  }

  private async receive(message: unknown): Promise<void> {
    const { readFromPage } = await records();
    const from = readFromPage(message);
    if (!from) {
      this.onNonsense(
        l10n.t('The page of the conjectures sent a message that is not understood; it was ignored.'),
      );
      return;
    }
    if (from.kind === 'ready') {
      this.ready = true;
      const { held } = this;
      this.held = [];
      held.forEach((waiting) => this.post(waiting));
    } else if (from.kind === 'selection') {
      this.selection = from.ids;
      this.selectedAt = performance.now();
    } else if (from.kind === 'search') {
      this.handlers.search();
    } else {
      const { number } = from;
      try {
        this.post({ kind: 'answer', number, ok: true, result: await this.answer(from) });
      } catch (error) {
        this.post({
          kind: 'answer',
          number,
          ok: false,
          message: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  private answer(message: Extract<FromPage, { kind: 'call' }>): Promise<unknown> | unknown {
    switch (message.call) {
      case 'rows':
        return this.handlers.rows(message.parameters);
      case 'ids':
        return this.handlers.ids(message.parameters);
      case 'curves':
        return this.handlers.curves(message.parameters.ids);
      case 'detail':
        return this.handlers.detail(message.parameters.id);
      case 'constants':
        return this.handlers.constants();
      case 'action':
        return this.handlers.action(message.parameters.action, message.parameters.id);
      case 'several':
        return this.handlers.several(message.parameters);
      case 'picture':
        return this.handlers.picture(message.parameters.png);
    }
  }
}
