import { command } from './command.ts';

/** Ends a search; what it has found stays. */
export const stopSearch = command({
  name: 'esma.stopSearch',
  title: 'Stop Search',
  takes: 'search',
  states: ['running', 'paused'],
  icon: 'debug-stop',
  when: 'esma.isRunning || esma.isPaused',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search\\.(running|paused)$/',
      group: 'inline@2',
    },
  ],
  run: ({ searches }, search) => searches.stop(search),
});
