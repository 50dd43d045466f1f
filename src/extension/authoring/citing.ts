import { l10n, SnippetString } from 'vscode';
import type { Position, TextDocument, TextEditor } from 'vscode';
import { keyOfPaper, paperEntry, paperFields, paperKey } from '../../formats/latex/bibtex.ts';
import { show } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { citeCommand, newBibliography, writtenEntry, writtenPaper } from '../../documents/bibliography.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import type { FormulaLanguage } from '../../documents/languages.ts';
import type { Project } from '../../documents/project.ts';
import { typstBibliographiesOf, typstEntry, typstKeyOfPaper } from '../../documents/typstBibliography.ts';
import type { Papers } from '../documents/papers.ts';
import { WorkspaceFiles } from '../documents/workspaceFiles.ts';
import type { Notifier } from '../notify.ts';
import { addToPaper, appendEntry, bibliographiesOfPaper, insertAndSave } from './bibliographies.ts';

/** Cites the paper: its entry in the bibliography in use, once, and a \cite at the cursor. */
export class Citing {
  constructor(
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly notifier: Notifier,
  ) {}

  /** True when the citation stands in the document. */
  async cite(): Promise<boolean> {
    const editor = await this.editors.editor();
    const language = editor && formulaLanguage(editor.document.languageId);
    if (!editor || !language) {
      this.notifier.info(l10n.t('Open the LaTeX, Markdown or Typst document that shall cite the paper.'));
      return false;
    }
    const { document } = editor;
    const key = await this.keyFor(document, language);
    if (key === undefined) return false;
    const written: Readonly<Record<FormulaLanguage, () => Promise<string>>> = {
      latex: async () => `\\${citeCommand((await this.papers.project(document))!)}{${key}}`,
      markdown: () => Promise.resolve(`[@${key}]`),
      // A name that ends before what follows.
      typst: () => Promise.resolve(`#cite(<${key}>)`),
    };
    const text = await written[language]();
    const shown = await show(editor);
    const { version } = document;
    await shown.insertSnippet(new SnippetString(text.replace(/[\\$}]/g, '\\$&')), this.places(shown), {
      undoStopBefore: true,
      undoStopAfter: true,
    });
    if (document.version !== version) return true;
    this.notifier.warn(l10n.t('The document cannot be changed.'));
    return false;
  }

  /** Where the citation goes: at the cursors, behind what is selected, and behind a formula in whose label one stands. */
  private places({ document, selections }: TextEditor): Position[] {
    const formulas = this.papers.formulas(document);
    return selections.map(({ end }) => {
      const offset = document.offsetAt(end);
      const formula = formulas.find((each) => each.start < offset && offset < each.end);
      return formula ? document.positionAt(formula.end) : end;
    });
  }

  private keyFor(document: TextDocument, language: FormulaLanguage): Promise<string | undefined> {
    if (language === 'latex') return this.keyInProject(document);
    return language === 'typst' ? this.keyInTypst(document) : Promise.resolve(paperKey);
  }

  /** The same in a paper of Typst, whose bibliographies are of BibTeX or its own. */
  private async keyInTypst(document: TextDocument): Promise<string | undefined> {
    const files = new WorkspaceFiles(document.uri);
    const paper = (await this.papers.typstPaper(document))!;
    const found: { readonly path: string; readonly text: string }[] = [];
    for (const paths of typstBibliographiesOf(paper))
      for (const path of paths) {
        const source = await files.read(path);
        if (!source) continue;
        found.push({ path, text: source.text });
        break;
      }
    for (const { path, text } of found) {
      const key = typstKeyOfPaper(path, text);
      if (key !== null) return key;
    }
    const [first] = found;
    if (first) {
      await insertAndSave(document, { path: first.path, ...typstEntry(first.path, first.text) });
      return paperKey;
    }
    const only = l10n.t('Only Cite');
    const question = l10n.t(
      'The document has no bibliography file that can be read: a line #bibliography("references.bib") would name one.',
    );
    return (await this.notifier.ask(question, only)) === only ? paperKey : undefined;
  }

  /** The key of the entry, which is written where it is not yet; undefined when that was not wanted. */
  private async keyInProject(document: TextDocument): Promise<string | undefined> {
    const project = (await this.papers.project(document))!;
    const { file, hidden, texts } = await bibliographiesOfPaper(document, project);
    const [key] = texts.flatMap((text) => keyOfPaper(text) ?? []);
    if (key !== undefined) return key;
    if (!file && hidden !== null) return this.hiddenBibliography(hidden);
    if (!file) return this.newBibliography(document, project);
    await appendEntry(document, file.path, entry, paperEntry);
    return paperKey;
  }

  /** The bibliography lies where TeX looks for it, and nobody else does. */
  private async hiddenBibliography(path: string): Promise<string | undefined> {
    const only = l10n.t('Only Cite');
    const question = l10n.t(
      '{0} is not beside the document, where a new file of this name would hide the one that is cited: add the entry of the paper to it yourself, under the key {1}.',
      path.slice(path.lastIndexOf('/') + 1),
      paperKey,
    );
    return (await this.notifier.ask(question, only)) === only ? paperKey : undefined;
  }

  /** No bibliography is in use: offers one beside the root. */
  private async newBibliography(document: TextDocument, project: Project): Promise<string | undefined> {
    const own = writtenEntry(project, writtenPaper);
    if (own) {
      const has = project.files.some(({ text }) => text.includes(`{${paperKey}}`));
      if (!has) await addToPaper(document, project, [own]);
      return paperKey;
    }
    const made = newBibliography(project);
    const add = l10n.t('Add a Bibliography');
    const only = l10n.t('Only Cite');
    const question = l10n.t(
      'The document uses no bibliography file, neither \\bibliography nor \\addbibresource.',
    );
    const answer = await this.notifier.ask(question, ...(made ? [add, only] : [only]));
    if (answer === only) return paperKey;
    if (answer !== add || !made) return undefined;
    await appendEntry(document, made.bibliography, entry, paperEntry);
    await addToPaper(document, project, made.edits);
    return paperKey;
  }
}

const entry = { type: 'inproceedings', key: paperKey, fields: paperFields };
