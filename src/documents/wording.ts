import type { Piece } from '../formats/latex/styles/formula.ts';
import { displayMarks } from './dialect.ts';
import { onOwnLines } from './lines.ts';
import type { Spot } from './spot.ts';

/**
 * What a formula is written as:
 * - display: LaTeX with an environment of its own, on lines of its own
 * - body: LaTeX for a display that is there
 * - inline: LaTeX for a formula in a line
 * - markdown: between double dollars, on lines of its own
 * - typst: what Typst has at the place
 * - plain: text without markup
 */
export const wordings = ['display', 'body', 'inline', 'markdown', 'typst', 'plain'] as const;
export type Wording = (typeof wordings)[number];

/** How an author would write a formula at a place; null where the place does not say. */
export function wordingFor({
  language,
  place: { kind, narrow },
}: Pick<Spot, 'language' | 'place'>): Wording | null {
  if (language === undefined || kind === 'unknown' || kind === 'none' || kind === 'verbatim') return null;
  if (language === 'typst') return 'typst';
  if (kind === 'inline') return 'inline';
  if (kind === 'display') return 'body';
  if (kind === 'comment' && language === 'markdown') return 'plain';
  if (narrow) return 'inline';
  return language === 'latex' ? 'display' : 'markdown';
}

/** What the reader calls stretches in which it knows nothing, beside environments. */
const unnamed: ReadonlySet<string> = new Set(['preamble', 'definition']);

/**
 * The environment for which an author is asked once how formulas are written in it; null where the question is of the one
 * place alone, as in a command's argument.
 */
export function environmentAsked({
  language,
  place: { kind, within },
}: Pick<Spot, 'language' | 'place'>): string | null {
  if (language !== 'latex' || (kind !== 'unknown' && kind !== 'verbatim')) return null;
  return /^[A-Za-z][A-Za-z0-9*_-]*$/.test(within) && !unnamed.has(within) ? within : null;
}

/** Why a text of several paragraphs, as a proof, cannot stand at a place. */
export type Obstacle = 'formula' | 'narrow' | 'unread' | 'none' | 'unknown';

/** What keeps paragraphs from a place; null where they can stand. A document without formulas takes them anywhere. */
export function obstacleAt({
  language,
  place: { kind, narrow },
}: Pick<Spot, 'language' | 'place'>): Obstacle | null {
  if (language === undefined) return null;
  if (kind === 'inline' || kind === 'display') return 'formula';
  if (kind === 'comment' || kind === 'verbatim') return 'unread';
  if (kind === 'unknown' || kind === 'none') return kind;
  return narrow ? 'narrow' : null;
}

/** Some mathematics as LaTeX without dollars, and as plain text. */
export interface Mathematics {
  readonly latex: string;
  readonly text: string;
}

/** Mathematics as an author would write it at a place; where the place does not say, as LaTeX alone. */
export function mathematicsAt({ latex, text }: Mathematics, spot: Spot): readonly Piece[] {
  switch (wordingFor(spot)) {
    case 'display': {
      const dialect = spot.page?.dialect ?? 'latex';
      const [open, close] = dialect === 'latex' ? ['\\[', '\\]'] : displayMarks[dialect];
      return onOwnLines([`${open}\n  ${latex}\n${close}`], spot);
    }
    case 'markdown':
      return onOwnLines([`$$\n${latex}\n$$`], spot);
    case 'inline':
      return [spot.place.kind === 'inline' ? latex : `$${latex}$`];
    case 'typst':
    case 'plain':
      return [text];
    case 'body':
    case null:
      return [spot.language === undefined ? text : latex];
  }
}
