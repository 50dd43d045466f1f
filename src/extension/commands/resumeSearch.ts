import { command } from './command.ts';

/** Goes on with a search that rests or was ended before its end. */
export const resumeSearch = command({
  name: 'esma.resumeSearch',
  title: 'Resume Search',
  takes: 'search',
  states: ['paused', 'stopped', 'failed'],
  icon: 'play',
  when: 'esma.canResume',
  menus: [
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^search\\.(paused|stopped|failed)$/',
      group: 'inline@1',
    },
  ],
  run: ({ searches }, search) => searches.resume(search),
});
