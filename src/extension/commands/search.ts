import { command } from './command.ts';

/** Asks for a constant and a space, and starts a search. */
export const search = command({
  name: 'esma.search',
  title: 'Search for Conjectures…',
  takes: 'nothing',
  icon: 'search',
  menus: [{ menu: 'view/title', when: 'view == esma.searches', group: 'navigation@1' }],
  run: ({ searching }) => searching.start(),
});
