import { EventEmitter, l10n, ThemeIcon, TreeItem } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import { describeSearch, describeState } from './describe.ts';
import type { Search, Searches, SearchState } from './searches.ts';

const icons: Readonly<Record<SearchState, string>> = {
  running: 'sync~spin',
  paused: 'debug-pause',
  stopped: 'debug-stop',
  done: 'check',
  failed: 'error',
};

/** The view Searches: one item a search, newest first. */
export class SearchesTree implements TreeDataProvider<Search>, Disposable {
  private readonly emitter = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly subscription: Disposable;

  constructor(private readonly searches: Searches) {
    this.subscription = searches.onDidChange(() => this.emitter.fire());
  }

  getChildren(search?: Search): Search[] {
    return search ? [] : this.searches.all();
  }

  getTreeItem(search: Search): TreeItem {
    const item = new TreeItem(search.specification.constant);
    item.id = search.id;
    item.description = describeState(search);
    item.tooltip =
      search.message === '' ? `${describeSearch(search)}\n${describeState(search)}` : search.message;
    item.iconPath = new ThemeIcon(icons[search.state]);
    item.contextValue = `search.${search.state}`;
    item.accessibilityInformation = {
      label: l10n.t('Search: {0}, {1}', describeSearch(search), describeState(search)),
    };
    return item;
  }

  dispose(): void {
    this.subscription.dispose();
    this.emitter.dispose();
  }
}
