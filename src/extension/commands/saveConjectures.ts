import { anyState, command } from './command.ts';

/** Writes the conjectures of a search into a file. */
export const saveConjectures = command({
  name: 'esma.saveConjectures',
  title: 'Save Conjectures to File…',
  takes: 'search',
  states: anyState,
  icon: 'save',
  when: 'esma.hasSearches',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search/',
      group: 'inline@3',
    },
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search/',
      group: '1_file@1',
    },
  ],
  run: ({ saving, collection }, search) =>
    saving.save(collection.ofSource(search.id), search.progress?.conjectures),
});
