import { button, element } from './dom.ts';
import { t } from './text.ts';

/** What stands in the place of a list that has nothing yet. @param search begins a search */
export function nothingYet(search: () => void): HTMLElement[] {
  return [
    element('h2', {}, t('No conjectures yet')),
    element(
      'p',
      {},
      t('Name a constant, and ESMA looks for continued fractions of its simple rational images.'),
    ),
    button({ label: t('New Search…'), text: t('New Search…'), kind: 'primary' }, search),
  ];
}

/** What stands in the place of a list of which a filter shows nothing. @param clear takes the filter away */
export function nothingMatches(clear: () => void): HTMLElement[] {
  return [
    element('p', {}, t('No conjecture matches the filter.')),
    button({ label: t('Clear the filter'), text: t('Clear the filter'), kind: 'secondary' }, clear),
  ];
}
