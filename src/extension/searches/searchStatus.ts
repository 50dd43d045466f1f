import { l10n, ProgressLocation, StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import { viewNames } from '../names.ts';
import { describeSearch, describeState } from './describe.ts';
import type { Search, Searches } from './searches.ts';

/** A notification's patience; from then on a search shows in the status bar and the tree. */
const notificationMilliseconds = 4000;

/** Shows what the running searches do: a notification at first, then the status bar. */
export class SearchStatus implements Disposable {
  private readonly item: StatusBarItem;
  private readonly subscription: Disposable;

  constructor(private readonly searches: Searches) {
    this.item = window.createStatusBarItem('esma.status', StatusBarAlignment.Left);
    this.item.name = 'ESMA';
    this.item.command = `${viewNames.searches}.focus`;
    this.subscription = searches.onDidChange(() => this.update());
  }

  /** Shows a search that has just been started. */
  announce(search: Search): void {
    void window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('ESMA searches {0}', describeSearch(search)),
        cancellable: true,
      },
      async (progress, token) => {
        let shown = 0;
        await new Promise<void>((resolve) => {
          const subscription = this.searches.onDidChange(() => {
            const { progress: done } = search;
            const percent = done && done.candidates > 0 ? (100 * done.candidatesDone) / done.candidates : 0;
            progress.report({ increment: percent - shown, message: describeState(search) });
            shown = percent;
            if (search.state !== 'running') finish();
          });
          const timer = setTimeout(() => finish(), notificationMilliseconds);
          const finish = () => {
            clearTimeout(timer);
            subscription.dispose();
            resolve();
          };
          token.onCancellationRequested(() => {
            this.searches.stop(search);
            finish();
          });
        });
      },
    );
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private update(): void {
    const running = this.searches.all().filter(({ state }) => state === 'running');
    const [first] = running;
    if (!first) {
      this.item.hide();
      return;
    }
    const others = running.length > 1 ? ` (+${running.length - 1})` : '';
    this.item.text = `$(sync~spin) ESMA ${first.specification.constant}: ${describeState(first)}${others}`;
    this.item.tooltip = running
      .map((search) => `${describeSearch(search)}: ${describeState(search)}`)
      .join('\n');
    this.item.show();
  }
}
