import { command } from './command.ts';

/** Takes a run on a cluster out of the view; its folder stays, and so do its jobs. */
export const forgetRun = command({
  name: 'esma.forgetRun',
  title: 'Remove Run on a Cluster from View…',
  takes: 'nothing',
  when: 'esma.hasRuns',
  menus: [
    { menu: 'view/item/context', when: 'view == esma.searches && viewItem =~ /^run/', group: '9_forget@1' },
  ],
  run: ({ cluster }, _, run) => cluster.forget(run),
});
