import { command } from './command.ts';

/** Shows the script that submits a run on a cluster, and runs it when that is said. */
export const submitRun = command({
  name: 'esma.submitRun',
  title: 'Submit Run on a Cluster…',
  takes: 'nothing',
  icon: 'run-all',
  when: 'isWorkspaceTrusted && esma.hasRuns',
  menus: [
    { menu: 'view/item/context', when: 'view == esma.searches && viewItem == run.open', group: 'inline@1' },
  ],
  run: ({ cluster }, _, run) => cluster.submit(run),
});
