import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { env, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Memento } from 'vscode';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { schedulers } from '../../engine/cluster/schedulers/schedulers.ts';
import type { LibraryFiles } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import type { ClusterRun, ClusterRuns } from '../searches/clusterRuns.ts';
import { setting } from '../settings.ts';
import { askForNumber } from './numberInput.ts';
import { askForSearch } from './searchInput.ts';

/** Shards that are offered first, and most of them. */
const usualShards = 8;
const mostShards = 100_000;

/** Runs on a cluster: their folders are written, shown, submitted when the user says so, and gathered. */
export class ClusterCommands {
  /** @param program the program of the tasks: dist/worker.js */
  constructor(
    private readonly runs: ClusterRuns,
    private readonly files: LibraryFiles,
    private readonly planning: PlanningClient,
    private readonly proving: ProvingClient,
    private readonly memento: Memento,
    private readonly notifier: Notifier,
    private readonly program: URL,
  ) {}

  /** Asks for a search, a scheduler, the shards and the folder; nothing is run before the user has seen the scripts and says so. */
  async start(): Promise<void> {
    if (!this.isAllowed()) return;
    const specification = await askForSearch(this.planning, this.proving, this.memento, null);
    if (specification) await this.startWith(specification);
  }

  /** The same for a search that was asked for already. */
  async startWith(specification: SearchSpecification): Promise<void> {
    const title = l10n.t('Run on a Cluster');
    const items = schedulers.map(({ name, title: label, isTested }) => ({
      label,
      description: isTested ? '' : l10n.t('its scripts have not been run in the tests of ESMA'),
      name,
    }));
    const scheduler = await window.showQuickPick(items, { title, ignoreFocusOut: true });
    if (!scheduler) return;
    const shards = await askForNumber(title, l10n.t('Shards'), usualShards, 1, mostShards, false);
    if (shards.kind !== 'next') return;
    const folder = await window.showInputBox({
      title,
      prompt: l10n.t('The folder to write, new or empty, on a disk that the nodes see as well'),
      value: join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(), 'esma-run'),
      ignoreFocusOut: true,
      validateInput: (text) =>
        isAbsolute(text) ? undefined : l10n.t('{0} is not allowed: give an absolute path.', text),
    });
    if (folder === undefined) return;
    const scripts = await this.planning.call('writeRun', {
      specifications: [specification],
      membersKept: setting('membersKept'),
      shards: shards.value,
      resources: {
        workers: 1,
        minutes: null,
        partition: null,
        account: null,
        image: 'node:20',
        claim: 'esma',
      },
      setup: '',
      node: env.remoteName === undefined ? 'node' : process.execPath,
      command: 'ESMA: Run on a Cluster…',
      folder,
      scheduler: scheduler.name,
      program: String(this.program),
    });
    await this.runs.add(folder);
    await showScripts(folder, scripts);
    const submit = l10n.t('Submit');
    const question = l10n.t(
      'The run is written to {0}; its scripts are shown. Nothing runs before it is submitted.',
      folder,
    );
    if ((await this.notifier.ask(question, submit, l10n.t('Not Now'))) === submit) await this.run(folder);
  }

  /** Shows what a run that has not begun will do, and submits it when the user says so. */
  async submit(named: unknown): Promise<void> {
    if (!this.isAllowed()) return;
    const run = await this.choose(named, l10n.t('Submit Run on a Cluster'));
    if (!run) return;
    await showScripts(run.folder, ['submit.sh']);
    const submit = l10n.t('Submit');
    const question = l10n.t('Submit the run with bash submit.sh?');
    const detail = l10n.t('{0} has this script and those that it calls.', run.folder);
    const answer = await window.showInformationMessage(question, { modal: true, detail }, submit);
    if (answer === submit) await this.run(run.folder);
  }

  private run(folder: string): Promise<void> {
    return new Promise((resolve) => {
      execFile('bash', ['submit.sh'], { cwd: folder }, (error, out, said) => {
        const words = `${out}${said}`.trim().replace(/\s+/g, ' ');
        if (error) this.notifier.warn(l10n.t('The run was not submitted: {0}', words || error.message));
        else this.notifier.info(l10n.t('The run is submitted: {0}', words));
        resolve();
      });
    });
  }

  /** Joins a run, and opens its library in the list. */
  async gather(named: unknown): Promise<void> {
    if (!this.isAllowed()) return;
    const run = await this.choose(named, l10n.t('Gather Run on a Cluster'));
    if (!run) return;
    const library = await this.planning.call('gatherRun', { folder: run.folder });
    await this.files.openAt(Uri.file(library));
  }

  async forget(named: unknown): Promise<void> {
    const run = await this.choose(named, l10n.t('Remove Run on a Cluster from View'));
    if (run) await this.runs.forget(run);
  }

  private async choose(named: unknown, title: string): Promise<ClusterRun | undefined> {
    const all = this.runs.all();
    const folder =
      typeof named === 'object' && named !== null ? (named as Partial<ClusterRun>).folder : undefined;
    const item = all.find((run) => run.folder === folder);
    if (item) return item;
    if (all.length <= 1) return all[0];
    const items = all.map((run) => ({ label: basename(run.folder), description: run.folder, run }));
    return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.run;
  }

  /** Scripts are run in a workspace that is trusted, and in no other. */
  private isAllowed(): boolean {
    if (workspace.isTrusted) return true;
    this.notifier.info(l10n.t('Runs on a cluster need a workspace that is trusted.'));
    return false;
  }
}

/** Opens the scripts of a run, the first one in front. */
async function showScripts(folder: string, names: readonly string[]): Promise<void> {
  for (const name of [...names].reverse())
    await window.showTextDocument(Uri.file(join(folder, name)), {
      preview: false,
      viewColumn: ViewColumn.Active,
    });
}
