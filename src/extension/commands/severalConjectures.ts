import { command } from './command.ts';

/** Compares, draws, proves or saves several conjectures at once. */
export const severalConjectures = command({
  name: 'esma.severalConjectures',
  title: 'Compare, Draw or Prove Several Conjectures…',
  takes: 'nothing',
  icon: 'checklist',
  when: 'esma.hasConjectures',
  menus: [{ menu: 'view/title', when: 'view == esma.conjectures && esma.hasConjectures', group: '1_file@2' }],
  run: ({ comparing }) => comparing.choose(),
});
