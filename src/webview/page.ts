import { pageActions } from '../protocol/actions.ts';
import type { PageAction } from '../protocol/actions.ts';
import type { Detail, ListQuery, ListRow, RowsAnswer } from '../protocol/page.ts';
import { DetailView } from './detail.ts';
import { element } from './dom.ts';
import { nothingMatches, nothingYet } from './emptyList.ts';
import { Filter } from './filter.ts';
import { sentenceOf } from './host.ts';
import type { Host, VsCodeApi } from './host.ts';
import { List } from './list.ts';
import { Notice } from './notice.ts';
import type { RowAction } from './row.ts';
import { RowSource } from './rows.ts';
import { Several } from './several.ts';
import { Split } from './split.ts';
import { emptyQuery, readState, showsAll } from './state.ts';
import type { PageState } from './state.ts';
import { countsText, t } from './text.ts';

/** Milliseconds that the arrow keys must rest before the detail follows. */
const following = 120;

/** The page: list and detail, and who tells whom. */
export class Page {
  private state: PageState;
  private query: ListQuery;
  private readonly notice = new Notice();
  private readonly filter: Filter;
  private readonly source: RowSource;
  private readonly list: List;
  private readonly detail: DetailView;
  private readonly counts = element('div', { class: 'counts' });
  private readonly empty = element('div', { class: 'empty' });
  private readonly several: Several;
  private readonly split: Split;
  private readonly root: HTMLElement;
  private followTimer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  /** The conjecture whose detail is asked for or shown. */
  private selected: string | null = null;
  /** Whether a figure of several is in the detail's place. */
  private isDrawing = false;

  constructor(
    private readonly layout: 'side' | 'wide',
    private readonly host: Host,
    private readonly api: VsCodeApi,
  ) {
    this.state = readState(api.getState(), layout === 'wide' ? 0.42 : 0.45);
    this.query = this.state.query;
    this.filter = new Filter(this.query, {
      changed: () => this.filterChanged(),
      leave: () => this.list.node.focus(),
    });
    this.source = new RowSource(
      this.query,
      (query, start, end) => host.call('rows', { query, start, end }) as Promise<RowsAnswer>,
      {
        reset: (before) => this.rowsReset(before),
        more: () => {
          this.list.update();
          this.several.rowsCame();
        },
        failed: (error) => this.notice.error('rows', sentenceOf(error), () => this.source.again()),
      },
    );
    this.list = new List(
      this.source,
      {
        act: (action, index) => this.act(action, index),
        clicked: (index, event) => {
          const row = this.source.get(index);
          if (row && !this.several.clicked(row, index, event)) this.show(row.id);
        },
        moved: (index) => this.moved(index),
        reached: (index, from, isRange) => this.several.reached(index, from, isRange),
        scrolled: (scrollTop) => this.keep({ scrollTop }),
        key: (event, index) => this.key(event, index),
      },
      this.state,
    );
    this.list.expanded = new Set(this.query.expanded);
    this.detail = new DetailView(layout, {
      // The row that was chosen is meant, also while the detail of the last one is still there.
      act: (action, id) => this.perform(action, this.selected ?? id),
      close: () => this.closeDetail(),
      figure: (ids) => this.several.figureOf(ids),
    });
    this.several = new Several(
      {
        host,
        notice: this.notice,
        source: this.source,
        list: () => this.list,
        query: () => this.query,
        shown: () => this.selected,
        changed: (together) => this.keep({ together }),
        isDrawing: () => this.isDrawing,
        draw: (curves, ids, count) => {
          this.leaveDetail();
          this.isDrawing = true;
          this.showDetail(true);
          this.detail.showFigure(curves, ids, count);
        },
      },
      this.state.together,
    );
    this.empty.hidden = true;
    this.split = new Split(
      layout === 'wide' ? 'row' : 'column',
      element(
        'div',
        { class: 'list-part' },
        this.filter.node,
        this.counts,
        this.several.bar.node,
        this.empty,
        this.list.node,
      ),
      this.detail.node,
      this.state.split,
      (split) => this.keep({ split }),
    );
    this.root = element(
      'main',
      { class: `page ${layout}` },
      this.notice.bar,
      element('h1', { class: 'visually-hidden' }, t('Conjectures')),
      this.split.node,
      this.notice.live,
    );
    document.addEventListener('keydown', (event) => this.pageKey(event));
  }

  /** Puts the page into the document and tells the host that it listens. */
  start(body: HTMLElement): void {
    body.dataset.layout = this.layout;
    body.append(this.root);
    this.host.onChanged = (version) => {
      if (version === this.source.version) return;
      this.source.changed(version);
      this.loadConstants();
      if (this.selected !== null) this.loadDetail(this.selected);
    };
    this.host.onSelect = (id) => {
      this.show(id);
      const index = this.source.indexOf(id, this.list.active);
      if (index !== undefined) this.list.move(index);
    };
    this.host.ready();
    this.several.start();
    this.list.start();
    this.loadConstants();
    if (this.state.selected !== null) this.show(this.state.selected);
    else this.showDetail(this.layout === 'wide');
  }

  // Rows

  private rowsReset(before: ReadonlyMap<number, ListRow>): void {
    this.notice.clear('rows');
    const { total, families, conjectures } = this.source;
    // New conjectures may have come in before what is read: it stays where it is in the window.
    const anchor = before.get(this.list.active) ?? before.get(this.list.firstInSight);
    if (anchor && this.list.node.scrollTop > 0) {
      const old = before.get(this.list.active) ? this.list.active : this.list.firstInSight;
      const now = this.source.indexOf(anchor.id, old);
      if (now !== undefined) this.list.shift(now - old);
    }
    this.list.update();
    const none = total === 0;
    this.counts.textContent = none ? '' : countsText(conjectures, families);
    if (this.list.beyond) {
      this.counts.append(
        ' ',
        t('Only the first {0} rows are listed: filter to see the others.', this.list.listed),
      );
    }
    this.notice.say(countsText(conjectures, families));
    this.list.node.hidden = none;
    this.empty.hidden = !none;
    if (none)
      this.empty.replaceChildren(
        ...(showsAll(this.query)
          ? nothingYet(() => this.host.search())
          : nothingMatches(() => this.clearFilter())),
      );
    if (this.layout === 'wide' && this.selected === null && !this.isDrawing) this.follow();
    this.several.rowsCame();
  }

  private clearFilter(): void {
    this.filter.choose({ ...emptyQuery, sort: this.query.sort });
    this.filterChanged();
    this.filter.focus();
  }

  private filterChanged(): void {
    const next = { ...this.query, ...this.filter.choice };
    if (JSON.stringify(next) === JSON.stringify(this.query)) return;
    this.setQuery(next);
    this.list.toTop();
  }

  private setQuery(query: ListQuery): void {
    this.query = query;
    this.list.expanded = new Set(query.expanded);
    this.keep({ query });
    this.source.setQuery(query);
  }

  private loadConstants(): void {
    this.host.call('constants', {}).then(
      (names) => {
        if (Array.isArray(names)) this.filter.offerConstants(names.map(String));
      },
      (error: unknown) => this.notice.error('constants', sentenceOf(error), () => this.loadConstants()),
    );
  }

  // Rows and keys

  private act(action: RowAction, index: number): void {
    const row = this.source.get(index);
    if (!row) return;
    if (action === 'toggle') this.toggle(row, index);
    else void this.perform(action, row.id);
  }

  private isExpanded(row: ListRow): boolean {
    return this.query.expanded.includes(row.family);
  }

  private toggle(row: ListRow, index: number): void {
    const others = this.query.expanded.filter((family) => family !== row.family);
    const expanded = this.isExpanded(row) ? others : [...others, row.family];
    this.list.move(index);
    this.setQuery({ ...this.query, expanded });
  }

  private key(event: KeyboardEvent, index: number): void {
    // Keys on a row's buttons are theirs.
    if (event.target !== this.list.node) return;
    const row = this.source.get(index);
    if (this.several.key(event, row, index)) return event.preventDefault();
    if (!row) {
      // The row was scrolled out of sight and is not at hand: back to it first.
      if (['Enter', ' ', 'ArrowLeft', 'ArrowRight'].includes(event.key)) this.list.move(index);
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'c' && !event.shiftKey && !event.altKey) {
      if (window.getSelection()?.toString()) return;
      void this.perform('copyLatex', row.id);
    } else if (command || event.altKey) return;
    else if (event.key === 'Enter') void this.perform('insert', row.id);
    else if (event.key === 'ArrowRight') this.right(row, index);
    else if (event.key === 'ArrowLeft') this.left(row, index);
    else if (event.key === 'Escape' && this.layout === 'side') this.closeDetail();
    else return;
    event.preventDefault();
  }

  private right(row: ListRow, index: number): void {
    if (row.kind === 'family' && row.members > 0 && !this.isExpanded(row)) this.toggle(row, index);
    else this.openDetail(row);
  }

  private left(row: ListRow, index: number): void {
    if (row.kind === 'family') {
      if (this.isExpanded(row)) this.toggle(row, index);
      return;
    }
    for (let above = index - 1; above >= 0; above--) {
      const candidate = this.source.get(above);
      if (candidate?.kind === 'family') return this.list.move(above);
      // Members beyond those at hand: a page up, and the next key goes on from there.
      if (!candidate) return this.list.move(above);
    }
  }

  private pageKey(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.filter.focus();
  }

  private moved(index: number): void {
    this.keep({ active: index });
    if (this.detailShown) this.follow();
  }

  /** The detail shows the active row as soon as the keys rest. */
  private follow(): void {
    clearTimeout(this.followTimer);
    this.followTimer = setTimeout(() => {
      const row = this.source.get(this.list.active);
      // A figure of what is selected stays while rows are added to it.
      if (this.isDrawing && !this.several.isEmpty) return;
      if (row && row.id !== this.selected) this.show(row.id);
    }, following);
  }

  // Detail

  private get detailShown(): boolean {
    return !this.detail.node.hidden;
  }

  private showDetail(shown: boolean): void {
    this.detail.node.hidden = !shown;
    this.root.classList.toggle('with-detail', shown);
  }

  /** First the detail is shown; asked for again, it gets the focus. */
  private openDetail(row: ListRow): void {
    if (this.selected === row.id && this.detailShown) this.detail.node.focus();
    else this.show(row.id);
  }

  private show(id: string): void {
    clearTimeout(this.followTimer);
    const again = this.selected === id && this.detailShown;
    this.selected = id;
    this.isDrawing = false;
    this.list.selected = id;
    this.keep({ selected: id });
    this.showDetail(true);
    this.list.update();
    if (!again) this.loadDetail(id);
  }

  private closeDetail(): void {
    clearTimeout(this.followTimer);
    this.list.node.focus();
    if (this.layout === 'wide') {
      if (!this.isDrawing) return;
      this.isDrawing = false;
      return this.follow();
    }
    this.leaveDetail();
    this.showDetail(false);
  }

  /** The detail is of no conjecture any more. */
  private leaveDetail(): void {
    clearTimeout(this.followTimer);
    this.selected = null;
    this.isDrawing = false;
    this.list.selected = null;
    this.keep({ selected: null });
    this.list.update();
  }

  private loadDetail(id: string): void {
    this.detail.showWaiting();
    this.host.call('detail', { id }).then(
      (detail: Detail) => {
        if (this.selected !== id) return;
        try {
          this.detail.show(detail);
        } catch (error) {
          this.detailFailed(id, error);
        }
      },
      (error: unknown) => {
        if (this.selected === id) this.detailFailed(id, error);
      },
    );
  }

  private detailFailed(id: string, error: unknown): void {
    this.detail.showError(sentenceOf(error), () => this.loadDetail(id));
  }

  private async perform(action: PageAction, id: string): Promise<void> {
    try {
      const done = await this.host.call('action', { action, id });
      // What is tried in vain is known from then on, too.
      const { changesDetail, done: sentence } = pageActions[action];
      if (changesDetail && this.selected === id) this.loadDetail(id);
      if (done !== true) return;
      if (sentence !== '') this.notice.say(t(sentence));
    } catch (error) {
      this.notice.error('action', sentenceOf(error));
    }
  }

  // State

  private keep(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.api.setState(this.state), 100);
  }
}
