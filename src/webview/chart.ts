import { axisBottom, axisLeft } from 'd3-axis';
import { scaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import { line } from 'd3-shape';
import type { Detail } from '../protocol/page.ts';
import { element } from './dom.ts';
import { t } from './text.ts';

const namespace = 'http://www.w3.org/2000/svg';
const margin = { top: 8, right: 10, bottom: 34, left: 40 };

type Convergence = Detail['convergence'];

/** Correct digits against terms, of the fraction and of the simple one; the same numbers as a table below. */
export class ConvergenceChart {
  readonly node: HTMLElement;
  private readonly svg = document.createElementNS(namespace, 'svg');
  private readonly observer: ResizeObserver;

  constructor(private readonly convergence: Convergence) {
    this.svg.setAttribute('class', 'chart');
    this.svg.setAttribute('role', 'img');
    this.svg.setAttribute('aria-label', summary(convergence));
    this.node = element(
      'figure',
      { class: 'convergence' },
      element('figcaption', {}, key('own', t('this fraction')), key('simple', t('simple fraction'))),
      this.svg as unknown as HTMLElement,
      element('details', {}, element('summary', {}, t('The numbers as a table')), numbersTable(convergence)),
    );
    this.observer = new ResizeObserver(([entry]) => this.draw(entry!.contentRect.width));
    this.observer.observe(this.node);
  }

  dispose(): void {
    this.observer.disconnect();
  }

  private draw(width: number): void {
    if (width < 60) return;
    const height = Math.round(Math.min(260, Math.max(150, width * 0.5)));
    const { own, simple } = this.convergence;
    const terms = Math.max(own.length, simple.length, 2);
    const digits = Math.max(...own, ...simple, 1);
    const x = scaleLinear([1, terms], [margin.left, width - margin.right]);
    const y = scaleLinear([0, digits], [height - margin.bottom, margin.top]).nice(4);
    const curve = line<number>(
      (_, i) => x(i + 1),
      (value) => y(Math.max(0, value)),
    );
    const root = select(this.svg).attr('width', width).attr('height', height);
    root.selectChildren().remove();
    root
      .append('g')
      .attr('class', 'axis y')
      .attr('transform', `translate(${margin.left},0)`)
      .call(
        axisLeft(y)
          .ticks(4)
          .tickSize(-(width - margin.left - margin.right)),
      );
    root
      .append('g')
      .attr('class', 'axis x')
      .attr('transform', `translate(0,${height - margin.bottom})`)
      .call(
        axisBottom(x)
          .ticks(Math.max(2, Math.min(terms, width / 60)), 'd')
          .tickSize(4),
      );
    // Fonts are the page's, by the style sheet.
    root.selectAll('.axis').attr('font-family', null).attr('font-size', null);
    root
      .append('text')
      .attr('class', 'axis-name')
      .attr('x', width - margin.right)
      .attr('y', height - 4)
      .attr('text-anchor', 'end')
      .text(t('terms'));
    root
      .append('text')
      .attr('class', 'axis-name')
      .attr('text-anchor', 'end')
      .attr('transform', `translate(11,${margin.top}) rotate(-90)`)
      .text(t('correct digits'));
    root
      .append('path')
      .attr('class', 'curve simple')
      .attr('d', curve([...simple]));
    root
      .append('path')
      .attr('class', 'curve own')
      .attr('d', curve([...own]));
  }
}

function key(which: 'own' | 'simple', name: string): HTMLElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'key');
  svg.setAttribute('viewBox', '0 0 24 8');
  svg.setAttribute('aria-hidden', 'true');
  select(svg).append('path').attr('class', `curve ${which}`).attr('d', 'M0 4H24');
  const node = element('span', { class: 'key-entry' }, svg as unknown as HTMLElement, name);
  return node;
}

function digitsText(digits: number | undefined): string {
  return digits === undefined ? '–' : digits.toFixed(1);
}

/** The chart in one sentence: where both curves end. */
function summary({ own, simple }: Convergence): string {
  return t(
    'Correct digits after {0} terms: {1} by this fraction, {2} by the simple fraction.',
    Math.max(own.length, simple.length),
    digitsText(own.at(-1)),
    digitsText(simple.at(-1)),
  );
}

function numbersTable({ own, simple }: Convergence): HTMLElement {
  const head = [t('terms'), t('this fraction'), t('simple fraction')];
  const rows = Array.from({ length: Math.max(own.length, simple.length) }, (_, i) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(i + 1)),
      element('td', {}, digitsText(own[i])),
      element('td', {}, digitsText(simple[i])),
    ),
  );
  return element(
    'table',
    { class: 'numbers' },
    element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows),
  );
}
