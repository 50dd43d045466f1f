import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ListRow } from '../protocol/page.ts';
import { element, setAttribute } from './dom.ts';
import { Painter } from './painter.ts';
import { RowView } from './row.ts';
import type { RowAction } from './row.ts';
import { t } from './text.ts';

/** Rows beyond the edges of the sight that are in the page, and that are asked for. */
const overscan = 4;
const askedAhead = 30;
/** Rows a frame from which on scrolling is too fast to read. */
const fast = 2;
/** A browser's elements end at about 33 million pixels. */
const tallestList = 32_000_000;

export interface ListSource {
  get(index: number): ListRow | undefined;
  readonly total: number | null;
  see(start: number, end: number): void;
}

export interface ListListener {
  readonly act: (action: RowAction, index: number) => void;
  readonly clicked: (index: number, event: MouseEvent) => void;
  /** A key has moved to a row; with Shift, the rows up to it are to be selected. */
  readonly reached: (index: number, from: number, isRange: boolean) => void;
  readonly moved: (index: number) => void;
  readonly scrolled: (top: number) => void;
  /** A key that the list leaves to the page: Enter, Right and the like. */
  readonly key: (event: KeyboardEvent, index: number) => void;
}

/** The list of conjectures as a tree grid of which only the rows in sight exist. */
export class List {
  readonly node: HTMLElement;
  private readonly body = element('div', { role: 'rowgroup', class: 'rows' });
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  private readonly views = new Map<number, RowView>();
  private readonly pool: RowView[] = [];
  private readonly painter: Painter;
  private readonly rowHeight: number;
  private count = 0;
  private rangeSeen = '';
  /** Where the list was before the page was loaded again. */
  private kept: number | null;
  private lastTop = 0;
  active = 0;
  selected: string | null = null;
  /** Those that are selected together; where there are none, the one of the detail is. */
  together: ReadonlySet<string> = new Set();
  expanded: ReadonlySet<string> = new Set();

  constructor(
    private readonly source: ListSource,
    private readonly listener: ListListener,
    start: { readonly scrollTop: number; readonly active: number },
  ) {
    const fontSize = Number.parseFloat(getComputedStyle(document.body).fontSize) || 13;
    this.rowHeight = Math.round(fontSize * 4.7);
    // The formula's line is 2.7 em high, in a font of 1.1 em.
    this.painter = new Painter(2.4);
    this.active = start.active;
    this.kept = start.scrollTop;
    this.node = element(
      'div',
      {
        class: 'list',
        role: 'treegrid',
        tabindex: 0,
        'aria-label': t('Conjectures'),
        'aria-rowcount': -1,
        'aria-multiselectable': 'true',
      },
      this.body,
    );
    this.node.style.setProperty('--row-height', `${this.rowHeight}px`);
    this.virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.options(),
      initialOffset: start.scrollTop,
    });
    this.node.addEventListener('keydown', (event) => this.keyDown(event));
    this.node.addEventListener('contextmenu', (event) => this.menu(event));
    this.node.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  /** Must be called once, when the node is in the document. */
  start(): void {
    this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    const rows = Math.ceil(this.node.clientHeight / this.rowHeight);
    const first = Math.floor((this.kept ?? 0) / this.rowHeight);
    this.source.see(Math.max(0, first - askedAhead), first + rows + 2 + askedAhead);
  }

  private scrolled(): void {
    const top = this.node.scrollTop;
    if (Math.abs(top - this.lastTop) > fast * this.rowHeight) this.painter.pause();
    this.lastTop = top;
    this.listener.scrolled(top);
  }

  private options() {
    return {
      count: this.count,
      getScrollElement: () => this.node,
      estimateSize: () => this.rowHeight,
      overscan,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // A row with the focus on one of its buttons stays, or the focus would be lost.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range);
        const focused = this.views.get(this.active)?.node.contains(document.activeElement) ?? false;
        if (focused && !indexes.includes(this.active)) indexes.push(this.active);
        return indexes;
      },
      onChange: () => this.render(),
    };
  }

  /** Shows the source's rows as they are now. */
  update(): void {
    const total = this.source.total ?? 0;
    const count = Math.min(total, Math.floor(tallestList / this.rowHeight));
    setAttribute(this.node, 'aria-rowcount', this.source.total === null ? -1 : total);
    if (count !== this.count) {
      this.count = count;
      this.active = Math.max(0, Math.min(this.active, count - 1));
      this.virtualizer.setOptions(this.options());
      this.virtualizer._willUpdate();
      this.body.style.height = `${count * this.rowHeight}px`;
    }
    if (this.kept !== null && this.source.total !== null) {
      // An offset that was kept can be reached only now that the list is as high again.
      this.node.scrollTop = this.kept;
      this.virtualizer.scrollToOffset(this.kept);
      this.kept = null;
    }
    this.render();
  }

  /** Rows that are not listed since no page is that high. */
  get beyond(): boolean {
    return (this.source.total ?? 0) > this.count;
  }

  get listed(): number {
    return this.count;
  }

  private render(): void {
    const items = this.virtualizer.getVirtualItems();
    const wanted = new Set(items.map(({ index }) => index));
    for (const [index, view] of this.views) {
      if (!wanted.has(index)) {
        this.views.delete(index);
        this.pool.push(view);
      }
    }
    for (const { index, start } of items) {
      let view = this.views.get(index);
      if (!view) {
        view = this.pool.pop() ?? this.create();
        this.views.set(index, view);
      }
      // The focused row may be far away from all rows at hand: it keeps its own.
      const far = index === this.active && view.index === index ? view.row : undefined;
      const row = this.source.get(index) ?? far;
      view.show(row, {
        index,
        top: start,
        active: index === this.active,
        selected: row !== undefined && this.isSelected(row.id),
        expanded: row?.kind === 'family' && row.members > 0 ? this.expanded.has(row.family) : null,
      });
    }
    for (const view of this.pool.splice(0)) view.node.remove();
    const activeView = this.views.get(this.active);
    setAttribute(this.node, 'aria-activedescendant', activeView?.row ? activeView.node.id : undefined);
    this.see();
  }

  private create(): RowView {
    const view = new RowView(
      this.painter,
      (action, { index }) => {
        this.move(index, false);
        this.listener.act(action, index);
      },
      ({ index }, event) => {
        this.node.focus({ preventScroll: true });
        this.move(index, false);
        this.listener.clicked(index, event);
      },
    );
    this.body.append(view.node);
    return view;
  }

  private isSelected(id: string): boolean {
    return this.together.size > 0 ? this.together.has(id) : id === this.selected;
  }

  /** The menu that a key opens on the list is that of its active row, and stands there. */
  private menu(event: MouseEvent): void {
    const view = this.views.get(this.active);
    if (event.target !== this.node || event.button === 2 || !view?.row) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, bottom } = view.node.getBoundingClientRect();
    const [clientX, clientY] = [left + this.rowHeight / 2, bottom - this.rowHeight / 4];
    view.node.dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX, clientY }),
    );
  }

  private see(): void {
    const range = this.virtualizer.range;
    if (!range || this.count === 0) return;
    const start = Math.max(0, range.startIndex - askedAhead);
    const end = Math.min(this.count, range.endIndex + 1 + askedAhead);
    const seen = `${start} ${end}`;
    if (seen === this.rangeSeen) return;
    this.rangeSeen = seen;
    this.source.see(start, end);
  }

  /** Makes a row the active one and, if asked, brings it into sight. */
  move(index: number, scroll = true): void {
    if (this.count === 0) return;
    this.active = Math.max(0, Math.min(index, this.count - 1));
    if (scroll) this.virtualizer.scrollToIndex(this.active, { align: 'auto' });
    this.render();
    this.listener.moved(this.active);
  }

  /** Rows have been put in before the sight: it moves with them. */
  shift(rows: number): void {
    if (rows === 0) return;
    this.active = Math.max(0, this.active + rows);
    this.virtualizer.scrollToOffset(Math.max(0, this.node.scrollTop + rows * this.rowHeight));
  }

  /** The first row that is wholly in sight. */
  get firstInSight(): number {
    return Math.ceil(this.node.scrollTop / this.rowHeight);
  }

  get rowsInSight(): number {
    return Math.max(1, Math.floor(this.node.clientHeight / this.rowHeight));
  }

  toTop(): void {
    this.active = 0;
    this.virtualizer.scrollToOffset(0);
    this.node.scrollTop = 0;
  }

  private keyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + this.rowsInSight - 1,
      PageUp: this.active - this.rowsInSight + 1,
      Home: 0,
      End: this.count - 1,
    };
    const to = moves[event.key];
    const plain = !event.altKey && !event.metaKey && !event.ctrlKey;
    if (to !== undefined && plain) {
      event.preventDefault();
      this.node.focus({ preventScroll: true });
      const from = this.active;
      this.move(to);
      this.listener.reached(this.active, from, event.shiftKey);
      return;
    }
    this.listener.key(event, this.active);
  }
}
