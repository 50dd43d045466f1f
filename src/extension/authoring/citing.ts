import { l10n, SnippetString, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { keyOfPaper, paperEntry, paperFields, paperKey } from '../../formats/latex/bibtex.ts';
import { show } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import {
  bibliographiesOf,
  bibliographyLine,
  citeCommand,
  writtenEntry,
} from '../../documents/bibliography.ts';
import { entryFor } from '../../documents/bibliographyStyle.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
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
    const text =
      language === 'latex' ? `\\${citeCommand((await this.papers.project(document))!)}{${key}}` : `[@${key}]`;
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
    const own = writtenEntry(project);
    if (own) {
      const has = project.files.some(({ text }) => text.includes(`{${paperKey}}`));
      if (!has) await this.insert(document, own);
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
    await this.insert(document, line);
    return paperKey;
  }

  private async insert(document: TextDocument, { path, offset, text }: PreambleEdit): Promise<void> {
    const file = await workspace.openTextDocument(uriBeside(document, path));
    const edit = new WorkspaceEdit();
    const newline = file.getText().includes('\r\n') ? '\r\n' : '\n';
    edit.insert(file.uri, file.positionAt(offset), text.replaceAll('\n', newline));
    await workspace.applyEdit(edit);
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

/** Puts the entry into a bibliography as that writes its own, which is made where it is not there yet, and saves it. */
async function append(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  const text = await readText(uri);
  if (text === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(paperEntry) });
  else {
    const document = await workspace.openTextDocument(uri);
    const entry = { type: 'inproceedings', key: paperKey, fields: paperFields };
    const { offset, text: words } = entryFor(document.getText(), entry);
    edit.insert(uri, document.positionAt(offset), words);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} cannot be changed.', workspace.asRelativePath(uri)));
  const document = await workspace.openTextDocument(uri);
  await document.save();
}
