import { mostSelected } from '../protocol/parts.ts';
import type { ListRow } from '../protocol/page.ts';

/** A row from which a range reaches. */
interface Anchor {
  readonly index: number;
  readonly id: string;
}

interface Rows {
  get(index: number): ListRow | undefined;
}

/** What a range needs that the page has not: the conjectures from one row to another are to be asked for. */
export interface WantedRange {
  readonly from: string;
  readonly to: string;
}

/** The conjectures of the list that are selected together, by id: they stay so, whatever the list shows. At most `mostSelected`. */
export class RowSelection {
  private chosen: Set<string>;
  private anchor: Anchor | null = null;
  /** Whether more were to be selected than can be. */
  isFull = false;

  constructor(start: readonly string[]) {
    this.chosen = new Set(start.slice(0, mostSelected));
  }

  get ids(): ReadonlySet<string> {
    return this.chosen;
  }

  get isAnchored(): boolean {
    return this.anchor !== null;
  }

  /** Whether ranges reach from a conjecture. */
  isAnchoredAt(id: string | null): boolean {
    return this.anchor !== null && this.anchor.id === id;
  }

  /** Ranges reach from here. */
  reachFrom(index: number, row: ListRow | undefined): void {
    this.anchor = row ? { index, id: row.id } : null;
  }

  /** Takes one in or out. */
  toggle(id: string): void {
    const ids = [...this.chosen].filter((each) => each !== id);
    this.set(ids.length < this.chosen.size ? ids : [...ids, id]);
  }

  /** Exactly these, as far as they are not too many. */
  set(ids: readonly string[], isFull = false): void {
    this.isFull = isFull || ids.length > mostSelected;
    this.chosen = new Set(ids.slice(0, mostSelected));
  }

  /**
   * All from the anchor to a row, instead of what was selected.
   * @returns what is to be asked for first, where not all of them are at hand; then nothing has changed
   */
  reachTo(index: number, rows: Rows): WantedRange | null {
    const row = rows.get(index);
    if (!row) return null;
    this.anchor ??= { index, id: row.id };
    const { anchor } = this;
    const wanted = { from: anchor.id, to: row.id };
    if (rows.get(anchor.index)?.id !== anchor.id) return wanted;
    const step = anchor.index <= index ? 1 : -1;
    const ids: string[] = [];
    for (let at = anchor.index; at !== index + step; at += step) {
      const each = rows.get(at);
      if (!each) return wanted;
      ids.push(each.id);
    }
    this.set(ids);
    return null;
  }
}
