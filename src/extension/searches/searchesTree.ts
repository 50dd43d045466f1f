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
  private readonly emitter = new EventEmitter<(Search | OpenFile)[] | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly subscription: Disposable;
  /** What the view has been given last. */
  private shown: readonly (Search | OpenFile)[] = [];

  constructor(
    private readonly searches: Searches,
    private readonly files: LibraryFiles,
  ) {
    const changed = () => this.changed();
    this.subscription = Disposable.from(searches.onDidChange(changed), files.onDidChange(changed));
  }

  getChildren(parent?: Search | OpenFile): (Search | OpenFile)[] {
    if (parent) return [];
    const all = [...this.searches.all(), ...this.files.all()];
    this.shown = all;
    return all;
  }

  /**
   * Items that say something new are shown anew, and the whole view only where items come or go: while VS Code builds it
   * anew it runs the command of an item's button without saying which item that was.
   */
  private changed(): void {
    const all = [...this.searches.all(), ...this.files.all()];
    const same = all.length === this.shown.length && all.every((one, i) => one === this.shown[i]);
    this.emitter.fire(same ? all : undefined);
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
