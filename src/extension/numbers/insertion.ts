import { Position } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import { besideNumber } from '../../documents/besideNumber.ts';
import { numbersTable } from '../../formats/text/numbersTable.ts';
import type { TableNotation } from '../../formats/text/numbersTable.ts';
import type { PageNumber } from '../../protocol/numbers.ts';
import type { Papers } from '../documents/papers.ts';

/** A number where it was selected, with what it is called. */
export interface PlacedNumber {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: PageNumber;
}

/**
 * Puts the best name beside each number that still stands where it was, in one undo step.
 * @returns how many got a name, and how many have moved or changed
 */
export async function insertBeside(
  editor: TextEditor,
  numbers: readonly PlacedNumber[],
  papers: Papers,
): Promise<{ readonly inserted: number; readonly moved: number }> {
  const { document } = editor;
  const project = await papers.project(document);
  const text = document.getText();
  const there = numbers.filter((one) => text.slice(one.start, one.end) === one.text);
  const insertions = there.flatMap(({ end, number }) => {
    const [best] = number.names;
    if (!best) return [];
    const spot = papers.spotAt(document, end, end, project);
    const isEqual = !number.isDecimal && best.standing === 'proved';
    return [{ at: document.positionAt(end), text: besideNumber({ ...best, isEqual }, spot) }];
  });
  const done = await editor.edit((builder) =>
    insertions.forEach(({ at, text: beside }) => builder.insert(at, beside)),
  );
  return { inserted: done ? insertions.length : 0, moved: numbers.length - there.length };
}

/** Puts a table of the numbers below the last of them. */
export async function insertTable(editor: TextEditor, numbers: readonly PlacedNumber[]): Promise<boolean> {
  const { document } = editor;
  const last = document.positionAt(Math.max(...numbers.map(({ end }) => end))).line;
  const table = tableOf(
    numbers.map(({ number }) => number),
    document,
  );
  return editor.edit((builder) =>
    builder.insert(new Position(last, document.lineAt(last).text.length), `\n\n${table}\n`),
  );
}

/** The table as the document would have it: a tabular in LaTeX, a table in Markdown, else tabulators. */
export function tableOf(numbers: readonly PageNumber[], document: TextDocument | undefined): string {
  const rows = numbers.map(({ input, names: [best] }) => ({
    input,
    name: best ?? null,
    surplus: best?.figures?.surplus ?? null,
    standing: best?.standing ?? 'no name',
  }));
  return numbersTable(rows, notationOf(document?.languageId));
}

function notationOf(language: string | undefined): TableNotation {
  if (language === 'latex' || language === 'tex') return 'latex';
  return language === 'markdown' || language === 'quarto' || language === 'rmd' ? 'markdown' : 'text';
}
