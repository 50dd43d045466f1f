import { formulaHeight, renderFormula } from './formula.ts';

/** Rendered formulas that are kept for rows that come back. */
const kept = 300;
/** Milliseconds a frame for formulas: the rest of it belongs to scrolling. */
const budget = 7;
/** A formula that had to be made smaller than this to fit its row gives place to its words. */
const smallest = 0.5;
/** Milliseconds after fast scrolling until formulas are drawn again: laying them out costs more than KaTeX. */
const rest = 70;

/**
 * Draws the formulas of rows, a few milliseconds a frame, so that scrolling never waits for KaTeX. A row shows its
 * words until its formula is there; a row that is gone by then costs nothing.
 */
export class Painter {
  /** Target → its formula and the words that stand for it. */
  private readonly waiting = new Map<HTMLElement, { readonly latex: string; readonly words: string }>();
  private readonly cache = new Map<string, HTMLElement>();
  private frame = 0;
  private pausedUntil = 0;

  /** @param tallest height in em above which a formula is made smaller, so that it fits its row */
  constructor(private readonly tallest: number) {}

  /** Shows the formula in the target, now if it is at hand, else soon. */
  paint(target: HTMLElement, latex: string, words: string): void {
    if (target.dataset.latex === latex) return;
    target.dataset.latex = latex;
    const ready = this.cache.get(latex);
    if (ready && !ready.isConnected && performance.now() >= this.pausedUntil) {
      this.waiting.delete(target);
      target.replaceChildren(this.formula(latex, words));
      return;
    }
    target.replaceChildren(words);
    this.waiting.delete(target);
    this.waiting.set(target, { latex, words });
    this.frame ||= requestAnimationFrame(() => this.work());
  }

  /** Rows fly past: they show their words until they come to rest. */
  pause(): void {
    this.pausedUntil = performance.now() + rest;
  }

  /** The target shows nothing now. */
  forget(target: HTMLElement): void {
    this.waiting.delete(target);
    delete target.dataset.latex;
    target.replaceChildren();
  }

  private work(): void {
    this.frame = 0;
    const start = performance.now();
    if (start >= this.pausedUntil) {
      for (const [target, { latex, words }] of this.waiting) {
        this.waiting.delete(target);
        target.replaceChildren(this.formula(latex, words));
        if (performance.now() > start + budget) break;
      }
    }
    if (this.waiting.size > 0) this.frame = requestAnimationFrame(() => this.work());
  }

  private formula(latex: string, words: string): HTMLElement {
    let node = this.cache.get(latex);
    if (!node || node.isConnected) {
      node = renderFormula(latex, 'row');
      const height = formulaHeight(node);
      const scale = Math.min(1, this.tallest / height);
      if (scale < smallest) node.replaceChildren(words);
      else if (scale < 1) node.style.fontSize = `${scale}em`;
    }
    this.keep(latex, node);
    return node;
  }

  private keep(latex: string, node: HTMLElement): void {
    this.cache.delete(latex);
    this.cache.set(latex, node);
    if (this.cache.size > kept) this.cache.delete(this.cache.keys().next().value!);
  }
}
