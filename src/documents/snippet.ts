import type { Piece } from '../formats/latex/styles/formula.ts';

/** Whether a text has something that its author is sure to look at: a label. Without one there is nothing to stop at. */
export function hasStops(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => typeof piece === 'object' && piece.place === 'label');
}

/** Letters that mean something in a snippet, taken as they are. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * The text as the value of a snippet: the label is the first stop, then the value; the last one is behind the text. The
 * same label in two places is one stop.
 */
export function snippetOf(pieces: readonly Piece[]): string {
  const order = { label: 1, value: 2 } as const;
  const body = pieces.map((piece) =>
    typeof piece === 'string'
      ? escapeSnippet(piece)
      : `\${${order[piece.place]}:${escapeSnippet(piece.text)}}`,
  );
  return `${body.join('')}$0`;
}
