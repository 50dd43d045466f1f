import { Disposable, EventEmitter, l10n, ThemeIcon, TreeItem, workspace } from 'vscode';
import type { TreeDataProvider, ViewBadge } from 'vscode';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import { describeSearch, describeState } from './describe.ts';
import type { Search, Searches, SearchState } from './searches.ts';

const icons: Readonly<Record<SearchState, string>> = {
  running: 'sync~spin',
  paused: 'debug-pause',
  stopped: 'debug-stop',
  done: 'check',
  failed: 'error',
  elsewhere: 'multiple-windows',
};

/** The view Searches: one item a search, newest first, and one for each library file that is open. */
export class SearchesTree implements TreeDataProvider<Search | OpenFile>, Disposable {
  private readonly emitter = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly subscription: Disposable;

  constructor(
    private readonly searches: Searches,
    private readonly files: LibraryFiles,
  ) {
    this.subscription = Disposable.from(
      searches.onDidChange(() => this.emitter.fire()),
      files.onDidChange(() => this.emitter.fire()),
    );
  }

  getChildren(parent?: Search | OpenFile): (Search | OpenFile)[] {
    return parent ? [] : [...this.searches.all(), ...this.files.all()];
  }

  getTreeItem(element: Search | OpenFile): TreeItem {
    return 'uri' in element ? fileItem(element) : searchItem(element);
  }

  dispose(): void {
    this.subscription.dispose();
    this.emitter.dispose();
  }
}

function searchItem(search: Search): TreeItem {
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

function fileItem({ id, uri, conjectures, isReading }: OpenFile): TreeItem {
  const name = workspace.asRelativePath(uri);
  const item = new TreeItem(name);
  const count = conjectures.toLocaleString('en-US');
  item.id = id;
  item.description = isReading
    ? l10n.t('reading … {0}', count)
    : conjectures === 1
      ? l10n.t('one conjecture')
      : l10n.t('{0} conjectures', count);
  item.tooltip = `${uri.scheme === 'file' ? uri.fsPath : uri.toString()}\n${item.description}`;
  item.iconPath = new ThemeIcon('file');
  item.contextValue = 'file';
  item.accessibilityInformation = { label: l10n.t('Conjectures file: {0}, {1}', name, item.description) };
  return item;
}

/** How many searches run, as a number on the view's icon; none where none does. */
export function runningBadge(searches: Searches): ViewBadge | undefined {
  const running = searches.all().filter(({ state }) => state === 'running').length;
  if (running === 0) return undefined;
  const tooltip = running === 1 ? l10n.t('One search runs.') : l10n.t('{0} searches run.', running);
  return { value: running, tooltip };
}
