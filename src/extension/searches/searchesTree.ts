import { basename } from 'node:path';
import { Disposable, EventEmitter, l10n, ThemeIcon, TreeItem, workspace } from 'vscode';
import type { TreeDataProvider, ViewBadge } from 'vscode';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import type { ClusterRun, ClusterRuns } from './clusterRuns.ts';
import { describeRun, describeSearch, describeState } from './describe.ts';
import type { Search, Searches, SearchState } from './searches.ts';

const icons: Readonly<Record<SearchState, string>> = {
  running: 'sync~spin',
  paused: 'debug-pause',
  stopped: 'debug-stop',
  done: 'check',
  failed: 'error',
  elsewhere: 'multiple-windows',
};

/** What the view shows. */
type Shown = Search | OpenFile | ClusterRun;

/** The view Searches: one item a search, newest first, one for each run on a cluster, and one for each library file that is open. */
export class SearchesTree implements TreeDataProvider<Shown>, Disposable {
  private readonly emitter = new EventEmitter<Shown[] | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly subscription: Disposable;
  /** What the view has been given last. */
  private shown: readonly Shown[] = [];

  constructor(
    private readonly searches: Searches,
    private readonly files: LibraryFiles,
    private readonly runs: ClusterRuns,
  ) {
    const changed = () => this.changed();
    this.subscription = Disposable.from(
      searches.onDidChange(changed),
      files.onDidChange(changed),
      runs.onDidChange(changed),
    );
  }

  getChildren(parent?: Shown): Shown[] {
    if (parent) return [];
    this.runs.follow();
    const all = [...this.searches.all(), ...this.runs.all(), ...this.files.all()];
    this.shown = all;
    return all;
  }

  /**
   * Items that say something new are shown anew, and the whole view only where items come or go: while VS Code builds it
   * anew it runs the command of an item's button without saying which item that was.
   */
  private changed(): void {
    const all = [...this.searches.all(), ...this.runs.all(), ...this.files.all()];
    const same = all.length === this.shown.length && all.every((one, i) => one === this.shown[i]);
    this.emitter.fire(same ? all : undefined);
  }

  getTreeItem(element: Shown): TreeItem {
    if ('folder' in element) return runItem(element);
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

function runItem({ folder, status, message }: ClusterRun): TreeItem {
  const item = new TreeItem(basename(folder));
  item.id = `run ${folder}`;
  item.description = status ? describeRun(status) : message;
  item.tooltip = `${folder}\n${item.description}`;
  item.iconPath = new ThemeIcon(status?.isDone ? 'check' : message === '' ? 'server-process' : 'error');
  item.contextValue = status?.isDone ? 'run.done' : 'run.open';
  item.accessibilityInformation = { label: l10n.t('Run on a cluster: {0}, {1}', folder, item.description) };
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
