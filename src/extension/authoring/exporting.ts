import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { articleOf } from '../../formats/latex/article.ts';
import { notebookOf } from '../../formats/programs/notebook.ts';
import { csvHead, csvRow } from '../../formats/text/csv.ts';
import { conjectureToLine } from '../../library/json.ts';
import type { Collection } from '../conjectures/collection.ts';
import { eachInTurns, tellLeftOut, trueOnes } from '../conjectures/stating.ts';
import { writeFile } from '../conjectures/writing.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { LibraryFiles } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import { describeSearch } from '../searches/describe.ts';
import type { Searches } from '../searches/searches.ts';
import { setting } from '../settings.ts';

/** Where conjectures come from: the name of a source of the collection, and what the user calls it. */
interface Source {
  readonly name: string;
  readonly label: string;
}

interface ExportFormat {
  readonly label: string;
  readonly detail: string;
  readonly extension: string;
  /** Whether it hands records on, and states nothing itself. */
  readonly isRecords?: boolean;
  readonly write: (conjectures: readonly Conjecture[], source: string) => Promise<string>;
}

/** Writes many conjectures into a file of another kind: an article, a table, a library. */
export class Exporting {
  constructor(
    private readonly collection: Collection,
    private readonly searches: Searches,
    private readonly files: LibraryFiles,
    private readonly proving: ProvingClient,
    private readonly notifier: Notifier,
  ) {}

  /** Asks what to export, as what and where to. @param argument a search or an open file of the tree, or nothing */
  async export(argument: unknown): Promise<boolean> {
    await this.collection.ready();
    const sources = await this.chooseSources(argument);
    if (!sources) return false;
    const byId = new Map(
      sources.flatMap(({ name }) => this.collection.ofSource(name)).map((each) => [each.id, each]),
    );
    return this.exportThese([...byId.values()], sources.map(({ label }) => label).join('; '));
  }

  /** Asks as what to export conjectures and where to. @param label where they come from */
  async exportThese(conjectures: readonly Conjecture[], label: string): Promise<boolean> {
    const format = await window.showQuickPick(exportFormats(), {
      title: l10n.t('Export Conjectures As'),
      ignoreFocusOut: true,
    });
    if (!format) return false;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({
      title: l10n.t('Export Conjectures'),
      filters: { [format.label]: [format.extension.split('.').pop()!] },
      ...(folder ? { defaultUri: Uri.joinPath(folder, `conjectures.${format.extension}`) } : {}),
    });
    if (!uri) return false;
    const name = workspace.asRelativePath(uri);
    const stated = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Exporting conjectures to {0}…', name) },
      async () => {
        // Records are handed on as they are.
        const stated = format.isRecords === true ? conjectures : await trueOnes(conjectures);
        await writeFile(uri, await format.write(stated, label), this.proving);
        return stated;
      },
    );
    this.notifier.info(
      stated.length === 1
        ? l10n.t('One conjecture is exported to {0}.', name)
        : l10n.t('{0} conjectures are exported to {1}.', stated.length, name),
    );
    tellLeftOut(this.notifier, conjectures.length - stated.length);
    return true;
  }

  /** The source that the tree names, the only one, or what the user picks; undefined when the question was left. */
  private async chooseSources(argument: unknown): Promise<readonly Source[] | undefined> {
    const sources: readonly Source[] = [
      ...this.searches.all().map((search) => ({ name: search.id, label: describeSearch(search) })),
      ...this.files.all().map(({ id, uri }) => ({ name: id, label: workspace.asRelativePath(uri) })),
    ];
    const id =
      typeof argument === 'object' && argument !== null
        ? (argument as { readonly id?: unknown }).id
        : undefined;
    const named = sources.find(({ name }) => name === id);
    if (named) return [named];
    if (sources.length <= 1) {
      if (sources.length === 0) this.notifier.info(l10n.t('There are no conjectures to export yet.'));
      return sources.length === 0 ? undefined : sources;
    }
    const all = { label: l10n.t('All conjectures'), sources };
    const items = [all, ...sources.map((source) => ({ label: source.label, sources: [source] }))];
    return (await window.showQuickPick(items, { title: l10n.t('Export Conjectures'), ignoreFocusOut: true }))
      ?.sources;
  }
}

function exportFormats(): readonly ExportFormat[] {
  return [
    {
      label: l10n.t('LaTeX article'),
      detail: l10n.t('Families with a table, a chart, proofs and how to reproduce them'),
      extension: 'tex',
      write: (conjectures, source) =>
        Promise.resolve(articleOf(conjectures, `ESMA: ${source}`, setting('latex.depth'))),
    },
    {
      label: l10n.t('CSV table'),
      detail: l10n.t('One conjecture a row, for spreadsheets and programs'),
      extension: 'csv',
      write: (conjectures) => inTurns(conjectures, csvHead(), csvRow),
    },
    {
      label: l10n.t('Jupyter notebook'),
      detail: l10n.t('Statements, programs in Python that check them, and charts'),
      extension: 'ipynb',
      write: (conjectures) => Promise.resolve(notebookOf(conjectures, setting('latex.depth'))),
    },
    {
      label: l10n.t('ESMA library'),
      detail: l10n.t('JSON Lines that ESMA opens again'),
      extension: 'esma.jsonl',
      isRecords: true,
      write: (conjectures) => inTurns(conjectures, '', (conjecture) => `${conjectureToLine(conjecture)}\n`),
    },
  ];
}

/** One text of a head and one piece a conjecture. */
async function inTurns(
  conjectures: readonly Conjecture[],
  head: string,
  write: (conjecture: Conjecture) => string,
): Promise<string> {
  const pieces = [head];
  await eachInTurns(conjectures, (conjecture) => pieces.push(write(conjecture)));
  return pieces.join('');
}
