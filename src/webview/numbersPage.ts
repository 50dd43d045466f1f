import { readToNumbersPage } from '../protocol/hostMessages.ts';
import type { FromNumbersPage, NumbersState } from '../protocol/numbers.ts';
import { batchActions } from '../protocol/numbers.ts';
import type { BatchAction } from '../protocol/numbers.ts';
import { button, element } from './dom.ts';
import { renderFormula } from './formula.ts';
import { numberView, shortened, standingText } from './numberView.ts';
import { t } from './text.ts';

/** The page of named numbers: a field for another one, the names of the one that is shown, and those before it. */
export class NumbersPage {
  private readonly field = element('input', {
    type: 'text',
    class: 'number-field',
    'aria-label': t('Number or fraction'),
    placeholder: t('Number or fraction'),
    spellcheck: 'false',
  });
  private readonly busy = element('p', { class: 'busy', role: 'status' });
  private readonly batch = element('section', { class: 'number-batch' });
  private readonly shown = element('section', { class: 'number-shown' });
  private readonly history = element('section', { class: 'number-history' });

  constructor(
    private readonly post: (message: FromNumbersPage) => void,
    source: EventTarget,
  ) {
    source.addEventListener('message', (event) => {
      const message = readToNumbersPage((event as MessageEvent<unknown>).data);
      if (message) this.show(message.state);
    });
  }

  /** Puts the page into the document and tells the host that it listens. */
  start(body: HTMLElement): void {
    const form = element(
      'form',
      { class: 'number-form' },
      this.field,
      element('button', { type: 'submit', class: 'primary' }, t('Identify')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.field.value.trim();
      if (text !== '') this.post({ kind: 'identify', text });
    });
    body.dataset.layout = 'numbers';
    body.append(
      element(
        'main',
        { class: 'numbers' },
        element('h1', { class: 'visually-hidden' }, t('Numbers')),
        form,
        this.busy,
        this.batch,
        this.shown,
        this.history,
      ),
    );
    this.post({ kind: 'ready' });
  }

  private show(state: NumbersState): void {
    this.busy.textContent = state.isBusy ? t('Calculating …') : '';
    const number = state.numbers.find(({ id }) => id === state.shown);
    this.shown.replaceChildren(
      ...(number
        ? [numberView(number, this.post)]
        : [
            element(
              'p',
              { class: 'quiet' },
              t('Type a number, or select some in an editor and run Identify Number or Fraction.'),
            ),
          ]),
    );
    this.showBatch(state);
    this.showHistory(state);
  }

  private showBatch({ numbers, batch, shown }: NumbersState): void {
    const together = batch.flatMap((id) => numbers.find((number) => number.id === id) ?? []);
    this.batch.hidden = together.length === 0;
    if (together.length === 0) return this.batch.replaceChildren();
    const rows = together.map(({ id, input, names: [best] }) => {
      const row = element(
        'tr',
        { 'aria-current': id === shown ? 'true' : undefined },
        element('td', { class: 'digits' }, this.link(id, input)),
        element('td', {}, best ? renderFormula(best.latex, 'inline') : '–'),
        element('td', { class: 'figure' }, best?.figures ? best.figures.surplus.toFixed(1) : ''),
        element('td', {}, best ? standingText(best.standing) : t('no name')),
      );
      return row;
    });
    const titles = [t('Number'), t('Name'), t('Surplus'), t('Standing')];
    this.batch.replaceChildren(
      element('h2', {}, t('{0} numbers', together.length)),
      element(
        'div',
        { class: 'actions' },
        ...(Object.keys(batchActions) as BatchAction[]).map((action) =>
          button({ label: t(batchActions[action]), text: t(batchActions[action]), kind: 'secondary' }, () =>
            this.post({ kind: 'batch', action }),
          ),
        ),
      ),
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ...titles.map((title) => element('th', { scope: 'col' }, title))),
        ),
        element('tbody', {}, ...rows),
      ),
    );
  }

  private showHistory({ numbers, shown }: NumbersState): void {
    this.history.hidden = numbers.length < 2;
    if (numbers.length < 2) return this.history.replaceChildren();
    const items = numbers.map(({ id, input, names: [best] }) =>
      element(
        'li',
        { 'aria-current': id === shown ? 'true' : undefined },
        this.link(id, input),
        best ? renderFormula(best.latex, 'row') : element('span', { class: 'quiet' }, t('no name')),
      ),
    );
    this.history.replaceChildren(
      element('h2', {}, t('History')),
      element('ul', {}, ...items),
      button({ label: t('Clear the history'), text: t('Clear the history'), kind: 'link' }, () =>
        this.post({ kind: 'forget' }),
      ),
    );
  }

  private link(id: string, input: string): HTMLElement {
    return button({ label: input, text: shortened(input), title: input, kind: 'link' }, () =>
      this.post({ kind: 'show', id }),
    );
  }
}
