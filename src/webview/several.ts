import { figureAxes, mostCurves } from '../core/fractions/figureAxes.ts';
import type { FigureAxes } from '../core/fractions/figureAxes.ts';
import type { SeveralAction } from '../protocol/actions.ts';
import type { FigureCurve, ListQuery, ListRow } from '../protocol/page.ts';
import type { FigureListener } from './figureView.ts';
import { sentenceOf } from './host.ts';
import type { Host } from './host.ts';
import type { List } from './list.ts';
import type { Notice } from './notice.ts';
import type { RowSource } from './rows.ts';
import { RowSelection } from './rowSelection.ts';
import { SelectionBar } from './selectionBar.ts';
import { t } from './text.ts';

/** What several conjectures need of the page. */
export interface SeveralParts {
  readonly host: Host;
  readonly notice: Notice;
  readonly source: RowSource;
  readonly list: () => List;
  readonly query: () => ListQuery;
  /** The conjecture of the detail. */
  readonly shown: () => string | null;
  readonly changed: (ids: readonly string[]) => void;
  /** Whether a figure is shown, which follows what is selected. */
  readonly isDrawing: () => boolean;
  /** Shows a figure. @param count how many are selected, of which the first are drawn */
  readonly draw: (curves: readonly FigureCurve[], ids: readonly string[], count: number) => void;
}

/** What is selected together in the list by clicks and keys, and what is done with it. */
export class Several {
  readonly bar: SelectionBar;
  private readonly selection: RowSelection;
  /** The row to which a range is to reach as soon as it is at hand; null for none. */
  private reaching: number | null = null;

  constructor(
    private readonly parts: SeveralParts,
    start: readonly string[],
  ) {
    this.selection = new RowSelection(start);
    this.bar = new SelectionBar({
      act: (action) => this.perform(action, [...this.selection.ids]),
      figure: () => void this.draw(),
      clear: () => {
        this.clear();
        this.parts.list().node.focus();
      },
    });
  }

  get isEmpty(): boolean {
    return this.selection.ids.size === 0;
  }

  /** Tells of what was selected before the page was loaded again. */
  start(): void {
    if (!this.isEmpty) this.changed();
  }

  /** Takes a click that selects several; false where it is one of a single row. */
  clicked(row: ListRow, index: number, event: MouseEvent): boolean {
    if (event.shiftKey) this.reach(index);
    else if (event.ctrlKey || event.metaKey) this.toggle(row, index);
    else {
      this.clear();
      this.selection.reachFrom(index, row);
      return false;
    }
    return true;
  }

  /** The keys have moved to a row; with Shift, all up to it are selected. */
  reached(index: number, from: number, isRange: boolean): void {
    const { source } = this.parts;
    if (!isRange) return this.selection.reachFrom(index, source.get(index));
    if (!this.selection.isAnchored) this.selection.reachFrom(from, source.get(from));
    this.reach(index);
  }

  /** Takes a key of the list that selects; false where it is another one. @param row the active one, where it is at hand */
  key(event: KeyboardEvent, row: ListRow | undefined, index: number): boolean {
    if (event.altKey) return false;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === ' ' && row) this.toggle(row, index);
    else if (command && !event.shiftKey && event.key.toLowerCase() === 'a')
      void this.selectBetween(null, null);
    else if (event.key === 'Escape' && !this.isEmpty) this.clear();
    else return false;
    return true;
  }

  /** Further rows are at hand. */
  rowsCame(): void {
    if (this.reaching !== null) this.reach(this.reaching);
  }

  /** What figures of these conjectures tell. */
  figureOf(ids: readonly string[]): FigureListener {
    return {
      act: (action, axes) => this.perform(action, ids, axes),
      copyPicture: (picture) => this.copyPicture(picture),
    };
  }

  /** Selects all up to a row, now or when it is at hand. */
  private reach(index: number): void {
    const { source } = this.parts;
    this.reaching = source.get(index) ? null : index;
    if (this.reaching !== null) return;
    const wanted = this.selection.reachTo(index, source);
    if (wanted) void this.selectBetween(wanted.from, wanted.to);
    else this.changed();
  }

  private toggle(row: ListRow, index: number): void {
    // A row that was clicked is selected already, and stays so.
    const shown = this.parts.shown();
    const isFirst = this.isEmpty && this.selection.isAnchoredAt(shown);
    if (isFirst && row.id !== shown) this.selection.toggle(shown!);
    this.selection.toggle(row.id);
    this.selection.reachFrom(index, row);
    this.changed();
  }

  private async selectBetween(from: string | null, to: string | null): Promise<void> {
    const { host, notice, query } = this.parts;
    const before = this.selection.ids;
    try {
      const { ids, areAll } = await host.call('ids', { query: query(), from, to });
      // What was selected meanwhile is newer.
      if (this.selection.ids !== before) return;
      this.selection.set(ids, !areAll);
      this.changed();
    } catch (error) {
      notice.error('action', sentenceOf(error));
    }
  }

  private clear(): void {
    if (this.isEmpty) return;
    this.selection.set([]);
    this.changed();
  }

  private changed(): void {
    const { ids, isFull } = this.selection;
    const list = this.parts.list();
    list.together = ids;
    this.parts.notice.say(this.bar.show(ids.size, isFull));
    list.update();
    this.parts.changed([...ids]);
    this.parts.host.selected([...ids]);
    if (ids.size > 0 && this.parts.isDrawing()) void this.draw();
  }

  private async draw(): Promise<void> {
    const chosen = this.selection.ids;
    const ids = [...chosen].slice(0, mostCurves);
    try {
      const curves = await this.parts.host.call('curves', { ids });
      // Of what is selected now, not before.
      if (this.selection.ids === chosen) this.parts.draw(curves, ids, chosen.size);
    } catch (error) {
      this.parts.notice.error('action', sentenceOf(error));
    }
  }

  private async perform(
    action: SeveralAction,
    ids: readonly string[],
    axes: FigureAxes = figureAxes[0],
  ): Promise<boolean> {
    try {
      return await this.parts.host.call('several', { action, ids, axes });
    } catch (error) {
      this.parts.notice.error('action', sentenceOf(error));
      return false;
    }
  }

  /** True when the picture is in the clipboard; where the page may not write there, the host saves it. */
  private async copyPicture(picture: Promise<Blob>): Promise<boolean> {
    const { host, notice } = this.parts;
    try {
      const png = await picture;
      try {
        await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })]);
        notice.say(t('Copied.'));
        return true;
      } catch {
        await host.call('picture', { png: await base64Of(png) });
        return false;
      }
    } catch (error) {
      notice.error('action', sentenceOf(error));
      return false;
    }
  }
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  // In pieces: a call takes so many arguments at most.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 0x8000) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * 0x8000, (i + 1) * 0x8000)),
  );
  return btoa(pieces.join(''));
}
