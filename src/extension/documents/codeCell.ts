import { workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { systemOfCell } from '../../documents/codeCells.ts';
import type { Kernel } from '../../documents/codeCells.ts';
import type { ProgramLanguage } from '../../formats/programs/programs.ts';

/** The system of a notebook's code cell; null for all other documents, and where no system here is of its language. */
export function codeCellSystem(document: TextDocument): ProgramLanguage | null {
  if (document.uri.scheme !== 'vscode-notebook-cell') return null;
  const notebook = workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document === document),
  );
  // Jupyter's serializer keeps the metadata of the file under a key of its own.
  const { metadata } = (notebook?.metadata ?? {}) as { metadata?: { kernelspec?: Kernel } };
  return systemOfCell(document.languageId, metadata?.kernelspec);
}
