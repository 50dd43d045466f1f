import { command } from './command.ts';

/** Opens a library file and shows its conjectures. */
export const openConjectures = command({
  name: 'esma.openConjectures',
  title: 'Open Conjectures File…',
  takes: 'nothing',
  icon: 'folder-opened',
  menus: [{ menu: 'view/title', when: 'view == esma.searches', group: 'navigation@2' }],
  run: ({ files, pages }) => files.open(() => pages.show()),
});
