import { command } from './command.ts';

/**
 * Opens the page of the conjectures in an editor tab, with one of them selected where one is named, or where the cursor stands
 * in its formula.
 */
export const showConjectures = command({
  name: 'esma.showConjectures',
  title: 'Show Conjectures',
  takes: 'nothing',
  icon: 'open-preview',
  menus: [{ menu: 'view/title', when: 'view == esma.conjectures', group: 'navigation@1' }],
  page: 'open',
  run: ({ pages, conjectures }, _, id) =>
    pages.show(typeof id === 'string' ? id : conjectures.atCursor()?.id),
});
