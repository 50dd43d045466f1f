import type { ListRow } from '../protocol/page.ts';
import { button, element, setAttribute } from './dom.ts';
import { icon } from './icons.ts';
import type { Painter } from './painter.ts';
import { relationNames } from './relationNames.ts';
import { formatRate, formatShort, t } from './text.ts';

export type RowAction = 'insert' | 'copyLatex' | 'toggle';

/** How a row stands in the list. */
export interface RowPlace {
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  /** Null where there is nothing to expand. */
  readonly expanded: boolean | null;
}

/** The shortcut for copying, as this machine's keyboards name it. */
const copyKey = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘C' : 'Ctrl+C');

/** One row of the list. It is used again for another conjecture when it has left the sight. */
export class RowView {
  readonly node: HTMLElement;
  index = -1;
  row: ListRow | undefined;
  private readonly chevron: HTMLButtonElement;
  private readonly formula = element('span', { class: 'formula', 'aria-hidden': 'true' });
  private readonly words = element('span', { class: 'visually-hidden' });
  private readonly standing = element('span', { class: 'standing' });
  private readonly signs = element('span', { class: 'signs' });
  private readonly order = element('span', { class: 'order' });
  private readonly count = element('span', { class: 'count' });
  private readonly rule = element('span', { class: 'rule' });
  private readonly rate = element('span', { class: 'rate' });
  private readonly gain = element('span', { class: 'gain' });
  private readonly buttons: readonly HTMLButtonElement[];

  constructor(
    private readonly painter: Painter,
    onAction: (action: RowAction, view: RowView) => void,
    onClick: (view: RowView, event: MouseEvent) => void,
  ) {
    const act = (action: RowAction) => (event: MouseEvent) => {
      event.stopPropagation();
      onAction(action, this);
    };
    this.chevron = button({ label: t('Expand'), icon: icon('chevron'), kind: 'icon-button' }, act('toggle'));
    this.chevron.classList.add('chevron');
    this.chevron.tabIndex = -1;
    this.buttons = [
      button(
        { label: t('Insert'), title: t('Insert (Enter)'), icon: icon('insert'), kind: 'icon-button' },
        act('insert'),
      ),
      button(
        {
          label: t('Copy LaTeX'),
          title: t('Copy LaTeX ({0})', copyKey()),
          icon: icon('copy'),
          kind: 'icon-button',
        },
        act('copyLatex'),
      ),
    ];
    this.node = element(
      'div',
      { role: 'row', class: 'row' },
      element(
        'div',
        { role: 'gridcell', class: 'equation' },
        this.chevron,
        this.words,
        element('span', { class: 'formula-frame' }, this.formula),
      ),
      element(
        'div',
        { role: 'gridcell', class: 'facts' },
        this.standing,
        this.signs,
        this.order,
        this.count,
        this.rule,
        this.rate,
        this.gain,
      ),
      element('div', { role: 'gridcell', class: 'row-actions' }, ...this.buttons),
    );
    // A range of rows is not one of their text.
    this.node.addEventListener('mousedown', (event) => {
      if (event.shiftKey) event.preventDefault();
    });
    this.node.addEventListener('click', (event) => onClick(this, event));
    this.node.addEventListener('dblclick', ({ target, shiftKey, ctrlKey, metaKey }) => {
      if (shiftKey || ctrlKey || metaKey) return;
      if (!(target as Element).closest('button')) onAction('insert', this);
    });
  }

  /** Shows a row of the list, or an empty place while it has not come. */
  show(row: ListRow | undefined, place: RowPlace): void {
    const { node } = this;
    if (place.index !== this.index) {
      this.index = place.index;
      node.id = `row-${place.index}`;
      setAttribute(node, 'aria-rowindex', place.index + 1);
      node.style.transform = `translateY(${place.top}px)`;
    }
    node.classList.toggle('active', place.active);
    setAttribute(node, 'aria-selected', String(place.selected));
    setAttribute(node, 'aria-expanded', place.expanded === null ? undefined : String(place.expanded));
    this.chevron.hidden = place.expanded === null;
    if (place.expanded !== null) {
      setAttribute(this.chevron, 'aria-label', place.expanded ? t('Collapse') : t('Expand'));
    }
    // Tab goes from the list to the buttons of the active row.
    for (const each of this.buttons) each.tabIndex = place.active ? 0 : -1;
    if (row !== this.row) this.fill(row);
  }

  private fill(row: ListRow | undefined): void {
    this.row = row;
    const { node } = this;
    node.classList.toggle('coming', row === undefined);
    node.classList.toggle('member', row?.kind === 'member');
    setAttribute(node, 'aria-busy', row === undefined ? 'true' : undefined);
    setAttribute(node, 'aria-level', row?.kind === 'member' ? 2 : 1);
    setAttribute(node, 'data-vscode-context', row ? menuContext(row.id, true) : undefined);
    if (!row) {
      this.painter.forget(this.formula);
      node.setAttribute('aria-label', t('Loading …'));
      for (const part of [this.words, this.standing, this.signs, this.order, this.count]) {
        part.replaceChildren();
      }
      for (const part of [this.rule, this.rate, this.gain]) part.replaceChildren();
      return;
    }
    this.painter.paint(this.formula, row.latex, row.text);
    this.words.textContent = row.text;
    node.setAttribute('aria-label', describe(row));
    this.formula.parentElement!.title = `${row.text}\n${row.rule}`;
    this.standing.replaceChildren(...badges(row));
    this.signs.textContent = row.signs;
    this.signs.title = numeratorsText(row);
    this.order.textContent = t('order {0}', row.order);
    this.count.replaceChildren(
      ...(row.kind === 'member'
        ? []
        : [
            element('span', { class: 'short', title: membersText(row.count) }, formatShort(row.count)),
            element('span', { class: 'long' }, membersText(row.count)),
          ]),
    );
    this.rule.textContent = row.rule;
    this.rate.textContent = t('{0}/term', formatRate(row.rate));
    this.rate.title = t('{0} digits a term over 200 terms', formatRate(row.rate));
    this.gain.textContent = t('×{0}', formatRate(row.gain));
    this.gain.title = gainText(row);
    this.gain.classList.toggle('better', row.gain >= 1.005);
  }
}

/**
 * What VS Code's menus know of a conjecture of a page (`data-vscode-context`). @param isWhole whether nothing is there to cut, copy and paste
 */
export function menuContext(id: string, isWhole: boolean): string {
  return JSON.stringify({
    webviewSection: 'conjecture',
    conjecture: id,
    preventDefaultContextMenuItems: isWhole,
  });
}

function gainText({ gain, gainIsLimit }: ListRow): string {
  return gainIsLimit
    ? t('the gain over the simple fraction tends to {0}', formatRate(gain))
    : t('{0} times the digits of the simple fraction over 200 terms', formatRate(gain));
}

function numeratorsText({ signs, isSigned }: ListRow): string {
  return isSigned ? t('signs {0}', signs) : t('numerators {0}', signs);
}

function membersText(count: number): string {
  return count === 1 ? t('one member') : t('{0} members', count);
}

/** The standing as icon and word, and a mark where the value is a quadratic irrational. */
export function badges({
  standing,
  quadratic,
  relation,
}: Pick<ListRow, 'standing' | 'quadratic' | 'relation'>): HTMLElement[] {
  const nodes = [
    element(
      'span',
      { class: `badge ${standing}`, title: t(standing) },
      icon(standing),
      element('span', { class: 'word' }, t(standing)),
    ),
  ];
  if (quadratic) {
    nodes.push(
      element(
        'span',
        {
          class: 'badge quadratic',
          title: t('A periodic fraction: its value is a quadratic irrational (Lagrange).'),
        },
        icon('quadratic'),
        element('span', { class: 'word' }, t('quadratic')),
      ),
    );
  }
  // Where the numerators are others it is told what is new from what is old; that a value is quadratic is told above.
  if (relation !== 'signed' && relation !== 'quadratic') {
    const name = relationNames()[relation];
    nodes.push(
      element(
        'span',
        { class: `badge relation ${relation}`, title: name },
        icon(relation),
        element('span', { class: 'word' }, name),
      ),
    );
  }
  return nodes;
}

/** All that a row shows, in one sentence for a screen reader. */
function describe(row: ListRow): string {
  return [
    row.text,
    t(row.standing),
    row.quadratic ? t('quadratic') : '',
    row.relation === 'signed' ? '' : relationNames()[row.relation],
    row.kind === 'member' ? t('member') : membersText(row.count),
    numeratorsText(row),
    t('terms {0}', row.rule),
    t('order {0}', row.order),
    t('{0} digits a term over 200 terms', formatRate(row.rate)),
    gainText(row),
  ]
    .filter((part) => part !== '')
    .join('; ');
}
