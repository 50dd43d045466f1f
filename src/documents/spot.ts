import type { FormulaLanguage } from './languages.ts';
import type { PageLayout } from './pageLayout.ts';
import type { Place } from './reading/place.ts';

/** A selection in a document, and what is known of its place. */
export interface Spot {
  readonly language: FormulaLanguage | undefined;
  readonly place: Place;
  /** The document, with line ends of one letter. */
  readonly text: string;
  readonly start: number;
  /** Where the text that it replaces ends. */
  readonly end: number;
  /** The pages of the document, where they are known. */
  readonly page?: PageLayout | undefined;
}

/** Line ends of one letter, at the same offsets. */
export function withSimpleLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', ' \n') : text;
}

/**
 * A spot at the end of a comment's line, as one for paragraphs: they begin on a line of their own below, where the comment
 * has ended. Other spots stay what they are.
 * @param placeAt the places of the document
 */
export function belowComment(spot: Spot, placeAt: (offset: number) => Place): Spot {
  const { text, end, place } = spot;
  if (place.kind !== 'comment' || place.within !== '%') return spot;
  const below = /^[ \t]*(?:\n|$)/.exec(text.slice(end, end + 200))?.[0];
  if (below === undefined || end + below.length > text.length) return spot;
  return below.endsWith('\n')
    ? { ...spot, place: placeAt(end + below.length) }
    : { ...spot, place: placeAt(place.start - 1) };
}
