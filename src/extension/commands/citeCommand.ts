import { l10n, Range, SnippetString, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { keyOfPaper, paperEntry, paperKey } from '../../formats/latex/bibtex.ts';
import { show } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { bibliographiesOf, bibliographyLine, writtenBibliography } from '../../documents/bibliography.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import type { Project } from '../../documents/project.ts';
import { uriBeside } from '../documents/workspaceFiles.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';

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
    if (!editor || (language !== 'latex' && language !== 'markdown')) {
      this.notifier.info(l10n.t('Open the LaTeX or Markdown document that shall cite the paper.'));
      return false;
    }
    const { document } = editor;
    const key = language === 'latex' ? await this.keyInProject(document) : paperKey;
    if (key === undefined) return false;
    const text = language === 'latex' ? `\\cite{${key}}` : `[@${key}]`;
    const shown = await show(editor);
    const { version } = document;
    await shown.insertSnippet(new SnippetString(text.replace(/[\\$}]/g, '\\$&')), shown.selections, {
      undoStopBefore: true,
      undoStopAfter: true,
    });
    if (document.version !== version) return true;
    this.notifier.warn(l10n.t('The document cannot be changed.'));
    return false;
  }

  /** The key of the entry, which is written where it is not yet; undefined when that was not wanted. */
  private async keyInProject(document: TextDocument): Promise<string | undefined> {
    const project = (await this.papers.project(document))!;
    const paths = bibliographiesOf(project);
    for (const path of paths) {
      const text = await readText(uriBeside(document, path));
      const key = text === undefined ? null : keyOfPaper(text);
      if (key !== null) return key;
    }
    const [path] = paths;
    if (path === undefined) return this.newBibliography(document, project);
    await append(uriBeside(document, path));
    return paperKey;
  }

  /** No bibliography is in use: offers one beside the root. */
  private async newBibliography(document: TextDocument, project: Project): Promise<string | undefined> {
    if (writtenBibliography(project) !== null) {
      this.notifier.info(
        l10n.t('The bibliography is written by hand: add the paper there as \\bibitem{{0}}.', paperKey),
      );
      return paperKey;
    }
    const line = bibliographyLine(project);
    const add = l10n.t('Add a Bibliography');
    const only = l10n.t('Only Cite');
    const question = l10n.t(
      'The document uses no bibliography file, neither \\bibliography nor \\addbibresource.',
    );
    const answer = await this.notifier.ask(question, ...(line ? [add, only] : [only]));
    if (answer === only) return paperKey;
    if (answer !== add || !line) return undefined;
    await append(uriBeside(document, line.bibliography));
    const root = await workspace.openTextDocument(uriBeside(document, line.path));
    const edit = new WorkspaceEdit();
    edit.insert(root.uri, root.positionAt(line.offset), line.text);
    await workspace.applyEdit(edit);
    return paperKey;
  }
}

async function readText(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Puts the entry at the end of a bibliography, which is made where it is not there yet, and saves it. */
async function append(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  const text = await readText(uri);
  if (text === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(paperEntry) });
  else {
    const document = await workspace.openTextDocument(uri);
    const end = document.positionAt(document.getText().length);
    const space = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
    edit.replace(uri, new Range(end, end), space + paperEntry);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} cannot be changed.', workspace.asRelativePath(uri)));
  const document = await workspace.openTextDocument(uri);
  await document.save();
}
