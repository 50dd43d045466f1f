import { severalActions } from '../protocol/actions.ts';
import type { SeveralAction } from '../protocol/actions.ts';
import { mostSelected } from '../protocol/parts.ts';
import { button, element } from './dom.ts';
import { t } from './text.ts';

export interface SelectionBarListener {
  readonly act: (action: SeveralAction) => Promise<unknown>;
  readonly figure: () => void;
  readonly clear: () => void;
}

/** How many conjectures are selected together, and what can be done with them. */
export class SelectionBar {
  readonly node: HTMLElement;
  private readonly count = element('span', { class: 'selected-count' });

  constructor(private readonly listener: SelectionBarListener) {
    const figure = button({ label: t('Figure'), text: t('Figure'), kind: 'secondary' }, listener.figure);
    const clear = button({ label: t('Clear'), text: t('Clear'), kind: 'secondary' }, listener.clear);
    const [compare, ...others] = (Object.keys(severalActions) as SeveralAction[])
      .filter((action) => severalActions[action].offered === 'selection')
      .map((action) => this.action(action));
    this.node = element(
      'div',
      { class: 'selection', role: 'group', 'aria-label': t('Selection') },
      this.count,
      compare!,
      figure,
      ...others,
      clear,
    );
    this.node.hidden = true;
  }

  /** Shows how many there are; nothing where there are none. @returns the same in words */
  show(count: number, isFull: boolean): string {
    const words = isFull ? t('{0} selected, no more can be', mostSelected) : t('{0} selected', count);
    this.node.hidden = count === 0;
    this.count.textContent = words;
    return words;
  }

  private action(action: SeveralAction): HTMLElement {
    const text = t(severalActions[action].label);
    const node = button({ label: text, text, kind: 'secondary' }, () => {
      if (node.getAttribute('aria-disabled') === 'true') return;
      node.setAttribute('aria-disabled', 'true');
      void this.listener.act(action).finally(() => node.removeAttribute('aria-disabled'));
    });
    return node;
  }
}
