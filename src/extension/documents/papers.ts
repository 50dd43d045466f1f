import { l10n, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { labelsInTypst, labelsOf } from '../../documents/labels.ts';
import type { TakenLabels } from '../../documents/labels.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import { livingFormulas } from '../../documents/livingFormulas.ts';
import type { LivingFormula } from '../../documents/livingFormulas.ts';
import { pageOf } from '../../documents/pageLayout.ts';
import { missingPreamble } from '../../documents/preamble.ts';
import type { Needs } from '../../documents/preamble.ts';
import { ProjectReader } from '../../documents/project.ts';
import type { Project } from '../../documents/project.ts';
import { DocumentReader } from '../../documents/reading/documentPlaces.ts';
import { belowComment, withSimpleLineEnds } from '../../documents/spot.ts';
import type { Spot } from '../../documents/spot.ts';
import { TypstReader } from '../../documents/typstPaper.ts';
import type { TypstPaper } from '../../documents/typstPaper.ts';
import { typeset } from '../../documents/typeset.ts';
import type { Typeset } from '../../documents/typeset.ts';
import { obstacleAt, wordingFor } from '../../documents/wording.ts';
import type { Notifier } from '../notify.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import { onOwnLines } from '../../documents/lines.ts';
import { choicesFor } from './choices.ts';
import { insertBehind, placeBehind } from './insertion.ts';
import { changeFiles } from './paperEdits.ts';
import { uriBeside, WorkspaceFiles } from './workspaceFiles.ts';

/** The researcher's documents: what stands where in them, what they are part of, and what their preambles lack. */
export class Papers {
  /** What was read of the documents, with the definitions of their roots. */
  private readonly reader = new DocumentReader();
  /** The same for the comments of formulas, which no definition of another file changes. */
  private readonly marks = new DocumentReader();
  private readonly projects = new ProjectReader();
  private readonly typstPapers = new TypstReader();
  private readonly living = new WeakMap<
    TextDocument,
    { readonly version: number; readonly formulas: readonly LivingFormula[] }
  >();
  /** Roots whose preamble was offered to be completed, with what. */
  private readonly offered = new Set<string>();

  constructor(private readonly notifier: Notifier) {}

  /** The project of a LaTeX document; undefined in another language. */
  async project(document: TextDocument): Promise<Project | undefined> {
    if (formulaLanguage(document.languageId) !== 'latex') return undefined;
    const files = new WorkspaceFiles(document.uri);
    return this.projects.read(document.uri.path, document.getText(), files);
  }

  /** What a Typst document is part of; undefined in another language. */
  async typstPaper(document: TextDocument): Promise<TypstPaper | undefined> {
    if (formulaLanguage(document.languageId) !== 'typst') return undefined;
    return this.typstPapers.read(document.uri.path, document.getText(), new WorkspaceFiles(document.uri));
  }

  /** The labels that new ones must differ from. @param project that of a LaTeX document */
  async labels(document: TextDocument, project: Project | undefined): Promise<TakenLabels> {
    const typst = await this.typstPaper(document);
    return typst ? labelsInTypst(typst) : labelsOf(project);
  }

  /** A stretch of a document, with its place. */
  spotAt(document: TextDocument, start: number, end: number, project: Project | undefined): Spot {
    return {
      language: formulaLanguage(document.languageId),
      place: this.reader.place(document, start, project?.definitions),
      text: withSimpleLineEnds(document.getText()),
      start,
      end,
      page: project && pageOf(project),
    };
  }

  /** The same for paragraphs, which go below a comment that ends at the place, not into it. */
  paragraphSpotAt(document: TextDocument, start: number, end: number, project: Project | undefined): Spot {
    return belowComment(this.spotAt(document, start, end, project), (offset) =>
      this.reader.place(document, offset, project?.definitions),
    );
  }

  /** The selections of an editor. */
  spots(editor: TextEditor, project: Project | undefined): Spot[] {
    const { document } = editor;
    return editor.selections.map((selection) =>
      this.spotAt(document, document.offsetAt(selection.start), document.offsetAt(selection.end), project),
    );
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
    const typst = await this.typstPaper(document);
    // Each formula is offered by itself, and all may have the same label.
    const labels = () => (typst ? labelsInTypst(typst) : labelsOf(project));
    return (conjecture) =>
      typeset(conjecture, spot, wording, choicesFor(conjecture, labels(), undefined)).pieces;
  }

  /** Puts paragraphs or a float behind the cursors, or behind the formula in which one stands; false where they cannot stand. */
  async insertParagraphs(editor: TextEditor, project: Project, text: string): Promise<boolean> {
    const { document } = editor;
    const formulas = this.formulas(document);
    const spotAt = (start: number, end: number) => this.paragraphSpotAt(document, start, end, project);
    const isHindered = editor.selections.some((selection) => {
      const { start, end } = placeBehind(document, selection, formulas);
      return obstacleAt(spotAt(start, end)) !== null;
    });
    if (isHindered) return false;
    const result = await insertBehind(editor, formulas, (start, end) =>
      textOf(onOwnLines([text], spotAt(start, end))),
    );
    return result === 'inserted';
  }

  /** Asks once, quietly, whether what formulas need shall be put into the preamble; an undo step of its own. */
  async offerPreamble(document: TextDocument, project: Project, needs: readonly Needs[]): Promise<void> {
    const all: Needs = {
      packages: [...new Set(needs.flatMap((need) => need.packages))],
      preamble: [...new Set(needs.flatMap((need) => need.preamble))],
    };
    const missing = missingPreamble(project, all);
    const [first] = missing;
    if (!first) return;
    const lines = missing.map(({ text }) => text.trim()).join(' ');
    const key = `${first.path}\n${lines}`;
    if (this.offered.has(key)) return;
    this.offered.add(key);
    const add = l10n.t('Add');
    // In full: what is read of a stranger's project may have chosen it.
    const uri = uriBeside(document, first.path);
    const name = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
    const question = l10n.t('The formula needs {0}, which {1} does not have yet.', lines, name);
    if ((await this.notifier.ask(question, add)) !== add) return;
    // The document may have changed while the question stood.
    await this.completePreamble(document, all);
  }

  /** Puts what is missing into the preamble of a document's root, as an undo step of its own. False where nothing is. */
  async completePreamble(document: TextDocument, needs: Needs): Promise<boolean> {
    const project = await this.project(document);
    const missing = project ? missingPreamble(project, needs) : [];
    const [first] = missing;
    if (!first) return false;
    if (!(await changeFiles(document, missing)))
      this.notifier.warn(
        l10n.t(
          '{0} cannot be changed; it lacks: {1}',
          workspace.asRelativePath(uriBeside(document, first.path)),
          missing.map(({ text }) => text.trim()).join(' '),
        ),
      );
    return true;
  }
}
