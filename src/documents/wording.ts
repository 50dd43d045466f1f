import { readLatex } from './reading/latexScanner.ts';

/** How a conjecture is written into a document. */
export type Wording = 'latexDisplay' | 'latexBody' | 'markdown' | 'plain';

/** A place in a document. */
export interface Place {
  /** VS Code's name of the language. */
  readonly languageId: string;
  readonly text: string;
  readonly offset: number;
}

const latexLanguages = new Set(['latex', 'tex', 'doctex', 'latex-expl3', 'rsweave']);
const markdownLanguages = new Set(['markdown', 'quarto', 'rmd']);

/** The wording that an author would use at a place; null where it does not say, as in a listing or a comment. */
export function wordingAt({ languageId, text, offset }: Place): Wording | null {
  if (latexLanguages.has(languageId)) {
    const { kind } = readLatex(text).places.at(offset);
    if (kind === 'inline' || kind === 'display') return 'latexBody';
    // What is put behind a comment stands on the lines below it.
    const endsComment = kind === 'comment' && /^\r?(\n|$)/.test(text.slice(offset, offset + 2));
    return kind === 'text' || endsComment ? 'latexDisplay' : null;
  }
  return markdownLanguages.has(languageId) ? 'markdown' : 'plain';
}

/** A text on lines of its own, indented as the line where it begins. @param end where the text that it replaces ends */
export function onOwnLines(text: string, place: Pick<Place, 'text' | 'offset'>, end: number): string {
  const lineStart = place.text.lastIndexOf('\n', place.offset - 1) + 1;
  const before = place.text.slice(lineStart, place.offset);
  const indent = /^[ \t]*/.exec(before)![0];
  const nextBreak = place.text.indexOf('\n', end);
  const after = place.text.slice(end, nextBreak < 0 ? undefined : nextBreak);
  const lines = text.split('\n').join(`\n${indent}`);
  const head = before.trim() === '' ? '' : `\n${indent}`;
  const tail = after.trim() === '' ? '' : `\n${indent}`;
  return head + lines + tail;
}
