import { command } from './command.ts';

/** Searches for the expression or the number that is selected in the editor, or for the one that a hover gives. */
export const searchSelection = command({
  name: 'esma.searchSelection',
  title: 'Search from Selection',
  takes: 'nothing',
  when: 'editorHasSelection',
  menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@1' }],
  run: ({ searching }, _, text) => searching.startWithSelection(text),
});
