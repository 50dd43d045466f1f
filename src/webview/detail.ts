import { pageActions } from '../protocol/actions.ts';
import type { PageAction, PageActionDescription } from '../protocol/actions.ts';
import type { Detail, FigureCurve } from '../protocol/page.ts';
import { button, element } from './dom.ts';
import { FigureView } from './figureView.ts';
import type { FigureListener } from './figureView.ts';
import { renderFormula } from './formula.ts';
import { icon } from './icons.ts';
import { renderMathText } from './mathText.ts';
import { badges, menuContext } from './row.ts';
import { termsTable } from './termsTable.ts';
import { formatRate, t } from './text.ts';

export interface DetailListener {
  readonly act: (action: PageAction, id: string) => Promise<void>;
  readonly close: () => void;
  /** What the figure of these conjectures tells. */
  readonly figure: (ids: readonly string[]) => FigureListener;
}

/** A conjecture with all that is known of it, or the convergence of several. */
export class DetailView {
  readonly node: HTMLElement;
  private chart: FigureView | null = null;
  /** The conjecture that is shown. */
  shown: Detail | null = null;

  constructor(
    private readonly layout: 'side' | 'wide',
    private readonly listener: DetailListener,
  ) {
    this.node = element('section', { class: 'detail', 'aria-label': t('Detail'), tabindex: -1 });
    this.node.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.listener.close();
    });
    this.showNothing();
  }

  showNothing(): void {
    this.clear();
    this.node.append(
      element(
        'div',
        { class: 'empty' },
        element('p', {}, t('Select a conjecture to see its formula, terms and convergence.')),
      ),
    );
  }

  /** Until a detail has come: what was shown stays, unless it takes long. */
  showWaiting(): void {
    this.node.setAttribute('aria-busy', 'true');
  }

  showError(sentence: string, retry: () => void): void {
    this.clear();
    this.node.append(
      element(
        'div',
        { class: 'empty' },
        element('p', { role: 'alert' }, sentence),
        button({ label: t('Try again'), text: t('Try again'), kind: 'secondary' }, retry),
      ),
    );
  }

  show(detail: Detail): void {
    // While a search runs, details are asked for again and again, and are mostly the same.
    if (this.shown && JSON.stringify(this.shown) === JSON.stringify(detail)) {
      this.node.removeAttribute('aria-busy');
      return;
    }
    // What was scrolled and focused stays so, where the same conjecture is shown anew.
    const same = this.shown?.id === detail.id;
    const scroller = this.node.querySelector('.detail-body');
    const top = same ? (scroller?.scrollTop ?? 0) : 0;
    const focused = same ? (document.activeElement as HTMLElement | null)?.dataset.action : undefined;
    this.clear();
    this.shown = detail;
    this.chart = new FigureView(detail.curves, this.listener.figure([detail.id]), [
      t('this fraction'),
      t('simple fraction'),
    ]);
    this.node.setAttribute('data-vscode-context', menuContext(detail.id, false));
    const body = element(
      'div',
      { class: 'detail-body', tabindex: 0, role: 'group', 'aria-label': t('Detail') },
      this.formula(detail),
      this.actions(detail),
      element('div', { class: 'columns' }, this.left(detail), this.right(detail)),
      this.proof(detail),
    );
    this.node.append(this.head(detail), body);
    body.scrollTop = top;
    if (focused) this.node.querySelector<HTMLElement>(`[data-action="${focused}"]`)?.focus();
  }

  /** The convergence of several conjectures in one figure. @param count how many are selected, of which the first are drawn */
  showFigure(curves: readonly FigureCurve[], ids: readonly string[], count: number): void {
    this.clear();
    this.chart = new FigureView(curves, this.listener.figure(ids));
    const drawn = curves.filter(({ isBeside }) => !isBeside).length;
    this.node.append(
      this.headOf(element('h2', {}, t('Convergence of {0} fractions', drawn))),
      element(
        'div',
        { class: 'detail-body', tabindex: 0, role: 'group', 'aria-label': t('Figure') },
        drawn < count
          ? element('p', {}, t('The first {0} of {1}, which the eye still tells apart.', drawn, count))
          : null,
        this.chart.node,
      ),
    );
  }

  private clear(): void {
    this.chart?.dispose();
    this.chart = null;
    this.shown = null;
    this.node.removeAttribute('data-vscode-context');
    this.node.removeAttribute('aria-busy');
    this.node.replaceChildren();
  }

  private head(detail: Detail): HTMLElement {
    return this.headOf(
      element('h2', { title: detail.text }, detail.text),
      element('span', { class: 'standing' }, ...badges(detail)),
    );
  }

  private headOf(...nodes: readonly HTMLElement[]): HTMLElement {
    return element(
      'header',
      { class: 'detail-head' },
      ...nodes,
      this.layout === 'side'
        ? button({ label: t('Close the detail'), icon: icon('close'), kind: 'icon-button' }, () =>
            this.listener.close(),
          )
        : null,
    );
  }

  private formula(detail: Detail): HTMLElement {
    return element(
      'div',
      { class: 'display', role: 'group', 'aria-label': t('Formula'), tabindex: 0 },
      renderFormula(detail.latex, 'display'),
    );
  }

  private actions(detail: Detail): HTMLElement {
    const proof = detail.proof === null ? 'unproved' : 'proved';
    const nodes = this.offered(
      detail,
      'always',
      proof,
      ...(this.layout === 'side' ? (['side'] as const) : []),
    );
    return element('div', { class: 'actions', role: 'group', 'aria-label': t('Actions') }, ...nodes);
  }

  /** The buttons of the actions that are offered in these cases, in their order. */
  private offered(
    detail: Detail,
    ...cases: readonly PageActionDescription['offered'][]
  ): HTMLButtonElement[] {
    return (Object.keys(pageActions) as PageAction[])
      .filter((action) => cases.includes(pageActions[action].offered))
      .map((action) => this.action(detail, action));
  }

  private action(detail: Detail, action: PageAction): HTMLButtonElement {
    const text = t(pageActions[action].label);
    const node = button({ label: text, text, kind: action === 'insert' ? 'primary' : 'secondary' }, () => {
      if (node.getAttribute('aria-disabled') === 'true') return;
      node.setAttribute('aria-disabled', 'true');
      void this.listener.act(action, detail.id).finally(() => node.removeAttribute('aria-disabled'));
    });
    node.dataset.action = action;
    return node;
  }

  private left(detail: Detail): HTMLElement {
    return element(
      'div',
      { class: 'column' },
      section(
        t('Terms'),
        ...(detail.classes.length > 0
          ? [termsTable(detail.classes), element('p', { class: 'range' }, t('for j = 0, 1, 2, …'))]
          : []),
        detail.recurrence === null
          ? null
          : element(
              'div',
              { class: 'display small', role: 'group', 'aria-label': t('Recurrence'), tabindex: 0 },
              renderFormula(detail.recurrence, 'display'),
            ),
        element('p', { class: 'terms' }, `[${detail.terms.join(', ')}, …]`),
      ),
      section(null, facts(detail)),
    );
  }

  private right(detail: Detail): HTMLElement {
    return element(
      'div',
      { class: 'column' },
      section(
        t('Convergence'),
        element('p', {}, t('{0} digits a term over 200 terms', formatRate(detail.rate))),
        this.chart!.node,
      ),
      detail.standingText === ''
        ? null
        : section(t('Standing'), element('div', { class: 'prose' }, ...renderMathText(detail.standingText))),
      detail.relationText === ''
        ? null
        : section(
            t('Numerators'),
            element('div', { class: 'prose' }, ...renderMathText(detail.relationText)),
          ),
    );
  }

  /** Below both columns: its matrices are wide. */
  private proof(detail: Detail): HTMLElement | null {
    if (detail.proof === null) return null;
    const { theorem, proof, foundations } = detail.proof;
    return section(
      t('Proof'),
      element('div', { class: 'prose proof' }, ...renderMathText(`${theorem}\n\n${proof}`)),
      element(
        'details',
        { class: 'foundations' },
        element('summary', {}, t('What the proof rests on')),
        element('div', { class: 'prose' }, ...renderMathText(foundations)),
      ),
      element(
        'div',
        { class: 'actions', role: 'group', 'aria-label': t('Proof') },
        ...this.offered(detail, 'belowProof'),
      ),
    );
  }
}

function section(title: string | null, ...children: readonly (Node | null)[]): HTMLElement {
  return element('section', {}, title === null ? null : element('h3', {}, title), ...children);
}

function facts(detail: Detail): HTMLElement {
  const digits = detail.proved
    ? t('{0} as recorded, in a proved enclosure', detail.digits)
    : t('{0} as recorded, computed numerically', detail.digits);
  const entries: [string, string][] = [
    [t('Constant'), detail.constant],
    [detail.isSigned ? t('Signs') : t('Numerators'), detail.signs],
    [t('Preperiod'), detail.preperiod.length === 0 ? t('none') : detail.preperiod.join(', ')],
    [t('Linear complexity'), String(detail.order)],
    [t('Digits'), digits],
    [t('Search'), detail.search],
  ];
  return element(
    'dl',
    { class: 'facts-list' },
    ...entries.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}
