import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { t } from './text.ts';

/** Milliseconds that the results must rest before a screen reader hears of them. */
const rest = 600;

/** What an error was about: when it goes right later, the error goes. */
export type Matter = 'rows' | 'constants' | 'action';

/** What the page says: errors in a bar that can be dismissed, and short messages for screen readers. */
export class Notice {
  readonly bar = element('div', { class: 'notice', role: 'alert' });
  readonly live = element('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  private matter: Matter | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.bar.hidden = true;
  }

  /** Shows a sentence until it is dismissed, or until what went wrong went right. */
  error(matter: Matter, sentence: string, retry?: () => void): void {
    this.matter = matter;
    this.bar.hidden = false;
    this.bar.replaceChildren(
      element('span', { class: 'sentence' }, sentence),
      ...(retry
        ? [
            button({ label: t('Try again'), text: t('Try again'), kind: 'link' }, () => {
              this.clear();
              retry();
            }),
          ]
        : []),
      button({ label: t('Dismiss'), icon: icon('close'), kind: 'icon-button' }, () => this.clear()),
    );
  }

  /** @param matter clears only an error about this */
  clear(matter: Matter | null = this.matter): void {
    if (matter !== this.matter) return;
    this.bar.hidden = true;
    this.bar.replaceChildren();
  }

  /** Tells screen readers, once nothing newer has been said for a while. */
  say(sentence: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.live.textContent = sentence), rest);
  }
}
