import { anyState, command } from './command.ts';

/** Adds the conjectures of a search to a library file, as far as that does not hold them. */
export const addToLibrary = command({
  name: 'esma.addToLibrary',
  title: 'Add Conjectures to Library…',
  takes: 'search',
  states: anyState,
  when: 'esma.hasSearches',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search/',
      group: '1_file@1',
    },
  ],
  run: ({ saving, collection }, search) =>
    saving.addToLibrary(collection.ofSource(search.id), search.progress?.conjectures),
});
