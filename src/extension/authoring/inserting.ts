import { env, l10n, SnippetString, window } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import { isStatement } from '../../documents/preamble.ts';
import { isRoot } from '../../documents/project.ts';
import type { Project } from '../../documents/project.ts';
import { onOwnLines } from '../../documents/lines.ts';
import { hasStops, snippetOf } from '../../documents/snippet.ts';
import type { Spot } from '../../documents/spot.ts';
import { typeset } from '../../documents/typeset.ts';
import type { Typeset } from '../../documents/typeset.ts';
import { wordingFor, wordings } from '../../documents/wording.ts';
import type { Wording } from '../../documents/wording.ts';
import { program } from '../../formats/programs/programs.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import { statementOf } from '../../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import type { Answers } from '../documents/answers.ts';
import { choicesFor } from '../documents/choices.ts';
import { codeCellSystem } from '../documents/codeCell.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { copiedInstead, insertAtSelections, show } from '../documents/insertion.ts';
import type { InsertionResult } from '../documents/insertion.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import { chooseStyle } from './restyling.ts';

/** Writes conjectures into the researcher's documents. */
export class Inserting {
  constructor(
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly answers: Answers,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Writes a conjecture into the editor that was active last, at every cursor as that place wants it. True when it stands
   * there.
   * @param style another one than the setting's
   */
  async insert(conjecture: Conjecture, style?: FormulaStyle): Promise<boolean> {
    const editor = await this.editors.editor();
    if (!editor) {
      await this.copy(conjecture, undefined, copiedInstead('noEditor'));
      return false;
    }
    const { document } = editor;
    const code = style === undefined ? cellProgram(conjecture, document) : null;
    if (code !== null) return this.insertProgram(editor, conjecture, code);
    const project = await this.papers.project(document);
    const open = (spot: Spot) => wordingFor(spot) === null && this.answers.of(spot) === undefined;
    const asked = this.papers.spots(editor, project).find(open);
    const answer = asked && (await this.ask(conjecture, asked));
    if (asked && answer === undefined) return false;
    if (asked && answer !== undefined) await this.answers.remember(asked, answer);
    const labels = await this.papers.labels(document, project);
    const choices = choicesFor(conjecture, labels, style, project);
    if (project && this.isNestedStatement(editor, project, choices.style)) return false;
    const needs: Typeset[] = [];
    const setAt = (spot: Spot) => {
      const set = typeset(
        conjecture,
        spot,
        wordingFor(spot) ?? this.answers.of(spot) ?? answer ?? 'plain',
        choices,
      );
      needs.push(set);
      return set.pieces;
    };
    const result = await this.write(editor, project, setAt);
    if (result !== 'inserted') {
      await this.copy(conjecture, answer, copiedInstead(result));
      return false;
    }
    if (project) void this.notifier.guard(() => this.papers.offerPreamble(document, project, needs));
    return true;
  }

  /** Whether a statement would stand within another one, or within a proof; that is told. */
  private isNestedStatement(editor: TextEditor, project: Project, style: FormulaStyle): boolean {
    const isNested =
      statementOf(style) !== null &&
      this.papers
        .spots(editor, project)
        .some((spot) => wordingFor(spot) === 'display' && isStatement(project, spot.place.within));
    if (isNested)
      this.notifier.warn(
        l10n.t(
          'The cursor stands within a theorem or a proof: a statement stands outside of it, and a formula of another style in it.',
        ),
      );
    return isNested;
  }

  /** Writes the program of a conjecture into a notebook's code cell, on lines of its own. */
  private async insertProgram(editor: TextEditor, conjecture: Conjecture, code: string): Promise<boolean> {
    const { document } = editor;
    const result = await insertAtSelections(editor, (start, end) =>
      textOf(onOwnLines([code], this.papers.spotAt(document, start, end, undefined))),
    );
    if (result !== 'inserted') await this.copy(conjecture, undefined, copiedInstead(result));
    return result === 'inserted';
  }

  /** The same in a style that is asked for. */
  async insertAs(conjecture: Conjecture): Promise<boolean> {
    const document = (await this.editors.editor())?.document;
    const language = document && formulaLanguage(document.languageId);
    const style = await chooseStyle(conjecture, l10n.t('Insert Conjecture As'), language);
    return style !== undefined && this.insert(conjecture, style);
  }

  /** Asks again in environments that say nothing themselves. */
  async forgetAnswers(): Promise<boolean> {
    const count = await this.answers.forget();
    this.notifier.info(l10n.t('Environments that are asked about again: {0}.', count));
    return count > 0;
  }

  /** Adds amsmath to the preamble of the active document's root, if it lacks it. @param isOffer asks before */
  async addPackages(isOffer: boolean): Promise<boolean> {
    const document = (await this.editors.editor())?.document;
    const project = document && (await this.papers.project(document));
    if (!document || !project) return false;
    const needs = { packages: ['amsmath'], preamble: [] };
    if (isOffer) void this.notifier.guard(() => this.papers.offerPreamble(document, project, [needs]));
    else if (!(await this.papers.completePreamble(document, needs)))
      this.notifier.info(
        isRoot(project.root)
          ? l10n.t('Nothing is missing: the root of the document has amsmath.')
          : l10n.t('The root of the document was not found: name it in a comment “% !TeX root = …”.'),
      );
    return true;
  }

  /** One cursor and something to change: a snippet with stops. Else one edit, with the carets behind the texts. */
  private async write(
    editor: TextEditor,
    project: Project | undefined,
    setAt: (spot: Spot) => Typeset['pieces'],
  ): Promise<InsertionResult> {
    const { document } = editor;
    const [only, ...others] = this.papers.spots(editor, project);
    const pieces = only && others.length === 0 ? setAt(only) : [];
    if (!hasStops(pieces)) {
      return insertAtSelections(editor, (start, end) =>
        textOf(setAt(this.papers.spotAt(document, start, end, project))),
      );
    }
    const { version } = document;
    const shown = await show(editor);
    await shown.insertSnippet(new SnippetString(snippetOf(pieces)), shown.selection, {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: true,
    });
    if (document.isClosed) return 'closed';
    return document.version === version ? 'readOnly' : 'inserted';
  }

  /** What a formula shall be where the place does not say; undefined when the question was left. */
  private async ask(conjecture: Conjecture, spot: Spot): Promise<Wording | undefined> {
    const names: Readonly<Record<Wording, string>> = {
      plain: l10n.t('Plain text'),
      display: l10n.t('LaTeX: display'),
      body: l10n.t('LaTeX: formula alone'),
      inline: l10n.t('LaTeX: in a line'),
      markdown: l10n.t('Markdown'),
      typst: l10n.t('Typst'),
    };
    const choices = choicesFor(conjecture, new Set(), undefined);
    const items = wordings.map((wording) => ({
      label: names[wording],
      detail: textOf(typeset(conjecture, { ...spot, text: '', start: 0, end: 0 }, wording, choices).pieces)
        .replace(/\s+/g, ' ')
        .trim(),
      wording,
    }));
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Insert Conjecture'),
      ignoreFocusOut: true,
      ...(spot.language ? { placeHolder: reasonOf(spot.place) } : {}),
    });
    return picked?.wording;
  }

  private async copy(conjecture: Conjecture, wording: Wording | undefined, message: string): Promise<void> {
    const place = { kind: 'text', within: '', start: 0, narrow: false } as const;
    const spot: Spot = { language: 'latex', place, text: '', start: 0, end: 0 };
    const choices = choicesFor(conjecture, new Set(), undefined);
    const { pieces } = typeset(conjecture, spot, wording ?? 'display', choices);
    await env.clipboard.writeText(textOf(pieces));
    void window.setStatusBarMessage(message, 5000);
  }
}

/** Why a place does not say how a formula is written there. */
function reasonOf({ kind, within }: Spot['place']): string {
  if (kind === 'verbatim') return l10n.t('The cursor stands in text that is printed as it is.');
  if (kind !== 'none') return l10n.t('What stands at the cursor is not certain.');
  return within === 'row'
    ? l10n.t('TeX takes nothing at the cursor: a row or a cell of the table must begin there.')
    : l10n.t('TeX takes nothing at the cursor: an item of the list must begin there.');
}

/** The program of a conjecture for a notebook's code cell; null for other places, and where there is no program. */
function cellProgram(conjecture: Conjecture, document: TextDocument): string | null {
  const system = codeCellSystem(document);
  return (system && program(conjecture, system))?.trimEnd() ?? null;
}
