import { relationNames } from './relationNames.ts';
import { relationChoices } from '../core/theorems/relationKinds.ts';
import { standingKinds } from '../core/theorems/standingKinds.ts';
import { sortOrders } from '../protocol/page.ts';
import type { ListQuery, SortOrder } from '../protocol/page.ts';
import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { t } from './text.ts';

/** Milliseconds after the last key until the text counts. */
const typing = 180;

type Choice = Pick<ListQuery, 'text' | 'constant' | 'standing' | 'relation' | 'sort'>;

/** The field and the choices above the list. */
export class Filter {
  readonly node: HTMLElement;
  private readonly text: HTMLInputElement;
  private readonly clearButton: HTMLButtonElement;
  private readonly constant = element('select', { 'aria-label': t('Constant') });
  private readonly standing = element('select', { 'aria-label': t('Standing') });
  private readonly relation = element('select', { 'aria-label': t('Numerators') });
  private readonly sort = element('select', { 'aria-label': t('Order') });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    start: Choice,
    private readonly listener: { readonly changed: () => void; readonly leave: () => void },
  ) {
    this.text = element('input', {
      type: 'text',
      role: 'searchbox',
      'aria-label': t('Filter conjectures'),
      'aria-keyshortcuts': '/',
      placeholder: t('Filter: e - 1, 2k+3, −+ …'),
      spellcheck: 'false',
      autocomplete: 'off',
    });
    this.clearButton = button(
      { label: t('Clear the filter'), icon: icon('close'), kind: 'icon-button' },
      () => {
        this.clearText();
        this.focus();
      },
    );
    this.node = element(
      'div',
      { class: 'filter', role: 'search' },
      element('div', { class: 'field' }, icon('search'), this.text, this.clearButton),
      element('div', { class: 'choices' }, this.constant, this.standing, this.relation, this.sort),
    );
    this.standing.append(
      new Option(t('Standing'), ''),
      ...standingKinds.map((standing) => new Option(t(standing), standing)),
    );
    this.relation.append(
      new Option(t('Numerators'), ''),
      ...relationChoices.map((choice) => new Option(relationNames()[choice], choice)),
    );
    const names: Record<SortOrder, string> = {
      simplest: t('Simplest'),
      fastest: t('Fastest convergence'),
      gain: t('Gain over the simple fraction'),
      newest: t('Newest'),
    };
    this.sort.append(...sortOrders.map((order) => new Option(names[order], order)));
    this.offerConstants([], start.constant);
    this.choose(start);

    this.text.addEventListener('input', () => {
      this.clearButton.hidden = this.text.value === '';
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.listener.changed(), typing);
    });
    this.text.addEventListener('keydown', (event) => this.keyDown(event));
    for (const select of [this.constant, this.standing, this.relation, this.sort]) {
      select.addEventListener('change', () => this.listener.changed());
    }
  }

  get choice(): Choice {
    return {
      text: this.text.value,
      constant: this.constant.value,
      standing: this.standing.value as ListQuery['standing'],
      relation: this.relation.value as ListQuery['relation'],
      sort: this.sort.value as SortOrder,
    };
  }

  /** Shows a choice without telling the listener. */
  choose({ text, constant, standing, relation, sort }: Choice): void {
    this.text.value = text;
    this.clearButton.hidden = text === '';
    this.constant.value = constant;
    this.standing.value = standing;
    this.relation.value = relation;
    this.sort.value = sort;
  }

  /** The constants that there are; the chosen one stays. */
  offerConstants(names: readonly string[], chosen = this.constant.value): void {
    const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
    this.constant.replaceChildren(
      new Option(t('Constant'), ''),
      ...all.map((name) => new Option(name, name)),
    );
    this.constant.value = chosen;
  }

  focus(): void {
    this.text.focus();
    this.text.select();
  }

  private clearText(): void {
    this.text.value = '';
    this.clearButton.hidden = true;
    clearTimeout(this.timer);
    this.listener.changed();
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.text.value !== '') {
      this.clearText();
    } else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      clearTimeout(this.timer);
      this.listener.changed();
      this.listener.leave();
    } else return;
    event.preventDefault();
  }
}
