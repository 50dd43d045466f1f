import type { FromNumbersPage, NameAction, PageName, PageNumber } from '../protocol/numbers.ts';
import { nameActions } from '../protocol/numbers.ts';
import { button, element } from './dom.ts';
import { renderFormula } from './formula.ts';
import { icon } from './icons.ts';
import { t } from './text.ts';

type Post = (message: FromNumbersPage) => void;

/** Longest text of a number in a list. */
const longest = 44;

/** A number in a list: its beginning, and how many characters follow. */
export function shortened(input: string): string {
  return input.length > longest ? `${input.slice(0, longest)}…` : input;
}

export function standingText(standing: PageName['standing']): string {
  switch (standing) {
    case 'proved':
      return t('proved');
    case 'conjectured':
      return t('conjectured');
    case 'perhaps':
      return t('perhaps');
  }
}

/** A number with its names: the best one, the others folded, and what else is known. */
export function numberView(number: PageNumber, post: Post): HTMLElement {
  const [best, ...others] = number.names;
  const card = (name: PageName, index: number): HTMLElement => nameCard(number.id, name, index, post);
  return element(
    'article',
    { class: 'number' },
    element('h2', { class: 'digits', tabindex: '-1' }, number.input),
    best ? card(best, 0) : null,
    others.length > 0
      ? element(
          'details',
          { class: 'others' },
          element('summary', {}, othersTitle(others.length, best?.statement !== undefined)),
          ...others.map((name, i) => card(name, i + 1)),
        )
      : null,
    ...number.sentences.map((sentence) => element('p', { class: 'sentence' }, sentence)),
    number.isDecimal
      ? element(
          'div',
          { class: 'actions' },
          button({ label: t('More Digits…'), text: t('More Digits…'), kind: 'secondary' }, () =>
            post({ kind: 'moreDigits', id: number.id }),
          ),
        )
      : null,
  );
}

function othersTitle(count: number, areStatements: boolean): string {
  if (areStatements) return count === 1 ? t('One other statement') : t('{0} other statements', count);
  return count === 1 ? t('One other name') : t('{0} other names', count);
}

function nameCard(id: string, name: PageName, index: number, post: Post): HTMLElement {
  const { standing, basis, figures, programs } = name;
  const actions = (Object.keys(nameActions) as NameAction[])
    .filter((action) => isOffered(action, name))
    .map((action) =>
      button(
        {
          label: t(nameActions[action]),
          text: t(nameActions[action]),
          kind: index === 0 && action === 'insert' ? 'primary' : 'secondary',
        },
        () => post({ kind: 'name', action, id, index }),
      ),
    );
  return element(
    'section',
    { class: 'name', 'aria-label': name.text },
    element('div', { class: 'display', tabindex: '0' }, renderFormula(name.latex, 'display')),
    element('p', { class: 'plain-name digits' }, name.text),
    element(
      'p',
      { class: `standing ${standing}` },
      icon(standing === 'proved' ? 'proved' : 'open'),
      element('strong', {}, standingText(standing)),
      element('span', {}, basis),
    ),
    figures ? surplusBar(figures) : null,
    element('div', { class: 'actions' }, ...actions),
    programs.length > 0
      ? element(
          'details',
          { class: 'check' },
          element('summary', {}, t('How to check')),
          ...programs.map(({ title, text }) =>
            element('figure', {}, element('figcaption', {}, title), element('pre', { tabindex: '0' }, text)),
          ),
        )
      : null,
  );
}

/** A statement for all k is no number to search for, and has a proof of its own where it is proved. */
function isOffered(action: NameAction, { statement, standing }: PageName): boolean {
  if (action === 'search') return statement === undefined;
  return action !== 'insertProof' || (statement !== undefined && standing === 'proved');
}

/** What the digits explain, in two parts: what the formula costs, and what is left. */
function surplusBar({ explains, cost, surplus }: NonNullable<PageName['figures']>): HTMLElement {
  const words = t(
    'It explains {0} digits with {1}: surplus {2}.',
    explains.toFixed(1),
    cost.toFixed(1),
    surplus.toFixed(1),
  );
  const part = (kind: string, size: number): HTMLElement => {
    const node = element('div', { class: kind });
    node.style.flexGrow = String(Math.max(0, size));
    return node;
  };
  return element(
    'div',
    { class: 'surplus' },
    element(
      'div',
      { class: 'surplus-bar', role: 'img', 'aria-label': words },
      part('cost', cost),
      part('gain', surplus),
    ),
    element('p', { class: 'quiet' }, words),
  );
}
