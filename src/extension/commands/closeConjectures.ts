import { command } from './command.ts';

/** Takes the conjectures of a library file from the list. */
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
  run: ({ files }, file) => files.close(file),
});
