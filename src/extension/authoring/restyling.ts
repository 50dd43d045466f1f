import { l10n, Range, Uri, window, WorkspaceEdit, workspace } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { formula, styles } from '../../formats/latex/styles/styles.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { typstFormula, typstStyleOf } from '../../formats/typst/styles.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LivingFormula } from '../../documents/livingFormulas.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import type { FormulaLanguage } from '../../documents/languages.ts';
import { roomAt } from '../../documents/pageLayout.ts';
import { indented } from '../../documents/paperFormulas.ts';
import { recognise, typesetAnew } from '../../documents/restyled.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';
import { choicesFor } from '../documents/choices.ts';
import type { Papers } from '../documents/papers.ts';

interface StyleItem extends QuickPickItem {
  readonly style: FormulaStyle;
}

/** Typesets formulas anew that stand in a document. */
export class Restyling {
  constructor(
    private readonly collection: Collection,
    private readonly papers: Papers,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Replaces a formula by the same in another style, in one undo step; label, environment, left side and
   * punctuation stay. True when it is done.
   * @param uri the document, from a lens; without it the formula at the cursor is taken
   */
  async restyle(uri: unknown, offset: unknown): Promise<boolean> {
    const document =
      typeof uri === 'string'
        ? await workspace.openTextDocument(Uri.parse(uri))
        : window.activeTextEditor?.document;
    const editor = window.activeTextEditor;
    const at =
      typeof offset === 'number'
        ? offset
        : document && editor?.document === document
          ? document.offsetAt(editor.selection.active)
          : 0;
    const formula = document && this.formulaAt(document, at);
    if (!document || !formula) {
      this.notifier.info(
        l10n.t('There is no formula here with a comment "esma: …" that names its conjecture.'),
      );
      return false;
    }
    const conjecture = this.collection.find(formula.id);
    if (!conjecture) {
      this.notifier.info(l10n.t('The conjecture of this formula is not in the list: open its file first.'));
      return false;
    }
    if (formula.proof) {
      this.notifier.info(
        l10n.t('The proof of this theorem stands below it: in another style it would prove nothing.'),
      );
      return false;
    }
    const language = formulaLanguage(document.languageId)!;
    const style = await chooseStyle(conjecture, l10n.t('Restyle Formula'), language);
    if (!style) return false;
    const project = await this.papers.project(document);
    const labels = await this.papers.labels(document, project);
    const choices = choicesFor(conjecture, labels, style, project);
    // The document may have changed while the question stood.
    const now = this.formulaAt(document, formula.start);
    if (now?.id !== formula.id) return false;
    const { version } = document;
    const { place, page } = this.papers.spotAt(document, now.start, now.start, project);
    const width = roomAt(place, page, choices.lineWidth);
    const seen = recognise(document.getText(), now, conjecture, language, choices, width);
    if (seen.written === null && !(await mayReplace())) return false;
    const set = typesetAnew(conjecture, now, language, seen.own, choices, width);
    if (document.version !== version || !(await replace(document, now.start, seen.end, textOf(set.pieces)))) {
      this.notifier.warn(l10n.t('The document has changed meanwhile, or cannot be changed.'));
      return false;
    }
    if (project) void this.notifier.guard(() => this.papers.offerPreamble(document, project, [set]));
    return true;
  }

  private formulaAt(document: TextDocument, offset: number): LivingFormula | undefined {
    return this.papers.formulas(document).find(({ start, end }) => start <= offset && offset <= end);
  }
}

/**
 * Asks for a style that a language has, each with the formula as it would be; undefined when the question was left.
 * @param withText also for those that are statements, not formulas
 */
export async function chooseStyle(
  conjecture: Conjecture,
  title: string,
  language: FormulaLanguage | undefined,
  withText = language !== 'markdown',
): Promise<FormulaStyle | undefined> {
  const items: StyleItem[] = styles
    .filter(
      ({ name, form }) =>
        (withText || form === 'formula') && (language !== 'typst' || typstStyleOf(name) === name),
    )
    .map(({ name, title }) => ({
      label: capitalized(l10n.t(title)),
      detail: preview(conjecture, name, language),
      style: name,
    }));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.style;
}

function capitalized(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Asks before changes are lost that an author has made in a formula. */
async function mayReplace(): Promise<boolean> {
  const replace = l10n.t('Replace');
  const question = l10n.t('The formula has been changed by hand since it was inserted. Replace it?');
  return (await window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** The formula itself on one line. */
function preview(conjecture: Conjecture, style: FormulaStyle, language: FormulaLanguage | undefined): string {
  if (language === 'typst')
    return textOf(typstFormula(conjecture, typstStyleOf(style), setting('latex.depth')));
  const { body, block } = formula(conjecture, style, {
    depth: setting('latex.depth'),
    environment: 'brackets',
  });
  return textOf(body ?? block).replace(/\s+/g, ' ');
}

/** Puts a text in the place of a formula, indented as the line where that begins. One undo step. */
async function replace(document: TextDocument, from: number, to: number, text: string): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(from), document.positionAt(to));
  edit.replace(document.uri, range, indented(text, document.getText(), from));
  return workspace.applyEdit(edit);
}
