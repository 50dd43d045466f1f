import { l10n, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { figureAxes, mostCurves } from '../../core/fractions/figureAxes.ts';
import type { FigureAxes } from '../../core/fractions/figureAxes.ts';
import { freeLabel, labelsOf } from '../../documents/labels.ts';
import { comparisonMarkdown, comparisonTable } from '../../formats/comparison.ts';
import type { Curve } from '../../formats/figure/curves.ts';
import { convergenceFigure, figureText } from '../../formats/figure/figure.ts';
import type { FigureLanguage } from '../../formats/figure/figure.ts';
import type { SeveralAction } from '../../protocol/actions.ts';
import { conjectureOfMenu, readSeveral } from '../../protocol/pageMessages.ts';
import type { Collection } from '../conjectures/collection.ts';
import { tellLeftOut, trueOnes } from '../conjectures/stating.ts';
import type { EditorTracker } from '../documents/editors.ts';
import type { MathematicsInserting } from '../documents/mathematics.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import type { ConjectureCommands } from './conjectureCommands.ts';
import type { Exporting } from './exporting.ts';
import type { Figures } from './figures.ts';
import type { ProofCommands } from './proofCommands.ts';
import type { Saving } from './saving.ts';

/** Something that is done with several conjectures, as it is offered. */
interface Choice extends QuickPickItem {
  readonly action: SeveralAction;
  readonly axes: FigureAxes;
}

/** Does something with conjectures that are not none; true when it was done. */
type Deed = (chosen: readonly Conjecture[], axes: FigureAxes) => Promise<boolean>;

/** What is done with several conjectures at once: compared, drawn, put into the paper, proved, saved. */
export class Comparing {
  constructor(
    private readonly collection: Collection,
    private readonly conjectures: ConjectureCommands,
    private readonly proofs: ProofCommands,
    private readonly saving: Saving,
    private readonly exporting: Exporting,
    private readonly figures: Figures,
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly results: MathematicsInserting,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Does what a page says; else asks what to do with the conjectures that are selected in a list, or that are marked now. True
   * when it was done.
   * @param argument what a page, a menu of it, or the item of a tree names
   * @param selection the ids of the conjectures that are selected together
   * @param items the items that are selected in a tree
   */
  async choose(argument: unknown, selection: readonly string[], items: unknown): Promise<boolean> {
    const wish = readSeveral(argument);
    if (wish) {
      const chosen = this.known(wish.ids);
      if (chosen.length === 0) throw new Error(l10n.t('these conjectures are no longer in the list'));
      return this.deeds[wish.action](chosen, wish.axes);
    }
    const sources = sourcesAmong(Array.isArray(items) ? items : [argument]);
    if (sources.length > 0) return this.chooseForSources(sources);
    const selected = this.known(selection);
    const chosen =
      selected.length > 0
        ? selected
        : await this.conjectures.chooseMany(l10n.t('Several Conjectures'), conjectureOfMenu(argument));
    if (chosen.length === 0) return false;
    const picked = await ask(
      chosen,
      chosen.length === 1 ? l10n.t('One Conjecture') : l10n.t('{0} conjectures', chosen.length),
    );
    return picked ? this.deeds[picked.action](chosen, picked.axes) : false;
  }

  /** The same with all that some searches and files have: of each family the simplest is compared and drawn. */
  private async chooseForSources(names: readonly string[]): Promise<boolean> {
    const all = [
      ...new Map(
        names.flatMap((name) => this.collection.ofSource(name)).map((each) => [each.id, each]),
      ).values(),
    ];
    const simplest = this.collection.simplestOf(names);
    if (simplest.length === 0) {
      this.notifier.info(l10n.t('What is selected has no conjectures yet.'));
      return false;
    }
    const count = (n: number) => n.toLocaleString('en-US');
    const picked = await ask(
      simplest,
      l10n.t('{0} conjectures in {1} families', count(all.length), count(simplest.length)),
    );
    if (!picked) return false;
    const isOfAll = ofAll.includes(picked.action);
    return this.deeds[picked.action](isOfAll ? all : simplest, picked.axes);
  }

  private known(ids: readonly string[]): Conjecture[] {
    return ids.flatMap((id) => this.collection.find(id) ?? []);
  }

  private readonly deeds: Readonly<Record<SeveralAction, Deed>> = {
    compare: this.stating((chosen) => this.show(chosen)),
    insertTable: this.stating((chosen) =>
      this.insert((label) => comparisonTable(chosen, label), 'tab:', chosen, ['amsmath']),
    ),
    prove: (chosen) => this.proofs.proveAll(chosen),
    save: (chosen) => this.saving.addToLibrary(chosen),
    export: (chosen) => this.exporting.exportThese(chosen, l10n.t('a selection')),
    insertFigure: this.stating((chosen, axes) => this.insertFigure(chosen, axes, 'pgfplots')),
    insertTikz: this.stating((chosen, axes) => this.insertFigure(chosen, axes, 'tikz')),
    copySvg: this.copying('svg', 'SVG'),
    copyTikz: this.copying('tikz', 'TikZ'),
    copyPgfplots: this.copying('pgfplots', 'pgfplots'),
  };

  /** Those alone whose two sides agree are stated; of others it is said how many there are. */
  private stating(deed: Deed): Deed {
    return async (chosen, axes) => {
      const stated = await trueOnes(chosen);
      tellLeftOut(this.notifier, chosen.length - stated.length);
      return stated.length > 0 && deed(stated, axes);
    };
  }

  private copying(language: FigureLanguage | 'svg', name: string): Deed {
    return this.stating(async (chosen, axes) => {
      await this.results.copy(figureText(await this.figures.curves(chosen), axes, language));
      void window.setStatusBarMessage(l10n.t('The figure for {0} is in the clipboard.', name), 5000);
      return true;
    });
  }

  private async insertFigure(
    chosen: readonly Conjecture[],
    axes: FigureAxes,
    language: FigureLanguage,
  ): Promise<boolean> {
    const curves: readonly Curve[] = await this.figures.curves(chosen);
    const write = (label: string) => convergenceFigure(curves, { axes, language, label });
    return this.insert(write, 'fig:', chosen, ['amsmath', language]);
  }

  private async show(chosen: readonly Conjecture[]): Promise<boolean> {
    const document = await workspace.openTextDocument({
      language: 'markdown',
      content: comparisonMarkdown(chosen),
    });
    await window.showTextDocument(document, { preview: true });
    return true;
  }

  /** Puts a float into the paper that was active last; into the clipboard where there is none. */
  private async insert(
    write: (label: string) => string,
    prefix: string,
    [first]: readonly Conjecture[],
    packages: readonly string[],
  ): Promise<boolean> {
    const editor = await this.editors.editor();
    const project = editor && (await this.papers.project(editor.document));
    const label = freeLabel(labelsOf(project), prefix, first!.constant.name);
    const text = write(label);
    if (!editor || !project) {
      await this.results.copy(text);
      this.notifier.info(l10n.t('No LaTeX document is open: the text is in the clipboard.'));
      return false;
    }
    const inserted = await this.papers.insertParagraphs(editor, project, text);
    if (!inserted) {
      await this.results.copy(text);
      this.notifier.info(l10n.t('The cursor stands where no figure can: the text is in the clipboard.'));
      return false;
    }
    await this.papers.offerPreamble(editor.document, project, [{ packages, preamble: [] }]);
    return true;
  }
}

/** What is done with all members of a family, and not with the simplest alone. */
const ofAll: readonly SeveralAction[] = ['prove', 'save', 'export'];

/** The names of the sources that items of the view Searches stand for. */
function sourcesAmong(items: readonly unknown[]): string[] {
  return items.flatMap((item) => {
    const { id, specification, uri } = (item ?? {}) as {
      id?: unknown;
      specification?: unknown;
      uri?: unknown;
    };
    return typeof id === 'string' && (specification !== undefined || uri !== undefined) ? [id] : [];
  });
}

async function ask(chosen: readonly Conjecture[], title: string): Promise<Choice | undefined> {
  return window.showQuickPick(choices(chosen), { title, ignoreFocusOut: true });
}

/** All that is offered for conjectures, in its order. */
function choices(chosen: readonly Conjecture[]): Choice[] {
  const figures: Readonly<Record<FigureAxes, string>> = {
    terms: l10n.t('Insert a Figure: Digits against Terms'),
    multiplications: l10n.t('Insert a Figure: Digits against Multiplications'),
    error: l10n.t('Insert a Figure: Error against Terms'),
  };
  const drawn = (language: string) =>
    chosen.length > mostCurves
      ? l10n.t('{0}; the first {1}, which the eye still tells apart', language, mostCurves)
      : l10n.t('{0}; curves told apart without colours', language);
  const choice = (
    action: SeveralAction,
    label: string,
    detail: string,
    axes: FigureAxes = 'terms',
  ): Choice => ({
    action,
    label,
    detail,
    axes,
  });
  return [
    choice(
      'compare',
      l10n.t('Compare in a Table'),
      l10n.t('Values, families, digits at 10, 40 and 200 terms, gains, cost'),
    ),
    ...figureAxes.map((axes) => choice('insertFigure', figures[axes], drawn('pgfplots'), axes)),
    choice('insertTikz', l10n.t('Insert a Figure for TikZ'), drawn(l10n.t('without pgfplots'))),
    choice('copySvg', l10n.t('Copy a Figure as SVG'), drawn('SVG')),
    choice('insertTable', l10n.t('Insert a Table'), l10n.t('The comparison in LaTeX')),
    choice(
      'prove',
      l10n.t('Prove All of Them'),
      l10n.t('What is proved gets its certificate, in its library too'),
    ),
    choice('save', l10n.t('Save or Add to a Library'), l10n.t('These alone')),
    choice(
      'export',
      l10n.t('Export'),
      l10n.t('These alone, as an article, a table, a notebook or a library'),
    ),
  ];
}
