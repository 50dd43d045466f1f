import { element, setAttribute } from './dom.ts';
import { clampSplit } from './state.ts';
import { t } from './text.ts';

/** Two parts and a divider between them, moved by the pointer or by the arrow keys. */
export class Split {
  readonly node: HTMLElement;
  private readonly divider: HTMLElement;

  /** @param direction 'row': side by side; 'column': one above the other */
  constructor(
    private readonly direction: 'row' | 'column',
    first: HTMLElement,
    second: HTMLElement,
    private share: number,
    private readonly moved: (share: number) => void,
  ) {
    this.divider = element('div', {
      class: 'divider',
      role: 'separator',
      tabindex: 0,
      'aria-label': t('Resize'),
      'aria-orientation': direction === 'row' ? 'vertical' : 'horizontal',
      'aria-valuemin': 20,
      'aria-valuemax': 80,
    });
    this.node = element(
      'div',
      { class: `split ${direction === 'row' ? 'beside' : 'stacked'}` },
      first,
      this.divider,
      second,
    );
    this.divider.addEventListener('pointerdown', (event) => this.drag(event));
    this.divider.addEventListener('keydown', (event) => this.keyDown(event));
    this.set(share);
  }

  private set(share: number): void {
    this.share = clampSplit(share);
    this.node.style.setProperty('--share', String(this.share));
    setAttribute(this.divider, 'aria-valuenow', Math.round(this.share * 100));
  }

  private drag(down: PointerEvent): void {
    down.preventDefault();
    this.divider.setPointerCapture(down.pointerId);
    const box = this.node.getBoundingClientRect();
    const follow = (event: PointerEvent) =>
      this.set(
        this.direction === 'row'
          ? (event.clientX - box.left) / box.width
          : (event.clientY - box.top) / box.height,
      );
    this.divider.addEventListener('pointermove', follow);
    const end = () => {
      this.divider.removeEventListener('pointermove', follow);
      this.moved(this.share);
    };
    this.divider.addEventListener('lostpointercapture', end, { once: true });
  }

  private keyDown(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> =
      this.direction === 'row'
        ? { ArrowLeft: -0.05, ArrowRight: 0.05, Home: -1, End: 1 }
        : { ArrowUp: -0.05, ArrowDown: 0.05, Home: -1, End: 1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.set(this.share + step);
    this.moved(this.share);
  }
}
