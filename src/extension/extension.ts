import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { l10n, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { planningClient } from '../engine/planning/client.ts';
import { provingClient } from '../engine/proving/client.ts';
import { registerAssistants } from './assistants/registration.ts';
import type { Authoring } from './authoring/authoring.ts';
import { registerCommands } from './commands/register.ts';
import { Collection } from './conjectures/collection.ts';
import { LibraryFiles } from './conjectures/files.ts';
import { contextUpdater } from './contexts.ts';
import { EditorTracker } from './documents/editors.ts';
import { LivingRegistration } from './living/registration.ts';
import { createLog } from './log.ts';
import { viewNames } from './names.ts';
import { Notifier } from './notify.ts';
import { pageHandlers } from './pages/pageHandlers.ts';
import { ClusterRuns } from './searches/clusterRuns.ts';
import { Searches } from './searches/searches.ts';
import { runningBadge, SearchesTree } from './searches/searchesTree.ts';
import { SearchStore } from './searches/store.ts';
import { ConjecturePages } from './pages/conjecturePages.ts';
import { reportEnd } from './searches/searchEnd.ts';
import { SearchStatus } from './searches/searchStatus.ts';

/** Called by VS Code on the first command or view of ESMA: puts the parts together. */
export function activate(context: ExtensionContext): void {
  const log = createLog(context);
  const notifier = new Notifier(log);
  const scriptAt = (name: string) => pathToFileURL(join(context.extensionPath, 'dist', name));
  const script = scriptAt('worker.js');
  const planning = planningClient(script);
  const proving = provingClient(scriptAt('proving.js'));
  const collection = new Collection();
  const store = new SearchStore(context);
  const searches = new Searches(store, collection, script);
  const editors = new EditorTracker();
  const files = new LibraryFiles(collection, context.workspaceState, notifier, script, proving);
  const runs = new ClusterRuns(context.workspaceState, planning);
  const updateContexts = contextUpdater(collection, searches, files, runs);
  const changed = () => {
    pages.changed(collection.version);
    living.changed();
    updateContexts();
  };
  let loaded: Promise<Authoring> | undefined;
  const authoring = () =>
    (loaded ??= import('./authoring/authoring.ts').then(({ createAuthoring }) =>
      createAuthoring({
        context,
        log,
        notifier,
        planning,
        searches,
        runs,
        script,
        commands: scriptAt('command.js'),
        collection,
        files,
        pages,
        status,
        editors,
        proving,
        changed,
      }),
    ));
  const living = new LivingRegistration(async () => (await authoring()).living);
  const handlers = pageHandlers(collection, authoring, notifier);
  const pages = new ConjecturePages(context, l10n.t('Conjectures'), handlers, (message) => log.warn(message));
  const status = new SearchStatus(searches);
  const tree = new SearchesTree(searches, files, runs);
  const treeView = window.createTreeView(viewNames.searches, { treeDataProvider: tree, canSelectMany: true });
  const showRunning = () => (treeView.badge = runningBadge(searches));
  context.subscriptions.push(
    planning,
    proving,
    searches,
    files,
    editors,
    living,
    pages,
    status,
    tree,
    runs,
    runs.onDidChange(updateContexts),
    searches.onDidChange(changed),
    searches.onDidChange(showRunning),
    files.onDidChange(changed),
    searches.onDidEnd((end) => reportEnd(end, notifier)),
    treeView,
    window.registerWebviewViewProvider(viewNames.conjectures, pages),
    window.registerWebviewPanelSerializer(viewNames.panel, pages),
    ...registerAssistants(context, async () => (await authoring()).assistants),
    ...registerCommands(notifier, log, async () => (await authoring()).run),
  );
  const restored = notifier.guard(() =>
    searches.restore((path, reason) =>
      notifier.warn(l10n.t('A stored search cannot be read and stays where it is: {0}: {1}', path, reason)),
    ),
  );
  collection.expect(restored);
  collection.expect(notifier.guard(() => files.restore()));
}
