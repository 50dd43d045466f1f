import { l10n, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { freeLabel, labelsOf } from '../../documents/labels.ts';
import { comparisonMarkdown, comparisonTable } from '../../formats/comparison.ts';
import {
  convergenceFigure,
  figureAxes,
  figurePreamble,
  mostCurves,
} from '../../formats/latex/convergenceFigure.ts';
import type { FigureAxes } from '../../formats/latex/convergenceFigure.ts';
import type { EditorTracker } from '../documents/editors.ts';
import type { MathematicsInserting } from '../documents/mathematics.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import type { ConjectureCommands } from './conjectureCommands.ts';
import type { ProofCommands } from './proofCommands.ts';
import type { Saving } from './saving.ts';

/** Something that is done with several conjectures. */
interface Action extends QuickPickItem {
  readonly run: () => Promise<boolean>;
}

/** What is done with several conjectures at once: compared, drawn, put into the paper, proved, saved. */
export class Comparing {
  constructor(
    private readonly conjectures: ConjectureCommands,
    private readonly proofs: ProofCommands,
    private readonly saving: Saving,
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly results: MathematicsInserting,
    private readonly notifier: Notifier,
  ) {}

  /** Asks for conjectures, then what to do with them. True when it was done. */
  async choose(): Promise<boolean> {
    const title = l10n.t('Several Conjectures');
    const chosen = await this.conjectures.chooseMany(title);
    if (chosen.length === 0) return false;
    const picked = await window.showQuickPick(this.actions(chosen), {
      title: l10n.t('{0} conjectures', chosen.length),
      ignoreFocusOut: true,
    });
    return picked ? picked.run() : false;
  }

  private actions(chosen: readonly Conjecture[]): Action[] {
    const figures: Readonly<Record<FigureAxes, string>> = {
      terms: l10n.t('Insert a Figure: Digits against Terms'),
      multiplications: l10n.t('Insert a Figure: Digits against Multiplications'),
      error: l10n.t('Insert a Figure: Error against Terms'),
    };
    const drawn = chosen.slice(0, mostCurves);
    return [
      {
        label: l10n.t('Compare in a Table'),
        detail: l10n.t('Values, families, digits at 10, 40 and 200 terms, gains, cost'),
        run: () => this.show(chosen),
      },
      ...figureAxes.map((axes) => ({
        label: figures[axes],
        detail:
          chosen.length > mostCurves
            ? l10n.t('pgfplots; the first {0}, which the eye still tells apart', mostCurves)
            : l10n.t('pgfplots; curves told apart without colours'),
        run: () =>
          this.insert((label) => convergenceFigure(drawn, { axes, label }), 'fig:', chosen, figurePreamble),
      })),
      {
        label: l10n.t('Insert a Table'),
        detail: l10n.t('The comparison in LaTeX'),
        run: () => this.insert((label) => comparisonTable(chosen, label), 'tab:', chosen, []),
      },
      {
        label: l10n.t('Prove All of Them'),
        detail: l10n.t('What is proved gets its certificate, in its library too'),
        run: () => this.proofs.proveAll(chosen),
      },
      {
        label: l10n.t('Save or Add to a Library'),
        detail: l10n.t('These alone'),
        run: () => this.saving.addToLibrary(chosen),
      },
    ];
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
    preamble: readonly string[],
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
    const packages = preamble.some((line) => line.includes('pgfplots')) ? ['pgfplots'] : [];
    await this.papers.offerPreamble(editor.document, project, [
      { packages: ['amsmath', ...packages], preamble: [] },
    ]);
    return true;
  }
}
