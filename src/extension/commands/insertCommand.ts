import { env, l10n, SnippetString, window, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { textOf } from '../../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { copiedInstead, insertAtSelections, show } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import type { InsertionResult } from '../documents/insertion.ts';
import { livingFormulas } from '../../documents/livingFormulas.ts';
import type { LivingFormula } from '../../documents/livingFormulas.ts';
import { freeLabel, labelsOf, missingPreamble } from '../../documents/project.ts';
import type { Project } from '../../documents/project.ts';
import { DocumentReader, formulaLanguage } from '../../documents/reading/documentPlaces.ts';
import { hasStops, snippetOf } from '../../documents/snippet.ts';
import { typeset, wordingFor, wordings } from '../../documents/typeset.ts';
import type { Choices, Spot, Typeset, Wording } from '../../documents/typeset.ts';
import { projectOf, uriBeside } from '../documents/workspaceFiles.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';

/** Writes conjectures into the researcher's documents. */
export class Insertions {
  /** What was read of the documents, with the definitions of their roots. */
  private readonly reader = new DocumentReader();
  /** The same for the comments of formulas, which no definition of another file changes. */
  private readonly marks = new DocumentReader();
  private readonly living = new WeakMap<
    TextDocument,
    { readonly version: number; readonly formulas: readonly LivingFormula[] }
  >();
  /** Roots whose preamble was offered to be completed, with what. */
  private readonly offered = new Set<string>();

  constructor(
    private readonly editors: EditorTracker,
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
    const project = await this.project(document);
    const asked = this.spots(editor, project).find((spot) => wordingFor(spot) === null);
    const answer = asked && (await this.ask(conjecture, asked));
    if (asked && answer === undefined) return false;
    const labels = new Set(project ? labelsOf(project) : []);
    const choices = choicesFor(conjecture, labels, style);
    const needs: Typeset[] = [];
    const setAt = (spot: Spot) => {
      const set = typeset(conjecture, spot, wordingFor(spot) ?? answer ?? 'plain', choices);
      needs.push(set);
      return set.pieces;
    };
    const result = await this.write(editor, project, setAt);
    if (result !== 'inserted') {
      await this.copy(conjecture, answer, copiedInstead(result));
      return false;
    }
    if (project) void this.notifier.guard(() => this.offerPreamble(document, project, needs));
    return true;
  }

  /** Asks once, quietly, whether what formulas need shall be put into the preamble; an undo step of its own. */
  async offerPreamble(
    document: TextDocument,
    project: Project,
    needs: readonly Pick<Typeset, 'packages' | 'preamble'>[],
  ): Promise<void> {
    const packages = [...new Set(needs.flatMap((need) => need.packages))];
    const preamble = [...new Set(needs.flatMap((need) => need.preamble))];
    const missing = missingPreamble(project, { packages, preamble });
    if (!missing) return;
    const lines = missing.text.trim();
    const key = `${missing.path}\n${lines}`;
    if (this.offered.has(key)) return;
    this.offered.add(key);
    const add = l10n.t('Add');
    const name = missing.path.slice(missing.path.lastIndexOf('/') + 1);
    const question = l10n.t(
      'The formula needs {0}, which {1} does not have yet.',
      lines.replaceAll('\n', ' '),
      name,
    );
    if ((await this.notifier.ask(question, add)) !== add) return;
    // The document may have changed while the question stood.
    await this.completePreamble(document, { packages, preamble });
  }

  /** Puts what is missing into the preamble of a document's root, as an undo step of its own. False where nothing is. */
  private async completePreamble(
    document: TextDocument,
    needs: Pick<Typeset, 'packages' | 'preamble'>,
  ): Promise<boolean> {
    const now = missingPreamble(await projectOf(document), needs);
    if (!now) return false;
    const root = await workspace.openTextDocument(uriBeside(document, now.path));
    const edit = new WorkspaceEdit();
    edit.insert(root.uri, root.positionAt(now.offset), now.text);
    if (!(await workspace.applyEdit(edit)))
      this.notifier.warn(
        l10n.t('{0} can not be changed; it lacks: {1}', workspace.asRelativePath(root.uri), now.text.trim()),
      );
    return true;
  }

  /** The formulas of a document that name their conjecture, as of its version. */
  formulas(document: TextDocument): readonly LivingFormula[] {
    const kept = this.living.get(document);
    if (kept?.version === document.version) return kept.formulas;
    const language = formulaLanguage(document.languageId);
    const text = document.getText();
    // Most documents have none: they are not read for it.
    const places = language && text.includes('esma:') ? this.marks.places(document) : undefined;
    const formulas = language && places ? livingFormulas(text, places, language) : [];
    this.living.set(document, { version: document.version, formulas });
    return formulas;
  }

  /** How conjectures are written in the place of a stretch of a document; undefined where the place does not say. */
  async writer(
    document: TextDocument,
    start: number,
    end: number,
  ): Promise<((conjecture: Conjecture) => Typeset['pieces']) | undefined> {
    const project = await this.project(document);
    const spot = this.spotAt(document, start, end, project);
    const wording = wordingFor(spot);
    if (wording === null) return undefined;
    const labels = project ? labelsOf(project) : [];
    return (conjecture) =>
      typeset(conjecture, spot, wording, choicesFor(conjecture, new Set(labels), undefined)).pieces;
  }

  /** Adds amsmath to the preamble of the active document's root, if it lacks it. @param isOffer asks before */
  async addPackages(isOffer: boolean): Promise<boolean> {
    const document = (await this.editors.editor())?.document;
    const project = document && (await this.project(document));
    if (!document || !project) return false;
    const needs = { packages: ['amsmath'], preamble: [] };
    if (isOffer) void this.notifier.guard(() => this.offerPreamble(document, project, [needs]));
    else if (!(await this.completePreamble(document, needs)))
      this.notifier.info(l10n.t('Nothing is missing, as far as the root of the document is known.'));
    return true;
  }

  /** The project of a LaTeX document. */
  async project(document: TextDocument): Promise<Project | undefined> {
    return formulaLanguage(document.languageId) === 'latex' ? projectOf(document) : undefined;
  }

  private spots(editor: TextEditor, project: Project | undefined): Spot[] {
    const { document } = editor;
    return editor.selections.map((selection) =>
      this.spotAt(document, document.offsetAt(selection.start), document.offsetAt(selection.end), project),
    );
  }

  private spotAt(document: TextDocument, start: number, end: number, project: Project | undefined): Spot {
    return {
      language: formulaLanguage(document.languageId),
      place: this.reader.place(document, start, project?.definitions),
      text: withSpaces(document.getText()),
      start,
      end,
    };
  }

  /** One cursor and something to change: a snippet with stops. Else one edit, with the carets behind the texts. */
  private async write(
    editor: TextEditor,
    project: Project | undefined,
    setAt: (spot: Spot) => Typeset['pieces'],
  ): Promise<InsertionResult> {
    const { document } = editor;
    const [only, ...others] = this.spots(editor, project);
    const pieces = only && others.length === 0 ? setAt(only) : [];
    if (!hasStops(pieces)) {
      return insertAtSelections(editor, (start, end) =>
        textOf(setAt(this.spotAt(document, start, end, project))),
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
    const reason =
      spot.place.kind === 'verbatim'
        ? l10n.t('The cursor stands in text that is printed as it is.')
        : l10n.t('What stands at the cursor is not certain.');
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Insert Conjecture'),
      ...(spot.language ? { placeHolder: reason } : {}),
    });
    return picked?.wording;
  }

  private async copy(conjecture: Conjecture, wording: Wording | undefined, message: string): Promise<void> {
    const place = { kind: 'text', within: '', start: 0, narrow: false } as const;
    const spot: Spot = { language: 'latex', place, text: '', start: 0, end: 0 };
    const { pieces } = typeset(
      conjecture,
      spot,
      wording ?? 'display',
      choicesFor(conjecture, new Set(), undefined),
    );
    await env.clipboard.writeText(textOf(pieces));
    void window.setStatusBarMessage(message, 5000);
  }
}

/** Line ends of one letter, at the same offsets. */
function withSpaces(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', ' \n') : text;
}

/** What the settings say. @param labels those that are taken; new ones are added */
export function choicesFor(
  conjecture: Conjecture,
  labels: Set<string>,
  style: FormulaStyle | undefined,
): Choices {
  return {
    style: style ?? setting('latex.style'),
    depth: setting('latex.depth'),
    environment: setting('latex.environment'),
    comment: setting('latex.comment'),
    label: () => {
      if (!setting('latex.label')) return undefined;
      const label = freeLabel(labels, setting('latex.labelPrefix'), conjecture.constant.name);
      labels.add(label);
      return label;
    },
  };
}
