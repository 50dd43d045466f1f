import { command } from './command.ts';

/** Joins a run on a cluster, and takes what it found into the list. */
export const gatherRun = command({
  name: 'esma.gatherRun',
  title: 'Gather Run on a Cluster…',
  takes: 'nothing',
  icon: 'cloud-download',
  when: 'isWorkspaceTrusted && esma.hasRuns',
  menus: [
    { menu: 'view/item/context', when: 'view == esma.searches && viewItem == run.done', group: 'inline@1' },
  ],
  run: ({ cluster }, _, run) => cluster.gather(run),
});
