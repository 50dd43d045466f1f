import type { Conjecture } from '../core/conjecture.ts';
import { textOf } from '../formats/latex/styles/formula.ts';
import type { Piece } from '../formats/latex/styles/formula.ts';
import { formulaLanguage } from './languages.ts';
import { inLineEndsOf } from './lineEnds.ts';
import { onOwnLines } from './lines.ts';
import { missingPreamble } from './preamble.ts';
import { pageOf } from './pageLayout.ts';
import type { PageLayout } from './pageLayout.ts';
import type { Needs, PreambleEdit } from './preamble.ts';
import type { Project } from './project.ts';
import { DocumentReader } from './reading/documentPlaces.ts';
import type { SourceDocument } from './reading/documentPlaces.ts';
import type { Place } from './reading/place.ts';
import { belowComment, withSimpleLineEnds } from './spot.ts';
import type { Spot } from './spot.ts';
import { typeset } from './typeset.ts';
import type { Choices } from './typeset.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';

/** A change of a text: what stands from an offset to another is replaced. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an insertion would do to a document. */
export interface Insertion {
  /** What stands at the place. */
  readonly place: Place;
  /** How the formula is written; null where the place does not say and nothing was asked for: then there are no edits. */
  readonly wording: Wording | null;
  readonly edits: readonly TextEdit[];
  /** What the preamble of the root lacks for it. */
  readonly missing: readonly PreambleEdit[];
}

/** A document as a text, for those who have no editor. */
export class PlainDocument implements SourceDocument {
  readonly version = 1;
  private readonly reader = new DocumentReader();
  private readonly page: PageLayout | undefined;

  /** @param project what a LaTeX document is part of */
  constructor(
    readonly text: string,
    readonly languageId: string,
    readonly project: Project | undefined,
  ) {
    this.page = project && pageOf(project);
  }

  getText(): string {
    return this.text;
  }

  /** The spot of a caret; of one in the midst of a word of the text, behind it. */
  spotAt(offset: number): Spot {
    const behind = this.placeAt(offset).kind === 'text' ? this.behindWord(offset) : offset;
    return {
      language: formulaLanguage(this.languageId),
      place: this.placeAt(behind),
      text: withSimpleLineEnds(this.text),
      start: behind,
      end: behind,
      page: this.page,
    };
  }

  /** Where the word ends in which a caret stands; the caret itself where it stands beside one, or where that is no text any more. */
  private behindWord(offset: number): number {
    const isWithin = /[\p{L}\p{M}\p{N}]$/u.test(this.text.slice(Math.max(0, offset - 4), offset));
    const rest = isWithin
      ? /^[\p{L}\p{M}\p{N}]{1,99}/u.exec(this.text.slice(offset, offset + 200))?.[0]
      : undefined;
    const end = offset + (rest?.length ?? 0);
    return this.placeAt(end).kind === 'text' ? end : offset;
  }

  /** The spot where paragraphs begin that are put there: below a comment that ends there. */
  paragraphSpotAt(offset: number): Spot {
    return belowComment(this.spotAt(offset), (other) => this.placeAt(other));
  }

  /** A conjecture written at a caret. @param wanted how, where the place does not say it or is not asked */
  insertion(conjecture: Conjecture, offset: number, choices: Choices, wanted?: Wording): Insertion {
    const spot = this.spotAt(offset);
    const wording = wanted ?? wordingFor(spot);
    if (wording === null) return { place: spot.place, wording, edits: [], missing: [] };
    const { pieces, ...needs } = typeset(conjecture, spot, wording, choices);
    return { place: spot.place, wording, edits: [this.edit(pieces, spot)], missing: this.lacking(needs) };
  }

  /** Paragraphs on lines of their own, as an edit. */
  paragraphs(text: string, spot: Spot): TextEdit {
    return this.edit(onOwnLines([text], spot), spot);
  }

  /** What the preamble of the root lacks. */
  lacking(needs: Needs): readonly PreambleEdit[] {
    return this.project ? missingPreamble(this.project, needs) : [];
  }

  private placeAt(offset: number): Place {
    return this.reader.place(this, offset, this.project?.definitions);
  }

  private edit(pieces: readonly Piece[], { start, end }: Spot): TextEdit {
    const text = textOf(pieces);
    return { start, end, text: inLineEndsOf(this.text, text) };
  }
}

/** The text with the edits made, which do not overlap; those at one offset stand in their order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .sort((x, y) => y.start - x.start)
    .reduce((done, { start, end, text: words }) => done.slice(0, start) + words + done.slice(end), text);
}
