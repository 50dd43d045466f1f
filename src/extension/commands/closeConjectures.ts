import { command } from './command.ts';

/** Takes the conjectures of a library file, or of those that are selected, from the list. */
export const closeConjectures = command({
  name: 'esma.closeConjectures',
  title: 'Close Conjectures File',
  takes: 'file',
  icon: 'close',
  when: 'esma.hasFiles',
  menus: [
    { menu: 'view/item/context', when: 'view == esma.searches && viewItem == file', group: 'inline@4' },
    { menu: 'view/item/context', when: 'view == esma.searches && viewItem == file', group: '2_delete@1' },
  ],
  run: ({ files }, file, _, items) => {
    const chosen = files.all().filter((each) => Array.isArray(items) && items.includes(each));
    for (const each of chosen.includes(file) ? chosen : [file]) files.close(each);
  },
});
