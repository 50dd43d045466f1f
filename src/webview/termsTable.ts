import type { TermClass } from '../protocol/page.ts';
import { element } from './dom.ts';
import { renderFormula } from './formula.ts';
import { t } from './text.ts';

/** The residue classes of the terms: a_{2j+1} = 2j + 3, the sign after it, the first terms. */
export function termsTable(classes: readonly TermClass[]): HTMLElement {
  const head = [t('Index'), t('Polynomial'), t('Sign'), t('First terms')];
  return element(
    'div',
    { class: 'table-frame', role: 'group', 'aria-label': t('Terms'), tabindex: 0 },
    element(
      'table',
      { class: 'classes' },
      element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
      element(
        'tbody',
        {},
        ...classes.map(({ index, polynomial, sign, first }) =>
          element(
            'tr',
            {},
            element(
              'th',
              { scope: 'row' },
              element('span', { class: 'visually-hidden' }, `a ${index}`),
              // Without MathML: the words stand for it.
              renderFormula(`a_{${index}}`, 'row'),
            ),
            element('td', {}, renderFormula(polynomial, 'inline')),
            element('td', { class: 'sign' }, sign),
            element('td', { class: 'first' }, `${first.join(', ')}, …`),
          ),
        ),
      ),
    ),
  );
}
