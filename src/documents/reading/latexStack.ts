import { unknownPlace } from './place.ts';
import type { Place, Surrounding } from './place.ts';
import type { Column } from './latexColumns.ts';

/** Something that is open at a place, and what was open before it. */
export interface Frame {
  readonly parent: Frame | null;
  readonly depth: number;
  readonly place: Place;
  /** What closes it: "}", "$", "\]", "\end{align}"; "" for what no mark closes. */
  readonly end: string;
  /** A plain group: it changes nothing of what stands in it. */
  readonly isGroup: boolean;
  /** A blank line is an error in it, and ends it. */
  readonly isFragile: boolean;
  /** TeX is in restricted horizontal mode: $$ is an empty formula, not a display. */
  readonly isBox: boolean;
  /** The document is wrong here: nothing that opens in it is believed. */
  readonly isConfused: boolean;
  /** The arguments of a command that come after this one. */
  readonly rest: readonly AwaitedArgument[];
  /** A list before its first \item: nothing can stand there. After it the place is this one. */
  readonly afterItem: Place | null;
  /** The columns of a table, where they are not all alike, and the number of the one that this is. */
  readonly columns: readonly Column[];
  readonly column: number;
}

/** An argument that is waited for. */
export interface AwaitedArgument {
  /** Null for one that is as its outside. */
  readonly place: Place | null;
  /** Whether it is a box; one that is as its outside is a box of text within mathematics. */
  readonly isBox: boolean;
  /** The mark that opens one that may be missing; "" for one in braces. */
  readonly option: '' | '[' | '(' | '<';
  /** What what is put into it must heed. */
  readonly around?: Surrounding | undefined;
  /** One that is as its outside, but takes no display. */
  readonly isNarrow?: boolean;
}

/** What is said of a frame when it opens. */
export interface OpenFlags extends Partial<
  Pick<Frame, 'isGroup' | 'isFragile' | 'isBox' | 'rest' | 'afterItem' | 'columns'>
> {
  /** What what is put into it must heed, beside what is around it. */
  readonly around?: readonly (Surrounding | undefined)[];
  /** It cannot be mistaken, whatever is wrong around it. */
  readonly isSure?: boolean;
}

/** Groups that TeX allows in each other; what is deeper is not kept apart. */
const mostGroups = 255;

/** What is open at a place. A list that shares its tails, so that the branches of a condition can go back to it. */
export class OpenStack {
  top: Frame;

  /** @param base the place of the document, or of the definition's body that is read */
  constructor(base: Place) {
    this.top = {
      parent: null,
      depth: 0,
      place: base,
      end: '',
      isGroup: false,
      isFragile: false,
      isBox: false,
      isConfused: false,
      rest: [],
      afterItem: null,
      columns: [],
      column: 0,
    };
  }

  get place(): Place {
    return this.top.place;
  }

  get isMath(): boolean {
    return this.place.kind === 'inline' || this.place.kind === 'display';
  }

  /** What was opened last, plain groups aside. */
  get mark(): Frame {
    let frame = this.top;
    while (frame.isGroup && frame.parent) frame = frame.parent;
    return frame;
  }

  /** Opens something; in a confused stretch its place is as unknown as the stretch, unless it cannot be mistaken. */
  open(place: Place, end: string, flags: OpenFlags = {}): void {
    const { top } = this;
    if (top.depth >= mostGroups) return;
    const isConfused = top.isConfused && !flags.isSure;
    const around = surroundings(top.place.around ?? [], end, flags.around ?? []);
    this.top = {
      parent: top,
      depth: top.depth + 1,
      place: isConfused ? top.place : within(place, around),
      end,
      isGroup: flags.isGroup ?? false,
      isFragile: flags.isFragile ?? false,
      isBox: flags.isBox ?? (flags.isGroup ? top.isBox : false),
      isConfused,
      rest: flags.rest ?? [],
      afterItem: isConfused || !flags.afterItem ? null : within(flags.afterItem, around),
      columns: isConfused ? [] : (flags.columns ?? []),
      column: 0,
    };
    if (this.top.columns.length > 0) this.setColumn(0);
  }

  /** A cell begins, of the next column or of the first one of a row; nothing where no table's cell is open just here. */
  beginCell(isRow: boolean): void {
    const { top } = this;
    if (top.columns.length > 0) this.setColumn(isRow ? 0 : top.column + 1);
  }

  /** The cell that is open takes so many columns more. */
  widenCell(more: number): void {
    this.top = { ...this.top, column: this.top.column + more };
  }

  private setColumn(column: number): void {
    const { top } = this;
    const { kind, width } = top.columns[Math.min(column, top.columns.length - 1)]!;
    const place: Place = { ...top.place, kind, narrow: kind === 'text' };
    const cells = top.place.around?.find((each) => each.kind === 'cells' && each.start === top.place.start);
    const around = surroundings(top.parent?.place.around ?? [], top.end, [cells, width]);
    this.top = { ...top, column, place: within(place, around) };
  }

  /** The \item of a list that has waited for its first one. */
  beginItem(): void {
    const { mark } = this;
    if (mark.afterItem) this.top = { ...mark, place: mark.afterItem, afterItem: null };
  }

  /** The frame that a mark would close, if it is open. */
  find(end: string): Frame | null {
    for (let frame: Frame | null = this.top; frame; frame = frame.parent)
      if (frame.end === end && frame.parent) return frame;
    return null;
  }

  /** Closes what a mark closes, and all that was opened in it. False when there is no such thing. */
  close(end: string): boolean {
    const frame = this.find(end);
    if (frame) this.top = frame.parent!;
    return frame !== null;
  }

  /** From here on the document is wrong. @param isFragile up to the end of the paragraph only */
  confuse(start: number, isFragile = true): void {
    if (this.top.isConfused) return;
    const place = unknownPlace('', start);
    this.open(place, '', { isFragile });
    this.top = { ...this.top, isConfused: true };
  }

  /** A blank line: what is fragile ends, with all that was opened in it; a display that goes on is an error. */
  endParagraph(at: number): void {
    let lowest: Frame | null = null;
    for (let frame: Frame | null = this.top; frame; frame = frame.parent)
      if (frame.isFragile && frame.parent) lowest = frame;
    if (lowest) this.top = lowest.parent!;
    const { around } = this.place;
    if (around?.some(({ kind }) => kind === 'beside'))
      this.top = {
        ...this.top,
        place: within(
          this.place,
          around.filter(({ kind }) => kind !== 'beside'),
        ),
      };
    if (this.place.kind === 'display' && !this.top.isConfused) this.confuse(at, false);
  }

  /** From here to the end of the paragraph a figure stands beside the text. @param words its width */
  putBeside(words: string): void {
    const { place } = this.top;
    this.top = {
      ...this.top,
      place: { ...place, around: [...(place.around ?? []), { kind: 'beside', words }] },
    };
  }

  /** A heading: whatever is open above it that is no text was left open by mistake. */
  resynchronise(): void {
    let lowest: Frame | null = null;
    for (let frame: Frame | null = this.top; frame; frame = frame.parent)
      if (
        frame.parent &&
        (frame.isConfused || frame.place.kind === 'display' || frame.place.kind === 'inline')
      )
        lowest = frame;
    if (lowest) this.top = lowest.parent!;
  }
}

/** What is around a place that opens within others: braces end what an option's bracket could. */
function surroundings(
  outer: readonly Surrounding[],
  end: string,
  own: readonly (Surrounding | undefined)[],
): readonly Surrounding[] {
  const kept = end === '}' ? outer.filter(({ kind }) => kind !== 'option') : outer;
  const added = own.filter((each) => each !== undefined);
  return added.length > 0 ? [...kept, ...added] : kept.length === outer.length ? outer : kept;
}

function within(place: Place, around: readonly Surrounding[]): Place {
  if (around === place.around || (around.length === 0 && place.around === undefined)) return place;
  const { kind, within, start, narrow } = place;
  return around.length === 0 ? { kind, within, start, narrow } : { kind, within, start, narrow, around };
}

/** Whether two branches of a condition leave the same things open. */
export function sameOpen(one: Frame, other: Frame): boolean {
  let x: Frame | null = one;
  let y: Frame | null = other;
  while (x && y) {
    if (x === y) return true;
    if (x.end !== y.end || x.place.kind !== y.place.kind) return false;
    x = x.parent;
    y = y.parent;
  }
  return x === y;
}
