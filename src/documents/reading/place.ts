/**
 * What stands at a place of a document. `unknown` is an answer: the middle of a command, a label's name, a definition's
 * body, a document that is wrong just here. Who gets it asks the author; nobody guesses. `none` is known: TeX refuses whatever
 * is put there, since an item or a row must begin first.
 */
export type PlaceKind = 'text' | 'inline' | 'display' | 'verbatim' | 'comment' | 'none' | 'unknown';

/**
 * Something around a place that what is put there must heed:
 * - heading: a heading, which also becomes a bookmark
 * - option: brackets, which the first closing bracket outside of braces ends
 * - box: a box of the line, which nothing breaks
 * - width: a box of a width of its own, in the words of its author ("3cm", "0.5\\textwidth")
 * - columns: so many equal columns
 * - indented: a list or a quotation, which takes so many points of the line
 * - beside: a figure of a width, in the words of its author, beside which a paragraph runs
 * - cells: a table or cases of this name whose cells are as wide as what stands in them; its inside begins at the offset
 */
export type Surrounding =
  | { readonly kind: 'heading' | 'option' | 'box' }
  | { readonly kind: 'indented'; readonly points: number }
  | { readonly kind: 'width'; readonly words: string }
  | { readonly kind: 'columns'; readonly count: number }
  | { readonly kind: 'beside'; readonly words: string }
  | { readonly kind: 'cells'; readonly name: string; readonly start: number };

/** A place: all carets of one stretch of a document share it. */
export interface Place {
  readonly kind: PlaceKind;
  /**
   * What encloses it most closely, groups aside: an environment's name, an opening mark as `$` or `\[`, or a command as
   * `\text`; "" for the document itself.
   */
  readonly within: string;
  /** Where its inside begins: the offset after the opening mark; 0 for the document itself. */
  readonly start: number;
  /** Text in which a display cannot stand, as in a heading, a box or a cell of a table. */
  readonly narrow: boolean;
  /** From the outside in; absent where there is nothing to heed. */
  readonly around?: readonly Surrounding[];
}

/** The places of one version of a document: for every offset from 0 to its length an answer. */
export class PlaceMap {
  private readonly offsets: number[] = [];
  private readonly places: Place[] = [];

  /** From this offset on, carets are at this place. Offsets must not fall; of two at one offset the later holds. */
  add(offset: number, place: Place): void {
    const { offsets, places } = this;
    while (offsets.length > 0 && offsets[offsets.length - 1]! >= offset) {
      offsets.pop();
      places.pop();
    }
    if (places[places.length - 1] === place) return;
    offsets.push(offset);
    places.push(place);
  }

  /** The place of a caret before the letter at this offset; the last one for an offset beyond the end. */
  at(offset: number): Place {
    let low = 0;
    let high = this.offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsets[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.places[low] ?? documentPlace;
  }

  /** Where the stretch of an offset ends: the first later offset with another place; Infinity for the last stretch. */
  endOf(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.offsets[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return this.offsets[low] ?? Infinity;
  }
}

/** Text of the document itself. */
export const documentPlace: Place = { kind: 'text', within: '', start: 0, narrow: false };

/** Where an \item or a row of a table must begin before anything else. */
export function noPlace(within: '\\item' | 'row', start: number): Place {
  return { kind: 'none', within, start, narrow: false };
}

/** A place of which nothing more is known. */
export function unknownPlace(within: string, start: number): Place {
  return { kind: 'unknown', within, start, narrow: false };
}
