import { command } from './command.ts';

/** Asks for a search and a scheduler, writes a folder with scripts, shows them, and submits them when that is said. */
export const runOnCluster = command({
  name: 'esma.runOnCluster',
  title: 'Run on a Cluster…',
  takes: 'nothing',
  when: 'isWorkspaceTrusted',
  menus: [{ menu: 'view/title', when: 'view == esma.searches && isWorkspaceTrusted', group: '1_cluster@1' }],
  run: ({ cluster }) => cluster.start(),
});
