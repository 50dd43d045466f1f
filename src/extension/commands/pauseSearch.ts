import { command } from './command.ts';

/** Lets a running search rest after the groups at hand. */
export const pauseSearch = command({
  name: 'esma.pauseSearch',
  title: 'Pause Search',
  takes: 'search',
  states: ['running'],
  icon: 'debug-pause',
  when: 'esma.isRunning',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem == search.running',
      group: 'inline@1',
    },
  ],
  run: ({ searches }, search) => searches.pause(search),
});
