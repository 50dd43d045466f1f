import { anyState, command } from './command.ts';

/** Deletes a search and its conjectures, or those that are selected, when the question is answered so. */
export const deleteSearch = command({
  name: 'esma.deleteSearch',
  title: 'Delete Search',
  takes: 'search',
  states: anyState,
  icon: 'trash',
  when: 'esma.hasSearches',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search/',
      group: 'inline@4',
    },
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search/',
      group: '2_delete@1',
    },
  ],
  run: ({ searching }, search, _, items) => searching.delete(search, items),
});
