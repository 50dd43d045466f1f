import { figureAxes } from '../core/fractions/figureAxes.ts';
import type { FigureAxes } from '../core/fractions/figureAxes.ts';
import { looksOf } from '../formats/figure/looks.ts';
import { sceneOf } from '../formats/figure/scene.ts';
import { copiedSize } from '../formats/figure/size.ts';
import { figureSvg, pagePaint } from '../formats/figure/svg.ts';
import { severalActions } from '../protocol/actions.ts';
import type { SeveralAction } from '../protocol/actions.ts';
import type { FigureCurve } from '../protocol/page.ts';
import { button, element } from './dom.ts';
import { figurePng } from './figurePicture.ts';
import { renderMathText } from './mathText.ts';
import { t } from './text.ts';

/** Milliseconds for which a button says that it has copied. */
const said = 2000;

export interface FigureListener {
  /** Does something with the figure; true when it was done. */
  readonly act: (action: SeveralAction, axes: FigureAxes) => Promise<boolean>;
  /** Copies a picture, or has it saved where the page may not copy it; true when it is copied. */
  readonly copyPicture: (picture: Promise<Blob>) => Promise<boolean>;
}

/** The convergence of some fractions as a figure, to be copied and put into a paper; the same numbers as a table below. */
export class FigureView {
  readonly node: HTMLElement;
  private readonly frame = element('div', { class: 'chart-frame' });
  private readonly axes = element('select', { 'aria-label': t('Axes') });
  private readonly observer: ResizeObserver;
  private width = 0;

  /** @param names what the curves are called here, where that is not their entry in a legend */
  constructor(
    private readonly curves: readonly FigureCurve[],
    private readonly listener: FigureListener,
    private readonly names: readonly string[] | null = null,
  ) {
    const titles: Readonly<Record<FigureAxes, string>> = {
      terms: t('digits against terms'),
      multiplications: t('digits against multiplications'),
      error: t('error against terms'),
    };
    this.axes.append(...figureAxes.map((axes) => new Option(titles[axes], axes)));
    this.axes.addEventListener('change', () => this.draw());
    this.node = element(
      'figure',
      { class: 'convergence' },
      this.axes,
      this.frame,
      element('figcaption', {}, ...this.legend()),
      element('div', { class: 'actions', role: 'group', 'aria-label': t('Figure') }, ...this.buttons()),
      element('details', {}, element('summary', {}, t('The numbers as a table')), this.table()),
    );
    this.observer = new ResizeObserver(([entry]) => {
      this.width = entry!.contentRect.width;
      this.draw();
    });
    this.observer.observe(this.frame);
  }

  dispose(): void {
    this.observer.disconnect();
  }

  private get chosen(): FigureAxes {
    return this.axes.value as FigureAxes;
  }

  private draw(): void {
    if (this.width < 60) return;
    const height = Math.round(Math.min(280, Math.max(160, this.width * 0.55)));
    const scene = this.scene(this.width, height, false);
    const svg = parsed(figureSvg(scene, pagePaint, null));
    svg.setAttribute('class', 'chart');
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', this.summary());
    this.frame.replaceChildren(svg);
  }

  private scene(width: number, height: number, hasLegend: boolean) {
    const names = {
      terms: t('terms'),
      multiplications: t('multiplications'),
      digits: t('correct digits'),
      error: t('error'),
    };
    return sceneOf(this.curves, { axes: this.chosen, width, height, names, hasLegend });
  }

  /** Below the figure, as formulas; what is copied has it within. */
  private legend(): HTMLElement[] {
    const looks = looksOf(this.curves);
    return this.curves.map(({ latex, isBeside }, curve) => {
      const { dash, mark } = looks[curve]!;
      const scene = {
        width: 28,
        height: 10,
        lines: [
          {
            points: [
              [0, 5],
              [28, 5],
            ] as const,
            dash,
            curve,
            isBeside,
          },
        ],
        marks: mark ? [{ at: [14, 5] as const, mark, curve }] : [],
        texts: [],
      };
      const key = parsed(figureSvg(scene, pagePaint, null));
      key.setAttribute('class', 'key');
      key.setAttribute('aria-hidden', 'true');
      const name = this.names?.[curve];
      return element(
        'div',
        { class: 'key-entry' },
        key,
        element('div', {}, ...(name === undefined ? renderMathText(latex) : [name])),
      );
    });
  }

  private buttons(): HTMLElement[] {
    const act = (action: SeveralAction) =>
      button(
        {
          label: t(severalActions[action].label),
          text: t(severalActions[action].label),
          kind: action === 'insertFigure' ? 'primary' : 'secondary',
        },
        () => void this.listener.act(action, this.chosen),
      );
    const picture = button({ label: t('Copy PNG'), text: t('Copy PNG'), kind: 'secondary' }, () => {
      const { width, height } = copiedSize;
      void this.listener.copyPicture(figurePng(this.scene(width, height, true))).then((isCopied) => {
        if (!isCopied) return;
        const text = picture.firstElementChild!;
        text.textContent = t('Copied.');
        setTimeout(() => (text.textContent = t('Copy PNG')), said);
      });
    });
    return [
      act('insertFigure'),
      act('insertTikz'),
      act('copySvg'),
      picture,
      act('copyTikz'),
      act('copyPgfplots'),
    ];
  }

  private nameOf(curve: number): string {
    return this.names?.[curve] ?? this.curves[curve]!.text;
  }

  /** Where the curves end, in a sentence. */
  private summary(): string {
    const terms = Math.max(...this.curves.map(({ digits }) => digits.length));
    const ends = this.curves.map(({ digits }, i) =>
      t('{0} by {1}', digitsText(digits.at(-1)), this.nameOf(i)),
    );
    return t('Correct digits after {0} terms: {1}.', terms, ends.join('; '));
  }

  private table(): HTMLElement {
    const terms = Math.max(...this.curves.map(({ digits }) => digits.length));
    const rows = Array.from({ length: terms }, (_, i) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, String(i + 1)),
        ...this.curves.map(({ digits }) => element('td', {}, digitsText(digits[i]))),
      ),
    );
    const heads = [t('terms'), ...this.curves.map((_, i) => this.nameOf(i))];
    return element(
      'div',
      { class: 'table-frame', role: 'group', 'aria-label': t('The numbers as a table'), tabindex: 0 },
      element(
        'table',
        { class: 'numbers' },
        element(
          'thead',
          {},
          element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, name))),
        ),
        element('tbody', {}, ...rows),
      ),
    );
  }
}

function digitsText(digits: number | undefined): string {
  return digits === undefined ? '–' : digits.toFixed(1);
}

/** SVG as an element: it has attributes alone, which the page's policy allows. */
function parsed(svg: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return document.importNode(documentElement, true) as unknown as SVGSVGElement;
}
